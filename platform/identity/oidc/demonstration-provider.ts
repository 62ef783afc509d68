// A real OpenID provider run inside the program for demonstrations, so that sign-in goes the true way: redirect, page, code, token, claims.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import * as client from "openid-client"
import type OidcProvider from "oidc-provider"
import type { House } from "#platform/module"
import { choices, chosen } from "./demonstration-accounts.ts"
import { providerKeys } from "./keys.ts"
import { memoryAdapter } from "./memory-adapter.ts"
import { loginPage, type Mistake, stalePage } from "./login-page.ts"
import type { Page } from "./page.ts"
import { callbackPath, provider, type PartyKind, type Provider, usualClaims, type Vouched } from "./provider.ts"

const mount = "/idp"
const clientId = "jiuye"
const rememberedAccounts = 5000
const loopback = ["localhost", "127.0.0.1", "[::1]"]

export interface DemonstrationProvider {
  readonly provider: Provider
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void
  close(): Promise<void>
}

type Handle = (request: IncomingMessage, response: ServerResponse) => void

/** Starts it: pages at /idp/, and a port of its own on the loopback for the exchange of codes, whatever proxies stand before the program. */
export async function demonstrationProvider(house: House): Promise<DemonstrationProvider> {
  const keys = await providerKeys(house.dataFolder)
  const accounts = new Map<string, Vouched>()
  const made = await makeProvider(house, keys, accounts)
  const toProvider = made.callback()
  const handle: Handle = (request, response) => {
    const path = (request.url ?? "").split("?")[0] ?? ""
    if (path.startsWith(`${mount}/interaction/`)) {
      interact(made, house, accounts, request, response).catch((failure: unknown) => {
        house.log("warn", "a demonstration sign-in did not finish", { failure: String(failure) })
        if (!response.headersSent) send(response, 400, stalePage("这次登录等待太久，或浏览器没有保存登录信息。"))
      })
      return
    }
    const seen = request.url ?? "/"
    Object.assign(request, { originalUrl: seen, url: seen.slice(mount.length) || "/" })
    void toProvider(request, response)
  }
  const back = createServer(handle)
  await new Promise<void>((done, fail) => {
    back.once("error", fail)
    back.listen(0, "127.0.0.1", done)
  })
  back.unref()
  const behind = `http://127.0.0.1:${(back.address() as AddressInfo).port}`
  const issuer = new URL(made.issuer)
  return {
    handle,
    close: () =>
      new Promise((done) => {
        back.close(() => done())
        back.closeAllConnections()
      }),
    provider: provider({
      claims: usualClaims,
      discover: () =>
        client.discovery(issuer, clientId, keys.clientSecret, undefined, {
          execute: [client.allowInsecureRequests],
          [client.customFetch]: (url, options) => fetch(new URL(url).origin === issuer.origin ? behind + url.slice(issuer.origin.length) : url, options as RequestInit),
        }),
      seenFrom: (url, origin) => new URL(url.pathname + url.search, origin),
    }),
  }
}

async function makeProvider(house: House, keys: Awaited<ReturnType<typeof providerKeys>>, accounts: ReadonlyMap<string, Vouched>): Promise<OidcProvider> {
  const { default: Oidc } = await import("oidc-provider")
  const made = new Oidc(`${house.publicUrl}${mount}`, {
    clients: [{ client_id: clientId, client_secret: keys.clientSecret, token_endpoint_auth_method: "client_secret_post", redirect_uris: [`${house.publicUrl}${callbackPath}`], response_types: ["code"], grant_types: ["authorization_code"] }],
    adapter: memoryAdapter(),
    jwks: { keys: [keys.signing] },
    cookies: { keys: [...keys.cookies], short: { httpOnly: true, sameSite: "lax", path: mount }, long: { httpOnly: true, sameSite: "lax", path: mount } },
    scopes: ["openid", "identity", "employer"],
    claims: { openid: ["sub"], identity: ["name", "id_number"], employer: ["name", "uscc", "agent_name"] },
    responseTypes: ["code"],
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    interactions: { url: (_, interaction) => `${mount}/interaction/${interaction.uid}` },
    findAccount: (_, accountId) => {
      const found = accounts.get(accountId)
      if (!found) return undefined
      return { accountId, claims: () => ({ sub: accountId, name: found.name, id_number: found.idNumber, uscc: found.creditCode, agent_name: found.agentName }) }
    },
    loadExistingGrant: async (ctx) => {
      const accountId = ctx.oidc.session?.accountId
      const party = ctx.oidc.client
      if (!accountId || !party) return undefined
      const grant = new ctx.oidc.provider.Grant({ clientId: party.clientId, accountId })
      grant.addOIDCScope("openid identity employer")
      await grant.save()
      return grant
    },
    renderError: (ctx, out) => {
      const shown = stalePage("统一身份认证没有接受这次请求，请从系统首页重新登录。")
      house.log("warn", "the demonstration provider refused a request", { error: out.error, description: out.error_description })
      ctx.set(shown.headers)
      ctx.body = shown.html
    },
    ttl: { AccessToken: 300, AuthorizationCode: 60, Grant: 600, IdToken: 300, Interaction: 900, Session: 900 },
  })
  made.proxy = house.publicUrl.startsWith("https:")
  allowLoopback(made, house)
  return made
}

/** The same program answers at localhost and at 127.0.0.1: the person returns to the address they came from, on the loopback only. */
function allowLoopback(made: OidcProvider, house: House): void {
  made.Client.prototype.redirectUriAllowed = (given: string) => {
    if (given === `${house.publicUrl}${callbackPath}`) return true
    const url = URL.canParse(given) ? new URL(given) : undefined
    return url?.protocol === "http:" && loopback.includes(url.hostname) && url.pathname === callbackPath && url.search === "" && url.hash === "" && url.username === ""
  }
}

/** The address to come back to: the one the browser used when it is the loopback, else the public one. */
export function originOf(house: House, host: string | undefined): string {
  const used = host && house.demonstration && URL.canParse(`http://${host}`) ? new URL(`http://${host}`) : undefined
  return used && loopback.includes(used.hostname) ? used.origin : new URL(house.publicUrl).origin
}

async function interact(made: OidcProvider, house: House, accounts: Map<string, Vouched>, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const interaction = await made.interactionDetails(request, response)
  const as: PartyKind = String(interaction.params["scope"]).split(" ").includes("employer") ? "employer" : "citizen"
  const action = `${mount}/interaction/${interaction.uid}`
  const show = async (status: number, mistake?: Mistake) => send(response, status, loginPage(as, action, await choices(house, as), mistake))
  if (request.method !== "POST") return show(200)
  const form = new URLSearchParams(await bodyOf(request))
  const found = await chosen(house, as, form)
  if (!found.ok) return show(422, { ...found, number: form.get("number") ?? "", name: form.get("name") ?? "" })
  const accountId = house.sealing.digest("idp-account", JSON.stringify(found.vouched))
  accounts.delete(accountId)
  accounts.set(accountId, found.vouched)
  const oldest = accounts.size > rememberedAccounts ? accounts.keys().next().value : undefined
  if (oldest !== undefined) accounts.delete(oldest)
  await made.interactionFinished(request, response, { login: { accountId, remember: false } }, { mergeWithLastSubmission: false })
}

function send(response: ServerResponse, status: number, page: Page): void {
  response.writeHead(status, { ...page.headers }).end(page.html)
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length
    if (size > 8192) throw new Error("the form is too large")
    parts.push(part)
  }
  return Buffer.concat(parts).toString("utf8")
}
