// Public-welfare posts and internships by the month, from the form to the grant: the examples of domain/03 §3 PW-POST, PW-SI and IN-*, and what excludes what.
import { expect, test } from "vitest"
import { testDatabase } from "../../../platform/database/testing.ts"
import { awardWorld } from "./awards/testing.ts"
import { months, staff } from "./testing.ts"

const database = await testDatabase()
const world = await awardWorld(database, "2026-02-10T02:00:00.000Z")
const { at, claim, granted, judgementOf, monthsOf, sql, employer, unitOf, soundPerson, enter, reviewed, act, citizen } = world

const unitWithPost = async (more: object = {}): Promise<string> => {
  const unit = await employer()
  await enter("assistance.public_posts", [{ employer_id: unit, number: "G1", name: "保洁", approved_on: "2024-01-01", places: 20, part_time: false, document: "乙人社〔2024〕5号", ...more }])
  return unit
}
interface Placing {
  readonly from?: string
  readonly months?: readonly string[]
  readonly wage?: number
  readonly left?: string
  readonly who?: string
  readonly birth?: string
}
async function placed(unit: string, given: Placing = {}): Promise<string> {
  const who = given.who ?? (await soundPerson(given.birth === undefined ? {} : { birth: given.birth }))
  const from = given.from ?? "2025-07-01"
  if (given.who === undefined) await world.recognised(who, "2025-02-10")
  await enter("assistance.placements", [{ person_id: who, employer_id: unit, post_number: "G1", agreement_on: from, from_on: from }])
  for (const month of given.months ?? months("2025-07", 3))
    await enter("assistance.placement_months", [{ person_id: who, employer_id: unit, from_on: from, ym: Number(month.replace("-", "")), attended_days: 21, wage_fen: given.wage ?? 230_000 }])
  if (given.left) await enter("assistance.placement_ends", [{ person_id: who, employer_id: unit, from_on: from, left_on: given.left, says: "期满" }])
  return who
}
const post = (unit: string, from = "2025-07", until = "2025-09") => claim(unitOf(unit), "subsidies.public-post", from, until)
const said = async (unit: string, from?: string, until?: string) => judgementOf(unit, (await post(unit, from, until)).body.caseId)

test("PW-1: July to September 2025 in 乙市 are 6000.00, from the form to the grant; PW-2: December and January each by the wage of its month, 4100.00", async () => {
  at("2025-10-10")
  const unit = await unitWithPost()
  const who = await placed(unit)
  const sent = await post(unit)
  expect((await granted(unit, sent.body.caseId, "2025-10-25")).body.state).toBe("approved")
  expect((await monthsOf(unit)).map((row) => [row.person_id, row.ym, row.amount_fen])).toEqual([202507, 202508, 202509].map((ym) => [who, ym, "200000"]))
  at("2026-02-10")
  const winter = await unitWithPost()
  await placed(winter, { from: "2025-12-01", months: ["2025-12", "2026-01"] })
  expect((await said(winter, "2025-12", "2026-01")).gives).toMatchObject({ amount: 410_000, months: 2 })
})

test("PW-4, PW-6 and posts that are none: a third placement, a share in a company, no post, no attendance, too low a wage, another insurance", async () => {
  at("2025-10-10")
  const codes = async (prepare: (unit: string) => Promise<unknown>) => {
    const unit = await unitWithPost()
    await prepare(unit)
    return (await said(unit, "2025-09", "2025-09")).codes
  }
  expect(await codes(async (unit) => {
    const who = await placed(unit, { from: "2025-02-15", months: [], left: "2025-03-15" })
    await placed(unit, { who, from: "2025-04-01", months: [], left: "2025-06-01" })
    await placed(unit, { who })
  })).toEqual(["R-PW-MAX2"])
  expect(await codes(async (unit) => {
    const who = await placed(unit)
    await world.entity(who, "U-30", "2024-01-01", { role: "股东" })
    await world.check(who, "person", "share-held", 3000)
  })).toEqual(["R-HAS-ENTITY"])
  expect(await codes((unit) => placed(unit, { months: [] }))).toEqual(["R-ATTEND", "R-WAGE-LOW"])
  expect(await codes((unit) => placed(unit, { wage: 199_999 }))).toEqual(["R-WAGE-LOW"])
  expect(await codes(async (unit) => world.pays(await placed(unit), "77", "110", "2025-09", 420_000, 67_200, 33_600))).toEqual(["R-EMPLOYED"])
  const none = await employer()
  await placed(none)
  expect((await said(none, "2025-09", "2025-09")).codes).toEqual(["R-POST"])
})

