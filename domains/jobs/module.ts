// Job services as a module of the program: everything it brings, listed.
import { module, serve, type Module } from "#platform/module"
import * as contract from "./contract.ts"
import { findPosts, readPost } from "./server/posts.ts"
import { recordRoutes } from "./server/records.ts"
import { readOwn, writeOwn } from "./server/resumes.ts"

export const jobs: Module = module({
  name: "jobs",
  title: "职业介绍",
  migrations: new URL("./server/migrations/", import.meta.url),
  routes: [...recordRoutes, serve(contract.openPosts, findPosts), serve(contract.openPost, readPost), serve(contract.myResume, readOwn), serve(contract.writeResume, writeOwn)],
})
