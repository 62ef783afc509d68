// A new version of a subsidy's rule: rehearsed over everybody before anybody approves it, its sums those of single decisions; once in force the months before keep the old rule. Whatever is edited, a scan says what single decisions say.
import { expect, test } from "vitest"
import { factsOf, replayJudgement } from "#platform/casework"
import { gathering, verdictsSql, runScan } from "#platform/facts"
import { lawbookOf, parameters as parametersRoom } from "#platform/parameters"
import { compile, frameOf, type NodeData, publishedWorkingDays, readRule, type Rule, ruleData, type RuleData } from "#policy"
import type { Judgement } from "#service"
import { plainDate } from "#standards"
import { testDatabase } from "../../../platform/database/testing.ts"
import { anOfficer } from "../../insurance/server/batch/testing.ts"
import { subsidies } from "../module.ts"
import { hardshipFlexibleFacts } from "./fact-sources.ts"
import type { JudgedLine } from "./line-judge.ts"
import { monthlySubsidies } from "./monthly-items.ts"
import { decisionTable } from "./parameters.ts"
import { months, subsidyWorld } from "./testing.ts"

const database = await testDatabase()
const lawbook = lawbookOf([subsidies])
const world = await subsidyWorld(database, "2025-10-20T02:00:00.000Z", [parametersRoom(lawbook)])
const { ask, citizen, flexible, sql, clock } = world
const [drafter, head] = [{ ...anOfficer("301", "起草员", ["clerk"]), scope: "99" }, { ...anOfficer("302", "审批人", ["head"]), scope: "99" }]
const { rule } = monthlySubsidies["SI-FLEX-HARD"]
const on = plainDate("2025-10-31")
const lived = months("2025-03", 8)
const vocabulary = lawbook.vocabularyOf(rule.name)

const generous = await flexible({ base: 500_000, pension: 100_000, medical: 40_000, months: lived })
const modest = await flexible({ months: lived })
await flexible({ months: lived, recognisedOn: null })
await flexible({ months: months("2025-03", 2) })

/** Who pays less than 1 000 yuan a month for the pension is left out: a condition the version in force does not have. */
const narrower: RuleData = {
  ...ruleData(rule),
  conditions: [...ruleData(rule).conditions, {
    name: "paid-enough", says: "当月个人缴费不低于900元（{contributions}）", otherwise: { verdict: "fail", code: "R-PAID-LESS", says: "当月个人缴费不足900元" },
    expr: { op: "compare", how: "ge", left: { op: "over-lines", how: "sum", lines: "contributions", of: { op: "column", lines: "contributions", column: "amount" } }, right: { op: "literal", type: "fen", value: 120_000 } },
  }],
}
const content = { title: "提高缴费门槛", documentNumber: "示例省人社规〔2025〕8号", reason: "省政府常务会议决定", from: "2025-10-21", content: narrower }

const claimed = (): Readonly<Record<string, { readonly value: never }>> => Object.fromEntries(Object.entries(lawbook.waysOf(rule, on)[0]?.question.assumed ?? {}).map(([name, value]) => [name, { value: value as never }]))
const people = await sql<{ person_id: string; region: string }>("select person_id, region from registers.persons order by 1")
const gather = gathering("test.rule-draft", hardshipFlexibleFacts)
const gathered = await Promise.all(people.map(async ({ person_id, region }) => {
  const [rows] = await database.system.together([gather.one(person_id, on)])
  return { person: person_id, region, facts: { ...factsOf(gather.read(rows?.[0])), ...claimed() } }
}))
const singly = (version: Rule) => {
  const ready = compile(version)
  return gathered.map(({ person, region, facts }) => ({ person, ...ready.decide({ facts, parameters: decisionTable, on, region, workingDaysBetween: publishedWorkingDays }) }))
}

const readVersion = (data: RuleData): Rule => {
  const read = readRule(data, frameOf(rule, "2025-10-21"), vocabulary)
  if (!read.rule) throw new Error(read.problems.map((one) => `${one.at} ${one.says}`).join("；"))
  return read.rule
}