test("PW-7: who dies on 12 August is paid twelve days of it, 774.19, and no September", async () => {
  at("2025-10-10")
  const unit = await unitWithPost()
  const who = await placed(unit)
  await sql("insert into registers.deaths (person_id, died_on) values ($1, '2025-08-12')", who)
  await sql("update assistance.hardships set state = 'ended', ended_on = '2025-08-12', exit = '060' where person_id = $1", who)
  const judged = await judgementOf(unit, (await post(unit, "2025-08", "2025-09")).body.caseId)
  expect(judged.gives.amount).toBe(77_419)
  expect(judged.conditions.map((one) => [one.verdict, one.code])).toEqual([["pass", null], ["fail", "R-DEAD"]])
})

test("PW-SI: what the unit paid for who is in the post, beside the post's own subsidy; a month of it excludes another insurance subsidy", async () => {
  at("2025-10-10")
  const unit = await unitWithPost()
  const who = await placed(unit)
  for (const month of months("2025-07", 3)) for (const [kind, fen] of [["110", 80_000], ["310", 40_000], ["210", 2500], ["410", 1000]] as const) await world.pays(who, unit, kind, month, 500_000, fen, 0)
  const insurance = await claim(unitOf(unit), "subsidies.public-post-insurance", "2025-07", "2025-09")
  expect((await granted(unit, insurance.body.caseId, "2025-10-25")).body.state).toBe("approved")
  expect((await monthsOf(unit)).map((row) => row.amount_fen)).toEqual(["123500", "123500", "123500"])
  at("2025-10-10")
  const wage = await post(unit)
  expect((await granted(unit, wage.body.caseId, "2025-10-25")).body.state).toBe("approved")
  expect((await monthsOf(unit)).length).toBe(6)
})

test("G2: a month in a post and a month of flexible work of one person, approved at the same moment, leave one", async () => {
  at("2025-10-10")
  const who = await world.flexible({ months: months("2025-07", 3) })
  await sql("delete from registers.contributions where person_id = $1 and kind <> '110'", who)
  const unit = await unitWithPost()
  await placed(unit, { who })
  const [wage, alone] = [await post(unit), await claim(citizen(who), "subsidies.flexible-hardship", "2025-07", "2025-09")]
  expect([wage.status, alone.status]).toEqual([201, 201])
  await reviewed(unit, wage.body.caseId)
  await reviewed(who, alone.body.caseId)
  at("2025-10-25")
  const answers = await Promise.all([act(staff.head, unit, wage.body.caseId, "approve", 4), act(staff.head, who, alone.body.caseId, "approve", 4)])
  expect(answers.map((done) => done.status).toSorted(), JSON.stringify(answers.map((done) => done.body))).toEqual([200, 409])
  expect(["R-STACK-PW", "casework.rule-says-no"]).toContain(answers.find((done) => done.status === 409)?.body.code)
  expect(await sql("select ym from subsidies.grant_months where person_id = $1 and state = 'granted' group by ym having count(*) > 1", who)).toEqual([])
})

interface Interning {
  readonly birth?: string
  readonly group?: string
  readonly stipend?: number
  readonly filed?: string
  readonly insured?: string
  readonly graduated?: string | null
}
async function intern(given: Interning = {}): Promise<{ unit: string; who: string }> {
  const [unit, who] = [await employer(), await soundPerson({ birth: given.birth ?? "2002-09-01" })]
  if (given.graduated !== null) await sql("insert into registers.studies (person_id, school, level, from_on, to_on, graduated_on, region, source) values ($1, '示例大学', '21', '2021-09-01', $2, $2, '990201001000', '教育')", who, given.graduated ?? "2025-06-30")
  await enter("training.internship_units", [{ employer_id: unit, recognised_on: "2024-01-01", until_on: "2026-12-31", posts: 50, document: "文" }])
  await enter("training.internships", [{
    person_id: who, employer_id: unit, starts_on: "2025-07-01", intern_group: given.group ?? "graduate", post: "技术员", mentor: "孙师傅", filed_on: given.filed ?? "2025-06-28", planned_end: "2025-12-31", stipend_fen: 180_000, policy_number: "P1",
    accident_from: "2025-07-01", accident_until: given.insured ?? "2026-06-30",
  }])
  for (const month of months("2025-07", 6)) await enter("training.internship_months", [{ person_id: who, employer_id: unit, starts_on: "2025-07-01", ym: Number(month.replace("-", "")), stipend_fen: given.stipend ?? 180_000, attended_days: 21 }])
  return { unit, who }
}
const internClaim = (unit: string, from = "2025-07", until = "2025-12") => claim(unitOf(unit), "subsidies.internship", from, until)

