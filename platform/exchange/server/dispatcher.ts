// The dispatcher: one leader among the program's processes delivers events; another takes over when its connection is gone.
import pg from "pg"
import type { EventHandler, House } from "#platform/module"
import { deliverBatch } from "./deliver.ts"

/** Advisory lock of the leader. */
const leaderLock = 7715902

export interface Dispatcher {
  /** Delivers now instead of at the next look. */
  wake(): void
  /** Resolves when the batch at hand is finished and the lock is given back. */
  stop(): Promise<void>
}

export interface DispatcherOptions {
  /** Milliseconds between looks when nothing is waiting. */
  readonly every?: number
}

/**
 * Starts delivering. Events are looked for every 200 ms rather than announced by NOTIFY: a notification takes a lock across the whole
 * database at every commit, which would make each of the many writers pay for the one reader.
 */
export function startDispatcher(house: House, handlers: readonly EventHandler[], options: DispatcherOptions = {}): Dispatcher {
  const names = new Set(handlers.map((one) => one.name))
  if (names.size !== handlers.length) throw new Error("two event handlers have the same name")
  const every = options.every ?? 200
  let stopped = false
  let wakeUp: () => void = () => undefined
  const pause = (milliseconds: number) =>
    new Promise<void>((done) => {
      const timer = setTimeout(done, milliseconds)
      wakeUp = () => {
        clearTimeout(timer)
        done()
      }
    })
  const running = (async () => {
    while (!stopped) {
      const leader = await lead(house.database.url)
      if (!leader) {
        await pause(1000)
        continue
      }
      try {
        while (!stopped && leader.holds()) {
          const { seen } = await deliverBatch(house, handlers)
          if (seen === 0) await pause(every)
        }
      } catch (failure) {
        house.log("error", "events could not be delivered", { failure: failure instanceof Error ? failure.message : String(failure) })
        await pause(1000)
      } finally {
        await leader.resign()
      }
    }
  })()
  return {
    wake: () => wakeUp(),
    stop: async () => {
      stopped = true
      wakeUp()
      await running
    },
  }
}

interface Leadership {
  holds(): boolean
  resign(): Promise<void>
}

/** Takes the leader's lock on a connection of its own; undefined when another process has it, or the database is away. */
async function lead(url: string): Promise<Leadership | undefined> {
  const client = new pg.Client({ connectionString: url, application_name: "jiuye-dispatcher", keepAlive: true, connectionTimeoutMillis: 10_000 })
  let alive = true
  client.on("error", () => {
    alive = false
  })
  client.on("end", () => {
    alive = false
  })
  const resign = () => client.end().catch(() => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ taken: boolean }>("select pg_try_advisory_lock($1) as taken", [leaderLock])
    if (rows[0]?.taken) return { holds: () => alive, resign }
  } catch {
    alive = false
  }
  void resign()
  return undefined
}
