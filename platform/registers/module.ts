// The registers as a module of the program: persons, employers, places, codes and what other departments send.
import { module } from "#platform/module"
import { accountJob } from "./server/accounts.ts"
import { registerRoutes } from "./server/routes.ts"

export const registers = module({
  name: "registers",
  title: "基础信息库",
  migrations: new URL("./server/migrations/", import.meta.url),
  routes: registerRoutes,
  jobs: [accountJob],
})