test("IN-1: one intern for six full months is 8400.00, from the form to the grant", async () => {
  at("2026-01-10")
  const { unit } = await intern()
  const sent = await internClaim(unit)
  expect((await granted(unit, sent.body.caseId, "2026-01-25")).body.state).toBe("approved")
  expect((await monthsOf(unit)).map((row) => row.amount_fen)).toEqual(Array.from({ length: 6 }, () => "140000"))
})

test("IN-5, IN-7 and months that are not paid for: an employer's insurance, the 25th birthday, too little paid, filed late, accident insurance that ends", async () => {
  at("2026-01-10")
  const judged = async (given: Interning, prepare: (who: string) => Promise<unknown> = () => Promise.resolve()) => {
    const { unit, who } = await intern(given)
    await prepare(who)
    return judgementOf(unit, (await internClaim(unit)).body.caseId)
  }
  const elsewhere = await judged({}, (who) => world.pays(who, "77", "110", "2025-09", 420_000, 67_200, 33_600))
  expect([elsewhere.gives.months, elsewhere.conditions.filter((one) => one.code === "R-EMPLOYED").length]).toEqual([5, 1])
  expect((await judged({ group: "youth", birth: "2000-07-01", graduated: null }, (who) => world.unemployed(who, "2025-01-10"))).codes).toEqual(["R-AGE"])
  expect((await judged({ group: "youth", birth: "2000-07-02", graduated: null }, (who) => world.unemployed(who, "2025-01-10"))).gives.amount).toBe(840_000)
  expect((await judged({ stipend: 159_999 })).codes).toEqual(["R-STIPEND"])
  expect((await judged({ filed: "2025-07-02" })).codes).toEqual(["R-IN-FILED"])
  expect((await judged({ insured: "2025-10-15" })).gives.months).toBe(3)
  expect((await judged({ graduated: "2023-06-29" })).codes).toEqual(["R-GRAD-GT2Y"])
})

test("a month in a post or an internship that was granted is not granted again: the rule refuses it, and the database keeps no second one", async () => {
  at("2025-10-10")
  const unit = await unitWithPost()
  const who = await placed(unit)
  expect((await granted(unit, (await post(unit)).body.caseId, "2025-10-25")).body.state).toBe("approved")
  expect((await said(unit)).codes).toEqual(["R-DUP"])
  await expect(sql("insert into subsidies.grant_months select person_id, grant_id + 1, ym, item, stack, payee_id, payee_kind, region, amount_fen, facts, granted_on, state, recorded_at from subsidies.grant_months where person_id = $1", who)).rejects.toThrow("grant_months_one_of_item")
  at("2026-01-10")
  const { unit: host } = await intern()
  expect((await granted(host, (await internClaim(host)).body.caseId, "2026-01-25")).body.state).toBe("approved")
  expect((await judgementOf(host, (await internClaim(host)).body.caseId)).codes).toEqual(["R-DUP"])
})

test("PW-SI: a month for which only 工伤 was paid counts for a post, but not for who was hired in hardship", async () => {
  at("2025-10-10")
  const unit = await unitWithPost()
  const who = await placed(unit)
  await world.employed(who, "010", "2025-07-01", { employer: unit, kind: "2", contractTo: null })
  await world.pays(who, unit, "410", "2025-08", 500_000, 1000, 0)
  const of = async (item: string) => judgementOf(unit, (await claim(unitOf(unit), item, "2025-08", "2025-08")).body.caseId)
  expect((await of("subsidies.public-post-insurance")).gives.amount).toBe(1000)
  expect((await of("subsidies.hardship-hire")).codes).toEqual(["R-NOT-PAID"])
})
