// The sealer: joins the rows of the trail to the chain, in batches, and keeps each new head outside the database.
import { type Bulk, type Session, statement } from "#platform/database"
import type { House } from "#platform/module"
import { beginning, chainDigest, rowDigest, rowText } from "./digest.ts"
import { headsFile, keepHead } from "./heads.ts"

const batch = 5000

/**
 * How far behind the front of the chain a row may come and still be joined, in milliseconds of its identifier. A transaction that ends
 * late has made its identifier early; nothing of ours lasts an hour, so an older row was put there by other means and stays outside, for the verifier to name.
 */
export const graceMilliseconds = 3_600_000

/** Identifiers carry their time in the upper 41 bits. */
const ofIds = (milliseconds: number) => BigInt(milliseconds) << 22n
export const graceOfIds = ofIds(graceMilliseconds).toString()

/** How far back every run looks; runs that look back the whole grace are rarer, for they ask about every row of an hour. */
const nearMilliseconds = 120_000

const front = statement<Record<never, never>, { seq: string; digest: string; newest: string }>({
  name: "audit.chain-front",
  reach: "queue",
  sql: `
    select coalesce((select seq from audit.chain order by seq desc limit 1), 0)::text as seq,
           coalesce((select chain_digest from audit.chain order by seq desc limit 1), '') as digest,
           coalesce((select max(trail_id) from audit.chain), 0)::text as newest`,
})

const unsealed = statement<{ from: string; limit: number }, { subject_id: string; trail_id: string; text: string }>({
  name: "audit.unsealed-rows",
  reach: "queue",
  sql: `
    select t.subject_id, t.trail_id, ${rowText} as text
      from audit.trail t
     where t.trail_id > :from and not exists (select 1 from audit.chain c where c.trail_id = t.trail_id and c.subject_id = t.subject_id)
     order by t.trail_id, t.subject_id limit :limit`,
})

const append = statement<{ seqs: readonly number[]; subjects: readonly string[]; trails: readonly string[]; rows: readonly string[]; chains: readonly string[] }>({
  name: "audit.append-to-chain",
  reach: "bulk",
  sql: `
    insert into audit.chain (seq, subject_id, trail_id, row_digest, chain_digest)
    select * from unnest(:seqs::bigint[], :subjects::bigint[], :trails::bigint[], :rows::text[], :chains::text[])`,
})

export interface Sealed {
  readonly rows: number
  /** Position of the last row of the chain. */
  readonly seq: number
  /** True when another sealer was at work and this one left. */
  readonly busy: boolean
}

/**
 * Seals everything there is, looking back two minutes ("near") or the whole grace for rows that came late.
 * Two sealers at once do no harm: the second finds the lock taken and leaves.
 */
export async function sealTrail(house: House, back: "near" | "whole" = "whole"): Promise<Sealed> {
  const behind = ofIds(back === "near" ? nearMilliseconds : graceMilliseconds)
  let rows = 0
  for (;;) {
    const done = await house.database.system.transaction((tx) => sealBatch(tx, behind))
    if (!done) return { rows, seq: 0, busy: true }
    rows += done.rows
    if (done.rows === batch) continue
    // Also makes up for a head that was lost when the machine died between commit and file.
    if (done.seq > 0 && house.dataFolder !== "") await keepHead(headsFile(house.dataFolder), { seq: done.seq, digest: done.digest, at: house.clock() })
    return { rows, seq: done.seq, busy: false }
  }
}

async function sealBatch(tx: Bulk, behind: bigint): Promise<{ rows: number; seq: number; digest: string } | undefined> {
  const [lock] = await tx.sql<{ taken: boolean }>("select pg_try_advisory_xact_lock(hashtext('audit'), hashtext('seal')) as taken")
  if (!lock?.taken) return undefined
  const at = await tx.one(front, {})
  const found = await tx.all(unsealed, { from: at.newest === "0" ? "0" : (BigInt(at.newest) - behind).toString(), limit: batch })
  let seq = Number(at.seq)
  let digest = at.digest === "" ? beginning : at.digest
  const links = found.map((row) => {
    seq += 1
    const own = rowDigest(row.text)
    digest = chainDigest(digest, seq, own)
    return { seq, subject: row.subject_id, trail: row.trail_id, own, digest }
  })
  if (links.length > 0)
    await tx.run(append, {
      seqs: links.map((link) => link.seq),
      subjects: links.map((link) => link.subject),
      trails: links.map((link) => link.trail),
      rows: links.map((link) => link.own),
      chains: links.map((link) => link.digest),
    })
  return { rows: links.length, seq, digest }
}

export interface Standing {
  readonly sealed: number
  readonly waiting: number
  readonly lastSealedAt: string | null
  readonly digest: string | null
}

const standing = statement<{ grace: string }, { sealed: string; waiting: string; last: string | null; digest: string | null }>({
  name: "audit.chain-standing",
  reach: "report",
  sql: `
    select coalesce((select seq from audit.chain order by seq desc limit 1), 0)::text as sealed,
           (select sealed_at from audit.chain order by seq desc limit 1) as last,
           (select chain_digest from audit.chain order by seq desc limit 1) as digest,
           (select count(*) from audit.trail t
             where t.trail_id > coalesce((select max(trail_id) from audit.chain), 0) - :grace::bigint
               and not exists (select 1 from audit.chain c where c.trail_id = t.trail_id and c.subject_id = t.subject_id))::text as waiting`,
})

/** How far the chain has come. */
export async function chainStanding(system: Session): Promise<Standing> {
  const row = await system.one(standing, { grace: graceOfIds })
  return { sealed: Number(row.sealed), waiting: Number(row.waiting), lastSealedAt: row.last, digest: row.digest }
}
