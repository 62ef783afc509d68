// Money a decision grants once beside the monthly benefit: awarded in the transaction of the decision, lined for the next batch by a daily job.
import { addMonthsTo, monthOf, todayInChina, type PlainDate } from "#standards"
import { bind, type Call, newId, statement } from "#platform/database"
import { publish } from "#platform/exchange"
import type { DecidedCase, House, Job } from "#platform/module"
import type { Judgement } from "#service"
import { benefitProblems } from "../contract/benefit.ts"
import { appendStaged, stagingTable } from "./batch/month-chain.ts"
import { deceased } from "./fact-relations.ts"
import { monthNumber } from "./months.ts"

type AwardKind = "job-seeking" | "childbirth" | "lump-sum" | "funeral" | "consolation" | "death-month"

interface NewAward {
  readonly kind: AwardKind
  readonly amount: number
  readonly months: number
  /** 202507 */
  readonly month: number
}

interface AwardArgs {
  readonly subject: string
  readonly case: string
  readonly rule: string
  readonly at: string
  readonly awards: string
}

const given = "jsonb_to_recordset(:awards::jsonb) as a(award bigint, kind text, amount bigint, months int, month int)"

/** On the newest entitlement of the person. */
const awardOwn = statement<AwardArgs>({
  name: "insurance.award-own",
  reach: "subject",
  sql: `
    insert into insurance.awards (person_id, award_id, entitlement_id, case_id, kind, region, amount_fen, months, month, payee_id, rule_version, recorded_at)
    select e.person_id, a.award, e.entitlement_id, :case::bigint, a.kind, e.region, a.amount, a.months, a.month, e.person_id, :rule, :at::timestamptz
      from (select i.* from insurance.entitlements i where i.person_id = :subject::bigint order by i.recorded_at desc, i.entitlement_id desc limit 1) e, ${given}`,
})

/** On the entitlement of the relative who died, payable to the survivor; takes the one funeral grant. */
const awardSurvivor = statement<AwardArgs & { on: string }>({
  name: "insurance.award-survivor",
  reach: "subject",
  sql: `
    with deceased as (${deceased.sql((column) => `${column} = :subject::bigint`)}),
    funeral as (
      insert into insurance.funeral_grants (person_id, insurance, granted_on, source, region, recorded_at)
      select d.person_id, '210', :on::date, '失业保险核定', d.region, :at::timestamptz from deceased d, ${given} where a.kind = 'funeral')
    insert into insurance.awards (person_id, award_id, entitlement_id, case_id, kind, region, amount_fen, months, month, payee_id, rule_version, recorded_at)
    select d.person_id, a.award, d.entitlement_id, :case::bigint, a.kind, d.region, a.amount, a.months, a.month, :subject::bigint, :rule, :at::timestamptz from deceased d, ${given}`,
})

const keepUnused = statement<{ person: string; unused: number; at: string }>({
  name: "insurance.keep-unused-months",
  reach: "subject",
  sql: `
    update insurance.entitlements e set unused_months = :unused::smallint, updated_at = :at::timestamptz
     where e.person_id = :person::bigint and e.entitlement_id = (select i.entitlement_id from insurance.entitlements i where i.person_id = :person::bigint order by i.recorded_at desc, i.entitlement_id desc limit 1)`,
})

const ruleOf = (judgement: Judgement): string => `${judgement.rule}@${judgement.version}`

/** @throws insurance.nothing-to-grant when the rule gave no such number. */
function amountIn(judgement: Judgement | null, name: string): number {
  const value = judgement?.gives[name]
  if (typeof value !== "number" || !Number.isSafeInteger(value)) throw benefitProblems.nothingToGrant()
  return value
}

function judged(decided: DecidedCase): Judgement {
  if (!decided.judgement) throw benefitProblems.nothingToGrant()
  return decided.judgement
}

const asRows = (awards: readonly NewAward[]): string => JSON.stringify(awards.map((one) => ({ award: newId(), ...one })))

function awarded(decided: DecidedCase, awards: readonly NewAward[], says: string): Call {
  return publish("benefit.awarded", decided.subjectId, { caseId: decided.caseId, region: decided.region, effectiveDate: decided.on, kinds: awards.map((one) => one.kind), amountFen: awards.reduce((sum, one) => sum + one.amount, 0), says })
}

const yuan = (amount: number): string => `${(amount / 100).toFixed(2)}元`

/** Half or all of what is left, at once; the rest stays for a later unemployment. */
export function grantLumpSum(decided: DecidedCase): readonly Call[] {
  const judgement = judged(decided)
  const [months, amount, left] = [amountIn(judgement, "months"), amountIn(judgement, "amount"), amountIn(judgement, "monthsLeft")]
  const awards: NewAward[] = [{ kind: "lump-sum", amount, months, month: monthNumber(monthOf(decided.on)) }]
  return [
    bind(awardOwn, { subject: decided.subjectId, case: decided.caseId, rule: ruleOf(judgement), at: decided.at, awards: asRows(awards) }),
    bind(keepUnused, { person: decided.subjectId, unused: left, at: decided.at }),
    awarded(decided, awards, `已核定一次性领取${months}个月失业保险金，共${yuan(amount)}，仍保留${left}个月`),
  ]
}

