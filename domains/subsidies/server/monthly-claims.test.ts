// Subsidies by month through the whole engine: sent, received, reviewed twice, published, approved; months and amounts found in the records.
import { expect, test } from "vitest"
import { testDatabase } from "../../../platform/database/testing.ts"
import { months, staff, subsidyWorld } from "./testing.ts"

const database = await testDatabase()
const world = await subsidyWorld(database, "2025-10-09T02:00:00.000Z")
const { clock, flexible, claim, citizen, granted, reviewed, act, judgementOf, monthsOf, sql, employer, graduate, unitOf } = world
const at = (day: string) => {
  clock.now = `${day}T02:00:00.000Z`
}
const flexibly = (person: string, from = "2025-03", until = "2025-08") => claim(citizen(person), "subsidies.flexible-hardship", from, until)

test("SIF-1: two thirds of 840.00 and 336.00 for six months are 4704.00, approved by the fourth officer after the publication", async () => {
  at("2025-10-09")
  const person = await flexible()
  const sent = await flexibly(person)
  expect(sent.status, JSON.stringify(sent.body)).toBe(201)
  const decided = await granted(person, sent.body.caseId, "2025-10-20")
  expect(decided.body, JSON.stringify(decided.body)).toMatchObject({ state: "approved" })
  expect(await sql("select item, amount_fen, persons, months, fund, state, subject_kind from subsidies.grants where subject_id = $1", person)).toEqual([
    { item: "SI-FLEX-HARD", amount_fen: "470400", persons: 1, months: 6, fund: "employment-subsidy", state: "approved", subject_kind: "person" },
  ])
  expect((await monthsOf(person)).map((row) => [row.ym, row.amount_fen])).toEqual([202503, 202504, 202505, 202506, 202507, 202508].map((ym) => [ym, "78400"]))
  const mine = (await world.ask(citizen(person), "GET", "/subsidies/mine/grants")) as { body: { amountFen: number; lines: object[] }[] }
  expect(mine.body).toMatchObject([{ amountFen: 470_400, itemName: "就业困难人员灵活就业社会保险补贴" }])
  expect(mine.body[0]?.lines.map((one) => ({ ...one, name: "" }))).toEqual(["03", "04", "05", "06", "07", "08"].map((month) => ({ about: person, name: "", line: `2025-${month}`, amountFen: 78_400 })))
})

test("SIF-2: a base of 6000.00 is capped at 4200.00, 784.00 a month", async () => {
  at("2025-10-09")
  const person = await flexible({ base: 600_000, pension: 120_000, medical: 48_000, months: months("2025-03", 1) })
  const sent = await flexibly(person, "2025-03", "2025-03")
  expect((await judgementOf(person, sent.body.caseId)).gives).toMatchObject({ amount: 78_400, months: 1 })
})

test("SIF-5: a month with a unit's pension row is refused alone, the others stand; months before the recognition are named", async () => {
  at("2025-10-09")
  const person = await flexible({ recognisedOn: "2025-04-10" })
  await world.pays(person, "77", "110", "2025-06", 420_000, 67_200, 33_600)
  const sent = await flexibly(person)
  const judged = await judgementOf(person, sent.body.caseId)
  expect(judged.gives).toMatchObject({ amount: 4 * 78_400, months: 4 })
  expect(judged.conditions.map((one) => [one.verdict, one.code])).toEqual([["fail", "R-BEFORE-CERT"], ["pass", null], ["pass", null], ["fail", "R-EMPLOYED"], ["pass", null], ["pass", null]])
})

