// How each party gets in: people and firms through the OpenID provider's page, officers with password and the code of the moment, departments with a feed key.
import { setTimeout as sleep } from "node:timers/promises"
import { z } from "zod"
import { Jar } from "./cookies.ts"

/** Somebody was not let in. */
export class NotLetIn extends Error {
  readonly code: string

  constructor(code: string) {
    super(`not let in: ${code}`)
    this.code = code
  }
}

/** Signs a person or a firm's agent in through the provider's page, by number. */
export async function throughProvider(server: string, as: "citizen" | "employer", number: string): Promise<Jar> {
  const jar = new Jar()
  const page = await jar.follow(`${server}/api/identity/oidc/start?as=${as}&back=%2F`)
  if (!page.url.includes("/interaction/")) throw new NotLetIn(codeIn(page.url) ?? `http-${page.status}`)
  const back = await jar.follow(page.url, { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded" }, body: new URLSearchParams({ number, name: "经办人" }).toString() })
  if (!jar.has("jiuye")) throw new NotLetIn(codeIn(back.url) ?? `http-${back.status}`)
  return jar
}

const codeIn = (url: string): string | null => new URL(url).searchParams.get("code")

const accountShape = z.array(z.object({ login: z.string(), password: z.string(), code: z.string(), codeFrom: z.string() }))

/** A demonstration's officer; the code that works now may have to be waited for. */
export async function asOfficer(server: string, login: string): Promise<Jar> {
  const account = await demonstrationAccount(server, login)
  if (!account) throw new NotLetIn("no-demonstration-account")
  const jar = new Jar()
  const post = async (path: string, body: object) => {
    const answer = await jar.ask(`${server}/api${path}`, { method: "POST", headers: { "content-type": "application/json", "x-jiuye": "1" }, body: JSON.stringify(body) })
    const said = (await answer.json()) as { readonly ticket?: string; readonly code?: string }
    if (!answer.ok) throw new NotLetIn(said.code ?? `http-${answer.status}`)
    return said
  }
  const { ticket } = await post("/identity/staff/sign-in", { login, password: account.password })
  const wait = Date.parse(account.codeFrom) - Date.now()
  if (wait > 0) await sleep(wait + 100)
  await post("/identity/staff/second-factor", { ticket, code: account.code })
  return jar
}

async function demonstrationAccount(server: string, login: string) {
  const answer = await fetch(`${server}/api/identity/demonstration-accounts`)
  if (!answer.ok) return undefined
  return accountShape.parse(await answer.json()).find((one) => one.login === login)
}
