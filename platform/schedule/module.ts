// The schedule room as a module.
import { module, serve } from "#platform/module"
import { commonProblems } from "#wire"
import * as contract from "./contract.ts"
import { hastenJob, listJobs } from "./scheduler.ts"

export const schedule = module({
  name: "schedule",
  title: "后台任务",
  migrations: new URL("./server/migrations/", import.meta.url),
  routes: [
    serve(contract.listJobs, async ({ house }) =>
      (await house.database.system.all(listJobs, {})).map((row) => ({ name: row.name, title: row.title, nextAt: row.next_at, lastAt: row.last_at, lastTook: row.last_took, lastResult: row.last_result, lastFailed: row.last_failed })),
    ),
    serve(contract.runJob, async (request) => {
      const hastened = await request.house.database.system.maybe(hastenJob, { name: request.params.job, now: request.now })
      if (!hastened) throw commonProblems.notFound()
      request.concerns("0", request.house.province.padEnd(12, "0"), { job: request.params.job })
      return { nextAt: hastened.next_at }
    }),
  ],
})
