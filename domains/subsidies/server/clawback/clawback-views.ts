// Clawbacks as they are read, and their two letters as papers anybody can verify.
import { addYears, longDate, maskName, plainDate, todayInChina, type PlainDate } from "#standards"
import { commonProblems, type OutputOf } from "#wire"
import { statement } from "#platform/database"
import { referenceBook } from "#platform/casework"
import { issuePaper, type Paper } from "#platform/documents"
import type { RequestContext } from "#platform/module"
import { clawbackProblems, type listClawbacks, type readClawback } from "../../contract/clawbacks.ts"
import { awardedItems } from "../../rules/index.ts"
import { yuan } from "../budget.ts"
import { clawbackColumns, type ClawbackRow, type ClawbackState, kindWords } from "./clawback-statements.ts"

type Shown = OutputOf<typeof listClawbacks>[number]
type One = { subject: string; clawback: string }

const shown = (row: ClawbackRow, today: PlainDate): Shown => ({
  subjectId: row.subject_id, clawbackId: row.clawback_id, subjectKind: row.subject_kind, name: row.name, region: row.region, item: row.item, itemName: awardedItems[row.item] ?? row.item, kind: row.kind, kindName: kindWords[row.kind],
  amountFen: row.amount, recoveredFen: row.recovered, openFen: row.state === "dropped" || row.state === "written-off" ? 0 : row.amount - row.recovered, state: row.state, way: row.way, answerBy: row.answer_by, answered: row.answer !== null, dueOn: row.due_on,
  overdue: row.state === "decided" && row.due_on !== null && row.due_on < today && row.way !== "plan" && row.way !== "offset",
})

const clawbacksAt = statement<{ scope: string; state: string }, ClawbackRow>({
  name: "subsidies.list-clawbacks", reach: "report",
  sql: `select ${clawbackColumns} from subsidies.clawbacks c where c.region like :scope::text || '%' and (:state::text = '' or c.state = :state) order by c.opened_at desc, c.clawback_id desc limit 500`,
})

export async function listClawbacksFor(request: RequestContext<unknown, { state?: ClawbackState | undefined }>): Promise<Shown[]> {
  if (request.viewer.kind !== "staff") throw commonProblems.notAllowed()
  const rows = await request.db.all(clawbacksAt, { scope: request.viewer.scope, state: request.query.state ?? "" })
  for (const row of rows) request.shows(row.subject_id, row.region, "追回台账")
  return rows.map((row) => shown(row, request.today))
}

/** What the payee may know: nothing before the suspicion was confirmed. */
const clawbacksOf = statement<{ subject: string }, ClawbackRow>({
  name: "subsidies.clawbacks-of", reach: "subject", sql: `select ${clawbackColumns} from subsidies.clawbacks c where c.subject_id = :subject and c.notified_on is not null order by c.opened_at desc`,
})

const subjectOf = ({ viewer }: RequestContext<unknown, unknown, unknown>): string | null => (viewer.kind === "citizen" ? viewer.personId : viewer.kind === "employer" ? viewer.employerId : null)

export async function myClawbacksFor(request: RequestContext): Promise<Shown[]> {
  const subject = subjectOf(request)
  if (subject === null) throw commonProblems.notAllowed()
  return (await request.db.all(clawbacksOf, { subject })).map((row) => shown(row, request.today))
}

const oneClawback = statement<One, ClawbackRow>({ name: "subsidies.read-clawback", reach: "subject", sql: `select ${clawbackColumns} from subsidies.clawbacks c where c.subject_id = :subject and c.clawback_id = :clawback` })

async function readable(request: RequestContext<One>): Promise<ClawbackRow> {
  const own = subjectOf(request)
  const row = await request.db.maybe(oneClawback, { subject: request.params.subject, clawback: request.params.clawback })
  if (!row || (own !== null && (own !== row.subject_id || row.notified_on === null))) throw commonProblems.notFound()
  if (own === null) request.shows(row.subject_id, row.region, "追回")
  return row
}

interface LineRow {
  readonly about_id: string
  readonly name: string
  readonly line: string
  readonly granted: number
  readonly amount: number
}

const linesOf = statement<One, LineRow>({
  name: "subsidies.clawback-lines-of", reach: "subject",
  sql: `
    select l.about_id, coalesce(p.name, e.name, '') as name, l.line, l.granted_fen::float8 as granted, l.amount_fen::float8 as amount from subsidies.clawback_lines l
      left join registers.persons p on p.person_id = l.about_id left join registers.employers e on e.employer_id = l.about_id where l.subject_id = :subject and l.clawback_id = :clawback order by 2, l.about_id, l.line`,
})
const entriesOf = statement<One, { kind: string; amount: number; document: string; at: string; by_name: string }>({
  name: "subsidies.clawback-entries-of", reach: "subject", sql: "select kind, amount_fen::float8 as amount, document, at, by_name from subsidies.clawback_entries where subject_id = :subject and clawback_id = :clawback order by entry_id",
})
const instalmentsOf = statement<One, { number: number; due_on: string; amount: number }>({
  name: "subsidies.instalments-of", reach: "subject", sql: "select number, due_on, amount_fen::float8 as amount from subsidies.clawback_instalments where subject_id = :subject and clawback_id = :clawback order by number",
})
const besideOf = statement<One & { batch: string }, { number: string; until_on: string | null }>({
  name: "subsidies.beside-clawback", reach: "subject",
  sql: "select b.number, k.until_on from payments.batches b left join subsidies.blocks k on k.subject_id = :subject and k.clawback_id = :clawback where b.batch_id = :batch",
})

