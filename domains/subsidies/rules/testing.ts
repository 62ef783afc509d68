// What the worked examples share: the ordinary case of each item, from which an example changes only what it is about.
import type { CompiledRule, DecisionInput, Gives, Known, Line, Outcome, ParameterTable, Rule } from "#policy"
import { compile, decide, joinTables, known, publishedWorkingDays } from "#policy"
import { referenceParameters } from "../../insurance/rules/index.ts"
import type { LinesDecided } from "./line-decisions.ts"
import { decideMonths } from "./line-decisions.ts"
import { subsidyParameters } from "./parameters.ts"

export type Given = Readonly<Record<string, Known | readonly Line[]>>

/** The reference parameters of subsidies and of insurance together. */
export const referenceTable: ParameterTable = joinTables(subsidyParameters, referenceParameters)

interface Place {
  readonly on?: string
  readonly region?: string
  readonly parameters?: ParameterTable
}

/** A decision input in 乙市 for exactly these facts. */
export const caseOf = (facts: Given, { on = "2025-06-30", region = "990200", parameters = referenceTable }: Place = {}): DecisionInput => ({
  facts: known(facts), parameters, on, region, workingDaysBetween: publishedWorkingDays,
})

export const codesOf = (outcome: Outcome): readonly string[] => [outcome.result, ...outcome.reasons.map((reason) => reason.code)]

/** The codes a rule answers with for an ordinary case with these facts changed. */
export const answers = (rule: Rule, ordinary: Given, changes: Given = {}, place: Place = {}): readonly string[] => codesOf(decide(rule, caseOf({ ...ordinary, ...changes }, place)))
export const given = (rule: Rule, ordinary: Given, changes: Given = {}, place: Place = {}) => decide(rule, caseOf({ ...ordinary, ...changes }, place)).gives

/** 乙市 with one parameter of its own. */
export const withParameter = (key: string, value: number | string | boolean | readonly string[], from = "2025-01-01"): ParameterTable => {
  const unit = referenceTable.definitions.find((definition) => definition.key === key)?.unit
  if (unit === undefined) throw new Error(`no parameter ${key}`)
  return referenceTable.with({ key, region: "990200", value, unit, from, to: null, documentNumber: "乙人社〔2025〕1号", enteredBy: "甲", approvedBy: "乙" })
}

const ready = new WeakMap<Rule, CompiledRule>()
const compiled = <G extends Gives>(rule: Rule<G>): CompiledRule => {
  const one = ready.get(rule) ?? compile(rule as Rule)
  ready.set(rule, one)
  return one
}

/** The months of a claim, each with the ordinary facts and what changes. */
export const claimed = (rule: Rule, months: readonly string[], ordinary: Given, { used = "months-used", changes = {}, region = "990200", parameters = referenceTable, each = () => ({}) }: {
  readonly used?: string
  readonly changes?: Given
  readonly region?: string
  readonly parameters?: ParameterTable
  readonly each?: (month: string) => Given
} = {}): LinesDecided => decideMonths(compiled(rule), months.map((month) => ({ month, facts: known({ ...ordinary, ...changes, ...each(month) }) })), { parameters, region }, used)

export const monthCodes = (decided: LinesDecided): readonly (readonly string[])[] => decided.lines.map(({ outcome }) => codesOf(outcome))

const anybody: Given = {
  "died-on": null, "in-custody": false, "account-is-payee": true, "credit-listed": false, "other-awards": [], "cost-reference": null,
  "birth-date": "1985-05-20", "retirement-kind": "M60", "retirement-kind-sourced": true, "drawing-pension": false,
}
const sound: Given = { "unit-active": true, "unit-abnormal": false, "tax-normal": true }
const hard: Given = { "hardship-from": "2025-02-10", "hardship-until": null, "hardship-category": "older", "first-approved-on": null, "applied-on": "2025-06-10", "first-subsidy-month": null }
const employee: Given = { "contract-start": "2025-03-01", "contract-end": "2027-02-28", "left-on": null, "owner-of-applicant": false, dispatched: false }

const insurances = (payer: string, base: number, amounts: Readonly<Record<string, number>>, back = false): readonly Line[] =>
  Object.entries(amounts).map(([kind, amount]) => ({ kind, payer, base, amount, back }))
/** Base 5000.00: the unit pays 16 %, 8 % and 0.5 %, the person 8 %, 2 % and 0.5 %. */
export const unitPaid = (back = false): readonly Line[] => insurances("employer", 500_000, { pension: 80_000, medical: 40_000, unemployment: 2500 }, back)
export const personPaid: readonly Line[] = insurances("person", 500_000, { pension: 40_000, medical: 10_000, unemployment: 2500 })
export const paidAlone = (base: number, amounts: Readonly<Record<string, number>>): readonly Line[] => insurances("individual", base, amounts)

export const hardHire: Given = { ...anybody, ...sound, ...hard, ...employee, contributions: unitPaid(), "hired-months-used": 0, "flexible-months-used": 0 }
export const hardAlone: Given = {
  ...anybody, ...hard, "flexible-from": "2025-02-15", "flexible-until": null, contributions: paidAlone(420_000, { pension: 84_000, medical: 33_600 }), "insured-elsewhere": false, "active-entity": false,
  "share-held": 0, "own-shop-alone": false, "draws-benefit": false, "low-income-household": false, "hired-months-used": 0, "flexible-months-used": 0,
}
const graduate: Given = { "birth-date": "2002-09-01", "graduated-on": "2025-06-30", "worked-since-graduation": false }
export const graduateHire: Given = {
  ...anybody, ...sound, ...employee, ...graduate, "contract-start": "2025-08-01", "contract-end": "2026-07-31", contributions: unitPaid(), "enterprise-size": "small", "months-used": 0,
}
export const graduateAlone: Given = { ...hardAlone, ...graduate, "flexible-from": "2025-07-10", "months-used": 0 }
export const keyHire: Given = {
  ...anybody, ...sound, ...employee, "enterprise-size": "medium", industry: "35", "key-group": "unemployed", "monitored-for-poverty": false, "graduated-on": null, "worked-since-graduation": true,
  "unemployed-months": 8, "applied-on": "2025-12-01", "first-paid-month": "2025-03", contributions: [...unitPaid(), ...personPaid], "months-used": 0,
}
export const inPost: Given = {
  ...anybody, ...sound, ...hard, "owner-of-applicant": false, "active-entity": false, "share-held": 0, "insured-elsewhere": false, "post-approved": true, "post-agreement": true, "placement-number": 1,
  "post-from": "2025-03-01", "post-until": null, "part-time-post": false, "attendance-recorded": true, "wage-paid": 220_000, "months-used": 0,
}
export { anybody, employee, graduate, sound }
