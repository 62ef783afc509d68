// The tax office as the program knows it: it takes a notice once, or refuses it and says why. Contract, HTTPS adapter, and a simulator that misbehaves on demand.
import { z } from "zod"
import type { House } from "#platform/module"

export interface TaxNotice {
  readonly number: string
  readonly sha256: string
  readonly content: string
}

export const taxReceipt = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("taken"), receipt: z.string().min(1).max(100) }),
  z.strictObject({ kind: z.literal("refused"), code: z.string().min(1).max(20), says: z.string().min(1).max(200) }),
])
export type TaxReceipt = z.output<typeof taxReceipt>

/** The same number with the same hash again is the same notice. A rejected promise means that nobody knows whether it arrived. */
export interface TaxOffice {
  tell(notice: TaxNotice): Promise<unknown>
}

/** Milliseconds an answer is waited for. */
const patience = 10_000

/** Our contract over HTTPS; on site the tax office's own interface is mapped behind it. */
export const taxOfficeAt = (address: string, key: string): TaxOffice => ({
  tell: async (notice) => {
    const response = await fetch(address, { method: "POST", headers: { "content-type": "application/json", authorization: `Bearer ${key}` }, body: JSON.stringify(notice), signal: AbortSignal.timeout(patience) })
    if (!response.ok) throw new Error(`对方返回 ${response.status}`)
    return response.json()
  },
})

const connected = new WeakMap<House, TaxOffice | null>()

/** Connects a house to another tax office than its settings name; tests and demonstrations. */
export const connectTaxOffice = (house: House, office: TaxOffice | null): void => void connected.set(house, office)

/** The tax office of a house: TAX_OFFICE_ADDRESS and TAX_OFFICE_KEY, in a demonstration a simulated one, or none. */
export function taxOfficeOf(house: House): TaxOffice | null {
  const known = connected.get(house)
  if (known !== undefined) return known
  const address = process.env["TAX_OFFICE_ADDRESS"]
  const made = address ? taxOfficeAt(address, process.env["TAX_OFFICE_KEY"] ?? "") : house.demonstration ? simulatedTaxOffice() : null
  connected.set(house, made)
  return made
}

export type TaxMode = "take" | "refuse" | "lose-answer" | "down" | "garbled"

/** A tax office that does as it is told. */
export function simulatedTaxOffice(): TaxOffice & { mode: TaxMode; readonly received: ReadonlyMap<string, TaxNotice> } {
  const received = new Map<string, TaxNotice>()
  const simulator = {
    mode: "take" as TaxMode,
    received,
    tell: (notice: TaxNotice): Promise<unknown> => {
      if (simulator.mode === "down") return Promise.reject(new Error("对方没有应答"))
      if (simulator.mode === "refuse") return Promise.resolve({ kind: "refused", code: "T02", says: "没有这个纳税人" })
      const before = received.get(notice.number)
      if (before && before.sha256 !== notice.sha256) return Promise.resolve({ kind: "refused", code: "T09", says: "同一编号已收到内容不同的证明" })
      received.set(notice.number, notice)
      if (simulator.mode === "lose-answer") return Promise.reject(new Error("连接中断"))
      if (simulator.mode === "garbled") return Promise.resolve({ kind: "taken" })
      return Promise.resolve({ kind: "taken", receipt: `SW-${notice.sha256.slice(0, 10)}` })
    },
  }
  return simulator
}
