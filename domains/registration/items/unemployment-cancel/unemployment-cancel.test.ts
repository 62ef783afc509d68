// 失业登记变更、注销 at the person's own request: settled at once, told, and open to registering again.
import { beforeAll, expect, test } from "vitest"
import { testDatabase } from "../../../../platform/database/testing.ts"
import { aProvince, lostJob } from "../../server/testing.ts"

const database = await testDatabase()
let province: Awaited<ReturnType<typeof aProvince>>
beforeAll(async () => {
  province = await aProvince(database)
})

const cancel = (who: { viewer: Parameters<typeof province.apply>[0] }) => province.apply<{ state: string; code: string }>(who.viewer, "registration.unemployment-cancel", { endKey: "U13", since: "2026-03-02", understood: true })

test("who asks is taken off at once, with the reason in the event and the notice, and may register again the next day", async () => {
  const lin = await province.person()
  await province.apply(lin.viewer, "registration.unemployment", lostJob())
  expect((await cancel(lin)).body).toMatchObject({ state: "approved" })
  expect(await province.spells(lin.id)).toMatchObject([{ state: "closed", close_reason: "U13", closed_on: "2026-03-02" }])
  const [event] = await province.events("unemployment.cancelled", lin.id)
  expect(event?.payload).toMatchObject({ reason: "U13", effectiveDate: "2026-03-02" })
  expect(event?.payload["says"]).toContain("稳定收入")
  province.clock.now = "2026-03-03T02:00:00.000Z"
  expect((await province.apply(lin.viewer, "registration.unemployment", lostJob())).status).toBe(201)
  province.clock.now = "2026-03-02T02:00:00.000Z"
})

test("who is not registered is told so before anything is written", async () => {
  const lin = await province.person()
  const refused = await cancel(lin)
  expect([refused.status, refused.body.code]).toEqual([422, "R-NOT-REGISTERED"])
})

test("a change of wishes is kept with the registration and counts as a contact", async () => {
  const lin = await province.person()
  await province.apply(lin.viewer, "registration.unemployment", lostJob())
  province.clock.now = "2026-04-20T02:00:00.000Z"
  expect((await province.apply(lin.viewer, "registration.unemployment-change", { wish: "train", trainWish: "电工" })).body).toMatchObject({ state: "approved" })
  expect(await province.sql("select wishes ->> 'trainWish' as wish, last_contact_on from registration.unemployments where person_id = $1", lin.id)).toEqual([{ wish: "电工", last_contact_on: "2026-04-20" }])
  province.clock.now = "2026-03-02T02:00:00.000Z"
})
