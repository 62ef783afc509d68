// 用工备案 as an employer meets it: a roster is checked line by line, then written whole or not at all (A1, A8, A14–A16 of domain/01).
import { readXlsx, writeXlsx } from "hucre/xlsx"
import { beforeAll, expect, test } from "vitest"
import { plainDate, residentNumberFor } from "#standards"
import { testDatabase } from "../../../../platform/database/testing.ts"
import { aProvince, lostJob, street } from "../testing.ts"

const database = await testDatabase()
let province: Awaited<ReturnType<typeof aProvince>>
beforeAll(async () => {
  province = await aProvince(database, "2026-03-20T02:00:00.000Z")
})

interface Preview {
  importId: string
  state: string
  counts: Record<string, number>
  rows: { row: number; verdict: string; codes: string[]; says: string; name: string; masked: string }[]
  code: string
}

const headings = ["姓名", "证件号码", "手机号码", "录用日期", "合同类别", "合同开始日期", "合同结束日期", "职业(工种)", "岗位", "工作地区划代码", "月工资(元)", "兼职或非全日制", "离职日期", "离职原因"]
const hire = (name: string, idNumber: string, more: Partial<Record<string, string>> = {}): string[] => headings.map((heading) => ({ 姓名: name, 证件号码: idNumber, 录用日期: "2026-03-05", 合同类别: "1 固定期限", 合同结束日期: "2029-03-04", "职业(工种)": "车工", ...more })[heading] ?? "")
const sheet = async (rows: string[][]): Promise<Buffer> => Buffer.from(await writeXlsx({ sheets: [{ name: "名册", rows: [headings, ...rows] }] }))
const csv = (rows: string[][]): Buffer => Buffer.from([headings, ...rows].map((row) => row.join(",")).join("\r\n"))
const stranger = (sequence: number): string => residentNumberFor("990103", plainDate("1991-03-03"), sequence)
const letters = "甲乙丙丁戊己庚辛壬癸"
const nameOf = (index: number): string => `张${[...String(index).padStart(4, "0")].map((digit) => letters[Number(digit)]).join("")}`

const preview = (employer: { viewer: Parameters<typeof province.upload>[0] }, name: string, bytes: Buffer) => province.upload<Preview>(employer.viewer, name, bytes)
const confirm = (employer: { viewer: Parameters<typeof province.upload>[0] }, importId: string) => province.ask<Preview>(employer.viewer, "POST", `/registration/filings/imports/${importId}/confirm`)

test("A15: of 2 000 rows with three bad numbers and one duplicate 1 996 are written, four are in the error file, and sending it again changes nothing", async () => {
  const works = await province.employer()
  const good = Array.from({ length: 1996 }, (_, index) => hire(nameOf(index), residentNumberFor("990102", plainDate(index < 998 ? "1988-01-01" : "1989-02-02"), index % 998)))
  const bad = [hire("王一", "110105194912310021"), hire("王二", "11010519491331002X"), hire("王三", "1101051949123100")]
  const file = await sheet([...good, ...bad, good[0] ?? []])
  const checked = await preview(works, "三月录用.xlsx", file)
  expect(checked.status, JSON.stringify(checked.body).slice(0, 400)).toBe(201)
  expect(checked.body.counts).toEqual({ new: 1996, change: 0, end: 0, same: 0, refuse: 4 })
  expect(checked.body.rows.slice(-4).map(({ row, codes }) => [row, codes])).toEqual([[1998, ["E-ID-02"]], [1999, ["E-ID-03"]], [2000, ["E-ID-01"]], [2001, ["E-ROW-DUP"]]])
  expect(await province.sql("select count(*)::int as n from registration.filings where employer_id = $1", works.id)).toEqual([{ n: 0 }])

  const done = await confirm(works, checked.body.importId)
  expect(done.body.state, JSON.stringify(done.body).slice(0, 400)).toBe("confirmed")
  expect(await province.sql("select count(*)::int as n, count(distinct f.person_id)::int as people, count(e.employment_id)::int as employments from registration.filings f left join registration.employments e on e.person_id = f.person_id and e.employment_id = f.employment_id where f.employer_id = $1", works.id)).toEqual([{ n: 1996, people: 1996, employments: 1996 }])
  expect(await province.sql("select topic, count(*)::int as n from exchange.outbox where topic in ('filing.created', 'employment.registered') group by topic order by topic")).toEqual([{ topic: "employment.registered", n: 1996 }, { topic: "filing.created", n: 1996 }])
  expect((await confirm(works, checked.body.importId)).body.code).toBe("registration.import-settled")

  const again = await preview(works, "三月录用.xlsx", file)
  expect(again.body.counts).toEqual({ new: 0, change: 0, end: 0, same: 1996, refuse: 4 })
  await confirm(works, again.body.importId)
  expect(await province.sql("select count(*)::int as n from registration.filings where employer_id = $1", works.id)).toEqual([{ n: 1996 }])

  const errors = await province.http.server.inject({ method: "GET", url: `/api/registration/filings/imports/${checked.body.importId}/errors.xlsx`, headers: { "x-test-viewer": encodeURIComponent(JSON.stringify(works.viewer)), "accept-encoding": "identity" } })
  const book = await readXlsx(errors.rawPayload)
  expect(book.sheets[0]?.rows.length).toBe(5)
  expect(book.sheets[0]?.rows[1]?.slice(0, 2)).toEqual(["王一", "110105194912310021"])
  expect(String(book.sheets[0]?.rows[4]?.at(-1))).toContain("重复")
}, 60_000)

