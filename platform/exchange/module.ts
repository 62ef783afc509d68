// The exchange as a module of the program: what leaves through the outbox and what comes in by feeds.
import { module } from "#platform/module"
import { exchangeRoutes } from "./server/routes.ts"
import { archiveEvents } from "./server/housekeeping.ts"

export const exchange = module({
  name: "exchange",
  title: "数据交换",
  migrations: new URL("./server/migrations/", import.meta.url),
  routes: exchangeRoutes,
  jobs: [
    {
      name: "exchange.archive-events",
      title: "归档已送达的业务事件",
      dailyAt: "03:10",
      run: async (house) => `已归档 ${await archiveEvents(house.database.system, house.clock())} 条`,
    },
  ],
})
