// The unit a person is with in the month of a day, by whatever record says so (a placement, an internship): its standing, credit and account, whether the person owns it, and who else insures the person.
import { type FactSource, type Relation, relation } from "#platform/facts"
import { validChecks } from "./fact-relations.ts"
import { answer, asked, isThere } from "./fact-sources.ts"

/** `base` has one row for each person with `employer_id`. */
export function factsOfUnit(base: Relation): readonly FactSource[] {
  const named = (what: string, sql: Relation["sql"]): Relation => relation(`${base.name}_${what}`, sql)
  const unit = named("unit", (who) => `select b.subject, u.status, u.updated_at from (${base.sql(who)}) b join registers.employers u on u.employer_id = b.employer_id`)
  const said = named("said", (who) => `select v.subject, jsonb_object_agg(v.question, v.value) as said from (${validChecks("b.subject", `(${base.sql(who)}) b join subsidies.checks c on c.subject_id = b.employer_id`, "true")}) v group by v.subject`)
  const account = named("account", (who) => `select distinct b.subject from (${base.sql(who)}) b join payments.unit_accounts a on a.employer_id = b.employer_id and a.state = 'verified'`)
  const owner = named(
    "owner",
    (who) => `select distinct b.subject from (${base.sql(who)}) b join registers.employers u on u.employer_id = b.employer_id left join registers.kin k on k.person_id = b.subject and k.relation = '配偶'
      left join registers.entity_roles r on r.uscc = u.uscc and r.person_id in (b.subject, k.relative_id) and r.role <> '监事' and (r.to_on is null or r.to_on > :on::date)
     where u.legal_person_id in (b.subject, k.relative_id) or r.person_id is not null`,
  )
  const market = "市场主体登记"
  return [
    answer("unit-active", unit, `${unit.name}.status not in ('注销', '吊销')`, market, { answered: isThere(unit), asOf: `${unit.name}.updated_at` }), asked("unit-abnormal", said, "bool", market), asked("tax-normal", said, "bool", "税务申报信息"),
    asked("credit-listed", said, "bool", "信用信息"), answer("account-is-payee", account, isThere(account), "银行账户核验", { answered: isThere(account) }), answer("owner-of-applicant", owner, isThere(owner), market),
  ]
}
