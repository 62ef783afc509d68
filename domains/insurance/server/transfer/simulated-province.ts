// Another province behind the platform, which answers letters from its own ledger and misbehaves on demand.
import { todayInChina } from "#standards"
import { digestOf, type Sheet, type TransferMessage } from "./messages.ts"
import type { TransferNode } from "./node.ts"

export type ProvinceMode = "normal" | "silent" | "refuses" | "other-figures" | "other-fee" | "double" | "contradicts" | "loses-answers" | "rejects-letters" | "garbled"

/** What the province knows about one person: the figures of its 转出信息表. */
export type Ledger = Pick<Sheet, "drawing" | "months" | "consumedThrough" | "approvedMonths" | "drawnMonths" | "unusedMonths" | "standardFen">

export interface SimulatedProvince extends TransferNode {
  mode: ProvinceMode
  /** By identity number. */
  readonly ledgers: Map<string, Ledger>
  readonly received: TransferMessage[]
  /** Says something unasked: a letter, a remittance, a recall. */
  say(message: Record<string, unknown>): void
  /** Pays the fee of a sheet that was sent. */
  pay(number: string, amountFen?: number): void
  envelope(number: string): { readonly id: string; readonly number: string; readonly from: string; readonly to: string; readonly on: string }
}

export function simulatedProvince(clock: () => string, code = "110000", ours = "990000"): SimulatedProvince {
  const received: TransferMessage[] = []
  const digests = new Map<string, string>()
  const outbox: { readonly id: string; readonly message: unknown }[] = []
  const fees = new Map<string, number>()
  let said = 0
  const envelope = (number: string) => ({ id: `p${code}-${++said}`, number, from: code, to: ours, on: todayInChina(clock()) })
  const put = (message: Record<string, unknown> & { readonly id: string }) => {
    outbox.push({ id: message.id, message: simulator.mode === "garbled" ? `<html>${message.id}</html>` : message })
    if (simulator.mode === "double") outbox.push({ id: message.id, message })
    if (simulator.mode === "contradicts") outbox.push({ id: message.id, message: { ...message, ...("paidMonths" in message ? { standardFen: 1 } : {}) } })
  }
  function answer(letter: Extract<TransferMessage, { kind: "contact" }>): void {
    const ledger = simulator.ledgers.get(letter.idNumber)
    if (simulator.mode === "refuses" || !ledger) return put({ kind: "refusal", ...envelope(letter.number), code: "NO-RELATION", says: "没有查到该人员的参保关系" })
    const paidMonths = ledger.months.length + (simulator.mode === "other-figures" ? 1 : 0)
    const fee = ledger.months.length < 12 ? 0 : Math.round(ledger.standardFen * (ledger.approvedMonths - ledger.drawnMonths) * 1.5)
    fees.set(letter.number, fee)
    put({ kind: "sheet", ...envelope(letter.number), ...ledger, paidMonths, feeFen: simulator.mode === "other-fee" ? fee + 100 : fee })
  }
  const simulator: SimulatedProvince = {
    mode: "normal",
    ledgers: new Map(),
    received,
    submit: (message) => {
      const before = digests.get(message.id)
      if (simulator.mode === "rejects-letters") return Promise.resolve({ kind: "refused", says: "函件要素不全" })
      if (before !== undefined && before !== digestOf(message)) return Promise.resolve({ kind: "refused", says: "同一编号已收到内容不同的函件" })
      if (before === undefined) {
        digests.set(message.id, digestOf(message))
        received.push(message)
        if (message.kind === "contact" && simulator.mode !== "silent") answer(message)
      }
      return simulator.mode === "loses-answers" ? Promise.reject(new Error("the connection was lost")) : Promise.resolve({ kind: "accepted" })
    },
    fetch: () => Promise.resolve(outbox.map((one) => one.message)),
    acknowledge: (id) => {
      for (let index = outbox.length - 1; index >= 0; index--) if (outbox[index]?.id === id) outbox.splice(index, 1)
      return Promise.resolve()
    },
    say: (message) => put(message as Record<string, unknown> & { readonly id: string }),
    pay: (number, amountFen = fees.get(number) ?? 0) => put({ kind: "remittance", ...envelope(number), amountFen, document: `划款${number}` }),
    envelope,
  }
  return simulator
}
