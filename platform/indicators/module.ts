// The indicators room as a module of the program: its tables.
import { module } from "#platform/module"

export const indicators = module({ name: "indicators", title: "指标", migrations: new URL("./server/migrations/", import.meta.url) })
