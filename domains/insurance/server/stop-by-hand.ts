// Stops that a person reports or a reviewer finds: the same effect as an event from a register, after the input check of domain/04 §12.
import { decide, known } from "#policy"
import { plainDate, type PlainDate } from "#standards"
import { commonProblems, type InputOf, type OutputOf } from "#wire"
import type { RequestContext } from "#platform/module"
import { benefitProblems, type reportChange as reportContract, type stopBenefit as stopContract } from "../contract/benefit.ts"
import { stopEvent, stopInput, type StopEventCode } from "../rules/index.ts"
import { entitlementRows, type EntitlementRow } from "./entitlement-views.ts"
import { monthOfNumber } from "./months.ts"
import { applyHappening } from "./stop-benefit.ts"
import { parameters } from "./parameters.ts"

type Outcome = OutputOf<typeof stopContract>

/** What a claimant tells within twenty working days; counts from the day it happened. */
export async function reportChangeFor(request: RequestContext<unknown, unknown, InputOf<typeof reportContract>>): Promise<Outcome> {
  const { viewer, input } = request
  if (viewer.kind !== "citizen") throw commonProblems.notAllowed()
  const current = (await entitlementRows(request, viewer.personId))[0]
  if (!current) throw benefitProblems.nothingToStop()
  return stop(request, current, input.event, plainDate(input.on), "本人告知", "")
}

/** A reviewer's finding, e.g. suitable work refused without good reason; nobody stops their own. */
export async function stopBenefitFor(request: RequestContext<{ person: string; entitlement: string }, unknown, InputOf<typeof stopContract>>): Promise<Outcome> {
  const { viewer, params, input } = request
  if (viewer.kind !== "staff" || viewer.personId === params.person) throw commonProblems.notAllowed()
  const row = (await entitlementRows(request, params.person, params.entitlement))[0]
  if (!row) throw commonProblems.notFound()
  return stop(request, row, input.event, plainDate(input.on), `人工核实（${viewer.name}）`, input.says)
}

async function stop(request: RequestContext, row: EntitlementRow, code: StopEventCode, on: PlainDate, cause: string, says: string): Promise<Outcome> {
  const { today, house } = request
  if (on > today) throw commonProblems.invalidInput({}, [{ path: "on", code: "E-DATE-01", says: "日期不能晚于今天" }])
  const checked = decide(stopInput, { facts: known({ "stop-date": on, "benefit-start-date": row.starts_on }), parameters, on: today, region: row.region })
  if (checked.result !== "pass") throw benefitProblems.stopBeforeStart({}, [{ path: "on", code: "E-STOP-BEFORE-START", says: "停发日期早于待遇起始日，请核对" }])
  const changed = await house.database.system.transaction((tx) => applyHappening(tx, { person: row.person_id, code, on, until: null, cause, at: request.now, today }))
  if (changed === 0) throw benefitProblems.nothingToStop()
  request.concerns(row.person_id, row.region, { entitlement: row.entitlement_id, event: code, on, says })
  const after = (await entitlementRows(request, row.person_id, row.entitlement_id))[0]
  if (!after || after.stopped_from === null) throw benefitProblems.nothingToStop()
  return { stoppedFrom: monthOfNumber(after.stopped_from), unusedMonths: after.unused_months, label: stopEvent(code).label }
}
