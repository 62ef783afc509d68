// The registers: who is found, who sees whom, what is shown of a person, what may be corrected and what trace it leaves.
import { beforeAll, expect, test } from "vitest"
import { creditCodeFor, demonstrationRegions, plainDate, residentNumberFor, luhnDigit } from "#standards"
import type { Viewer } from "#wire"
import { sealingWith, type Sealing } from "#platform/database"
import { testDatabase } from "../database/testing.ts"
import { testServer } from "../http/testing.ts"
import { correctContact, findPersonByIdNumber, knownPerson, loadOffices, loadRegions, registerEmployer, registerPerson, synchroniseCodes } from "./index.ts"
import { registers } from "./module.ts"

const database = await testDatabase()
const clock = { now: "2026-11-23T02:00:00.000Z" }
const http = await testServer(database, [registers], clock)
const sealing: Sealing = sealingWith("test-secret-test-secret-test-secret-")
const today = plainDate("2026-11-23")

const number = residentNumberFor("990101", plainDate("1987-05-06"), 124)
const otherNumber = residentNumberFor("990201", plainDate("1968-01-15"), 131)
const longNumber = residentNumberFor("990101", plainDate("1990-02-03"), 228)
const account = `621700123456789${luhnDigit("621700123456789")}`

let lin = ""
let zhou = ""
let works = ""

const officer = (scope: string, roles: readonly ("clerk" | "reviewer" | "auditor" | "statistician")[] = ["clerk"]): Viewer => ({ kind: "staff", officerId: scope.padEnd(8, "1"), personId: null, name: "王芳", roles, scope, office: "鼓楼前街道", session: "s" })
const citizen = (personId: string): Viewer => ({ kind: "citizen", personId, name: "林晓梅", session: "s" })

beforeAll(async () => {
  await loadRegions(database.system, demonstrationRegions, "演示")
  await synchroniseCodes(database.system, today)
  const made = await registerPerson(
    database.system,
    sealing,
    { name: "林晓梅", idNumber: number, mobile: "13800000001", region: "990101001001", liveRegion: "990101001001", hukouRegion: "990102001001", hukouType: "11", education: "20", source: "公安" },
    "2026-01-05T02:00:00.000Z",
    today,
  )
  lin = made.personId
  zhou = (await registerPerson(database.system, sealing, { name: "周建国", idNumber: otherNumber, region: "990201001001", source: "公安" }, clock.now, today)).personId
  await registerPerson(database.system, sealing, { name: "阿依古丽·买买提", idNumber: longNumber, region: "990101001002", liveRegion: "990101001002", source: "公安" }, clock.now, today)
  works = (await registerEmployer(database.system, sealing, { uscc: creditCodeFor("91", "990101", "MA000001"), name: "甲市示例机械有限公司", unitType: "10", industry: "0334", region: "990101001001", contactName: "何敏", contactMobile: "13800000009", source: "市场监管" }, clock.now)).employerId
  await database.system.transaction(async (tx) => {
    await tx.sql(
      `insert into registers.contributions (person_id, kind, ym, employer_id, base_fen, employer_paid_fen, person_paid_fen, arrived_on, region, source)
       select $1, '210', (y * 100 + m), $2, 450000, 2250, 2250, case when y * 100 + m < 202610 then make_date(y, m, 20) end, '990101001001', '社会保险'
         from generate_series(2025, 2026) y, generate_series(1, 12) m where y * 100 + m <= 202610`,
      [lin, works],
    )
    await tx.sql("insert into registers.pensions (person_id, starts_on, region, source) values ($1, '2028-02-01', '', '社会保险')", [zhou])
    await tx.sql("insert into registers.employee_rows (person_id, row_id, employer_id, kind, from_on, to_on, region, source) values ($1, 1, $2, '210', '2020-01-01', '2026-11-10', '990101001001', '社会保险')", [lin, works])
  })
})

const body = <T>(answer: { body: never }): T => answer.body

test("the same identity number never makes a second file", async () => {
  const again = await registerPerson(database.system, sealing, { name: "林晓梅", idNumber: number, region: "990101001001", source: "公安" }, clock.now, today)
  expect(again).toEqual({ personId: lin, isNew: false })
})