test("A1: a wrong check digit is refused with E-ID-02 and leaves no record", async () => {
  const works = await province.employer()
  const sent = await province.ask<{ code: string; errors: { code: string }[] }>(works.viewer, "POST", "/registration/filings", { name: "王一", idNumber: "110105194912310021", hireOn: "2026-03-05", contractKind: "2", occupation: "车工" })
  expect(sent.status).toBe(422)
  expect(sent.body.errors.map(({ code }) => code)).toEqual(["E-ID-02"])
  expect((await province.ask<{ total: number }>(works.viewer, "GET", "/registration/roster?state=all")).body.total).toBe(0)
})

test("A8: a hire of 5 March filed on 20 March ends the registration on 5 March and says so to everybody", async () => {
  province.clock.now = "2026-03-02T02:00:00.000Z"
  const lin = await province.person()
  await province.apply(lin.viewer, "registration.unemployment", lostJob())
  province.clock.now = "2026-03-20T02:00:00.000Z"
  const works = await province.employer()
  const checked = await preview(works, "录用.csv", csv([hire(lin.name, lin.idNumber)]))
  expect(checked.body.rows[0]).toMatchObject({ verdict: "new", says: "2026年3月5日录用" })
  await confirm(works, checked.body.importId)
  expect(await province.spells(lin.id)).toMatchObject([{ state: "closed", closed_on: "2026-03-05", close_reason: "U11" }])
  expect((await province.events("unemployment.cancelled", lin.id)).map(({ payload }) => payload)).toMatchObject([{ reason: "U11", effectiveDate: "2026-03-05", region: street }])
  expect((await province.events("employment.registered", lin.id)).map(({ payload }) => payload)).toMatchObject([{ effectiveDate: "2026-03-05", employerId: works.id, form: "010" }])
})

test("a hire from before the registration ends it on its own first day and keeps the true date for the benefit", async () => {
  province.clock.now = "2026-03-10T02:00:00.000Z"
  const lin = await province.person()
  await province.apply(lin.viewer, "registration.unemployment", lostJob())
  province.clock.now = "2026-03-20T02:00:00.000Z"
  const works = await province.employer()
  await confirm(works, (await preview(works, "录用.csv", csv([hire(lin.name, lin.idNumber)]))).body.importId)
  expect(await province.spells(lin.id)).toMatchObject([{ state: "closed", closed_on: "2026-03-10" }])
  expect((await province.events("unemployment.cancelled", lin.id))[0]?.payload).toMatchObject({ effectiveDate: "2026-03-05", closedOn: "2026-03-10" })
})

test("nothing is half imported: a person hired elsewhere between check and confirmation stops the whole roster", async () => {
  const works = await province.employer()
  const others = await province.employer("乙市示例纺织有限公司")
  const lin = await province.person({ name: "周建国" })
  const checked = await preview(works, "录用.csv", csv([hire("李明", stranger(501)), hire(lin.name, lin.idNumber)]))
  expect(checked.body.counts["new"]).toBe(2)
  await province.ask(others.viewer, "POST", "/registration/filings", { name: lin.name, idNumber: lin.idNumber, hireOn: "2026-03-01", contractKind: "2", occupation: "纺织工" })
  const stopped = await confirm(works, checked.body.importId)
  expect(stopped.status).toBe(409)
  expect(stopped.body.code).toBe("registration.import-changed")
  expect(await province.sql("select count(*)::int as n from registration.filings where employer_id = $1", works.id)).toEqual([{ n: 0 }])
  expect(await province.sql("select state from registration.filing_imports where import_id = $1", checked.body.importId)).toEqual([{ state: "previewed" }])
})

