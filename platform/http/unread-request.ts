// What no route ever sees: bytes that are no request, headers without end, a sender that falls silent. Answered on the socket as everything else is.
import { STATUS_CODES } from "node:http"
import type { Socket } from "node:net"
import { bodyOf, transportRefusal } from "./answers.ts"
import type { Headers } from "./safety-headers.ts"

const statusOf: Readonly<Record<string, number>> = { ERR_HTTP_REQUEST_TIMEOUT: 408, HPE_HEADER_OVERFLOW: 431 }

/** Answers for the parser and ends the connection: after bytes that cannot be read nothing on it can be. */
export const answerUnread =
  (headers: Headers) =>
  (failure: Error & { readonly code?: string }, socket: Socket): void => {
    if (failure.code === "ECONNRESET" || socket.destroyed) return
    if (!socket.writable) return void socket.destroy()
    const refusal = transportRefusal(statusOf[failure.code ?? ""] ?? 400)
    const body = JSON.stringify(bodyOf(refusal))
    const lines = Object.entries({ ...headers, "cache-control": "no-store", "content-type": "application/problem+json", "content-length": String(Buffer.byteLength(body)), connection: "close" })
    socket.end(`HTTP/1.1 ${refusal.problem.status} ${STATUS_CODES[refusal.problem.status] ?? ""}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n${body}`)
  }
