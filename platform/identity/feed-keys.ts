// Keys of other departments' machines: made here, shown once, kept as digests, ended at once everywhere.
import { randomBytes } from "node:crypto"
import { trailCall } from "#platform/audit"
import { bind, type Call, newId, statement } from "#platform/database"
import type { RequestContext } from "#platform/module"
import { commonProblems, type Viewer } from "#wire"
import { identityProblems } from "./contract.ts"
import { roomOf } from "./identity.ts"
import { isWithin, regionOf } from "./region-of.ts"
import { feedKeyDigest, tellFeedKeys } from "./sessions.ts"

interface KeyRow {
  key_id: string
  source: string
  title: string
  scope: string
  created_at: string
  disabled_at: string | null
}

const keysBelow = statement<{ scope: string }, KeyRow>({
  name: "identity.feed-keys-below",
  reach: "reference",
  sql: "select key_id, source, title, scope, created_at, disabled_at from identity.feed_keys where scope like :scope || '%' order by created_at desc limit 500",
})

const insertKey = statement<{ key: string; source: string; title: string; digest: string; scope: string; now: string; by: string }>({
  name: "identity.insert-feed-key",
  reach: "reference",
  sql: "insert into identity.feed_keys (key_id, source, title, digest, scope, created_at, created_by) values (:key, :source, :title, :digest, :scope, :now, :by)",
})

const disableKey = statement<{ key: string; scope: string; now: string }, { source: string; scope: string }>({
  name: "identity.disable-feed-key",
  reach: "reference",
  sql: "update identity.feed_keys set disabled_at = :now where key_id = :key and scope like :scope || '%' and disabled_at is null returning source, scope",
})

const scopeOf = (viewer: Viewer): { readonly scope: string; readonly officerId: string } => {
  if (viewer.kind !== "staff") throw commonProblems.notAllowed()
  return viewer
}

const tell = () => bind(tellFeedKeys, {}) as Call

export async function listKeys(request: RequestContext) {
  const rows = await request.house.database.system.all(keysBelow, { scope: scopeOf(request.viewer).scope })
  return rows.map((row) => ({ keyId: row.key_id, source: row.source, title: row.title, scope: row.scope, createdAt: row.created_at, disabledAt: row.disabled_at }))
}

/** A new key: `feed_` and 256 random bits. */
export const newFeedKey = (): string => `feed_${randomBytes(32).toString("base64url")}`

export async function createKey(request: RequestContext<unknown, unknown, { source: string; title: string; scope: string }>) {
  const { house, input, now } = request
  const by = scopeOf(request.viewer)
  if (!isWithin(input.scope, by.scope)) throw identityProblems.outsideScope()
  const keyId = newId()
  const key = newFeedKey()
  await house.database.system.atomically([
    bind(insertKey, { key: keyId, source: input.source, title: input.title, digest: feedKeyDigest(key), scope: input.scope, now, by: by.officerId }),
    trail(request, input.scope, { did: "create", key: keyId, source: input.source }),
    tell(),
  ])
  await roomOf(house).sessions.reload()
  return { keyId, key }
}

export async function endKey(request: RequestContext<{ key: string }>) {
  const { house, now } = request
  const ended = await house.database.system.all(disableKey, { key: request.params.key, scope: scopeOf(request.viewer).scope, now })
  const [row] = ended
  if (!row) throw commonProblems.notFound()
  await house.database.system.atomically([trail(request, row.scope, { did: "disable", key: request.params.key, source: row.source }), tell()])
  await roomOf(house).sessions.reload()
  return { disabled: ended.length }
}

const trail = (request: RequestContext, scope: string, detail: Record<string, unknown>): Call =>
  trailCall({ kind: "write", action: "identity.administer-feed-key", viewer: request.viewer, subjectId: "0", region: regionOf(scope), address: request.address, detail })
