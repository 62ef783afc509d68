// The exchange as a module of the program: what leaves through the outbox and what comes in by feeds.
import { module } from "#platform/module"
import { askAgain } from "./server/ask-outside.ts"
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
    {
      name: "exchange.ask-again",
      title: "补查部级平台未答复的核验",
      dailyAt: "01:30",
      run: async (house) => {
        const { answered, waiting } = await askAgain(house)
        return `已补查 ${answered} 件，仍待答复 ${waiting} 件`
      },
    },
  ],
})