test("a person is found by the number however it is written", async () => {
  expect(await findPersonByIdNumber(database.system, sealing, ` ${number.toLowerCase()} `, today)).toBe(lin)
  expect(await findPersonByIdNumber(database.system, sealing, residentNumberFor("990101", plainDate("1987-05-06"), 126), today)).toBeUndefined()
})

test("no identity number, phone or account stands readable in the database", async () => {
  const rows = await database.system.transaction((tx) => tx.sql<{ all: string }>("select p::text as all from registers.persons p union all select n::text from registers.person_id_numbers n union all select m::text from registers.person_mobiles m union all select e::text from registers.employers e"))
  const text = rows.map((row) => row.all).join("\n")
  expect(text).toContain("林晓梅")
  for (const secret of [number, otherNumber, "13800000001", "13800000009"]) expect(text).not.toContain(secret)
})

test("an officer finds a person by number, phone and beginning of the name, and each look is on the trail", async () => {
  for (const q of [number, "13800000001", "林晓"]) {
    const found = body<{ personId: string; idMasked: string }[]>(await http.ask(officer("990101"), "GET", `/persons?q=${encodeURIComponent(q)}`))
    expect(found.map((one) => one.personId)).toEqual([lin])
    expect(found[0]?.idMasked).toBe(`${number.slice(0, 6)}********${number.slice(-4)}`)
  }
  const dotted = body<{ name: string }[]>(await http.ask(officer("990101"), "GET", `/persons?q=${encodeURIComponent("阿依古丽 买买提")}`))
  expect(dotted.map((one) => one.name)).toEqual(["阿依古丽·买买提"])
  const traces = await database.system.transaction((tx) => tx.sql<{ n: string }>("select count(*) as n from audit.trail where kind = 'read' and action = 'registers.search-persons' and subject_id = $1", [lin]))
  expect(traces[0]?.n).toBe("3")
})

test("wildcards in a name are letters, and one character is too little", async () => {
  expect((await http.ask(officer("99"), "GET", `/persons?q=${encodeURIComponent("%%%")}`)).body).toEqual([])
  const short = await http.ask(officer("99"), "GET", `/persons?q=${encodeURIComponent("林")}`)
  expect([short.status, body<{ code: string }>(short).code]).toEqual([422, "registers.short-query"])
})

test("an officer of another county finds nobody and reads nobody, by whatever address", async () => {
  const elsewhere = officer("990103", ["clerk", "reviewer", "auditor"])
  for (const q of [number, "13800000001", "林晓梅"]) expect((await http.ask(elsewhere, "GET", `/persons?q=${encodeURIComponent(q)}`)).body).toEqual([])
  for (const path of [`/persons/${lin}`, `/persons/${lin}/contributions`, `/persons/${lin}/full?purpose=${encodeURIComponent("核对身份信息")}`]) expect((await http.ask(elsewhere, "GET", path)).status).toBe(404)
  expect((await http.ask(elsewhere, "PUT", `/persons/${lin}/contact`, { mobile: "13800000002" })).status).toBe(404)
  expect((await http.ask(elsewhere, "GET", `/employers/${works}`)).status).toBe(404)
})

test("row security hides every register of a person from other counties, other persons and nobody", async () => {
  const tables = ["persons", "contributions", "employee_rows"]
  const counts = async (viewer: Viewer) =>
    database.as(viewer).transaction(async (tx) => {
      const rows: number[] = []
      for (const table of tables) rows.push(Number((await tx.sql<{ n: string }>(`select count(*) as n from registers.${table} where person_id = $1`, [lin]))[0]?.n))
      return rows
    })
  expect(await counts(officer("990101"))).toEqual([1, 22, 1])
  expect(await counts(citizen(lin))).toEqual([1, 22, 1])
  expect(await counts({ kind: "employer", employerId: works, name: "", agent: "", session: "" })).toEqual([0, 22, 1])
  for (const stranger of [officer("990102"), officer("9902"), citizen(zhou), { kind: "public" } as const, { kind: "employer", employerId: "77", name: "", agent: "", session: "" } as const]) expect(await counts(stranger)).toEqual([0, 0, 0])
})