test("who was never recognised, who paid afterwards, and whose credit nobody has answered for is not granted", async () => {
  at("2025-10-09")
  const [stranger, late, unknown] = [await flexible({ recognisedOn: null }), await flexible({ back: true }), await flexible()]
  await sql("delete from subsidies.checks where subject_id = $1 and question = 'credit-listed'", unknown)
  for (const [person, verdict, code] of [[stranger, "fail", "R-NOT-HARD"], [late, "fail", "R-BACKPAY"], [unknown, "no-data", undefined]] as const) {
    const judged = await judgementOf(person, (await flexibly(person)).body.caseId)
    expect([judged.verdict, judged.gives.amount]).toEqual([verdict, 0])
    if (code) expect(judged.codes).toContain(code)
    else expect(judged.conditions[0]?.says).toContain("信用信息")
  }
  const recorded = await world.ask(staff.first, "POST", `/subsidies/checks/${unknown}`, { kind: "person", question: "credit-listed", value: false, from: "2025-01-01", source: "信用中国（示例省）查询", document: "查询回执20251009-1" })
  expect(recorded.status, JSON.stringify(recorded.body)).toBe(201)
  expect((await world.ask(staff.elsewhere, "POST", `/subsidies/checks/${unknown}`, { kind: "person", question: "credit-listed", value: false, from: "2025-01-01", source: "查询", document: "回执" })).status).toBe(404)
})

test("who is refused is told what would change it: a fact with the month it is about, and what the registers would have to say", async () => {
  at("2025-10-09")
  for (const [given, says] of [[{ recognisedOn: null }, /^2025年8月：有“就业困难人员认定日期”，现在没有：2025年8月31日/], [{ back: true }, /从按时缴费的月份起可以再申请/], [{ months: [] }, /按月缴纳社会保险费，费用到账的月份可以再申请/]] as const) {
    const person = await flexible(given)
    const { caseId } = (await flexibly(person)).body
    for (const [index, viewer] of [staff.receiver, staff.first, staff.second].entries()) await act(viewer, person, caseId, "accept", index + 1)
    const refused = await act(staff.head, person, caseId, "refuse", 4, { code: "R-NO-MONTHS", says: "所选期间没有可以核定的月份" })
    expect(refused.status, JSON.stringify(refused.body)).toBe(200)
    const mine = (await world.ask(citizen(person), "GET", `/cases/${person}/${caseId}`)) as { body: { judgement: { wouldChange: string[] } } }
    expect(mine.body.judgement.wouldChange.join("；")).toMatch(says)
  }
})

test("four different people: who received may not review, and who reviewed may not review again", async () => {
  at("2025-10-09")
  const person = await flexible()
  const { caseId } = (await flexibly(person)).body
  await act(staff.receiver, person, caseId, "accept", 1)
  expect((await act(staff.receiver, person, caseId, "accept", 2)).body.code).toBe("casework.same-person")
  await act(staff.first, person, caseId, "accept", 2)
  expect((await act({ ...staff.first, roles: ["reviewer"] } as typeof staff.first, person, caseId, "accept", 3)).body.code).toBe("casework.same-person")
})

test("nothing is approved before the publication has ended, the published name and number are masked, and the amount is the one that was published", async () => {
  at("2025-10-09")
  const person = await flexible()
  const { caseId } = (await flexibly(person)).body
  await reviewed(person, caseId)
  expect((await act(staff.head, person, caseId, "approve", 4)).body.code).toBe("subsidies.not-published")
  const list = (await world.ask({ kind: "public" }, "GET", "/subsidies/publications?region=9902")) as { body: { publications: { subjectId: string; name: string; number: string; amountFen: number; until: string }[] } }
  expect(list.body.publications.find((one) => one.subjectId === person)).toMatchObject({ name: expect.stringContaining("*") as string, number: "9902**********0011", amountFen: 470_400, until: "2025-10-15" })
  at("2025-10-16")
  await world.pays(person, "77", "110", "2025-06", 420_000, 67_200, 33_600)
  expect((await act(staff.head, person, caseId, "approve", 4)).body.code).toBe("subsidies.amount-changed")
  expect(await monthsOf(person)).toEqual([])
})

