// 我能领什么 by questions of a person: the ordinary cases of the domain file come out with their amounts and months when they are told in plain words; a no says what would change it.
import { expect, test } from "vitest"
import { testDatabase } from "../../../../platform/database/testing.ts"
import { interviewWorld } from "./testing.ts"

const database = await testDatabase()
const { world, ask, answerOf } = await interviewWorld(database)

const person = { born: "1985-05-20", kind: "M60", pension: false, groups: [], hard: false, graduated: false, done: [] }
const flexible = { ...person, now: "flexible", hard: true, hardFrom: "2025-02-10", flexibleFrom: "2025-02-15", pensionPaid: 84_000, medicalPaid: 33_600, insuredByUnit: false, hadMonths: 0 }
const founder = {
  ...person, now: "founder", groups: ["returned"], foundedOn: "2024-09-15", firstBusiness: true, small: true, taxMonths: 12, workers: 0, grantBefore: false, rentPaid: 0, rentMonths: 0, rentHad: 0, ownPremises: false, unemployedMonths: 0, borrowed: false,
}

test("SIF-1 told in words: 784.00 a month from 2025-02, for 36 months", async () => {
  const found = await answerOf("person", "SI-FLEX-HARD", flexible)
  expect(found).toMatchObject({ verdict: "fits", pays: "month", amountFen: 78_400, months: 36, since: "2025-02", until: "2028-01", totalFen: 36 * 78_400, service: "subsidies.flexible-hardship" })
})

test("months had before shorten it; who was never recognised is refused with the article and told what would change it", async () => {
  expect((await answerOf("person", "SI-FLEX-HARD", { ...flexible, hadMonths: 30 })).months).toBe(6)
  const refused = await answerOf("person", "SI-FLEX-HARD", { ...flexible, hard: false })
  expect(refused).toMatchObject({ verdict: "not", amountFen: null, reasons: [{ code: "R-NOT-HARD" }] })
  expect(refused.reasons[0]?.article).toContain("就业促进法")
  expect(refused.wouldChange.join("")).toContain("就业困难人员认定日期")
})

test("who pays nothing alone is told so, and a woman of unsure kind is not given a sum past 36 months", async () => {
  expect((await answerOf("person", "SI-FLEX-HARD", { ...flexible, pensionPaid: 0, medicalPaid: 0 })).reasons.map((one) => one.code)).toEqual(["R-NOT-PAID"])
  expect(["fits", "by-hand"]).toContain((await answerOf("person", "SI-FLEX-HARD", { ...flexible, kind: "unsure" })).verdict)
})

test("a woman of 51 who does not know her kind of retirement reads in plain words what each kind would mean", async () => {
  const claimant = { born: "1974-06-15", pension: false, now: "none", groups: [], hard: false, graduated: false, ended: "08", paidMonths: 130, registered: true, unitOnly: false, done: [] }
  const unsure = await answerOf("person", "UI-BENEFIT", { ...claimant, kind: "unsure" })
  expect(unsure).toMatchObject({ verdict: "by-hand", reasons: [{ code: "M-RETIRE-KIND" }] })
  expect(unsure.reasons[0]?.says).toMatch(/^您不清楚自己是哪一种/)
  const known = await answerOf("person", "UI-BENEFIT", { ...claimant, kind: "F55" })
  expect(known.verdict).toBe("fits")
  expect(unsure.wouldChange).toEqual([expect.stringMatching(/^如果是一般岗位（原50岁退休），不能领：/), expect.stringMatching(new RegExp(`^如果是管理或专业技术岗位（原55岁退休），可能可以领 ${known.months} 个月，合计 [\\d ,.]+ 元$`))])
})

test("ST-ONCE: a returned founder after a year fits; a month before the day from which it fits is named; outside the groups it does not", async () => {
  expect(await answerOf("person", "ST-ONCE", founder)).toMatchObject({ verdict: "fits", pays: "once", amountFen: 500_000, service: "subsidies.start-up-grant" })
  const early = await answerOf("person", "ST-ONCE", { ...founder, foundedOn: "2024-11-09" })
  expect(early).toMatchObject({ verdict: "not", wouldChange: ["其他情况不变，2025年11月9日起可以申请"] })
  const young = await answerOf("person", "ST-ONCE", { ...founder, foundedOn: "2025-06-09", taxMonths: 4 })
  expect(young.reasons.map((one) => one.code)).toEqual(["R-RUN-LT12M", "R-TAX"])
  expect(young.wouldChange.join("")).toMatch(/^2026年6月9日起，并且最近12个月申报纳税月数由4个月变为\d+个月，可以申请$/)
  expect((await answerOf("person", "ST-ONCE", { ...founder, groups: [] })).reasons.map((one) => one.code)).toEqual(["R-GROUP"])
})

test("unemployment benefit: 26 months paid and dismissed give months and money; who resigned does not, and who never registered is told to", async () => {
  const lost = { ...person, now: "none", ended: "08", paidMonths: 26, registered: true, unitOnly: false }
  const fits = await answerOf("person", "UI-BENEFIT", lost)
  expect(fits).toMatchObject({ verdict: "fits", pays: "month", months: 6, service: "insurance.benefit-claim" })
  expect(fits.totalFen).toBe((fits.amountFen ?? 0) * 6)
  expect((await answerOf("person", "UI-BENEFIT", { ...lost, ended: "20" })).verdict).toBe("not")
  expect((await answerOf("person", "UI-BENEFIT", { ...lost, registered: false })).wouldChange.join("")).toContain("失业登记日期")
})

