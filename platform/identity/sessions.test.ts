// Sessions: renewed while used, over when idle or too long, ended at once in every process; keys of feeds; where a request comes from.
import { setTimeout as wait } from "node:timers/promises"
import { expect, test } from "vitest"
import { endpoint } from "#wire"
import { module, serve } from "#platform/module"
import type { Bulk } from "#platform/database"
import { z } from "zod"
import { testDatabase } from "../database/testing.ts"
import { roomOf } from "./identity.ts"
import { browserOf, type IdentityServer, identityServer } from "./testing.ts"
import type { SessionViewer } from "./token.ts"
import { newFeedKey } from "./feed-keys.ts"
import { feedKeyDigest } from "./sessions.ts"

const database = await testDatabase()
const clock = { now: "2026-11-23T01:00:00.000Z" }

const closed = endpoint({ name: "test.closed", method: "GET", path: "/test/closed", who: ["citizen", "clerk", "feed"], summary: "", output: z.object({ kind: z.string() }) })
const change = endpoint({ name: "test.change", method: "POST", path: "/test/change", who: ["citizen", "feed"], summary: "", output: z.object({ done: z.boolean() }) })
const probe = module({ name: "test", title: "", routes: [serve(closed, async (request) => ({ kind: request.viewer.kind })), serve(change, async () => ({ done: true }))] })

const one = await identityServer(database, clock, {}, [probe])
const other = await identityServer(database, clock, {}, [probe])

const citizen: SessionViewer = { kind: "citizen", personId: "31", name: "林晓梅", session: "" }
const officer: SessionViewer = { kind: "staff", officerId: "32", personId: null, name: "王芳", roles: ["clerk"], scope: "990101", office: "", session: "" }

async function enter(at: IdentityServer, viewer: SessionViewer) {
  const begun = roomOf(at.house).sessions.begin(viewer, { address: "10.0.0.1", device: "test" })
  await at.house.database.system.atomically([begun.call])
  return begun.token
}
const withToken = (at: IdentityServer, token: string) => {
  const browser = browserOf(at.server)
  browser.jar.set("jiuye", token)
  return browser
}
const later = (minutes: number) => {
  clock.now = new Date(Date.parse(clock.now) + minutes * 60_000).toISOString()
}
const codeIn = (answer: { body: unknown }) => (answer.body as { code?: string }).code
/** Waits for the word to reach the other process. */
async function until(test: () => Promise<boolean>) {
  for (let round = 0; round < 100; round++) {
    if (await test()) return
    await wait(10)
  }
  throw new Error("it did not happen within a second")
}

test("a session made in one process is good in the other", async () => {
  const token = await enter(one, citizen)
  expect((await withToken(other, token).get("/test/closed")).body).toEqual({ kind: "citizen" })
})

test("a used session is renewed past half an hour, an idle one is over", async () => {
  const used = withToken(one, await enter(one, citizen))
  const idle = withToken(one, await enter(one, citizen))
  for (let round = 0; round < 4; round++) {
    later(20)
    expect((await used.get("/test/closed")).status).toBe(200)
  }
  const over = await idle.get("/test/closed")
  expect([over.status, codeIn(over)]).toEqual([401, "identity.session-ended"])
  expect(over.cookies["jiuye"]?.value).toBe("")
})

test("no renewal passes two hours for a citizen or eight for an officer", async () => {
  for (const [viewer, hours] of [[citizen, 2], [officer, 8]] as const) {
    const browser = withToken(one, await enter(one, viewer))
    for (let minutes = 20; minutes < hours * 60; minutes += 20) {
      later(20)
      expect((await browser.get("/test/closed")).status).toBe(200)
    }
    later(20)
    expect((await browser.get("/test/closed")).status).toBe(401)
  }
})

test("signing out ends the token at once here, and in every other process, even where it was just used", async () => {
  const token = await enter(one, citizen)
  expect((await withToken(other, token).get("/test/closed")).status).toBe(200)
  const browser = withToken(one, token)
  const out = await browser.post("/identity/sign-out")
  expect(out.body).toEqual({ ended: 1 })
  expect(browser.jar.has("jiuye")).toBe(false)
  expect((await withToken(one, token).get("/test/closed")).status).toBe(401)
  await until(async () => (await withToken(other, token).get("/test/closed")).status === 401)
})

test("signing out everywhere ends all sessions of this person and of nobody else", async () => {
  const mine = [await enter(one, citizen), await enter(other, citizen)]
  const theirs = await enter(one, { ...citizen, personId: "33" })
  expect(((await withToken(one, mine[0] ?? "").post("/identity/sign-out-everywhere")).body as { ended: number }).ended).toBeGreaterThanOrEqual(2)
  await until(async () => (await withToken(other, mine[1] ?? "").get("/test/closed")).status === 401)
  expect((await withToken(other, theirs).get("/test/closed")).status).toBe(200)
})

