// What a claim that was sent by the applicant leaves to compare with others: the network it came from, and the digests of its files.
import { statement } from "#platform/database"

/** The network is the address of the operation trail (of version 6 its first 64 bits); what an officer entered, and what came from the machine of the program itself, says nothing about the applicant. */
export const keepTraces = statement<{ subject: string; case: string }>({
  name: "subsidies.keep-claim-traces", reach: "subject",
  sql: `
    insert into subsidies.claim_traces (subject_id, case_id, kind, value, region, sent_at)
    select c.subject_id, c.case_id, x.kind, x.value, c.region, c.submitted_at
      from casework.cases c cross join lateral (
        select 'network' as kind, case family(n.address) when 6 then host(network(set_masklen(n.address, 64))) else host(n.address) end as value
          from audit.trail t cross join lateral (select case when t.address ~ '^[0-9a-fA-F:.]+$' then t.address::inet end as address) n
         where t.subject_id = c.subject_id and t.action = 'casework.submit-case' and t.actor_kind in ('citizen', 'employer') and t.detail ->> 'case' = c.case_id::text and not n.address <<= any ('{127.0.0.0/8,::1}'::inet[])
        union
        select 'file', f.digest from jsonb_array_elements(c.papers) p join documents.files f on f.subject_id = c.subject_id and f.document_id = (p ->> 'document')::bigint) x
     where c.subject_id = :subject::bigint and c.case_id = :case::bigint on conflict do nothing`,
})
