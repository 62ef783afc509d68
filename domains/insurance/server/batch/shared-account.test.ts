// One account for several drawers is a risk of domain/05 and an account of another person (domain/04 §9.1, §12): both wait until each has their own.
import { expect, test } from "vitest"
import { testDatabase } from "../../../../platform/database/testing.ts"
import { readAccounts } from "../../../../platform/registers/server/accounts.ts"
import { accountOf, anEntitled, batchWorld, generateJuly, linesOf, must, staff } from "./testing.ts"

const database = await testDatabase()
const world = await batchWorld(database)
const sealing = world.server.house.sealing
const [one, two, three] = [await anEntitled(world, { name: "林一", first: "2025-07" }), await anEntitled(world, { name: "陈二", first: "2025-07" }), await anEntitled(world, { name: "王三", first: "2025-07" })]
const account = (person: string, tail: number) => database.system.transaction((tx) => tx.sql("update registers.persons set bank_sealed = $2 where person_id = $1", [person, sealing.seal(accountOf(tail))]))

test("the two whose account is the same are held and say so, the third is paid; somebody who draws nothing may share", async () => {
  await account(two, 1)
  await database.system.transaction((tx) => tx.sql("insert into registers.persons (person_id, name, region, bank_sealed) values (77, '赵妻', '990201001000', $1)", [sealing.seal(accountOf(3))]))
  await readAccounts(database.system, sealing)
  const batch = (await generateJuly(world)).body.batchId
  await must(world, staff.a, batch, "check")
  const lines = await linesOf(world, batch)
  expect(lines.filter((line) => line.state === "hold").map((line) => [line.subjectId, line.reason, line.says]).sort()).toEqual([[one, "shared-account", "收款账户与另外1名领取人相同"], [two, "shared-account", "收款账户与另外1名领取人相同"]].sort())
  expect(lines.find((line) => line.subjectId === three)?.state).toBe("ready")
  await must(world, staff.a, batch, "cancel", { says: "账户更正后重新生成" })
})

test("once each has an account of their own, both are paid", async () => {
  await account(two, 2)
  await readAccounts(database.system, sealing)
  const batch = (await generateJuly(world)).body.batchId
  await must(world, staff.a, batch, "check")
  expect((await linesOf(world, batch)).map((line) => line.state)).toEqual(["ready", "ready", "ready"])
})
