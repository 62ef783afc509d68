// People without a resident number in a roster (domain/01 §2.1, §5.4): permits of Hong Kong, Macao and Taiwan, permanent residents, passports with a work permit.
import { readXlsx, writeXlsx } from "hucre/xlsx"
import { beforeAll, expect, test } from "vitest"
import { testDatabase } from "../../../../platform/database/testing.ts"
import { aProvince } from "../testing.ts"

const database = await testDatabase()
let province: Awaited<ReturnType<typeof aProvince>>
beforeAll(async () => {
  province = await aProvince(database, "2026-03-20T02:00:00.000Z")
})

type Unit = Awaited<ReturnType<typeof province.employer>>
interface Preview {
  importId: string
  counts: Record<string, number>
  rows: { verdict: string; codes: string[]; says: string; masked: string }[]
}

const common = { 录用日期: "2026-03-05", 合同类别: "1 固定期限", 合同结束日期: "2029-03-04", "职业(工种)": "软件工程师" }
const headings = ["姓名", "证件号码", "录用日期", "合同类别", "合同结束日期", "职业(工种)", "离职日期", "离职原因", "证件类型", "出生日期", "性别", "外国人工作许可证号"]
const line = (cells: Readonly<Record<string, string>>): string[] => headings.map((heading) => cells[heading] ?? "")
const hire = (cells: Readonly<Record<string, string>>) => line({ ...common, ...cells })
const upload = async (unit: Unit, ...rows: string[][]) =>
  province.upload<Preview>(unit.viewer, "外籍员工.xlsx", Buffer.from(await writeXlsx({ sheets: [{ name: "名册", rows: [headings, ...rows] }] })))
const confirm = (unit: Unit, importId: string) => province.ask<{ state: string }>(unit.viewer, "POST", `/registration/filings/imports/${importId}/confirm`)

const passport = { 姓名: "John Smith", 证件号码: "E12345678", 证件类型: "08 外国人护照", 出生日期: "1985-07-04", 性别: "男", 外国人工作许可证号: "110108A2500123" }
/** A permanent resident's card of 2023: first 9, birth in places 7–14, check character by MOD 11-2. */
const permanent = ((body: string) => body + "10X98765432".charAt([...body].reduce((sum, figure, at) => sum + Number(figure) * (2 ** (17 - at) % 11), 0) % 11))("91184019880101001")

test("a passport with its permit, a permanent resident, a Hong Kong permit and a Taiwan permit are hired from a sheet, each with a file of their document", async () => {
  const works = await province.employer()
  const sent = await upload(
    works,
    hire(passport),
    hire({ 姓名: "Anna Müller", 证件号码: permanent, 证件类型: "外国人永久居留证", 性别: "女" }),
    hire({ 姓名: "陳大文", 证件号码: "H12345678", 证件类型: "04", 出生日期: "1990/2/3", 性别: "男" }),
    hire({ 姓名: "林雅婷", 证件号码: "12345678", 证件类型: "06", 出生日期: "1992-05-06", 性别: "女" }),
  )
  expect(sent.body.counts, JSON.stringify(sent.body)).toEqual({ new: 4, change: 0, end: 0, same: 0, refuse: 0 })
  expect((await confirm(works, sent.body.importId)).body.state).toBe("confirmed")
  expect(await province.sql("select p.name, p.id_type, p.sex, p.birth_date, f.work_permit_sealed is not null as permit from registration.filings f join registers.persons p using (person_id) where f.employer_id = $1 order by p.id_type", works.id)).toEqual([
    { name: "陳大文", id_type: "04", sex: "1", birth_date: "1990-02-03", permit: false },
    { name: "林雅婷", id_type: "06", sex: "2", birth_date: "1992-05-06", permit: false },
    { name: "Anna Müller", id_type: "07", sex: "2", birth_date: "1988-01-01", permit: false },
    { name: "John Smith", id_type: "08", sex: "1", birth_date: "1985-07-04", permit: true },
  ])
  const [kept] = await province.sql<{ sealed: string; history: string }>("select f.work_permit_sealed as sealed, c.after::text as history from registration.filings f join registration.filing_changes c using (employer_id, filing_id) where f.employer_id = $1 and f.work_permit_sealed is not null", works.id)
  expect(province.http.house.sealing.open(kept?.sealed ?? "")).toBe("110108A2500123")
  expect(kept?.history).not.toContain("110108A2500123")
  const again = await upload(works, hire(passport))
  expect(again.body.counts).toMatchObject({ same: 1 })
})