test("two confirmations of one roster at one moment write it once", async () => {
  const works = await province.employer()
  const checked = await preview(works, "录用.csv", csv([hire("李明", stranger(511)), hire("王芳", stranger(512))]))
  const both = await Promise.all([confirm(works, checked.body.importId), confirm(works, checked.body.importId)])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(await province.sql("select count(*)::int as n from registration.filings where employer_id = $1", works.id)).toEqual([{ n: 2 }])
})

test("two employers who confirm the same full-time worker at one moment do not both have him", async () => {
  const lin = await province.person()
  const one = await province.employer("甲市示例机械有限公司")
  const two = await province.employer("乙市示例纺织有限公司")
  const previews = await Promise.all([one, two].map((works) => preview(works, "录用.csv", csv([hire(lin.name, lin.idNumber)]))))
  const answers = await Promise.all([one, two].map((works, index) => confirm(works, previews[index]?.body.importId ?? "")))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(await province.employments(lin.id)).toHaveLength(1)
})

test("rows say why they are refused, in the employer's words", async () => {
  const works = await province.employer("甲市示例机械有限公司", "2026-03-01")
  const child = residentNumberFor("990101", plainDate("2010-06-10"), 7)
  const retired = await province.person({ name: "孙桂兰", birth: "1960-01-01" })
  await province.sql("insert into registers.pensions (person_id, starts_on, source) values ($1, '2015-01-01', '社会保险')", retired.id)
  const known = await province.person({ name: "阿依古丽·买买提" })
  const checked = await preview(
    works,
    "录用.csv",
    csv([
      hire("李明", stranger(521), { 录用日期: "2026-02-20" }),
      hire("李明", stranger(522), { 录用日期: "2026-04-20" }),
      hire("小王", child),
      hire("<script>alert(1)</script>", stranger(523)),
      hire("别的名字", known.idNumber),
      hire("李明", stranger(524), { 合同类别: "长期" }),
      hire("李明", stranger(525), { 合同结束日期: "" }),
      hire("李明", stranger(526), { 工作地区划代码: "123456789012" }),
      hire("李明", stranger(527), { "月工资(元)": "很多" }),
      hire("李明", stranger(528), { 离职日期: "2026-03-10", 离职原因: "06" }),
      hire(retired.name, retired.idNumber),
      hire(known.name.replace("·", "•"), known.idNumber.replace(/^/, " "), { 录用日期: "2026年3月5日", 合同类别: "无固定期限", 合同结束日期: "" }),
    ]),
  )
  expect(checked.body.rows.map(({ verdict, codes }) => [verdict, ...codes])).toEqual([
    ["refuse", "E-DATE-01"], ["refuse", "E-DATE-01"], ["refuse", "E-AGE-01"], ["refuse", "E-NAME-01"], ["refuse", "E-ID-05"], ["refuse", "E-CON-01"], ["refuse", "E-CON-02"], ["refuse", "E-REG-01"],
    ["refuse", "E-AMT-01"], ["refuse", "E-FIL-02"], ["new"], ["refuse", "E-ROW-DUP"],
  ])
  expect(checked.body.rows[10]?.says).toContain("超龄用工")
  await confirm(works, checked.body.importId)
  expect(await province.employments(retired.id)).toEqual([])
})

test("files that are not what they say are refused with a code", async () => {
  const works = await province.employer()
  const code = async (name: string, bytes: Buffer) => (await preview(works, name, bytes)).body.code
  expect(await code("名册.xlsx", Buffer.from("MZ this is a program"))).toBe("registration.file-not-sheet")
  expect(await code("名册.exe", await sheet([]))).toBe("registration.file-not-sheet")
  expect(await code("名册.csv", await sheet([]))).toBe("registration.file-not-sheet")
  expect(await code("名册.xlsx", (await sheet([hire("李明", stranger(531))])).subarray(0, 900))).toBe("registration.file-broken")
  expect(await code("名册.csv", Buffer.from("甲,乙\r\n1,2"))).toBe("registration.file-heading")
  expect(await code("名册.csv", csv([]))).toBe("registration.file-empty")
  expect(await code("<script>.csv", csv([hire("李明", stranger(531))]))).toBe("registration.file-name")
  expect(await code("名册.csv", csv(Array.from({ length: 2001 }, (_, index) => hire("李明", stranger(index % 999)))))).toBe("registration.too-many-rows")
  expect(await code("名册.xlsx", Buffer.alloc(0))).toBe("registration.file-missing")
})

test("an upload larger than five megabytes is cut off", async () => {
  const works = await province.employer()
  expect(await preview(works, "名册.csv", Buffer.alloc(6 * 1024 * 1024, 65))).toMatchObject({ status: 413, body: { code: "input.too-large" } })
})

