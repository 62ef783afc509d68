// 社会保险法 art. 51 and 失业保险条例 art. 15: what ends or suspends the benefit, from which month, and what is left (domain/04 §2.5).
import type { PlainDate, YearMonth } from "#standards"
import { addMonthsTo, monthOf } from "#standards"
import type { Citation, ParameterTable } from "#policy"
import { cite } from "#policy"
import { atRetirementAge, prisonMeans, provincialDocument, refusalTimes } from "./parameter-definitions.ts"

export type StopEventCode =
  | "re-employed" | "enlisted" | "emigrated" | "pension-started" | "retirement-age" | "refused-services" | "imprisoned" | "died" | "check-missed" | "checks-missed-twice" | "used-up"

export interface StopEvent {
  readonly code: StopEventCode
  readonly label: string
  /** stop: no later months; suspend: months wait for the release; hold: this month's line waits; end: all months drawn. */
  readonly kind: "stop" | "suspend" | "hold" | "end"
  /** First month no longer paid to the person, counted from the day of the event. */
  readonly effect: "same-month" | "next-month"
  readonly detectedFrom: readonly string[]
  /** What becomes of the unused months. */
  readonly later: "kept" | "ended" | "resumes" | "survivors" | "back-pay"
  readonly law: Citation
}

const law = (article: string) => cite("社会保险法", article)

export const stopEvents: readonly StopEvent[] = [
  { code: "re-employed", label: "重新就业", kind: "stop", effect: "next-month", detectedFrom: ["职工参保", "就业登记", "劳动用工备案"], later: "kept", law: law("第五十一条第一项") },
  { code: "enlisted", label: "应征服兵役", kind: "stop", effect: "next-month", detectedFrom: ["退役军人事务", "公安"], later: "kept", law: law("第五十一条第二项") },
  { code: "emigrated", label: "移居境外", kind: "stop", effect: "next-month", detectedFrom: ["出入境"], later: "kept", law: law("第五十一条第三项") },
  { code: "pension-started", label: "享受基本养老保险待遇", kind: "stop", effect: "same-month", detectedFrom: ["社会保险"], later: "ended", law: law("第五十一条第四项") },
  { code: "retirement-age", label: "达到法定退休年龄但未领取养老金", kind: "stop", effect: "next-month", detectedFrom: ["年龄核查"], later: "ended", law: law("第五十一条第四项") },
  { code: "refused-services", label: "无正当理由拒绝介绍的适当工作或培训", kind: "stop", effect: "next-month", detectedFrom: ["服务记录"], later: "kept", law: law("第五十一条第五项") },
  { code: "imprisoned", label: "被判刑收监或强制隔离戒毒", kind: "suspend", effect: "next-month", detectedFrom: ["司法", "公安"], later: "resumes", law: cite("失业保险条例", "第十五条") },
  { code: "died", label: "死亡", kind: "stop", effect: "same-month", detectedFrom: ["公安", "殡葬", "卫健"], later: "survivors", law: law("第四十九条") },
  { code: "check-missed", label: "一个月未作资格核对", kind: "hold", effect: "same-month", detectedFrom: ["本系统"], later: "back-pay", law: cite(provincialDocument, "领取资格核对") },
  { code: "checks-missed-twice", label: "连续两个月未作资格核对且无正当理由", kind: "stop", effect: "same-month", detectedFrom: ["本系统"], later: "kept", law: cite(provincialDocument, "领取资格核对") },
  { code: "used-up", label: "应领月数已领满", kind: "end", effect: "next-month", detectedFrom: ["本系统"], later: "ended", law: law("第四十六条") },
]

const byCode = new Map(stopEvents.map((event) => [event.code, event]))

export function stopEvent(code: StopEventCode): StopEvent {
  const event = byCode.get(code)
  if (!event) throw new RangeError(`no stop event ${code}`)
  return event
}

/** What an event means in a place: the law's row, turned by the place's parameters for prison and retirement age; null when payment continues. */
export function stopEventIn(code: StopEventCode, parameters: ParameterTable, region: string, on: PlainDate): StopEvent | null {
  const event = stopEvent(code)
  if (code === "retirement-age") return parameters.find(atRetirementAge.parameter, region, on)?.value === "continue" ? null : event
  if (code === "imprisoned" && parameters.find(prisonMeans.parameter, region, on)?.value === "stop") return { ...event, kind: "stop", later: "kept" }
  return event
}

/** Whether the place counts so many unjustified refusals of suitable work or training as an end of the benefit; false where no number is set. */
export function refusedTooOften(times: number, parameters: ParameterTable, region: string, on: PlainDate): boolean {
  const limit = parameters.find(refusalTimes.parameter, region, on)?.value
  return typeof limit === "number" && times >= limit
}

/** The first month no longer paid to the person. */
export const firstUnpaidMonth = (event: StopEvent, happenedOn: PlainDate): YearMonth =>
  event.effect === "same-month" ? monthOf(happenedOn) : addMonthsTo(monthOf(happenedOn), 1)
