// Whom a rule without a person in it concerns: the standard of a month concerns who may draw that month, each by the place that pays.
import type { Population } from "#platform/facts"

const drawing: Population = {
  table: `(select distinct on (e.person_id) e.person_id, e.region from insurance.published_entitlements e
            where e.state in ('running', 'held') and to_char(:on::date, 'YYYYMM')::int between e.first_month and e.last_month order by e.person_id, e.first_month desc)`,
  key: "person_id",
}

export const populations: Readonly<Record<string, Population>> = { "insurance.benefit-standard": drawing }