test("a received row whose place is unknown is seen by who sees the person, and by nobody else", async () => {
  const pensionsSeen = (viewer: Viewer) => database.as(viewer).transaction(async (tx) => (await tx.sql<{ n: string }>("select count(*) as n from registers.pensions where person_id = $1", [zhou]))[0]?.n)
  expect(await pensionsSeen(officer("990201"))).toBe("1")
  expect(await pensionsSeen(officer("990101"))).toBe("0")
})

test("the page of a person sums up the months and says what other departments sent", async () => {
  const page = body<{ person: { age: number; regionName: string; live: { name: string } }; contributions: object[]; received: { kind: string; now: boolean; says: string }[] }>(await http.ask(officer("990101"), "GET", `/persons/${lin}`))
  expect(page.person).toMatchObject({ age: 39, educationName: "大学本科", sexName: "女", hukouTypeName: "本地非农业" })
  expect(page.person.regionName).toBe("示例省甲市望川区鼓楼前街道槐树里社区")
  expect(page.contributions).toMatchObject([{ kind: "210", months: 21, dueMonths: 1, firstMonth: "2025-01", lastMonth: "2026-09", source: "社会保险" }])
  expect(page.received).toMatchObject([{ kind: "employee-row", now: false, says: "甲市示例机械有限公司2020-01-01起为其参加失业保险至2026-11-10" }])
})

test("the full number is shown for a purpose, counted, limited and traced", async () => {
  const ask = (purpose: string) => http.ask(officer("9901"), "GET", `/persons/${lin}/full?purpose=${encodeURIComponent(purpose)}`)
  expect((await ask("看")).status).toBe(422)
  expect(body<object>(await ask("核对银行退票信息"))).toEqual({ idNumber: number, mobile: "13800000001", bankAccount: null, viewsLeft: 49 })
  const trace = await database.system.transaction((tx) => tx.sql<{ purpose: string; actor_name: string }>("select purpose, actor_name from audit.trail where action = 'registers.read-person-in-full'"))
  expect(trace).toEqual([{ purpose: "核对银行退票信息", actor_name: "王芳" }])
  await database.system.transaction((tx) => tx.sql("update registers.full_views set views = 50 where officer_id = $1", ["99011111"]))
  const over = await ask("核对银行退票信息")
  expect([over.status, body<{ title: string }>(over).title]).toEqual([429, "今天查看完整号码已达 50 次，如工作需要请联系负责人"])
})

test("a citizen sees every own value with its source and day", async () => {
  const me = body<{ name: string; values: { name: string; shown: string; source: string; asOf: string; correctable: boolean }[] }>(await http.ask(citizen(lin), "GET", "/me"))
  expect(me.name).toBe("林晓梅")
  expect(me.values.find((one) => one.name === "idNumber")).toMatchObject({ source: "公安", asOf: "2026-01-05", correctable: false })
  expect(me.values.find((one) => one.name === "education")?.shown).toBe("大学本科")
  expect(me.values.find((one) => one.name === "liveRegion")?.correctable).toBe(true)
  expect((await http.ask(officer("99"), "GET", "/me")).status).toBe(403)
})

test("a citizen corrects phone, account and residence; before and after stay, and the old phone no longer finds the person", async () => {
  const answer = await http.ask(citizen(lin), "PUT", "/me/contact", { mobile: "+86 139-0000-0002", bankAccount: account, bankName: "示例银行", liveRegion: "990102001002", liveAddress: "荷塘路1号" })
  expect([answer.status, body<{ changed: string[] }>(answer).changed]).toEqual([200, ["mobile", "liveRegion", "liveAddress", "bankAccount", "bankName"]])
  const known = await knownPerson(database.as(citizen(lin)), lin, today)
  expect(known?.values["mobile"]).toMatchObject({ shown: "139****0002", source: "本人填报", asOf: "2026-11-23" })
  expect(known?.values["idNumber"]?.source).toBe("公安")
  expect(known?.places.map((one) => one.why)).toEqual(["常住地", "档案所在地", "户籍地"])
  expect((await http.ask(officer("990101"), "GET", "/persons?q=13800000001")).body).toEqual([])
  expect(body<object[]>(await http.ask(officer("990101"), "GET", "/persons?q=13900000002"))).toHaveLength(1)
  const page = body<{ changes: { field: string; before: string | null; after: string; actor: string }[] }>(await http.ask(officer("990102"), "GET", `/persons/${lin}`))
  expect(page.changes).toHaveLength(0)
  const here = body<{ changes: { field: string; before: string | null; after: string; actor: string }[] }>(await http.ask(officer("990101"), "GET", `/persons/${lin}`))
  expect(here.changes.find((one) => one.field === "mobile")).toMatchObject({ before: "138****0001", after: "139****0002", actor: "林晓梅" })
})

