// The way out to the telephone network: a contract any operator's gateway can fill, and a simulator that behaves badly on demand.
import { appendFile } from "node:fs/promises"
import { join } from "node:path"

export interface ShortMessage {
  /** The same id is the same message: a gateway that gets it twice sends it once. */
  readonly id: string
  readonly mobile: string
  readonly text: string
}

export type SmsAnswer = { readonly outcome: "accepted" } | { readonly outcome: "refused"; readonly why: string }

/** @throws when the gateway cannot be reached or does not answer: the message is tried again. */
export interface SmsGateway {
  send(message: ShortMessage): Promise<SmsAnswer>
}

/** How the simulator misbehaves: answers a share of messages with a failure, refuses numbers, or takes its time. */
export interface SimulatorMood {
  /** 0 to 1: share of sends that fail as if the line were down. */
  failing?: number
  /** Numbers ending so are refused for good. */
  refusedEnding?: string
  delayMs?: number
}

/** A gateway for demonstrations: writes what it would send to sms.log of the data folder. */
export function simulatedGateway(folder: string, mood: SimulatorMood = {}): SmsGateway & { readonly mood: SimulatorMood } {
  const seen = new Set<string>()
  let count = 0
  return {
    mood,
    async send(message) {
      if (mood.delayMs) await new Promise((done) => setTimeout(done, mood.delayMs))
      if (mood.failing && (count++ % 100) / 100 < mood.failing) throw new Error("the gateway did not answer")
      if (mood.refusedEnding && message.mobile.endsWith(mood.refusedEnding)) return { outcome: "refused", why: "空号" }
      if (!seen.has(message.id)) {
        seen.add(message.id)
        if (folder) await appendFile(join(folder, "sms.log"), `${JSON.stringify({ ...message, mobile: `${message.mobile.slice(0, 3)}****${message.mobile.slice(-4)}` })}\n`)
      }
      return { outcome: "accepted" }
    },
  }
}
