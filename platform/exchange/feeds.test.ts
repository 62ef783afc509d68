// Files of other departments: what is taken, what is refused whole, what waits for a person, and that nothing is ever half or twice.
import { mkdtemp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Readable } from "node:stream"
import iconv from "iconv-lite"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { z } from "zod"
import { creditCodeFor, demonstrationRegions, plainDate, residentNumberFor } from "#standards"
import { endpoint, type Viewer } from "#wire"
import { loadRegions, registerEmployer, registerPerson, synchroniseCodes } from "#platform/registers"
import { type House, module, serve } from "#platform/module"
import { testDatabase } from "../database/testing.ts"
import { testServer } from "../http/testing.ts"
import { registers } from "../registers/module.ts"
import type { Receipt } from "./contract.ts"
import { allFeeds, feedNamed } from "./feeds/all-feeds.ts"
import type { Feed } from "./feeds/feed.ts"
import { exchange } from "./module.ts"
import { lookIntoInbox, prepareInbox, receiveStream, resumeHeld } from "./server/inbox.ts"
import { factsOfFile } from "./server/read-file.ts"
import { receive } from "./server/receive.ts"
import { stage } from "./server/stage.ts"

const database = await testDatabase()
const clock = { now: "2026-11-23T02:00:00.000Z" }
const http = await testServer(database, [registers, exchange], clock)
const folder = await mkdtemp(join(tmpdir(), "jiuye-inbox-"))
const house: House = Object.assign(http.house, { dataFolder: folder })
afterAll(() => rm(folder, { recursive: true, force: true }))

const today = plainDate("2026-11-23")
const numbers = { lin: residentNumberFor("990101", plainDate("1987-05-06"), 124), zhou: residentNumberFor("990201", plainDate("1968-01-15"), 131), nobody: residentNumberFor("990102", plainDate("1999-09-09"), 321) }
const code = creditCodeFor("91", "990101", "MA000001")
const people: Record<string, string> = {}
let works = ""

beforeAll(async () => {
  await loadRegions(database.system, demonstrationRegions, "演示")
  await synchroniseCodes(database.system, today)
  people["lin"] = (await registerPerson(database.system, house.sealing, { name: "林晓梅", idNumber: numbers.lin, region: "990101001001", source: "公安" }, clock.now, today)).personId
  people["zhou"] = (await registerPerson(database.system, house.sealing, { name: "周建国", idNumber: numbers.zhou, region: "990201001001", source: "公安" }, clock.now, today)).personId
  works = (await registerEmployer(database.system, house.sealing, { uscc: code, name: "甲市示例机械有限公司", region: "990101001001", source: "市场监管" }, clock.now)).employerId
})

beforeEach(async () => {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await prepareInbox(house)
  await database.system.transaction((tx) => tx.sql("truncate exchange.receipts, exchange.receipt_rows, exchange.by_hand, exchange.outbox, registers.contributions, registers.employee_rows, registers.pensions, registers.deaths, registers.entity_roles, registers.custodies, registers.military_service, registers.studies, registers.entitlements_elsewhere, registers.emigrations, registers.allowance_payments, registers.funeral_grants, registers.person_changes, registers.withdrawn_rows"))
})

const sql = <R extends object>(text: string, values: unknown[] = []) => database.system.transaction((tx) => tx.sql<R>(text, values))
const named = (name: string): Feed => feedNamed(name) ?? expect.fail(`no feed ${name}`)
const withEnd = (lines: string[]) => `${[...lines, `#END,${lines.length - 1}`].join("\r\n")}\r\n`

let files = 0
async function drop(feed: string, content: string | Buffer, name = `file-${++files}.csv`): Promise<Receipt> {
  await writeFile(join(folder, "inbox", feed, name), content)
  await writeFile(join(folder, "inbox", feed, `${name}.done`), "")
  const receipts = await lookIntoInbox(house, new Map())
  expect(receipts).toHaveLength(1)
  return receipts[0] as Receipt
}

const paid = (who: string, name: string, month = "202610", base = "4500.00", kind = "210", arrived = "2026-10-20") => `${who},${name},${kind},${month},${code},${base},22.50,22.50,${arrived}`
const paidHeader = "证件号码,姓名,险种,费款所属期,统一社会信用代码,缴费基数,单位缴费,个人缴费,到账日期"
const contributionsFile = (...rows: string[]) => withEnd([paidHeader, ...rows])

/** One good row of every feed. */
const goodRows: Record<string, [header: string, row: string, table: string]> = {
  contributions: [paidHeader, paid(numbers.lin, "林晓梅"), "contributions"],
  "employee-rows": ["id_number,name,employer,kind,from_on,to_on", `${numbers.lin},林晓梅,${code},失业保险,2026/11/2,`, "employee_rows"],
  pensions: ["证件号码,姓名,待遇起始日期", `${numbers.zhou},周建国,2026-11-01`, "pensions"],
  deaths: ["身份证号,姓名,死亡日期", `${numbers.zhou},周建国,20261101`, "deaths"],
  "allowance-payments": ["证件号码,姓名,待遇所属月,金额", `${numbers.lin},林晓梅,202109,750.00`, "allowance_payments"],
  "funeral-grants": ["证件号码,姓名,发放险种,核定日期", `${numbers.zhou},周建国,110,2026-11-05`, "funeral_grants"],
  emigrations: ["证件号码,姓名,移居日期", `${numbers.lin},林晓梅,2026-10-08`, "emigrations"],
  "entity-roles": ["证件号码,姓名,统一社会信用代码,单位名称,职务,经营状态,任职起始日期", `${numbers.lin},林晓梅,${code},"甲市示例机械有限公司, 分部",股东,在业,2024-01-01`, "entity_roles"],
  custodies: ["证件号码,姓名,起始日期", `${numbers.lin},林晓梅,2026-10-01`, "custodies"],
  "military-service": ["证件号码,姓名,入伍日期", `${numbers.lin},林晓梅,2026-09-10`, "military_service"],
  studies: ["证件号码,姓名,学校,学历层次,入学日期,预计毕业日期", `${numbers.lin},林晓梅,示例大学,20,2026-09-01,2030-06-30`, "studies"],
  "entitlements-elsewhere": ["证件号码,姓名,领取省份,起领日期", `${numbers.lin},林晓梅,980000,2026-08-01`, "entitlements_elsewhere"],
}

