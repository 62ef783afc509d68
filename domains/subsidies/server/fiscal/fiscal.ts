// The treasury as the program knows it: it takes a request once and later has an answer. Contract, HTTPS adapter, and a simulator that misbehaves on demand.
import type { House } from "#platform/module"

export interface SentRequest {
  readonly number: string
  readonly sha256: string
  readonly content: string
}

export type FiscalReceipt = { readonly kind: "accepted"; readonly receipt: string } | { readonly kind: "refused"; readonly says: string }

/** The same number with the same hash again is the same request; with another hash it must be refused. A rejected promise means that nobody knows whether it arrived. */
export interface Fiscal {
  submit(request: SentRequest): Promise<FiscalReceipt>
  /** The answer file of a request, or null while there is none. */
  answer(number: string): Promise<string | null>
}

/** Milliseconds an answer is waited for. */
const patience = 20_000

/** Our contract over HTTPS; on site the treasury's own interface is mapped behind it. */
export function fiscalAt(address: string, key: string): Fiscal {
  const headers = { "content-type": "application/json", authorization: `Bearer ${key}` }
  return {
    submit: async (request) => {
      const response = await fetch(address, { method: "POST", headers, body: JSON.stringify(request), signal: AbortSignal.timeout(patience) })
      if (response.status === 422) return { kind: "refused", says: (await response.text()).slice(0, 200) }
      if (!response.ok) throw new Error(`the treasury answered ${response.status}`)
      return { kind: "accepted", receipt: (await response.text()).slice(0, 100) }
    },
    answer: async (number) => {
      const response = await fetch(`${address}/${encodeURIComponent(number)}`, { headers, signal: AbortSignal.timeout(patience) })
      if (response.status === 404) return null
      if (!response.ok) throw new Error(`the treasury answered ${response.status}`)
      return response.text()
    },
  }
}

const connected = new WeakMap<House, Fiscal | null>()

/** Connects a house to another treasury than its settings name; tests and demonstrations. */
export const connectFiscal = (house: House, fiscal: Fiscal): void => void connected.set(house, fiscal)

/** The treasury of a house: FISCAL_ADDRESS and FISCAL_KEY, or none. */
export function fiscalOf(house: House): Fiscal | null {
  const known = connected.get(house)
  if (known !== undefined) return known
  const address = process.env["FISCAL_ADDRESS"]
  const made = address ? fiscalAt(address, process.env["FISCAL_KEY"] ?? "") : null
  connected.set(house, made)
  return made
}

export type FiscalMode = "approve" | "refuse-request" | "lose-answer" | "no-answer" | "refuse-budget" | "other-sum" | "garbled"

/** A treasury that does as it is told. */
export function simulatedFiscal(clock: () => string): Fiscal & { mode: FiscalMode; readonly received: ReadonlyMap<string, SentRequest> } {
  const received = new Map<string, SentRequest>()
  const simulator = {
    mode: "approve" as FiscalMode,
    received,
    submit: (request: SentRequest): Promise<FiscalReceipt> => {
      if (simulator.mode === "refuse-request") return Promise.resolve({ kind: "refused", says: "预算指标文号不符" })
      const before = received.get(request.number)
      if (before && before.sha256 !== request.sha256) return Promise.resolve({ kind: "refused", says: "同一申请号已收到内容不同的申请" })
      received.set(request.number, request)
      if (simulator.mode === "lose-answer") return Promise.reject(new Error("the connection was lost"))
      return Promise.resolve({ kind: "accepted", receipt: `CZ-${request.sha256.slice(0, 10)}` })
    },
    answer: (number: string): Promise<string | null> => {
      const request = received.get(number)
      if (!request || simulator.mode === "no-answer") return Promise.resolve(null)
      if (simulator.mode === "garbled") return Promise.resolve("<html>502</html>")
      const sum = request.content.split("\n")[0]?.split("|")[6] ?? "0"
      const said = simulator.mode === "refuse-budget" ? "1|B01|" : `0||拨〔${clock().slice(0, 4)}〕${request.sha256.slice(0, 6)}`
      return Promise.resolve(`A|${number}|${simulator.mode === "other-sum" ? Number(sum) + 1 : sum}|${request.sha256}|${said}\n`)
    },
  }
  return simulator
}
