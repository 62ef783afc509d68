// The web's side of an endpoint: one typed call over fetch, refusals come back as thrown Refusals.
import type { z } from "zod"
import type { Endpoint } from "./endpoint.ts"
import { type FieldError, Refusal } from "./problem.ts"

export interface CallArguments<P, Q, I> {
  params?: P
  query?: Q
  input?: I
  /** Repeating a call with the same key never does the thing twice. */
  idempotencyKey?: string
  signal?: AbortSignal
}

export interface CallFailure {
  readonly trace?: string
}

/** Thrown when the server could not be reached at all. What was typed is still in the page. */
export class Offline extends Error {
  constructor() {
    super("网络不通，您填写的内容都在，连上网后再试")
    this.name = "Offline"
  }
}

/** The address of a call: path parameters filled in, query appended. */
export function addressOf(target: { path: string }, params: Record<string, unknown> = {}, query: Record<string, unknown> = {}): string {
  const path = target.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== null && value !== "") search.set(name, String(value))
  const text = search.toString()
  return `/api${path}${text ? `?${text}` : ""}`
}

/** Calls an endpoint. @throws Refusal with the server's problem code, or Offline. */
export async function call<P extends z.ZodType, Q extends z.ZodType, I extends z.ZodType, O extends z.ZodType>(
  target: Endpoint<P, Q, I, O>,
  given: CallArguments<z.input<P>, z.input<Q>, z.input<I> | FormData> = {},
): Promise<z.output<O>> {
  const headers: Record<string, string> = { "x-jiuye": "1", accept: "application/json" }
  const isForm = typeof FormData !== "undefined" && given.input instanceof FormData
  if (given.input !== undefined && !isForm) headers["content-type"] = "application/json"
  if (given.idempotencyKey) headers["idempotency-key"] = given.idempotencyKey
  let response: Response
  try {
    response = await fetch(addressOf(target, given.params as Record<string, unknown>, given.query as Record<string, unknown>), {
      method: target.method,
      headers,
      credentials: "same-origin",
      body: given.input === undefined ? null : isForm ? (given.input as FormData) : JSON.stringify(given.input),
      signal: given.signal ?? null,
    })
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === "AbortError") throw failure
    throw new Offline()
  }
  const body: unknown = response.status === 204 ? undefined : await response.json().catch(() => undefined)
  if (response.ok) return body as z.output<O>
  const said = (body ?? {}) as { code?: string; title?: string; errors?: FieldError[]; detail?: Record<string, unknown>; trace?: string }
  throw new Refusal(
    { code: said.code ?? "server.failed", status: response.status, says: said.title ?? "我们这边出了问题，您填的内容都在，请稍后再试" },
    { ...said.detail, ...(said.trace ? { trace: said.trace } : {}) },
    said.errors ?? [],
  )
}
