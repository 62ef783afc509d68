// Our side of OpenID Connect: authorization code with PKCE, state and nonce, against any provider.
import * as client from "openid-client"
import { identityProblems } from "../contract.ts"

export type PartyKind = "citizen" | "employer"

/** Names of the claims and scopes at a provider. */
export interface ClaimNames {
  readonly name: string
  readonly idNumber: string
  readonly creditCode: string
  readonly agentName: string
  readonly citizenScope: string
  readonly employerScope: string
}

export const usualClaims: ClaimNames = { name: "name", idNumber: "id_number", creditCode: "uscc", agentName: "agent_name", citizenScope: "openid identity", employerScope: "openid employer" }

/** What must be remembered between leaving for the provider and coming back. */
export interface Leaving {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** Whom the provider vouches for. */
export interface Vouched {
  readonly name: string
  readonly idNumber: string
  readonly creditCode: string
  readonly agentName: string
}

export interface Provider {
  leave(as: PartyKind, origin: string): Promise<{ readonly url: string; readonly leaving: Leaving }>
  /** @throws identity.provider-failed when anything about the answer is not as it must be. */
  arrive(at: URL, leaving: Leaving): Promise<Vouched>
}

export const callbackPath = "/api/identity/oidc/callback"

export interface ProviderSettings {
  /** Reads the provider's own description; tried again at the next sign-in when it fails. */
  readonly discover: () => Promise<client.Configuration>
  readonly claims: ClaimNames
  /** Turns the provider's address into the one the person's browser should use. */
  readonly seenFrom?: (url: URL, origin: string) => URL
}

export function provider(settings: ProviderSettings): Provider {
  let discovered: Promise<client.Configuration> | undefined
  const configuration = () => {
    discovered ??= settings.discover().catch((failure: unknown) => {
      discovered = undefined
      throw failure
    })
    return discovered
  }
  return {
    leave: async (as, origin) => {
      const leaving = { state: client.randomState(), nonce: client.randomNonce(), verifier: client.randomPKCECodeVerifier() }
      const url = client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: `${origin}${callbackPath}`,
        scope: as === "citizen" ? settings.claims.citizenScope : settings.claims.employerScope,
        state: leaving.state,
        nonce: leaving.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(leaving.verifier),
        code_challenge_method: "S256",
        prompt: "login",
      })
      return { url: (settings.seenFrom?.(url, origin) ?? url).href, leaving }
    },
    arrive: async (at, leaving) => {
      try {
        const ready = await configuration()
        const tokens = await client.authorizationCodeGrant(ready, at, { pkceCodeVerifier: leaving.verifier, expectedState: leaving.state, expectedNonce: leaving.nonce, idTokenExpected: true })
        const claims = tokens.claims()
        if (!claims) throw new Error("the provider sent no identity token")
        const about = ready.serverMetadata().userinfo_endpoint ? await client.fetchUserInfo(ready, tokens.access_token, claims.sub) : {}
        return vouched({ ...claims, ...about }, settings.claims)
      } catch (failure) {
        throw Object.assign(identityProblems.providerFailed(), { cause: failure })
      }
    },
  }
}

function vouched(claims: Readonly<Record<string, unknown>>, names: ClaimNames): Vouched {
  const text = (name: string) => {
    const value = claims[name]
    return typeof value === "string" ? value.trim() : ""
  }
  return { name: text(names.name), idNumber: text(names.idNumber), creditCode: text(names.creditCode), agentName: text(names.agentName) }
}
