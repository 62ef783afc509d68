// What unemployment insurance does when others report something: stop, suspend, resume, hold, or ask for a registration. All idempotent.
import { isPlainDate, type PlainDate, todayInChina } from "#standards"
import { statement, type Bulk } from "#platform/database"
import { publish } from "#platform/exchange"
import type { DomainEvent, EventHandler, House } from "#platform/module"
import { benefitClaimCode } from "../items/benefit-claim/item.ts"
import { endOfRegistration } from "../rules/end-of-registration.ts"
import type { StopEventCode } from "../rules/index.ts"
import { noteSecondFuneral, recheckHandlers } from "./rechecks/handlers.ts"
import { applyHappening, applyRelease, holdForRecheck, recheckPayments, send } from "./stop-benefit.ts"

const dayIn = (event: DomainEvent, name: string): PlainDate | null => {
  const value = event.payload[name]
  return typeof value === "string" && isPlainDate(value) ? value : null
}

/** The day it took effect; the day it was told when the sender gave none. */
const dayOf = (event: DomainEvent): PlainDate => dayIn(event, "effectiveDate") ?? todayInChina(event.at)

const happened = (event: DomainEvent, house: House, code: StopEventCode, until: PlainDate | null = null) => ({
  person: event.subjectId, code, on: dayOf(event), until, cause: event.topic, at: house.clock(), today: todayInChina(house.clock()),
})

const employmentEnd = statement<{ person: string; employment: string }, { ended_on: string | null; voided: boolean }>({
  name: "insurance.read-employment-end",
  reach: "subject",
  sql: `
    select e.ended_on, false as voided from registration.published_employments e where e.person_id = :person and e.employment_id = :employment
    union all
    select null, true from registration.published_voids v where v.person_id = :person and v.employment_id = :employment`,
})

/** A registration that was recorded only to be complete, and ended before the benefit began, touches nothing (it may have been entered late). */
async function onEmployment(tx: Bulk, event: DomainEvent, house: House): Promise<void> {
  const employment = event.payload["employmentId"]
  const row = typeof employment === "string" ? await tx.maybe(employmentEnd, { person: event.subjectId, employment }) : undefined
  if (row?.voided) return
  await applyHappening(tx, happened(event, house, "re-employed", (row?.ended_on ?? dayIn(event, "until")) as PlainDate | null))
}

/** Employee rows of health or injury insurance alone do not show employment; unemployment and pension insurance of employees do. */
async function onEmployeeRow(tx: Bulk, event: DomainEvent, house: House): Promise<void> {
  const kind = event.payload["kind"]
  if (kind !== undefined && kind !== "210" && kind !== "110") return
  await applyHappening(tx, happened(event, house, "re-employed", dayIn(event, "until")))
}

/** Pensions of 城乡居民 (170) do not end the benefit of art. 45. */
async function onPension(tx: Bulk, event: DomainEvent, house: House): Promise<void> {
  const kind = event.payload["kind"]
  if (kind === undefined || kind === "110" || kind === "120") await applyHappening(tx, happened(event, house, "pension-started", dayIn(event, "until")))
}

/** Moved to another place: nothing changes for the benefit. */
const withoutEffect = ["U91"]

const employeePension = statement<{ person: string }, { kind: string }>({
  name: "insurance.find-employee-pension",
  reach: "subject",
  sql: "select kind from registers.pensions where person_id = :person and kind in ('110', '120') limit 1",
})

async function onCancelled(tx: Bulk, event: DomainEvent, house: House): Promise<void> {
  const reason = String(event.payload["reason"] ?? "")
  const code = endOfRegistration[reason]
  const isResidents = code === "pension-started" && !(await tx.maybe(employeePension, { person: event.subjectId }))
  if (code && !isResidents) await applyHappening(tx, happened(event, house, code))
  else if (!withoutEffect.includes(reason)) {
    const says = typeof event.payload["says"] === "string" && event.payload["says"] !== "" ? event.payload["says"] : "失业登记已注销"
    await holdForRecheck(tx, { person: event.subjectId, on: dayOf(event), reason: `registration-${reason || "ended"}`, says: `${says}，核实后恢复发放或停发`, at: house.clock() })
  }
}

