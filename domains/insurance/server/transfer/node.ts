// The platform through which provinces exchange 失业保险关系转移 messages, as we see it: contract, HTTPS adapter, and which one a house is connected to.
import type { House } from "#platform/module"
import type { TransferMessage } from "./messages.ts"

export type TransferReceipt = { readonly kind: "accepted" } | { readonly kind: "refused"; readonly says: string }

/** The same id with the same content again is the same message; with other content it must be refused. A rejected promise means that nobody knows whether it arrived. */
export interface TransferNode {
  submit(message: TransferMessage): Promise<TransferReceipt>
  /** Messages for this province that were not acknowledged, as they came: whoever asks reads them strictly. */
  fetch(): Promise<readonly unknown[]>
  /** Not fetched again. */
  acknowledge(id: string): Promise<void>
}

/** Milliseconds an answer is waited for. */
const patience = 20_000

/** Our contract over HTTPS; on site the national platform's own interface is mapped behind it. */
export function transferNodeAt(address: string, key: string): TransferNode {
  const headers = { "content-type": "application/json", authorization: `Bearer ${key}` }
  const asked = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const response = await fetch(`${address}${path}`, { ...init, headers, signal: AbortSignal.timeout(patience) })
    if (!response.ok && response.status !== 422) throw new Error(`the transfer platform answered ${response.status}`)
    return response
  }
  return {
    submit: async (message) => {
      const response = await asked("/messages", { method: "POST", body: JSON.stringify(message) })
      return response.status === 422 ? { kind: "refused", says: (await response.text()).slice(0, 200) } : { kind: "accepted" }
    },
    fetch: async () => {
      const said: unknown = await (await asked("/messages")).json()
      if (!Array.isArray(said)) throw new Error("the transfer platform answered no list")
      return said as readonly unknown[]
    },
    acknowledge: async (id) => {
      await asked(`/messages/${encodeURIComponent(id)}`, { method: "DELETE" })
    },
  }
}

const connected = new WeakMap<House, TransferNode | null>()

/** Connects a house to another platform than its settings name; tests and demonstrations. */
export const connectTransfers = (house: House, node: TransferNode): void => void connected.set(house, node)

/** The platform of a house: TRANSFER_ADDRESS and TRANSFER_KEY, or none; then letters wait, and what other provinces say is entered by an officer. */
export function transferNodeOf(house: House): TransferNode | null {
  const known = connected.get(house)
  if (known !== undefined) return known
  const address = process.env["TRANSFER_ADDRESS"]
  const made = address ? transferNodeAt(address, process.env["TRANSFER_KEY"] ?? "") : null
  connected.set(house, made)
  return made
}