test("a branch number is kept with its account, refused by its check digit, and forgotten when another account comes without one", async () => {
  const put = (change: object) => http.ask(citizen(lin), "PUT", "/me/contact", change)
  const branch = async () => (await knownPerson(database.system, lin, today))?.values["bankLine"]?.value
  expect(body<{ errors: { path: string; code: string }[] }>(await put({ bankAccount: account, bankLine: "313651027013" })).errors).toMatchObject([{ path: "bankLine", code: "E-BANK-02" }])
  expect(await branch()).toBeUndefined()
  expect(body<{ changed: string[] }>(await put({ bankAccount: account, bankLine: "3136 5102 7012" })).changed).toEqual(["bankAccount", "bankLine"])
  expect(await branch()).toBe("313651027012")
  await put({ bankName: "另一示例银行" })
  expect(await branch()).toBe("313651027012")
  await put({ bankAccount: account })
  expect(await branch()).toBeUndefined()
  await put({ bankName: "示例银行" })
})

test("wrong contact data is refused whole, each value with its code", async () => {
  const answer = await http.ask(citizen(lin), "PUT", "/me/contact", { mobile: "12345", bankAccount: "6217001234567890", liveAddress: "改了" })
  expect(answer.status).toBe(422)
  expect(body<{ errors: { code: string }[] }>(answer).errors.map((one) => one.code)).toEqual(["E-TEL-01", "E-BANK-01"])
  expect((await knownPerson(database.system, lin, today))?.values["liveAddress"]?.value).toBe("荷塘路1号")
  expect(body<{ code: string }>(await http.ask(citizen(lin), "PUT", "/me/contact", { liveRegion: "110101001001" })).code).toBe("E-REG-01")
  expect(body<{ code: string }>(await http.ask(citizen(lin), "PUT", "/me/contact", {})).code).toBe("registers.nothing-to-change")
  await expect(correctContact(database.as(citizen(zhou)), sealing, lin, { mobile: "13800000003" }, { source: "本人填报", actor: "周建国", now: clock.now })).rejects.toMatchObject({ code: "input.not-found" })
})

test("at the counter a new person is registered, a known one is refused by name or by place", async () => {
  const fresh = residentNumberFor("990101", plainDate("2000-03-01"), 55)
  const input = { name: "何小东", idNumber: fresh, liveRegion: "990101001003", mobile: "13700000001" }
  expect((await http.ask(officer("990101001"), "POST", "/persons", input)).status).toBe(201)
  const code = async (viewer: Viewer, changed: object) => body<{ code: string }>(await http.ask(viewer, "POST", "/persons", { ...input, ...changed })).code
  expect(await code(officer("990101001"), {})).toBe("registers.person-exists")
  expect(await code(officer("990101001"), { name: "何晓东" })).toBe("E-ID-05")
  expect(await code(officer("990103"), { liveRegion: "990103100001" })).toBe("registers.person-elsewhere")
  expect(await code(officer("990103"), { liveRegion: "990103100001", name: "张三" })).toBe("E-ID-05")
  const wrong = body<{ errors: { code: string; path: string }[] }>(await http.ask(officer("990101001"), "POST", "/persons", { ...input, idNumber: "11010519491231002A" }))
  expect(wrong.errors).toMatchObject([{ path: "idNumber", code: "E-ID-06" }])
  expect(await code(officer("990101001"), { idNumber: residentNumberFor("990101", plainDate("2000-03-02"), 55), liveRegion: "990103100001" })).toBe("input.invalid")
})

