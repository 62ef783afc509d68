// Records of training and internships: entered all or none, every refused row named, taken back with a reason, seen by the place and the unit alone.
import { expect, test } from "vitest"
import { testDatabase } from "../../../platform/database/testing.ts"
import { testServer } from "../../../platform/http/testing.ts"
import { idDigest } from "#platform/registers"
import { newId } from "#platform/database"
import { plainDate } from "#standards"
import type { Viewer } from "#wire"
import { training } from "../module.ts"

const database = await testDatabase()
const { ask, house } = await testServer(database, [training], { now: "2025-05-20T02:00:00.000Z" })
const region = "990201001000"
const sql = <R extends object>(text: string, ...values: readonly unknown[]) => database.system.transaction((tx) => tx.sql<R>(text, values))
const officer = (roles: readonly ("clerk" | "reviewer")[], scope = "9902"): Viewer => ({ kind: "staff", officerId: "301", personId: null, name: "培训管理员", roles, scope, office: "乙市", session: "s" })
const clerk = officer(["clerk"])

interface Answer {
  readonly status: number
  readonly body: { readonly entered: number; readonly code: string; readonly state: string; readonly total: number; readonly rows: readonly { readonly recordId: string; readonly ownerName: string; readonly source: string; readonly voided: { readonly says: string } | null; readonly values: Readonly<Record<string, unknown>> }[]; readonly errors: readonly { readonly path: string; readonly code: string; readonly says: string }[] }
}
const enter = async (table: string, rows: readonly object[], viewer = clerk): Promise<Answer> => ask(viewer, "POST", `/training/${table}`, { source: "培训科台账", rows })
const codes = (answer: Answer) => answer.body.errors.map((one) => `${one.path} ${one.code}`)
const count = async (table: string) => Number((await sql<{ n: string }>(`select count(*) as n from training.${table}`))[0]?.n)

async function unit(uscc: string): Promise<Viewer> {
  const id = newId()
  await sql("insert into registers.employers (employer_id, uscc, name, region, source) values ($1, $2, '乙市示例职业培训学校', $3, '市场监管')", id, uscc, region)
  return { kind: "employer", employerId: id, name: "乙市示例职业培训学校", agent: "何敏", session: "s" }
}
async function person(idNumber: string, name: string, region = "990201001000"): Promise<string> {
  const id = newId()
  await sql("insert into registers.persons (person_id, name, region, live_region, source) values ($1, $2, $3, $3, '公安')", id, name, region)
  await sql("insert into registers.person_id_numbers (digest, person_id) values ($1, $2)", idDigest(house.sealing, idNumber, plainDate("2025-05-20")), id)
  return id
}

const school = await unit("91990200MA00000001")
const other = await unit("91990200MA00000002")
await person("990201198505200011", "林小海")
await person("990201199001010022", "周文静")
const lin = { idNumber: "990201198505200011", name: "林小海" }
const zhou = { idNumber: "990201199001010022", name: "周文静" }
const aClass = { uscc: "91990200MA00000001", number: "2025-01", name: "电工五级班", training: "skill", occupation: "6-31-01-03", level: 5, startsOn: "2025-04-01", endsOn: "2025-05-10", planFiledOn: "2025-03-25", sessions: 40, hours: 120, theoryHours: 50 }
const enrolled = { ...lin, classNumber: "2025-01", traineeGroup: "unemployed", enrolledOn: "2025-03-20", feePaidBy: "institution" }

test("a class of an institution outside the catalogue is refused; inside it is entered, by the institution itself too", async () => {
  expect(codes(await enter("classes", [aClass]))).toEqual(["rows.1 R-INSTITUTION"])
  expect((await enter("institutions", [{ uscc: "91990200MA00000001", kind: "private-school", licence: "乙人社民1号", listedFrom: "2025-01-01", document: "乙人社〔2025〕2号" }])).body.entered).toBe(1)
  expect((await enter("classes", [aClass], school)).status).toBe(201)
  expect(codes(await enter("classes", [aClass]))).toEqual(["rows.1 entries.already-there"])
  expect(codes(await enter("classes", [{ ...aClass, number: "2025-02" }], other))).toEqual(["rows.1.uscc entries.unit-other"])
})

