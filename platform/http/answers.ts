// How a refusal or a failure is answered: problem+json with a stable code, a sentence and a trace number.
import type { FastifyReply, FastifyRequest } from "fastify"
import { commonProblems, type ProblemBody, Refusal } from "#wire"
import { isLost, isRefusedByDatabase } from "#platform/database"

type Logger = (level: "info" | "warn" | "error", message: string, detail?: Record<string, unknown>) => void

/** Seconds after which a client may ask again when the database was away. */
const comeAgain = 2

/**
 * Sends whatever was thrown. Everything that is not a refusal is logged once and answered 500 without its inner words. While the database is
 * away (restarted, recovering) everybody is told to come again; who watches over it says so in the log, not each request.
 */
export function answerFailure(failure: unknown, request: FastifyRequest, reply: FastifyReply, log: Logger): FastifyReply {
  const refusal = asRefusal(failure)
  if (refusal) return send(reply, bodyOf(refusal, request.id))
  if (isLost(failure)) {
    log("info", "request met no database", { trace: request.id, failure: String(failure) })
    return send(reply.header("retry-after", comeAgain), bodyOf(commonProblems.unavailable(), request.id))
  }
  log("error", "request failed", { trace: request.id, route: request.routeOptions.url ?? request.url.split("?")[0] ?? "", failure: failure instanceof Error ? (failure.stack ?? failure.message) : String(failure) })
  return send(reply, { type: "about:blank", title: "我们这边出了问题，您填的内容都在，请稍后再试", status: 500, code: "server.failed", trace: request.id })
}

export function bodyOf(refusal: Refusal, trace?: string): ProblemBody {
  return {
    type: `urn:jiuye:${refusal.problem.code}`,
    title: refusal.message,
    status: refusal.problem.status,
    code: refusal.problem.code,
    ...(refusal.errors.length > 0 ? { errors: refusal.errors } : {}),
    ...(Object.keys(refusal.detail).length > 0 ? { detail: refusal.detail } : {}),
    ...(trace ? { trace } : {}),
  }
}

function send(reply: FastifyReply, body: ProblemBody): FastifyReply {
  return reply.code(body.status).header("cache-control", "no-store").type("application/problem+json").serializer(JSON.stringify).send(body)
}

/** Refusals by action, by shape, by transport limits and by impossible text become problems; the rest stays a failure. */
function asRefusal(failure: unknown): Refusal | undefined {
  if (failure instanceof Refusal) return failure
  const thrown = failure as { code?: string; statusCode?: number; message?: string }
  if (thrown.code === "FST_REQ_FILE_TOO_LARGE" || thrown.code === "FST_ERR_CTP_BODY_TOO_LARGE") return commonProblems.tooLarge()
  if (thrown.statusCode === 429) return commonProblems.tooMany()
  if (isRefusedByDatabase(failure) && ["22021", "22P05", "22003", "22008"].includes(String(failure.code))) return commonProblems.invalidInput()
  if (typeof thrown.statusCode === "number" && thrown.statusCode >= 400 && thrown.statusCode < 500) return transportRefusal(thrown.statusCode)
  return undefined
}

/** A refusal of the transport, before anything the request wants is known. */
export const transportRefusal = (status: number): Refusal => new Refusal({ code: `http.${status}`, status, says: status === 415 ? "不支持这种内容类型" : "请求的格式不对，请检查后重试" })
