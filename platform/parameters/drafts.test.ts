// New versions of rules put into force by two officers: what is refused, what every process then decides by, and what stays as it was.
import { expect, test } from "vitest"
import { atLeast, cite, equals, examplesOf, fact, known, parameter, parameterTable, refuse, rule, ruleBook, ruleData, type RuleData, wholeYears, yes } from "#policy"
import { judge, replayJudgement } from "#platform/casework"
import { statement } from "#platform/database"
import { liveRules, liveTable, module } from "#platform/module"
import { plainDate } from "#standards"
import type { StaffRole, Viewer } from "#wire"
import { testDatabase } from "../database/testing.ts"
import { testServer } from "../http/testing.ts"
import { followParameters, lawbookOf, parameters } from "./index.ts"

const source = { kind: "declared", name: "申请表" } as const
const age = fact({ name: "age", label: "年龄", type: "years", of: "person", source })
const settled = fact({ name: "settled", label: "已落户", type: "boolean", of: "person", source })
const amount = parameter({ key: "test.amount", label: "标准", type: "fen", unit: "分", limit: { direction: "at-most", nation: "usable" } })
const base = parameterTable([amount.parameter], [{ key: "test.amount", region: "990000", value: 100_000, unit: "分", from: "2025-01-01", to: null, documentNumber: "示例省人社规〔2025〕1号", enteredBy: "录入", approvedBy: "批准" }])
const grant = rule({
  name: "test.grant", title: "示例补贴", law: cite("示例条例", "第一条"), since: "2025-01-01", subject: "person",
  conditions: [
    { name: "age", says: "年满50周岁（{age}）", expr: atLeast(age, wholeYears(50)), otherwise: refuse("R-AGE", "不满年龄") },
    { name: "settled", says: "已落户", expr: equals(settled, yes), otherwise: refuse("R-PLACE", "没有落户") },
  ],
  gives: { amount },
})
const fixed = rule({ ...grant, name: "test.fixed", title: "不能起草的规则" })
const inputOf = (facts: Parameters<typeof known>[0]) => ({ facts: known(facts), parameters: base, on: "2025-06-01", region: "990201" })
const examples = examplesOf("test.grant", { age: 52, settled: true }, inputOf, [["T-1", "五十二岁，已落户", {}], ["T-2", "四十六岁，已落户", { age: 46 }, ["R-AGE"]], [null, "没有落户", { settled: false }, ["R-PLACE"]]])

const database = await testDatabase()
const clock = { now: "2026-03-02T02:00:00.000Z" }
const aProcess = () => {
  const law = liveRules(ruleBook([grant]))
  return { law, lawbook: lawbookOf([module({ name: "test", title: "示例", rules: [grant, fixed], law, parameters: liveTable(base), examples })]) }
}
const [here, elsewhere] = [aProcess(), aProcess()]
const { ask, house } = await testServer(database, [parameters(here.lawbook)], clock)
const other = await testServer(database, [parameters(elsewhere.lawbook)], clock)

const officer = (officerId: string, roles: readonly StaffRole[], scope: string, personId: string | null = null): Viewer => ({ kind: "staff", officerId, personId, name: `负责人${officerId}`, roles, scope, office: "", session: "s" })
const [drafter, head, second, cityHead, auditor] = [officer("11", ["clerk", "head"], "99"), officer("12", ["head"], "99"), officer("13", ["head"], "99"), officer("14", ["head"], "9902"), officer("15", ["auditor"], "99")]

interface Answer<B> {
  readonly status: number
  readonly body: B & { readonly code?: string; readonly errors?: readonly { readonly path: string; readonly code: string; readonly says: string }[] }
}

/** The version in force with the age of its first condition changed. */
const aged = (years: number): RuleData => {
  const data = ruleData(grant)
  return { ...data, conditions: data.conditions.map((one) => (one.name === "age" ? { ...one, says: `年满${years}周岁（{age}）`, expr: { ...one.expr, right: { op: "literal", type: "years", value: years } } } : one)) }
}
const said = (more: object = {}) => ({ title: "放宽年龄", documentNumber: "示例省人社规〔2026〕3号", reason: "省政府常务会议决定", from: "2026-04-01", content: aged(45), ...more })
const draft = async (viewer: Viewer, more: object = {}) => (await ask(viewer, "POST", "/law/rules/test.grant/drafts", said(more))) as Answer<{ draftId: string; step: number }>
const act = async (viewer: Viewer, draftId: string, step: number, what: string, says = "", from = ask) => (await from(viewer, "POST", `/law/drafts/${draftId}/act`, { step, act: what, says })) as Answer<{ state: string; step: number }>
const read = async (viewer: Viewer, draftId: string) => ((await ask(viewer, "GET", `/law/drafts/${draftId}`)) as Answer<{ state: string; step: number; history: { kind: string; by: string; says: string }[]; differences: object[]; examples: { id: string | null; changed: boolean; after: { result: string } }[]; may: Record<string, boolean> }>).body
const ageOn = (process: typeof here, day: string) => JSON.stringify(process.law.on(grant, day).rule.conditions[0]?.expr)
const young = { age: { value: 46, source: "申请表", asOf: null }, settled: { value: true, source: "申请表", asOf: null } }

