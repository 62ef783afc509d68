// The province's own account of who is entitled to what, benefit and subsidies, and the program's decisions on the same people from the same rows: no difference is left.
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { Bulk } from "#platform/database"
import { type FactRow, fitsSql, gathering, planScan, type Question, runScan } from "#platform/facts"
import type { Judge } from "#platform/module"
import { registerRelations } from "#platform/registers"
import { lastDay, type PlainDate, plainDate, yearMonth } from "#standards"
import { testDatabase } from "../../../platform/database/testing.ts"
import { awardedItems, type AwardedItem, clashesBetween } from "../../../domains/subsidies/rules/index.ts"
import type { AwardItem } from "../../../domains/subsidies/server/awards/award-item.ts"
import { awardJudge, type JudgedAward } from "../../../domains/subsidies/server/awards/award-judge.ts"
import { insuranceOffers } from "../../../domains/insurance/server/offers.ts"
import { expansionSubsidy, hiringGrant, introduction, poorHiringGrant } from "../../../domains/subsidies/server/awards/hire-items.ts"
import { contractWorker, startUpGrant, startUpRent, studentGrant, travelSubsidy } from "../../../domains/subsidies/server/awards/person-items.ts"
import { apprenticeTraining, firmTraining, projectTraining, skillAssessment, skillTraining, skillUpgrade, startUpTraining, trainingLiving } from "../../../domains/subsidies/server/awards/training-items.ts"
import { internshipEarlyHire, internshipRetention, loanInterest } from "../../../domains/subsidies/server/awards/unit-items.ts"
import { type JudgedLine, lineJudge } from "../../../domains/subsidies/server/line-judge.ts"
import { type GrantedByMonth, keyGroupHire, monthlySubsidies } from "../../../domains/subsidies/server/monthly-items.ts"
import { decisionTable } from "../../../domains/subsidies/server/parameters.ts"
import { internshipSubsidy, publicPost, publicPostInsurance } from "../../../domains/subsidies/server/post-months.ts"
import { makeProvince } from "../crew.ts"
import { planOf } from "../plan.ts"
import { said } from "./of-people.ts"
import { asIf, decided, differencesOfClaims, type Judged, type Label, monthsOf, personOf, readLabels, type Row, saysLabel, saysProgram, saysTruth, truthOf } from "./testing.ts"

const people = Number(process.env["PROVINCE_PEOPLE"] ?? 20_000)
const database = await testDatabase()
const folder = await mkdtemp(join(tmpdir(), "jiuye-province-"))
const today = plainDate("2026-11-01")
const firstMonth = "2025-01"

let labels: readonly Label[] = []

/** A line told in several groups is refused for one of them; which is not compared. */
const ofGroups = ["R-GROUP", "R-AGE", "R-UNEMP-SHORT", "R-VETERAN-GT1Y", "R-NOT-REGISTERED", "R-GRAD-GT2Y"]
const toldInGroups: readonly string[] = ["HI-ONCE", "TR-ASSESS", "UI-EXPAND"]
const withoutGroups = (says: string): string => says.split(" ").filter((word) => !ofGroups.includes(word)).join(" ")

const saysLine = ({ verdict, codes, amount }: JudgedLine | JudgedAward): string => `${verdict} | ${[...new Set(codes)].filter((code) => code.startsWith("M-") === (verdict === "by-hand")).sort().join(" ")} | ${amount}`

/** Where the labelled payees are: the region a claim of theirs is sent to. */
async function regionsOf(tx: Bulk): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.sql<{ id: string; region: string }>("select person_id as id, region from registers.persons where person_id < 1050000000000 union all select employer_id, region from registers.employers")
  return new Map(rows.map((row) => [row.id, row.region]))
}

type Answers = Readonly<Record<string, string | number>>
/** As many as a scan asks about in one statement: planning them costs more than asking. */
const askedAtOnce = 5_000

