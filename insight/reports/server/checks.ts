// The checks of a table, by the ids of domain/08 §3.5, with where and by how much.
import type { House } from "#platform/module"
import { asKnown, figureKey, type Measure } from "#platform/indicators"
import { printed, ratePercent, reportPeriod } from "#statistics"
import { addMonthsTo, isYearMonth } from "#standards"
import { leftUnemployment, newlyUnemployed, unemployedAtEnd } from "../indicators/unemployment.ts"
import { reemployed } from "../indicators/employment.ts"
import { linesOf, type Report, splitsOf, type Sum } from "../tables/report.ts"
import { ageSplits, sexSplits } from "../tables/splits.ts"
import { type Cell, type Evaluated, evaluate, originOf, provinceIndicators, statDayOf } from "./evaluate.ts"
import { isWithoutRecords } from "../tables/index.ts"

export interface Check {
  readonly id: string
  readonly says: string
  readonly level: "block" | "warn"
  readonly verdict: "holds" | "violated" | "not-applicable"
  readonly explain: boolean
  readonly findings: readonly string[]
}

interface Rule {
  readonly id: string
  readonly says: string
  readonly level: Check["level"]
  readonly explain?: boolean
  readonly applies: (table: Report) => boolean
  readonly find: (seen: Seen) => Promise<readonly string[]> | readonly string[]
}

interface Seen {
  readonly house: House
  readonly sheet: Evaluated
  readonly before: Evaluated | null
  readonly frozenBefore: ReadonlyMap<string, number | null> | null
}

const hasLines = (...keys: readonly string[]) => (table: Report) => keys.every((key) => linesOf(table).some((line) => line.key === key))
const always = (table: Report) => !isWithoutRecords(table)

const rules: readonly Rule[] = [
  { id: "V1", says: "行、列合计等于各分项之和；其中项不大于合计", level: "block", applies: always, find: ({ sheet }) => [...sumFindings(sheet), ...withinFindings(sheet)] },
  { id: "V2", says: "城镇新增就业＝城镇累计新就业－自然减员", level: "block", applies: hasLines("net", "new", "decrease"), find: ({ sheet }) => netFindings(sheet) },
  { id: "V3", says: "本年累计＝上期累计＋本期", level: "block", applies: hasLines("new-year"), find: cumulativeFindings },
  { id: "V4", says: "期末＝期初＋新登记－减少，分地区、性别、年龄、失业类型；上期期末＝本期期初", level: "block", applies: hasLines("closing", "opening"), find: identityFindings },
  { id: "V5", says: "因就业减少的登记失业不多于失业人员再就业", level: "warn", applies: hasLines("left-work"), find: leftForWorkFindings },
  { id: "V6", says: "下级各地区之和加本级等于合计", level: "block", applies: (table) => always(table) && table.layout === "places", find: ({ sheet }) => placeFindings(sheet) },
  { id: "V7", says: "登记失业率与重新计算的一致（误差不超过0.005）", level: "block", applies: hasLines("rate"), find: ({ sheet }) => rateFindings(sheet) },
  { id: "V12", says: "与上期相比变动超过30%且超过100人的须写说明", level: "warn", explain: true, applies: always, find: ({ sheet, before }) => changeFindings(sheet, before) },
  { id: "V13", says: "每格的数等于名单条数，名单内无重复", level: "block", applies: always, find: listFindings },
  { id: "V15", says: "人数为整数、不为负；金额按规定取小数", level: "block", applies: always, find: ({ sheet }) => unitFindings(sheet) },
]

/** Runs every check of the list; those whose records this system has not are named as not applicable, not as passed. */
export async function checkTable(house: House, sheet: Evaluated, frozenBefore: ReadonlyMap<string, number | null> | null): Promise<readonly Check[]> {
  const before = isWithoutRecords(sheet.table) ? null : await previous(house, sheet)
  const seen = { house, sheet, before, frozenBefore }
  const checks: Check[] = []
  for (const rule of rules) {
    const { id, says, level } = rule
    if (!rule.applies(sheet.table)) {
      checks.push({ id, says, level, verdict: "not-applicable", explain: false, findings: [] })
      continue
    }
    const findings = await rule.find(seen)
    checks.push({ id, says, level, verdict: findings.length > 0 ? "violated" : "holds", explain: rule.explain === true && findings.length > 0, findings: findings.slice(0, 20) })
  }
  return checks
}

/** The text of the period before, of the same kind. */
export function textBefore(text: string): string {
  if (isYearMonth(text)) return addMonthsTo(text, -1)
  if (text[4] === "Q") return text.endsWith("Q1") ? `${Number(text.slice(0, 4)) - 1}Q4` : `${text.slice(0, 5)}${Number(text[5]) - 1}`
  return String(Number(text) - 1)
}

