// The provider of a real installation: the province's unified identity service, by configuration.
import * as client from "openid-client"
import type { House } from "#platform/module"
import { type ClaimNames, provider, type Provider, usualClaims } from "./provider.ts"

export interface ExternalSettings {
  /** OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Where the provider calls its claims and scopes otherwise. */
  readonly claims?: Partial<ClaimNames>
}

export function externalProvider(settings: ExternalSettings, house: House): Provider {
  const issuer = new URL(settings.issuer)
  const isLoopback = ["localhost", "127.0.0.1", "[::1]"].includes(issuer.hostname)
  if (issuer.protocol !== "https:" && !isLoopback) throw new Error("OIDC_ISSUER must be an https address")
  return provider({
    claims: { ...usualClaims, ...settings.claims },
    discover: async () => {
      house.log("info", "reading the identity provider's description", { issuer: settings.issuer })
      return client.discovery(issuer, settings.clientId, settings.clientSecret, undefined, { execute: isLoopback ? [client.allowInsecureRequests] : [], timeout: 10 })
    },
  })
}

/** Reads OIDC_* of the environment; undefined when no issuer is named. */
export function externalSettings(environment: Readonly<Record<string, string | undefined>>): ExternalSettings | undefined {
  const issuer = environment["OIDC_ISSUER"]
  const clientId = environment["OIDC_CLIENT_ID"]
  const clientSecret = environment["OIDC_CLIENT_SECRET"]
  if (!issuer) return undefined
  if (!clientId || !clientSecret) throw new Error("OIDC_ISSUER needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET")
  const named: Record<keyof ClaimNames, string | undefined> = {
    name: environment["OIDC_CLAIM_NAME"],
    idNumber: environment["OIDC_CLAIM_ID_NUMBER"],
    creditCode: environment["OIDC_CLAIM_USCC"],
    agentName: environment["OIDC_CLAIM_AGENT_NAME"],
    citizenScope: environment["OIDC_SCOPE_CITIZEN"],
    employerScope: environment["OIDC_SCOPE_EMPLOYER"],
  }
  const claims = Object.fromEntries(Object.entries(named).filter(([, value]) => value)) as Partial<ClaimNames>
  return { issuer, clientId, clientSecret, claims }
}
