// The records of founders with what they refuse: a contract number of somebody else, an interest list outside its loan (domain/02 §8).
import { entryRoutes } from "#platform/entries"
import type { EntryRefusal } from "#platform/entries/contract"
import type { Served } from "#platform/module"
import { entrepreneurshipRecords as kept } from "../contract.ts"

const period: EntryRefusal = { code: "entrepreneurship.period", says: "止早于起", when: "r.until_on < r.from_on" }
const loanOfRow = "entrepreneurship.published_loans l where l.subject_id = r.subject_id and l.number = r.loan_number"

const tenancies: readonly EntryRefusal[] = [
  period,
  { code: "entrepreneurship.no-incubator", says: "没有这个孵化基地", when: "not exists (select 1 from entrepreneurship.published_incubators i where i.name = r.incubator and i.recognised_on <= r.from_on and (i.until_on is null or i.until_on >= r.from_on))" },
  { code: "entrepreneurship.two-places", says: "同一时间已在另一个基地", when: "exists (select 1 from entrepreneurship.published_tenancies t where t.employer_id = r.employer_id and t.from_on <> r.from_on and t.from_on <= coalesce(r.until_on, 'infinity'::date) and coalesce(t.until_on, 'infinity'::date) >= r.from_on)" },
]
const loans: readonly EntryRefusal[] = [
  { code: "entrepreneurship.loan-other", says: "这个合同号是别人的", when: "exists (select 1 from entrepreneurship.published_loans l where l.number = r.number and l.subject_id <> r.subject_id)" },
  { code: "entrepreneurship.loan-borrower", says: "小微企业借款填单位，个人和合伙填个人", when: "(r.borrower = 'firm') <> (r.subject_kind = 'employer')" },
  { code: "entrepreneurship.period", says: "到期日不晚于合同日期", when: "r.repay_by <= r.signed_on" },
]
const segments: readonly EntryRefusal[] = [
  period,
  { code: "entrepreneurship.no-loan", says: "没有登记这份贷款合同", when: `not exists (select 1 from ${loanOfRow})` },
  { code: "R-LOAN-LIMIT", says: "余额超过贷款金额", when: `exists (select 1 from ${loanOfRow} and r.principal_fen > l.amount_fen)` },
  { code: "entrepreneurship.segments-overlap", says: "与已登记的时段重叠", when: "exists (select 1 from entrepreneurship.published_loan_segments s where s.subject_id = r.subject_id and s.loan_number = r.loan_number and s.from_on <> r.from_on and s.from_on <= r.until_on and s.until_on >= r.from_on)" },
]

export const entrepreneurshipRoutes: readonly Served[] = [
  ...entryRoutes(kept.incubators.table, kept.incubators.endpoints),
  ...entryRoutes(kept.tenancies.table, kept.tenancies.endpoints, tenancies),
  ...entryRoutes(kept.loans.table, kept.loans.endpoints, loans),
  ...entryRoutes(kept.loanSegments.table, kept.loanSegments.endpoints, segments),
]
