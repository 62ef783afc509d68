// What an officer sees of the risk of a claim, raises with a reason, or proposes to lower for another to confirm.
import { newId, statement, violatedConstraint } from "#platform/database"
import type { RequestContext } from "#platform/module"
import { commonProblems, type InputOf, type OutputOf } from "#wire"
import { type changeRisk, type readRisk, riskProblems, type settleRisk } from "../../contract/risk.ts"
import { effectiveLevel, isHigher, type LevelChange, levelOf, type RiskCode, type RiskLevel, riskScore, riskSigns } from "../../rules/risk-signs.ts"
import { isRiskCode, riskOfCase } from "./follow-risk.ts"

type One = { subject: string; case: string }

const caseIn = statement<One & { scope: string }, { region: string; name: string }>({
  name: "subsidies.case-at-risk", reach: "subject", sql: "select region, applicant_name as name from casework.cases where subject_id = :subject and case_id = :case and item like 'subsidies.%' and starts_with(region, :scope)",
})
const signsOf = statement<One, { code: RiskCode; says: string; evidence: string[]; seen_at: string }>({
  name: "subsidies.read-risk-signs", reach: "subject", sql: "select code, says, evidence, seen_at from subsidies.risk_signs where subject_id = :subject and case_id = :case and gone_at is null order by score desc, code",
})

interface ChangeRow {
  readonly change_id: string
  readonly from_level: RiskLevel
  readonly to_level: RiskLevel
  readonly says: string
  readonly said_by: string
  readonly said_name: string
  readonly said_at: string
  readonly state: "stands" | "proposed" | "refused"
  readonly settled_name: string
  readonly settled_says: string
}
const changesOf = statement<One, ChangeRow>({
  name: "subsidies.read-risk-changes", reach: "subject",
  sql: "select change_id, from_level, to_level, says, said_by, said_name, said_at, state, settled_name, settled_says from subsidies.risk_changes where subject_id = :subject and case_id = :case order by said_at desc, change_id desc",
})

/** The level that counts, from the row of {@link riskOfCase}. */
export function levelIn(row: { readonly codes: readonly string[]; readonly to_level: RiskLevel | null; readonly said_codes: readonly string[] | null }): { readonly level: RiskLevel; readonly codes: readonly RiskCode[] } {
  const codes = row.codes.filter(isRiskCode)
  const newest: LevelChange | undefined = row.to_level === null ? undefined : { to: row.to_level, codes: (row.said_codes ?? []).filter(isRiskCode) }
  return { codes, level: effectiveLevel(codes, newest) }
}

function officerOf(request: RequestContext<One, unknown, unknown>) {
  const { viewer, params } = request
  if (viewer.kind !== "staff" || viewer.personId === params.subject) throw commonProblems.notAllowed()
  return viewer
}

export async function readRiskFor(request: RequestContext<One>): Promise<OutputOf<typeof readRisk>> {
  const { viewer, params } = request
  if (viewer.kind !== "staff") throw commonProblems.notAllowed()
  const known = await request.db.maybe(caseIn, { ...params, scope: viewer.scope })
  if (!known) throw commonProblems.notFound()
  request.shows(params.subject, known.region, "风险疑点")
  const [row, signs, changes] = await Promise.all([request.db.one(riskOfCase, params), request.db.all(signsOf, params), request.db.all(changesOf, params)])
  const { level, codes } = levelIn(row)
  const mayAct = viewer.personId !== params.subject && viewer.roles.some((role) => role === "clerk" || role === "reviewer" || role === "head")
  return {
    level, computed: levelOf(codes), score: riskScore(codes), mayChange: mayAct,
    signs: signs.map(({ code, says, evidence, seen_at }) => ({ code, label: riskSigns[code].label, severity: riskSigns[code].severity, todo: riskSigns[code].todo, says, evidence, seenAt: seen_at })),
    changes: changes.map((one) => ({
      changeId: one.change_id, from: one.from_level, to: one.to_level, says: one.says, by: one.said_name, at: one.said_at, state: one.state, settledBy: one.settled_name, settledSays: one.settled_says,
      maySettle: one.state === "proposed" && one.said_by !== viewer.officerId && mayAct && viewer.roles.some((role) => role === "reviewer" || role === "head"),
    })),
  }
}

const insertChange = statement<Record<"subject" | "case" | "change" | "from" | "to" | "says" | "region" | "by" | "name" | "at" | "state", string> & { codes: readonly string[]; lowers: boolean }>({
  name: "subsidies.change-risk", reach: "subject",
  sql: `
    insert into subsidies.risk_changes (subject_id, case_id, change_id, from_level, to_level, codes, lowers, says, region, said_by, said_name, said_at, state)
    values (:subject, :case, :change, :from, :to, :codes::text[], :lowers::boolean, :says, :region, :by, :name, :at, :state)`,
})

export async function changeRiskFor(request: RequestContext<One, unknown, InputOf<typeof changeRisk>>): Promise<OutputOf<typeof changeRisk>> {
  const officer = officerOf(request)
  const { params, input, house, now } = request
  const known = await request.db.maybe(caseIn, { ...params, scope: officer.scope })
  if (!known) throw commonProblems.notFound()
  const { level, codes } = levelIn(await house.database.system.one(riskOfCase, params))
  if (input.to === level) throw riskProblems.sameLevel()
  const lowers = isHigher(level, input.to)
  const [change, state] = [newId(), lowers ? ("proposed" as const) : ("stands" as const)]
  try {
    await house.database.system.run(insertChange, { ...params, change, from: level, to: input.to, codes, lowers, says: input.says, region: known.region, by: officer.officerId, name: officer.name, at: now, state })
  } catch (failure) {
    if (violatedConstraint(failure) === "risk_changes_one_proposed") throw riskProblems.proposed()
    throw failure
  }
  request.concerns(params.subject, known.region, { case: params.case, from: level, to: input.to, says: input.says })
  return { changeId: change, state }
}

const settle = statement<Record<"subject" | "case" | "change" | "state" | "by" | "name" | "says" | "at", string>, { region: string }>({
  name: "subsidies.settle-risk", reach: "subject",
  sql: `
    update subsidies.risk_changes set state = :state, settled_by = :by, settled_name = :name, settled_says = :says, settled_at = :at::timestamptz
     where subject_id = :subject and case_id = :case and change_id = :change and state = 'proposed' and said_by <> :by returning region`,
})

export async function settleRiskFor(request: RequestContext<One & { change: string }, unknown, InputOf<typeof settleRisk>>): Promise<OutputOf<typeof settleRisk>> {
  const officer = officerOf(request)
  const { params, input, house, now } = request
  const one = { subject: params.subject, case: params.case }
  if (!(await request.db.maybe(caseIn, { ...one, scope: officer.scope }))) throw commonProblems.notFound()
  const change = (await request.db.all(changesOf, one)).find((row) => row.change_id === params.change)
  if (change?.state !== "proposed") throw riskProblems.notProposed()
  if (change.said_by === officer.officerId) throw riskProblems.samePerson()
  const state = input.decision === "confirm" ? "stands" : "refused"
  const done = await house.database.system.maybe(settle, { ...params, state, by: officer.officerId, name: officer.name, says: input.says, at: now })
  if (!done) throw riskProblems.notProposed()
  request.concerns(params.subject, done.region, { case: params.case, change: params.change, decision: input.decision, says: input.says })
  return { state }
}
