// What an approval makes true: the grant and one row for each person and month it uses up, in the transaction of the decision.
import { bind, type Call, newId, statement } from "#platform/database"
import { publish } from "#platform/exchange"
import type { DecidedCase } from "#platform/module"
import { subsidyProblems } from "../contract.ts"
import { fundOf, subsidyItems } from "../rules/index.ts"
import { clashSql, metItems, monthStack } from "./awards/stacking-now.ts"
import type { JudgedLine } from "./line-judge.ts"
import type { GrantedByMonth } from "./monthly-items.ts"
import { countedMonths, monthsGrew } from "./months-counted.ts"
import { decisionTable } from "./parameters.ts"

interface GrantArgs {
  readonly subject: string
  readonly grant: string
  readonly kind: string
  readonly item: string
  readonly fund: string
  readonly region: string
  readonly case: string
  readonly channel: string
  readonly amount: number
  readonly persons: number
  readonly months: number
  readonly rule: string
  readonly version: string
  readonly on: string
  readonly by: string
  readonly at: string
  /** Who applied where it is not who is paid. */
  readonly applicant: string | null
}

/** Takes the publication that has ended and that nobody objects to any more; without one the constraint `grants_published` speaks. */
export const insertGrant = statement<GrantArgs>({
  name: "subsidies.insert-grant",
  reach: "subject",
  sql: `
    insert into subsidies.grants (subject_id, grant_id, subject_kind, item, fund, region, case_id, channel, amount_fen, persons, months, rule, rule_version, publication_id, published_fen, granted_on, granted_by, recorded_at, applicant_id, blocked)
    select :subject::bigint, :grant::bigint, :kind, :item, :fund, :region, :case::bigint, :channel, :amount::bigint, :persons::int, :months::int, :rule, :version, p.publication_id, p.amount_fen, :on::date, :by, :at::timestamptz, :applicant::bigint,
           exists (select 1 from subsidies.blocks k where k.subject_id in (:subject::bigint, :applicant::bigint) and k.from_on <= :on::date and k.until_on > :on::date)
      from (select :subject::bigint as subject_id) s
      left join subsidies.publications p on p.subject_id = s.subject_id and p.case_id = :case::bigint and p.state = 'open' and p.until_on < :on::date
        and not exists (select 1 from subsidies.objections o where o.subject_id = p.subject_id and o.publication_id = p.publication_id and o.state = 'open')`,
})

/** Whoever writes grants about these people first takes them, so that what each holds is seen whole; in the order of numbers, so that nobody waits in a circle. */
export const takeSubjects = statement<{ subjects: readonly string[]; at: string }>({
  name: "subsidies.take-subjects",
  reach: "bulk",
  sql: `
    insert into subsidies.stacking (subject_id, taken_at) select s, :at::timestamptz from unnest(:subjects::bigint[]) as s order by s
    on conflict (subject_id) do update set taken_at = excluded.taken_at`,
})

const insertMonths = statement<Record<"subject" | "grant" | "kind" | "item" | "region" | "on" | "at" | "lines" | "met" | "counted", string> & Record<"stack" | "applicant", string | null>>({
  name: "subsidies.insert-grant-months",
  reach: "bulk",
  sql: `
    insert into subsidies.grant_months (person_id, grant_id, ym, item, stack, payee_id, payee_kind, region, amount_fen, facts, granted_on, clash, recorded_at, applicant_id)
    select l.subject, :grant::bigint, l.from_ym, :item, :stack, :subject::bigint, :kind, :region, l.amount, l.facts, :on::date, coalesce(${clashSql}, ${monthsGrew}), :at::timestamptz, :applicant::bigint
      from (select g.person as subject, replace(g.month, '-', '')::int as from_ym, replace(g.month, '-', '')::int as until_ym, g.amount, g.facts, null::text as occupation, null::smallint as level, null::text as employer,
                   null::text as loan, g.facts ->> 'cost-reference' as cost, 'employment-subsidy'::text as fund
              from jsonb_to_recordset(:lines::jsonb) as g(person bigint, month text, amount bigint, facts jsonb)) l`,
})

const yuan = (amount: number): string => `${(amount / 100).toFixed(2)}元`

/** The lines of a judgement that passed. @throws subsidies.nothing-to-grant when there are none. */
function grantedLines(decided: DecidedCase): readonly JudgedLine[] {
  const lines = (decided.judgement?.gives["lines"] ?? []) as readonly JudgedLine[]
  const passed = lines.filter((one) => one.verdict === "pass" && one.amount > 0)
  if (passed.length === 0) throw subsidyProblems.nothingToGrant()
  return passed
}

/** Lines by who is paid for them: all to who applied, or each to the person they are about. */
function byPayee(lines: readonly JudgedLine[], { applicant }: GrantedByMonth, subject: string): ReadonlyMap<string, readonly JudgedLine[]> {
  return applicant ? new Map([...new Set(lines.map((one) => one.person))].map((person) => [person, lines.filter((one) => one.person === person)])) : new Map([[subject, lines]])
}

/** The effect of approving a claim by month: a grant for whoever is paid, with its months; all of them or none. */
export const grantMonths = (subsidy: GrantedByMonth) => (decided: DecidedCase): readonly Call[] => {
  const lines = grantedLines(decided)
  const met = metItems(subsidy.item, decisionTable, decided.region, decided.on)
  return [
    bind(takeSubjects, { subjects: [...new Set(lines.map((one) => one.person))].toSorted(), at: decided.at }),
    ...[...byPayee(lines, subsidy, decided.subjectId)].flatMap(([payee, own]) => grantTo(payee, own, subsidy, decided, met)),
  ]
}

function grantTo(subject: string, lines: readonly JudgedLine[], subsidy: GrantedByMonth, decided: DecidedCase, met: ReturnType<typeof metItems>): readonly Call[] {
  const { item, payee: kind } = subsidy
  const grant = newId()
  const amount = lines.reduce((total, one) => total + one.amount, 0)
  const persons = new Set(lines.map((one) => one.person)).size
  const applicant = subsidy.applicant ? decided.subjectId : null
  return [
    bind(insertGrant, {
      subject, grant, kind, item, fund: fundOf(item), region: decided.region, case: decided.caseId, channel: decided.channel, amount, persons, months: lines.length,
      rule: subsidy.rule.name, version: decided.judgement?.version ?? subsidy.rule.since, on: decided.on, by: decided.by, at: decided.at, applicant,
    }),
    bind(insertMonths, {
      subject, grant, kind, item, stack: monthStack(met), region: decided.region, on: decided.on, at: decided.at, met: JSON.stringify(met), applicant, counted: JSON.stringify(countedMonths(item, lines)),
      lines: JSON.stringify(lines.map(({ person, month, amount: fen, facts }) => ({ person, month, amount: fen, facts }))),
    }),
    publish("subsidy.granted", subject, {
      grantId: grant, caseId: decided.caseId, item, itemName: subsidyItems[item], region: decided.region, effectiveDate: decided.on, subjectKind: kind, amountFen: amount, persons, months: lines.length, applicantId: applicant,
      says: `${subsidyItems[item]}已核定${yuan(amount)}，共${lines.length}个人月`,
    }),
  ]
}