export function grantChildbirth(decided: DecidedCase): readonly Call[] {
  const judgement = judged(decided)
  const amount = amountIn(judgement, "amount")
  const awards: NewAward[] = [{ kind: "childbirth", amount, months: 0, month: monthNumber(monthOf(decided.on)) }]
  return [
    bind(awardOwn, { subject: decided.subjectId, case: decided.caseId, rule: ruleOf(judgement), at: decided.at, awards: asRows(awards) }),
    awarded(decided, awards, `已核定生育加发失业保险金${yuan(amount)}`),
  ]
}

/** One award for each month left, from the month of the decision; a month in which the benefit has stopped is never paid. */
export function grantJobSeeking(decided: DecidedCase): readonly Call[] {
  const judgement = judged(decided)
  const [monthly, months] = [amountIn(judgement, "monthly"), amountIn(judgement, "months")]
  const awards = Array.from({ length: months }, (_, index): NewAward => ({ kind: "job-seeking", amount: monthly, months: 1, month: monthNumber(addMonthsTo(monthOf(decided.on), index)) }))
  return [
    bind(awardOwn, { subject: decided.subjectId, case: decided.caseId, rule: ruleOf(judgement), at: decided.at, awards: asRows(awards) }),
    awarded(decided, awards, `已核定求职补贴每月${yuan(monthly)}，最长${months}个月，停发失业保险金的同时停发`),
  ]
}

/** Funeral grant, consolation and the unpaid month of death, to the survivor who applied. Violates `funeral_grants_pkey` when the grant is gone. */
export function grantDeath(decided: DecidedCase): readonly Call[] {
  const judgement = judged(decided)
  const month = monthNumber(monthOf(decided.on))
  const all: NewAward[] = [
    { kind: "funeral", amount: amountIn(judgement, "funeral"), months: 0, month },
    { kind: "consolation", amount: amountIn(judgement, "consolation"), months: 0, month },
    { kind: "death-month", amount: amountIn(judgement, "unpaidMonth"), months: 1, month },
  ]
  const awards = all.filter((one) => one.amount > 0)
  return [
    bind(awardSurvivor, { subject: decided.subjectId, case: decided.caseId, rule: ruleOf(judgement), at: decided.at, on: decided.on, awards: asRows(awards) }),
    awarded(decided, awards, `已核定：${awards.map((one) => `${words[one.kind]}${yuan(one.amount)}`).join("，")}`),
  ]
}

const words: Readonly<Record<AwardKind, string>> = { funeral: "丧葬补助金", consolation: "抚恤金", "death-month": "死亡当月失业保险金", "job-seeking": "求职补贴", childbirth: "生育加发", "lump-sum": "一次性领取" }

/**
 * Daily: awards whose month has come become month lines that the next batch of the place pays; an allowance of a month in which the
 * benefit no longer ran is cancelled. Answers how many of each.
 */
export async function lineAwards(house: House, today: PlainDate): Promise<{ lined: number; cancelled: number }> {
  const ym = monthNumber(monthOf(today))
  return house.database.system.transaction(async (tx) => {
    const cancelled = await tx.sql(
      `update insurance.awards a set state = 'cancelled' from insurance.entitlements e
        where a.state = 'granted' and a.kind = 'job-seeking' and e.person_id = a.person_id and e.entitlement_id = a.entitlement_id
          and (e.last_month < a.month or (e.stopped_from is not null and e.stopped_from <= a.month)) returning a.award_id`,
    )
    const ready = await tx.sql(
      `update insurance.awards a set state = 'lined', lined_at = $1::timestamptz
        where a.state = 'granted' and a.month <= $2 returning a.award_id`,
      [house.clock(), ym],
    )
    if (ready.length === 0) return { lined: 0, cancelled: cancelled.length }
    await tx.sql(stagingTable)
    await tx.sql(
      `insert into month_staging
       select a.payee_id, row_number() over (partition by a.payee_id order by a.award_id), a.month, a.entitlement_id, case a.kind when 'death-month' then 'benefit' else a.kind end, a.region,
              a.amount_fen, 0, null, null, 'pending'
         from insurance.awards a where a.award_id = any($1::bigint[])`,
      [ready.map((row) => (row as { award_id: string }).award_id)],
    )
    await appendStaged(tx, house.clock())
    await tx.sql("drop table month_staging")
    return { lined: ready.length, cancelled: cancelled.length }
  })
}

export const awardJob: Job = {
  name: "insurance.line-awards",
  title: "一次性待遇进入待发",
  dailyAt: "00:50",
  run: async (house) => {
    const { lined, cancelled } = await lineAwards(house, todayInChina(house.clock()))
    return `待发 ${lined} 笔，取消 ${cancelled} 笔`
  },
}
