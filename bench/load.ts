// A small load generator: keep-alive connections over raw sockets, one request in flight on each, latencies of every answer.
import { connect, type Socket } from "node:net"

export interface LoadOptions {
  readonly port: number
  readonly connections: number
  /** Seconds that count, after the warm-up. */
  readonly seconds: number
  readonly warmUpSeconds?: number
  /** The next request as bytes; undefined ends this connection. */
  readonly next: () => Buffer | undefined
}

export interface LoadResult {
  readonly requests: number
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly max: number
  /** Answers by status, e.g. { "200": 51234 }. */
  readonly statuses: Readonly<Record<string, number>>
  /** The first answer that was not 2xx, to see what went wrong. */
  readonly firstFailure: string | undefined
}

/** A request as bytes. */
export function requestBytes(method: string, path: string, headers: Readonly<Record<string, string>>, body?: string): Buffer {
  const lines = [`${method} ${path} HTTP/1.1`, "host: 127.0.0.1", ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)]
  if (body !== undefined) lines.push("content-type: application/json", `content-length: ${Buffer.byteLength(body)}`)
  return Buffer.from(`${lines.join("\r\n")}\r\n\r\n${body ?? ""}`)
}

/** Drives the server until the time is over or every connection ran out of requests. */
export async function load(options: LoadOptions): Promise<LoadResult> {
  const begin = performance.now() + (options.warmUpSeconds ?? 0) * 1000
  const end = begin + options.seconds * 1000
  const latencies: number[] = []
  const statuses: Record<string, number> = {}
  let firstFailure: string | undefined
  const note = (status: string, took: number, answer: () => string) => {
    if (!status.startsWith("2")) firstFailure ??= answer()
    if (performance.now() < begin) return
    statuses[status] = (statuses[status] ?? 0) + 1
    latencies.push(took)
  }
  await Promise.all(Array.from({ length: options.connections }, () => drive(options, end, note)))
  const seconds = (Math.min(performance.now(), end) - begin) / 1000
  latencies.sort((a, b) => a - b)
  const at = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0
  return { requests: latencies.length, perSecond: latencies.length / seconds, p50: at(0.5), p99: at(0.99), max: at(1), statuses, firstFailure }
}

function drive(options: LoadOptions, end: number, note: (status: string, took: number, answer: () => string) => void): Promise<void> {
  return new Promise((done, fail) => {
    const socket: Socket = connect(options.port, "127.0.0.1")
    socket.setNoDelay(true)
    let waiting: Buffer = Buffer.alloc(0)
    let sentAt = 0
    const send = () => {
      const bytes = performance.now() < end ? options.next() : undefined
      if (!bytes) {
        socket.destroy()
        done()
        return
      }
      sentAt = performance.now()
      socket.write(bytes)
    }
    socket.on("connect", send)
    socket.on("error", fail)
    socket.on("data", (part) => {
      waiting = waiting.length === 0 ? part : Buffer.concat([waiting, part])
      const answer = wholeAnswer(waiting)
      if (!answer) return
      const text = waiting
      waiting = Buffer.alloc(0)
      note(answer.status, performance.now() - sentAt, () => text.toString("utf8").slice(0, 800))
      send()
    })
  })
}

const headEnd = Buffer.from("\r\n\r\n")

/** The status when the whole answer has arrived; answers carry a content-length or end their chunks. */
function wholeAnswer(bytes: Buffer): { readonly status: string } | undefined {
  const head = bytes.indexOf(headEnd)
  if (head < 0) return undefined
  const lines = bytes.toString("latin1", 0, head)
  const status = lines.slice(9, 12)
  const length = /\r\ncontent-length: (\d+)/i.exec(lines)?.[1]
  if (length !== undefined) return bytes.length >= head + 4 + Number(length) ? { status } : undefined
  return bytes.subarray(-5).toString("latin1") === "0\r\n\r\n" ? { status } : undefined
}