async function previous(house: House, sheet: Evaluated): Promise<Evaluated | null> {
  const period = reportPeriod(textBefore(sheet.period.text), statDayOf(sheet.table))
  if (!period || period.start < "2010-01-01") return null
  const measures = sheet.cells.flatMap(({ measure }) => (measure ? [measure] : []))
  const origin = await originOf(house, measures, period)
  return evaluate(house, sheet.table, sheet.place.code, period, { origin: origin.from === "live" ? { from: "known", at: sheet.knownAt } : origin })
}

const titleOf = (sheet: Evaluated, key: string) =>
  linesOf(sheet.table).find((line) => line.key === key)?.title ?? splitsOf(sheet.table).find((split) => split.key === key)?.title ?? sheet.rows.find((row) => row.key === key)?.title ?? key

const number = (cell: Cell | undefined): number | null => (cell?.state === "figure" ? cell.value : null)

function sumFindings(sheet: Evaluated): string[] {
  const check = (sums: readonly Sum[], others: readonly { key: string; title: string }[], at: (key: string, other: string) => Cell | undefined) =>
    sums.flatMap((sum) =>
      others.flatMap((other) => {
        const total = number(at(sum.total, other.key))
        if (total === null) return []
        const parts = sum.parts.reduce((all, key) => all + (number(at(key, other.key)) ?? 0), 0)
        return parts === total ? [] : [`${other.title}：${titleOf(sheet, sum.total)} ${printed(total)}，分项之和 ${printed(parts)}`]
      }),
    )
  if (sheet.table.layout === "places") return check(sheet.table.sums, sheet.rows, (line, row) => sheet.cell(row, line))
  return [...check(sheet.table.sums, splitsOf(sheet.table), (line, split) => sheet.cell(line, split)), ...check(sheet.table.splitSums, sheet.table.lines, (split, line) => sheet.cell(line, split))]
}

function withinFindings(sheet: Evaluated): string[] {
  const others = sheet.table.layout === "places" ? sheet.rows : splitsOf(sheet.table)
  return sheet.table.within.flatMap(({ part, whole }) =>
    others.flatMap((other) => {
      const [one, all] = [part, whole].map((key) => number(sheet.table.layout === "places" ? sheet.cell(other.key, key) : sheet.cell(key, other.key)))
      return typeof one === "number" && typeof all === "number" && one > all ? [`${other.title}：${titleOf(sheet, part)} ${printed(one)} 大于 ${titleOf(sheet, whole)} ${printed(all)}`] : []
    }),
  )
}

const netFindings = (sheet: Evaluated): string[] =>
  sheet.rows.flatMap((row) => {
    const [net, of, minus] = ["net", "new", "decrease"].map((key) => number(sheet.cell(row.key, key)))
    return typeof net === "number" && typeof of === "number" && typeof minus === "number" && net !== of - minus ? [`${row.title}：${net} ≠ ${of} − ${minus}`] : []
  })

function cumulativeFindings({ sheet, before }: Seen): string[] {
  const newYear = !before || before.period.year !== sheet.period.year
  return ["new", "decrease"].flatMap((key) =>
    sheet.rows.flatMap((row) => {
      const [now, year] = [number(sheet.cell(row.key, key)), number(sheet.cell(row.key, `${key}-year`))]
      const earlier = newYear ? 0 : number(before.cell(row.key, `${key}-year`))
      return now !== null && year !== null && earlier !== null && year !== earlier + now ? [`${row.title}：${titleOf(sheet, key)}累计 ${year} ≠ 上期累计 ${earlier} ＋ 本期 ${now}`] : []
    }),
  )
}

/** Every region below, every sex, age and cause: closing = opening + in − out, from the list of members as known. */
async function identityFindings({ house, sheet, before, frozenBefore }: Seen): Promise<string[]> {
  const parts = sexSplits.flatMap((sex) => ageSplits.flatMap((age) => ["first", "lost", "other"].map((cause) => ({ title: `${sex.title}、${age.title}`, where: { ...sex.where, ...age.where, cause: [cause] } }))))
  const measures: Measure[] = parts.flatMap(({ where }) => [
    { of: unemployedAtEnd, where, over: "opening" as const }, { of: newlyUnemployed, where }, { of: leftUnemployment, where }, { of: unemployedAtEnd, where },
  ])
  const levels = sheet.place.levels
  const found: string[] = []
  const origin = await originOf(house, measures, sheet.period)
  if (origin.from === "live") {
    const figures = await asKnown(house.database.system, provinceIndicators, { measures, prefix: sheet.place.prefix, levels, period: sheet.period }, sheet.knownAt)
    for (const row of sheet.place.rows) {
      const figure = figures.get(row.figure)
      if (!figure) continue
      for (const [index, part] of parts.entries()) {
        const [opening = 0, came = 0, went = 0, closing = 0] = figure.slice(index * 4, index * 4 + 4)
        if (closing !== opening + came - went) found.push(`${row.title}，${part.title}：期末 ${closing} ≠ 期初 ${opening} ＋ 新登记 ${came} － 减少 ${went}`)
      }
    }
  }
  for (const split of splitsOf(sheet.table)) {
    const [opening, came, went, closing] = ["opening", "new", "left", "closing"].map((key) => number(sheet.cell(key, split.key)) ?? 0)
    if (closing !== (opening ?? 0) + (came ?? 0) - (went ?? 0)) found.push(`${split.title}：期末 ${closing} ≠ 期初 ${opening} ＋ 新登记 ${came} － 减少 ${went}`)
    const last = number(before?.cell("closing", split.key))
    if (before && last !== opening) found.push(`${split.title}：上期期末 ${last} ≠ 本期期初 ${opening}`)
  }
  const frozen = frozenBefore?.get("closing|total")
  const opening = number(sheet.cell("opening", "total"))
  if (typeof frozen === "number" && frozen !== opening) found.push(`上期已冻结的期末为 ${printed(frozen)}，现在的期初为 ${printed(opening ?? 0)}：冻结后有补录或更正，请先对上期重述`)
  return found
}