test("training, certificate, student in hardship, and travel of who was lifted out of poverty", async () => {
  const trained = { ...person, now: "none", ended: "never", registered: true, done: ["training"], classKind: "skill", classFrom: "2025-04-01", classUntil: "2025-05-10", classHours: 120, classDays: 18, paidFee: true, certificateKind: "level", level: "5", certifiedOn: "2025-06-01" }
  expect(await answerOf("person", "TR-SKILL", trained)).toMatchObject({ verdict: "fits", amountFen: 96_000 })
  expect((await answerOf("person", "TR-SKILL", { ...trained, paidFee: false })).reasons.map((one) => one.code)).toEqual(["R-PAYEE"])
  expect(await answerOf("person", "TR-LIVE", { ...trained, groups: ["poverty"] })).toMatchObject({ verdict: "fits", amountFen: 54_000 })
  expect((await answerOf("person", "TR-ASSESS", trained)).verdict).toBe("fits")
  expect((await answerOf("person", "UI-SKILL", { ...person, now: "employed", paidSoFar: 40, done: ["certificate"], certificateKind: "level", level: "5", certifiedOn: "2025-06-01" }))).toMatchObject({ verdict: "fits", missing: [] })
  const pupil = { ...person, graduated: null, born: "2003-10-01", now: "student", groups: ["low-income"], schoolLevel: "university", studyForm: "full-time", leavesOn: "2026-06-30", loan: true }
  expect(await answerOf("person", "GR-JS", pupil)).toMatchObject({ verdict: "not", reasons: [{ code: "R-WINDOW" }], wouldChange: ["其他情况不变，2025年11月4日起可以申请"] })
  const away = { ...person, now: "employed", paidSoFar: 40, groups: ["poverty"], done: ["away"], awayWhere: "province", awayFrom: "2025-03-01", awayUntil: "2025-05-31" }
  expect((await answerOf("person", "TV-MIG", away)).verdict).toBe("fits")
  expect((await answerOf("person", "TV-MIG", { ...away, groups: [] })).verdict).toBe("not")
})

test("LN-1 of a founder: 300 000 at 4.50 % gives half of the first quarter's interest; above the limit, another loan and a rate too high are said", async () => {
  const borrower = { ...founder, borrowed: true, loanAmount: 30_000_000, loanPartners: 1, loanRate: 450, loanFrom: "2025-07-01", loanUntil: "2028-07-01", otherLoan: false, loansBefore: 0 }
  expect(await answerOf("person", "LN-INT", borrower)).toMatchObject({ verdict: "fits", pays: "quarter", amountFen: 172_500, service: "subsidies.loan-interest" })
  expect((await answerOf("person", "LN-INT", { ...borrower, loanAmount: 30_000_001 })).reasons.map((one) => one.code)).toEqual(["R-LOAN-LIMIT"])
  expect((await answerOf("person", "LN-INT", { ...borrower, loanAmount: 132_000_000, loanPartners: 4 })).verdict).toBe("fits")
  expect(await answerOf("person", "LN-INT", { ...borrower, otherLoan: true })).toMatchObject({ verdict: "by-hand", reasons: [{ code: "M-OTHER-LOAN" }] })
  expect((await answerOf("person", "LN-INT", { ...borrower, loanRate: 451 })).reasons.map((one) => one.code)).toEqual(["R-LOAN-RATE"])
  expect((await answerOf("person", "LN-INT", founder)).verdict).toBe("not-about")
})

test("a founder after half a year of unemployment may have 20 000.00 a year taken off; five months are too few; a founder's own course and a contract worker's allowance are answered", async () => {
  expect(await answerOf("person", "TAX", { ...founder, unemployedMonths: 6 })).toMatchObject({ verdict: "fits", pays: "year", amountFen: 2_000_000, service: "subsidies.founding-deduction" })
  expect((await answerOf("person", "TAX", { ...founder, unemployedMonths: 5 })).reasons.map((one) => one.code)).toEqual(["R-UNEMP-LT6M"])
  const course = { ...person, now: "none", ended: "never", registered: true, done: ["training"], classKind: "plan", classFrom: "2025-04-01", classUntil: "2025-05-10", classDays: 18, paidFee: true, certificateKind: "completion", certifiedOn: "2025-06-01" }
  expect(await answerOf("person", "TR-START", course)).toMatchObject({ verdict: "fits", amountFen: 120_000, service: "subsidies.start-up-training-own" })
  expect((await answerOf("person", "TR-SKILL", course)).verdict).toBe("not-about")
  const worker = { ...person, now: "none", ended: "01", paidMonths: 0, registered: true, unitOnly: true, unitPaidMonths: 43 }
  expect(await answerOf("person", "UI-WORKER", worker)).toMatchObject({ verdict: "fits", amountFen: 3 * 180_000, months: 3 })
  expect((await answerOf("person", "UI-WORKER", { ...worker, unitPaidMonths: 11 })).reasons.map((one) => one.code)).toEqual(["R-YEARS-LT1"])
})

test("what was taken as usual is said; a missing answer and a place elsewhere are refused; nothing is kept", async () => {
  expect((await ask("person", flexible)).body.assumed).toContain("没有列入严重失信名单，也不在服刑")
  const short = await ask("person", { ...flexible, hardFrom: null })
  expect([short.status, short.body.errors.map((one) => one.path)]).toEqual([422, ["answers.hardFrom"]])
  expect((await ask("person", { ...flexible, region: "330100000000" })).body.code).toBe("subsidies.unknown-place")
  const asked = (await world.ask({ kind: "public" }, "GET", "/subsidies/interview/person")) as { body: { groups: { fields: { name: string; choices?: object[] }[] }[] } }
  expect(asked.body.groups.flatMap((one) => one.fields).find((one) => one.name === "now")?.choices).toHaveLength(5)
})