for (const [name, [header, row, table]] of Object.entries(goodRows)) {
  test(`${name}: a good file is taken, the same file again changes nothing, a file with an unknown person sets that row aside`, async () => {
    const file = withEnd([header, row])
    const receipt = await drop(name, file)
    expect(receipt).toMatchObject({ state: "accepted", rows: 1, fresh: 1, setAside: 0, repeated: false, encoding: "UTF-8", says: null })
    const [stored] = await sql<{ n: string; region: string; source: string }>(`select count(*) as n, max(region) as region, max(source) as source from registers.${table}`)
    expect(stored).toMatchObject({ n: "1", source: named(name).source })
    expect(stored?.region).toMatch(/^9901|^9902/)
    const before = await sql<{ at: string }>(`select xmin::text as at from registers.${table}`)
    const again = await drop(name, file, "another-name.csv")
    expect(again).toMatchObject({ receiptId: receipt.receiptId, repeated: true })
    expect(await sql(`select xmin::text as at from registers.${table}`)).toEqual(before)
    const stranger = await drop(name, withEnd([header, row.replace(/^\d{17}[\dX]/, numbers.nobody)]))
    expect(stranger).toMatchObject({ state: "accepted", rows: 1, fresh: 0, setAside: 1 })
    expect(await sql("select line, code from exchange.receipt_rows where receipt_id = $1", [stranger.receiptId])).toEqual([{ line: 2, code: "E-FEED-PERSON" }])
  })

  test(`${name}: a required cell that is empty refuses the whole file, naming the line`, async () => {
    const bad = row.split(",")
    bad[bad.length - (row.endsWith(",") || name === "contributions" ? (name === "contributions" ? 4 : 2) : name === "studies" ? 2 : 1)] = ""
    const receipt = await drop(name, withEnd([header, row, bad.join(",")]))
    expect(receipt).toMatchObject({ state: "refused", code: "E-FEED-CELLS", line: 3, fresh: 0 })
    expect(await sql(`select 1 from registers.${table}`)).toEqual([])
    expect(await readdir(join(folder, "inbox", name, "refused"))).toHaveLength(2)
  })
}

test("every feed about persons has its cases above", () => {
  expect(allFeeds.filter((feed) => feed.about === "person").map((feed) => feed.name).sort()).toEqual(Object.keys(goodRows).sort())
})

test("new facts become events with their day and place, known facts do not", async () => {
  const [header, row] = goodRows["employee-rows"] ?? ["", ""]
  await drop("employee-rows", withEnd([header, row]))
  await drop("employee-rows", withEnd([header, row, row.replace("失业保险", "410")]))
  await drop("deaths", withEnd([goodRows["deaths"]?.[0] ?? "", goodRows["deaths"]?.[1] ?? ""]))
  for (const name of ["pensions", "custodies", "military-service", "studies", "emigrations", "funeral-grants"]) await drop(name, withEnd([goodRows[name]?.[0] ?? "", goodRows[name]?.[1] ?? ""]))
  const events = await sql<{ topic: string; subject_id: string; payload: Record<string, string> }>("select topic, subject_id, payload from exchange.outbox order by event_id")
  expect(events.map((one) => one.topic)).toEqual(["employee-row.received", "employee-row.received", "person.died", "person.pension-started", "person.imprisoned", "person.enlisted", "person.enrolled-school", "person.emigrated", "funeral-grant.received"])
  expect(events[0]).toMatchObject({ subject_id: people["lin"], payload: { region: "990101001001", effectiveDate: "2026-11-02", employerId: works, kind: "210", until: null } })
  expect(events[2]).toMatchObject({ subject_id: people["zhou"], payload: { region: "990201001001", effectiveDate: "2026-11-01" } })
})

interface Told {
  readonly topic: string
  readonly subject_id: string
  readonly payload: Record<string, string | null>
}
/** What became known by the last file: topics and payloads, the receipt left out. */
async function told(feed: string, header: string, ...rows: string[]): Promise<Told[]> {
  await sql("truncate exchange.outbox")
  expect(await drop(feed, withEnd([header, ...rows]))).toMatchObject({ state: "accepted", setAside: 0 })
  return sql<Told>("select topic, subject_id, payload - 'receipt' as payload from exchange.outbox order by event_id")
}

test("what a department takes back is told with the day it had said, in every feed that tells anything", async () => {
  const topics: Record<string, string> = {
    deaths: "person.death-withdrawn", pensions: "person.pension-withdrawn", custodies: "person.custody-withdrawn", "military-service": "person.enlistment-withdrawn", studies: "person.enrolment-withdrawn",
    emigrations: "person.emigration-withdrawn", "employee-rows": "employee-row.withdrawn", "entity-roles": "entity-role.withdrawn", "funeral-grants": "funeral-grant.withdrawn",
  }
  for (const [name, topic] of Object.entries(topics)) {
    const [header, row] = goodRows[name] ?? ["", ""]
    const [first] = await told(name, header, row)
    const [event, ...more] = await told(name, `${header},操作`, `${row},撤销`)
    expect([event?.topic, more, event?.payload["region"]], name).toEqual([topic, [], event?.subject_id === people["lin"] ? "990101001001" : "990201001001"])
    if (first) expect(event?.payload["effectiveDate"], name).toBe(first.payload["effectiveDate"])
    expect(await told(name, `${header},操作`, `${row},删除`), name).toEqual([])
  }
})

