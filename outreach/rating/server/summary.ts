// What officers see of the ratings of their area: counts, the score, the words, and never who said them.
import { statement } from "#platform/database"
import type { RequestContext } from "#platform/module"
import { addDays, plainDate, todayInChina } from "#standards"
import { commonProblems, type OutputOf, type QueryOf } from "#wire"
import { channelLabels, indicatorLabels, type ratingSummary } from "../contract.ts"
import { scoreOf } from "../score.ts"

type Asked = { from: string; until: string; scope: string }

const grouped = statement<Asked, { matter: string; channel: string; grade: number; count: number }>({
  name: "rating.grouped",
  reach: "report",
  sql: `
    select matter, channel, grade, count(*)::int as count from rating.ratings
     where rated_at >= :from::date::timestamp at time zone 'Asia/Shanghai' and rated_at < (:until::date + 1)::timestamp at time zone 'Asia/Shanghai' and starts_with(region, :scope) group by 1, 2, 3`,
})

const latestWords = statement<Asked, { grade: number; says: string; indicators: string[]; matter: string; rated_at: string }>({
  name: "rating.latest-words",
  reach: "report",
  sql: `
    select grade, says, indicators, matter, rated_at from rating.ratings
     where rated_at >= :from::date::timestamp at time zone 'Asia/Shanghai' and rated_at < (:until::date + 1)::timestamp at time zone 'Asia/Shanghai' and starts_with(region, :scope) and (says <> '' or grade <= 2)
     order by grade, rated_at desc limit 50`,
})

/** Days looked back when nothing is said. */
const usualDays = 90

const isKey = <Labels extends object>(labels: Labels, key: string): key is keyof Labels & string => key in labels

/** Read as the program itself: the rows of a rating are its author's alone, these sums hold no author. */
export async function summarise(request: RequestContext<unknown, QueryOf<typeof ratingSummary>>): Promise<OutputOf<typeof ratingSummary>> {
  const { viewer, query, today, house } = request
  if (viewer.kind !== "staff") throw commonProblems.notAllowed()
  const until = query.until === undefined ? plainDate(today) : plainDate(query.until)
  const from = query.from === undefined ? addDays(until, -usualDays) : plainDate(query.from)
  const asked = { from, until, scope: viewer.scope }
  const [rows, words] = await Promise.all([house.database.system.all(grouped, asked), house.database.system.all(latestWords, asked)])
  const grades = { "5": 0, "4": 0, "3": 0, "2": 0, "1": 0 }
  for (const row of rows) if (isKey(grades, String(row.grade))) grades[String(row.grade) as keyof typeof grades] += row.count
  const total = rows.reduce((sum, row) => sum + row.count, 0)
  const group = (kind: "channel" | "matter", nameOf: (row: (typeof rows)[number]) => string) => {
    const byName = new Map<string, Record<number, number>>()
    for (const row of rows) {
      const counts = byName.get(nameOf(row)) ?? {}
      counts[row.grade] = (counts[row.grade] ?? 0) + row.count
      byName.set(nameOf(row), counts)
    }
    return [...byName].map(([name, counts]) => ({ kind, name, total: Object.values(counts).reduce((sum, count) => sum + count, 0), poor: (counts[1] ?? 0) + (counts[2] ?? 0), score: scoreOf(counts) })).sort((a, b) => b.total - a.total)
  }
  return {
    from, until, total, score: total === 0 ? null : scoreOf(grades), grades,
    groups: [...group("channel", (row) => (isKey(channelLabels, row.channel) ? channelLabels[row.channel] : row.channel)), ...group("matter", (row) => row.matter)],
    words: words.map((one) => ({ grade: one.grade, says: one.says, indicators: one.indicators.map((name) => (isKey(indicatorLabels, name) ? indicatorLabels[name] : name)), matter: one.matter, ratedOn: todayInChina(one.rated_at) })),
  }
}
