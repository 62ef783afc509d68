// The loss of work a benefit was granted for is annulled: the employment goes on again, or should never have been. What was paid stands before an officer; on their word all of it is owed back and nothing more is paid.
import { isPlainDate, longDate, type PlainDate } from "#standards"
import { type Bulk, statement } from "#platform/database"
import type { DomainEvent, EventHandler, House } from "#platform/module"
import { claimBack, holdForRecheck } from "../stop-benefit.ts"
import { noteRecheck } from "./note.ts"

interface Resting {
  readonly entitlement_id: string
  readonly region: string
  readonly first_month: number
  readonly months: number
  readonly paid: number
  readonly amount: number
  readonly awards: number
}

const columns = `
    e.entitlement_id, e.region, e.first_month, e.months, coalesce(l.months, 0)::int as paid, coalesce(l.amount, 0)::float8 as amount,
    coalesce((select sum(a.amount_fen) from insurance.awards a where a.person_id = e.person_id and a.entitlement_id = e.entitlement_id and a.kind in ('job-seeking', 'childbirth', 'lump-sum') and a.state <> 'cancelled'), 0)::float8 as awards
      from insurance.entitlements e
      left join lateral (select count(*) as months, sum(m.due_fen) as amount from insurance.month_lines m
                          where m.person_id = e.person_id and m.entitlement_id = e.entitlement_id and m.kind = 'benefit' and m.state = 'paid' and m.reverses_seq is null) l on true`

/** Benefits granted for the loss of a day that no other work ended on. */
const restingOnLoss = statement<{ person: string; on: string; employment: string }, Resting>({
  name: "insurance.find-resting-on-loss", reach: "subject",
  sql: `
    select ${columns}
     where e.person_id = :person::bigint and e.kind = 'benefit' and e.loss_on = :on::date
       and not exists (select 1 from registration.published_employments o where o.person_id = :person::bigint and o.state = 'ended' and o.ended_on = :on::date and o.employment_id <> :employment::bigint)`,
})
const readResting = statement<{ person: string; entitlement: string }, Resting>({ name: "insurance.read-resting-on-loss", reach: "subject", sql: `select ${columns} where e.person_id = :person::bigint and e.entitlement_id = :entitlement::bigint` })

const yuan = (amount: number): string => `${(amount / 100).toFixed(2)}元`

async function onAnnulled(tx: Bulk, event: DomainEvent, house: House): Promise<void> {
  const { endedOn, employmentId } = event.payload
  if (typeof endedOn !== "string" || !isPlainDate(endedOn.slice(0, 10))) return
  const on = endedOn.slice(0, 10) as PlainDate
  for (const one of await tx.all(restingOnLoss, { person: event.subjectId, on, employment: typeof employmentId === "string" ? employmentId : "0" })) {
    const says = `核定所依据的失业（${longDate(on)}）已被撤销：${event.topic === "employment.reopened" ? "减员撤销，就业登记恢复" : "就业登记撤销"}。核定${one.months}个月，已发${one.paid}个月共${yuan(one.amount)}${one.awards > 0 ? `，另核定一次性待遇${yuan(one.awards)}` : ""}：核实没有其他失业的，应予追回`
    await noteRecheck(tx, { person: event.subjectId, entitlement: one.entitlement_id, kind: "loss", ground: event.topic, event: null, on, says, region: one.region, at: house.clock() })
  }
}

export const lossHandler: EventHandler = { name: "insurance.recheck-annulled-loss", topics: ["employment.voided", "employment.reopened"], handle: onAnnulled }

/** On an officer's word: every month that was paid is owed back with its premium, and nothing more is paid until the benefit is stopped. Single sums are named, an officer recovers them. */
export async function recoverForLoss(tx: Bulk, given: { readonly person: string; readonly entitlement: string; readonly at: string; readonly today: PlainDate }): Promise<string> {
  const row = await tx.one(readResting, given)
  const { amount, months } = await claimBack(tx, { person_id: given.person, entitlement_id: given.entitlement, region: row.region }, { code: "loss-annulled" }, row.first_month, given)
  await holdForRecheck(tx, { person: given.person, on: given.today, reason: "loss-annulled", says: "核定所依据的失业已撤销，不符合领取条件，请按规定停发", at: given.at })
  return `${months.length === 0 ? "没有已发的月份" : `已登记应退${months.length}个月共${yuan(amount)}`}，暂停发放等待停发${row.awards > 0 ? `；一次性待遇${yuan(row.awards)}请按规定收回` : ""}`
}
