// An officer signs in with password and second factor: the true way, with cookies, over HTTP.
import { expect, test } from "vitest"
import { TOTP, Secret } from "otpauth"
import { type Bulk, newId } from "#platform/database"
import type { Viewer } from "#wire"
import { testDatabase } from "../database/testing.ts"
import { browserOf, identityServer } from "./testing.ts"
import { createDemonstrationOfficers, demonstrationPassword } from "./index.ts"

const database = await testDatabase()
const clock = { now: "2026-11-23T01:00:00.000Z" }
const { server, house } = await identityServer(database, clock)
await database.system.transaction((tx: Bulk) => tx.sql("insert into registers.regions (code, name, level) values ('990000000000', '示例省', 1), ('990100000000', '甲市', 2), ('990101000000', '甲一县', 3), ('990102000000', '甲二县', 3) on conflict do nothing"))
const accounts = await createDemonstrationOfficers(house)

const later = (seconds: number) => {
  clock.now = new Date(Date.parse(clock.now) + seconds * 1000).toISOString()
}
const codeFor = (secret: string) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.parse(clock.now) })

async function codeOf(login: string): Promise<string> {
  const shown = (await browserOf(server).get("/identity/demonstration-accounts")).body as { login: string; code: string }[]
  return shown.find((one) => one.login === login)?.code ?? ""
}

async function signedIn(login: string) {
  later(60)
  const browser = browserOf(server)
  const first = await browser.post("/identity/staff/sign-in", { login, password: demonstrationPassword })
  expect(first.status).toBe(200)
  const second = await browser.post("/identity/staff/second-factor", { ticket: (first.body as { ticket: string }).ticket, code: await codeOf(login) })
  expect(second.status).toBe(200)
  return browser
}

const codeIn = (answer: { body: unknown }) => (answer.body as { code?: string }).code

test("the officers of the demonstration are created once, loading again changes nothing", async () => {
  expect(accounts.find((one) => one.login === "wang.fang")).toMatchObject({ name: "王芳", roles: ["经办人员"], scope: "990101001", password: demonstrationPassword })
  await createDemonstrationOfficers(house)
  const [row] = await database.system.transaction((tx) => tx.sql<{ count: string }>("select count(*) from identity.officers"))
  expect(Number(row?.count)).toBe(accounts.length)
})

test("with password and code an officer is known by name, role and place, and not before both", async () => {
  const browser = browserOf(server)
  expect((await browser.get("/identity/me")).body).toMatchObject({ kind: "public", id: null })
  const first = await browser.post("/identity/staff/sign-in", { login: "Wang.Fang ", password: demonstrationPassword })
  expect(first.body).toMatchObject({ next: "code", mustChangePassword: false, enrolment: null })
  expect((await browser.get("/identity/me")).body).toMatchObject({ kind: "public" })
  const second = await browser.post("/identity/staff/second-factor", { ticket: (first.body as { ticket: string }).ticket, code: await codeOf("wang.fang") })
  expect(second.body).toMatchObject({ kind: "staff", name: "王芳", roles: [{ role: "clerk", label: "经办人员" }], scope: "990101001" })
  expect(second.cookies["jiuye"]).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" })
  expect((await browser.get("/identity/me")).body).toMatchObject({ kind: "staff", name: "王芳" })
  const trail = await database.system.transaction((tx) => tx.sql("select kind, actor_name, region from audit.trail where action = 'identity.sign-in' and kind = 'sign-in'"))
  expect(trail).toContainEqual({ kind: "sign-in", actor_name: "王芳", region: "990101001000" })
})

