// 税收扣减认定: who hired people of the key groups, or founded a business as one, is certified for the tax office; no payment, the same person and firm once.
import { bind, type Call, newId, statement } from "#platform/database"
import type { Asked } from "#platform/facts"
import { publish } from "#platform/exchange"
import type { DecidedCase } from "#platform/module"
import { subsidyProblems } from "../../contract.ts"
import { taxDeduction } from "../../rules/index.ts"
import { type ClaimByLine, claimByLine } from "./award-item.ts"
import type { JudgedAward } from "./award-judge.ts"
import { hires, lately } from "./hires.ts"
import { isHard, saidOf, wasUnemployed } from "./sources.ts"

/** Months registered as unemployed up to a day, the group a person may be of on it, and what the tax office knows of earlier deductions ("none" or a day). */
const since = (day: string): string => `coalesce((select max(extract(year from age(${day}, u.continuous_since)) * 12 + extract(month from age(${day}, u.continuous_since)))::int from registration.published_unemployments u
  where u.person_id = e.person_id and u.registered_on <= ${day} and (u.closed_on is null or u.closed_on >= ${day} - 1)), 0)`
const groups = (day: string): string => `
  cross join lateral (values ('poverty', ${saidOf("poverty-group")} = 'true'::jsonb), ('zero-employment', ${wasUnemployed(day)} and ${isHard(day)} and exists (select 1 from assistance.published_hardships z where z.person_id = e.person_id and z.category in ('040', '070'))),
    ('graduate', exists (select 1 from registers.studies s where s.person_id = e.person_id and left(s.level, 1) in ('1', '2', '3') and extract(year from coalesce(s.graduated_on, s.to_on)) = extract(year from ${day}))),
    ('unemployed-half-year', ${wasUnemployed(day)})) g(code, fits)`
const ofGroup = (day: string, who: string): string => `
  jsonb_build_object('deduction-group', g.code, 'unemployed-months', ${since(day)}, 'deduction-certified', exists (select 1 from subsidies.deductions d where d.subject_id = ${who} and d.person_id = e.person_id))
  || case when ${saidOf("deduction-start")} is null then '{}'::jsonb else jsonb_build_object('deduction-start', nullif(${saidOf("deduction-start")} #>> '{}', 'none')) end`

const hiredLines = (asked: Asked): string => hires(asked, `${lately} and g.fits`, ofGroup("e.started_on", "e.employer_id"), groups("e.started_on"))
const founderLines = (asked: Asked): string => `
  select e.person_id as subject, e.person_id as about_id, 'person' as kind, e.uscc as line, e.entity_name as label, jsonb_build_object('employer-code', e.uscc, 'founded-on', e.started_on) || ${ofGroup("e.started_on", "e.person_id")} as own
    from (select r.person_id, r.uscc, r.entity_name, r.from_on as started_on from registers.entity_roles r where ${asked("r.person_id")} and r.role in ('法定代表人', '经营者') and r.status not in ('注销', '吊销') and r.from_on <= :on::date and (r.to_on is null or r.to_on > :on::date)) e ${groups("e.started_on")} where g.fits`

export const hiringDeduction: ClaimByLine = claimByLine("subsidies.hiring-deduction", "employer", { rules: [taxDeduction], lines: hiredLines, told: true, about: [], always: { "deduction-for": "hiring" }, day: "applied-on" })
export const foundingDeduction: ClaimByLine = claimByLine("subsidies.founding-deduction", "person", { rules: [taxDeduction], lines: founderLines, told: true, about: [], always: { "deduction-for": "founding" }, day: "applied-on" })

const insertDeductions = statement<Record<"subject" | "kind" | "for" | "case" | "region" | "on" | "by" | "at" | "lines", string>>({
  name: "subsidies.insert-deductions",
  reach: "bulk",
  sql: `
    insert into subsidies.deductions (subject_id, deduction_id, subject_kind, person_id, deduction_for, group_code, from_on, years, yearly_fen, case_id, region, certified_on, certified_by, recorded_at)
    select :subject::bigint, l.deduction, :kind, l.person, :for, l.grp, l.from_on, l.years, l.yearly, :case::bigint, :region, :on::date, :by, :at::timestamptz
      from jsonb_to_recordset(:lines::jsonb) as l(deduction bigint, person bigint, grp text, from_on date, years int, yearly bigint)`,
})

/** The effect of approving: one certificate for each person, told to the tax office by the outbox. @throws subsidies.nothing-to-grant when no line passed. */
export const certify = (claim: ClaimByLine) => (decided: DecidedCase): readonly Call[] => {
  const lines = ((decided.judgement?.gives["lines"] ?? []) as readonly JudgedAward[]).filter((one) => one.verdict === "pass")
  if (lines.length === 0) throw subsidyProblems.nothingToGrant()
  const rows = lines.map((one) => ({
    deduction: newId(), person: one.about, unit: one.facts["employer-code"] ?? null, grp: one.facts["deduction-group"], from_on: one.facts["contract-start"] ?? one.facts["founded-on"], years: one.gives["years"], yearly: one.gives["yearly"],
  }))
  return [
    bind(insertDeductions, {
      subject: decided.subjectId, kind: claim.payee, for: String(claim.always["deduction-for"]), case: decided.caseId, region: decided.region, on: decided.on, by: decided.by, at: decided.at, lines: JSON.stringify(rows),
    }),
    publish("tax.deduction-certified", decided.subjectId, { caseId: decided.caseId, region: decided.region, effectiveDate: decided.on, subjectKind: claim.payee, deductionFor: claim.always["deduction-for"], persons: rows.length, deductions: rows }),
  ]
}
