// People and employers sign in: away to the provider, back with a code, found in the registers, in.
import type { RequestContext } from "#platform/module"
import { Refusal } from "#wire"
import { z } from "zod"
import { trailCall } from "#platform/audit"
import { identityProblems } from "../contract.ts"
import { enter } from "../enter.ts"
import { findEmployer, findPerson } from "../find-party.ts"
import { roomOf } from "../identity.ts"
import type { SessionViewer } from "../token.ts"
import { originOf } from "./demonstration-provider.ts"
import { page } from "./page.ts"
import { callbackPath, type PartyKind, type Vouched } from "./provider.ts"
import { escaped } from "./page.ts"

const awaySeconds = 15 * 60

const awayShape = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), as: z.enum(["citizen", "employer"]), back: z.string(), origin: z.string(), until: z.string() })

/** One cookie for each departure, so that two tabs do not disturb each other. */
const awayCookie = (state: string) => `jiuye-away-${state.replace(/[^\w-]/g, "").slice(0, 12)}`

/** A path of this site, or the start page: whoever sends a link here cannot send the person elsewhere afterwards. */
export function localPath(back: string): string {
  const isPlain = /^\/(?![/\\])[^\\\p{Cc}\s]*$/u.test(back)
  if (!isPlain || !URL.canParse(back, "http://here.invalid")) return "/"
  const url = new URL(back, "http://here.invalid")
  return url.origin === "http://here.invalid" && !url.pathname.startsWith("/api/") && !url.pathname.startsWith("/idp/") && !url.pathname.startsWith("//") ? url.pathname + url.search + url.hash : "/"
}

/** A redirect with a word in it for whoever does not follow. */
function redirect(request: Pick<RequestContext, "setHeader">, to: string): string {
  request.setHeader("location", to)
  return `<!doctype html><meta charset="utf-8"><title>正在转到</title><a href="${escaped(to)}">继续</a>`
}

const sorryPath = (code: string, as: PartyKind) => `/api/identity/oidc/sorry?${new URLSearchParams({ code, as }).toString()}`

export async function start(request: RequestContext<unknown, { as: PartyKind; back: string }>): Promise<string> {
  const { house, query, now } = request
  const { provider } = roomOf(house)
  if (!provider) return redirect(request, sorryPath(identityProblems.providerMissing.problem.code, query.as))
  const host = request.headers["host"]
  const origin = originOf(house, typeof host === "string" ? host : undefined)
  try {
    const { url, leaving } = await provider.leave(query.as, origin)
    const away = { ...leaving, as: query.as, back: localPath(query.back), origin, until: new Date(Date.parse(now) + awaySeconds * 1000).toISOString() }
    request.setCookie(awayCookie(leaving.state), house.sealing.seal(JSON.stringify(away)), awaySeconds)
    return redirect(request, url)
  } catch (failure) {
    house.log("error", "the identity provider cannot be reached", { failure: String(failure) })
    return redirect(request, sorryPath(identityProblems.providerMissing.problem.code, query.as))
  }
}

export async function callback(request: RequestContext<unknown, Readonly<Record<string, string | undefined>>>): Promise<string> {
  const { house, query } = request
  const away = awayOf(request)
  if (query["state"]) request.setCookie(awayCookie(query["state"]), null, 0)
  try {
    const { provider } = roomOf(house)
    if (!provider || !away) throw identityProblems.providerFailed()
    const at = new URL(callbackPath, away.origin)
    for (const [name, value] of Object.entries(query)) if (value !== undefined) at.searchParams.set(name, value)
    const vouched = await provider.arrive(at, away)
    const found = await partyOf(request, away.as, vouched)
    await enter(request, found.viewer, found.region)
    return redirect(request, away.back)
  } catch (failure) {
    if (!(failure instanceof Refusal)) throw failure
    const trail = trailCall({ kind: "refused", action: "identity.sign-in", viewer: request.viewer, subjectId: "0", region: "", address: request.address, detail: { why: failure.code } })
    await house.database.system.atomically([trail])
    if (failure.cause) house.log("warn", "a sign-in through the provider failed", { failure: String(failure.cause) })
    return redirect(request, sorryPath(failure.code, away?.as ?? "citizen"))
  }
}

function awayOf(request: RequestContext<unknown, Readonly<Record<string, string | undefined>>>) {
  const name = awayCookie(request.query["state"] ?? "")
  const header = request.headers["cookie"]
  const pair = typeof header === "string" ? header.split(/;\s*/).find((one) => one.startsWith(`${name}=`)) : undefined
  if (!pair) return undefined
  try {
    const away = awayShape.parse(JSON.parse(request.house.sealing.open(decodeURIComponent(pair.slice(name.length + 1)))))
    return away.until > request.now ? away : undefined
  } catch (failure) {
    request.house.log("warn", "a departure cookie could not be read", { failure: String(failure) })
    return undefined
  }
}

async function partyOf(request: RequestContext, as: PartyKind, vouched: Vouched): Promise<{ viewer: SessionViewer; region: string }> {
  if (as === "citizen") {
    const person = vouched.idNumber ? await findPerson(request.house, vouched.idNumber, request.today) : undefined
    if (!person) throw identityProblems.personUnknown()
    return { viewer: { kind: "citizen", personId: person.person_id, name: person.name, session: "" }, region: person.region }
  }
  const employer = vouched.creditCode ? await findEmployer(request.house, vouched.creditCode) : undefined
  if (!employer) throw identityProblems.employerUnknown()
  return { viewer: { kind: "employer", employerId: employer.employer_id, name: employer.name, agent: vouched.agentName || "经办人", session: "" }, region: employer.region }
}

const explained = [identityProblems.personUnknown, identityProblems.employerUnknown, identityProblems.providerMissing, identityProblems.providerFailed].map((maker) => maker.problem)

/** The page for a sign-in that did not finish: what is the matter, what to do, whom to ask. */
export async function sorry(request: RequestContext<unknown, { code: string; as: PartyKind }>): Promise<string> {
  const problem = explained.find((one) => one.code === request.query.code) ?? identityProblems.providerFailed.problem
  const again = `/api/identity/oidc/start?${new URLSearchParams({ as: request.query.as, back: "/" }).toString()}`
  const shown = page(
    "登录没有完成 - 就业",
    "就业 · 公共就业服务",
    `<h1>登录没有完成</h1><p>${escaped(problem.says)}。</p><p class="quiet">需要帮助请拨打 12333（工作时间）。</p><a class="button" href="${escaped(again)}">换个账号重新登录</a><a class="button second" href="/">返回首页</a>`,
    request.house.demonstration ? "演示环境：全部数据都是虚构的" : "",
  )
  for (const [name, value] of Object.entries(shown.headers)) request.setHeader(name, value)
  return shown.html
}
