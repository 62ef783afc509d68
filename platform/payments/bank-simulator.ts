// A bank that behaves as told: answers, is slow, refuses, loses its answer, answers twice, fails payments by code, invents payments.
import { mkdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { chinaClock } from "#standards"
import type { Bank } from "./bank.ts"
import { readBankFile } from "./bank-file.ts"

export const bankModes = ["answer", "slow", "refuse", "lose-answer", "no-result", "answer-twice", "unknown-line", "leave-out-last"] as const
export type BankMode = (typeof bankModes)[number]

export interface BankBehaviour {
  mode: BankMode
  /** Milliseconds before a slow answer. */
  delay: number
  /** Failure code by account number or by name, e.g. { "6217…": "05" }. */
  failures: Record<string, string>
  /** Rows to add to every result, as they are. */
  extra: string[]
}

export interface SimulatedBank extends Bank {
  readonly behaviour: BankBehaviour
  /** How often a payment file was really executed; more than once would be money lost. */
  executions(number: string): number
}

interface Held {
  readonly sha256: string
  readonly content: string
  executed: number
  at: string
}

export interface SimulatorOptions {
  readonly clock: () => string
  /** Keeps what it was sent below this folder, so that a restarted demonstration still gets its results; in memory when absent. */
  readonly folder?: string
  readonly behaviour?: Partial<BankBehaviour>
}

/** Behaviour from the environment, `BANK_SIMULATOR='{"mode":"slow","delay":3000}'`; the default answers at once and fails nothing. */
export function behaviourFrom(text: string | undefined): Partial<BankBehaviour> {
  if (!text) return {}
  const given = JSON.parse(text) as Partial<BankBehaviour>
  if (given.mode !== undefined && !bankModes.includes(given.mode)) throw new Error(`BANK_SIMULATOR: unknown mode ${given.mode}`)
  return given
}

export function simulatedBank(options: SimulatorOptions): SimulatedBank {
  const behaviour: BankBehaviour = { mode: "answer", delay: 2_000, failures: {}, extra: [], ...options.behaviour }
  const memory = new Map<string, Held>()
  const pathOf = (number: string) => (options.folder ? join(options.folder, `${number.replace(/[^\w-]/g, "_")}.json`) : null)
  const find = async (number: string): Promise<Held | undefined> => {
    const path = pathOf(number)
    const known = memory.get(number)
    if (known || !path) return known
    return readFile(path, "utf8").then((text) => JSON.parse(text) as Held, () => undefined)
  }
  const keep = async (number: string, held: Held) => {
    memory.set(number, held)
    const path = pathOf(number)
    if (!path || !options.folder) return
    await mkdir(options.folder, { recursive: true, mode: 0o700 })
    await writeFile(path, JSON.stringify(held), { mode: 0o600 })
  }
  const pause = () => (behaviour.mode === "slow" ? new Promise((done) => setTimeout(done, behaviour.delay)) : Promise.resolve())
  return {
    behaviour,
    executions: (number) => memory.get(number)?.executed ?? 0,
    async send(file) {
      await pause()
      if (behaviour.mode === "refuse") return { kind: "refused", says: "付款账户当日限额不足" }
      const known = await find(file.number)
      if (known && known.sha256 !== file.sha256) return { kind: "refused", says: "同一批次号已收到内容不同的文件" }
      if (!known) {
        const read = readBankFile(file.content)
        if (read.sha256 !== file.sha256) return { kind: "refused", says: "文件校验值不符" }
        await keep(file.number, { sha256: file.sha256, content: file.content, executed: 1, at: options.clock() })
      }
      if (behaviour.mode === "lose-answer") throw new Error("the connection to the bank was lost")
      return { kind: "accepted", receipt: `SIM-${file.sha256.slice(0, 12)}` }
    },
    async result(number) {
      await pause()
      const held = await find(number)
      if (!held || behaviour.mode === "no-result") return null
      const { date, minutes } = chinaClock(held.at)
      const at = `${date} ${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}:00`
      const rows = readBankFile(held.content).lines.map((line, index) => {
        const code = behaviour.failures[line.account] ?? behaviour.failures[line.name]
        return `R|${line.reference}|${code === undefined ? "0" : "1"}|${code ?? ""}|${at}|S${held.sha256.slice(0, 8)}${String(index + 1).padStart(7, "0")}`
      })
      if (behaviour.mode === "leave-out-last") rows.pop()
      if (behaviour.mode === "unknown-line") rows.push(`R|${number}-9999999|0||${at}|S-unknown`)
      if (behaviour.mode === "answer-twice") rows.push(...rows)
      return `${[...rows, ...behaviour.extra].join("\n")}\n`
    },
  }
}
