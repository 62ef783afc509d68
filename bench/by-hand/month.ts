// What somebody who writes SQL about a month of a subsidy keeps at hand: the day and its month, the province's numbers, and the few clauses every such question repeats.
import type { PlainDate } from "#standards"
import { provinceLawbook } from "../../server/roles.ts"
import { retirement } from "./retirement.ts"

export const listed = (codes: readonly string[]): string => codes.map((code) => `'${code}'`).join(", ")

/** The day, the first of its month, and the month as 202507. */
export const monthOf = (on: PlainDate) => ({ day: `date '${on}'`, first: `date '${on.slice(0, 7)}-01'`, ym: Number(on.slice(0, 4)) * 100 + Number(on.slice(5, 7)) })

/** A number of the province or the nation on a day; one that a city has for itself is none. @throws when there is none. */
export function valueOf(key: string, on: PlainDate): unknown {
  const rows = provinceLawbook.numbers.rows.filter((row) => row.key === key && row.from <= on && (row.to === null || on < row.to)).toSorted((a, b) => (a.region < b.region ? 1 : -1))
  if (rows[0] === undefined || rows.some((row) => !row.region.endsWith("0000"))) throw new Error(`${key} is no number of the whole province on ${on}`)
  return rows[0].value
}

export function numberOf(key: string, on: PlainDate): number {
  const value = valueOf(key, on)
  if (typeof value !== "number") throw new Error(`${key} is no number`)
  return value
}

/** A number of the nation or the province on a day a row has. */
export function numberOnDay(key: string, day: string): string {
  const rows = provinceLawbook.numbers.rows.filter((row) => row.key === key).toSorted((a, b) => (a.from < b.from ? 1 : -1))
  if (rows.length === 0 || rows.some((row) => row.region !== rows[0]?.region)) throw new Error(`${key} differs by place`)
  return `(case ${rows.map((row) => `when ${day} >= date '${row.from}' then ${String(row.value)}`).join(" ")} end)`
}

/** The minimum wage of the city of a region, by the days it was in force. */
export function minimumWage(region: string, day: string): string {
  const rows = provinceLawbook.numbers.rows.filter((row) => row.key === "minimum-wage")
  return `(case ${rows.map((row) => `when left(${region}, 4) = '${row.region.slice(0, 4)}' and ${day} >= date '${row.from}'${row.to === null ? "" : ` and ${day} < date '${row.to}'`} then ${String(row.value)}::bigint`).join(" ")} end)`
}

/** The newest answer of a department about somebody. */
export const said = (subject: string, question: string, day: string): string =>
  `(select c.value #>> '{}' from subsidies.checks c where c.subject_id = ${subject} and c.question = '${question}' and c.from_on <= ${day} and (c.to_on is null or c.to_on > ${day}) order by c.recorded_at desc, c.check_id desc limit 1)`

/** In force on a day. */
export const runs = (from: string, to: string, day: string): string => `${from} <= ${day} and (${to} is null or ${to} > ${day})`

/** `p`, a row of registers.persons, with the day of retirement and, where the kind is only assumed, the latest it can be. */
export const aged = (from: string): string => `
  select p.*, (case when p.sex = '1' then ${retirement.men} when p.kind = 'F55' then ${retirement.women55} else ${retirement.women50} end) as retires, ${retirement.women55} as at_latest, p.sex <> '1' and p.kind = '' as assumed_kind
    from (select x.*, p.sex, coalesce(p.women_retire_kind, '') as kind, p.birth_date, extract(year from p.birth_date)::int * 12 + extract(month from p.birth_date)::int - 1 as month
            from ${from} x join registers.persons p using (person_id) where p.sex is not null and p.birth_date is not null) p`

/** Sixteen, and not retired when the month begins; `p` is a row of `aged`. */
export const ofWorkingAge = (first: string): string => `p.birth_date <= (${first} + interval '1 month' - interval '1 day')::date - interval '16 years' and (p.retires >= ${first} or (p.assumed_kind and p.at_latest >= ${first}))`
/** Only a person can say whether she is retired. */
export const kindMatters = (first: string): string => `(p.assumed_kind and p.retires < ${first})`

/** Draws no pension, is not in custody, and had not died before. */
export const livesFreely = (day: string, first: string): string => `
       not exists (select 1 from registers.pensions x where x.person_id = p.person_id and x.kind in ('110', '120') and ${runs("x.starts_on", "x.ends_on", day)})
       and not exists (select 1 from registers.deaths x where x.person_id = p.person_id and x.died_on < ${first})
       and not exists (select 1 from registers.custodies x where x.person_id = p.person_id and ${runs("x.from_on", "x.to_on", day)})`

/** Holds none of these in the month. */
export const holdsNone = (items: readonly string[], ym: number | string, until = String(ym)): string =>
  `not exists (select 1 from subsidies.published_holdings h where h.subject_id = p.person_id and h.item in (${listed(items)}) and h.from_ym <= ${until} and coalesce(h.until_ym, 999912) >= ${ym})`

/** Neither the person nor the spouse owns the unit `p.employer_id`, whose code and legal person stand in the row. */
export const ownsNot = (day: string): string => `
       p.legal_person_id is distinct from p.person_id
       and not exists (select 1 from registers.entity_roles r where r.person_id = p.person_id and r.uscc = p.unit_code and r.role <> '监事' and (r.to_on is null or r.to_on > ${day}))
       and not exists (select 1 from registers.kin k where k.person_id = p.person_id and k.relation = '配偶' and (k.relative_id = p.legal_person_id
             or exists (select 1 from registers.entity_roles r where r.person_id = k.relative_id and r.uscc = p.unit_code and r.role <> '监事' and (r.to_on is null or r.to_on > ${day}))))`

/** The unit is there, in order and in good credit, as departments say; `unit` names the column of its number. */
export const soundUnit = (unit: string, day: string): string =>
  `${said(unit, "unit-abnormal", day)} = 'false' and ${said(unit, "tax-normal", day)} = 'true' and ${said(unit, "credit-listed", day)} = 'false'`

/** Worked for a unit, or in business, after the diploma and before a month; `p` has the day of the diploma. */
export const workedSince = (until: string): string => `
       (exists (select 1 from registers.contributions c where c.person_id = p.person_id and c.employer_id <> 0 and c.ym >= to_char(p.graduated_on + interval '1 month' - interval '1 day', 'YYYYMM')::int and c.ym < to_char(${until}, 'YYYYMM')::int)
        or exists (select 1 from registers.employee_rows r where r.person_id = p.person_id and r.from_on < date_trunc('month', ${until}) and (r.to_on is null or r.to_on > p.graduated_on))
        or exists (select 1 from registers.entity_roles y where y.person_id = p.person_id and y.role not in ('股东', '监事') and y.from_on < date_trunc('month', ${until}) and (y.to_on is null or y.to_on > p.graduated_on)))`

/** The newest diploma of higher education. */
export const diplomas = (day: string): string => `select distinct on (s.person_id) s.person_id, s.graduated_on from registers.studies s where s.graduated_on <= ${day} and s.level >= '1' and s.level < '4' order by s.person_id, s.graduated_on desc`

/** A row of the answer. */
export const found = (gives: string, isDoubtful = "false"): string => `p.person_id as subject, p.region, case when ${isDoubtful} then 'by-hand' else 'pass' end as result, array[]::text[] as codes, jsonb_build_object(${gives}) as gives`
