// The months of people in public-welfare posts and of interns: what a unit claims for each of them, month by month (PW-POST, PW-SI, IN-BASE). Placed by hand and looked at on the spot, they are applied for, never offered.
import { type Asked, type FactSource, linesFrom, listRelation, type Population, type Relation, relation } from "#platform/facts"
import type { Rule } from "#policy"
import { registerRelations } from "#platform/registers"
import { contributions, rulesOfItem } from "../rules/index.ts"
import { claimMonths, claimMonthsFact, type Persons } from "./claim-months.ts"
import { employee, monthNumberOf, monthText, shares, used } from "./fact-relations.ts"
import { answer, graduateFacts, isThere, ofPerson, said } from "./fact-sources.ts"
import { type GrantedByMonth, keyGroupHire } from "./monthly-items.ts"
import { answered } from "./fact-relations.ts"
import { factsOfUnit } from "./unit-of-month.ts"

const thisMonth = monthNumberOf(":on::date")
const monthStart = "date_trunc('month', :on::date)::date"
const posts = "公益性岗位管理"

/** The newest placement that had begun, with its post, its end, what was worked and paid in the month, and how many there were. */
const placement = relation(
  "placement",
  (who) => `
    select distinct on (p.person_id) p.person_id as subject, p.employer_id, p.from_on, p.agreement_on, e.left_on, b.part_time, b.number is not null and (b.until_on is null or b.until_on >= ${monthStart}) as approved, m.attended_days, m.wage_fen,
           count(*) over (partition by p.person_id)::int as number
      from assistance.published_placements p
      left join assistance.published_placement_ends e on e.person_id = p.person_id and e.employer_id = p.employer_id and e.from_on = p.from_on
      left join assistance.published_public_posts b on b.employer_id = p.employer_id and b.number = p.post_number
      left join assistance.published_placement_months m on m.person_id = p.person_id and m.employer_id = p.employer_id and m.from_on = p.from_on and m.ym = ${thisMonth}
     where ${who("p.person_id")} and p.from_on <= :on::date order by p.person_id, p.from_on desc`,
)

/** The newest recognition with its category in the rule's words; what ended by the post itself, by other work or by death does not end a month before it. */
const placedHardship = relation(
  "placed_hardship",
  (who) => `
    select distinct on (h.person_id) h.person_id as subject, h.recognised_on, case when h.exit in ('010', '020', '030') or d.died_on <= h.ended_on then null else h.ended_on end as ended_on,
           case h.category when '050' then 'older' when '060' then 'disabled' when '040' then 'low-income' when '070' then 'zero-employment' when '120' then 'long-unemployed' when '080' then 'land-lost' else 'provincial' end as category
      from assistance.published_hardships h left join registers.deaths d on d.person_id = h.person_id where ${who("h.person_id")} order by h.person_id, h.recognised_on desc, h.recognition_id desc`,
)

/** Months used since this placement: a new placement begins anew. */
const placedMonths = relation(
  "placed_months",
  (who) => `
    select p.subject, (count(*) filter (where m.item = 'PW-POST'))::int as post, (count(*) filter (where m.item = 'PW-SI'))::int as insurance, min(m.ym) as first_ym
      from (${placement.sql(who)}) p join subsidies.published_grant_months m on m.person_id = p.subject and m.item in ('PW-POST', 'PW-SI') and m.ym >= ${monthNumberOf("p.from_on")} group by p.subject`,
)

const kinds = "case c.kind when '110' then 'pension' when '310' then 'medical' when '210' then 'unemployment' else 'injury' end"
/** What the unit of the post paid for the month. */
const placedPaid = listRelation(
  "placed_paid",
  contributions.definition,
  (who) => `
    select p.subject, ${kinds} as kind, 'employer' as payer, c.base_fen as base, c.employer_paid_fen as amount, c.back_paid as back
      from (${placement.sql(who)}) p join registers.contributions c on c.person_id = p.subject and c.employer_id = p.employer_id and c.ym = ${thisMonth} and c.arrived_on is not null and c.kind in ('110', '210', '310', '410')`,
)
/** Insured in the month by a unit that is not the one of the post. */
const insuredBeside = relation(
  "insured_beside",
  (who) => `
    select distinct p.subject from (${placement.sql(who)}) p where exists (select 1 from registers.employee_rows r where r.person_id = p.subject and r.employer_id <> p.employer_id and r.kind in ('110', '210') and r.from_on <= :on::date and (r.to_on is null or r.to_on > ${monthStart}))
        or exists (select 1 from registers.contributions c where c.person_id = p.subject and c.ym = ${thisMonth} and c.kind = '110' and c.employer_id not in (0, p.employer_id))`,
)

