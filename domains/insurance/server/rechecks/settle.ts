// The list of what has to be looked at again, and the decision of a reviewer or head: it stands, or what the corrected information asks is done.
import { statement, type Bulk } from "#platform/database"
import type { RequestContext } from "#platform/module"
import { commonProblems, type InputOf, type OutputOf } from "#wire"
import { type listRechecks, recheckProblems, type RecheckKind, type settleRecheck } from "../../contract/rechecks.ts"
import { recoverAllowance } from "./allowance.ts"
import { followContributions } from "./contributions.ts"
import { recoverForLoss } from "./loss.ts"
import { followCustody, followRetirement, releaseFuneralGrant, type Taken, takeBackStop } from "./take-back.ts"

interface RecheckRow {
  readonly person_id: string
  readonly recheck_id: string
  readonly entitlement_id: string | null
  readonly name: string | null
  readonly id_masked: string | null
  readonly region: string
  readonly kind: RecheckKind
  readonly ground: string
  readonly event: string | null
  readonly happened_on: string | null
  readonly says: string
  readonly due_on: string
  readonly made_at: string
  readonly state: "open" | "stands" | "changed"
  readonly done_name: string | null
  readonly outcome: string | null
  readonly total: number
}

const columns = "r.person_id, r.recheck_id, r.entitlement_id, r.region, r.kind, r.ground, r.event, r.happened_on, r.says, r.due_on, r.made_at, r.state, r.done_name, r.outcome"

const listed = statement<{ scope: string; state: string; offset: number; limit: number }, RecheckRow>({
  name: "insurance.list-rechecks",
  reach: "report",
  sql: `
    select ${columns}, p.name, p.id_masked, count(*) over ()::int as total from insurance.rechecks r left join registers.persons p using (person_id)
     where r.region like :scope::text || '%' and r.state = :state order by r.due_on, r.recheck_id limit :limit::int offset :offset::int`,
})

const pageSize = 50

const kindLabels: Readonly<Record<RecheckKind, string>> = {
  stop: "停发依据撤回或更正", suspension: "暂停依据撤回或更正", retirement: "出生日期、性别更正", contributions: "缴费记录撤回", funeral: "他险丧葬补助金撤回", "funeral-twice": "丧葬补助金重复", survivors: "死亡撤回后的遗属待遇", refund: "收回款须返还", allowance: "失业补助金多发", loss: "失业依据撤销",
}
const changeLabels: Partial<Readonly<Record<RecheckKind, string>>> = {
  stop: "撤销停发，恢复发放；仍成立的其他停发情形按其日期重新停发", suspension: "按更正后的起止日期调整暂停月份", retirement: "按更正后的法定退休日调整应领末月", funeral: "解除占用，遗属可以申领", allowance: "登记应退款，按还款安排追回", contributions: "核定月数改为现有记录核得的月数，多发的登记应退款", loss: "已发的月份登记应退款，暂停发放等待停发",
}

export async function listRechecksFor(request: RequestContext<unknown, { state: string; page: number }>): Promise<OutputOf<typeof listRechecks>> {
  if (request.viewer.kind !== "staff") throw commonProblems.notAllowed()
  const { state, page } = request.query
  const rows = await request.db.all(listed, { scope: request.viewer.scope, state, offset: (page - 1) * pageSize, limit: pageSize })
  for (const row of rows) request.shows(row.person_id, row.region, "待遇复查清单")
  return {
    rechecks: rows.map((row) => ({
      personId: row.person_id, recheckId: row.recheck_id, entitlementId: row.entitlement_id, name: row.name ?? "", idMasked: row.id_masked ?? "", region: row.region, kind: row.kind, kindLabel: kindLabels[row.kind], says: row.says,
      happenedOn: row.happened_on, dueOn: row.due_on, late: row.state === "open" && row.due_on < request.today, madeAt: row.made_at, state: row.state, doneBy: row.done_name, outcome: row.outcome, change: changeLabels[row.kind] ?? null,
    })),
    total: rows[0]?.total ?? 0,
    page,
    pageSize,
  }
}

const open = statement<{ person: string; recheck: string; scope: string }, RecheckRow>({
  name: "insurance.lock-recheck",
  reach: "subject",
  sql: `select ${columns}, null as name, null as id_masked, 1 as total from insurance.rechecks r where r.person_id = :person and r.recheck_id = :recheck and r.region like :scope::text || '%' for update`,
})

const close = statement<{ person: string; recheck: string; state: string; by: string; name: string; at: string; outcome: string }>({
  name: "insurance.close-recheck",
  reach: "subject",
  sql: "update insurance.rechecks set state = :state, done_by = :by, done_name = :name, done_at = :at, outcome = :outcome where person_id = :person and recheck_id = :recheck",
})

function change(tx: Bulk, row: RecheckRow, given: Pick<Taken, "by" | "at" | "today" | "says">): Promise<string> {
  if (row.kind === "funeral") return releaseFuneralGrant(tx, { person: row.person_id, ...given })
  if (row.kind === "allowance") return recoverAllowance(tx, { person: row.person_id, region: row.region, at: given.at })
  if (row.kind === "contributions" && row.entitlement_id !== null) return followContributions(tx, { person: row.person_id, entitlement: row.entitlement_id, ...given })
  if (row.kind === "loss" && row.entitlement_id !== null) return recoverForLoss(tx, { person: row.person_id, entitlement: row.entitlement_id, ...given })
  if (row.entitlement_id === null || row.event === null || row.happened_on === null) throw recheckProblems.nothingToChange()
  const taken: Taken = { person: row.person_id, entitlement: row.entitlement_id, event: row.event, on: row.happened_on, ground: row.ground, region: row.region, ...given }
  if (row.kind === "stop") return takeBackStop(tx, taken)
  if (row.kind === "suspension") return followCustody(tx, taken)
  if (row.kind === "retirement") return followRetirement(tx, taken)
  throw recheckProblems.nothingToChange()
}

/** @throws not-found outside the officer's region; nobody decides about themselves. */
export async function settleRecheckFor(request: RequestContext<{ person: string; recheck: string }, unknown, InputOf<typeof settleRecheck>>): Promise<OutputOf<typeof settleRecheck>> {
  const { viewer, params, input, now, today } = request
  if (viewer.kind !== "staff" || viewer.personId === params.person) throw commonProblems.notAllowed()
  return request.house.database.system.transaction(async (tx) => {
    const row = await tx.maybe(open, { ...params, scope: viewer.scope })
    if (!row) throw commonProblems.notFound()
    if (row.state !== "open") throw recheckProblems.settled()
    const says = input.decision === "changes" ? await change(tx, row, { by: viewer.officerId, at: now, today, says: input.says }) : "维持原结果"
    const state = input.decision === "changes" ? ("changed" as const) : ("stands" as const)
    await tx.run(close, { ...params, state, by: viewer.officerId, name: viewer.name, at: now, outcome: `${says}。${input.says}` })
    request.concerns(params.person, row.region, { recheck: params.recheck, kind: row.kind, decision: input.decision, says: input.says })
    return { state, says }
  })
}
