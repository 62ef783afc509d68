// A request answered before all of it was read: its connection is closed, gently, because what still comes on it would be taken for the next request's.
import type { FastifyInstance } from "fastify"
import type { IncomingMessage } from "node:http"

/** How long a sender may go on after its answer until the connection is cut, milliseconds: the time to read the answer. */
const grace = 2000

/**
 * Says `Connection: close` on an answer that comes before the end of its request, and lets the sender read it: our side ends after the answer,
 * what still arrives is thrown away, and the connection is cut when the sender ends or the grace is over (RFC 9112 §9.6). Cut at once, an answer such as 413 would be lost to a reset.
 */
export function closeUnread(server: FastifyInstance): void {
  server.addHook("onSend", (request, reply, payload, done) => {
    if (hasBody(request.raw) && !request.raw.complete) {
      reply.header("connection", "close")
      lingerAfter(request.raw)
    }
    done(null, payload)
  })
}

const hasBody = ({ headers }: IncomingMessage): boolean => headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0

/** Node ends a connection it will not use again by `destroySoon`: here the end waits for the sender. */
function lingerAfter(request: IncomingMessage): void {
  const { socket } = request
  socket.destroySoon = () => {
    socket.end()
    request.unpipe().resume()
    const cut = setTimeout(() => socket.destroy(), grace)
    socket.once("end", () => socket.destroy())
    socket.once("close", () => clearTimeout(cut))
  }
}
