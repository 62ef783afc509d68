// 延长发放: whose months are used up less than a year before retirement goes on drawing; found and granted by the program, nobody applies.
import { firstDay, monthOf, todayInChina } from "#standards"
import { factsOf } from "#platform/casework"
import { newId, statement } from "#platform/database"
import { type FactRow, gathering } from "#platform/facts"
import { publish } from "#platform/exchange"
import type { House, Job } from "#platform/module"
import { extension } from "../rules/index.ts"
import { birthDate, lastMonth, retirementKind, stillUnemployed } from "./fact-sources.ts"
import { monthNumber, monthOfNumber } from "./months.ts"
import { send } from "./stop-benefit.ts"
import { law } from "./law.ts"
import { parameters } from "./parameters.ts"

interface Candidate {
  readonly person_id: string
  readonly entitlement_id: string
  readonly region: string
}

/** All months drawn, ended within the last year, not extended yet. */
const usedUp = statement<{ ym: number; since: number }, Candidate>({
  name: "insurance.find-used-up",
  reach: "bulk",
  sql: `
    select e.person_id, e.entitlement_id, e.region
      from insurance.entitlements e
     where e.kind = 'benefit' and e.stop_event is null and e.state in ('running', 'ended') and e.drawn_months >= e.months and e.last_month < :ym and e.last_month >= :since
       and not exists (select 1 from insurance.entitlements n where n.person_id = e.person_id and n.recorded_at > e.recorded_at)`,
})

const facts = gathering("insurance.extension", [birthDate, lastMonth, retirementKind, stillUnemployed])

const endOld = statement<{ person: string; entitlement: string; at: string }>({
  name: "insurance.end-used-up",
  reach: "subject",
  sql: "update insurance.entitlements set state = 'ended', updated_at = :at where person_id = :person and entitlement_id = :entitlement and state <> 'ended'",
})

const extend = statement<{ person: string; entitlement: string; from: string; first: number; last: number; months: number; starts: string; rule: string; at: string }>({
  name: "insurance.extend-entitlement",
  reach: "subject",
  sql: `
    insert into insurance.entitlements (person_id, entitlement_id, region, claimed_on, starts_on, first_month, last_month, months, contributed, end_reason, loss_on, rule_version, state, kind, extends_id, recorded_at, updated_at)
    select e.person_id, :entitlement::bigint, e.region, e.claimed_on, :starts::date, :first, :last, :months, e.contributed, e.end_reason, e.loss_on, :rule, 'running', 'extension', e.entitlement_id, :at::timestamptz, :at::timestamptz
      from insurance.entitlements e where e.person_id = :person::bigint and e.entitlement_id = :from::bigint`,
})

export async function extendOlder(house: House): Promise<number> {
  const at = house.clock()
  const on = todayInChina(at)
  const thisMonth = monthNumber(monthOf(on))
  const candidates = await house.database.system.all(usedUp, { ym: thisMonth, since: thisMonth - 100 })
  if (candidates.length === 0) return 0
  const [rows = []] = await house.database.system.together([facts.many(candidates.map((one) => one.person_id), on)])
  const known = new Map(rows.map((row) => [(row as FactRow).subject, row]))
  let extended = 0
  for (const one of candidates) {
    const outcome = law.on(extension, on).decide({ facts: factsOf(facts.read(known.get(one.person_id))), parameters, on, region: one.region })
    const given = outcome.gives
    if (outcome.result !== "pass" || !given || typeof given.firstMonth !== "string" || typeof given.lastMonth !== "string" || typeof given.months !== "number") continue
    const { firstMonth, lastMonth: last, months } = given
    const entitlement = newId()
    await house.database.system.transaction(async (tx) => {
      await tx.run(endOld, { person: one.person_id, entitlement: one.entitlement_id, at })
      const starts = firstDay(monthOfNumber(monthNumber(firstMonth)))
      await tx.run(extend, { person: one.person_id, entitlement, from: one.entitlement_id, first: monthNumber(firstMonth), last: monthNumber(last), months, starts, rule: `${outcome.rule.name}@${outcome.rule.since}`, at })
      await send(tx, publish("benefit.extended", one.person_id, {
        entitlementId: entitlement, extends: one.entitlement_id, region: one.region, effectiveDate: starts, firstMonth, lastMonth: last, months,
        says: `您距法定退休年龄不足1年，失业保险金延长发放至${last}，不用申请`,
      }))
    })
    extended++
  }
  return extended
}

export const extensionJob: Job = {
  name: "insurance.extend-older",
  title: "大龄领金人员延长发放",
  dailyAt: "01:10",
  run: async (house) => `延长 ${await extendOlder(house)} 人`,
}
