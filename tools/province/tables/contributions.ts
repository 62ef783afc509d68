// Contributions as rows: nearly all that is written. Months of one job and kind differ in a few digits, so a row is the one before with those written over.
import { dayIn, dayText, monthNumber } from "../calendar.ts"
import type { Economy } from "../firms.ts"
import type { Life } from "../life.ts"
import { employerId } from "../numbers.ts"
import { firstPaid, type Job, lastPaid } from "../work.ts"
import { personId, placeOf, receivedOn, type Sheets, source } from "./people.ts"
import type { Sheet } from "./sheet.ts"

/** AAE140, shares of unit and person in ten-thousandths. */
const kindsOf = {
  all: [["110", 1_600, 800], ["210", 50, 50], ["310", 800, 200], ["410", 40, 0]],
  injury: [["410", 90, 0]],
  alone: [["110", 0, 2_000], ["310", 0, 1_000]],
  none: [],
} as const

export function writeContributions(sheets: Sheets, economy: Economy, life: Life, job: Job): void {
  const last = lastPaid(job, economy.lastMonth)
  const from = firstOwn(economy, life, job)
  for (const [kind, ofUnit, ofPerson] of kindsOf[job.insured]) {
    // Whoever left work in the province's time has all earlier months of 失业保险 on record too: the benefit is counted by them.
    const first = kind === "210" && job.to > 0 ? from : Math.max(economy.firstMonth, from)
    writeMonths(sheets.contributions, life, job, first, last, [kind, ofUnit, ofPerson])
  }
}

/** First month paid for this job: somebody who leaves and comes back within a month is paid for once. */
function firstOwn(economy: Economy, life: Life, job: Job): number {
  const alike = life.work.jobs.filter((one) => one !== job && one.firm === job.firm && one.from <= job.from && one.insured !== "none" && lastPaid(one, economy.lastMonth) >= firstPaid(job))
  return alike.reduce((month, one) => Math.max(month, lastPaid(one, economy.lastMonth) + 1), firstPaid(job))
}

/** What was paid of one kind for a month of a job. */
export interface PaidLine {
  /** AAE140. */
  readonly kind: string
  readonly base: number
  readonly byUnit: number
  readonly byPerson: number
  readonly isLate: boolean
}

/** What was paid for the months of a job, by month: nothing for those nobody paid. Months before the province's time are left out. */
export function paymentsOf(economy: Economy, life: Life, job: Job): (month: number) => readonly PaidLine[] {
  const [first, last] = [Math.max(economy.firstMonth, firstOwn(economy, life, job)), lastPaid(job, economy.lastMonth)]
  return (month) => {
    if (month < first || month > last || (month >= job.gap[0] && month < job.gap[1])) return []
    const isHalf = job.insured === "all" && month >= job.half[0] && month < job.half[1]
    const base = baseIn(job, Math.floor(month / 12))
    return kindsOf[job.insured].map(([kind, ofUnit, ofPerson]) => ({ kind, base, byUnit: Math.round((base * ofUnit) / 10_000), byPerson: isHalf ? 0 : Math.round((base * ofPerson) / 10_000), isLate: month >= job.late[0] && month < job.late[1] }))
  }
}

function writeMonths(sheet: Sheet, life: Life, job: Job, first: number, last: number, [kind, ofUnit, ofPerson]: readonly [string, number, number]): void {
  const head = `${personId(life.person.index)}\t${kind}\t`
  const employer = job.firm < 0 ? 0 : employerId(job.firm)
  const place = `${placeOf(life)}\t${source}\t`
  let year = 0
  let length = 0
  let arrivedAt = 0
  for (let month = first; month <= last; month++) {
    if (month >= job.gap[0] && month < job.gap[1]) continue
    const isLate = month >= job.late[0] && month < job.late[1]
    const isHalf = job.insured === "all" && month >= job.half[0] && month < job.half[1]
    if (!isLate && !isHalf && Math.floor(month / 12) === year) {
      writeOver(sheet, sheet.again(length), head.length, arrivedAt, length - 21, month)
      continue
    }
    const base = baseIn(job, Math.floor(month / 12))
    const start = `${head}${monthNumber(month)}\t${employer}\t${base}\t${Math.round((base * ofUnit) / 10_000)}\t${isHalf ? 0 : Math.round((base * ofPerson) / 10_000)}\t`
    const arrived = isLate ? job.late[2] : dayIn(month, 20)
    const text = `${start}${dayText(arrived)}\t${isLate ? "t" : "f"}\t${place}${receivedOn(arrived)}\n`
    sheet.add(text)
    year = isLate || isHalf ? 0 : Math.floor(month / 12)
    length = text.length
    arrivedAt = start.length
  }
}

/** The digits of a month in a copied row: as 202603, as 2026-03 of the day the money came, as 2026-03 of the night the row came. */
function writeOver(sheet: Sheet, row: number, ym: number, arrived: number, received: number, month: number): void {
  const bytes = sheet.open
  const inYear = (month % 12) + 1
  const tens = 48 + Math.floor(inYear / 10)
  const ones = 48 + (inYear % 10)
  bytes[row + ym + 4] = bytes[row + arrived + 5] = bytes[row + received + 5] = tens
  bytes[row + ym + 5] = bytes[row + arrived + 6] = bytes[row + received + 6] = ones
}

/** Bases rise by about three in a hundred a year; before 2021 they stay. */
const baseIn = (job: Job, year: number): number => (job.insured === "alone" ? job.baseFen : Math.floor((job.baseFen * (100 + 3 * Math.max(0, year - 2021))) / 100))
