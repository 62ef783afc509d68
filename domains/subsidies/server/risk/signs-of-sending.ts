// Signs of how a claim was sent and handled, as selects over `claim` of find-signs.ts.
import { subsidyCase } from "./subsidy-case.ts"

/** C07 and E01: what was kept of the sending (claim_traces), but for networks many share; E02: withdrawn three times and sent again for other people; E03: claims of thirty days just below the limit; E04: returned three times and passed on by somebody else. */
export const signsOfSending: readonly string[] = [
  `
      select 'C07', format('24小时内同一网络地址%s名申请人', count(distinct t.subject_id)), array_agg(distinct 'case:' || t.case_id)
        from claim join subsidies.claim_traces own on own.subject_id = claim.subject_id and own.case_id = claim.case_id and own.kind = 'network'
        join subsidies.claim_traces t on t.kind = 'network' and t.value = own.value and t.sent_at > own.sent_at - interval '24 hours' and t.sent_at <= own.sent_at
       where not exists (select from subsidies.shared_networks n where own.value::inet <<= n.network and n.from_on <= :on::date and (n.until_on is null or n.until_on >= :on::date))
      having count(distinct t.subject_id) >= :networkPersons::int`,
  `
      select 'E01', format('与另外%s名申请人的文件相同', count(distinct t.subject_id)), array_agg(distinct 'case:' || t.case_id)
        from claim join subsidies.claim_traces own on own.subject_id = claim.subject_id and own.case_id = claim.case_id and own.kind = 'file'
        join subsidies.claim_traces t on t.kind = 'file' and t.value = own.value and t.subject_id <> own.subject_id having count(*) > 0`,
  `
      select 'E02', format('同一期间已撤回%s次，人员有变动', count(*)), array_agg('case:' || x.case_id order by x.case_id)
        from claim join casework.cases x on claim.subject_kind = 'employer' and x.subject_id = claim.subject_id and x.item = claim.item and x.case_id <> claim.case_id and x.state = 'withdrawn' and x.answers -> 'periodFrom' is not distinct from claim.answers -> 'periodFrom'
       cross join lateral (select array_agg(distinct l ->> 'person' order by l ->> 'person') as persons from json_array_elements(coalesce(x.judgement -> 'gives' -> 'lines', '[]'::json)) l) was
      having count(*) >= 3 and bool_or(was.persons is distinct from (select array_agg(distinct l ->> 'person' order by l ->> 'person') from claim c cross join lateral jsonb_array_elements(coalesce(c.lines, '[]'::jsonb)) l))`,
  `
      select 'E03', format('30天内%s件金额贴近限额', count(*)), array_agg('case:' || x.case_id order by x.case_id)
        from claim join casework.cases x on x.subject_id = claim.subject_id and x.${subsidyCase} and x.submitted_at > claim.submitted_at - interval '30 days' and x.submitted_at <= claim.submitted_at
       where :limit::bigint > 0 and (x.judgement -> 'gives' ->> 'amount')::bigint >= :limit::bigint * 95 / 100 and (x.judgement -> 'gives' ->> 'amount')::bigint < :limit::bigint having count(*) >= 3`,
  `
      select 'E04', format('补正%s次后由另一人通过', count(*) filter (where a.kind = 'return')), array['case:' || max(a.case_id)]
        from claim join casework.actions a on a.subject_id = claim.subject_id and a.case_id = claim.case_id
      having count(*) filter (where a.kind = 'return') >= 3 and exists (
        select from claim join casework.actions p on p.subject_id = claim.subject_id and p.case_id = claim.case_id and p.kind = 'accept'
          join casework.actions r on r.subject_id = p.subject_id and r.case_id = p.case_id and r.kind = 'return' and r.step = p.step and r.seq < p.seq
         where not exists (select from casework.actions same where same.subject_id = p.subject_id and same.case_id = p.case_id and same.kind = 'return' and same.actor = p.actor))`,
]