/** A month lies in a placement with the unit that claims; the placement may meanwhile be with another. */
const withClaimant = "placement.employer_id = claimant.payee_id"

const inPost = [
  ...ofPerson.filter((one) => one.fact !== "contributions"), ...factsOfUnit(placement),
  answer("hardship-from", placedHardship, "placed_hardship.recognised_on", "就业困难人员认定"), answer("hardship-until", placedHardship, "placed_hardship.ended_on", "就业困难人员认定"),
  answer("hardship-category", placedHardship, `case when coalesce((answered.said ->> 'severely-disabled')::bool, false) then 'severely-disabled' else placed_hardship.category end`, "就业困难人员认定", { answered: isThere(placedHardship), beside: [answered] }),
  answer("first-approved-on", used, "used.first_approved_on", "补贴发放记录"), answer("first-subsidy-month", placedMonths, monthText("placed_months.first_ym"), "补贴发放记录"),
  answer("post-approved", placement, "coalesce(placement.approved, false)", posts, { answered: isThere(placement) }), answer("post-agreement", placement, `placement.agreement_on is not null and ${withClaimant}`, posts, { answered: isThere(placement) }),
  answer("post-from", placement, "placement.from_on", posts, { answered: isThere(placement) }), answer("post-until", placement, "placement.left_on", posts, { answered: isThere(placement) }),
  answer("placement-number", placement, "placement.number", posts, { answered: isThere(placement) }), answer("part-time-post", placement, "coalesce(placement.part_time, false)", posts, { answered: isThere(placement) }),
  answer("attendance-recorded", placement, "coalesce(placement.attended_days, 0) > 0", posts), answer("wage-paid", placement, "coalesce(placement.wage_fen, 0)", "银行代发记录"),
  answer("active-entity", registerRelations.entityRole, "coalesce(entity_role.active, false)", "市场主体登记"),
  answer("share-held", shares, `case when shares.subject is null then 0 else ${said(answered, "share-held", "int")} end`, "市场主体登记", { answered: "shares.subject is null or answered.said ? 'share-held'", beside: [answered] }),
  answer("insured-elsewhere", insuredBeside, isThere(insuredBeside), "社会保险登记"), linesFrom(contributions, placedPaid, "社会保险登记"),
]

const placed: Persons = (who) => `select p.employer_id as subject, p.person_id, p.employer_id as payee_id, min(p.from_on) as from_on, null::date as until_on from assistance.published_placements p where ${who("p.employer_id")} group by p.employer_id, p.person_id`

/** The newest internship that had begun, with its end and what was paid and attended in the month. */
const internship = relation(
  "internship",
  (who) => `
    select distinct on (i.person_id) i.person_id as subject, i.employer_id, i.intern_group, i.starts_on, i.planned_end, i.filed_on, i.accident_from, i.accident_until, coalesce(x.ended_on, i.planned_end) as ends_on, m.stipend_fen, m.attended_days
      from training.published_internships i left join training.published_internship_ends x on x.person_id = i.person_id and x.employer_id = i.employer_id and x.starts_on = i.starts_on
      left join training.published_internship_months m on m.person_id = i.person_id and m.employer_id = i.employer_id and m.starts_on = i.starts_on and m.ym = ${thisMonth}
     where ${who("i.person_id")} and i.starts_on <= :on::date and coalesce(x.result, '') <> 'cancelled' order by i.person_id, i.starts_on desc`,
)
/** Whether the unit was recognised, and the intern registered as unemployed, on the first day. */
const internshipStart = relation(
  "internship_start",
  (who) => `
    select i.subject, exists (select 1 from training.published_internship_units u where u.employer_id = i.employer_id and i.starts_on between u.recognised_on and u.until_on) as approved,
           exists (select 1 from registration.published_unemployments n where n.person_id = i.subject and n.registered_on <= i.starts_on and (n.closed_on is null or n.closed_on > i.starts_on)) as registered
      from (${internship.sql(who)}) i`,
)
const internships = "就业见习管理"
const began = relation("internship_began", (who) => `select i.subject, i.starts_on as started_on from (${internship.sql(who)}) i`)
const asIntern = (fact: string, value: string) => answer(fact, internship, value, internships, { answered: isThere(internship) })
const asBegun = (fact: string, value: string, beside: readonly Relation[] = []) => answer(fact, internshipStart, value, internships, { answered: isThere(internshipStart), beside })

