// Runs a bound statement inside an interactive transaction, where a handler or an import has to look at what came before.
import type { Bulk, Call } from "#platform/database"

export const runCall = <R extends object>(tx: Bulk, call: Call<R>): Promise<R[]> => tx.sql<R>(call.statement.text, call.values)
