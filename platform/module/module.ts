// What a module is: the list of everything it brings, read by the server and the checks (style §4). No scanning, no side effects.
import type { Readable } from "node:stream"
import type { PlainDate } from "#standards"
import type { Endpoint, Viewer } from "#wire"
import type { z } from "zod"
import type { Known, ParameterTable, Rule, WorkedExample } from "#policy"
import type { FactSource, Population, Question, Verdict } from "#platform/facts"
import type { LiveRules } from "./live-rules.ts"
import type { LiveTable } from "./live-table.ts"
import type { Offer } from "./offer.ts"
import type { Bulk, Database, Sealing, Session } from "#platform/database"

/** What the program runs on: handed to every action, job and handler; nothing is global. */
export interface House {
  readonly database: Database
  readonly sealing: Sealing
  /** The present moment, ISO UTC. */
  readonly clock: () => string
  /** Where files of this installation live. */
  readonly dataFolder: string
  /** Address people reach the system at, no trailing slash. */
  readonly publicUrl: string
  /** Address host:port of the malware scanner uploads go through, where the installation has one. */
  readonly malwareScanner?: string
  /** Six-digit code of the province this installation serves, e.g. "990000". */
  readonly province: string
  /** True when the data is synthetic and every page must say so. */
  readonly demonstration: boolean
  readonly log: (level: "info" | "warn" | "error", message: string, detail?: Record<string, unknown>) => void
}

export interface UploadedFile {
  readonly name: string
  readonly declaredType: string
  readonly bytes: Buffer
}

/** The file of a streaming endpoint. Reading it fails with input.too-large at the endpoint's limit. */
export interface IncomingFile {
  readonly name: string | undefined
  readonly bytes: Readable
}

/** One request as an action sees it. */
export interface RequestContext<P = unknown, Q = unknown, I = unknown> {
  readonly house: House
  readonly viewer: Viewer
  /** The database as this viewer: row security applies. */
  readonly db: Session
  readonly params: P
  readonly query: Q
  readonly input: I
  readonly now: string
  readonly today: PlainDate
  /** Network address of the caller. */
  readonly address: string
  readonly requestId: string
  /** The caller's Idempotency-Key header, if any. */
  readonly idempotencyKey: string | undefined
  /** Files of a multipart body, by field. */
  readonly files: Readonly<Record<string, UploadedFile>>
  /** The file of an endpoint that `streams`; undefined when the body carried none. */
  readonly incoming: IncomingFile | undefined
  /** The raw headers, for sign-in and feeds. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  /** Says whose personal data this answer shows; written to the trail before the answer leaves. Required where the endpoint is `personal`. */
  readonly shows: (subjectId: string, region: string, purpose?: string) => void
  /** Adds to the trail entry of this write: whom it concerns and what changed. */
  readonly concerns: (subjectId: string, region: string, detail?: Record<string, unknown>) => void
  /** Sets or clears a cookie on the answer. */
  readonly setCookie: (name: string, value: string | null, maxAgeSeconds: number) => void
  /** Sets a header on the answer, e.g. content-disposition. */
  readonly setHeader: (name: string, value: string) => void
}

/** A bare answer for endpoints that produce something other than JSON. */
export type BareAnswer = string | Buffer | Readable

export interface Served {
  readonly endpoint: Endpoint
  readonly handle: (request: RequestContext) => Promise<unknown>
  /** True when the action writes its own trail entry in its own transaction. */
  readonly trailed: boolean
}

type Given<S extends z.ZodType> = z.output<S>

/** Binds an endpoint to the function that does it. */
export function serve<P extends z.ZodType, Q extends z.ZodType, I extends z.ZodType, O extends z.ZodType>(
  target: Endpoint<P, Q, I, O>,
  handle: (request: RequestContext<Given<P>, Given<Q>, Given<I>>) => Promise<z.input<O> | BareAnswer>,
  more: { readonly trailed?: boolean } = {},
): Served {
  return { endpoint: target, handle: handle as Served["handle"], trailed: more.trailed ?? false }
}

/** Something that happened, as it leaves the outbox. */
export interface DomainEvent {
  readonly id: string
  readonly topic: string
  readonly subjectId: string
  readonly at: string
  readonly payload: Readonly<Record<string, unknown>>
}

/** Reacts to events of a topic; runs in the transaction that marks the event as handled, so it happens once. */
export interface EventHandler {
  readonly name: string
  readonly topics: readonly string[]
  readonly handle: (tx: Bulk, event: DomainEvent, house: House) => Promise<void>
}

/** Work the program does on its own. `every` is minutes between runs, `dailyAt` a China time "02:00". */
export interface Job {
  readonly name: string
  readonly title: string
  readonly every?: number
  readonly dailyAt?: string
  /** Asked at every look: true when there is something to do before the time comes. */
  readonly waiting?: (house: House) => Promise<boolean>
  readonly run: (house: House) => Promise<string>
}

/** One way a rule is put to everybody by facts of its own: a rule that a person and a unit may both claim by is put in two. */
export interface AskedRule {
  /** Facts of a version on a day; of a rule that counts what another rule says, with the numbers that one is put with. */
  readonly sources: (version: Rule, on: PlainDate, numbers: ParameterTable) => readonly FactSource[]
  /** Whom it concerns on a day, each at the place whose numbers decide. */
  readonly everybody: (on: PlainDate, version: Rule, numbers: ParameterTable) => Population
  /** What a claim sent on that day would say. */
  readonly claimed: (on: PlainDate) => Readonly<Record<string, Known>>
}

/** What the lines about these come to in these ways of a rule when their claims are decided one after the other: what each uses up is had by the next. */
export type InTurn = (tx: Bulk, subjects: readonly string[], ways: readonly { readonly question: Question; readonly population: Population }[], where: { readonly on: PlainDate; readonly region: string }) => Promise<readonly Verdict[]>

export interface Module {
  /** Folder, schema and route name. */
  readonly name: string
  readonly title: string
  readonly migrations?: URL
  readonly routes?: readonly Served[]
  readonly handlers?: readonly EventHandler[]
  readonly jobs?: readonly Job[]
  /** Service items with their effects, for the case engine. */
  readonly offers?: readonly Offer[]
  /** Fact sources for rules. */
  readonly facts?: readonly FactSource[]
  readonly indicators?: readonly unknown[]
  /** Its law: every rule, all versions. */
  readonly rules?: readonly Rule[]
  /** The rules its decisions ask for by the day: their new versions come into force while the program runs. */
  readonly law?: LiveRules
  /** Its numbers that differ by place or year. */
  readonly parameters?: LiveTable
  /** Whom a rule concerns when that is fewer than everybody, by name of the rule; for rehearsals. */
  readonly populations?: Readonly<Record<string, Population>>
  /** Rules that are put to everybody by facts of their own, by name, in each of their ways. */
  readonly asked?: Readonly<Record<string, readonly AskedRule[]>>
  /** Of rules about lines, by name: how several about the same are decided together. */
  readonly inTurn?: Readonly<Record<string, InTurn>>
  /** Its rules that cannot be put to everybody by their nature, by name, with the reason in words. */
  readonly notAsked?: Readonly<Record<string, string>>
  /** Worked examples of its rules. */
  readonly examples?: readonly WorkedExample[]
}

export const module = (declared: Module): Module => declared