/** What officers noted before there was a decision is theirs. */
export async function readClawbackFor(request: RequestContext<One>): Promise<OutputOf<typeof readClawback>> {
  const row = await readable(request)
  const { system } = request.house.database
  const one = { subject: row.subject_id, clawback: row.clawback_id }
  const [lines, entries, instalments, beside] = await Promise.all([system.all(linesOf, one), system.all(entriesOf, one), system.all(instalmentsOf, one), system.maybe(besideOf, { ...one, batch: row.batch_id })])
  return {
    ...shown(row, request.today), grantId: row.grant_id, batchNumber: beside?.number ?? "", grounds: row.grounds, openedBy: row.opened_name, openedAt: row.opened_at, notifiedOn: row.notified_on, answer: row.answer, decidedOn: row.decided_on,
    decisionSays: subjectOf(request) === null || row.decided_on !== null ? row.decision_says : "", offsetConsent: row.offset_consent !== null, blockedUntil: beside?.until_on ?? null,
    lines: lines.map((line) => ({ aboutId: line.about_id, name: line.name, line: line.line, grantedFen: line.granted, amountFen: line.amount })),
    instalments: instalments.map((part) => ({ number: part.number, dueOn: part.due_on, amountFen: part.amount })),
    entries: entries.map((entry) => ({ kind: entry.kind, amountFen: entry.amount, document: entry.document, at: entry.at, by: entry.by_name })),
  }
}

/** The letter as it was when it was issued, signed by the office of who confirmed or decided: asking again gives the same paper. */
export async function clawbackLetterFor(request: RequestContext<One & { letter: "notice" | "decision" }>): Promise<Buffer> {
  const row = await readable(request)
  const { house, params } = request
  const lines = await house.database.system.all(linesOf, { subject: row.subject_id, clawback: row.clawback_id })
  const on = params.letter === "notice" ? row.notified_on : row.state === "dropped" ? null : row.decided_on
  if (on === null) throw clawbackProblems.notNow()
  const book = await referenceBook(house.database.system)
  const office = (params.letter === "notice" ? row.notified_office : row.decided_office) || (book.officeOf(row.region)?.name ?? book.placeName(row.region))
  request.setHeader("content-disposition", `inline; filename="clawback-${row.clawback_id}-${params.letter}.pdf"`)
  return issuePaper(house, { subjectId: row.subject_id, subjectKind: row.subject_kind, region: row.region, paperId: `clawback-${params.letter}:${row.clawback_id}`, paper: () => letterOf(row, params.letter, { lines, office, on, demonstration: house.demonstration }) })
}

interface About {
  readonly lines: readonly LineRow[]
  readonly office: string
  readonly on: string
  readonly demonstration: boolean
}

/** Not punished when more than two years have passed since the act ended; what is not due goes back all the same (行政处罚法第三十六条). */
const punishable = (row: ClawbackRow, lines: readonly LineRow[]): boolean => {
  const last = lines.map((one) => one.line).filter((line) => /^\d{4}-\d{2}$/.test(line)).toSorted().at(-1)
  return row.kind === "false-data" && (last === undefined || addYears(plainDate(`${last}-28`), 2) >= todayInChina(row.opened_at))
}

/** What an officer wrote, as a sentence. */
const sentence = (text: string): string => (/[。！？]$/.test(text.trim()) ? text.trim() : `${text.trim()}。`)

function letterOf(row: ClawbackRow, letter: "notice" | "decision", { lines, office, on, demonstration }: About): Paper {
  const item = awardedItems[row.item] ?? row.item
  const isNotice = letter === "notice"
  const day = (text: string | null) => (text === null ? "" : longDate(plainDate(text)))
  return {
    title: isNotice ? "退回补贴资金告知书" : "追回补贴资金决定书",
    number: `${isNotice ? "退告" : "退决"}〔${on.slice(0, 4)}〕${row.clawback_id.slice(-8)}`,
    addressee: row.name,
    addresseeMasked: row.subject_kind === "person" ? maskName(row.name) : row.name,
    paragraphs: isNotice
      ? [`您领取的${item}中，以下部分经核查可能不符合规定（${kindWords[row.kind]}）：${sentence(row.grounds)}`, `您可以在${day(row.answer_by)}前陈述意见、提交证据。到期没有陈述的，我们将依据已有证据作出决定。`]
      : [
          `经核查，您领取的${item}中以下部分不符合规定（${kindWords[row.kind]}）。事实和理由：${sentence(row.decision_says)}`,
          `依照《就业补助资金管理办法》和《财政违法行为处罚处分条例》的规定，决定追回${yuan(row.amount)}元。请在${day(row.due_on)}前退回原资金账户。一次退回有困难的，可以申请最长12个月分期，或同意从以后的补贴中抵扣。`,
          ...(row.answer === null ? ["您在规定期限内没有陈述意见。"] : ["您的陈述意见已经考虑。"]),
          ...(punishable(row, lines) ? ["以虚假材料取得补贴的，另依《财政违法行为处罚处分条例》第十四条处理。"] : []),
        ],
    rows: [...lines.map((line) => ({ label: `${line.name} ${line.line}`, value: `已发${yuan(line.granted)}元，应退${yuan(line.amount)}元` })), { label: "合计应退", value: `${yuan(row.amount)}元` }],
    closing: isNotice ? `陈述意见可以在网上提交，也可以到${office}办理。` : `对本决定有异议的，可以依法申请行政复议或者提起行政诉讼。`,
    office,
    date: longDate(plainDate(on)),
    demonstration,
  }
}
