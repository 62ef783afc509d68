// One address of the system, declared once: the server serves it, the web calls it, OpenAPI and the role test read it.
import type { z } from "zod"
import type { ProblemMaker } from "./problem.ts"
import type { Role } from "./roles.ts"

type Shape = z.ZodType

export interface EndpointSpec<P extends Shape, Q extends Shape, I extends Shape, O extends Shape> {
  /** Stable name, `module.verb-noun`; also the operationId of OpenAPI. */
  readonly name: string
  readonly method: "GET" | "POST" | "PUT" | "DELETE"
  /** Path below /api, with `:name` parameters. */
  readonly path: string
  readonly who: readonly Role[]
  /** One Chinese line for the documentation. */
  readonly summary: string
  readonly params?: P
  readonly query?: Q
  readonly input?: I
  readonly output: O
  /** What the answer is when it is not JSON; `output` is then z.instanceof-free and ignored. */
  readonly produces?: "application/pdf" | "text/csv; charset=utf-8" | "application/octet-stream" | "text/html; charset=utf-8"
  /** Set when the body is multipart: the largest file in bytes. */
  readonly uploadLimit?: number
  /** The body is one file, handed to the action as a stream and never held in memory; `uploadLimit` still ends it. */
  readonly streams?: boolean
  readonly success?: 200 | 201 | 202 | 303
  readonly problems?: readonly ProblemMaker[]
  /** True when the answer shows personal data of somebody else: the read is written to the operation trail. */
  readonly personal?: boolean
  /** Requests one caller may make per minute; default is the server's. */
  readonly perMinute?: number
}

export interface Endpoint<P extends Shape = Shape, Q extends Shape = Shape, I extends Shape = Shape, O extends Shape = Shape> extends EndpointSpec<P, Q, I, O> {
  readonly kind: "endpoint"
}

/** Declares an endpoint. Types of parameters, query, input and output follow from the zod shapes. */
export function endpoint<P extends Shape = z.ZodUndefined, Q extends Shape = z.ZodUndefined, I extends Shape = z.ZodUndefined, O extends Shape = Shape>(
  spec: EndpointSpec<P, Q, I, O>,
): Endpoint<P, Q, I, O> {
  return { ...spec, kind: "endpoint" }
}

export type ParamsOf<E> = E extends Endpoint<infer P, Shape, Shape, Shape> ? z.output<P> : never
export type QueryOf<E> = E extends Endpoint<Shape, infer Q, Shape, Shape> ? z.output<Q> : never
export type InputOf<E> = E extends Endpoint<Shape, Shape, infer I, Shape> ? z.output<I> : never
export type OutputOf<E> = E extends Endpoint<Shape, Shape, Shape, infer O> ? z.output<O> : never