const withCondition = (expr: object, otherwise: object = { verdict: "fail", code: "R-NEW", says: "" }): RuleData => ({ ...ruleData(grant), conditions: [...ruleData(grant).conditions, { name: "new", says: "新的条件", expr: expr as never, otherwise: otherwise as never }] })

test.each([
  ["a fact nobody asks for", { content: withCondition({ op: "fact", fact: "married" }) }, "draft.fact", "content.conditions[2].expr"],
  ["a word of no language", { content: withCondition({ op: "eval", code: "process.exit()" }) }, "draft.shape", "content.conditions[2].expr"],
  ["years against yes and no", { content: withCondition({ op: "compare", how: "eq", left: { op: "fact", fact: "age" }, right: { op: "literal", type: "boolean", value: true } }) }, "draft.type", "content.conditions[2].expr"],
  ["a refusal without a proper code", { content: withCondition({ op: "fact", fact: "settled" }, { verdict: "fail", code: "no", says: "" }) }, "draft.words", "content.conditions[2].otherwise.code"],
  ["more than the nation allows", { content: { ...ruleData(grant), gives: { amount: { op: "literal", type: "fen", value: 999_900 } } } }, "draft.ceiling", "content.gives.amount"],
])("%s is refused with its place in the rule", async (_situation, more, refused, path) => {
  const { status, body } = await draft(drafter, more)
  expect([status, body.errors?.[0]?.code, body.errors?.[0]?.path]).toEqual([422, refused, path])
})

test.each([
  ["a start before today", { from: "2026-03-01" }, "drafts.in-the-past"],
  ["nothing changed", { content: ruleData(grant) }, "drafts.unchanged"],
  ["a day before the rule began", { from: "2024-01-01" }, "drafts.unknown-rule"],
])("%s is refused", async (_situation, more, refused) => {
  expect((await draft(drafter, more)).body.code).toBe(refused)
})

test("a rule whose decisions do not follow, and readers who enter nothing, are refused", async () => {
  expect(((await ask(drafter, "POST", "/law/rules/test.fixed/drafts", said())) as Answer<object>).body.code).toBe("drafts.not-draftable")
  expect((await draft(auditor)).body.code).toBe("identity.not-allowed")
})

test("what comes of the worked examples is shown before anything is kept", async () => {
  const { body } = (await ask(drafter, "POST", "/law/rules/test.grant/try", { from: "2026-04-01", content: aged(45) })) as Answer<{ problems: object[]; differences: { name: string; before: string; after: string }[]; examples: { id: string | null; changed: boolean; before: { result: string }; after: { result: string } }[] }>
  expect([body.problems, body.differences.map((one) => [one.name, one.before.includes("50"), one.after.includes("45")])]).toEqual([[], [["age", true, true]]])
  expect(body.examples.map((one) => [one.id, one.changed, one.before.result, one.after.result])).toEqual([["T-1", false, "pass", "pass"], ["T-2", true, "fail", "pass"], [null, false, "fail", "fail"]])
})

test("drafted, sent, returned, changed, sent again and approved by another: old days keep the old rule, and what was decided by it replays equal", async () => {
  const gate = judge(grant, { facts: [], parameters: base, law: here.law })
  const decided = gate.judge(young, plainDate("2026-04-02"), "990201")
  expect([decided.verdict, decided.version]).toEqual(["fail", "2025-01-01"])
  const { body: { draftId } } = await draft(drafter)
  expect((await act(head, draftId, 1, "approve")).body.code, "not before it is sent").toBe("drafts.not-open")
  expect((await act(head, draftId, 1, "send")).body.code, "only by who drafted it").toBe("drafts.not-drafter")
  expect((await act(drafter, draftId, 1, "send")).body).toEqual({ state: "sent", step: 2 })
  expect((await act(drafter, draftId, 2, "approve")).body.code).toBe("drafts.same-person")
  expect((await act(cityHead, draftId, 2, "approve")).body.code).toBe("drafts.whole-province")
  expect((await act(head, draftId, 2, "return")).status, "a return says why").toBe(422)
  expect((await act(head, draftId, 2, "return", "请改为四十六岁")).body).toEqual({ state: "returned", step: 3 })
  const changed = (await ask(drafter, "POST", `/law/drafts/${draftId}/change`, { ...said({ content: aged(46) }), step: 3 })) as Answer<{ step: number }>
  expect(changed.body.step).toBe(4)
  expect((await act(head, draftId, 2, "approve")).body.code, "what was seen is not what stands").toBe("drafts.moved")
  await act(drafter, draftId, 4, "send")
  expect(ageOn(here, "2026-04-01"), "a draft changes nothing").toContain("50")
  expect((await act(head, draftId, 5, "approve")).body).toEqual({ state: "approved", step: 6 })
  expect([ageOn(here, "2026-03-31"), ageOn(here, "2026-04-01")].map((one) => one.match(/"value":(\d+)/)?.[1])).toEqual(["50", "46"])
  const again = gate.judge(young, plainDate("2026-04-02"), "990201")
  expect([again.verdict, again.version]).toEqual(["pass", "2026-04-01"])
  expect([gate.judge(young, plainDate("2026-03-31"), "990201").verdict, replayJudgement(decided, here.lawbook.rules, base), replayJudgement(again, here.lawbook.rules, base)]).toEqual(["fail", { kind: "equal" }, { kind: "equal" }])
  const shown = await read(drafter, draftId)
  expect([shown.state, shown.history.map((one) => one.kind), shown.history[2]?.says]).toEqual(["approved", ["drafted", "sent", "returned", "changed", "sent", "approved"], "请改为四十六岁"])
  expect(Object.values(shown.may).some(Boolean)).toBe(false)
  expect((await draft(drafter)).body.code, "one version on a day").toBe("drafts.same-day")
})