/** What a judge says of the claims of these payees. */
async function claimed<Line>(tx: Bulk, judge: Judge, payees: readonly string[], answers: Answers = {}, on = today): Promise<readonly Line[]> {
  const regions = await regionsOf(tx)
  const facts = gathering(`province-subsidies-${judge.name}`, judge.facts)
  const lines: Line[] = []
  for (let at = 0; at < payees.length; at += askedAtOnce) {
    const some = payees.slice(at, at + askedAtOnce)
    const call = facts.many(some, on)
    const rows = new Map((await tx.sql<FactRow>(call.statement.text, call.values)).map((row) => [row.subject, row]))
    for (const payee of some) {
      const judged = judge.judge({ ...facts.read(rows.get(payee)), ...judge.declared?.(answers, on) }, on, regions.get(payee) ?? "")
      lines.push(...(judged.gives["lines"] as readonly Line[]))
    }
  }
  return lines
}

/** As if nothing had been granted yet. */
const asIfNothingGranted = <T>(work: (tx: Bulk) => Promise<T>): Promise<T> =>
  asIf(database, async (tx) => {
    for (const table of ["grant_months", "awards", "taken", "grants"]) await tx.sql(`delete from subsidies.${table}`)
    return work(tx)
  })

const payeesOf = (item: string): readonly string[] => [...new Set(labels.filter((one) => one.item === item).map((one) => one.payee))].sort()
const everyPerson = (tx: Bulk) => tx.sql<{ id: string }>("select person_id as id from registers.persons order by 1").then((rows) => rows.map((row) => row.id))
const everyUnit = (tx: Bulk) => tx.sql<{ id: string }>("select employer_id as id from registers.employers order by 1").then((rows) => rows.map((row) => row.id))

/** "person month" or "person line" → what the label, and what the program says. What has no label the program must refuse. */
function differences(said: ReadonlyMap<string, string>, decided: ReadonlyMap<string, string>): readonly string[] {
  const keys = [...new Set([...said.keys(), ...decided.keys()])].sort()
  return keys.filter((key) => said.get(key) !== decided.get(key) && (said.has(key) || decided.get(key)?.startsWith("fail") !== true)).map((key) => `${key} truth: ${said.get(key) ?? "nothing"} program: ${decided.get(key) ?? "nothing"}`)
}

const saidByMonth = (item: string): ReadonlyMap<string, string> => new Map(labels.filter((one) => one.item === item).flatMap((one) => [...monthsOf(one)].map((month): [string, string] => [`${one.person} ${month}`, saysLabel(one)])))

