// A named SQL statement: prepared once per connection, its parameters by name, its distribution key declared (design §9).

/**
 * What a statement touches, for `npm run check:sql`:
 * a `subject` names one person or employer by key; `reference` reads small tables that exist everywhere; `queue` works on local queue
 * tables; `lookup` goes through a global look-up by its value; `report` may read many keys and must not be on a request's hot path
 * without a reason; `bulk` is set-based import or batch work.
 */
export type Reach = "subject" | "reference" | "queue" | "lookup" | "report" | "bulk"

export interface StatementSpec {
  /** Unique over the program, `module.verb-noun`; the name of the prepared statement. At most 60 characters. */
  readonly name: string
  readonly reach: Reach
  /** SQL with `:name` parameters; a double colon stays a cast. */
  readonly sql: string
  /** True for statements on the path of a request: `check:sql` explains them. */
  readonly hot?: boolean
}

export interface Statement<A extends object, R extends object> extends StatementSpec {
  readonly text: string
  readonly order: readonly string[]
  readonly args?: A
  readonly row?: R
}

/** A statement with its arguments, ready to be sent, alone or with others in one pipeline. */
export interface Call<R extends object = object> {
  readonly statement: Statement<never, R>
  readonly values: readonly unknown[]
}

const registry = new Map<string, Statement<never, object>>()

/** Declares a statement. Types: `statement<{ person: string }, { name: string }>({...})`. Numbers of type bigint come back as text. */
export function statement<A extends object, R extends object = Record<never, never>>(spec: StatementSpec): Statement<A, R> {
  const order: string[] = []
  const text = spec.sql.replace(/('(?:[^']|'')*')|(?<![:\w]):([a-z]\w*)/gi, (whole, quoted: string | undefined, name: string) => {
    if (quoted !== undefined) return whole
    if (!order.includes(name)) order.push(name)
    return `$${order.indexOf(name) + 1}`
  })
  const made: Statement<A, R> = { ...spec, text, order }
  const known = registry.get(spec.name)
  if (known && known.text !== text) throw new Error(`two statements are called ${spec.name}`)
  registry.set(spec.name, made as unknown as Statement<never, object>)
  return made
}

/** Binds arguments to a statement. @throws when one is missing, so that no statement runs with a hole in it. */
export function bind<A extends object, R extends object>(made: Statement<A, R>, args: A): Call<R> {
  const values = made.order.map((name) => {
    const value = (args as Record<string, unknown>)[name]
    if (value === undefined) throw new Error(`statement ${made.name} is missing :${name}`)
    return value
  })
  return { statement: made as unknown as Statement<never, R>, values }
}

/** Every statement declared so far, for the checks. */
export const allStatements = (): readonly Statement<never, object>[] => [...registry.values()]
