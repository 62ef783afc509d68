// Rehearsals of lines that use each other up: the sum is what is granted when everybody sends these claims, one after the other, each written before the next is judged.
import { expect, test } from "vitest"
import { type Bulk, newId } from "#platform/database"
import { gathering } from "#platform/facts"
import { type DecidedCase } from "#platform/module"
import { lawbookOf, parameters as parametersRoom } from "#platform/parameters"
import { type ParameterTable, type ParameterValue, succeededTable } from "#policy"
import { plainDate } from "#standards"
import { testDatabase } from "../../../../platform/database/testing.ts"
import { insurance } from "../../../insurance/module.ts"
import { anOfficer } from "../../../insurance/server/batch/testing.ts"
import { subsidies } from "../../module.ts"
import { decisionTable } from "../parameters.ts"
import { months } from "../testing.ts"
import type { AwardItem } from "./award-item.ts"
import { awardJudge } from "./award-judge.ts"
import { grantAwards } from "./grant-awards.ts"
import { hiringGrant, poorHiringGrant } from "./hire-items.ts"
import { trainingRecords } from "./testing-training.ts"
import { awardWorld } from "./testing.ts"
import { skillAssessment, skillTraining, skillTrainingOfInstitution } from "./training-items.ts"

const database = await testDatabase()
const world = await awardWorld(database, "2026-01-15T02:00:00.000Z", [parametersRoom(lawbookOf([subsidies, insurance]))])
const { trained, jobless } = await trainingRecords(world)
const clerk = anOfficer("301", "参数员甲", ["clerk"])
const on = plainDate("2026-01-15")

const diligent = await jobless()
for (const [index, paidBy] of ["person", "institution", "person", "institution", "person"].entries()) await trained(diligent, { paidBy, occupation: `6-31-01-0${index + 1}`, level: index === 1 ? 4 : 5 })
const twice = await jobless()
await trained(twice)
await trained(twice, { from: "2025-05-12", until: "2025-06-20", issued: "2025-07-01" })
await trained(await jobless())

const sound = () => world.employer({ "unit-kind": "enterprise", "tax-months": 12, "enterprise-size": "medium" })
const [one, other] = [await sound(), await sound()]
const graduate = await world.graduate({ employer: one, contractFrom: "2025-07-01", contractTo: null, months: months("2025-07", 2) })
await world.sql("update registration.employments set ended_on = '2025-08-31', state = 'ended', end_recorded_at = now() where person_id = $1", graduate)
await world.hired(graduate, { employer: other, contractFrom: "2025-09-01", contractTo: null, months: months("2025-09", 2) })
const poor = await world.soundPerson()
await world.check(poor, "person", "poverty-group", true)
await world.hired(poor, { employer: one, contractFrom: "2025-01-01", contractTo: null, months: months("2025-01", 12) })

const regions = new Map((await world.sql<{ id: string; region: string }>("select person_id as id, region from registers.persons union all select employer_id, region from registers.employers")).map((row) => [row.id, row.region]))
const inOrder = [...regions.keys()].toSorted((a, b) => Number(BigInt(a) - BigInt(b)))

class TakenBack extends Error {}

/** One claim with all its lines, judged on what is written by now and granted as an approval grants it. */
async function claim(tx: Bulk, award: AwardItem, gather: ReturnType<typeof gathering>, claimant: string, stage: string, parameters: ParameterTable): Promise<number> {
  const call = gather.one(claimant, on)
  const [row] = await tx.sql<{ subject: string }>(call.statement.text, call.values)
  const region = regions.get(claimant) ?? ""
  const judgement = awardJudge(award, parameters).judge({ ...gather.read(row), "applied-on": { value: on, source: "", asOf: null }, "asked-stage": { value: stage, source: "", asOf: null } }, on, region)
  const amount = Number(judgement.gives["amount"])
  if (amount === 0) return 0
  const [caseId, kind] = [newId(), award.payee]
  await tx.sql(
    `insert into subsidies.publications (subject_id, publication_id, subject_kind, case_id, item, region, shown_name, shown_number, period, persons, amount_fen, from_on, until_on, made_at)
     values ($1, $2, $3, $4, $5, $6, '示例', '', '', 1, $7, '2026-01-05', '2026-01-12', now())`, [claimant, newId(), kind, caseId, award.item, region, amount])
  const decided = { subjectId: claimant, caseId, number: "1", region, channel: "02", answers: {}, submittedAt: "2026-01-15T02:00:00.000Z", at: "2026-01-15T02:00:00.000Z", on, by: "204", judgement } satisfies DecidedCase
  for (const each of grantAwards(award)(decided)) await tx.sql(each.statement.text, each.values)
  return amount
}