test("a workbook that unpacks to gigabytes is refused before it is unpacked", async () => {
  const works = await province.employer()
  const bomb = Buffer.from(await sheet([hire("李明", stranger(541))]))
  const entry = bomb.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
  bomb.writeUInt32LE(0x7fffffff, entry + 24)
  expect((await preview(works, "名册.xlsx", bomb)).body.code).toBe("registration.file-broken")
})

test("a roster from a Chinese Excel, in GB 18030, is read", async () => {
  const iconv = await import("iconv-lite")
  const works = await province.employer()
  const checked = await preview(works, "名册.csv", iconv.default.encode([headings, hire("李明", stranger(551))].map((row) => row.join(",")).join("\r\n"), "gb18030"))
  expect(checked.body.rows).toMatchObject([{ name: "李明", verdict: "new" }])
})

test("changes, leavings and the roster: what is filed can be seen, searched and taken along", async () => {
  const works = await province.employer()
  await confirm(works, (await preview(works, "录用.csv", csv([hire("李明", stranger(561)), hire("王芳", stranger(562)), hire("赵敏", stranger(563))]))).body.importId)
  const changed = await preview(works, "变更.csv", csv([hire("李明", stranger(561), { 岗位: "班长" }), hire("王芳", stranger(562), { 离职日期: "2026-03-18", 离职原因: "07 用人单位提出协商一致解除（劳动合同法第三十六条）" }), hire("赵敏", stranger(563))]))
  expect(changed.body.rows.map(({ verdict }) => verdict)).toEqual(["change", "end", "same"])
  await confirm(works, changed.body.importId)
  const roster = await province.ask<{ rows: { name: string; postName: string }[]; total: number; filed: number }>(works.viewer, "GET", `/registration/roster?q=${encodeURIComponent("李")}`)
  expect(roster.body).toMatchObject({ total: 1, filed: 2, rows: [{ name: "李明", postName: "班长" }] })
  const file = await province.http.ask(works.viewer, "GET", "/registration/roster.csv?state=all")
  expect(String(file.body).split("\r\n")).toHaveLength(5)
  expect((await province.ask<unknown[]>(works.viewer, "GET", "/registration/filings/imports")).body).toHaveLength(2)
  const stranger2 = await province.employer("乙市示例纺织有限公司")
  expect((await province.ask<{ total: number }>(stranger2.viewer, "GET", "/registration/roster?state=all")).body.total).toBe(0)
  expect((await province.ask(stranger2.viewer, "GET", `/registration/filings/imports/${changed.body.importId}`)).status).toBe(404)
  expect((await province.ask<{ total: number }>(province.officer("990101"), "GET", `/registration/roster?state=all&employer=${works.id}`)).body.total).toBe(3)
  expect((await province.ask<{ total: number }>(province.officer("990201"), "GET", `/registration/roster?state=all&employer=${works.id}`)).body.total).toBe(0)
})

test("a reported leaving is a draft the person may object to; after fifteen days without a word it is final", async () => {
  const works = await province.employer()
  const lin = await province.person()
  const zhou = await province.person({ name: "周建国" })
  await confirm(works, (await preview(works, "录用.csv", csv([hire(lin.name, lin.idNumber), hire(zhou.name, zhou.idNumber)]))).body.importId)
  await confirm(works, (await preview(works, "减员.csv", csv([hire(lin.name, lin.idNumber, { 离职日期: "2026-03-18", 离职原因: "20" }), hire(zhou.name, zhou.idNumber, { 离职日期: "2026-03-18", 离职原因: "01" })]))).body.importId)
  const mine = await province.ask<{ employments: { employmentId: string; draft: { objectUntil: string } }[] }>(lin.viewer, "GET", "/registration/mine")
  expect(mine.body.employments[0]?.draft.objectUntil).toBe("2026-04-04")
  expect((await province.ask(lin.viewer, "POST", `/registration/mine/employments/${mine.body.employments[0]?.employmentId}/objection`, { says: "我没有辞职，是单位让我走的" })).status).toBe(200)
  province.clock.now = "2026-04-05T02:00:00.000Z"
  await province.run("registration.confirm-end-drafts")
  expect(await province.employments(zhou.id)).toMatchObject([{ state: "ended", ended_on: "2026-03-18", legal_end_reason: "01" }])
  expect(await province.employments(lin.id)).toMatchObject([{ state: "valid" }])
  const settle = (role: "clerk" | "reviewer") => province.ask(province.officer("990101", [role]), "POST", `/registration/people/${lin.id}/employments/${mine.body.employments[0]?.employmentId}/end-settlement`, { decision: "drop", says: "经核实双方劳动关系仍在" })
  expect((await settle("clerk")).status).toBe(403)
  expect((await settle("reviewer")).body).toEqual({ state: "valid" })
  expect((await settle("reviewer")).status).toBe(409)
  expect(await province.sql("select state, outcome from registration.tasks where person_id = $1 and kind = 'end-objection'", lin.id)).toEqual([{ state: "done", outcome: "经核实双方劳动关系仍在" }])
  province.clock.now = "2026-03-20T02:00:00.000Z"
})