test("a contribution taken back is told when it was a month of unemployment insurance on account", async () => {
  await told("contributions", paidHeader, paid(numbers.lin, "林晓梅"), paid(numbers.lin, "林晓梅", "202609", "4500.00", "110"))
  const gone = await told("contributions", `${paidHeader},操作`, `${paid(numbers.lin, "林晓梅")},撤销`, `${paid(numbers.lin, "林晓梅", "202609", "4500.00", "110")},撤销`)
  expect(gone).toMatchObject([{ topic: "contribution.withdrawn", subject_id: people["lin"], payload: { month: "202610", effectiveDate: "2026-11-23", source: "社会保险" } }])
})

test("what changes in a row is told by what it means: a release, another day of death, a pension that ended, a unit's report of leaving", async () => {
  const custody = "证件号码,姓名,起始日期,结束日期"
  await told("custodies", custody, `${numbers.lin},林晓梅,2026-08-01,`)
  expect(await told("custodies", custody, `${numbers.lin},林晓梅,2026-08-01,2026-11-10`)).toMatchObject([{ topic: "person.released", payload: { effectiveDate: "2026-11-10", since: "2026-08-01" } }])
  expect(await told("custodies", custody, `${numbers.lin},林晓梅,2026/8/1,`)).toMatchObject([{ topic: "person.custody-corrected", payload: { effectiveDate: "2026-08-01", until: null, before: "2026-11-10" } }])
  const death = "证件号码,姓名,死亡日期"
  await told("deaths", death, `${numbers.zhou},周建国,2026-11-01`)
  expect(await told("deaths", death, `${numbers.zhou},周建国,2026-10-01`)).toMatchObject([{ topic: "person.death-corrected", payload: { effectiveDate: "2026-10-01", before: "2026-11-01" } }])
  const pension = "证件号码,姓名,待遇起始日期,待遇终止日期"
  await told("pensions", pension, `${numbers.zhou},周建国,2026-08-01,`)
  expect(await told("pensions", pension, `${numbers.zhou},周建国,2026-08-01,2026-10-01`)).toMatchObject([{ topic: "person.pension-ended", payload: { effectiveDate: "2026-10-01", since: "2026-08-01", kind: "110" } }])
  expect(await told("pensions", pension, `${numbers.zhou},周建国,2026/8/1,`)).toMatchObject([{ topic: "person.pension-started", payload: { effectiveDate: "2026-08-01", until: null } }])
  const row = "id_number,name,employer,kind,from_on,to_on"
  const [received] = await told("employee-rows", row, `${numbers.lin},林晓梅,${code},210,2026-03-02,`)
  expect(await told("employee-rows", row, `${numbers.lin},林晓梅,${code},210,2026-03-02,2026-11-20`)).toMatchObject([
    { topic: "employee-row.received", payload: { effectiveDate: "2026-03-02", until: "2026-11-20", rowId: received?.payload["rowId"] } },
  ])
  const school = "证件号码,姓名,学校,学历层次,入学日期,毕业日期"
  await told("studies", school, `${numbers.lin},林晓梅,示例大学,20,2022-09-01,`)
  expect(await told("studies", school, `${numbers.lin},林晓梅,示例大学,20,2022-09-01,2026-06-30`)).toMatchObject([{ topic: "person.graduated", payload: { effectiveDate: "2026-06-30", school: "示例大学", level: "20" } }])
})

test("a unit's death and its return to life are told once, with the day the market register gives", async () => {
  const unit = creditCodeFor("91", "990201", "MA000090")
  const header = "统一社会信用代码,单位名称,单位类型,经营状态,所在地区划,注销吊销日期"
  const row = (state: string, on = "") => `${unit},乙市停产示例有限公司,企业,${state},990201001001,${on}`
  expect(await told("employers", header, row("注销", "2020-01-01"))).toEqual([])
  await told("employers", header, row("存续"))
  const [gone] = await told("employers", header, row("吊销", "2026-11-20"))
  expect(gone).toMatchObject({ topic: "employer.deregistered", payload: { effectiveDate: "2026-11-20", status: "吊销", before: "存续", region: "990201001001", source: "市场监管" } })
  expect(await sql("select employer_id from registers.employer_codes where uscc = $1", [unit])).toEqual([{ employer_id: gone?.subject_id }])
  expect(await told("employers", header, row("注销", "2026-11-22"))).toEqual([])
  expect(await told("employers", header, row("在业"))).toMatchObject([{ topic: "employer.deregistration-withdrawn", payload: { before: "注销", closedOn: "2026-11-22" } }])
})

