// 灵活就业登记: at once, ends an unemployment registration, runs out unless confirmed.
import { beforeAll, expect, test } from "vitest"
import { testDatabase } from "../../../../platform/database/testing.ts"
import { type Answer, aProvince, community, lostJob } from "../../server/testing.ts"

const database = await testDatabase()
let province: Awaited<ReturnType<typeof aProvince>>
beforeAll(async () => {
  province = await aProvince(database)
})

const work = (more: Record<string, unknown> = {}) => ({ flexKind: "4", flexContent: "在鼓楼前街道一带送外卖", workRegion: community, startDate: "2026-03-02", monthlyIncome: 450_000, promise: true, ...more })
const codesOf = (answer: Answer) => (answer.body as { errors?: { code: string }[] }).errors?.map((error) => error.code) ?? []
const register = (who: { viewer: Parameters<typeof province.apply>[0] }, more: Record<string, unknown> = {}) => province.apply(who.viewer, "registration.flexible-employment", work(more))

test("flexible work is registered at once for twelve months and ends the unemployment registration by U13", async () => {
  const lin = await province.person()
  await province.apply(lin.viewer, "registration.unemployment", lostJob())
  const sent = await register(lin)
  expect(sent.body, JSON.stringify(sent.body)).toMatchObject({ state: "approved" })
  expect(await province.employments(lin.id)).toMatchObject([{ form: "022", state: "valid", valid_until: "2027-03-02", started_on: "2026-03-02" }])
  expect(await province.spells(lin.id)).toMatchObject([{ state: "closed", close_reason: "U13", closed_on: "2026-03-02" }])
  expect(codesOf(await register(lin))).toEqual(["E-DUP-02"])
})

test("nonsense about the work, a future start and a start before sixteen are refused", async () => {
  const lin = await province.person()
  expect(codesOf(await register(lin, { flexContent: "无" }))).toEqual(["field.invalid"])
  expect(codesOf(await register(lin, { startDate: "2026-03-09" }))).toEqual(["E-DATE-01"])
  const young = await province.person({ birth: "2010-01-01" })
  expect((await register(young, { startDate: "2025-12-31" })).body).toMatchObject({ state: "submitted", verdict: "fail" })
})

test("it is reminded of a month before, confirmed with one click, and ended thirty days after it ran out", async () => {
  const [renewing, forgetting] = [await province.person(), await province.person()]
  await register(renewing)
  await register(forgetting)
  const mine = await province.ask<{ employments: { employmentId: string; canRenew: boolean }[] }>(renewing.viewer, "GET", "/registration/mine")
  const renew = () => province.ask<{ validUntil: string; code: string }>(renewing.viewer, "POST", `/registration/mine/employments/${mine.body.employments[0]?.employmentId}/renewal`)
  expect(mine.body.employments[0]?.canRenew).toBe(false)
  expect((await renew()).body.code).toBe("registration.not-renewable")
  province.clock.now = "2027-02-10T02:00:00.000Z"
  await province.run("registration.expire-flexible")
  await province.run("registration.expire-flexible")
  expect(await province.events("employment.expiring", forgetting.id)).toHaveLength(1)
  expect((await renew()).body.validUntil).toBe("2028-02-10")
  province.clock.now = "2027-04-01T02:00:00.000Z"
  await province.run("registration.expire-flexible")
  expect(await province.employments(renewing.id)).toMatchObject([{ state: "valid" }])
  expect(await province.employments(forgetting.id)).toMatchObject([{ state: "ended", ended_on: "2027-03-02" }])
  expect(await province.events("employment.ended", forgetting.id)).toHaveLength(1)
  province.clock.now = "2026-03-02T02:00:00.000Z"
})

test("somebody else's registration cannot be renewed", async () => {
  const [lin, other] = [await province.person(), await province.person()]
  await register(lin)
  const [employment] = await province.employments(lin.id)
  expect((await province.ask<{ code: string }>(other.viewer, "POST", `/registration/mine/employments/${employment?.employment_id}/renewal`)).body.code).toBe("registration.not-renewable")
})
