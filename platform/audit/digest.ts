// The digests of the chain: SM3 (GB/T 32905) over a row's exact text, then over the chain before it.
import { createHash } from "node:crypto"

const sm3 = (text: string): string => createHash("sm3").update(text, "utf8").digest("hex")

/** The digest before the first row. */
export const beginning = sm3("jiuye audit chain")

/** Every column of a trail row as text; the order is part of the digest and never changes. */
export const rowText = `
  jsonb_build_array(t.subject_id::text, t.trail_id::text, to_char(t.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), t.kind, t.action, t.actor_kind, t.actor_id,
    t.actor_name, t.office, t.region, t.address, t.purpose, t.detail::text)::text`

export const rowDigest = (text: string): string => sm3(text)

export const chainDigest = (before: string, seq: number, row: string): string => sm3(`${before}\n${seq}\n${row}`)

export const lineDigest = (line: string): string => sm3(line)