test("the police correct a birth date, a sex and a number: the file is one, keeps what it said before, and the correction is told and stays", async () => {
  const [old, right] = [residentNumberFor("990102", plainDate("1966-03-08"), 552), residentNumberFor("990102", plainDate("1968-03-08"), 551)]
  const header = "证件号码,姓名,户籍地区划,出生日期,性别,原证件号码"
  await told("persons", header, `${old},何秀英,990102001001,,,`)
  const [person] = await sql<{ person_id: string }>("select person_id from registers.persons where name = '何秀英'")
  expect(await told("persons", header, `${old},何秀英,990102001001,1967-03-08,,`)).toMatchObject([
    { topic: "person.corrected", subject_id: person?.person_id, payload: { birthDate: "1967-03-08", birthDateBefore: "1966-03-08", sex: "2", sexBefore: "2", effectiveDate: "2026-11-23" } },
  ])
  expect(await told("persons", "证件号码,姓名,户籍地区划", `${old},何秀英,990102001001`)).toEqual([])
  expect(await told("persons", header, `${right},何秀英,990102001001,,,${old}`)).toMatchObject([{ topic: "person.corrected", subject_id: person?.person_id, payload: { birthDate: "1968-03-08", birthDateBefore: "1967-03-08", sex: "1", sexBefore: "2" } }])
  expect(await sql("select count(*)::int as n, min(birth_date::text) as birth, min(sex) as sex from registers.persons where name = '何秀英'")).toEqual([{ n: 1, birth: "1968-03-08", sex: "1" }])
  expect(await sql("select count(*)::int as n from registers.person_id_numbers where person_id = $1", [person?.person_id])).toEqual([{ n: 2 }])
  expect(await sql("select field, before, after from registers.person_changes where person_id = $1 order by change_id", [person?.person_id])).toEqual([
    { field: "birthDate", before: "1966-03-08", after: "1967-03-08" },
    { field: "idNumber", before: `${old.slice(0, 6)}********${old.slice(-4)}`, after: `${right.slice(0, 6)}********${right.slice(-4)}` },
    { field: "birthDate", before: "1967-03-08", after: "1968-03-08" },
    { field: "sex", before: "2", after: "1" },
  ])
  const other = await drop("persons", withEnd([header, `${numbers.zhou},周建国,990201001001,,,${old}`]))
  expect(other).toMatchObject({ state: "accepted", setAside: 1 })
  expect(await sql("select code from exchange.receipt_rows where receipt_id = $1", [other.receiptId])).toEqual([{ code: "E-FEED-TWO-FILES" }])
})

test("police and market files make people and employers, and renew them", async () => {
  const fresh = residentNumberFor("990102", plainDate("1995-03-08"), 442)
  const file = (hukou: string) => withEnd(["证件号码,姓名,户口性质,户籍地区划,民族", `${fresh},阿依古丽·买买提,本地非农业,${hukou},`, `${numbers.lin},林晓梅,11,990101001002,01`])
  expect(await drop("persons", file("990102001001"), "p.csv")).toMatchObject({ state: "accepted", fresh: 1, changed: 1 })
  const [made] = await sql<{ name: string; sex: string; birth_date: string; region: string; id_masked: string }>("select name, sex, birth_date, region, id_masked from registers.persons where name like '阿依%'")
  expect(made).toEqual({ name: "阿依古丽·买买提", sex: "2", birth_date: "1995-03-08", region: "990102001001", id_masked: `${fresh.slice(0, 6)}********${fresh.slice(-4)}` })
  const newer = await drop("persons", file("990102001002"), "p.csv")
  expect(newer).toMatchObject({ state: "accepted", fresh: 0, changed: 1, unchanged: 1 })
  expect(newer.previousId).not.toBeNull()
  expect(await sql("select says from exchange.receipt_rows where receipt_id = $1", [newer.receiptId])).toEqual([{ says: "户籍地 990102001001 → 990102001002" }])
  const other = creditCodeFor("91", "990201", "MA000077")
  const market = (state: string) => withEnd(["统一社会信用代码,单位名称,单位类型,经营状态,所在地区划", `${other},乙市示例纺织有限公司,企业,${state},990201001001`])
  expect(await drop("employers", market("存续"))).toMatchObject({ fresh: 1 })
  expect(await drop("employers", market("注销"))).toMatchObject({ changed: 1 })
  expect(await sql("select name, status from registers.employers where uscc = $1", [other])).toEqual([{ name: "乙市示例纺织有限公司", status: "注销" }])
  expect(await drop("employers", withEnd(["统一社会信用代码,单位名称,单位类型,经营状态,所在地区划", `${other.slice(0, 17)}0,某某公司,10,存续,990201001001`, `${creditCodeFor("91", "990201", "MA000078")},外省公司,10,存续,110101001001`]))).toMatchObject({ fresh: 0, setAside: 2 })
})

test("GBK files of old systems, UTF-8 with a mark, and Unix line ends are read alike", async () => {
  const text = contributionsFile(paid(numbers.lin, "林晓梅"))
  expect(await drop("contributions", iconv.encode(text, "gbk"))).toMatchObject({ state: "accepted", encoding: "GB18030", fresh: 1 })
  expect(await drop("contributions", `\uFEFF${text}`)).toMatchObject({ state: "accepted", encoding: "UTF-8", unchanged: 1 })
  expect(await drop("contributions", text.replaceAll("\r\n", "\n"))).toMatchObject({ state: "accepted", unchanged: 1 })
})

test("bytes that are neither UTF-8 nor GBK, an Excel file, an empty file and a foreign header are refused, each with what to do", async () => {
  const text = contributionsFile(paid(numbers.lin, "林晓梅"))
  const broken = Buffer.concat([Buffer.from(text.slice(0, 60)), Buffer.from([0xff, 0xff, 0x80, 0x20]), Buffer.from(text.slice(60))])
  expect(await drop("contributions", broken)).toMatchObject({ state: "refused", code: "E-FEED-ENCODING" })
  expect(await drop("contributions", Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 8]))).toMatchObject({ state: "refused", code: "E-FEED-NOT-TEXT" })
  expect(await drop("contributions", iconv.encode(text, "utf16"))).toMatchObject({ state: "refused", code: "E-FEED-NOT-TEXT" })
  expect(await drop("contributions", "")).toMatchObject({ state: "refused", code: "E-FEED-EMPTY" })
  expect(await drop("contributions", withEnd(["证件号码,姓名,工资条", `${numbers.lin},林晓梅,1`]))).toMatchObject({ state: "refused", code: "E-FEED-HEADER", line: 1 })
  expect(await drop("contributions", withEnd(["证件号码,姓名", `${numbers.lin},林晓梅`]))).toMatchObject({ state: "refused", code: "E-FEED-HEADER", says: "表头缺少：险种、费款所属期、缴费基数" })
})