const interning = [
  ...ofPerson.filter((one) => one.fact !== "contributions"), ...factsOfUnit(internship).filter((one) => one.fact !== "owner-of-applicant"), ...graduateFacts(began),
  asBegun("internship-unit", "internship_start.approved and internship.employer_id = claimant.payee_id", [internship]), asIntern("intern-group", "internship.intern_group"), asBegun("registered-unemployed", "internship_start.registered"), asIntern("internship-starts-on", "internship.starts_on"),
  asIntern("internship-planned-end", "internship.planned_end"), asIntern("agreement-filed-on", "internship.filed_on"), asIntern("internship-ends-on", "internship.ends_on"), asIntern("accident-insured-from", "internship.accident_from"),
  asIntern("accident-insured-until", "internship.accident_until"), answer("stipend-paid", internship, "coalesce(internship.stipend_fen, 0)", "银行代发记录"), answer("intern-attended", internship, "coalesce(internship.attended_days, 0) > 0", internships),
  answer("insured-elsewhere", employee, isThere(employee), "社会保险登记"), answer("months-used", used, "0", "补贴发放记录"),
]
const interns: Persons = (who) => `select i.employer_id as subject, i.person_id, i.employer_id as payee_id, min(i.starts_on) as from_on, null::date as until_on from training.published_internships i where ${who("i.employer_id")} group by i.employer_id, i.person_id`

const monthsOf = (name: string, persons: Persons, sources: Parameters<typeof claimMonths>[2]) => claimMonthsFact(claimMonths(name, persons, sources), "岗位、考勤、报酬和补贴记录")
const postUsed = (column: "post" | "insurance") => answer("months-used", placedMonths, `coalesce(placed_months.${column}, 0)`, "补贴发放记录")

export const publicPost: GrantedByMonth = { item: "PW-POST", code: "subsidies.public-post", payee: "employer", rule: rulesOfItem["PW-POST"][0], months: monthsOf("months_pw_post", placed, [...inPost, postUsed("post")]), used: "months-used" }
export const publicPostInsurance: GrantedByMonth = { item: "PW-SI", code: "subsidies.public-post-insurance", payee: "employer", rule: rulesOfItem["PW-SI"][0], months: monthsOf("months_pw_si", placed, [...inPost, postUsed("insurance")]), used: "months-used" }
export const internshipSubsidy: GrantedByMonth = { item: "IN-BASE", code: "subsidies.internship", payee: "employer", rule: rulesOfItem["IN-BASE"][0], months: monthsOf("months_in_base", interns, interning), used: "months-used" }

/** A post or an internship is claimed by the unit it is with: everybody's newest one, at the place of that unit. */
const withUnit = (base: Relation) => (): Population => {
  const of = (asked: Asked): string => `(select w.subject as person_id, u.region from (${base.sql(asked)}) w join registers.employers u on u.employer_id = w.employer_id)`
  return { table: of(() => "true"), key: "person_id", of }
}

/** As the unit of the newest placement, or internship, would claim the month of the day. */
const claimedByUnit: readonly FactSource[] = [
  answer("post-agreement", placement, "placement.agreement_on is not null", posts, { answered: isThere(placement) }),
]
const internedByUnit: readonly FactSource[] = [asBegun("internship-unit", "internship_start.approved")]

/** The months of people in posts and of interns as they are put to everybody. */
export const postMonths: readonly { readonly rule: Rule; readonly sources: readonly FactSource[]; readonly everybody: () => Population }[] = [
  { rule: publicPost.rule, sources: [...inPost, postUsed("post"), ...claimedByUnit], everybody: withUnit(placement) },
  { rule: publicPostInsurance.rule, sources: [...inPost, postUsed("insurance"), ...claimedByUnit], everybody: withUnit(placement) },
  { rule: internshipSubsidy.rule, sources: [...interning, ...internedByUnit], everybody: withUnit(internship) },
]

/** What is granted by the month and only applied for. */
export const appliedByMonth: readonly GrantedByMonth[] = [publicPost, publicPostInsurance, internshipSubsidy, keyGroupHire]