/** Custody with a known end is told whole; its end may also come later as an event of its own. */
async function onCustody(tx: Bulk, event: DomainEvent, house: House): Promise<void> {
  const until = dayIn(event, "until")
  await applyHappening(tx, happened(event, house, "imprisoned", until))
  if (until) await applyRelease(tx, { ...happened(event, house, "imprisoned"), on: until })
}

const insertFuneralGrant = statement<{ person: string; insurance: string; on: string; source: string; at: string }>({
  name: "insurance.note-funeral-grant",
  reach: "subject",
  sql: `
    insert into insurance.funeral_grants (person_id, insurance, granted_on, source, region, recorded_at)
    select p.person_id, :insurance::text, :on::date, :source::text, p.region, :at::timestamptz from registers.persons p where p.person_id = :person::bigint
    on conflict (person_id) do nothing`,
})

/** Pension (of employees or of 机关事业单位) or injury insurance paid the funeral grant: ours is locked; where ours was paid before, somebody has to look. */
async function onFuneralGrant(tx: Bulk, event: DomainEvent, house: House): Promise<void> {
  const insurance = event.payload["insurance"] === "120" ? "110" : event.payload["insurance"]
  if (insurance !== "110" && insurance !== "410") return
  await noteSecondFuneral(tx, event, house.clock())
  await tx.run(insertFuneralGrant, { person: event.subjectId, insurance, on: dayOf(event), source: String(event.payload["source"] ?? event.topic), at: house.clock() })
}

/** A claim asks for the registration as well: one visit, one form (domain/01 §7.1). Registration answers to `benefit.claimed`. */
async function onSubmitted(tx: Bulk, event: DomainEvent, house: House): Promise<void> {
  if (event.payload["item"] !== benefitClaimCode) return
  const row = await tx.maybe(claimAnswers, { person: event.subjectId, case: String(event.payload["caseId"]) })
  if (!row) return
  await send(tx, publish("benefit.claimed", event.subjectId, {
    caseId: String(event.payload["caseId"]), number: event.payload["number"], region: row.region, effectiveDate: todayInChina(row.submitted_at), claimedOn: todayInChina(row.submitted_at),
    lossOn: row.answers["leaveDate"] ?? null, legalReason: row.answers["leaveReason"] ?? null, lastEmployer: row.answers["lastEmployer"] ?? null, at: house.clock(),
  }))
}

const claimAnswers = statement<{ person: string; case: string }, { region: string; submitted_at: string; answers: Readonly<Record<string, unknown>> }>({
  name: "insurance.read-claim-answers",
  reach: "subject",
  sql: "select region, submitted_at, answers from casework.cases where subject_id = :person and case_id = :case",
})

const handler = (name: string, topics: readonly string[], handle: EventHandler["handle"]): EventHandler => ({ name: `insurance.${name}`, topics, handle })

const stops = (name: string, topics: readonly string[], code: StopEventCode): EventHandler =>
  handler(name, topics, async (tx, event, house) => {
    await applyHappening(tx, happened(event, house, code, dayIn(event, "until")))
  })

export const benefitHandlers: readonly EventHandler[] = [
  handler("ask-for-registration", ["case.submitted"], onSubmitted),
  handler("stop-on-employment", ["employment.registered"], onEmployment),
  handler("stop-on-employee-row", ["employee-row.received"], onEmployeeRow),
  handler("stop-on-cancelled-registration", ["unemployment.cancelled"], onCancelled),
  handler("stop-on-pension", ["person.pension-started"], onPension),
  stops("stop-on-death", ["person.died", "person.death-corrected"], "died"),
  stops("stop-on-enlistment", ["person.enlisted"], "enlisted"),
  stops("stop-on-emigration", ["person.emigrated"], "emigrated"),
  handler("suspend-on-custody", ["person.imprisoned"], onCustody),
  handler("resume-on-release", ["person.released"], async (tx, event, house) => {
    await applyRelease(tx, happened(event, house, "imprisoned"))
  }),
  handler("recheck-after-payment", ["payment.paid"], async (tx, event, house) => {
    await recheckPayments(tx, { person: event.subjectId, cause: event.topic, at: house.clock(), today: todayInChina(house.clock()) })
  }),
  handler("lock-funeral-grant", ["funeral-grant.received"], onFuneralGrant),
  ...recheckHandlers,
]
