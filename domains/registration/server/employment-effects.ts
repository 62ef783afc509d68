// What becomes true when a person's own employment registration is granted, changed or ended, and when an employer is registered.
import type { Answers } from "#service"
import { addMonths, codeLabel, longDate, maskMobile, type PlainDate } from "#standards"
import { bind, type Call, newId, statement } from "#platform/database"
import { publish } from "#platform/exchange"
import type { DecidedCase } from "#platform/module"
import { addEmployments, confirmOwnDrafts } from "./employments.ts"
import { closeSpells } from "./unemployments.ts"

const text = (answers: Answers, name: string): string | null => {
  const value = answers[name]
  return typeof value === "string" && value !== "" ? value : null
}
const amount = (answers: Answers, name: string): number | null => {
  const value = answers[name]
  return typeof value === "number" ? value : null
}

/** 个体经营、自主创业: ends an open unemployment registration on the first day (U12). */
export function selfEmploymentGranted(decided: DecidedCase): readonly Call[] {
  const { subjectId: person, answers, at, region } = decided
  const startedOn = text(answers, "startDate") ?? decided.on
  const form = text(answers, "form") ?? "021"
  const kind = text(answers, "businessKind")
  const name = text(answers, "businessName") ?? ""
  return [
    confirmOwnDrafts(person, startedOn, at),
    closeSpells([{ person, on: startedOn, reason: "U12", says: `您从${longDate(startedOn as PlainDate)}起经营${name}，已办理就业登记，失业登记同时结束`, source: "就业登记" }], at),
    addEmployments(
      [{
        person, employment: newId(), form, flag: form === "023" && (kind === "company-founder" || kind === "online-business") ? kind : null, employerName: name, uscc: text(answers, "uscc"),
        startedOn, region, workRegion: text(answers, "workRegion") ?? region, content: text(answers, "shop"), partTime: false, minor: decided.judgement?.gives["minor"] === true,
        evidence: "B", source: "case", caseId: decided.caseId,
      }],
      at,
    ),
  ]
}

/** 灵活就业: valid for a term; ends an open unemployment registration on the first day (U13). */
export function flexibleEmploymentGranted(decided: DecidedCase): readonly Call[] {
  const { subjectId: person, answers, at, region } = decided
  const startedOn = text(answers, "startDate") ?? decided.on
  const validMonths = decided.judgement?.gives["validMonths"]
  if (typeof validMonths !== "number") throw new Error("the flexible-employment rule gave no term of validity")
  return [
    confirmOwnDrafts(person, startedOn, at),
    closeSpells([{ person, on: startedOn, reason: "U13", says: `您从${longDate(startedOn as PlainDate)}起灵活就业，已办理就业登记，失业登记同时结束`, source: "就业登记" }], at),
    addEmployments(
      [{
        person, employment: newId(), form: "022", employerName: text(answers, "platform") ?? "", startedOn, region, workRegion: text(answers, "workRegion") ?? region,
        content: `${codeLabel("flexible-kind", text(answers, "flexKind") ?? "9")}：${text(answers, "flexContent") ?? ""}`, monthlyPayFen: amount(answers, "monthlyIncome"), partTime: false,
        minor: decided.judgement?.gives["minor"] === true, validUntil: addMonths(decided.on, validMonths), evidence: "E", source: "case", caseId: decided.caseId,
      }],
      at,
    ),
  ]
}

const changeOwn = statement<{ person: string; work: string | null; content: string | null; pay: number | null }>({
  name: "registration.change-own-employment",
  reach: "subject",
  sql: `
    update registration.employments set work_region = coalesce(:work, work_region), content = coalesce(:content, content), monthly_pay_fen = coalesce(:pay::bigint, monthly_pay_fen)
     where person_id = :person::bigint and state = 'valid' and employer_id is null`,
})

/** 就业登记变更, of own-account work. */
export function employmentChanged(decided: DecidedCase): readonly Call[] {
  const change = { work: text(decided.answers, "workRegion"), content: text(decided.answers, "content"), pay: amount(decided.answers, "monthlyIncome") }
  return [bind(changeOwn, { person: decided.subjectId, ...change }), publish("employment.changed", decided.subjectId, { region: decided.region, effectiveDate: decided.on, caseId: decided.caseId })]
}

