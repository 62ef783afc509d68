// Unemployment insurance as a module of the program: everything it brings, listed.
import { module } from "#platform/module"
import { insuranceFactSources } from "./server/fact-sources.ts"
import { benefitHandlers } from "./server/handlers.ts"
import { insuranceOffers } from "./server/offers.ts"

export const insurance = module({
  name: "insurance",
  title: "失业保险",
  migrations: new URL("./server/migrations/", import.meta.url),
  offers: insuranceOffers,
  facts: insuranceFactSources,
  handlers: [...benefitHandlers],
})
