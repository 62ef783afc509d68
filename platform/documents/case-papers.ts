// The letter of a decision and the receipt of a submission, worded from the case itself.
import { citationText, type Item } from "#service"
import { longDate, maskName, plainDate, todayInChina } from "#standards"
import { type CaseRow, type CaseWithLog, decidingOffice, type ReferenceBook } from "#platform/casework"
import type { Paper } from "./paper.ts"

interface About {
  readonly row: CaseWithLog
  readonly item: Item
  readonly book: ReferenceBook
  readonly demonstration: boolean
}

/** 决定书: what was decided, on which article, how it was worked out or what would change it, and where to turn. */
export function letterOf({ row, item, book, demonstration }: About): Paper {
  const decision = row.decision
  const granted = decision?.outcome === "approved"
  const law = item.law.map(citationText).join("、")
  const office = decidingOffice(row, book)
  const isNotAccepted = decision?.outcome === "not-accepted"
  const who = item.subject === "employer" ? "你单位" : "您"
  const paragraphs = granted
    ? [`${who}申请的${item.name}（办件编号 ${row.number}），经审核符合${law}规定的条件，决定予以通过。`]
    : [
        `${who}申请的${item.name}（办件编号 ${row.number}），经审核${isNotAccepted ? "不予受理" : "不予通过"}。`,
        `原因：${ended(`${withoutStop(decision?.says ?? "")}${decision?.code ? `（${decision.code}）` : ""}`)}`,
        `依据：${ended(reasonArticles(row) || law)}`,
        ...waysBack(row.judgement?.wouldChange ?? []),
      ]
  return {
    title: granted ? item.letter.granted : isNotAccepted ? "不予受理告知书" : item.letter.refused,
    number: row.number,
    addressee: row.applicant_name,
    addresseeMasked: maskName(row.applicant_name),
    paragraphs,
    rows: granted ? (row.judgement?.workings ?? []).map((line, index) => ({ label: `核定依据 ${index + 1}`, value: line })) : [],
    closing: granted ? `如有疑问，请向${office}咨询。` : `如对本决定有异议，可以向${office}申请复核，也可以依法申请行政复议或者提起行政诉讼。`,
    office,
    date: decision ? longDate(todayInChina(decision.at)) : "",
    demonstration,
  }
}

/** 回执: what was received, where, and until when it is decided. */
export function receiptOf({ row, item, book, demonstration }: About): Paper {
  const office = officeName(book, row)
  return {
    title: "申请回执",
    number: row.number,
    addressee: row.applicant_name,
    addresseeMasked: maskName(row.applicant_name),
    paragraphs: [`您的${item.name}申请已经收到。办理期间可以凭办件编号在网上或到服务窗口查询进度。`],
    rows: [
      { label: "事项", value: item.name },
      { label: "办件编号", value: row.number },
      { label: "提交日期", value: longDate(todayInChina(row.submitted_at)) },
      { label: "办理机构", value: office },
      { label: "办理时限", value: `${item.within.workingDays} 个工作日${row.due_on ? `，最晚 ${longDate(plainDate(row.due_on))}` : ""}` },
    ],
    closing: "如果到期没有收到结果，可以在网上催办，或拨打 12333。",
    office,
    date: longDate(todayInChina(row.submitted_at)),
    demonstration,
  }
}

const withoutStop = (text: string): string => text.trim().replace(/[。；;.]+$/, "")
const ended = (text: string): string => `${withoutStop(text)}。`

/** What would change it, one sentence a line. */
const waysBack = (ways: readonly string[]): readonly string[] => {
  const [only, ...more] = ways
  if (only === undefined) return []
  return more.length === 0 ? [`怎样可以再申请：${ended(only)}`] : ["怎样可以再申请：", ...ways.map((way, index) => `${index + 1}．${ended(way)}`)]
}

const officeName = (book: ReferenceBook, row: CaseRow): string => book.officeOf(row.region)?.name ?? book.placeName(row.region)

const reasonArticles = (row: CaseRow): string => [...new Set((row.judgement?.conditions ?? []).filter((one) => one.verdict === "fail").map((one) => one.article))].join("、")