test("no permit, no birth date, no sex, a document that proves nobody, and a number of another form are refused, each by name", async () => {
  const works = await province.employer()
  const stranger = { ...passport, 证件号码: "E87654321" }
  const cases: [Record<string, string>, string[]][] = [
    [{ ...stranger, 外国人工作许可证号: "" }, ["E-FIL-06"]],
    [{ ...stranger, 外国人工作许可证号: "无" }, ["E-FIL-06"]],
    [{ ...stranger, 出生日期: "" }, ["E-DATE-01"]],
    [{ ...stranger, 性别: "" }, ["E-FIL-07"]],
    [{ ...stranger, 性别: "M" }, ["E-FIL-07"]],
    [{ ...stranger, 证件类型: "90 社会保障卡" }, ["E-ID-06"]],
    [{ ...stranger, 证件号码: "E1" }, ["E-ID-06"]],
    [{ ...stranger, 出生日期: "2012-01-01" }, ["E-AGE-01"]],
    [{ ...stranger, 证件号码: `${permanent.slice(0, 17)}${permanent.endsWith("1") ? "2" : "1"}`, 证件类型: "07" }, ["E-ID-02"]],
    [{ ...stranger, 证件类型: "" }, ["E-ID-01"]],
  ]
  for (const [cells, codes] of cases) expect((await upload(works, hire(cells))).body.rows[0], JSON.stringify(cells)).toMatchObject({ verdict: "refuse", codes })
})

test("one person at the form, the end of the work, and a second hire by the number alone", async () => {
  const works = await province.employer()
  const person = { name: "Ivan Petrov", idNumber: "75 1234567", idType: "08", birthDate: "1980-01-31", sex: "男", workPermit: "310115B2600001", hireOn: "2026-03-01", contractKind: "2", occupation: "教练" }
  const filed = await province.ask<{ verdict: string }>(works.viewer, "POST", "/registration/filings", person)
  expect([filed.status, filed.body.verdict], JSON.stringify(filed.body)).toEqual([201, "new"])
  const [filing] = await province.sql<{ filing_id: string; person_id: string; id_masked: string }>("select filing_id, person_id, id_masked from registration.filings where employer_id = $1", works.id)
  expect(filing?.id_masked).not.toContain("1234567")
  expect((await province.ask<{ verdict: string }>(works.viewer, "POST", `/registration/filings/${filing?.filing_id}/end`, { endedOn: "2026-03-10", legalReason: "01" })).body.verdict).toBe("end")
  const left = await upload(works, line({ 姓名: "Ivan Petrov", 证件号码: "751234567", 证件类型: "08", 离职日期: "2026-03-10", 离职原因: "01" }))
  expect(left.body.counts).toMatchObject({ same: 1 })
  const other = await province.employer("乙市示例纺织有限公司")
  const second = await upload(other, hire({ 姓名: "Ivan Petrov", 证件号码: "751234567", 证件类型: "08", 外国人工作许可证号: "310115B2600002", 录用日期: "2026-03-15" }))
  expect(second.body.counts, JSON.stringify(second.body)).toMatchObject({ new: 1 })
  await confirm(other, second.body.importId)
  expect(await province.sql("select count(distinct person_id)::int as people, count(*)::int as filings from registration.filings where person_id = $1", filing?.person_id)).toEqual([{ people: 1, filings: 2 }])
})

test("the template offers the documents that prove identity and says who fills the new columns", async () => {
  const works = await province.employer()
  const answer = await province.http.server.inject({ method: "GET", url: "/api/registration/filings/imports/template", headers: { "x-test-viewer": encodeURIComponent(JSON.stringify(works.viewer)), "accept-encoding": "identity" } })
  const [roster, , choices] = (await readXlsx(answer.rawPayload)).sheets
  expect(roster?.rows[0]).toEqual(expect.arrayContaining(["证件类型", "出生日期", "性别", "外国人工作许可证号"]))
  const offered = choices?.rows.flat().filter((cell) => typeof cell === "string")
  expect(offered).toEqual(expect.arrayContaining(["08 外国人护照", "07 外国人永久居留证", "男", "女"]))
  expect(offered).not.toContain("90 社会保障卡")
})