test("more than a hundred hires of months ago at once are told to supervision", async () => {
  const works = await province.employer()
  const old = Array.from({ length: 101 }, (_, index) => hire("李明", stranger(800 + index), { 录用日期: "2025-11-01" }))
  await confirm(works, (await preview(works, "补录.csv", csv(old))).body.importId)
  expect((await province.events("filing.back-entry", works.id)).map(({ payload }) => payload["hires"])).toEqual([101])
})

test("a lay-off of a tenth of the staff within thirty days raises one alarm", async () => {
  const works = await province.employer()
  const staff = Array.from({ length: 30 }, (_, index) => hire("李明", stranger(600 + index)))
  await confirm(works, (await preview(works, "录用.csv", csv(staff))).body.importId)
  const leave = (count: number, from = 0) => csv(staff.slice(from, from + count).map((row) => hire("李明", row[1] ?? "", { 离职日期: "2026-03-18", 离职原因: "06" })))
  await confirm(works, (await preview(works, "减员.csv", leave(2))).body.importId)
  expect(await province.events("filing.mass-layoff", works.id)).toEqual([])
  await confirm(works, (await preview(works, "减员.csv", leave(1, 2))).body.importId)
  await confirm(works, (await preview(works, "减员.csv", leave(1, 3))).body.importId)
  expect((await province.events("filing.mass-layoff", works.id)).map(({ payload }) => payload)).toMatchObject([{ ended: 3, staff: 30 }])
})

test("A16: an employer struck off with seven workers on its list ends seven, invites seven, and tells the county once", async () => {
  const works = await province.employer()
  await confirm(works, (await preview(works, "录用.csv", csv(Array.from({ length: 7 }, (_, index) => hire("李明", stranger(700 + index)))))).body.importId)
  await province.happens("employer.deregistered", works.id, { effectiveDate: "2026-03-19" })
  expect(await province.sql("select state, end_reason, count(*)::int as n from registration.employments where employer_id = $1 group by 1, 2", works.id)).toEqual([{ state: "ended", end_reason: "05", n: 7 }])
  expect(await province.sql("select count(*)::int as n from exchange.outbox o join registration.filings f on f.person_id = o.subject_id where o.topic = 'unemployment.invited' and f.employer_id = $1", works.id)).toEqual([{ n: 7 }])
  expect(await province.sql("select says from registration.tasks where kind = 'employer-closed' and record_id = $1", works.id)).toHaveLength(1)
  await province.sql("update registers.employers set status = '注销' where employer_id = $1", works.id)
  expect((await preview(works, "录用.csv", csv([hire("李明", stranger(710))]))).body.code).toBe("E-USC-03")
})

test("a dispatched import survives a restart: a new server confirms what the old one checked", async () => {
  const works = await province.employer()
  const checked = await preview(works, "录用.csv", csv([hire("李明", stranger(720))]))
  const after = await province.ask<Preview>(works.viewer, "GET", `/registration/filings/imports/${checked.body.importId}`)
  expect(after.body).toMatchObject({ state: "previewed", rows: [{ verdict: "new", name: "李明" }] })
  expect((await province.ask<Preview>(works.viewer, "POST", `/registration/filings/imports/${checked.body.importId}/discard`)).body.state).toBe("discarded")
  expect((await confirm(works, checked.body.importId)).body.code).toBe("registration.import-settled")
})

test("the template opens, with the choices of the code tables behind its drop-downs", async () => {
  const works = await province.employer()
  const answer = await province.http.server.inject({ method: "GET", url: "/api/registration/filings/imports/template", headers: { "x-test-viewer": encodeURIComponent(JSON.stringify(works.viewer)), "accept-encoding": "identity" } })
  const book = await readXlsx(answer.rawPayload)
  expect(book.sheets.map(({ name }) => name)).toEqual(["名册", "填写说明", "选项"])
  expect(book.sheets[0]?.rows[0]).toEqual([...headings, "证件类型", "出生日期", "性别", "外国人工作许可证号"])
  expect(book.sheets[0]?.dataValidations?.length).toBe(5)
})
