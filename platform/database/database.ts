// The database as the program sees it: pools, transactions, pipelines, and the viewer that row security is told.
import pg from "pg"
import { from as copyFrom, to as copyTo } from "pg-copy-streams"
import { pipeline } from "node:stream/promises"
import type { Socket } from "node:net"
import { Readable, type Writable } from "node:stream"
import type { Viewer } from "#wire"
import { bind, type Call, type Statement } from "./statement.ts"
import { everyRegion, viewerSetting } from "./viewer-settings.ts"

pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString())
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => text)

/** Runs statements: a connection inside a transaction, or a fresh one for each statement. */
export interface Tx {
  all<A extends object, R extends object>(made: Statement<A, R>, args: A): Promise<R[]>
  maybe<A extends object, R extends object>(made: Statement<A, R>, args: A): Promise<R | undefined>
  one<A extends object, R extends object>(made: Statement<A, R>, args: A): Promise<R>
  /** Rows changed. */
  run<A extends object, R extends object>(made: Statement<A, R>, args: A): Promise<number>
}

export interface Session extends Tx {
  /** Several statements in one transaction; rolled back when the function throws. */
  transaction<T>(work: (tx: Bulk) => Promise<T>): Promise<T>
  /** Bound reads in one trip, each on its own. Rows come back call by call. */
  together(calls: readonly Call[]): Promise<object[][]>
  /** Bound statements in one transaction and one trip: all or none; one alone is its own transaction. Rows come back call by call. */
  atomically(calls: readonly Call[]): Promise<object[][]>
}

/** Inside a transaction: also COPY (the program's own sessions only) and plain text for set-based work. */
export interface Bulk extends Tx {
  copyIn(into: string, rows: Readable): Promise<void>
  copyOut(query: string, out: Writable): Promise<void>
  /** Plain SQL for set-based work, never with user text in it. */
  sql<R extends object = object>(text: string, values?: readonly unknown[]): Promise<R[]>
}

export interface Database {
  readonly url: string
  /** Runs as a viewer: role without ownership, row security on, `app.viewer` set. */
  as(viewer: Viewer): Session
  /** Runs what the program decides for a request: every region, but only what the grants allow, so append-only stays append-only. */
  readonly engine: Session
  /** Runs as the program itself (worker, feeds, migrations): the owner of the tables. */
  readonly system: Session
  close(): Promise<void>
}

type Connection = pg.PoolClient & { jiuyeViewer?: string; getTransactionStatus(): "I" | "T" | "E" | null; readonly connection: { readonly stream: Socket } }

export interface DatabaseOptions {
  readonly url: string
  readonly poolSize?: number
  readonly systemPoolSize?: number
}

export const appRole = "jiuye_app"

export function openDatabase(options: DatabaseOptions): Database {
  const app = pool(options.url, options.poolSize ?? 8, "jiuye-app", true)
  const system = pool(options.url, options.systemPoolSize ?? 4, "jiuye-system", true)
  const bulk = pool(options.url, options.systemPoolSize ?? 4, "jiuye-bulk", false)
  return {
    url: options.url,
    as: (viewer) => session(app, app, viewerSetting(viewer)),
    engine: session(app, app, everyRegion),
    system: session(system, bulk, undefined),
    close: async () => {
      await Promise.all([app.end(), system.end(), bulk.end()])
    },
  }
}

/** Milliseconds a request waits for a connection before it is told to come again. Set-based work waits as long as it takes. */
const patience = 10_000

/**
 * A pool. Statements of requests are pipelined and planned once per connection: planning a gathering of facts anew costs ten times its
 * execution. COPY and set-based work take connections without either. Nothing is compiled to machine code (jit): a gathering of facts is long
 * text over few rows, and compiling it costs seconds where running it costs milliseconds. A connection that dies while it is lent tells its borrower by what
 * it was asked; the event beside that would otherwise end the program.
 */
function pool(url: string, max: number, name: string, pipeline: boolean): pg.Pool {
  const options = `-c jit=off${pipeline ? " -c plan_cache_mode=force_generic_plan" : ""}`
  const made = new pg.Pool({ connectionString: url, max, application_name: name, pipeline, options, idleTimeoutMillis: 600_000, connectionTimeoutMillis: pipeline ? patience : 0, keepAlive: true })
  made.on("error", () => undefined)
  made.on("connect", (connection) => connection.on("error", () => undefined))
  return made
}

function session(from: pg.Pool, forTransactions: pg.Pool, viewer: string | undefined): Session {
  return {
    ...statementsOver(async (call) => withConnection(from, viewer, (connection) => send(connection, call))),
    transaction: (work) =>
      withConnection(forTransactions, viewer, async (connection) => {
        await connection.query("begin")
        try {
          const result = await work(bulkOver(connection))
          const ended = await connection.query("commit")
          if (ended.command !== "COMMIT") throw new Error("the transaction was rolled back by the database")
          return result
        } catch (failure) {
          await connection.query("rollback").catch(() => undefined)
          throw failure
        }
      }),
    together: (calls) =>
      withConnection(from, viewer, async (connection) => {
        const settled = await Promise.allSettled(calls.map((call) => send(connection, call)))
        return settled.map((result) => {
          if (result.status === "rejected") throw result.reason
          return result.value.rows
        })
      }),
    atomically: (calls) =>
      withConnection(from, viewer, async (connection) => {
        const [alone] = calls
        if (alone && calls.length === 1) return [(await send(connection, alone)).rows]
        const sent = [connection.query("begin"), ...calls.map((call) => send(connection, call)), connection.query("commit")]
        const settled = await Promise.allSettled(sent)
        const failed = settled.find((result) => result.status === "rejected")
        if (failed) {
          await connection.query("rollback").catch(() => undefined)
          throw (failed).reason
        }
        const results = settled.map((result) => (result as PromiseFulfilledResult<pg.QueryResult<object>>).value)
        if (results.at(-1)?.command !== "COMMIT") throw new Error("the transaction was rolled back by the database")
        return results.slice(1, -1).map((result) => result.rows)
      }),
  }
}

