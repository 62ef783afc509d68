// What a client is told when the database is away.
import { afterAll, expect, test } from "vitest"
import { z } from "zod"
import { openDatabase, statement } from "#platform/database"
import { module, serve } from "#platform/module"
import { endpoint, publicViewer } from "#wire"
import { testServer } from "./testing.ts"

const nowhere = openDatabase({ url: "postgres://nobody@127.0.0.1:1/nothing" })
afterAll(() => nowhere.close())

const look = statement<Record<string, never>>({ name: "test.look", reach: "lookup", sql: "select 1 as here" })
const asks = endpoint({ name: "test.ask", method: "GET", path: "/test/ask", who: ["public"], summary: "问", output: z.array(z.object({})) })

test("a request that meets no database is told to come again, with a stable code and when", async () => {
  const { ask } = await testServer(nowhere, [module({ name: "test", title: "试", routes: [serve(asks, ({ house }) => house.database.system.all(look, {}))] })])
  const answer = await ask(publicViewer, "GET", "/test/ask")
  expect(answer).toMatchObject({ status: 503, body: { code: "server.unavailable", status: 503, title: expect.stringContaining("再试") }, headers: { "retry-after": "2" } })
  expect(JSON.stringify(answer.body)).not.toContain("ECONNREFUSED")
})