test("a file cut off anywhere is refused whole, wherever the cut falls", async () => {
  const whole = contributionsFile(...Array.from({ length: 20 }, (_, at) => paid(numbers.lin, "林晓梅", `2025${String((at % 12) + 1).padStart(2, "0")}`, "4500.00", at < 12 ? "210" : "110")))
  const bytes = Buffer.from(whole)
  for (let cut = bytes.length - 5; cut > 200; cut -= 97) {
    const receipt = await drop("contributions", bytes.subarray(0, cut))
    expect([receipt.state, ["E-FEED-CUT", "E-FEED-ROW", "E-FEED-COUNT", "E-FEED-ENCODING", "E-FEED-CELLS"].includes(receipt.code ?? "")]).toEqual(["refused", true])
  }
  expect(await sql("select 1 from registers.contributions")).toEqual([])
  expect(await drop("contributions", whole)).toMatchObject({ state: "accepted", fresh: 20 })
})

test("a quote that is never closed, a short row, a wrong count and rows after the end are refused with the line", async () => {
  const row = paid(numbers.lin, "林晓梅")
  expect(await drop("contributions", withEnd([paidHeader, row, `"${numbers.zhou},周建国,210,202610,,4500`]))).toMatchObject({ state: "refused", code: "E-FEED-QUOTE", line: 3 })
  expect(await drop("contributions", withEnd([paidHeader, row, `${numbers.zhou},周建国,210`]))).toMatchObject({ state: "refused", code: "E-FEED-ROW", line: 3 })
  expect(await drop("contributions", `${paidHeader}\n${row}\n#END,2\n`)).toMatchObject({ state: "refused", code: "E-FEED-COUNT", line: 3 })
  expect(await drop("contributions", `${paidHeader}\n${row}\n#END,1\n${row}\n`)).toMatchObject({ state: "refused", code: "E-FEED-AFTER-END", line: 4 })
  expect(await sql("select 1 from registers.contributions")).toEqual([])
})

test("a quote left open in a very large file ends early instead of filling memory", async () => {
  const receipt = await drop("contributions", `${paidHeader}\n"${numbers.lin},${"林晓梅,210,202610\n".repeat(20_000)}`)
  expect(receipt).toMatchObject({ state: "refused", code: "E-FEED-QUOTE", line: 2 })
})

test("wrong days, months, amounts and codes are all named, and nothing is taken", async () => {
  const receipt = await drop("contributions", contributionsFile(paid(numbers.lin, "林晓梅"), paid(numbers.lin, "林晓梅", "202613"), paid(numbers.lin, "林晓梅", "202701"), paid(numbers.lin, "林晓梅", "202609", "-3"), paid(numbers.lin, "林晓梅", "202609", "4500", "999"), paid(numbers.lin, "林晓梅", "202609", "4500", "210", "2026-02-30")))
  expect(receipt).toMatchObject({ state: "refused", code: "E-FEED-CELLS", line: 3 })
  expect(await sql("select line, code from exchange.receipt_rows where receipt_id = $1 order by line", [receipt.receiptId])).toEqual([
    { line: 3, code: "E-DATE-01" },
    { line: 4, code: "E-DATE-01" },
    { line: 5, code: "E-AMT-01" },
    { line: 6, code: "E-FEED-CODE" },
    { line: 7, code: "E-DATE-01" },
  ])
  expect(await sql("select 1 from registers.contributions")).toEqual([])
  expect(await sql("select 1 from pg_tables where schemaname = 'exchange' and tablename like 'staged%'")).toEqual([])
})

test("a number with a wrong check character and an unknown employer set their row aside, the others are taken", async () => {
  const wrong = `${numbers.lin.slice(0, 17)}${numbers.lin.endsWith("1") ? "2" : "1"}`
  const receipt = await drop("contributions", contributionsFile(paid(numbers.lin, "林晓梅"), paid(wrong, "林晓梅"), paid(numbers.zhou, "周建国").replace(code, creditCodeFor("91", "990101", "MA999999"))))
  expect(receipt).toMatchObject({ state: "accepted", fresh: 1, setAside: 2 })
  expect(await sql("select line, code from exchange.receipt_rows order by line")).toEqual([{ line: 3, code: "E-ID-02" }, { line: 4, code: "E-FEED-EMPLOYER" }])
})

test("the same row twice counts once; two rows that contradict each other refuse the file", async () => {
  expect(await drop("contributions", contributionsFile(paid(numbers.lin, "林晓梅"), paid(numbers.lin, "林晓梅")))).toMatchObject({ state: "accepted", fresh: 1, unchanged: 1 })
  const torn = await drop("contributions", contributionsFile(paid(numbers.lin, "林晓梅", "202609"), paid(numbers.lin, "林晓梅", "202609", "4600.00")))
  expect(torn).toMatchObject({ state: "refused", code: "E-FEED-CONFLICT", line: 3, says: "第2行与第3行是同一条记录，内容却不同，无法判断哪一条为准" })
  expect(await sql("select ym from registers.contributions")).toEqual([{ ym: 202610 }])
})

test("a corrected file of the same name changes the rows that differ and says which", async () => {
  const first = await drop("contributions", contributionsFile(paid(numbers.lin, "林晓梅", "202609"), paid(numbers.lin, "林晓梅", "202610")), "2026-10.csv")
  const second = await drop("contributions", contributionsFile(paid(numbers.lin, "林晓梅", "202609"), paid(numbers.lin, "林晓梅", "202610", "4800.00")), "2026-10.csv")
  expect(second).toMatchObject({ fresh: 0, changed: 1, unchanged: 1, previousId: first.receiptId })
  expect(await sql("select line, outcome, says from exchange.receipt_rows")).toEqual([{ line: 3, outcome: "changed", says: "缴费基数 450000 → 480000" }])
  expect(await sql("select base_fen from registers.contributions order by ym")).toEqual([{ base_fen: "450000" }, { base_fen: "480000" }])
})

