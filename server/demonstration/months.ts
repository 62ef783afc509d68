// The months behind the present one: each city paid its benefit batch step by step by the people who must differ, and the tables were closed.
import { addMonthsTo, monthOf, type PlainDate, type YearMonth } from "#standards"
import type { Viewer } from "#wire"
import { type Doors, Refused } from "./doors.ts"

interface City {
  readonly region: string
  readonly clerk: string
  readonly reviewer: string
  readonly head: string
  readonly finance: readonly [string, string]
}

const cities: readonly City[] = [
  { region: "990100000000", clerk: "tian.yu", reviewer: "luo.min", head: "zhao.min", finance: ["qian.wei", "song.jia"] },
  { region: "990200000000", clerk: "fang.lei", reviewer: "gu.yan", head: "jiang.hua", finance: ["shen.jun", "mo.li"] },
]

type Lines = { readonly lines: readonly { readonly subjectId: string; readonly category: string }[] }
type BatchView = { readonly length: number; readonly allowed: readonly { readonly act: string; readonly may: boolean }[] }

/**
 * Pays a month in every city, from its generation on the ninth to its closing on the sixteenth.
 * @param sentBack an account the bank knows no more: the payment to it comes back, and its batch stays open until that is put right; null when all arrive.
 */
export async function payMonth(doors: Doors, month: YearMonth, sentBack: string | null): Promise<void> {
  for (const city of cities) await payCity(doors, city, month, sentBack)
}

/** Generates and checks the present month's batches, where its ninth day is over. */
export async function beginPresentMonth(doors: Doors, today: PlainDate): Promise<void> {
  const present = monthOf(today)
  if (today > `${present}-09`) for (const city of cities) await beginMonth(doors, city, present)
}

/** The months whose batches are paid to the end: the three before the present one. */
export const paidMonths = (today: PlainDate): readonly YearMonth[] => [3, 2, 1].map((back) => addMonthsTo(monthOf(today), -back))

const at = (month: YearMonth, day: number, hour: number): string => `${month}-${String(day).padStart(2, "0")}T${String(hour).padStart(2, "0")}:10:00.000Z`

/** The batch of the month, generated and checked; undefined where nobody draws. */
async function beginMonth(doors: Doors, city: City, month: YearMonth): Promise<string | undefined> {
  const batchId = await generate(doors, city, month)
  if (batchId === undefined) return undefined
  await act(doors, doors.officer(city.clerk), at(month, 9, 2), batchId, "check")
  return batchId
}

async function generate(doors: Doors, city: City, month: YearMonth): Promise<string | undefined> {
  try {
    return (await doors.ask<{ batchId: string }>(doors.officer(city.clerk), at(month, 9, 1), "POST", "/payments/batches", { business: "insurance.benefit", region: city.region, month })).batchId
  } catch (failure) {
    if (failure instanceof Refused && failure.code === "payments.empty") return undefined
    throw failure
  }
}

async function payCity(doors: Doors, city: City, month: YearMonth, sentBack: string | null): Promise<void> {
  const [clerk, reviewer, head, one, two] = [city.clerk, city.reviewer, city.head, ...city.finance].map((login) => doors.officer(login)) as [Viewer, Viewer, Viewer, Viewer, Viewer]
  const batch = await beginMonth(doors, city, month)
  if (batch === undefined) return
  await confirmChanges(doors, clerk, at(month, 9, 3), batch)
  await act(doors, clerk, at(month, 9, 4), batch, "review")
  await act(doors, reviewer, at(month, 10, 2), batch, "second-review")
  await act(doors, head, at(month, 11, 2), batch, "approve")
  if (await paysNothing(doors, one, at(month, 12, 1), batch)) return act(doors, one, at(month, 12, 2), batch, "close")
  await act(doors, one, at(month, 12, 2), batch, "request-funds")
  await act(doors, one, at(month, 13, 2), batch, "receive-funds", { document: `拨款单 ${month}-${city.region.slice(2, 4)}` })
  await act(doors, one, at(month, 14, 2), batch, "make-file")
  await act(doors, one, at(month, 14, 3), batch, "turn-key-one")
  await act(doors, two, at(month, 14, 4), batch, "send")
  const isOpen = await loadAnswer(doors, one, month, batch, sentBack)
  await doors.deliver(at(month, 15, 3))
  if (isOpen) return
  await act(doors, one, at(month, 16, 2), batch, "reconcile", { statement: { balanceChangeFen: 0, feeFen: 0 } })
  await act(doors, one, at(month, 16, 3), batch, "close")
}