test("a code opens one door once: its replay is refused, and the next one works", async () => {
  later(60)
  const browser = browserOf(server)
  const ticket = async () => ((await browser.post("/identity/staff/sign-in", { login: "li.qiang", password: demonstrationPassword })).body as { ticket: string }).ticket
  const code = await codeOf("li.qiang")
  expect((await browser.post("/identity/staff/second-factor", { ticket: await ticket(), code })).status).toBe(200)
  const again = await browserOf(server).post("/identity/staff/second-factor", { ticket: await ticket(), code })
  expect([again.status, codeIn(again)]).toEqual([401, "identity.code-used"])
  const next = await codeOf("li.qiang")
  expect(next).not.toBe(code)
  expect((await browserOf(server).post("/identity/staff/second-factor", { ticket: await ticket(), code: next })).status).toBe(200)
})

test("of ten sign-ins with the same code at the same moment exactly one succeeds", async () => {
  later(60)
  const ticket = ((await browserOf(server).post("/identity/staff/sign-in", { login: "feng.jie", password: demonstrationPassword })).body as { ticket: string }).ticket
  const code = await codeOf("feng.jie")
  const answers = await Promise.all(Array.from({ length: 5 }, () => browserOf(server).post("/identity/staff/second-factor", { ticket, code })))
  expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1)
})

test("a wrong password and an unknown login get the same answer, five times, and are both locked for fifteen minutes", async () => {
  for (const login of ["chen.hao", "nobody.here"]) {
    const guess = () => browserOf(server).post("/identity/staff/sign-in", { login, password: "wrong-Password-1" })
    for (let attempt = 1; attempt <= 4; attempt++) expect(codeIn(await guess())).toBe("identity.wrong-password")
    const fifth = await guess()
    expect([fifth.status, codeIn(fifth)]).toEqual([429, "identity.locked"])
    expect(codeIn(await guess())).toBe("identity.locked")
  }
  const right = () => browserOf(server).post("/identity/staff/sign-in", { login: "chen.hao", password: demonstrationPassword })
  expect(codeIn(await right())).toBe("identity.locked")
  later(15 * 60 + 1)
  expect((await right()).status).toBe(200)
})

test("twenty guesses sent at once are five", async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => browserOf(server).post("/identity/staff/sign-in", { login: "chu.yan", password: "wrong-Password-1" })))
  expect(answers.filter((answer) => codeIn(answer) === "identity.wrong-password").length).toBeLessThanOrEqual(5)
  expect(codeIn(await browserOf(server).post("/identity/staff/sign-in", { login: "chu.yan", password: demonstrationPassword }))).toBe("identity.locked")
})

test("wrong codes lock as well, so that a stolen password is not enough to try them all", async () => {
  later(60)
  const ticket = ((await browserOf(server).post("/identity/staff/sign-in", { login: "shen.jun", password: demonstrationPassword })).body as { ticket: string }).ticket
  const right = await codeOf("shen.jun")
  const wrong = right === "000000" ? "000001" : "000000"
  const codes: (string | undefined)[] = []
  for (let attempt = 0; attempt < 6; attempt++) codes.push(codeIn(await browserOf(server).post("/identity/staff/second-factor", { ticket, code: wrong })))
  expect(codes.slice(0, 4)).toEqual(Array(4).fill("identity.wrong-code"))
  expect(codes.slice(4)).toEqual(["identity.locked", "identity.locked"])
})

test("a ticket older than five minutes, or one made up, is refused", async () => {
  later(60)
  const { ticket } = (await browserOf(server).post("/identity/staff/sign-in", { login: "jiang.hua", password: demonstrationPassword })).body as { ticket: string }
  later(301)
  expect(codeIn(await browserOf(server).post("/identity/staff/second-factor", { ticket, code: await codeOf("jiang.hua") }))).toBe("identity.ticket-ended")
  for (const made of ["x", "v1.", "v1.AAAA", `${ticket}A`]) expect(codeIn(await browserOf(server).post("/identity/staff/second-factor", { ticket: made, code: "123456" }))).toBe("identity.ticket-ended")
})

