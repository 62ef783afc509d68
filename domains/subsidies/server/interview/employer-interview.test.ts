// 我能领什么 by questions of a unit: one subject at a time, each with the amounts of the domain file; what questions cannot answer is named with the reason.
import { expect, test } from "vitest"
import { testDatabase } from "../../../../platform/database/testing.ts"
import { subsidyItems } from "../../rules/index.ts"
import { interviewWorld } from "./testing.ts"

const database = await testDatabase()
const { world, ask, answerOf } = await interviewWorld(database)

const hire = {
  size: "small", industry: "70", unitKind: "enterprise", injury: true, taken: "hired", born: "2002-09-01", kind: "M60", graduated: true, graduatedOn: "2025-06-30", workedSince: false, hard: false, unemployed: false, poverty: false, veteran: false, contractFrom: "2025-08-01",
  openEnded: false, contractUntil: "2026-07-31", dispatched: false, owner: false, insuredMonths: 3, pensionPaid: 80_000, medicalPaid: 40_000, unemploymentPaid: 2500, personPaid: 52_500,
}
const class_ = {
  taken: "class", born: "1985-05-20", kind: "M60", traineeGroup: "unemployed", classFrom: "2025-04-01", classUntil: "2025-05-10", listed: true, sessions: 40, attended: 40, classHours: 120, traineePaid: false, certificateKind: "level", level: "5", certifiedOn: "2025-06-01",
}

test("every item of the book is answered by the questions of a person and of a unit, or named there with the reason; none twice", async () => {
  const funds = ["UI-BENEFIT", "UI-SKILL", "UI-EXPAND", "UI-RETAIN", "UI-WORKER", "UI-ALLOWANCE", "UI-PRICE", "UI-TRANSFER"]
  for (const [who, answers] of [["person", { born: "1985-05-20", kind: "M60", pension: false, hard: false, now: "employed", graduated: false, paidSoFar: 0 }], ["employer", hire]] as const) {
    const { body } = await ask(who, answers)
    const named = [...body.items, ...body.notAsked].map((one) => one.item)
    expect([...new Set(named)].toSorted(), who).toEqual([...named].toSorted())
    expect(named.filter((one) => one !== "TAX").toSorted(), who).toEqual([...Object.keys(subsidyItems), ...funds].toSorted())
    expect(body.notAsked.every((one) => one.why.length > 5)).toBe(true)
  }
})

test("SSG-1 told in words: 1225.00 a month for a year to a small firm; a medium one is refused by size, and the hire counts once as a graduate", async () => {
  expect(await answerOf("employer", "SI-SME-GRAD", hire)).toMatchObject({ verdict: "fits", amountFen: 122_500, months: 12, since: "2025-08", until: "2026-07", totalFen: 12 * 122_500 })
  expect((await answerOf("employer", "SI-SME-GRAD", { ...hire, size: "medium" })).reasons.map((one) => one.code)).toEqual(["R-SIZE"])
  expect(await answerOf("employer", "HI-ONCE", hire)).toMatchObject({ verdict: "fits", pays: "once" })
  expect((await answerOf("employer", "HI-ONCE", { ...hire, contractUntil: "2026-01-31" })).reasons.map((one) => one.code)).toEqual(["R-CONTRACT-LT1Y"])
  expect((await answerOf("employer", "SI-EMP-HARD", hire)).verdict).toBe("not-about")
})


test("what fits but cannot be had together says so: the expansion subsidy or the hiring grant, the employer's part or the quarter of the personal part", async () => {
  const names = async (item: string) => (await answerOf("employer", item, { ...hire, industry: "52", contractUntil: "2027-07-31" })).notWith
  expect(await names("HI-ONCE")).toEqual(["一次性扩岗补助"])
  expect(await names("UI-EXPAND")).toEqual([subsidyItems["HI-ONCE"]])
  expect(await names("SI-SME-GRAD")).toEqual([subsidyItems["SI-KEY25"]])
})

