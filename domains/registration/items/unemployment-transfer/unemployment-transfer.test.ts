// 失业登记转移 (A7): the place changes, the original date and the months are kept, the benefit is not told of an end.
import { beforeAll, expect, test } from "vitest"
import { testDatabase } from "../../../../platform/database/testing.ts"
import { replayJudgement } from "#platform/casework"
import { type FactRow, gathering } from "#platform/facts"
import { parameterTable, ruleBook } from "#policy"
import type { Judgement } from "#service"
import { ownRegistration } from "../../rules/unemployment.ts"
import { registrationFacts } from "../../server/facts.ts"
import { aProvince, lostJob } from "../../server/testing.ts"

const database = await testDatabase()
let province: Awaited<ReturnType<typeof aProvince>>
beforeAll(async () => {
  province = await aProvince(database)
})

test("A7: on a transfer the original date and months are kept and the old place shows the move", async () => {
  const lin = await province.person()
  await province.apply(lin.viewer, "registration.unemployment", lostJob())
  province.clock.now = "2026-06-10T02:00:00.000Z"
  const sent = await province.http.ask(lin.viewer, "POST", "/cases", { item: "registration.unemployment-transfer", region: "990102001000", answers: { placeKind: "2" } }, { "idempotency-key": "transfer-00000001" })
  expect(sent.body, JSON.stringify(sent.body)).toMatchObject({ state: "approved" })
  expect(await province.spells(lin.id)).toMatchObject([
    { state: "closed", close_reason: "U91", closed_on: "2026-06-10", registered_on: "2026-03-02" },
    { state: "open", registered_on: "2026-06-10", region: "990102001000", continuous_since: "2026-03-02", moved_from: "990101001000" },
  ])
  const mine = await province.ask<{ unemployments: { months: number; continuousSince: string }[] }>(lin.viewer, "GET", "/registration/mine")
  expect(mine.body.unemployments[0]).toMatchObject({ months: 3, continuousSince: "2026-03-02" })
  expect(await province.events("unemployment.cancelled", lin.id)).toEqual([])
  expect((await province.events("unemployment.moved", lin.id))[0]?.payload).toMatchObject({ region: "990102001000", fromRegion: "990101001000", continuousSince: "2026-03-02" })
  province.clock.now = "2026-03-02T02:00:00.000Z"
})

test("the registration date is the day in the new place, continuous since is the day in the first; what was decided under the one name is made again the same", async () => {
  const lin = await province.person()
  await province.apply(lin.viewer, "registration.unemployment", lostJob())
  province.clock.now = "2026-06-10T02:00:00.000Z"
  await province.http.ask(lin.viewer, "POST", "/cases", { item: "registration.unemployment-transfer", region: "990102001000", answers: { placeKind: "2" } }, { "idempotency-key": "transfer-00000002" })
  const gathered = gathering("test.moved", registrationFacts)
  const [rows = []] = await database.system.together([gathered.many([lin.id], province.today())])
  const facts = gathered.read((rows as FactRow[])[0])
  expect([facts["registration-date"]?.value, facts["continuous-since"]?.value]).toEqual(["2026-06-10", "2026-03-02"])
  const [kept] = await province.sql<{ judgement: Judgement }>("select judgement from casework.cases where subject_id = $1 and item = 'registration.unemployment-transfer'", lin.id)
  if (!kept) throw new Error("the transfer was not kept")
  expect(kept.judgement.gives).toEqual({ registeredOn: "2026-03-02" })
  const none = parameterTable([], [])
  expect(replayJudgement(kept.judgement, ruleBook([ownRegistration]), none)).toEqual({ kind: "equal" })
  const earlier = { ...kept.judgement, gives: { registeredOn: "2025-12-01" }, facts: { ...kept.judgement.facts, "registration-date": { value: "2025-12-01", source: "就业失业登记", asOf: "2026-03-02" } } }
  expect(replayJudgement(earlier, ruleBook([ownRegistration]), none)).toEqual({ kind: "equal" })
  province.clock.now = "2026-03-02T02:00:00.000Z"
})

test("to the same place there is nothing to move", async () => {
  const lin = await province.person()
  await province.apply(lin.viewer, "registration.unemployment", lostJob())
  const sent = await province.apply<{ code: string }>(lin.viewer, "registration.unemployment-transfer", { placeKind: "2" })
  expect([sent.status, sent.body.code]).toEqual([409, "registration.same-place"])
  expect(await province.spells(lin.id)).toHaveLength(1)
})