test("a new officer gets a temporary password once, must enrol the second factor and choose a password of their own", async () => {
  const operator = await signedIn("zheng.yu")
  const made = await operator.post("/identity/officers", { login: "he.xin", name: "何欣", roles: ["clerk"], scope: "990101", officeId: null })
  expect(made.status).toBe(201)
  const { temporaryPassword } = made.body as { temporaryPassword: string }
  const browser = browserOf(server)
  const first = (await browser.post("/identity/staff/sign-in", { login: "he.xin", password: temporaryPassword })).body as { ticket: string; next: string; mustChangePassword: boolean; enrolment: { secret: string; uri: string; picture: string } }
  expect(first).toMatchObject({ next: "enrol", mustChangePassword: true })
  expect(first.enrolment.uri).toContain("otpauth://totp/")
  expect(first.enrolment.picture).toMatch(/^data:image\/svg\+xml;base64,/)
  const code = codeFor(first.enrolment.secret)
  expect(codeIn(await browser.post("/identity/staff/second-factor", { ticket: first.ticket, code }))).toBe("identity.password-must-change")
  for (const weak of ["Short-1", "alllowercase1", "He.xin-2026-ok", "Password-1234", temporaryPassword]) expect(codeIn(await browser.post("/identity/staff/second-factor", { ticket: first.ticket, code, newPassword: weak }))).toBe("identity.password-weak")
  const inside = await browser.post("/identity/staff/second-factor", { ticket: first.ticket, code, newPassword: "晴天-Feng-2026" })
  expect(inside.body).toMatchObject({ kind: "staff", name: "何欣" })
  expect(codeIn(await browserOf(server).post("/identity/staff/sign-in", { login: "he.xin", password: temporaryPassword }))).toBe("identity.wrong-password")
  expect((await browserOf(server).post("/identity/staff/sign-in", { login: "he.xin", password: "晴天-Feng-2026" })).body).toMatchObject({ next: "code", mustChangePassword: false })
  expect(codeIn(await browserOf(server).post("/identity/staff/second-factor", { ticket: first.ticket, code, newPassword: "晴天-Feng-2027" }))).toBe("identity.ticket-ended")
})

test("an operator may not give one person roles that must be apart, nor reach outside the area, nor change themself", async () => {
  const operator = await signedIn("zheng.yu")
  const appoint = (more: object) => operator.post("/identity/officers", { login: `a${newId()}`, name: "试", roles: ["clerk"], scope: "990101", officeId: null, ...more })
  for (const roles of [["operator", "reviewer"], ["clerk", "operator"], ["auditor", "finance"], ["operator", "auditor"]]) expect(codeIn(await appoint({ roles }))).toBe("identity.roles-conflict")
  expect((await appoint({ roles: ["clerk", "reviewer"] })).status).toBe(201)
  expect(codeIn(await appoint({ scope: "98" }))).toBe("identity.outside-scope")
  expect(codeIn(await appoint({ scope: "990909" }))).toBe("identity.unknown-place")
  expect(codeIn(await appoint({ login: "wang.fang" }))).toBe("identity.login-taken")
  expect(codeIn(await appoint({ idNumber: "990101199001011234" }))).toBe("identity.person-unknown")
  const me = ((await operator.get("/identity/me")).body as { id: string }).id
  expect(codeIn(await operator.put(`/identity/officers/${me}`, { name: "郑宇", roles: ["clerk"], scope: "99", officeId: null, disabled: false }))).toBe("identity.not-yourself")
})