const body = async <T>(answer: Promise<unknown>): Promise<T> => ((await answer) as { body: T }).body

test("rehearsed, approved by a second officer: October is decided by the new rule, the months before by the old one, and both replay equal", async () => {
  const { draftId } = await body<{ draftId: string }>(ask(drafter, "POST", `/law/rules/${rule.name}/drafts`, content))
  const started = await body<{ rehearsalId: string; code?: string }>(ask(drafter, "POST", "/parameters/rehearsals", { draft: draftId, rule: rule.name, on, region: "99" }))
  const read = () => body<{ state: string; total: Record<string, number>; months: object[]; places: Record<string, number>[]; draft: { title: string } }>(ask(drafter, "GET", `/parameters/rehearsals/${started.rehearsalId}`))
  await expect.poll(async () => (await read()).state, { timeout: 20_000 }).toBe("done")
  const said = await read()
  const sums = (version: Rule) => singly(version).reduce((all, one) => ({ pass: all.pass + (one.result === "pass" ? 1 : 0), amount: all.amount + (one.result === "pass" ? Number(one.gives?.["amount"]) : 0) }), { pass: 0, amount: 0 })
  const [before, after] = [sums(rule), sums(readVersion(narrower))]
  expect([before.pass, after.pass]).toEqual([2, 1])
  expect(said.total).toMatchObject({ people: people.length, gained: 0, lost: 1, passBefore: before.pass, passAfter: after.pass, before: before.amount, after: after.amount })
  expect(said.places.reduce((sum, one) => sum + (one["after"] ?? 0), 0)).toBe(after.amount)
  expect(said.months).toEqual([{ month: "2025-10", peopleBefore: 2, peopleAfter: 1, before: before.amount, after: after.amount }])
  expect(said.draft.title).toBe(content.title)
  const lost = await body<{ subjectId: string; after: { codes: string[] } }[]>(ask(drafter, "GET", `/parameters/rehearsals/${started.rehearsalId}/people?change=lost`))
  expect(lost.map((one) => [one.subjectId, one.after.codes])).toEqual([[modest, ["R-PAID-LESS"]]])
  expect(await body<{ code: string }>(ask(drafter, "POST", "/parameters/rehearsals", { rule: rule.name, on, region: "99" }))).toMatchObject({ code: "parameters.nothing-drafted" })
  await ask(drafter, "POST", `/law/drafts/${draftId}/act`, { step: 1, act: "send" })
  expect((await ask(drafter, "POST", `/law/drafts/${draftId}/act`, { step: 2, act: "approve" })).status).toBe(403)
  expect((await ask(head, "POST", `/law/drafts/${draftId}/act`, { step: 2, act: "approve" })).status).toBe(200)
  clock.now = "2025-11-03T02:00:00.000Z"
  const judged = async (person: string) => {
    const { caseId } = (await world.claim(citizen(person), "subsidies.flexible-hardship", "2025-08", "2025-10")).body
    return (await world.judgementOf(person, caseId)) as unknown as Judgement & { gives: { lines: readonly JudgedLine[] } }
  }
  const [rich, poor] = [await judged(generous), await judged(modest)]
  expect(poor.gives.lines.map((line) => [line.month, line.verdict, line.version, line.codes])).toEqual([
    ["2025-08", "pass", rule.since, []], ["2025-09", "pass", rule.since, []], ["2025-10", "fail", "2025-10-21", ["R-PAID-LESS"]],
  ])
  expect(rich.gives.lines.map((line) => line.verdict)).toEqual(["pass", "pass", "pass"])
  expect([rich, poor].map((one) => replayJudgement(one, lawbook.rules, decisionTable))).toEqual([{ kind: "equal" }, { kind: "equal" }])
  const calculated = await body<{ lines: { month: string; code: string | null }[] }[]>(ask(citizen(modest), "GET", "/subsidies/mine/calculation"))
  expect(calculated.flatMap((one) => one.lines).filter((one) => one.month === "2025-10" && one.code === "R-PAID-LESS")).toHaveLength(1)
  const asked = await body<{ lists: { name: string }[]; questions: { name: string }[] }>(ask(citizen(modest), "GET", "/subsidies/calculator/SI-FLEX-HARD"))
  expect(asked.lists.some((one) => one.name === "contributions")).toBe(true)
}, 60_000)

