// Unemployment insurance as a module of the program: everything it brings, listed.
import { module } from "#platform/module"

export const insurance = module({
  name: "insurance",
  title: "失业保险",
  migrations: new URL("./server/migrations/", import.meta.url),
})
