// For whom the unemployment fund pays the medical premium on a day, a month and in all, as SQL written by hand.
import type { PlainDate } from "#standards"
import { found, monthOf, numberOf } from "./month.ts"

/** Begin with the entitlements that run and cover the month, one of a person, and look at what was drawn of the newest. */
export function medicalPremiumByHand(on: PlainDate): string {
  const { ym } = monthOf(on)
  const monthly = Math.floor((numberOf("contribution-base-floor", on) * (numberOf("employer-medical-rate", on) + numberOf("person-medical-rate", on)) + 5000) / 10_000)
  return `
    with drawing as materialized (
      select e.person_id, e.region from insurance.entitlements e where e.state in ('running', 'held') and e.first_month <= ${ym} and e.last_month >= ${ym}
    ), newest as materialized (
      select distinct on (e.person_id) e.person_id, p.region, e.drawn_months as months from drawing p join insurance.entitlements e using (person_id) order by e.person_id, e.recorded_at desc, e.entitlement_id desc)
    select ${found(`'monthly', ${monthly}, 'months', p.months, 'total', ${monthly} * p.months`)} from newest p where p.months > 0`
}
