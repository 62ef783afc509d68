// Public-welfare posts: who is placed is recognised, has one post at a time, and no post takes more people than it has places for.
import { expect, test } from "vitest"
import { newId } from "#platform/database"
import { idDigest } from "#platform/registers"
import { plainDate } from "#standards"
import type { Viewer } from "#wire"
import { testDatabase } from "../../../platform/database/testing.ts"
import { testServer } from "../../../platform/http/testing.ts"
import { assistance } from "../module.ts"

const database = await testDatabase()
const { ask, house } = await testServer(database, [assistance], { now: "2025-10-20T02:00:00.000Z" })
const region = "990201001000"
const sql = (text: string, ...values: readonly unknown[]) => database.system.transaction((tx) => tx.sql(text, values))
const clerk: Viewer = { kind: "staff", officerId: "301", personId: null, name: "援助科", roles: ["clerk"], scope: "9902", office: "乙市", session: "s" }

interface Answer {
  readonly status: number
  readonly body: { readonly errors: readonly { readonly path: string; readonly code: string }[] }
}
const enter = async (table: string, ...rows: readonly object[]): Promise<Answer> => ask(clerk, "POST", `/assistance/${table}`, { source: "开发单位台账", rows })
const codes = (answer: Answer) => answer.body.errors.map((one) => `${one.path} ${one.code}`)

const uscc = "91990200MA00000001"
await sql("insert into registers.employers (employer_id, uscc, name, region, source) values ($1, $2, '示例街道环卫所', $3, '市场监管')", newId(), uscc, region)
async function person(idNumber: string, recognised: boolean) {
  const id = newId()
  await sql("insert into registers.persons (person_id, name, region, live_region, source) values ($1, '周桂兰', $2, $2, '公安')", id, region)
  await sql("insert into registers.person_id_numbers (digest, person_id) values ($1, $2)", idDigest(house.sealing, idNumber, plainDate("2025-10-20")), id)
  if (recognised)
    await sql(
      `insert into assistance.hardships (person_id, recognition_id, category, recognised_on, document, region, state, proposed_by, proposed_name, recorded_at, settled_by, settled_name, settled_at)
       values ($1, $2, '050', '2025-02-10', '认定材料', $3, 'valid', 1, '甲', now(), 2, '乙', now())`, id, newId(), region)
  return { uscc, idNumber, name: "周桂兰" }
}
const [one, two, stranger] = [await person("990201197205200021", true), await person("990201197205200048", true), await person("990201197205200064", false)]
const placed = (who: object, more: object = {}) => ({ ...who, postNumber: "G1", agreementOn: "2025-07-01", fromOn: "2025-07-01", ...more })

test("a placement needs an approved post, a recognised person, a free place and an agreement before the first day; the next one waits for the last day of the first", async () => {
  expect(codes(await enter("placements", placed(one)))).toEqual(["rows.1 R-POST", "rows.1 R-POST"])
  expect((await enter("public-posts", { uscc, number: "G1", name: "保洁", approvedOn: "2025-01-01", places: 1, partTime: false, document: "乙人社〔2025〕5号" })).status).toBe(201)
  expect(codes(await enter("placements", placed(stranger)))).toEqual(["rows.1 R-NOT-HARD"])
  expect(codes(await enter("placements", placed(one, { agreementOn: "2025-07-02" })))).toEqual(["rows.1 R-POST-AGREEMENT"])
  expect((await enter("placements", placed(one))).status).toBe(201)
  expect(codes(await enter("placements", placed(two)))).toEqual(["rows.1 R-POST"])
  expect((await enter("placement-ends", { ...one, fromOn: "2025-07-01", leftOn: "2025-08-31", says: "找到工作" })).status).toBe(201)
  expect((await enter("placements", placed(two, { fromOn: "2025-09-01" }))).status).toBe(201)
})

test("a month is entered for a placement that is there, and only once", async () => {
  const month = { ...one, fromOn: "2025-07-01", ym: "2025-07", attendedDays: 21, wageFen: 230_000 }
  expect(codes(await enter("placement-months", { ...month, fromOn: "2025-07-02" }))).toEqual(["rows.1 assistance.no-placement"])
  expect(codes(await enter("placement-months", { ...month, ym: "2025-06" }))).toEqual(["rows.1 assistance.outside-placement"])
  expect((await enter("placement-months", month)).status).toBe(201)
  expect(codes(await enter("placement-months", month))).toEqual(["rows.1 entries.already-there"])
})