/** The bank's answer, asked for or, where a payment came back, brought as a file. Returns whether the batch stays open. */
async function loadAnswer(doors: Doors, finance: Viewer, month: YearMonth, batch: string, sentBack: string | null): Promise<boolean> {
  const sent = sentBack === null ? "" : await doors.read(finance, at(month, 15, 2), `/payments/batches/${batch}/bank-file`)
  const lines = sent.split("\n").filter((line) => line.startsWith("D|")).map((line) => line.split("|"))
  if (!lines.some((line) => line[6] === sentBack)) {
    await act(doors, finance, at(month, 15, 2), batch, "load-result")
    return false
  }
  const answer = lines.map((line, index) => `R|${line[10] ?? ""}|${line[6] === sentBack ? "1|05" : "0|"}|${month}-15 09:30:00|S${month.replace("-", "")}${String(index + 1).padStart(6, "0")}`)
  await doors.hand(finance, at(month, 15, 2), `/payments/batches/${batch}/result`, "result.txt", `${answer.join("\n")}\n`)
  return true
}

type FundRequest = { readonly requestId: string; readonly number: string; readonly totalFen: number; readonly sha256: string }

/** A batch of subsidies to people of the first city, from its generation on the ninth to its closing: the treasury is asked for its money and answers by file. */
export async function paySubsidies(doors: Doors, month: YearMonth): Promise<void> {
  const [city] = cities
  if (!city) return
  const [clerk, reviewer, head, one, two] = [city.clerk, city.reviewer, city.head, ...city.finance].map((login) => doors.officer(login)) as [Viewer, Viewer, Viewer, Viewer, Viewer]
  const { batchId: batch } = await doors.ask<{ batchId: string }>(clerk, at(month, 9, 1), "POST", "/payments/batches", { business: "subsidies.personal", region: city.region, month })
  await act(doors, clerk, at(month, 9, 2), batch, "check")
  await confirmChanges(doors, clerk, at(month, 9, 3), batch)
  await act(doors, clerk, at(month, 9, 4), batch, "review")
  await act(doors, reviewer, at(month, 10, 2), batch, "second-review")
  await act(doors, head, at(month, 11, 2), batch, "approve")
  const request = await doors.ask<FundRequest>(one, at(month, 12, 1), "POST", "/subsidies/fund-requests", { batch })
  await act(doors, one, at(month, 12, 2), batch, "request-funds")
  const voucher = `拨〔${month.slice(0, 4)}〕${month.slice(5)}17号`
  await doors.ask(one, at(month, 13, 1), "POST", `/subsidies/fund-requests/${batch}/${request.requestId}/answer`, { file: `A|${request.number}|${request.totalFen}|${request.sha256}|0||${voucher}\n` })
  await act(doors, one, at(month, 13, 2), batch, "receive-funds", { document: voucher })
  await act(doors, one, at(month, 14, 2), batch, "make-file")
  await act(doors, one, at(month, 14, 3), batch, "turn-key-one")
  await act(doors, two, at(month, 14, 4), batch, "send")
  await act(doors, one, at(month, 15, 2), batch, "load-result")
  await doors.deliver(at(month, 15, 3))
  await act(doors, one, at(month, 16, 2), batch, "reconcile", { statement: { balanceChangeFen: 0, feeFen: 0 } })
  await act(doors, one, at(month, 16, 3), batch, "close")
}

/** Nobody of a batch may have an account the bank could pay to: it is closed without it. */
const paysNothing = async (doors: Doors, finance: Viewer, moment: string, batch: string): Promise<boolean> =>
  (await doors.ask<BatchView>(finance, moment, "GET", `/payments/batches/${batch}`)).allowed.some((one) => one.act === "close" && one.may)

/** Every new, stopped or changed line is confirmed by name, as the clerk's page does. */
async function confirmChanges(doors: Doors, clerk: Viewer, moment: string, batch: string): Promise<void> {
  for (;;) {
    const { lines } = await doors.ask<Lines>(clerk, moment, "GET", `/payments/batches/${batch}/lines?only=unconfirmed`)
    if (lines.length === 0) return
    await act(doors, clerk, moment, batch, "confirm-changes", { lines: lines.map((line) => ({ subjectId: line.subjectId, category: line.category })) })
  }
}

async function act(doors: Doors, who: Viewer, moment: string, batch: string, name: string, rest: object = {}): Promise<void> {
  const { length } = await doors.ask<BatchView>(who, moment, "GET", `/payments/batches/${batch}`)
  await doors.ask(who, moment, "POST", `/payments/batches/${batch}/acts`, { act: name, length, ...rest })
}