test("a row that is taken back leaves its register and is kept aside", async () => {
  await drop("deaths", withEnd(["证件号码,姓名,死亡日期,操作", `${numbers.zhou},周建国,2026-11-01,新增`]))
  expect(await drop("deaths", withEnd(["证件号码,姓名,死亡日期,操作", `${numbers.zhou},周建国,2026-11-01,撤销`]))).toMatchObject({ withdrawn: 1 })
  expect(await sql("select 1 from registers.deaths")).toEqual([])
  expect(await sql("select person_id, register, was->>'died_on' as died from registers.withdrawn_rows")).toEqual([{ person_id: people["zhou"], register: "deaths", died: "2026-11-01" }])
})

test("traditional characters and dots are the same name; another name waits for an officer of the person's place, who decides once", async () => {
  const receipt = await drop("contributions", contributionsFile(paid(numbers.zhou, "周建國"), paid(numbers.lin, "林小梅")))
  expect(receipt).toMatchObject({ state: "accepted", fresh: 1, byHand: 1 })
  const officer = (scope: string): Viewer => ({ kind: "staff", officerId: "7", personId: null, name: "李强", roles: ["reviewer"], scope, office: "", session: "" })
  expect((await http.ask(officer("990201"), "GET", "/exchange/by-hand")).body).toEqual([])
  const open = (await http.ask(officer("990101"), "GET", "/exchange/by-hand")).body as { personId: string; receiptId: string; line: number; givenName: string; registeredName: string; cells: { label: string; value: string }[] }[]
  expect(open).toMatchObject([{ personId: people["lin"], line: 3, givenName: "林小梅", registeredName: "林晓梅" }])
  expect(open[0]?.cells, "the officer reads what the row says, without the number").toEqual(expect.arrayContaining([{ label: "险种", value: "失业保险" }, { label: "缴费基数", value: "4 500.00 元" }]))
  expect(JSON.stringify(open[0]?.cells)).not.toContain(numbers.lin)
  const path = `/exchange/by-hand/${open[0]?.personId ?? ""}/${open[0]?.receiptId ?? ""}/3`
  expect((await http.ask(officer("990201"), "POST", path, { take: true, why: "电话核实" })).status).toBe(404)
  expect((await http.ask(officer("990101"), "POST", path, { take: true, why: "电话核实为同一人" })).body).toEqual({ state: "taken" })
  expect(await sql("select person_id, base_fen, source from registers.contributions where person_id = $1", [people["lin"]])).toEqual([{ person_id: people["lin"], base_fen: "450000", source: "社会保险" }])
  const works210 = withEnd(["证件号码,姓名,统一社会信用代码,险种,参保日期", `${numbers.lin},林小梅,${code},210,2026-11-02`])
  const waiting = await drop("employee-rows", works210)
  expect((await http.ask(officer("990101"), "POST", `/exchange/by-hand/${people["lin"] ?? ""}/${waiting.receiptId}/2`, { take: true, why: "电话核实为同一人" })).body).toEqual({ state: "taken" })
  expect(await sql("select employer_id from registers.employee_rows")).toEqual([{ employer_id: works }])
  expect(await sql("select payload ->> 'employerId' as employer from exchange.outbox where topic = 'employee-row.received'")).toEqual([{ employer: works }])
  expect(((await http.ask(officer("990101"), "POST", path, { take: false, why: "改主意了" })).body as { code: string }).code).toBe("exchange.already-decided")
})

test("a sender with a key for one city cannot speak about another city's people", async () => {
  const path = join(folder, "x.csv")
  await writeFile(path, contributionsFile(paid(numbers.lin, "林晓梅"), paid(numbers.zhou, "周建国")))
  expect(await receive(house, { feed: named("contributions"), path, fileName: "x.csv", cameBy: "endpoint", sender: "social-insurance", scope: "9901" })).toMatchObject({ fresh: 1, setAside: 1 })
  expect(await sql("select person_id from registers.contributions")).toEqual([{ person_id: people["lin"] }])
})

test("a script in a text cell is kept as the text it is", async () => {
  const script = "<script>alert('x')</script>"
  await drop("entity-roles", withEnd([goodRows["entity-roles"]?.[0] ?? "", `${numbers.lin},林晓梅,${code},${script},股东,存续,2024-01-01`]))
  expect(await sql("select entity_name from registers.entity_roles")).toEqual([{ entity_name: script }])
  const receipt = await drop("deaths", withEnd(["证件号码,姓名,死亡日期", `${numbers.lin},${script},2026-11-01`]))
  expect(receipt).toMatchObject({ byHand: 1, fresh: 0 })
})

test("a file still being copied is left alone until it stands still", async () => {
  const path = join(folder, "inbox", "contributions", "slow.csv")
  const seen = new Map<string, string>()
  await writeFile(path, contributionsFile(paid(numbers.lin, "林晓梅")).slice(0, 80))
  expect(await lookIntoInbox(house, seen)).toEqual([])
  await writeFile(path, contributionsFile(paid(numbers.lin, "林晓梅")))
  expect(await lookIntoInbox(house, seen)).toEqual([])
  expect(await lookIntoInbox(house, seen)).toMatchObject([{ state: "accepted", fileName: "slow.csv" }])
  const names = await readdir(join(folder, "inbox", "contributions", "processed"))
  expect(names).toHaveLength(2)
  expect(JSON.parse(await readFile(join(folder, "inbox", "contributions", "processed", names.find((name) => name.endsWith(".json")) ?? ""), "utf8"))).toMatchObject({ state: "accepted", fresh: 1 })
})