test("changing an officer's roles or disabling them ends their sessions at once", async () => {
  const clerk = await signedIn("feng.jie")
  const operator = await signedIn("zheng.yu")
  const id = ((await clerk.get("/identity/me")).body as { id: string }).id
  const body = { name: "冯洁", roles: ["clerk", "statistician"], scope: "990102", officeId: null, disabled: false }
  expect(((await operator.put(`/identity/officers/${id}`, body)).body as { ended: number }).ended).toBeGreaterThanOrEqual(1)
  const refused = await clerk.get("/identity/sessions")
  expect([refused.status, codeIn(refused)]).toEqual([401, "identity.session-ended"])
  await operator.put(`/identity/officers/${id}`, { ...body, disabled: true })
  expect(codeIn(await browserOf(server).post("/identity/staff/sign-in", { login: "feng.jie", password: demonstrationPassword }))).toBe("identity.wrong-password")
  await operator.put(`/identity/officers/${id}`, { ...body, roles: ["clerk"], disabled: false })
  expect((await browserOf(server).post("/identity/staff/sign-in", { login: "feng.jie", password: demonstrationPassword })).status).toBe(200)
})

test("an officer's lock and lost phone are mended by an operator", async () => {
  const operator = await signedIn("zheng.yu")
  const { rows } = (await operator.get("/identity/officers?q=wei.dong")).body as { rows: { officerId: string }[] }
  for (let attempt = 0; attempt < 5; attempt++) await browserOf(server).post("/identity/staff/sign-in", { login: "wei.dong", password: "wrong-Password-1" })
  const reset = (await operator.post(`/identity/officers/${rows[0]?.officerId}/reset`, { password: true, secondFactor: true })).body as { temporaryPassword: string }
  expect((await browserOf(server).post("/identity/staff/sign-in", { login: "wei.dong", password: reset.temporaryPassword })).body).toMatchObject({ next: "enrol", mustChangePassword: true })
})

test("a changed password ends the other sessions and keeps this one", async () => {
  const one = await signedIn("qian.wei")
  const two = await signedIn("qian.wei")
  expect(codeIn(await one.post("/identity/staff/password", { current: "not-The-One-1", next: "Qiu-Tian-2026-gao" }))).toBe("identity.wrong-password")
  expect((await one.post("/identity/staff/password", { current: demonstrationPassword, next: "Qiu-Tian-2026-gao" })).body).toEqual({ ended: 1 })
  expect((await one.get("/identity/sessions")).status).toBe(200)
  expect((await two.get("/identity/sessions")).status).toBe(401)
})

test("relatives are declared by ID number and name together, and reach the register that keeps their cases away", async () => {
  const officer: Viewer = { kind: "staff", officerId: "9", personId: "4001", name: "王芳", roles: ["clerk"], scope: "990101", office: "", session: "1" }
  const number = "990101196003071230"
  await database.system.transaction((tx) => tx.sql("insert into registers.persons (person_id, name, region) values (4002, '王建', '990101001001')"))
  await database.system.transaction((tx) => tx.sql("insert into registers.person_id_numbers values ($1, 4002)", [house.sealing.digest("id", number)]))
  const { testServer } = await import("../http/testing.ts")
  const { identity } = await import("./module.ts")
  const http = await testServer(database, [identity], clock)
  const declare = (name: string) => http.ask(officer, "POST", "/identity/relatives", { idNumber: number, name, relation: "父亲" })
  expect((await declare("李建")).status).toBe(404)
  expect(await declare("王建")).toMatchObject({ status: 201, body: { relativeId: "4002" } })
  expect((await http.ask(officer, "GET", "/identity/relatives")).body).toEqual([expect.objectContaining({ relativeId: "4002", name: "王建", relation: "父亲" })])
  expect(await database.system.transaction((tx) => tx.sql("select person_id, relative_id from registers.kin"))).toEqual([{ person_id: "4001", relative_id: "4002" }])
})

test("sign-in is slowed down for one address", async () => {
  const answers = []
  for (let attempt = 0; attempt < 21; attempt++) answers.push(await browserOf(server, "10.9.9.9").post("/identity/staff/sign-in", { login: `x${attempt}`, password: "p" }))
  expect(answers.at(-1)?.status).toBe(429)
  expect(codeIn(answers.at(-1) ?? { body: {} })).toBe("input.too-many-requests")
})
