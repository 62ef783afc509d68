// Writing the operation trail: one bound statement for a transaction, and a group commit for the many reads.
import { bind, type Call, newId, type Session, statement } from "#platform/database"
import type { Viewer } from "#wire"

export interface TrailEntry {
  readonly kind: "read" | "write" | "sign-in" | "refused"
  readonly action: string
  readonly viewer: Viewer
  /** Person or employer concerned; "0" when none. */
  readonly subjectId: string
  /** Region of the record concerned. */
  readonly region: string
  readonly address: string
  readonly purpose?: string
  readonly detail?: Readonly<Record<string, unknown>>
}

interface TrailRow {
  subject_id: string
  trail_id: string
  kind: string
  action: string
  actor_kind: string
  actor_id: string
  actor_name: string
  office: string
  region: string
  address: string
  purpose: string
  detail: Readonly<Record<string, unknown>>
}

/** Who the trail says it was. */
export function actorOf(viewer: Viewer): { readonly kind: string; readonly id: string; readonly name: string; readonly office: string } {
  switch (viewer.kind) {
    case "staff":
      return { kind: "staff", id: viewer.officerId, name: viewer.name, office: viewer.office }
    case "citizen":
      return { kind: "citizen", id: viewer.personId, name: viewer.name, office: "" }
    case "employer":
      return { kind: "employer", id: viewer.employerId, name: viewer.agent, office: viewer.name }
    case "feed":
      return { kind: "feed", id: viewer.source, name: viewer.source, office: "" }
    case "public":
      return { kind: "public", id: "", name: "", office: "" }
  }
}

/** Appends rows handed in as JSON (`trailRows`): a part of a larger statement that writes a change and its trace at once. `rows` is a parameter, `:trail`. */
export const appendTrail = (rows: string): string => `
    insert into audit.trail (subject_id, trail_id, kind, action, actor_kind, actor_id, actor_name, office, region, address, purpose, detail)
    select r.subject_id, r.trail_id, r.kind, r.action, r.actor_kind, r.actor_id, r.actor_name, r.office, r.region, r.address, r.purpose, r.detail
      from jsonb_to_recordset(${rows}::jsonb) as r(subject_id bigint, trail_id bigint, kind text, action text, actor_kind text, actor_id text,
           actor_name text, office text, region text, address text, purpose text, detail jsonb)`

const appendRows = statement<{ rows: string }>({ name: "audit.append-rows", reach: "bulk", hot: true, sql: appendTrail(":rows") })

/** Entries as `appendTrail` takes them. */
export const trailRows = (...entries: readonly TrailEntry[]): string => JSON.stringify(entries.map(rowOf))

/** The entry as a bound statement, to be sent in the transaction of the change it records. */
export const trailCall = (entry: TrailEntry): Call => bind(appendRows, { rows: trailRows(entry) })

function rowOf(entry: TrailEntry): TrailRow {
  const actor = actorOf(entry.viewer)
  return {
    subject_id: entry.subjectId,
    trail_id: newId(),
    kind: entry.kind,
    action: entry.action,
    actor_kind: actor.kind,
    actor_id: actor.id,
    actor_name: actor.name,
    office: actor.office,
    region: entry.region,
    address: entry.address,
    purpose: entry.purpose ?? "",
    detail: entry.detail ?? {},
  }
}

export interface Trail {
  /** Resolves when the entries are committed: an answer that shows personal data waits for it. */
  record(entries: readonly TrailEntry[]): Promise<void>
}

/**
 * A trail that commits in groups: while one group is being written the next gathers, so that a thousand reads cost a few transactions
 * and none is answered before its trace is stored.
 */
export function groupedTrail(system: Session): Trail {
  let gathering: TrailRow[] = []
  let next: Promise<void> | undefined
  let writing: Promise<void> = Promise.resolve()
  return {
    record(entries) {
      gathering.push(...entries.map(rowOf))
      next ??= writing
        .catch(() => undefined)
        .then(() => {
          const rows = gathering
          gathering = []
          next = undefined
          writing = system.run(appendRows, { rows: JSON.stringify(rows) }).then(() => undefined)
          return writing
        })
      return next
    },
  }
}