test("killed while staging, while merging, or before the file was moved: taken again, once, and nothing half", async () => {
  const path = join(folder, "inbox", "contributions", "kill.csv")
  const feed = named("contributions")
  await writeFile(path, contributionsFile(paid(numbers.lin, "林晓梅"), paid(numbers.zhou, "周建国")))
  await writeFile(`${path}.done`, "")
  const broken: House = { ...house, database: { ...house.database, system: { ...house.database.system, transaction: async () => { throw new Error("killed") } } } }
  await expect(receive(broken, { feed, path, fileName: "kill.csv", cameBy: "folder", sender: "", scope: "99" })).rejects.toThrow("killed")
  await sql("insert into exchange.receipts (receipt_id, feed, file_name, sha256, bytes, came_by, scope, state, received_at) values (4242, 'contributions', 'kill.csv', $1, 1, 'folder', '99', 'reading', now())", [(await factsOfFile(path)).sha256])
  await stage(database.system, house.sealing, feed, "4242", path, await factsOfFile(path), today)
  expect(await sql("select state, rows from exchange.receipts")).toEqual([{ state: "staged", rows: 2 }])
  await sql("alter table registers.contributions add constraint fails_for_now check (base_fen < 0) not valid")
  expect(await lookIntoInbox(house, new Map())).toEqual([])
  expect(await sql("select 1 from registers.contributions")).toEqual([])
  expect(await sql("select state from exchange.receipts")).toEqual([{ state: "staged" }])
  await sql("alter table registers.contributions drop constraint fails_for_now")
  expect(await lookIntoInbox(house, new Map())).toMatchObject([{ receiptId: "4242", state: "accepted", fresh: 2 }])
  expect(await sql("select count(*)::int as n from registers.contributions")).toEqual([{ n: 2 }])
  await writeFile(path, contributionsFile(paid(numbers.lin, "林晓梅"), paid(numbers.zhou, "周建国")))
  await writeFile(`${path}.done`, "")
  expect(await lookIntoInbox(house, new Map())).toMatchObject([{ receiptId: "4242", repeated: true }])
})

test("a staging table that PostgreSQL emptied in a crash is read again from the file", async () => {
  const path = join(folder, "inbox", "contributions", "emptied.csv")
  await writeFile(path, contributionsFile(paid(numbers.lin, "林晓梅")))
  await writeFile(`${path}.done`, "")
  await sql("insert into exchange.receipts (receipt_id, feed, file_name, sha256, bytes, came_by, scope, state, received_at) values (4343, 'contributions', 'emptied.csv', $1, 1, 'folder', '99', 'reading', now())", [(await factsOfFile(path)).sha256])
  await stage(database.system, house.sealing, named("contributions"), "4343", path, await factsOfFile(path), today)
  await sql("truncate exchange.staged_4343")
  expect(await lookIntoInbox(house, new Map())).toMatchObject([{ receiptId: "4343", state: "accepted", fresh: 1 }])
})

test("a file from the network whose taking died is taken to its end at the next start; one not begun is dropped", async () => {
  const content = contributionsFile(paid(numbers.lin, "林晓梅"), paid(numbers.zhou, "周建国"))
  const held = join(folder, "inbox", "contributions", ".held-1-net.csv")
  await writeFile(held, content)
  expect(await resumeHeld(house)).toEqual([])
  expect(await readdir(join(folder, "inbox", "contributions"))).not.toContain(".held-1-net.csv")
  await writeFile(held, content)
  await sql("insert into exchange.receipts (receipt_id, feed, file_name, sha256, bytes, came_by, sender, scope, state, received_at) values (4444, 'contributions', 'net.csv', $1, 1, 'endpoint', 'social-insurance', '9901', 'reading', now())", [(await factsOfFile(held)).sha256])
  expect(await resumeHeld(house)).toMatchObject([{ receiptId: "4444", state: "accepted", fresh: 1, setAside: 1, cameBy: "endpoint" }])
})

const machine = (source: string, scope = "99"): Viewer => ({ kind: "feed", source, scope })

test("a machine sends its own feed as a body or as a form, gets the same receipt twice, and no other feed", async () => {
  const content = contributionsFile(paid(numbers.lin, "林晓梅"))
  const send = (viewer: Viewer, path: string, body: string, type = "text/csv") => http.ask(viewer, "POST", path, body, { "content-type": type })
  const first = await send(machine("social-insurance"), "/exchange/feeds/contributions?name=a.csv", content)
  expect([first.status, first.body]).toMatchObject([200, { state: "accepted", fresh: 1, repeated: false, fileName: "a.csv" }])
  const form = `--x\r\nContent-Disposition: form-data; name="file"; filename="../../etc/b.csv"\r\nContent-Type: text/csv\r\n\r\n${content}\r\n--x--\r\n`
  const second = await send(machine("social-insurance"), "/exchange/feeds/contributions", form, "multipart/form-data; boundary=x")
  expect([second.status, second.body]).toMatchObject([200, { repeated: true, receiptId: (first.body as Receipt).receiptId }])
  expect((await send(machine("police"), "/exchange/feeds/contributions", content)).status).toBe(403)
  expect((await send({ kind: "public" }, "/exchange/feeds/contributions", content)).status).toBe(401)
  expect((await send(machine("social-insurance"), "/exchange/feeds/nothing", content)).status).toBe(404)
  expect(((await http.ask(machine("social-insurance"), "POST", "/exchange/feeds/contributions")).body as { code: string }).code).toBe("exchange.no-file")
  const bad = await send(machine("social-insurance"), "/exchange/feeds/contributions", content.slice(0, 100))
  expect([bad.status, bad.body]).toMatchObject([422, { code: "exchange.file-refused", detail: { code: "E-FEED-ROW" } }])
})