const endWhere = (condition: string) => `
    with ended as (
      update registration.employments e
         set state = 'ended', ended_on = greatest(:on::date, e.started_on), end_reason = :reason, legal_end_reason = :legal, end_recorded_at = :at::timestamptz, end_source = :source
       where e.person_id = :person::bigint and e.state = 'valid' and ${condition}
      returning e.person_id, e.employment_id, e.employer_id, e.employer_name, e.form, e.started_on, e.ended_on, e.end_reason, e.legal_end_reason, e.region, e.work_region),
    period as (
      update registration.periods p set during = daterange(x.started_on, x.ended_on) from ended x where p.person_id = x.person_id and p.record_id = x.employment_id),
    drafts as (
      update registration.end_drafts d set state = 'confirmed', settled_at = :at::timestamptz
        from ended x where d.person_id = x.person_id and d.employment_id = x.employment_id and d.state in ('draft', 'objected')),
    event as (
      insert into exchange.outbox (subject_id, event_id, topic, payload)
      select person_id, (:events::bigint[])[row_number() over ()], 'employment.ended',
             jsonb_build_object('employmentId', employment_id::text, 'employerId', employer_id::text, 'employerName', employer_name, 'form', form, 'region', region, 'workRegion', work_region,
                                'effectiveDate', ended_on, 'reason', end_reason, 'legalReason', legal_end_reason)
        from ended)
    select employment_id from ended`

interface EndArgs {
  person: string
  on: string
  reason: string
  legal: string | null
  source: string
  at: string
  events: readonly string[]
}
const endOwn = statement<EndArgs>({ name: "registration.end-own-employment", reach: "subject", sql: endWhere("e.employer_id is null") })
const endWithUnits = statement<EndArgs & { name: string }>({
  name: "registration.end-appealed-employment",
  reach: "subject",
  sql: endWhere(`e.employer_id is not null and (regexp_replace(e.employer_name, '[[:space:]（）()]', '', 'g') = regexp_replace(:name, '[[:space:]（）()]', '', 'g')
             or (select count(*) from registration.employments o where o.person_id = e.person_id and o.state = 'valid' and o.employer_id is not null) = 1)`),
})
const endAll = statement<EndArgs>({ name: "registration.end-all-employments", reach: "subject", sql: endWhere("true") })

const events = () => Array.from({ length: 20 }, newId)

/** 就业登记终止, of own-account work. */
export const employmentEnded = (decided: DecidedCase): readonly Call[] => [
  bind(endOwn, { person: decided.subjectId, on: text(decided.answers, "endedOn") ?? decided.on, reason: text(decided.answers, "endReason") ?? "90", legal: null, source: "本人申请", at: decided.at, events: events() }),
]

/** 退工申诉 granted: the employment with this employer ends ex officio, and labour inspection is told. */
export const leavingAppealGranted = (decided: DecidedCase): readonly Call[] => [
  bind(endWithUnits, {
    person: decided.subjectId, on: text(decided.answers, "endedOn") ?? decided.on, reason: "90", legal: text(decided.answers, "legalReason") ?? "99", source: "依职权终止",
    at: decided.at, events: events(), name: text(decided.answers, "employerName") ?? "",
  }),
  publish("filing.leaving-unfiled", decided.subjectId, { region: decided.region, employerName: text(decided.answers, "employerName"), effectiveDate: text(decided.answers, "endedOn"), caseId: decided.caseId }),
]

/** Ends every valid employment of a person: death, pension. */
export const endAllEmployments = (given: { person: string; on: string; reason: string; legal: string; source: string; at: string }): Call => bind(endAll, { ...given, events: events() })

const registerUnit = statement<{ employer: string; registration: string; region: string; work: string; contact: string; mobile: string; dispatch: boolean; licence: string | null; on: string; case: string; at: string }>({
  name: "registration.register-employer",
  reach: "subject",
  sql: `
    insert into registration.employer_registrations (employer_id, registration_id, region, work_region, uscc, name, contact_name, contact_masked, is_dispatch, dispatch_licence,
           registered_on, state, case_id, recorded_at)
    select e.employer_id, :registration::bigint, :region, :work, e.uscc, e.name, :contact, :mobile, :dispatch, :licence, :on::date, 'normal', :case::bigint, :at::timestamptz
      from registers.employers e where e.employer_id = :employer::bigint`,
})

/** 用人单位登记. */
export const employerRegistered = (decided: DecidedCase): readonly Call[] => [
  bind(registerUnit, {
    employer: decided.subjectId, registration: newId(), region: decided.region, work: text(decided.answers, "workRegion") ?? decided.region, contact: text(decided.answers, "contactName") ?? "",
    mobile: maskMobile(text(decided.answers, "contactMobile") ?? ""), dispatch: decided.answers["isDispatch"] === true, licence: text(decided.answers, "dispatchLicence"), on: decided.on,
    case: decided.caseId, at: decided.at,
  }),
  publish("employer.registered", decided.subjectId, { region: decided.region, effectiveDate: decided.on, caseId: decided.caseId }),
]
