// The applications of the files as the program would have kept them had they come in at its doors: claims, what officers did, phones and accounts, networks and files. For tests of its own search for signs.
import type { Bulk } from "#platform/database"

export type Row = Readonly<Record<string, string>>

export interface Sent {
  readonly id: string
  readonly subject: string
  readonly on: string
}

/** Stations by what officers of the files do. */
const acts: Readonly<Record<string, string>> = { return: "return", accept: "accept", review: "accept", approve: "accept" }

const subjectOf = (row: Row): string => row["employer_id"] || (row["person_id"] ?? "")

/** As on the day each was sent: what it was granted later is not there yet. */
export async function sendClaims(tx: Bulk, applications: readonly Row[], steps: readonly Row[], owed: readonly Row[]): Promise<readonly Sent[]> {
  const claims = applications.filter((row) => subjectOf(row) !== "").map((row) => ({
    id: row["application_id"], subject: subjectOf(row), kind: row["employer_id"] ? "employer" : "person", item: `subsidies.${row["item"]?.toLowerCase() ?? ""}`, at: row["applied_at"], ended: row["state"] === "withdrawn" ? row["applied_at"] : null, state: row["state"] === "withdrawn" ? "withdrawn" : "submitted",
    answers: { periodFrom: row["from_month"] }, judgement: { gives: { amount: Number(row["amount_fen"]), lines: row["person_id"] ? [{ person: row["person_id"], month: row["from_month"], verdict: "pass" }] : [] } },
    person: row["person_id"] || null, unit: row["employer_id"] || null, phone: row["phone"] || null, account: row["account"] || null, ip: row["ip"] || null, digest: row["file_digest"] || null, address: row["address"] || null,
  }))
  const given = `jsonb_to_recordset($1::jsonb) as c(id bigint, subject bigint, kind text, item text, at timestamptz, ended timestamptz, state text, answers jsonb, judgement json, person bigint, unit bigint, phone text, account text, ip text, digest text, address text)`
  const all = [JSON.stringify(claims)]
  const region = "'990201001001'"
  await tx.sql("delete from subsidies.grant_months")
  await tx.sql(`insert into casework.cases (subject_id, case_id, number, item, item_version, subject_kind, region, channel, applicant_name, applicant_masked, answers, submission_key, exclusive, state, submitted_at, ended_at, judgement, length)
    select c.subject, c.id, c.id::text, c.item, 1, c.kind, ${region}, '01', '示例', '示例', c.answers, c.id::text, false, c.state, c.at, c.ended, c.judgement, 1 from ${given}`, all)
  await tx.sql(`insert into registers.person_mobiles (digest, person_id) select distinct md5(c.phone), c.person from ${given} where c.person is not null and c.phone is not null on conflict do nothing`, all)
  await tx.sql(`insert into registers.person_accounts (digest, person_id, mark) select distinct md5(c.account), c.person, '' from ${given} where c.person is not null and c.unit is null and c.account is not null on conflict do nothing`, all)
  for (const [kind, column] of [["network", "ip"], ["file", "digest"]] as const)
    await tx.sql(`insert into subsidies.claim_traces (subject_id, case_id, kind, value, region, sent_at) select c.subject, c.id, '${kind}', c.${column}, ${region}, c.at from ${given} where c.${column} is not null`, all)
  await tx.sql(`update registers.employers e set address = c.address from ${given} where c.address is not null and e.employer_id = c.unit`, all)
  const done = steps.filter((row) => acts[row["step"] ?? ""] !== undefined && row["application_id"]).map((row) => ({ id: row["application_id"], kind: acts[row["step"] ?? ""], officer: row["officer_id"], at: row["at"], number: row["step_id"] }))
  await tx.sql(`insert into casework.actions (subject_id, case_id, seq, subject_kind, region, kind, actor, actor_name, step, at)
    select c.subject_id, c.case_id, row_number() over (partition by c.case_id order by s.at, s.number), c.subject_kind, c.region, s.kind, s.officer, '示例', 'review', s.at
      from jsonb_to_recordset($1::jsonb) as s(id bigint, kind text, officer text, at timestamptz, number bigint) join casework.cases c on c.case_id = s.id`, [JSON.stringify(done)])
  await tx.sql(`insert into subsidies.clawbacks (subject_id, clawback_id, subject_kind, name, region, grant_id, batch_id, item, fund, year, kind, amount_fen, grounds, state, opened_by, opened_name, opened_at)
    select g.subject_id, g.grant_id, 'person', '示例', g.region, g.grant_id, 1, g.item, g.fund, 2026, 'overpaid', 1, '示例', 'transferred', '1', '示例', g.recorded_at
      from jsonb_to_recordset($1::jsonb) as f(person bigint) join lateral (select * from subsidies.grants x where x.subject_id = f.person order by x.grant_id limit 1) g on true`, [JSON.stringify(owed.map((row) => ({ person: row["value"] })))])
  return claims.map((one) => ({ id: one.id ?? "", subject: one.subject, on: (one.at ?? "").slice(0, 10) }))
}
