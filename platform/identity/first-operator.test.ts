// The first officer of an installation.
import { expect, test } from "vitest"
import { testDatabase } from "../database/testing.ts"
import { testHouse } from "../http/testing.ts"
import { appointFirstOperator } from "./first-operator.ts"
import { officerByLogin } from "./staff/officers.ts"

const database = await testDatabase()

test("an installation without officers gets one operator with a password that must be changed, and only once", async () => {
  const house = { ...testHouse(database), demonstration: false }
  const [first, second] = await Promise.all([appointFirstOperator(house), appointFirstOperator(house)])
  expect([first, second].filter(Boolean)).toHaveLength(1)
  expect(await database.system.maybe(officerByLogin, { login: "operator" })).toMatchObject({ roles: ["operator"], scope: "99", must_change: true })
  expect(await appointFirstOperator(house)).toBeUndefined()
})
