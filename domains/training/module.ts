// Training and internships as a module of the program: everything it brings, listed.
import { module } from "#platform/module"
import { trainingRoutes } from "./server/records.ts"

export const training = module({
  name: "training",
  title: "职业培训和就业见习",
  migrations: new URL("./server/migrations/", import.meta.url),
  routes: trainingRoutes,
})