test("a person sees their devices and ends one of them, not somebody else's", async () => {
  const viewer = { ...citizen, personId: "34" }
  const here = withToken(one, await enter(one, viewer))
  const there = await enter(one, viewer)
  const stranger = withToken(one, await enter(one, { ...citizen, personId: "35" }))
  const listed = (await here.get("/identity/sessions")).body as { sessionId: string; current: boolean }[]
  expect(listed.map((session) => session.current).sort()).toEqual([false, true])
  const otherOne = listed.find((session) => !session.current)?.sessionId ?? ""
  expect((await stranger.remove(`/identity/sessions/${otherOne}`)).status).toBe(404)
  expect((await here.remove(`/identity/sessions/${otherOne}`)).body).toEqual({ ended: 1 })
  expect((await withToken(one, there).get("/test/closed")).status).toBe(401)
})

test("a process that starts later knows what was ended before", async () => {
  const token = await enter(one, citizen)
  await withToken(one, token).post("/identity/sign-out")
  const third = await identityServer(database, clock, {}, [probe])
  expect((await withToken(third, token).get("/test/closed")).status).toBe(401)
})

test("a process whose listening connection was cut listens again and learns what it missed", async () => {
  const token = await enter(one, citizen)
  await database.system.transaction((tx: Bulk) => tx.sql("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'jiuye-identity' and datname = current_database()"))
  await withToken(one, token).post("/identity/sign-out")
  await until(async () => (await withToken(other, token).get("/test/closed")).status === 401)
  const again = await enter(one, citizen)
  await until(async () => {
    const [row] = await database.system.transaction((tx: Bulk) => tx.sql<{ n: string }>("select count(*) as n from pg_stat_activity where application_name = 'jiuye-identity' and datname = current_database()"))
    return Number(row?.n) >= 2
  })
  await wait(50)
  await withToken(one, again).post("/identity/sign-out")
  await until(async () => (await withToken(other, again).get("/test/closed")).status === 401)
})

test("an ended cookie counts as none where everybody may call, and is cleared; an ended bearer token is refused even there", async () => {
  const token = await enter(one, citizen)
  await withToken(one, token).post("/identity/sign-out")
  const browser = withToken(one, token)
  const open = await browser.get("/identity/me")
  expect(open).toMatchObject({ status: 200, body: { kind: "public" } })
  expect(browser.jar.has("jiuye")).toBe(false)
  for (const bearer of [`Bearer ${token}`, "Bearer nonsense", "Basic dXNlcjpwYXNz", "Bearer feed_nonsense"]) expect(codeIn(await browserOf(one.server).get("/identity/me", { authorization: bearer }))).toBe("identity.session-ended")
})

test("a bearer token works like the cookie", async () => {
  const token = await enter(one, citizen)
  expect((await browserOf(one.server).get("/test/closed", { authorization: `Bearer ${token}` })).body).toEqual({ kind: "citizen" })
})

test("a write with a cookie but without our header is refused as coming from elsewhere", async () => {
  const browser = withToken(one, await enter(one, citizen))
  const foreign = await browser.post("/test/change", {}, {})
  expect([foreign.status, codeIn(foreign)]).toEqual([403, "identity.cross-site"])
  expect((await browser.post("/test/change", {}, { "x-jiuye": "1" })).status).toBe(200)
})

test("a form on another site cannot sign anybody in, even without a cookie", async () => {
  const answer = await browserOf(one.server).post("/identity/staff/sign-in", { login: "wang.fang", password: "x" }, { "sec-fetch-site": "cross-site" })
  expect([answer.status, codeIn(answer)]).toEqual([403, "identity.cross-site"])
})

test("a feed enters with its key, as long as the key is not disabled", async () => {
  const operator: SessionViewer = { ...officer, roles: ["operator"], scope: "99" }
  const browser = withToken(one, await enter(one, operator))
  const made = await browser.post("/identity/feed-keys", { source: "social-insurance", title: "省社保中心", scope: "99" })
  expect(made.status).toBe(201)
  const { key, keyId } = made.body as { key: string; keyId: string }
  const stored = await database.system.transaction((tx: Bulk) => tx.sql<{ digest: string }>("select digest from identity.feed_keys"))
  expect(stored).toEqual([{ digest: feedKeyDigest(key) }])
  const asFeed = (at: IdentityServer) => browserOf(at.server).get("/test/closed", { authorization: `Bearer ${key}` })
  expect((await asFeed(one)).body).toEqual({ kind: "feed" })
  await until(async () => (await asFeed(other)).status === 200)
  expect((await browserOf(one.server).post("/test/change", {}, { authorization: `Bearer ${key}` })).status).toBe(200)
  expect((await browser.remove(`/identity/feed-keys/${keyId}`)).body).toEqual({ disabled: 1 })
  expect((await asFeed(one)).status).toBe(401)
  await until(async () => (await asFeed(other)).status === 401)
  expect((await browser.remove(`/identity/feed-keys/${keyId}`)).status).toBe(404)
  expect((await browserOf(one.server).get("/test/closed", { authorization: `Bearer ${newFeedKey()}` })).status).toBe(401)
})
