// A claim by months is decided again from what it kept: equal line by line; an altered fact is named; a number that begins in the past lists the months it would change and pays nothing.
import { expect, test } from "vitest"
import { testDatabase } from "../../../platform/database/testing.ts"
import { replayJudgement } from "#platform/casework"
import { lawbookOf, parameters as parameterRoom, refreshParameters } from "#platform/parameters"
import type { Judgement } from "#service"
import type { StaffRole, Viewer } from "#wire"
import { insurance } from "../../insurance/module.ts"
import { subsidies } from "../module.ts"
import { subsidyRules } from "../rules/index.ts"
import type { JudgedLine } from "./line-judge.ts"
import { decisionTable } from "./parameters.ts"
import { months, subsidyWorld } from "./testing.ts"

const database = await testDatabase()
const lawbook = lawbookOf([insurance, subsidies])
const room = parameterRoom(lawbook)
const world = await subsidyWorld(database, "2025-10-09T02:00:00.000Z", [room])
const { sql, flexible, claim, citizen, granted, clock } = world
await sql("insert into registers.regions (code, name, level, full_name) values ('990000000000', '示例省', 1, '示例省') on conflict do nothing")

const kept = async (subject: string): Promise<Judgement> => (await sql<{ judgement: Judgement }>("select judgement from casework.cases where subject_id = $1 and judgement is not null", subject))[0]?.judgement as Judgement
const replayed = (judgement: Judgement) => replayJudgement(judgement, subsidyRules, decisionTable)
const linesOf = (judgement: Judgement) => judgement.gives["lines"] as readonly JudgedLine[]
const withLine = (judgement: Judgement, index: number, change: (line: JudgedLine) => object): Judgement => ({ ...judgement, gives: { ...judgement.gives, lines: linesOf(judgement).map((line, at) => (at === index ? { ...line, ...change(line) } : line)) } })

test("SIF-1, a claim with refused months, and SSG-5 with months counted before replay equal, whatever was approved since", async () => {
  const person = await flexible({ recognisedOn: "2025-04-10" })
  await world.pays(person, "77", "110", "2025-06", 420_000, 67_200, 33_600)
  await claim(citizen(person), "subsidies.flexible-hardship", "2025-03", "2025-08")
  expect(replayed(await kept(person))).toEqual({ kind: "equal" })
  clock.now = "2026-08-20T02:00:00.000Z"
  const unit = await world.employer()
  await world.graduate({ employer: unit, graduatedOn: "2025-01-10", contractFrom: "2025-02-01", contractTo: null, months: months("2025-02", 15) })
  await claim(world.unitOf(unit), "subsidies.graduate-hire", "2025-02", "2026-04")
  const judgement = await kept(unit)
  expect(linesOf(judgement).filter((line) => line.codes.includes("R-CAP12")).length).toBe(3)
  expect(replayed(judgement)).toEqual({ kind: "equal" })
})

test("an altered fact, an altered amount and an altered verdict are named with the month", async () => {
  clock.now = "2025-10-09T02:00:00.000Z"
  const person = await flexible()
  await claim(citizen(person), "subsidies.flexible-hardship", "2025-03", "2025-08")
  const judgement = await kept(person)
  const differences = (of: Judgement) => {
    const said = replayed(of)
    return said.kind === "differs" ? said.differences.join("；") : said.kind
  }
  expect(differences(withLine(judgement, 1, () => ({ amount: 78_401 })))).toContain(`2025-04 ${person} 金额：当时 78401，重算 78400`)
  expect(differences(withLine(judgement, 2, (line) => ({ facts: { ...line.facts, "died-on": "2025-01-01" } })))).toContain(`2025-05 ${person} 结论：当时 "pass"，重算 "fail"`)
  expect(differences({ ...judgement, gives: { ...judgement.gives, amount: 1 } })).toContain("合计：当时 1，重算 470400")
  expect(differences(withLine(judgement, 0, () => ({ on: undefined })))).toBe("not-kept")
})

test("a lower cap that begins in the past lists the months already paid that would come out otherwise; nothing else happens", async () => {
  clock.now = "2025-10-09T02:00:00.000Z"
  const person = await flexible()
  const { caseId } = (await claim(citizen(person), "subsidies.flexible-hardship", "2025-03", "2025-08")).body
  expect((await granted(person, caseId, "2025-10-20")).body.state).toBe("approved")
  const before = await sql("select ym, amount_fen, state from subsidies.grant_months where person_id = $1 order by ym", person)
  const officer = (officerId: string, roles: readonly StaffRole[]): Viewer => ({ kind: "staff", officerId, personId: null, name: `负责人${officerId}`, roles, scope: "99", office: "", session: "s" })
  const entered = (await world.ask(officer("11", ["clerk"]), "POST", "/parameters", {
    key: "subsidies.flexible-base-cap", region: "990200", value: 400_000, from: "2025-05-01", to: "2025-07-01", documentNumber: "乙人社〔2025〕9号", reason: "省厅通知自五月起执行",
  })) as { body: { rowId: string } }
  expect(((await world.ask(officer("12", ["head"]), "POST", `/parameters/${entered.body.rowId}/approve`, {})) as { body: object }).body).toEqual({ state: "approved", recalculates: true })
  await refreshParameters(database.system, lawbook)
  await room.jobs?.find((one) => one.name === "parameters.recalculate")?.run(world.house)
  const report = ((await world.ask(officer("12", ["head"]), "GET", `/parameters/${entered.body.rowId}/recalculation`)) as { body: { lines: { subjectId: string; says: string[] }[] } }).body
  const mine = report.lines.find((one) => one.subjectId === person)
  expect(mine?.says).toEqual([`2025-05 ${person} 金额：当时 78400，重算 74666`, `2025-06 ${person} 金额：当时 78400，重算 74666`, "合计：当时 470400，重算 462932"])
  expect(await sql("select ym, amount_fen, state from subsidies.grant_months where person_id = $1 order by ym", person)).toEqual(before)
  expect(await sql("select 1 from subsidies.clawbacks where subject_id = $1", person)).toEqual([])
})