test("a roster is entered all or none: the wrong row is named with its line and its reason", async () => {
  const answer = await enter("enrolments", [enrolled, { ...enrolled, ...zhou, enrolledOn: "2025-04-02" }, { ...enrolled, idNumber: "990201198505200011", name: "林大海" }, enrolled, { ...enrolled, ...zhou, classNumber: "没有的班" }], school)
  expect([answer.status, answer.body.code]).toEqual([422, "entries.rows-refused"])
  expect(codes(answer)).toEqual(["rows.3.name entries.person-name", "rows.4 E-IMPORT-ROWS"])
  const second = await enter("enrolments", [enrolled, { ...enrolled, ...zhou, enrolledOn: "2025-04-02" }, { ...enrolled, ...zhou, classNumber: "没有的班" }], school)
  expect(codes(second).toSorted()).toEqual(["rows.2 R-TR-ENROL", "rows.3 training.no-class"])
  expect(await count("enrolments")).toBe(0)
  expect((await enter("enrolments", [enrolled, { ...enrolled, ...zhou }], school)).body.entered).toBe(2)
})

test("a record is found by a part of the name, of the unit, of its number or of its words; in the area alone", async () => {
  const list = (table: string, q: string, viewer: Viewer): Promise<Answer> => ask(viewer, "GET", `/training/${table}?q=${encodeURIComponent(q)}`)
  const found = async (q: string, viewer = clerk) => (await list("enrolments", q, viewer)).body.rows.map((one) => one.ownerName).toSorted()
  expect([await found("文静"), await found("林小"), await found("2025-01"), await found("没有这样的"), await found("%")]).toEqual([["周文静"], ["林小海"], ["周文静", "林小海"].toSorted(), [], []])
  expect((await list("classes", "91990200ma00000001", clerk)).body.total).toBe(1)
  expect(await found("文静", officer(["clerk"], "9901"))).toEqual([])
})

test("a sheet in Chinese headings, as schools keep it, is read the same; a missing column is named", async () => {
  const upload = async (text: string): Promise<Answer> => {
    const boundary = "xxboundaryxx"
    const body = [`--${boundary}`, 'Content-Disposition: form-data; name="file"; filename="kaoqin.csv"', "Content-Type: text/csv", "", text, `--${boundary}--`, ""].join("\r\n")
    return ask(school, "POST", "/training/attendance/import", Buffer.from(body), { "content-type": `multipart/form-data; boundary=${boundary}` })
  }
  expect((await upload("姓名,证件号码,班号\n林小海,990201198505200011,2025-01\n")).body.code).toBe("entries.file-heading")
  const wrong = await upload("姓名,证件号码,班号,上课日期,实到课次\n林小海,990201198505200011,2025-01,2025年4月1日,4\n林小海,990201198505200011,2025-01,2025/3/31,4\n周文静,990201199001010022,2025-01,四月,4\n")
  expect(wrong.body.errors.map((one) => one.says)).toEqual(["第4行：上课日期填写不对：四月"])
  expect((await upload("姓名,证件号码,班号,上课日期,实到课次\n林小海,990201198505200011,2025-01,2025年4月1日,4\n林小海,990201198505200011,2025-01,2025/3/31,4\n")).body.errors.map((one) => [one.path, one.code])).toEqual([["rows.3", "training.outside-class"]])
  expect(await count("attendance")).toBe(0)
  expect((await upload("姓名,证件号码,班号,上课日期,实到课次\n林小海,990201198505200011,2025-01,2025年4月1日,4\n林小海,990201198505200011,2025-01,2025.4.2,4\n")).body).toEqual({ entered: 2 })
})