test("a hire in hardship, one lifted out of poverty, an intern", async () => {
  const older = { ...hire, born: "1985-05-20", graduated: false }
  expect(await answerOf("employer", "SI-EMP-HARD", { ...older, hard: true, hardFrom: "2025-07-10", contractUntil: "2028-07-31" })).toMatchObject({ verdict: "fits", amountFen: 122_500, months: 36, since: "2025-08" })
  expect((await answerOf("employer", "HI-POOR", { ...older, poverty: true, insuredMonths: 8 })).verdict).toBe("fits")
  expect((await answerOf("employer", "TAX", { ...older, poverty: true })).verdict).toBe("fits")
  const intern = { size: "small", industry: "70", taken: "intern", born: "2002-09-01", kind: "M60", graduated: true, graduatedOn: "2025-06-30", workedSince: false, unemployed: false, internUnit: true, internFrom: "2025-09-01", internUntil: "2026-02-28", filed: true, stipend: 250_000, accident: true, early: false }
  expect(await answerOf("employer", "IN-BASE", intern)).toMatchObject({ verdict: "fits", months: 6, since: "2025-09", until: "2026-02" })
  expect((await answerOf("employer", "IN-BASE", { ...intern, filed: false })).reasons.map((one) => one.code)).toEqual(["R-IN-FILED"])
})


test("PW-1 told in words: 2000.00 a month and the unit's premiums, for 36 months; a third placement and a low wage are refused", async () => {
  const post = {
    taken: "post", born: "1985-05-20", kind: "M60", hard: true, hardFrom: "2025-02-10", category: "older", owner: false, postApproved: true, postFrom: "2025-07-01", placement: 1, partTime: false, wage: 230_000, pensionPaid: 80_000, medicalPaid: 40_000, unemploymentPaid: 2500,
  }
  expect(await answerOf("employer", "PW-POST", post)).toMatchObject({ verdict: "fits", pays: "month", amountFen: 200_000, months: 36, since: "2025-07", service: "subsidies.public-post" })
  expect(await answerOf("employer", "PW-SI", post)).toMatchObject({ verdict: "fits", amountFen: 122_500, months: 36, service: "subsidies.public-post-insurance" })
  expect((await answerOf("employer", "PW-POST", { ...post, placement: 3 })).reasons.map((one) => one.code)).toEqual(["R-PW-MAX2"])
  expect((await answerOf("employer", "PW-POST", { ...post, wage: 190_000 })).reasons.map((one) => one.code)).toContain("R-WAGE-LOW")
})


test("classes told in words: skill, start, project, firm and apprentices each with its amount; attendance of 31 of 40 is refused", async () => {
  const fits = async (item: string, answers: object) => [(await answerOf("employer", item, { ...class_, ...answers })).verdict, (await answerOf("employer", item, { ...class_, ...answers })).amountFen]
  expect(await fits("TR-SKILL", { classKind: "skill" })).toEqual(["fits", 96_000])
  expect(await fits("TR-START", { classKind: "start", module: "plan", certificateKind: "completion" })).toEqual(["fits", 120_000])
  expect(await fits("TR-PROJ", { classKind: "project", price: 150_000, accepted: true })).toEqual(["fits", 150_000])
  expect(await fits("TR-FIRM", { classKind: "firm", hiredFrom: "2025-01-15", hiredUntil: null })).toEqual(["fits", 96_000])
  expect(await fits("TR-APPR", { classKind: "apprentice", staffInsured: true, level: "4" })).toEqual(["fits", 500_000])
  const codes = async (item: string, answers: object) => (await answerOf("employer", item, { ...class_, ...answers })).reasons.map((one) => one.code)
  expect(await codes("TR-SKILL", { classKind: "skill", attended: 31 })).toEqual(["R-ATTEND"])
  expect(await codes("TR-FIRM", { classKind: "firm", hiredFrom: "2024-03-15", hiredUntil: null })).toEqual(["R-TR-LATE"])
  expect(await codes("TR-PROJ", { classKind: "project", price: 150_000, accepted: false })).toEqual(["R-PROJECT"])
})


