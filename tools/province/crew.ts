// Several processes make the parts of one province: each takes the next part that nobody has; what comes out does not depend on how many they are.
import { fork } from "node:child_process"
import { join } from "node:path"
import { makePart, type Made, type Sink } from "./make-part.ts"
import { partsOf, type Plan } from "./plan.ts"
import { databaseSink, digestSink, folderSink } from "./sinks.ts"

/** Where everything goes. */
export interface Destination {
  readonly url?: string
  readonly folder?: string
  /** COPY text of the tables beside the truth. */
  readonly withTables?: boolean
  readonly digest?: boolean
}

export interface PartDone extends Made {
  readonly digests: readonly string[]
  /** Largest memory the process ever had. */
  readonly peakBytes: number
}

export type Message = { readonly made: readonly [people: number, rows: number] } | { readonly done: PartDone } | { readonly failed: string }

const nowhere: Sink = { table: async () => undefined, file: async () => undefined, end: async () => undefined }

export async function makePartFor(plan: Plan, part: number, to: Destination, made: (people: number, rows: number) => void): Promise<PartDone> {
  let digests: readonly string[] = []
  const files = to.folder ? folderSink(to.folder, part, to.withTables === true) : nowhere
  const sink = to.digest ? digestSink(part, (lines) => (digests = lines)) : to.url ? await databaseSink(to.url, files) : files
  const whole = await makePart(plan, part, sink, made)
  return { ...whole, digests, peakBytes: process.resourceUsage().maxRSS * 1_024 }
}

/** Makes all parts and answers them in order. @param workers processes at a time; one part is made here. */
export async function makeProvince(plan: Plan, to: Destination, workers: number, made: (people: number, rows: number) => void): Promise<readonly PartDone[]> {
  const parts = partsOf(plan)
  if (parts === 1) return [await makePartFor(plan, 0, to, made)]
  const done: PartDone[] = []
  let next = 0
  const work = async (): Promise<void> => {
    for (let part = next++; part < parts; part = next++) done[part] = await inAnotherProcess(plan, part, to, made)
  }
  await Promise.all(Array.from({ length: Math.min(workers, parts) }, work))
  return done
}

function inAnotherProcess(plan: Plan, part: number, to: Destination, made: (people: number, rows: number) => void): Promise<PartDone> {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, "worker.ts"), [], { execArgv: ["--import", "tsx", "--max-old-space-size=256"] })
    child.on("message", (message: Message) => {
      if ("made" in message) made(...message.made)
      else if ("done" in message) resolve(message.done)
      else reject(new Error(message.failed))
    })
    child.on("error", reject)
    child.on("exit", (code) => reject(new Error(`a worker ended with ${code ?? "a signal"} before its part was made`)))
    child.send({ plan, part, to })
  })
}
