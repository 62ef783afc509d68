// Whom the interest of a quarter and the limit of a guaranteed start-up loan fit on a day, and how much, as SQL written by hand.
import type { PlainDate } from "#standards"
import { found, listed, monthOf, numberOf, numberOnDay, runs, said, valueOf } from "./month.ts"

/** Begin with the loans of people, few as they are, look at the borrower and the business, and ask for each of the last four quarters that was not subsidised; `fitting` narrows the loans `l`, `asked` the borrowers `p`, `more` adds columns to a quarter. */
const quarters = (on: PlainDate, fitting: string, asked = "", more = "", also = ""): string => {
  const { day } = monthOf(on)
  return `
    with loan as materialized (
      select l.subject_id as person_id, l.number, l.amount_fen, l.borrower, l.partners, l.signed_on, l.repay_by, b.employer_id
        from entrepreneurship.loans l join registers.employers b on b.uscc = l.uscc and b.status not in ('注销', '吊销') where l.state = 'valid' and l.subject_kind = 'person' and ${fitting}
    ), someone as materialized (
      select l.*, z.region from loan l join registers.persons z using (person_id) where z.bank_masked is not null
    ), sound as materialized (
      select p.* from someone p where ${said("p.employer_id", "unit-abnormal", day)} = 'false' and ${said("p.employer_id", "tax-normal", day)} = 'true' and ${said("p.person_id", "credit-listed", day)} = 'false' ${asked}
         and not exists (select 1 from registers.deaths x where x.person_id = p.person_id offset 0) and not exists (select 1 from registers.custodies x where x.person_id = p.person_id and ${runs("x.from_on", "x.to_on", day)} offset 0)
         and not exists (select 1 from subsidies.published_holdings h where h.subject_id = p.person_id and h.item = 'OTHER-INTEREST' and h.loan = p.number offset 0)
    ), quarter as materialized (
      select p.*, p.number || ':' || to_char(q.day, 'YYYY"Q"Q') as line${more}
        from sound p join (select d::date as day, (d + interval '3 months' - interval '1 day')::date as last from (values (3), (6), (9), (12)) n(months) cross join lateral (select date_trunc('quarter', ${day}) - make_interval(months => n.months) as d) d) q on q.last >= p.signed_on ${also}
       where not exists (select 1 from subsidies.awards a where a.subject_id = p.person_id and a.state = 'granted' and a.item = 'LN-INT' and a.line = p.number || ':' || to_char(q.day, 'YYYY"Q"Q')))`
}
const ofLine = ", p.person_id as claimant, p.line, '' as choice"

/** Half of the interest of a quarter, for the days on which the loan stood as agreed. */
export function loanInterestByHand(on: PlainDate): string {
  const interest = `
    cross join lateral (
      select sum(x.days) as days, sum(x.principal_fen * x.rate * x.days) as interest, bool_and(x.until_on <= p.repay_by) as inside from (
        select s.principal_fen, s.rate, least(s.until_on, q.last) as until_on, case when s.standing = 'normal' then least(s.until_on, q.last) - greatest(s.from_on, q.day) + 1 else 0 end as days
          from entrepreneurship.loan_segments s where s.subject_id = p.person_id and s.loan_number = p.number and s.state = 'valid' and s.from_on <= q.last and s.until_on >= q.day) x) i`
  return `${quarters(on, "true", "", ", i.days, i.interest, i.inside", interest)}
    select ${found("'amount', div(p.interest + 3600000, 7200000), 'days', p.days")}${ofLine} from quarter p where p.interest >= 3600000 and p.inside`
}

/** Loans within what a person, or people together, may borrow; with another loan for the business a person decides. */
export function loanLimitByHand(on: PlainDate): string {
  const { day } = monthOf(on)
  const [alone, firm] = [numberOf("subsidies.personal-loan", on), numberOf("subsidies.firm-loan", on)]
  const limit = (of: string) => `(case ${of}.borrower when 'partners' then least(${firm}, ${alone} * ${of}.partners * ${numberOf("subsidies.partner-share", on)} / 10000) else ${alone} end)`
  const fitting = `l.borrower_group in (${listed(valueOf("subsidies.borrower-groups", on) as readonly string[])}) and l.amount_fen <= ${limit("l")} and l.repay_by <= (l.signed_on + interval '${numberOf("subsidies.personal-loan-years", on)} years')::date and l.rate <= ${numberOnDay("loan-prime-rate", "l.signed_on")} + ${numberOf("subsidies.rate-margin", on)}`
  const otherLoan = said("p.person_id", "other-business-loan", day)
  const asked = `and ${otherLoan} is not null
         and (select count(distinct a.loan) from subsidies.awards a where a.subject_id = p.person_id and a.state = 'granted' and a.item = 'LN-INT' and a.loan <> p.number) < ${numberOf("subsidies.loan-times", on)}`
  return `${quarters(on, fitting, asked)}
    select ${found(`'limit', ${limit("p")}`, `${otherLoan} = 'true'`)}${ofLine} from quarter p`
}
