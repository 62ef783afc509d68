// The verifier: recomputes the whole chain in pages and names every row that was altered, removed, put in or moved.
import { type Session, statement } from "#platform/database"
import { beginning, chainDigest, lineDigest, rowDigest, rowText } from "./digest.ts"
import { type HeadLine, readHeads } from "./heads.ts"
import { graceOfIds } from "./seal.ts"

/** Something that is not as it was written. `seq`, `trailId` and `line` say where. */
export interface Finding {
  readonly kind: "altered" | "missing" | "reordered" | "link-missing" | "inserted" | "not-sealed" | "cut-off" | "head-differs" | "head-edited"
  readonly says: string
  readonly seq?: number
  readonly trailId?: string
  readonly line?: number
}

export interface Verified {
  /** Rows of the chain that were recomputed. */
  readonly rows: number
  /** Rows written lately that the sealer has not reached. */
  readonly waiting: number
  readonly heads: number
  readonly findings: readonly Finding[]
}

interface LinkRow {
  seq: string
  subject_id: string
  trail_id: string
  row_digest: string
  chain_digest: string
  text: string | null
}

const page = 5000

const links = statement<{ after: number; limit: number }, LinkRow>({
  name: "audit.links-after",
  reach: "report",
  sql: `
    select c.seq, c.subject_id, c.trail_id, c.row_digest, c.chain_digest, case when t.trail_id is not null then ${rowText} end as text
      from (select * from audit.chain where seq > :after order by seq limit :limit) c
      left join audit.trail t on t.subject_id = c.subject_id and t.trail_id = c.trail_id
     order by c.seq`,
})

const outside = statement<{ limit: number }, { subject_id: string; trail_id: string; at: string; action: string; late: boolean; stale: boolean }>({
  name: "audit.rows-outside-chain",
  reach: "report",
  sql: `
    select t.subject_id, t.trail_id, t.at, t.action, t.trail_id <= coalesce((select max(trail_id) from audit.chain), 0) - ${graceOfIds} as late, t.at < now() - interval '1 hour' as stale
      from audit.trail t
     where not exists (select 1 from audit.chain c where c.trail_id = t.trail_id and c.subject_id = t.subject_id)
     order by t.trail_id limit :limit`,
})

const mostFindings = 1000

/** @param headsPath the file of heads; rows and chain are read in pages, so a province's trail fits in little memory. */
export async function verifyTrail(system: Session, headsPath: string): Promise<Verified> {
  const findings: Finding[] = []
  const name = (finding: Finding) => {
    if (findings.length < mostFindings) findings.push(finding)
  }
  const heads = await readHeads(headsPath)
  checkLines(heads, name)
  const due = new Map<number, HeadLine[]>()
  for (const line of heads) if (line.head) due.set(line.head.seq, [...(due.get(line.head.seq) ?? []), line])
  let digest = beginning
  let seq = 0
  let rows = 0
  for (;;) {
    const found = await system.all(links, { after: seq, limit: page })
    for (const link of found) {
      const at = Number(link.seq)
      if (at !== seq + 1) name({ kind: "link-missing", seq: seq + 1, says: `链上第 ${seq + 1}${at > seq + 2 ? `—${at - 1}` : ""} 节不见了` })
      checkLink(link, at, at === seq + 1 ? digest : undefined, name)
      for (const line of due.get(at) ?? []) if (line.head?.digest !== link.chain_digest) name({ kind: "head-differs", seq: at, line: line.line, says: `第 ${at} 节与库外链头（第 ${line.line} 行，${line.head?.at}）不一致：此前的记录被改写过` })
      due.delete(at)
      digest = link.chain_digest
      seq = at
      rows += 1
    }
    if (found.length < page) break
  }
  for (const [at, lines] of due) if (at > seq) for (const line of lines) name({ kind: "cut-off", seq: at, line: line.line, says: `库外链头（第 ${line.line} 行，${line.head?.at}）记有 ${at} 节，库内只剩 ${seq} 节：末尾被截去` })
  const left = await system.all(outside, { limit: 20_000 })
  for (const row of left) if (row.late) name({ kind: "inserted", trailId: row.trail_id, says: `记录 ${row.trail_id}（${row.action}，${row.at}）不在链上，早于链头，是事后插入的` })
  const [oldest] = left.filter((row) => !row.late && row.stale)
  if (oldest) name({ kind: "not-sealed", trailId: oldest.trail_id, says: `记录 ${oldest.trail_id}（${oldest.at}）起超过一小时没有封存：封存任务没有在运行` })
  return { rows, waiting: left.filter((row) => !row.late).length, heads: heads.filter((line) => line.head).length, findings }
}

/** A link is judged by its own row and by the link before; the next one is judged by what this one says, so that one change is one finding. */
function checkLink(link: LinkRow, seq: number, before: string | undefined, name: (finding: Finding) => void): void {
  const where = { seq, trailId: link.trail_id }
  if (link.text === null) name({ ...where, kind: "missing", says: `第 ${seq} 节的记录 ${link.trail_id}（对象 ${link.subject_id}）不见了` })
  else if (rowDigest(link.text) !== link.row_digest) name({ ...where, kind: "altered", says: `第 ${seq} 节的记录 ${link.trail_id}（对象 ${link.subject_id}）被改动` })
  if (before !== undefined && chainDigest(before, seq, link.row_digest) !== link.chain_digest) name({ ...where, kind: "reordered", says: `第 ${seq} 节（记录 ${link.trail_id}）与前一节接不上：次序或摘要被改动` })
}

/** The file's own chain: each readable line carries the digest of the readable line before it, and the heads only grow. */
function checkLines(lines: readonly HeadLine[], name: (finding: Finding) => void): void {
  let previous = ""
  let seq = 0
  for (const line of lines) {
    if (!line.head) continue
    if (line.head.previous !== previous || line.head.seq <= seq) name({ kind: "head-edited", line: line.line, says: `库外链头第 ${line.line} 行与上一行接不上：文件被改动` })
    previous = lineDigest(line.text)
    seq = line.head.seq
  }
}