test("an objection keeps the claim waiting until it is dismissed; an upheld one takes the publication down; the office is told of each and who objected of its end", async () => {
  at("2025-10-09")
  const person = await flexible()
  const { caseId } = (await flexibly(person)).body
  await reviewed(person, caseId)
  const [{ publication_id }] = (await sql<{ publication_id: string }>("select publication_id from subsidies.publications where subject_id = $1", person)) as [{ publication_id: string }]
  const path = `/subsidies/publications/${person}/${publication_id}/objections`
  const neighbour = citizen(await world.person({ name: "张三丰" }))
  expect((await world.ask(neighbour, "POST", path, { reason: "  " }) as { body: { code: string } }).body.code).toBe("E-OBJECTION-EMPTY")
  const made = (await world.ask(neighbour, "POST", path, { reason: "此人在企业上班" })) as { status: number; body: { objectionId: string } }
  expect(made.status).toBe(201)
  at("2025-10-16")
  expect((await world.ask(neighbour, "POST", path, { reason: "又来一次" }) as { body: { code: string } }).body.code).toBe("E-OBJECTION-LATE")
  expect((await act(staff.head, person, caseId, "approve", 4)).body.code).toBe("subsidies.not-published")
  expect((await world.ask(staff.second, "POST", `${path}/${made.body.objectionId}`, { decision: "dismissed", says: "经核实，缴费和就业登记均为灵活就业" })).status).toBe(200)
  expect((await act(staff.head, person, caseId, "approve", 4)).body.state).toBe("approved")
  at("2025-10-09")
  const other = await flexible()
  const second = (await flexibly(other)).body.caseId
  await reviewed(other, second)
  const [shown] = await sql<{ publication_id: string }>("select publication_id from subsidies.publications where subject_id = $1", other)
  const otherPath = `/subsidies/publications/${other}/${shown?.publication_id ?? ""}/objections`
  const objected = (await world.ask(neighbour, "POST", otherPath, { reason: "此人名下有店" })) as { body: { objectionId: string } }
  expect((await world.ask(staff.elsewhere, "POST", `${otherPath}/${objected.body.objectionId}`, { decision: "upheld", says: "经核实，名下有在营店铺" }) as { body: { code: string } }).body.code).toBe("subsidies.objection-settled")
  expect((await world.ask(staff.second, "POST", `${otherPath}/${objected.body.objectionId}`, { decision: "upheld", says: "经核实，名下有在营店铺" })).status).toBe(200)
  expect(await sql("select payload ->> 'name' as name, payload ->> 'says' as says from exchange.outbox where topic = 'subsidy.objected' and subject_id = $1", other)).toMatchObject([{ says: "此人名下有店" }])
  const answered = await sql("select payload ->> 'decision' as decision, payload ->> 'subjectKind' as kind, payload ->> 'says' as says from exchange.outbox where topic = 'subsidy.objection-settled' and subject_id = $1 order by event_id", neighbour.kind === "citizen" ? neighbour.personId : "0")
  expect(answered).toEqual([{ decision: "dismissed", kind: "person", says: "经核实，缴费和就业登记均为灵活就业" }, { decision: "upheld", kind: "person", says: "经核实，名下有在营店铺" }])
  at("2025-10-16")
  expect((await act(staff.head, other, second, "approve", 4)).body.code).toBe("subsidies.not-published")
})

test("G1: two approvals of one month at the same moment leave one grant; the other is told so", async () => {
  at("2025-10-09")
  const person = await flexible()
  await sql("insert into registers.studies (person_id, school, level, from_on, to_on, graduated_on, region, source) values ($1, '示例大学', '21', '2021-09-01', '2025-01-10', '2025-01-10', '990201001000', '教育')", person)
  const first = await flexibly(person)
  const second = await claim(citizen(person), "subsidies.graduate-flexible", "2025-03", "2025-08")
  expect(second.status, JSON.stringify(second.body)).toBe(201)
  await reviewed(person, first.body.caseId)
  await reviewed(person, second.body.caseId)
  at("2025-10-20")
  const answers = await Promise.all([first, second].map((one) => act(staff.head, person, one.body.caseId, "approve", 4)))
  expect(answers.map((one) => one.status).sort(), JSON.stringify(answers.map((one) => one.body))).toEqual([200, 409])
  expect(["R-STACK-SI", "casework.rule-says-no"]).toContain(answers.find((one) => one.status === 409)?.body.code)
  expect(await sql("select ym from subsidies.grant_months where person_id = $1 and state = 'granted' group by ym having count(*) > 1", person)).toEqual([])
  expect((await monthsOf(person)).length).toBe(6)
})