test("a certificate from before its class and one of another person are refused", async () => {
  const certificate = { ...lin, number: "Y000000000000000000001", kind: "level", occupation: "6-31-01-03", level: 5, issuedOn: "2025-05-15", issuer: "乙市技能评价机构", classNumber: "2025-01", found: true }
  expect(codes(await enter("certificates", [{ ...certificate, issuedOn: "2025-03-31" }]))).toEqual(["rows.1 E-CERT-BEFORE-CLASS"])
  expect(codes(await enter("certificates", [{ ...certificate, kind: "completion" }]))).toEqual(["rows.1 training.certificate-level"])
  expect((await enter("certificates", [certificate])).status).toBe(201)
  expect(codes(await enter("certificates", [{ ...certificate, ...zhou }]))).toEqual(["rows.1 training.certificate-other"])
})

test("IN-6: an internship of two months, or in a unit that is none, or longer than twelve months, is not filed", async () => {
  const internship = { ...zhou, uscc: "91990200MA00000002", internGroup: "youth", post: "技术员", mentor: "孙师傅", filedOn: "2025-06-28", startsOn: "2025-07-01", plannedEnd: "2025-12-31", stipendFen: 180_000, policyNumber: "P1", accidentFrom: "2025-07-01", accidentUntil: "2026-06-30" }
  expect(codes(await enter("internships", [internship]))).toEqual(["rows.1 R-IN-UNIT"])
  await enter("internship-units", [{ uscc: "91990200MA00000002", recognisedOn: "2024-01-01", untilOn: "2026-12-31", posts: 10, document: "乙人社〔2024〕1号" }])
  expect(codes(await enter("internships", [{ ...internship, plannedEnd: "2025-08-31" }]))).toEqual(["rows.1 R-IN-LEN"])
  expect(codes(await enter("internships", [{ ...internship, plannedEnd: "2026-07-01", accidentUntil: "2027-01-01" }]))).toEqual(["rows.1 R-IN-LEN"])
  expect((await enter("internships", [internship])).status).toBe(201)
  expect(codes(await enter("internships", [{ ...internship, startsOn: "2025-09-01", plannedEnd: "2026-02-28", accidentFrom: "2025-09-01" }]))).toEqual(["rows.1 training.internships-overlap"])
  expect(codes(await enter("internship-months", [{ ...zhou, uscc: "91990200MA00000002", startsOn: "2025-07-01", ym: "2026-01", stipendFen: 180_000, attendedDays: 21 }]))).toEqual(["rows.1 R-IN-MONTH"])
})

test("a wrong record is taken back with its reason by a reviewer and entered anew; another place and another unit see nothing", async () => {
  const list = async (viewer: Viewer): Promise<Answer> => ask(viewer, "GET", "/training/enrolments")
  const seen = await list(clerk)
  expect(seen.body.total).toBe(2)
  expect((await list(officer(["clerk"], "9901"))).body.total).toBe(0)
  expect((await list(other)).body.total).toBe(0)
  expect((await list(school)).body.total).toBe(2)
  const [record] = seen.body.rows
  const take = (viewer: Viewer): Promise<Answer> => ask(viewer, "POST", `/training/enrolments/${record?.recordId ?? ""}/void`, { says: "人员录错，已核对名册" })
  expect((await take(clerk)).status).toBe(403)
  expect((await take(officer(["reviewer"], "9901"))).body.code).toBe("entries.already-void")
  expect((await take(officer(["reviewer"]))).body.state).toBe("void")
  expect((await take(officer(["reviewer"]))).body.code).toBe("entries.already-void")
  expect((await list(clerk)).body.total).toBe(1)
  const taken: Answer = await ask(clerk, "GET", "/training/enrolments?state=void")
  expect(taken.body.rows.map((one) => [one.recordId, one.source, one.voided?.says])).toEqual([[record?.recordId, record?.source, "人员录错，已核对名册"]])
  expect(record?.voided).toBeNull()
})

test("a trainee registered elsewhere has no name in the list of the place, and never the name of the school", async () => {
  await person("990101199001010033", "冯远", "990101001000")
  expect((await enter("enrolments", [{ ...enrolled, idNumber: "990101199001010033", name: "冯远" }], school)).status).toBe(201)
  const list: Answer = await ask(clerk, "GET", "/training/enrolments")
  const names = list.body.rows.map((one) => one.ownerName)
  expect(names.filter((one) => one === "")).toHaveLength(1)
  expect(names).not.toContain("乙市示例职业培训学校")
})