/** Numbers that look random and are the same every time. */
function dice(seed: number) {
  let state = seed
  return (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

const comparisons = ["eq", "ne", "lt", "le", "gt", "ge"] as const

/** One random edit of a whole rule: a constant or a comparison changed, a condition gone, or one added from the facts it may lean on. */
function edited(data: RuleData, roll: (below: number) => number): RuleData {
  const choice = roll(4)
  if (choice === 0 && data.conditions.length > 1) {
    const gone = roll(data.conditions.length)
    return { ...data, conditions: data.conditions.filter((_, index) => index !== gone) }
  }
  if (choice === 1) {
    const fact = vocabulary.facts[roll(vocabulary.facts.length)]
    if (!fact) return data
    const literal = { date: "2024-06-30", month: "2025-06", boolean: roll(2) === 0, code: Object.keys(fact.codes ?? {})[0] ?? "x", text: "x" }[fact.type as string] ?? roll(40)
    const ordered = !["boolean", "code", "text"].includes(fact.type)
    const compare: NodeData = { op: "compare", how: comparisons[roll(ordered ? 6 : 2)], left: { op: "fact", fact: fact.name }, right: { op: "literal", type: fact.type, value: literal } }
    return { ...data, conditions: [...data.conditions, { name: `new-${data.conditions.length}-${roll(1000)}`, says: "新的条件", expr: compare, otherwise: roll(2) === 0 ? { verdict: "fail", code: "R-NEW", says: "" } : { verdict: "by-hand", code: "M-NEW", says: "" } }] }
  }
  let target = roll(60)
  const turned = (node: unknown): unknown => {
    if (typeof node !== "object" || node === null) return node
    if (Array.isArray(node)) return node.map(turned)
    const one = Object.fromEntries(Object.entries(node).map(([name, part]) => [name, turned(part)])) as Record<string, unknown>
    if (choice === 2 && one["op"] === "literal" && typeof one["value"] === "number" && one["value"] > 1 && --target === 0) return { ...one, value: one["value"] + 1 + roll(9) }
    if (choice === 3 && one["op"] === "compare" && --target === 0) return { ...one, how: one["how"] === "eq" ? "ne" : one["how"] === "ne" ? "eq" : comparisons[2 + roll(4)] }
    return one
  }
  return { ...data, conditions: turned(data.conditions) as never, gives: turned(data.gives) as never, parts: turned(data.parts) as never }
}

test("whatever is edited, the scan of everybody says what each single decision says", async () => {
  const [way] = lawbook.waysOf(rule, on)
  const seen = new Set<string>()
  for (let seed = 1; seed <= 12; seed++) {
    const roll = dice(seed * 7919)
    const data = Array.from({ length: 4 }).reduce<RuleData>((sofar) => edited(sofar, roll), ruleData(rule))
    const read = readRule(data, frameOf(rule, "2025-10-21"), vocabulary)
    expect(read.problems, `seed ${seed}`).toEqual([])
    if (!read.rule || !way) throw new Error("nothing to ask")
    const scanned = await runScan(database.system, verdictsSql({ ...way.question, rule: read.rule, parameters: decisionTable }, { on, population: way.population, region: "" }))
    const single = singly(read.rule)
    const bySubject = new Map(scanned.map((one) => [one.subject, one]))
    for (const one of single) {
      const other = bySubject.get(one.person)
      expect([other?.result, other?.codes], `seed ${seed} ${one.person}`).toEqual([one.result, one.reasons.map((reason) => reason.code)])
      seen.add(`${one.result} ${one.reasons.map((reason) => reason.code).join(" ")}`)
    }
  }
  expect(seen.size).toBeGreaterThan(6)
}, 60_000)
