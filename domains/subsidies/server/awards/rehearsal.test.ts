// Other numbers of awards are rehearsed over every line that could be claimed: the sums are those of the lines decided one by one.
import { expect, test } from "vitest"
import { askAll, gathering } from "#platform/facts"
import { lawbookOf, parameters as parametersRoom } from "#platform/parameters"
import { type ParameterTable, type ParameterValue, succeededTable } from "#policy"
import { plainDate } from "#standards"
import { testDatabase } from "../../../../platform/database/testing.ts"
import { insurance } from "../../../insurance/module.ts"
import { anOfficer } from "../../../insurance/server/batch/testing.ts"
import { subsidies } from "../../module.ts"
import { decisionTable } from "../parameters.ts"
import type { AwardItem } from "./award-item.ts"
import { awardJudge, type JudgedAward } from "./award-judge.ts"
import type { ClaimLine } from "./claim-lines.ts"
import { hiringGrant, startUpJobs } from "./hire-items.ts"
import { ordinaryCases } from "./testing-ordinary.ts"
import { trainingRecords } from "./testing-training.ts"
import { awardWorld } from "./testing.ts"
import { skillAssessment, skillTraining, skillTrainingOfInstitution } from "./training-items.ts"

const database = await testDatabase()
const lawbook = lawbookOf([subsidies, insurance])
const world = await awardWorld(database, "2025-11-10T02:00:00.000Z", [parametersRoom(lawbook)])
await ordinaryCases(world, await trainingRecords(world))
const clerk = anOfficer("301", "参数员甲", ["clerk"])
const on = plainDate("2025-11-10")
const places = new Map((await world.sql<{ id: string; region: string }>("select person_id as id, region from registers.persons union all select employer_id, region from registers.employers")).map((row) => [row.id, row.region]))

/** What every line that could be claimed comes to by itself, the best of how it is told. */
async function sumOfLines(award: AwardItem, parameters: ParameterTable): Promise<number> {
  const judge = awardJudge(award, parameters)
  const gather = gathering(`test.rehearsed.${award.code}`, judge.facts)
  const asked = { "applied-on": { value: on, source: "", asOf: null } }
  return (await database.system.transaction((tx) => askAll(tx, gather.many([...places.keys()], on)))).reduce((sum, row) => {
    const lines = (gather.read(row)["claim-lines"]?.value ?? []) as readonly ClaimLine[]
    return [...new Set(lines.map((one) => `${one.about} ${one.line}`))].reduce((all, key) => {
      const told = lines.filter((one) => `${one.about} ${one.line}` === key)
      const judged = judge.judge({ "claim-lines": { value: told, source: "", asOf: null }, ...asked }, on, places.get(row.subject) ?? "")
      return all + ((judged.gives["lines"] as readonly JudgedAward[])[0]?.amount ?? 0)
    }, sum)
  }, 0)
}

interface Rehearsed {
  readonly state: string
  readonly total: Readonly<Record<string, number>>
  readonly unanswered: readonly object[]
}

interface Draft {
  readonly name: string
  readonly awards: readonly AwardItem[]
  readonly key: string
  readonly value: ParameterValue
}

test.each<Draft>([
  { name: "each worker of a start-up is worth more", awards: [startUpJobs], key: "subsidies.jobs-lower", value: 300_000 },
  { name: "workers must stay longer, which another rule says of each of them", awards: [startUpJobs], key: "subsidies.job-months", value: 4 },
  { name: "a hire is worth more", awards: [hiringGrant], key: "subsidies.hiring-grant", value: 150_000 },
  { name: "an assessment is worth more", awards: [skillAssessment], key: "subsidies.assessment-standard", value: [[3, 50_000], [4, 40_000], [5, 30_000]] },
  { name: "a scarce occupation weighs less, for trainees and for institutions", awards: [skillTraining, skillTrainingOfInstitution], key: "subsidies.scarcity-scarce", value: 10_000 },
])("$name: the rehearsal's sums are those of the lines decided one by one", async ({ awards, key, value }) => {
  const draft = { key, region: "990200", value, from: "2025-01-01", documentNumber: "乙人社发〔2025〕30号", reason: "市政府常务会议决定" }
  const entered = (await world.ask(clerk, "POST", "/parameters", draft)) as unknown as { status: number; body: { rowId: string } }
  expect(entered.status, JSON.stringify(entered.body)).toBe(201)
  const { body } = (await world.ask(clerk, "POST", "/parameters/rehearsals", { rows: [entered.body.rowId], rule: awards[0]?.rules[0]?.name, on, region: "9902" })) as unknown as { body: { rehearsalId: string } }
  const read = async () => ((await world.ask(clerk, "GET", `/parameters/rehearsals/${body.rehearsalId}`)) as unknown as { body: Rehearsed }).body
  await expect.poll(async () => (await read()).state, { timeout: 20_000 }).toBe("done")
  const unit = subsidies.parameters?.definitions.find((one) => one.key === key)?.unit ?? ""
  const otherwise = succeededTable(decisionTable, [{ ...draft, unit, to: null, enteredBy: "甲", approvedBy: "乙" }])
  const sum = async (parameters: ParameterTable) => (await Promise.all(awards.map((award) => sumOfLines(award, parameters)))).reduce((all, one) => all + one, 0)
  const [before, after] = [await sum(decisionTable), await sum(otherwise)]
  const said = await read()
  expect([said.total["before"], said.total["after"], said.unanswered]).toEqual([before, after, []])
  expect(before).toBeGreaterThan(0)
  expect(after).not.toBe(before)
}, 30_000)