async function leftForWorkFindings({ house, sheet }: Seen): Promise<string[]> {
  const left = number(sheet.cell("left-work", "total"))
  const measures = [{ of: reemployed }]
  const origin = await originOf(house, measures, sheet.period)
  if (left === null || origin.from === "records") return []
  const figures = await asKnown(house.database.system, provinceIndicators, { measures, prefix: sheet.place.prefix, levels: [sheet.place.level], period: sheet.period }, sheet.knownAt)
  const again = figures.get(figureKey(sheet.place.level, sheet.place.code))?.[0] ?? 0
  return left > again ? [`因就业减少 ${printed(left)}，失业人员再就业 ${printed(again)}，相差 ${printed(left - again)}：可能有注销在先、就业登记未办的`] : []
}

const placeFindings = (sheet: Evaluated): string[] =>
  sheet.place.rows.flatMap((row) =>
    row.parts.length === 0
      ? []
      : linesOf(sheet.table).flatMap((line) => {
          const whole = number(sheet.cell(row.key, line.key))
          if (whole === null) return []
          const parts = row.parts.reduce((all, key) => all + (number(sheet.cell(key, line.key)) ?? 0), 0)
          return parts === whole ? [] : [`${row.title}「${line.title}」：${printed(whole)}，下级与本级之和 ${printed(parts)}`]
        }),
  )

function rateFindings(sheet: Evaluated): string[] {
  const [rate, closing, employed] = ["rate", "closing", "employed"].map((key) => number(sheet.cell(key, "total")))
  if (typeof rate !== "number" || typeof closing !== "number" || typeof employed !== "number") return []
  const again = ratePercent(closing, closing + employed, 4) ?? 0
  return Math.abs(rate - again) <= 0.005 + 1e-9 ? [] : [`登记失业率 ${rate}，重新计算 ${again}`]
}

const changeFindings = (sheet: Evaluated, before: Evaluated | null): string[] =>
  before === null
    ? []
    : sheet.cells.flatMap((cell) => {
        if (cell.row !== "total" && cell.column !== "total") return []
        const [now, then] = [number(cell), number(before.cell(cell.row, cell.column))]
        if (now === null || then === null || cell.unit === "万元" || cell.column.endsWith("-year")) return []
        const change = Math.abs(now - then)
        return change > 100 && change > then * 0.3 ? [`${titleOf(sheet, cell.row)}「${titleOf(sheet, cell.column)}」：上期 ${printed(then)}，本期 ${printed(now)}`] : []
      })

/** The list behind every cell is counted and compared; a count of persons in which one person stands twice would differ from it. */
async function listFindings({ house, sheet }: Seen): Promise<string[]> {
  const measures = sheet.cells.flatMap(({ measure }) => (measure ? [measure] : []))
  const origin = await originOf(house, measures, sheet.period)
  if (origin.from !== "live") return []
  const lists = await evaluate(house, sheet.table, sheet.place.code, sheet.period, { origin: { from: "known", at: sheet.knownAt } })
  return sheet.cells.flatMap((cell) => {
    const listed = lists.cell(cell.row, cell.column)
    return cell.measure && listed?.value !== cell.value ? [`${titleOf(sheet, cell.row)}「${titleOf(sheet, cell.column)}」：表 ${cell.value}，名单 ${listed?.value}`] : []
  })
}

const unitFindings = (sheet: Evaluated): string[] =>
  sheet.cells.flatMap((cell) => {
    if (cell.state !== "figure" || cell.value === null) return []
    const whole = cell.unit === "%" || Number.isInteger(cell.value)
    const negative = cell.value < 0 && cell.measure !== null
    return whole && !negative ? [] : [`${titleOf(sheet, cell.row)}「${titleOf(sheet, cell.column)}」：${cell.value}`]
  })
