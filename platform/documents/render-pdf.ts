// Asks the type-setting thread for a PDF; the thread starts with the first paper and is let go when idle.
import { Worker } from "node:worker_threads"
import type { TDocumentDefinitions } from "pdfmake/interfaces.js"

/** What the thread answers: the bytes, or why it could not. */
interface PdfDone {
  readonly id: number
  readonly bytes?: Uint8Array
  readonly failure?: string
}

interface Waiting {
  readonly done: (bytes: Buffer) => void
  readonly fail: (failure: Error) => void
}

let worker: Worker | undefined
let counter = 0
const waiting = new Map<number, Waiting>()

/** Sets a page. @throws when the library cannot; the thread is replaced when it dies. */
export function renderPdf(definition: TDocumentDefinitions): Promise<Buffer> {
  const id = ++counter
  const running = (worker ??= startWorker())
  return new Promise((done, fail) => {
    waiting.set(id, { done, fail })
    running.ref()
    running.postMessage({ id, definition })
  })
}

function startWorker(): Worker {
  const made = new Worker(new URL("./pdf-worker.mjs", import.meta.url), { execArgv: [] })
  made.unref()
  made.on("message", (message: PdfDone) => {
    const one = waiting.get(message.id)
    waiting.delete(message.id)
    if (waiting.size === 0) made.unref()
    if (message.bytes) one?.done(Buffer.from(message.bytes))
    else one?.fail(new Error(`a page could not be set: ${message.failure ?? ""}`))
  })
  const lost = (failure: unknown) => {
    worker = undefined
    for (const one of waiting.values()) one.fail(new Error(`the type-setting thread stopped: ${String(failure)}`))
    waiting.clear()
  }
  made.on("error", lost)
  made.on("exit", (code) => {
    if (worker === made) lost(code)
  })
  return made
}
