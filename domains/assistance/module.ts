// Employment aid as a module of the program: everything it brings, listed.
import { module, serve } from "#platform/module"
import * as contract from "./contract.ts"
import { exitHandlers } from "./server/exits.ts"
import { endHardshipFor, hardshipsOfFor, myHardshipsFor, proposeHardshipFor, settleHardshipFor } from "./server/hardships.ts"
import { publicPostRoutes } from "./server/public-posts.ts"

export const assistance = module({
  name: "assistance",
  title: "就业援助",
  migrations: new URL("./server/migrations/", import.meta.url),
  routes: [
    serve(contract.myHardships, myHardshipsFor),
    serve(contract.hardshipsOf, hardshipsOfFor),
    serve(contract.proposeHardship, proposeHardshipFor),
    serve(contract.settleHardship, settleHardshipFor),
    serve(contract.endHardship, endHardshipFor),
    ...publicPostRoutes,
  ],
  handlers: [...exitHandlers],
})
