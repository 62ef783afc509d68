// The official tables as a module of the program.
import { foldingJobs, touchOn } from "#platform/indicators"
import { module } from "#platform/module"
import { allIndicators } from "./indicators/index.ts"
import { provinceIndicators } from "./server/evaluate.ts"
import { reportRoutes } from "./server/routes.ts"

/** Events after which a person may count differently. */
const topics = [
  "employment.registered", "employment.ended", "employment.changed", "unemployment.registered", "unemployment.cancelled", "unemployment.changed", "unemployment.moved",
  "benefit.granted", "benefit.stopped", "benefit.suspended", "benefit.resumed", "benefit.months-used-up", "payment.paid", "payment.returned", "person.died", "person.pension-started",
]

export const reports = module({
  name: "reports",
  title: "统计报表",
  migrations: new URL("./server/migrations/", import.meta.url),
  routes: reportRoutes,
  handlers: [touchOn("reports.touch", topics)],
  jobs: foldingJobs("reports", provinceIndicators),
  indicators: allIndicators,
})