/** What everybody is granted in the end; all of it is taken back. */
async function granted(awards: readonly AwardItem[], stages: readonly string[], parameters: ParameterTable): Promise<number> {
  let sum = 0
  await database.system.transaction(async (tx) => {
    for (const award of awards) {
      const gather = gathering(`test.in-turn.${award.code}`, [award.lines])
      for (const stage of stages) for (const claimant of inOrder) sum += await claim(tx, award, gather, claimant, stage, parameters)
    }
    throw new TakenBack()
  }).catch((failure: unknown) => {
    if (!(failure instanceof TakenBack)) throw failure
  })
  return sum
}

interface Rehearsed {
  readonly state: string
  readonly total: Readonly<Record<string, number>>
}

interface Draft {
  readonly name: string
  readonly awards: readonly AwardItem[]
  readonly stages?: readonly string[]
  readonly key: string
  readonly value: ParameterValue
  readonly comesTo: number
}

test.each<Draft>([
  { name: "five classes of one person, by two ways of claiming, and two in the same occupation", awards: [skillTraining, skillTrainingOfInstitution], key: "subsidies.trainings", value: 2, comesTo: 516_000 },
  { name: "a certificate for every class, of which three of a life are paid and one occupation once", awards: [skillAssessment], key: "subsidies.assessment-standard", value: [[3, 50_000], [4, 40_000], [5, 30_000]], comesTo: 132_000 },
  { name: "a graduate two units hired", awards: [hiringGrant], key: "subsidies.hiring-grant", value: 150_000, comesTo: 100_000 },
  { name: "the half after six months and that after twelve", awards: [poorHiringGrant], stages: ["six", "twelve"], key: "subsidies.poor-hire-whole", value: 180_000, comesTo: 200_000 },
])("$name: rehearsed is what the claims come to", async ({ awards, stages = [""], key, value, comesTo }) => {
  const draft = { key, region: "990200", value, from: "2025-01-01", documentNumber: "乙人社发〔2025〕30号", reason: "市政府常务会议决定" }
  const entered = (await world.ask(clerk, "POST", "/parameters", draft)) as unknown as { status: number; body: { rowId: string } }
  expect(entered.status, JSON.stringify(entered.body)).toBe(201)
  const { body } = (await world.ask(clerk, "POST", "/parameters/rehearsals", { rows: [entered.body.rowId], rule: awards[0]?.rules[0]?.name, on, region: "9902" })) as unknown as { body: { rehearsalId: string } }
  const read = async () => ((await world.ask(clerk, "GET", `/parameters/rehearsals/${body.rehearsalId}`)) as unknown as { body: Rehearsed }).body
  await expect.poll(async () => (await read()).state, { timeout: 20_000 }).toBe("done")
  const unit = subsidies.parameters?.definitions.find((each) => each.key === key)?.unit ?? ""
  const otherwise = succeededTable(decisionTable, [{ ...draft, unit, to: null, enteredBy: "甲", approvedBy: "乙" }])
  const [before, after] = [await granted(awards, stages, decisionTable), await granted(awards, stages, otherwise)]
  const said = await read()
  expect([said.total["before"], said.total["after"]]).toEqual([before, after])
  expect(before).toBe(comesTo)
  expect(after).not.toBe(before)
}, 30_000)
