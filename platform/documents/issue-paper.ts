// Issues a paper: made once, with a code anybody can verify, and the same bytes for ever after.
import { createHash } from "node:crypto"
import { bind, type Call, statement, violatedConstraint } from "#platform/database"
import type { House } from "#platform/module"
import { layoutOf } from "./layout.ts"
import type { Paper } from "./paper.ts"
import { renderPdf } from "./render-pdf.ts"

interface PaperRow {
  readonly bytes: Buffer
  readonly region: string
}

const readPaper = statement<{ subject: string; paper: string }, PaperRow>({ name: "documents.read-paper", reach: "subject", sql: "select bytes, region from documents.papers where subject_id = :subject and paper_id = :paper" })

const keepPaper = statement<{ subject: string; paper: string; kind: string; region: string; title: string; number: string; content: string; code: string; digest: string; bytes: Buffer; now: string }>({
  name: "documents.keep-paper",
  reach: "subject",
  sql: `insert into documents.papers (subject_id, paper_id, subject_kind, region, title, number, content, code, digest, bytes, made_at)
        values (:subject, :paper, :kind, :region, :title, :number, :content::jsonb, :code, :digest, :bytes, :now)`,
})

const keepCode = statement<{ code: string; subject: string; paper: string }>({ name: "documents.keep-code", reach: "lookup", sql: "insert into documents.paper_codes (code, subject_id, paper_id) values (:code, :subject, :paper)" })

export const findPaper = statement<{ code: string }, { title: string; number: string; content: Paper; digest: string }>({
  name: "documents.find-paper",
  reach: "lookup",
  sql: "select p.title, p.number, p.content, p.digest from documents.paper_codes c join documents.papers p using (subject_id, paper_id) where c.code = :code",
})

export interface Issue {
  readonly subjectId: string
  readonly subjectKind: "person" | "employer"
  readonly region: string
  /** Kind and record, e.g. "letter:7012". */
  readonly paperId: string
  readonly paper: () => Paper
}

/** The bytes of a paper, made now if it was never issued. Two who ask at once get the same one. */
export async function issuePaper(house: House, issue: Issue): Promise<Buffer> {
  const { system } = house.database
  const known = await system.maybe(readPaper, { subject: issue.subjectId, paper: issue.paperId })
  if (known) return known.bytes
  const paper = issue.paper()
  const code = codeOf(house, issue)
  const bytes = await renderPdf(layoutOf(paper, code, `${house.publicUrl}/verify/${code}`))
  const digest = createHash("sha256").update(bytes).digest("hex")
  const calls = [
    bind(keepPaper, { subject: issue.subjectId, paper: issue.paperId, kind: issue.subjectKind, region: issue.region, title: paper.title, number: paper.number, content: JSON.stringify(paper), code, digest, bytes, now: house.clock() }),
    bind(keepCode, { code, subject: issue.subjectId, paper: issue.paperId }),
  ] as Call[]
  try {
    await system.atomically(calls)
    return bytes
  } catch (failure) {
    if (!violatedConstraint(failure)) throw failure
    return (await system.one(readPaper, { subject: issue.subjectId, paper: issue.paperId })).bytes
  }
}

const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

/** Sixteen letters and digits that nobody can guess: 80 bits of a keyed digest. */
function codeOf(house: House, issue: Issue): string {
  const digest = BigInt(`0x${house.sealing.digest("paper", `${issue.subjectId}/${issue.paperId}`).slice(0, 20)}`)
  let [rest, code] = [digest, ""]
  for (let place = 0; place < 16; place++) {
    code = letters[Number(rest & 31n)] + code
    rest >>= 5n
  }
  return code
}
