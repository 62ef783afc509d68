// 好差评 as a module of the program: everything it brings, listed.
import { entryRoutes } from "#platform/entries"
import { module, serve, type Module } from "#platform/module"
import * as contract from "./contract.ts"
import { giveRating, readRating } from "./server/rate.ts"
import { summarise } from "./server/summary.ts"

export const rating: Module = module({
  name: "rating",
  title: "好差评",
  migrations: new URL("./server/migrations/", import.meta.url),
  routes: [
    ...entryRoutes(contract.contactRecords.table, contract.contactRecords.endpoints, [{ code: "rating.future-day", says: "日期不能晚于今天", when: "r.held_on > (r.entered_at at time zone 'Asia/Shanghai')::date" }]),
    serve(contract.caseRating, readRating),
    serve(contract.rateCase, giveRating),
    serve(contract.ratingSummary, summarise),
  ],
})
