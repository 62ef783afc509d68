// Where the demonstration provider keeps its short-lived papers: in memory, bounded, gone with the process.
import type { Adapter, AdapterPayload } from "oidc-provider"

interface Kept {
  readonly payload: AdapterPayload
  readonly until: number
}

const most = 20_000

/** Makes the adapter the provider asks for, one for each kind of paper, over one store. */
export function memoryAdapter(): (kind: string) => Adapter {
  const store = new Map<string, Kept>()
  const find = (key: string) => {
    const kept = store.get(key)
    if (kept && kept.until > Date.now()) return kept.payload
    store.delete(key)
    return undefined
  }
  const only = (test: (payload: AdapterPayload) => boolean, kind: string) => [...store].find(([key, kept]) => key.startsWith(`${kind}:`) && kept.until > Date.now() && test(kept.payload))?.[1].payload
  return (kind) => ({
    upsert: async (id, payload, expiresIn) => {
      const key = `${kind}:${id}`
      store.delete(key)
      store.set(key, { payload, until: Date.now() + (expiresIn || 900) * 1000 })
      const oldest = store.size > most ? store.keys().next().value : undefined
      if (oldest !== undefined) store.delete(oldest)
    },
    find: async (id) => find(`${kind}:${id}`),
    findByUid: async (uid) => only((payload) => payload.uid === uid, kind),
    findByUserCode: async (userCode) => only((payload) => payload.userCode === userCode, kind),
    consume: async (id) => {
      const kept = store.get(`${kind}:${id}`)
      if (kept) store.set(`${kind}:${id}`, { ...kept, payload: { ...kept.payload, consumed: Math.floor(Date.now() / 1000) } })
    },
    destroy: async (id) => {
      store.delete(`${kind}:${id}`)
    },
    revokeByGrantId: async (grantId) => {
      for (const [key, kept] of store) if (kept.payload.grantId === grantId) store.delete(key)
    },
  })
}