beforeAll(async () => {
  await makeProvince(planOf({ people, seed: 20261031 }), { url: database.url, folder }, 1, () => undefined)
  await database.system.transaction((tx) => tx.sql("analyze"))
  labels = await readLabels(folder)
}, 300_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

test(`the program decides about ${people} people on the last day as the truth on the back says`, async () => {
  const rows = await truthOf(folder, "decisions")
  expect(rows.length).toBeGreaterThan(people * 0.95)
  const judged = await database.system.transaction((tx) => decided(tx, rows, "2026-10-31"))
  expect(differencesOfClaims(rows, judged)).toEqual([])
  for (const verdict of ["pass", "fail", "by-hand", "no-data"]) expect(rows.some((row) => row["verdict"] === verdict), verdict).toBe(true)
}, 600_000)

// Put back to its day: what was granted and begun later is not there yet.
async function claimsPutBack(claims: readonly Row[], compared: (rows: readonly Row[], judged: ReadonlyMap<string, Judged>) => readonly string[]): Promise<readonly string[]> {
  const found: string[] = []
  for (const on of new Set(claims.map((row) => row["claimed_on"] ?? ""))) {
    const ofDay = claims.filter((row) => row["claimed_on"] === on)
    found.push(...(await asIf(database, async (tx) => {
      await tx.sql("delete from insurance.entitlements where person_id = any($1::bigint[]) and recorded_at >= $2::date", [ofDay.map(personOf), on])
      await tx.sql("delete from registration.employments where person_id = any($1::bigint[]) and started_on > $2::date", [ofDay.map(personOf), on])
      return compared(ofDay, await decided(tx, ofDay, on))
    })))
  }
  return found
}

test("every claim since 2025, put back to its day, is decided as the truth says", async () => {
  const rows = (await truthOf(folder, "claims")).filter((row) => (row["claimed_on"] ?? "") >= "2025-01-01")
  expect(rows.length).toBeGreaterThan(people / 1_000)
  expect(await claimsPutBack(rows, differencesOfClaims)).toEqual([])
}, 600_000)

// Of the years before 2025 the law says who may draw, not how much: domain/04 gives no standard. A third of the days is asked about.
test("claims of 2021 to 2024, put back to their day, are refused for the same reasons; what the law alone would not refuse waits for numbers nobody published", async () => {
  const rows = (await truthOf(folder, "claims")).filter((row) => (row["claimed_on"] ?? "") < "2025-01-01" && Number(row["claimed_on"]?.slice(8)) % 3 === 0)
  const refused = rows.filter((row) => row["verdict"] === "fail")
  expect([...new Set(refused.flatMap((row) => (row["codes"] ?? "").split(" ")))].sort()).toEqual(expect.arrayContaining(["R-PAID-LT12", "R-VOLUNTARY"]))
  const expected = (row: Row) => (row["verdict"] === "fail" ? saysTruth(row) : "no-data | ")
  expect(await claimsPutBack(rows, (ofDay, judged) => ofDay.filter((row) => saysProgram(judged.get(personOf(row))) !== expected(row)).map((row) => `${personOf(row)} truth: ${saysTruth(row)} program: ${saysProgram(judged.get(personOf(row)))}`))).toEqual([])
}, 600_000)

const byMonth: readonly GrantedByMonth[] = [...Object.values(monthlySubsidies), publicPost, publicPostInsurance, internshipSubsidy]
/** Units applied for key groups up to the end of 2025. */
const lastDayOf2025 = plainDate("2025-12-31")

test.each([...byMonth, keyGroupHire])("$item: every month anybody could claim is decided as the truth says", async ({ item, payee, applicant, rule, months, used }) => {
  const on = item === "SI-KEY25" ? lastDayOf2025 : today
  const lines = await asIfNothingGranted(async (tx) => claimed<JudgedLine>(tx, lineJudge(rule, { facts: [months], parameters: decisionTable, used }), (applicant ?? payee) === "person" ? await everyPerson(tx) : await everyUnit(tx), {}, on))
  const decided = new Map(lines.filter((one) => one.month >= firstMonth).map((one) => [`${one.person} ${one.month}`, saysLine(one)]))
  expect(differences(saidByMonth(item), decided)).toEqual([])
  for (const verdict of ["pass", "fail"]) expect([...decided.values()].some((one) => one.startsWith(verdict)), verdict).toBe(true)
}, 600_000)

interface ByLine {
  readonly award: AwardItem
  readonly answers?: Answers
  readonly on?: PlainDate
  /** Everybody has a line: only those a label speaks of are asked. */
  readonly isEverybodys?: boolean
}
const byLine: readonly ByLine[] = [
  { award: hiringGrant }, { award: skillTraining }, { award: trainingLiving }, { award: skillAssessment }, { award: startUpGrant, answers: { tranche: "first" }, isEverybodys: true }, { award: loanInterest },
  { award: internshipEarlyHire }, { award: expansionSubsidy }, { award: poorHiringGrant, answers: { stage: "whole" } }, { award: introduction }, { award: startUpTraining }, { award: firmTraining }, { award: apprenticeTraining }, { award: projectTraining }, { award: skillUpgrade },
  { award: studentGrant, on: plainDate("2025-11-04"), isEverybodys: true }, { award: startUpRent, answers: said, isEverybodys: true }, { award: travelSubsidy, answers: said, isEverybodys: true }, { award: contractWorker, isEverybodys: true },
]

test.each(byLine)("$award.item: every line anybody could claim is decided as the truth says", async ({ award, answers, on = today, isEverybodys }) => {
  const all = award.payee === "employer" ? everyUnit : isEverybodys ? () => Promise.resolve(payeesOf(award.item)) : everyPerson
  const lines = await asIfNothingGranted(async (tx) => claimed<JudgedAward>(tx, awardJudge(award, decisionTable), await all(tx), answers, on))
  const compared = toldInGroups.includes(award.item) ? withoutGroups : (says: string) => says
  const truth = new Map(labels.filter((one) => one.item === award.item).map((one) => [`${one.person} ${one.line}`, compared(saysLabel(one))]))
  const decided = new Map(lines.filter((one) => one.on >= `${firstMonth}-01`).map((one) => [`${one.about} ${one.line}`, compared(saysLine(one))]))
  expect(differences(truth, decided)).toEqual([])
  for (const verdict of ["pass", "fail"]) expect([...decided.values()].some((one) => one.startsWith(verdict)), verdict).toBe(true)
}, 600_000)

test("IN-RET: every unit whose interns ended last year is decided as the truth says, beside the months it was granted", async () => {
  const lines = await asIf(database, async (tx) => {
    await tx.sql("delete from subsidies.awards where item = 'IN-RET'")
    return claimed<JudgedAward>(tx, awardJudge(internshipRetention, decisionTable), await everyUnit(tx))
  })
  const decided = new Map(lines.map((one) => [`${one.about} ${one.line}`, saysLine(one)]))
  expect(differences(new Map(labels.filter((one) => one.item === "IN-RET").map((one) => [`${one.person} ${one.line}`, saysLabel(one)])), decided)).toEqual([])
  for (const verdict of ["pass", "fail"]) expect([...decided.values()].some((one) => one.startsWith(verdict)), verdict).toBe(true)
}, 600_000)

const besideBenefit = [{ item: "job-seeking", code: "insurance.job-seeking-allowance", gives: "total" }, { item: "lump-sum", code: "insurance.lump-sum", gives: "amount" }]

test.each(besideBenefit)("$item: everybody who was ever granted benefit is decided as the truth says", async ({ item, code, gives }) => {
  const gate = insuranceOffers.find((one) => one.item.code === code)?.gate
  if (!gate) throw new Error(`${code} has no gate`)
  const decided = new Map<string, string>()
  await database.system.transaction(async (tx) => {
    const regions = await regionsOf(tx)
    const facts = gathering(`province-${item}`, gate.facts)
    const call = facts.many(payeesOf(item), today)
    for (const row of await tx.sql<FactRow>(call.statement.text, call.values)) {
      const judged = gate.judge(facts.read(row), today, regions.get(row.subject) ?? "")
      const codes = [...new Set(judged.conditions.filter((one) => one.verdict === judged.verdict && one.code !== null).map((one) => one.code))].sort()
      decided.set(`${row.subject} once`, `${judged.verdict} | ${judged.verdict === "fail" ? codes.join(" ") : ""} | ${judged.verdict === "pass" ? Number(judged.gives[gives]) : 0}`)
    }
  })
  expect(differences(new Map(labels.filter((one) => one.item === item).map((one) => [`${one.person} ${one.line}`, saysLabel(one)])), decided)).toEqual([])
  for (const verdict of ["pass", "fail"]) expect([...decided.values()].some((one) => one.startsWith(verdict)), verdict).toBe(true)
})

test.each(["2025-09", "2026-09"])("a scan of everybody in %s finds exactly the months the truth calls open, beside all that was granted", async (month) => {
  for (const subsidy of Object.values(monthlySubsidies)) {
    const on = lastDay(yearMonth(month))
    const question: Question = { rule: subsidy.rule, sources: subsidy.sources, parameters: decisionTable, assumed: { "subsidy-month": month, "cost-reference": null, "applied-on": today } }
    const options = { on, population: registerRelations.people, region: "" }
    const rows = await runScan(database.system, fitsSql(question, options, await planScan(database.system, question, options)))
    const found = new Map(rows.filter((row) => row.result === "pass").map((row) => [row.subject, String((row.gives as { amount: number }).amount)]))
    const said = new Map(labels.filter((one) => one.item === subsidy.item && one.open > 0 && one.from <= month && one.to >= month).map((one) => [one.person, String(one.open)]))
    expect(differences(said, found), subsidy.item).toEqual([])
  }
}, 600_000)

test("what was granted was owed, and is not granted again: the rule refuses it, or what it would use up is used up", async () => {
  const taken = labels.filter((one) => one.taken)
  expect(taken.every((one) => one.verdict === "pass")).toBe(true)
  expect([...new Set(taken.map((one) => one.item))].sort()).toEqual([...byMonth.map((one) => one.item), "SI-KEY25", ...byLine.map((one) => one.award.item), "IN-RET"].sort())
  const again: string[] = []
  await database.system.transaction(async (tx) => {
    const usedUp = new Set((await tx.sql<{ subject_id: string; slot: string }>("select subject_id, slot from subsidies.taken")).map((row) => `${row.subject_id} ${row.slot}`))
    for (const { item, rule, months, used } of [...byMonth, keyGroupHire]) {
      const lines = await claimed<JudgedLine>(tx, lineJudge(rule, { facts: [months], parameters: decisionTable, used }), [...new Set(taken.filter((one) => one.item === item).map((one) => one.payee))], {}, item === "SI-KEY25" ? lastDayOf2025 : today)
      const passed = new Set(lines.filter((one) => one.verdict === "pass").map((one) => `${one.person} ${one.month}`))
      for (const one of taken.filter((label) => label.item === item)) for (const month of monthsOf(one)) if (passed.has(`${one.person} ${month}`)) again.push(`${item} ${one.person} ${month}`)
    }
    // Rent is paid for three years: who had one may claim the next.
    for (const { award, answers, on = today } of byLine.filter((one) => one.award !== startUpRent)) {
      const lines = await claimed<JudgedAward>(tx, awardJudge(award, decisionTable), [...new Set(taken.filter((one) => one.item === award.item).map((one) => one.payee))], answers, on)
      const isUsedUp = (one: JudgedAward) => award.takes(one.facts, one.line, on).some((slot) => typeof slot === "string" && usedUp.has(`${one.about} ${slot}`))
      const passed = new Set(lines.filter((one) => one.verdict === "pass" && !isUsedUp(one)).map((one) => `${one.about} ${one.line}`))
      for (const one of taken.filter((label) => label.item === award.item)) if (passed.has(`${one.person} ${one.line}`)) again.push(`${award.item} ${one.person} ${one.line}`)
    }
  })
  expect(again).toEqual([])
}, 600_000)

test("of everything granted the program, judging again, refuses what cheats were granted and nothing else", async () => {
  const owed = new Set(labels.filter((one) => one.verdict === "pass").flatMap((one) => (one.line === "" ? [...monthsOf(one)] : [one.line]).map((line) => `${one.item} ${one.person} ${line}`)))
  const earned = new Set(labels.filter((one) => one.taken).flatMap((one) => (one.line === "" ? [...monthsOf(one)] : [one.line]).map((line) => `${one.item} ${one.person} ${line}`)))
  const rows = await database.system.transaction((tx) => tx.sql<{ says: string }>("select item || ' ' || person_id || ' ' || left(ym::text, 4) || '-' || right(ym::text, 2) as says from subsidies.grant_months union all select item || ' ' || subject_id || ' ' || line from subsidies.awards"))
  const granted = rows.map((one) => one.says)
  const planted = granted.filter((one) => !earned.has(one))
  const refused = granted.filter((one) => !owed.has(one))
  console.info(`${granted.length} months and lines granted, ${planted.length} of them to cheats; the program refuses ${refused.length}`)
  expect(planted.length).toBeGreaterThan(people / 200)
  expect([granted.length - planted.length, refused.filter((one) => earned.has(one))]).toEqual([earned.size, []])
  // Where the wrong lies in how it was asked for, the money itself may have been owed.
  expect(planted.filter((one) => owed.has(one)).length).toBeLessThanOrEqual(planted.length / 100)
})

test("nothing anybody holds collides with something else they hold (domain/03 §6), but for what cheats were granted", async () => {
  const pairs = (Object.keys(awardedItems) as AwardedItem[]).flatMap((one) => (Object.keys(awardedItems) as AwardedItem[]).filter((other) => one <= other).flatMap((other) => clashesBetween(one, other).filter((clash) => clash.shared !== "cost").map(({ shared }) => ({ one, other, shared }))))
  const collisions = await database.system.transaction((tx) => tx.sql<{ says: string }>(`
    select distinct h.subject_id || ' ' || h.item || ' ' || o.item as says from jsonb_to_recordset($1::jsonb) as m(one text, other text, shared text)
      join subsidies.published_holdings h on h.item = m.one join subsidies.published_holdings o on o.subject_id = h.subject_id and o.item = m.other and (o.grant_id, o.from_ym) <> (h.grant_id, h.from_ym)
     where case m.shared when 'month' then h.from_ym <= coalesce(o.until_ym, 999912) and coalesce(h.until_ym, 999912) >= o.from_ym when 'person' then true when 'certificate' then h.occupation = o.occupation and h.level is not distinct from o.level when 'employer' then h.employer = o.employer else h.loan = o.loan end
       and not exists (select from subsidies.awards a where a.line like 'planted-%' and a.grant_id in (h.grant_id, o.grant_id)) order by 1`, [JSON.stringify(pairs)]))
  expect(collisions.map((one) => one.says)).toEqual([])
})