function statementsOver(run: (call: Call) => Promise<pg.QueryResult<object>>): Tx {
  const all = async <A extends object, R extends object>(made: Statement<A, R>, args: A) => (await run(bind(made, args))).rows as R[]
  return {
    all,
    maybe: async (made, args) => (await all(made, args))[0],
    one: async (made, args) => {
      const [row] = await all(made, args)
      if (!row) throw new Error(`statement ${made.name} found no row`)
      return row
    },
    run: async (made, args) => (await run(bind(made, args))).rowCount ?? 0,
  }
}

function bulkOver(connection: Connection): Bulk {
  return {
    ...statementsOver((call) => send(connection, call)),
    copyIn: (into, rows) => pipeline(rows, connection.query(copyFrom(`copy ${into} from stdin`))),
    copyOut: (query, out) => pipeline(connection.query(copyTo(`copy (${query}) to stdout`)), out),
    sql: async <R extends object>(text: string, values: readonly unknown[] = []) => (await connection.query<R & pg.QueryResultRow>(text, [...values])).rows as R[],
  }
}

const send = (connection: Connection, call: Call) =>
  connection.query<object & pg.QueryResultRow>({ name: call.statement.name, text: call.statement.text, values: [...call.values] })

/**
 * Lends a connection whose viewer is set. The setting stays on the connection and is sent again only when the next borrower is someone
 * else, in the same trip as the borrower's first statement. A connection that could not be told, is left inside a transaction, or has
 * failed its borrower, is thrown away, so it never speaks for the wrong party and nobody is lent a dead one.
 */
async function withConnection<T>(from: pg.Pool, viewer: string | undefined, work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = (await from.connect().catch((failure: unknown) => {
    throw lostOr(failure)
  })) as Connection
  writeTogether(connection)
  const told = viewer === undefined || connection.jiuyeViewer === viewer ? undefined : tell(connection, viewer)
  let lost = false
  try {
    const result = await work(connection)
    await told
    return result
  } catch (thrown) {
    const failure = lostOr(thrown)
    lost = isLost(failure)
    throw failure
  } finally {
    const knowsViewer = told === undefined || (await told.then(() => true, () => false))
    connection.release(lost || !(knowsViewer && connection.getTransactionStatus() === "I"))
  }
}

/** Whatever the borrower sends in its first breath leaves in one write: each write is a system call that wakes the database. */
function writeTogether(connection: Connection): void {
  const { stream } = connection.connection
  stream.cork()
  process.nextTick(() => stream.uncork())
}

function tell(connection: Connection, viewer: string): Promise<unknown> {
  const role = connection.jiuyeViewer === undefined ? connection.query(`set role ${appRole}`) : undefined
  const said = Promise.all([role, connection.query(`set app.viewer = '${viewer}'`)])
  said.catch(() => undefined)
  connection.jiuyeViewer = viewer
  return said
}

/** What PostgreSQL says when it ends a connection or takes none: shut down, crashed, starting, recovering, full. */
const goneCodes = /^(57P0[1-5]|08\w{3}|53300)$/

/** What the driver says of a connection that ended, or could not be made or lent in time. */
const goneWords = /^(Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded when trying to connect|timeout expired)/

/** True when PostgreSQL answered with an error (the connection is fine), false when the connection itself failed. */
export function isRefusedByDatabase(failure: unknown): failure is pg.DatabaseError {
  return failure instanceof pg.DatabaseError && !goneCodes.test(String(failure.code))
}

/** The connection was lost, or none could be had: nobody's fault, and worth asking again. Whether a commit under way was kept is then unknown. */
class DatabaseLost extends Error {
  constructor(cause: Error) {
    super(cause.message, { cause })
    this.name = "DatabaseLost"
  }
}

export function isLost(failure: unknown): boolean {
  return failure instanceof DatabaseLost
}

/** What was thrown around a connection, told apart by who says it: the business, PostgreSQL answering, or nobody any more (then {@link isLost}). */
export function lostOr(failure: unknown): unknown {
  if (!(failure instanceof Error) || failure instanceof DatabaseLost) return failure
  const code = "code" in failure ? String(failure.code) : ""
  const isGone = failure instanceof pg.DatabaseError ? goneCodes.test(code) : goneWords.test(failure.message) || /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)/.test(code)
  return isGone ? new DatabaseLost(failure) : failure
}

/** The constraint a unique, exclusion or check violation names, else undefined. */
export function violatedConstraint(failure: unknown): string | undefined {
  if (!(failure instanceof pg.DatabaseError)) return undefined
  return failure.code === "23505" || failure.code === "23P01" || failure.code === "23514" ? failure.constraint : undefined
}
