// What founders lean on as a module of the program: everything it brings, listed.
import { module } from "#platform/module"
import { entrepreneurshipRoutes } from "./server/records.ts"

export const entrepreneurship = module({
  name: "entrepreneurship",
  title: "创业服务",
  migrations: new URL("./server/migrations/", import.meta.url),
  routes: entrepreneurshipRoutes,
})
