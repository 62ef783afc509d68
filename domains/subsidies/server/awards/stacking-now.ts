// Which holdings an item collides with at a place on a day, as the database compares them while a grant is written: the table of domain/03 §6 with the place's parameters.
import type { ParameterTable } from "#policy"
import { awardedItems, type AwardedItem, clashesBetween } from "../../rules/index.ts"

interface Met {
  readonly item: string
  readonly code: string
  readonly shared: string
}

/** What a place allows together is left out. */
export function metItems(item: AwardedItem, parameters: ParameterTable, region: string, on: string): readonly Met[] {
  const isAllowed = (key: string | undefined): boolean => {
    const definition = parameters.definitions.find((one) => one.key === key)
    return definition !== undefined && parameters.find(definition, region, on)?.value === true
  }
  return (Object.keys(awardedItems) as AwardedItem[]).flatMap((other): Met[] => clashesBetween(item, other).filter((one) => !isAllowed(one.unless)).map((one) => ({ item: other, code: one.code, shared: one.shared })))
}

/** G1 in the unique index of months: items that meet the employer's part. */
export const monthStack = (met: readonly Met[]): string | null => (met.some((one) => one.item === "SI-SME-GRAD" && one.code === "R-STACK-SI") ? "G1" : null)

/** The months the unemployment fund pays a benefit for, as holdings of a line's subject. */
const benefitMonths = `select 'UI-BENEFIT'::text, 0::bigint, b.ym, b.ym, null::text, null::smallint, null::text, null::text, null::text, 'unemployment-insurance'::text
       from insurance.published_month_lines b where b.person_id = l.subject and b.kind = 'benefit' and b.state in ('pending', 'paid', 'returned', 'suspense')`

/** The code of what a line `l` collides with: its subject's other holdings, by what the two would share. `l` has the columns of a holding and `subject`. */
export const clashSql = `(
  select min(m.code) from jsonb_to_recordset(:met::jsonb) as m(item text, code text, shared text)
    join lateral (select g.item, g.grant_id, g.from_ym, g.until_ym, g.occupation, g.level, g.employer, g.loan, g.cost, g.fund from subsidies.published_holdings g where g.subject_id = l.subject
       union all ${benefitMonths}) h on h.item = m.item and h.grant_id <> :grant::bigint
   where case m.shared when 'month' then h.from_ym <= coalesce(l.until_ym, 999912) and coalesce(h.until_ym, 999912) >= l.from_ym
                       when 'person' then true
                       when 'certificate' then h.occupation = l.occupation and h.level is not distinct from l.level
                       when 'employer' then h.employer = l.employer
                       when 'loan' then h.loan = l.loan
                       else h.cost = l.cost and h.fund <> l.fund end)`