test("one person with two accounts is still one person", async () => {
  const { body: { draftId } } = await draft(officer("21", ["clerk"], "9902", "501"), { from: "2026-05-01", content: aged(44) })
  await act(officer("21", ["clerk"], "9902", "501"), draftId, 1, "send")
  expect((await act(officer("22", ["head"], "99", "501"), draftId, 2, "approve")).body.code).toBe("drafts.same-person")
  expect((await act(officer("21", ["clerk"], "9902", "501"), draftId, 2, "withdraw")).body.state).toBe("withdrawn")
  expect((await act(head, draftId, 3, "approve")).body.code).toBe("drafts.not-open")
})

test("two approvals of versions that would begin on one day, at one moment in two processes: one stands, the other is refused", async () => {
  const made = await Promise.all([draft(drafter, { from: "2026-06-01", content: aged(43) }), draft(drafter, { from: "2026-06-01", content: aged(42) })])
  for (const one of made) await act(drafter, one.body.draftId, 1, "send")
  const answers = await Promise.all([act(head, made[0]?.body.draftId ?? "", 2, "approve"), act(second, made[1]?.body.draftId ?? "", 2, "approve", "", other.ask)])
  expect(answers.map((one) => one.body.state ?? one.body.code).toSorted()).toEqual(["approved", "drafts.same-day"])
  expect(await database.system.transaction((tx) => tx.sql("select 1 from parameters.rule_versions where effective_from = '2026-06-01'"))).toHaveLength(1)
})

test("of two who act on one draft at one moment one is told that it moved on; a draft made from an older version is drafted anew", async () => {
  const { body: { draftId } } = await draft(drafter, { from: "2026-08-01", content: aged(41) })
  await act(drafter, draftId, 1, "send")
  const answers = await Promise.all([act(head, draftId, 2, "return", "再斟酌一下"), act(second, draftId, 2, "return", "再斟酌一下")])
  expect(answers.map((one) => one.body.state ?? one.body.code).toSorted()).toEqual(["drafts.moved", "returned"])
  const earlier = await draft(drafter, { from: "2026-07-01", content: aged(40) })
  await act(drafter, earlier.body.draftId, 1, "send")
  expect((await act(head, earlier.body.draftId, 2, "approve")).body.state).toBe("approved")
  expect((await act(drafter, draftId, 3, "send")).body.code).toBe("drafts.outdated")
})

test("another process decides by it a few seconds later, and a new one from its start", async () => {
  const late = aProcess()
  const following = await followParameters(house, late.lawbook)
  expect(ageOn(late, "2026-04-01")).toContain("46")
  const { body: { draftId } } = await draft(drafter, { from: "2026-09-01", content: aged(39) })
  await act(drafter, draftId, 1, "send")
  await act(head, draftId, 2, "approve")
  await expect.poll(() => ageOn(late, "2026-09-01"), { timeout: 10_000 }).toContain("39")
  await following.stop()
})

test("the table itself takes neither an approval by who drafted it, nor one that reaches back; and what is approved cannot be changed by the program", async () => {
  const insert = (by: number, from: string) => database.system.transaction((tx) => tx.sql(
    `with d as (insert into parameters.rule_drafts (draft_id, rule, drafted_by, drafted_name, drafted_at) values (${by * 7}, 'test.grant', 5, '甲', now()) returning draft_id)
     insert into parameters.rule_versions (rule, effective_from, draft_id, title, document_number, reason, content, drafted_by, drafted_name, approved_by, approved_name, approved_at)
     select 'test.grant', '${from}', draft_id, '改', '一号', '', '{}', 5, '甲', ${by}, '乙', '2026-03-02T02:00:00Z' from d`))
  await expect(insert(5, "2027-01-01")).rejects.toThrow(/check constraint/)
  await expect(insert(6, "2026-03-01")).rejects.toThrow(/check constraint/)
  const change = statement({ name: "test.change-version", reach: "reference", sql: "update parameters.rule_versions set title = '另一个'" })
  await expect(database.engine.run(change, {})).rejects.toThrow(/permission denied/)
})
