// 价格临时补贴: two officers bring the published index, everybody who drew in the month gets one line, the next batch pays it; below the triggers nobody gets anything (domain/04 §5.5).
import { expect, test } from "vitest"
import { testDatabase } from "../../../platform/database/testing.ts"
import { testServer } from "../../../platform/http/testing.ts"
import { appendStaged, stagingTable, verifyChains } from "./batch/month-chain.ts"
import { insurance } from "../module.ts"
import { priceJob } from "./price-supplement.ts"
import { aClaimant, anEntitlement, cityB, clerk, elsewhere, reviewer } from "./testing.ts"

const database = await testDatabase()
const { ask, house } = await testServer(database, [insurance], { now: "2025-08-15T02:00:00.000Z" })
const region = "990200000000"
const sql = <R extends object>(text: string, ...values: readonly unknown[]) => database.system.transaction((tx) => tx.sql<R>(text, values))
const inCity = (viewer: typeof clerk) => ({ ...viewer, scope: "9902" }) as typeof clerk

interface Answer {
  readonly status: number
  readonly body: { readonly indexId: string; readonly code: string; readonly state: string; readonly people: number; readonly amountFen: number }
}
const enter = async (month: string, consumer: number, food: number, supplement: number, more: object = {}, viewer = inCity(clerk)): Promise<Answer> =>
  ask(viewer, "POST", "/insurance/price-indices", { region, month, consumerRise: consumer, foodRise: food, supplementRise: supplement, document: "乙统发〔2025〕7号", ...more })
const settle = async (index: string, decision = "confirm", viewer = inCity(reviewer)): Promise<Answer> => ask(viewer, "POST", `/insurance/price-indices/${region}/${index}`, { decision })
const drew = async (paid: readonly number[]) => {
  const who = await aClaimant(database)
  await anEntitlement(database, who, { paid: [...paid] })
  await sql("delete from insurance.month_lines where person_id = $1", who)
  const [own] = await sql<{ entitlement_id: string }>("select entitlement_id from insurance.entitlements where person_id = $1", who)
  await database.system.transaction(async (tx) => {
    await tx.sql(stagingTable)
    await tx.sql("insert into month_staging select $1::bigint, n, m, $2::bigint, 'benefit', $3, 180000, 0, null, null, 'paid' from unnest($4::int[]) with ordinality as p(m, n)", [who, own?.entitlement_id, cityB, paid])
    await appendStaged(tx, "2025-07-12T02:00:00.000Z")
  })
  return who
}
const priced = (ym: number) => sql<{ person_id: string; due_fen: string; state: string }>("select person_id, due_fen, state from insurance.month_lines where ym = $1 and kind = 'price' order by person_id", ym)

test("PS-1: consumer prices of 3.6 % give 32.40 to everybody who drew in the month, once, waiting for the next batch; who drew in another month gets nothing", async () => {
  const [one, two, other] = [await drew([202505, 202506]), await drew([202506]), await drew([202505])]
  const { body } = await enter("2025-06", 360, 400, 360)
  expect(await settle(body.indexId)).toMatchObject({ status: 200, body: { state: "confirmed", people: 2, amountFen: 6480 } })
  expect(await priced(202506)).toEqual([one, two].toSorted((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1)).map((person) => ({ person_id: person, due_fen: "3240", state: "pending" })))
  expect((await settle(body.indexId)).body.code).toBe("insurance.price-settled")
  const late = await drew([202506])
  expect(await priceJob.run(house)).toBe("补核 1 人")
  expect(await priceJob.run(house)).toBe("补核 0 人")
  expect((await priced(202506)).map((row) => row.person_id)).toContain(late)
  expect((await priced(202506)).map((row) => row.person_id)).not.toContain(other)
  expect(await database.system.transaction((tx) => verifyChains(tx, { personId: one }))).toEqual([])
})

test("PS-2: food of 6.1 % triggers at the index of 2.9 %, 26.10; PS-3: 3.4 % and 5.9 % give nothing", async () => {
  await drew([202504])
  const second = await enter("2025-04", 290, 610, 290)
  expect((await settle(second.body.indexId)).body.amountFen).toBe(2610)
  await drew([202503])
  const third = await enter("2025-03", 340, 590, 340)
  expect((await settle(third.body.indexId)).body).toMatchObject({ state: "confirmed", people: 0, amountFen: 0 })
})

test("an index without the number of its publication, of a month that is not over, entered twice, of another place, or confirmed by who entered it is refused", async () => {
  expect((await enter("2025-02", 360, 400, 360, { document: "  " })).body.code).toBe("input.invalid")
  expect((await enter("2025-08", 360, 400, 360)).body.code).toBe("insurance.price-future")
  const { body } = await enter("2025-02", 360, 400, 360)
  expect((await enter("2025-02", 360, 400, 360)).body.code).toBe("insurance.price-already")
  expect((await enter("2025-01", 360, 400, 360, {}, elsewhere)).body.code).toBe("insurance.price-outside")
  const both = { ...inCity(clerk), roles: ["clerk", "reviewer"] } as typeof clerk
  expect((await settle(body.indexId, "confirm", both)).body.code).toBe("insurance.price-same-person")
  expect((await settle(body.indexId, "refuse")).body.state).toBe("refused")
  expect((await enter("2025-02", 360, 400, 360)).status).toBe(201)
})
