// What other departments send of a day: files as docs/exchange.md describes them, with a stated rate of rows typed wrongly, which come right the day after.
import { dayText, monthNumber } from "../calendar.ts"
import { firmOf, type Economy } from "../firms.ts"
import { mistyped } from "../names.ts"
import { hashOf, purposes } from "../random.ts"
import type { Standing } from "./standing.ts"
import type { Happenings } from "./world.ts"

export interface Report {
  readonly feed: "employee-rows" | "deaths" | "contributions"
  readonly source: "social-insurance" | "police"
  readonly name: string
  readonly content: string
  readonly rows: number
  /** Rows that are wrong on purpose. */
  readonly mistakes: number
}

/** How the receiving program is to see days. */
export interface Dated {
  readonly day: (day: number) => number
}

export const asTheyAre: Dated = { day: (day) => day }

const feeds = ["employee-rows", "deaths", "contributions"] as const
const heads = {
  "employee-rows": "证件号码,姓名,统一社会信用代码,险种,参保日期,停保日期",
  deaths: "证件号码,姓名,死亡日期",
  contributions: "证件号码,姓名,险种,费款所属期,统一社会信用代码,缴费基数,单位缴费,个人缴费,到账日期,补缴",
} as const

interface Line {
  readonly who: Standing
  readonly rest: readonly string[]
}

/** Files of a day, those with nothing in them left out. @param mistakes rows of ten thousand that are typed wrongly. */
export function reportsOf(economy: Economy, now: Happenings, before: Happenings | null, dated: Dated, mistakes: number): readonly Report[] {
  return feeds.flatMap((feed, number) => {
    const wrong = (line: Line, day: number) => hashOf(economy.seed, purposes.dayErrors, (line.who.index * 8_192 + (day % 8_192)) * 4 + number) % 10_000 < mistakes
    const lines = linesOf(economy, feed, now, dated)
    const again = before ? linesOf(economy, feed, before, dated).filter((line) => wrong(line, before.day)) : []
    if (lines.length + again.length === 0) return []
    const text = (line: Line, isWrong: boolean) => [...(isWrong ? misread(line.who) : [line.who.idNumber, line.who.name]), ...line.rest].join(",")
    const rows = [...again.map((line) => text(line, false)), ...lines.map((line) => text(line, wrong(line, now.day)))]
    const source = feed === "deaths" ? "police" : "social-insurance"
    return [{ feed, source, name: `${feed}-${dayText(now.day)}.csv`, content: `${heads[feed]}\n${rows.join("\n")}\n#END,${rows.length}\n`, rows: rows.length, mistakes: lines.filter((line) => wrong(line, now.day)).length }]
  })
}

/** A sound-alike name where there is one, else a number whose check character does not fit. */
function misread(who: Standing): readonly [string, string] {
  const name = mistyped(who.name)
  return name === who.name ? [who.idNumber.slice(0, 17) + (who.idNumber.endsWith("0") ? "1" : "0"), who.name] : [who.idNumber, name]
}

function linesOf(economy: Economy, feed: (typeof feeds)[number], now: Happenings, dated: Dated): readonly Line[] {
  const on = (day: number) => dayText(dated.day(day))
  const code = (firm: number) => firmOf(economy, firm).uscc
  switch (feed) {
    case "employee-rows":
      return [
        ...now.leaves.map(({ who, post }) => ({ who, rest: [code(post.firm), "210", on(post.from), on(now.day)] })),
        ...now.hires.map(({ who, post }) => ({ who, rest: [code(post.firm), "210", on(post.from), ""] })),
      ]
    case "deaths":
      return now.deaths.map((who) => ({ who, rest: [on(now.day)] }))
    case "contributions":
      return now.paid.flatMap(({ who, post, month, isLate }) =>
        kinds.map(([kind, ofUnit, ofPerson]) => ({ who, rest: [kind, String(monthNumber(month)), code(post.firm), yuan(post.baseFen), yuan((post.baseFen * ofUnit) / 10_000), yuan((post.baseFen * ofPerson) / 10_000), on(now.day), isLate ? "是" : "否"] })),
      )
  }
}

/** AAE140, shares of unit and person in ten-thousandths. */
const kinds = [["110", 1_600, 800], ["210", 50, 50], ["310", 800, 200], ["410", 40, 0]] as const

const yuan = (fen: number): string => `${Math.floor(Math.round(fen) / 100)}.${String(Math.round(fen) % 100).padStart(2, "0")}`