test("a script in a name is refused at the counter", async () => {
  const answer = await http.ask(officer("990101001"), "POST", "/persons", { name: "<script>alert(1)</script>", idNumber: residentNumberFor("990101", plainDate("2001-03-01"), 57), liveRegion: "990101001003" })
  expect([answer.status, body<{ errors: { code: string }[] }>(answer).errors[0]?.code]).toEqual([422, "E-NAME-01"])
})

test("an employer reads and corrects its own card only", async () => {
  const own: Viewer = { kind: "employer", employerId: works, name: "甲市示例机械有限公司", agent: "何敏", session: "s" }
  expect(body<object>(await http.ask(own, "GET", "/employer/me"))).toMatchObject({ name: "甲市示例机械有限公司", contactMobileMasked: "138****0009", insuredStaff: 0, industryName: expect.stringContaining("制造") as string })
  expect((await http.ask(own, "PUT", "/employer/me/contact", { contactName: "何敏敏", contactMobile: "13800000010" })).status).toBe(200)
  expect(body<object>(await http.ask(officer("990101"), "GET", `/employers/${works}`))).toMatchObject({ contactName: "何敏敏", contactMobileMasked: "138****0010" })
  expect((await http.ask({ ...own, employerId: "77" }, "GET", "/employer/me")).status).toBe(404)
  expect(body<object[]>(await http.ask(officer("990101"), "GET", `/employers?q=${encodeURIComponent("甲市示例")}`))).toHaveLength(1)
})

test("places are a tree anybody may walk", async () => {
  const cities = body<{ code: string; name: string; leaf: boolean }[]>(await http.ask({ kind: "public" }, "GET", "/regions?parent=990000000000"))
  expect(cities.map((one) => one.name)).toEqual(["甲市", "乙市", "丙市"])
  const way = body<{ name: string }[]>(await http.ask({ kind: "public" }, "GET", "/regions/990101001001"))
  expect(way.map((one) => one.name)).toEqual(["示例省", "甲市", "望川区", "鼓楼前街道", "槐树里社区"])
  expect(await loadRegions(database.system, demonstrationRegions, "演示")).toBe(0)
  await loadOffices(database.system, [{ officeId: "5", name: "鼓楼前街道公共就业服务站", region: "990101001000", level: "street", phone: "0990-1234567" }], "演示")
  expect(body<object[]>(await http.ask({ kind: "public" }, "GET", "/offices?region=990101000000"))).toMatchObject([{ name: "鼓楼前街道公共就业服务站", regionName: "示例省甲市望川区鼓楼前街道" }])
  expect(body<object[]>(await http.ask({ kind: "public" }, "GET", "/offices?region=9902"))).toEqual([])
})

test("code tables are served with a tag, and an unchanged one is not sent again", async () => {
  expect(await synchroniseCodes(database.system, today)).toBe(0)
  const first = await http.ask({ kind: "public" }, "GET", "/codes/AAC011")
  expect(body<{ values: { code: string }[] }>(first).values.some((one) => one.code === "20")).toBe(true)
  expect(first.headers["cache-control"]).toContain("max-age")
  const second = await http.ask({ kind: "public" }, "GET", "/codes/AAC011", undefined, { "if-none-match": String(first.headers["etag"]) })
  expect([second.status, second.body]).toEqual([304, ""])
  expect((await http.ask({ kind: "public" }, "GET", "/codes/nothing")).status).toBe(404)
})

test("a code the standard drops stays for old records and is closed for new ones", async () => {
  const table = (codes: string[]) => ({ name: "x-test", title: "试", source: "", alsoNamed: [], values: codes.map((code) => ({ code, name: code, mark: "P" as const, since: null, until: null, parent: null })) })
  await synchroniseCodes(database.system, today, [table(["1", "2"])])
  await synchroniseCodes(database.system, today, [table(["1"])])
  expect(body<{ values: object[] }>(await http.ask({ kind: "public" }, "GET", "/codes/x-test")).values).toMatchObject([{ code: "1", until: null }, { code: "2", until: "2026-11-23" }])
})
