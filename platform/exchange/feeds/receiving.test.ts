// Files of other departments: what is taken, what it makes known, and what is corrected or taken back.
import iconv from "iconv-lite"
import { readdir } from "node:fs/promises"
import { join } from "node:path"
import { expect, test } from "vitest"
import { creditCodeFor, plainDate, residentNumberFor } from "#standards"
import { allFeeds } from "./all-feeds.ts"
import { aReceiver, code, contributionsFile, goodRows, named, numbers, paid, paidHeader, withEnd } from "./testing.ts"

const { folder, people, units, sql, drop, told } = await aReceiver()

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
  expect(events[0]).toMatchObject({ subject_id: people["lin"], payload: { region: "990101001001", effectiveDate: "2026-11-02", employerId: units.works, kind: "210", until: null } })
  expect(events[2]).toMatchObject({ subject_id: people["zhou"], payload: { region: "990201001001", effectiveDate: "2026-11-01" } })
})

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
  expect((await told("studies", school, `${numbers.zhou},周建国,示例学院,31,1986-09-01,1989-06-30`)).map(({ topic }) => topic)).toEqual(["person.graduated"])
  expect(await told("studies", school.replace("毕业日期", "预计毕业日期"), `${numbers.zhou},周建国,示例夜校,31,1992-09-01,1994-06-30`)).toMatchObject([{ topic: "person.enrolled-school", payload: { effectiveDate: "1992-09-01", until: "1994-06-30" } }])
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

test("a script in a text cell is kept as the text it is", async () => {
  const script = "<script>alert('x')</script>"
  await drop("entity-roles", withEnd([goodRows["entity-roles"]?.[0] ?? "", `${numbers.lin},林晓梅,${code},${script},股东,存续,2024-01-01`]))
  expect(await sql("select entity_name from registers.entity_roles")).toEqual([{ entity_name: script }])
  const receipt = await drop("deaths", withEnd(["证件号码,姓名,死亡日期", `${numbers.lin},${script},2026-11-01`]))
  expect(receipt).toMatchObject({ byHand: 1, fresh: 0 })
})