test("AGI-1, SJ-1, LN-5, SG-1, SG-3 and IN-4 told in words", async () => {
  const introduced = { taken: "introduced", born: "1985-05-20", kind: "M60", licensed: true, charged: false, introducedGroup: "unemployed", fullJob: true, related: false, workFrom: "2025-03-01", stayed: 4 }
  expect(await answerOf("employer", "AG-INTRO", introduced)).toMatchObject({ verdict: "fits", amountFen: 10_000, service: "subsidies.introduction" })
  expect((await answerOf("employer", "AG-INTRO", { ...introduced, related: true })).reasons.map((one) => one.code)).toEqual(["R-RELATED"])
  expect(await answerOf("employer", "ST-JOBS", { taken: "start-up", foundedOn: "2024-03-15", workers: 5 })).toMatchObject({ verdict: "fits", amountFen: 1_200_000, service: "subsidies.start-up-jobs" })
  const loan = { taken: "loan", size: "small", loanAmount: 400_000_000, loanRate: 450, loanFrom: "2025-07-01", loanUntil: "2027-07-01", staff: 45, newStaff: 5, owing: false, otherLoan: false, loansBefore: 0 }
  expect(await answerOf("employer", "LN-INT", loan)).toMatchObject({ verdict: "fits", pays: "quarter", amountFen: 2_300_000, service: "subsidies.firm-loan-interest" })
  expect((await answerOf("employer", "LN-INT", { ...loan, newStaff: 4 })).reasons.map((one) => one.code)).toEqual(["R-HIRE-RATIO"])
  const keep = { taken: "keep", size: "medium", unitKind: "enterprise", premiumPaid: 19_440_000, paidMonths: 12, average: 180, january: 180, december: 180, drawers: 8, refunded: 0 }
  expect(await answerOf("employer", "UI-RETAIN", keep)).toMatchObject({ verdict: "fits", amountFen: 17_496_000, service: "subsidies.job-retention-refund" })
  expect((await answerOf("employer", "UI-RETAIN", { ...keep, size: "large", average: 2000, drawers: 111 })).reasons.map((one) => one.code)).toEqual(["R-LAYOFF"])
  const early = { taken: "intern", born: "2002-09-01", kind: "M60", graduated: true, graduatedOn: "2025-06-30", workedSince: false, unemployed: false, internUnit: true, internFrom: "2025-03-01", internUntil: "2025-08-31", filed: true, stipend: 250_000, accident: true, early: true, earlyFrom: "2025-07-01" }
  expect(await answerOf("employer", "IN-EARLY", early)).toMatchObject({ verdict: "fits", amountFen: 280_000, months: 2 })
})


test("IN-2 told in words in February: the difference for sixty months of last year is 48 000.00, four of ten kept are too few; where last year's wage is not known, that is said", async () => {
  const kept = { taken: "kept", internUnit: true, internsEnded: 10, internsKept: 5, internMonths: 60 }
  expect(await answerOf("employer", "IN-RET", kept)).toMatchObject({ verdict: "no-data", missing: ["月最低工资标准"] })
  world.clock.now = "2026-02-28T02:00:00.000Z"
  expect(await answerOf("employer", "IN-RET", kept)).toMatchObject({ verdict: "fits", amountFen: 4_800_000, service: "subsidies.internship-retention" })
  expect((await answerOf("employer", "IN-RET", { ...kept, internsKept: 4 })).reasons.map((one) => one.code)).toEqual(["R-RETENTION"])
  world.clock.now = "2025-10-09T02:00:00.000Z"
})

test("EX-1 told in words: 1500.00 for a graduate hired in 2025, by the rules of the day of the hire; hired in 2024 there is no such programme yet; two months insured are too few", async () => {
  expect(await answerOf("employer", "UI-EXPAND", hire)).toMatchObject({ verdict: "fits", amountFen: 150_000, service: "subsidies.job-expansion" })
  expect((await answerOf("employer", "UI-EXPAND", { ...hire, insuredMonths: 2 })).reasons.map((one) => one.code)).toEqual(["R-INS-LT3M"])
  expect((await answerOf("employer", "UI-EXPAND", { ...hire, graduatedOn: "2024-06-30", contractFrom: "2024-08-01", contractUntil: "2027-07-31" })).reasons.map((one) => one.code)).toEqual(["E-VERSION"])
  expect((await answerOf("employer", "TAX", { ...hire, unemployed: true, unemployedMonths: 7 })).service).toBe("subsidies.hiring-deduction")
})


test("only what the subject needs is asked: a unit that keeps its staff answers nothing about a person, and an answer to a question no longer asked calls for nothing", async () => {
  const keep = { taken: "keep", size: "medium", unitKind: "enterprise", premiumPaid: 1, paidMonths: 12, average: 1, january: 1, december: 1, drawers: 0, refunded: 0 }
  expect((await ask("employer", { ...keep, hard: true, graduated: true, openEnded: false, certificateKind: "level" })).status).toBe(200)
  const missing = async (taken: string) => (await ask("employer", { taken })).body.errors.map((one) => one.path.replace("answers.", ""))
  expect(await missing("start-up")).toEqual(["foundedOn", "workers"])
  expect(await missing("kept")).toEqual(["internUnit", "internsEnded", "internsKept", "internMonths"])
  expect((await missing("loan")).includes("born")).toBe(false)
})