test("SSG-1: a micro or small firm gets 1225.00 for each month of a graduate it hired; the people come from the records", async () => {
  const unit = await employer()
  const person = await graduate({ employer: unit })
  at("2026-08-20")
  const sent = await claim(unitOf(unit), "subsidies.graduate-hire", "2025-08", "2026-07")
  expect(sent.status, JSON.stringify(sent.body)).toBe(201)
  const decided = await granted(unit, sent.body.caseId, "2026-09-10")
  expect(decided.body, JSON.stringify(decided.body)).toMatchObject({ state: "approved" })
  const rows = await monthsOf(unit)
  expect([rows.length, rows.every((row) => row.person_id === person && row.amount_fen === "122500")]).toEqual([12, true])
  expect(await sql("select amount_fen, persons from subsidies.grants where subject_id = $1", unit)).toEqual([{ amount_fen: "1470000", persons: 1 }])
})

test("SSG-2, SSG-4, SSG-5: a short contract, a medium firm, and months a former firm had", async () => {
  at("2026-08-20")
  const [small, medium] = [await employer(), await employer({ "enterprise-size": "medium" })]
  await graduate({ employer: small, contractTo: "2026-07-30" })
  await graduate({ employer: medium })
  const codes = async (unit: string) => (await judgementOf(unit, (await claim(unitOf(unit), "subsidies.graduate-hire", "2025-08", "2026-07")).body.caseId)).codes
  expect(await codes(small)).toEqual(["R-CONTRACT-LT1Y"])
  expect(await codes(medium)).toEqual(["R-SIZE"])
  const [former, present] = [await employer(), await employer()]
  const moved = await graduate({ employer: former, graduatedOn: "2025-01-10", contractFrom: "2025-02-01", contractTo: null, months: months("2025-02", 5) })
  const early = await claim(unitOf(former), "subsidies.graduate-hire", "2025-02", "2025-06")
  expect((await granted(former, early.body.caseId, "2026-09-10")).body.state).toBe("approved")
  await sql("update registration.employments set ended_on = '2025-07-01', state = 'ended' where person_id = $1", moved)
  await world.hired(moved, { employer: present, contractFrom: "2025-07-01", contractTo: null, months: months("2025-07", 12) })
  const late = await judgementOf(present, (await claim(unitOf(present), "subsidies.graduate-hire", "2025-07", "2026-06")).body.caseId)
  expect([late.gives.months, late.conditions.filter((one) => one.code === "R-CAP12").length]).toEqual([7, 5])
})

test("SIE-1: a unit that hired a person in hardship gets what it paid, 3675.00 for three months", async () => {
  at("2025-10-09")
  const unit = await employer()
  const person = await world.person()
  await world.recognised(person, "2025-02-10")
  await world.hired(person, { employer: unit, contractFrom: "2025-03-01", contractTo: "2027-02-28", months: months("2025-03", 3) })
  const sent = await claim(unitOf(unit), "subsidies.hardship-hire", "2025-03", "2025-05")
  expect((await judgementOf(unit, sent.body.caseId)).gives).toMatchObject({ amount: 367_500, months: 3 })
})

test("a returned claim is corrected within ten working days: the holidays of October do not shorten it", async () => {
  at("2025-09-29")
  const person = await flexible()
  const { caseId } = (await flexibly(person, "2025-03", "2025-05")).body
  expect((await act(staff.receiver, person, caseId, "return", 1, { says: "请核对补贴所属期", fields: ["periodFrom"] })).status).toBe(200)
  const view = (await world.ask(citizen(person), "GET", `/cases/${person}/${caseId}`)) as unknown as { body: { asked: { until: string } } }
  expect(view.body.asked.until).toBe("2025-10-20")
})