test("receipts and their rows are read by staff and by their sender only, and the rows as a sheet without formulas", async () => {
  const receipt = await drop("contributions", contributionsFile(paid(numbers.nobody, "=cmd()")))
  const operator: Viewer = { kind: "staff", officerId: "9", personId: null, name: "郑宇", roles: ["operator"], scope: "99", office: "", session: "" }
  expect((await http.ask(operator, "GET", "/exchange/receipts?feed=contributions")).body).toMatchObject({ rows: [{ receiptId: receipt.receiptId }], next: null })
  expect((await http.ask(machine("police"), "GET", `/exchange/receipts/${receipt.receiptId}`)).status).toBe(404)
  expect((await http.ask(machine("social-insurance"), "GET", `/exchange/receipts/${receipt.receiptId}`)).body).toMatchObject({ receipt: { setAside: 1 }, rows: [{ line: 2, code: "E-FEED-PERSON" }], more: false })
  const sheet = await http.ask(operator, "GET", `/exchange/receipts/${receipt.receiptId}/rows.csv`)
  expect(sheet.body).toBe('\uFEFF行号,结果,列,代码,说明\r\n"2","未入库","","E-FEED-PERSON","本省没有这个证件号码的人，待人口信息送达后可重新比对"\r\n')
  await drop("persons", withEnd(["证件号码,姓名,户籍地区划", `${numbers.nobody},张小北,990102001001`]))
  const again = (await http.ask(operator, "POST", `/exchange/receipts/${receipt.receiptId}/again`)).body as Receipt
  expect(again).toMatchObject({ state: "accepted", cameBy: "again", byHand: 1, setAside: 0 })
  await sql("delete from registers.person_id_numbers where person_id in (select person_id from registers.persons where name = '张小北')")
})

test("stuck events are shown to operators, tried again on their word, and set aside only by two of them", async () => {
  await sql("insert into exchange.outbox (subject_id, event_id, topic, payload, look_at) values (900, 901, 't.said', '{}', 'infinity'), (900, 902, 't.said', '{}', 'infinity')")
  await sql("insert into exchange.stuck (handler, event_id, subject_id, topic, tries, problem, retry_at, given_up) values ('h', 901, 900, 't.said', 12, 'broken', now(), true)")
  const operator = (officerId: string): Viewer => ({ kind: "staff", officerId, personId: null, name: "郑宇", roles: ["operator"], scope: "99", office: "", session: "" })
  expect((await http.ask(operator("9"), "GET", "/exchange/status")).body).toMatchObject({ open: 2, stuck: [{ handler: "h", eventId: "901", givenUp: true, waiting: 1 }] })
  expect((await http.ask(operator("9"), "POST", "/exchange/stuck/h/901/retry")).body).toEqual({ retrying: true })
  expect(await sql("select look_at from exchange.outbox where subject_id = 900")).toEqual([{ look_at: null }, { look_at: null }])
  const aside = (officerId: string) => http.ask(operator(officerId), "POST", "/exchange/stuck/h/901/set-aside", { why: "对象已不存在" })
  expect((await aside("9")).status).toBe(409)
  expect((await aside("9")).status).toBe(409)
  expect((await aside("10")).body).toEqual({ setAside: true })
  expect(await sql("select handler, event_id from exchange.handled where event_id = 901")).toEqual([{ handler: "h", event_id: "901" }])
})

test("an upload beyond the limit is refused while it arrives, said or unsaid how long it is", async () => {
  let taken = 0
  const small = endpoint({ name: "test.small-upload", method: "POST", path: "/test/small-upload", who: ["feed"], summary: "", output: z.object({ bytes: z.number() }), streams: true, uploadLimit: 100_000 })
  const other = await testServer(database, [
    module({
      name: "test",
      title: "",
      routes: [
        serve(small, async ({ incoming }) => {
          for await (const chunk of (incoming?.bytes ?? []) as AsyncIterable<Buffer>) taken += chunk.length
          return { bytes: taken }
        }),
      ],
    }),
  ])
  const flood = (chunks: number) => Readable.from(Array.from({ length: chunks }, () => Buffer.alloc(10_000, 97)))
  const send = (chunks: number) => other.ask(machine("x"), "POST", "/test/small-upload", flood(chunks), { "content-type": "text/csv" })
  expect((await send(10)).body).toEqual({ bytes: 100_000 })
  taken = 0
  const over = await send(5000)
  expect([over.status, (over.body as { code: string }).code]).toEqual([413, "input.too-large"])
  expect(taken).toBeLessThanOrEqual(100_000)
  const said = await other.ask(machine("x"), "POST", "/test/small-upload", "a", { "content-type": "text/csv", "content-length": "99999999" })
  expect(said.status).toBe(413)
})

test("a very large file is taken in bounded memory", { timeout: 120_000 }, async () => {
  const feed = named("contributions")
  const row = Buffer.from(`${paid(numbers.nobody, "张三")}${" ".repeat(900)}\n`)
  const count = Math.floor((64 * 1024 * 1024) / row.length)
  const content = Readable.from((function* () {
    yield Buffer.from(`${paidHeader}\n`)
    const many = Buffer.concat(Array.from({ length: 100 }, () => row))
    for (let n = 0; n < Math.floor(count / 100); n++) yield many
    yield Buffer.from(`#END,${Math.floor(count / 100) * 100}\n`)
  })())
  const before = process.memoryUsage().rss
  let peak = 0
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss)
  }, 50)
  const receipt = await receiveStream(house, feed, { name: "big.csv", bytes: content }, undefined, "social-insurance", "99")
  clearInterval(watch)
  expect(receipt).toMatchObject({ state: "accepted", rows: Math.floor(count / 100) * 100, setAside: Math.floor(count / 100) * 100 })
  expect(receipt.bytes).toBeGreaterThan(63 * 1024 * 1024)
  expect(peak - before).toBeLessThan(200 * 1024 * 1024)
})
