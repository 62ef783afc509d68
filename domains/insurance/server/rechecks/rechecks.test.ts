// A report that stopped or changed the benefit is taken back or corrected: an officer is asked, and only their word changes anything (domain/04 §2.5, §6).
import { expect, test } from "vitest"
import { newId } from "#platform/database"
import { testDatabase } from "../../../../platform/database/testing.ts"
import { testServer } from "../../../../platform/http/testing.ts"
import type { Recheck } from "../../contract/rechecks.ts"
import { insurance } from "../../module.ts"
import { benefitHandlers } from "../handlers.ts"
import { aClaimant, anEntitlement, cityB, clerk, deliverer, elsewhere, reviewer, tell } from "../testing.ts"

const database = await testDatabase()
const clock = { now: "2025-07-09T02:00:00.000Z" }
const server = await testServer(database, [insurance], clock)
const deliver = deliverer(server.house, benefitHandlers)

async function happens(topic: string, person: string, payload: Readonly<Record<string, unknown>>): Promise<void> {
  await tell(server.house, topic, person, { region: cityB, source: "公安", ...payload })
  await deliver()
}

const rows = <R extends object>(sql: string, ...values: readonly unknown[]) => database.system.transaction((tx) => tx.sql<R>(sql, values))
const standing = async (person: string) => (await rows<{ state: string; stopped_from: number | null; stop_event: string | null; last_month: number; unused_months: number | null }>("select state, stopped_from, stop_event, last_month, unused_months from insurance.entitlements where person_id = $1", person))[0]
const rechecks = (person: string) => rows<{ recheck_id: string; kind: string; says: string; state: string; outcome: string | null }>("select recheck_id, kind, says, state, outcome from insurance.rechecks where person_id = $1 order by recheck_id", person)
const receivables = (person: string) => rows<{ state: string; months: number[] }>("select state, months from insurance.receivables where person_id = $1 order by recorded_at", person)
const published = (person: string, topic: string) => rows<{ payload: Record<string, unknown> }>("select payload from exchange.outbox where subject_id = $1 and topic = $2 order by event_id", person, topic)
const paidToJune = [202503, 202504, 202505, 202506]

async function drawing(paid: readonly number[] = paidToJune, more: Parameters<typeof aClaimant>[1] = {}): Promise<string> {
  const person = await aClaimant(database, { paidMonths: 48, ...more })
  await anEntitlement(database, person, { paid })
  return person
}

const settle = async (person: string, decision: "stands" | "changes", as = reviewer, kind?: string) => {
  const [open] = (await rechecks(person)).filter((one) => one.state === "open" && (kind === undefined || one.kind === kind))
  const { status, body } = await server.ask(as, "POST", `/insurance/rechecks/${person}/${open?.recheck_id ?? "1"}`, { decision, says: "电话和书面核实" })
  return { status, ...(body as { code?: string; state?: string; says?: string }) }
}

const reports: readonly [happened: string, withdrawn: string, stopped: string][] = [
  ["person.died", "person.death-withdrawn", "died"],
  ["person.pension-started", "person.pension-withdrawn", "pension-started"],
  ["person.enlisted", "person.enlistment-withdrawn", "enlisted"],
  ["person.emigrated", "person.emigration-withdrawn", "emigrated"],
  ["employee-row.received", "employee-row.withdrawn", "re-employed"],
  ["employment.registered", "employment.voided", "re-employed"],
]

for (const [happened, withdrawn, stopped] of reports)
  test(`${withdrawn}: the stop stays until a reviewer decides, then the benefit goes on as if it had not stopped, and nothing is owed`, async () => {
    const person = await drawing()
    await happens(happened, person, { effectiveDate: "2025-05-06" })
    expect(await standing(person)).toMatchObject({ state: "stopped", stop_event: stopped })
    expect(await receivables(person)).toMatchObject([{ state: "open" }])
    await happens(withdrawn, person, { effectiveDate: "2025-05-06" })
    await happens(withdrawn, person, { effectiveDate: "2025-05-06" })
    expect(await standing(person)).toMatchObject({ state: "stopped" })
    expect(await rechecks(person)).toMatchObject([{ kind: "stop", state: "open" }])
    expect(await published(person, "benefit.recheck-due")).toHaveLength(1)
    expect(await settle(person, "changes")).toMatchObject({ status: 200, state: "changed" })
    expect(await standing(person)).toEqual({ state: "running", stopped_from: null, stop_event: null, last_month: 202602, unused_months: null })
    expect(await receivables(person)).toMatchObject([{ state: "cancelled" }])
    expect(await published(person, "benefit.resumed")).toHaveLength(1)
    expect(await rows("select kind, from_month, cause from insurance.stops where person_id = $1 order by stop_id desc limit 1", person)).toMatchObject([{ kind: "resume", cause: withdrawn }])
  })

test("an officer who finds that the stop was right leaves it; it is decided once, by a reviewer of the place, never about oneself", async () => {
  const person = await drawing()
  await happens("person.died", person, { effectiveDate: "2025-07-03" })
  await happens("person.death-withdrawn", person, { effectiveDate: "2025-07-03" })
  expect((await settle(person, "stands", clerk)).status).toBe(403)
  expect((await settle(person, "stands", elsewhere)).status).toBe(404)
  expect((await settle(person, "stands", { ...reviewer, personId: person } as typeof reviewer)).status).toBe(403)
  const [one] = await rechecks(person)
  expect(await settle(person, "stands")).toMatchObject({ status: 200, state: "stands", says: "维持原结果" })
  expect(await standing(person)).toMatchObject({ state: "stopped", stop_event: "died" })
  const again = await server.ask(reviewer, "POST", `/insurance/rechecks/${person}/${one?.recheck_id}`, { decision: "changes", says: "电话和书面核实" })
  expect((again.body as { code: string }).code).toBe("insurance.recheck-settled")
})

test("the list shows what is open at the place, what it is about and what deciding would do", async () => {
  const person = await drawing()
  await happens("person.enlisted", person, { effectiveDate: "2025-07-01" })
  await happens("person.enlistment-withdrawn", person, { effectiveDate: "2025-07-01", source: "退役军人事务" })
  const { body } = await server.ask(clerk, "GET", "/insurance/rechecks")
  const mine = (body as { rechecks: Recheck[] }).rechecks.find((one) => one.personId === person)
  expect(mine).toMatchObject({ name: "林晓梅", kind: "stop", dueOn: "2025-07-16", late: false, change: "撤销停发，恢复发放；仍成立的其他停发情形按其日期重新停发" })
  expect(mine?.says).toBe("退役军人事务已撤回或更正“应征服兵役”信息（2025年7月1日），失业保险金此前据此自2025-08起停发：核实后决定是否恢复")
  expect(((await server.ask(elsewhere, "GET", "/insurance/rechecks")).body as { total: number }).total).toBe(0)
})

test("another report of another day still stands: the benefit stops again from that day", async () => {
  const person = await drawing()
  await happens("person.enlisted", person, { effectiveDate: "2025-04-10" })
  await rows("insert into registers.employee_rows (person_id, row_id, employer_id, kind, from_on) values ($1, 1, 77, '210', '2025-06-16')", person)
  await happens("employee-row.received", person, { effectiveDate: "2025-06-16", kind: "210" })
  expect(await standing(person)).toMatchObject({ stopped_from: 202505, stop_event: "enlisted" })
  await happens("person.enlistment-withdrawn", person, { effectiveDate: "2025-04-10" })
  expect(await settle(person, "changes")).toMatchObject({ state: "changed", says: "原停发已撤销；其他信息仍然成立，已按其日期重新停发" })
  expect(await standing(person)).toMatchObject({ state: "stopped", stopped_from: 202507, stop_event: "re-employed", unused_months: 8 })
  expect((await receivables(person)).map((one) => one.state)).toEqual(["cancelled"])
})

test("a stop that a newer entitlement or a lump sum rests on cannot be taken back", async () => {
  const person = await drawing()
  await happens("person.enlisted", person, { effectiveDate: "2025-04-10" })
  await happens("person.enlistment-withdrawn", person, { effectiveDate: "2025-04-10" })
  const [one] = await rows<{ entitlement_id: string }>("select entitlement_id from insurance.entitlements where person_id = $1", person)
  await rows("insert into insurance.awards (person_id, award_id, entitlement_id, case_id, kind, region, amount_fen, month, payee_id, rule_version, recorded_at) values ($1, 1, $2, 1, 'lump-sum', $3, 100, 202507, $1, 'r', now())", person, one?.entitlement_id, cityB)
  expect((await settle(person, "changes")).code).toBe("insurance.recheck-lump-sum")
  await rows("update insurance.awards set state = 'cancelled' where person_id = $1", person)
  await anEntitlement(database, person, { recordedAt: "2025-07-08T02:00:00Z" })
  expect((await settle(person, "changes")).code).toBe("insurance.recheck-newer-entitlement")
  expect((await rechecks(person))[0]?.state).toBe("open")
})

test("what was already collected for a stop that was none is a task of its own: it goes back to the person", async () => {
  const person = await drawing()
  await happens("employee-row.received", person, { effectiveDate: "2025-04-10", kind: "210" })
  await rows("update insurance.receivables set collected_fen = 90000 where person_id = $1", person)
  await happens("employee-row.withdrawn", person, { effectiveDate: "2025-04-10" })
  await settle(person, "changes")
  expect((await rechecks(person)).map((one) => [one.kind, one.state])).toEqual([["stop", "changed"], ["refund", "open"]])
  expect((await rechecks(person))[1]?.says).toBe("停发已恢复，此前收回的900.00元须返还本人")
  expect((await settle(person, "changes", reviewer, "refund")).code).toBe("insurance.recheck-nothing-to-change")
  expect(await settle(person, "stands", reviewer, "refund")).toMatchObject({ status: 200 })
})

test("a death taken back after the survivors were granted money makes a task about that as well", async () => {
  const person = await drawing()
  await happens("person.died", person, { effectiveDate: "2025-07-03" })
  const [one] = await rows<{ entitlement_id: string }>("select entitlement_id from insurance.entitlements where person_id = $1", person)
  await rows("insert into insurance.awards (person_id, award_id, entitlement_id, case_id, kind, region, amount_fen, month, payee_id, rule_version, recorded_at) values ($1, 2, $2, 2, 'consolation', $3, 1800000, 202507, 5, 'r', now())", person, one?.entitlement_id, cityB)
  await happens("person.death-withdrawn", person, { effectiveDate: "2025-07-03" })
  expect((await rechecks(person)).map((row) => row.kind).sort()).toEqual(["stop", "survivors"])
})

test("another day of death: an earlier one claims back more at once, a later one is looked at", async () => {
  const earlier = await drawing([202505, 202506, 202507])
  await happens("person.died", earlier, { effectiveDate: "2025-07-03" })
  await rows("insert into registers.deaths (person_id, died_on) values ($1, '2025-05-20')", earlier)
  await happens("person.death-corrected", earlier, { effectiveDate: "2025-05-20", before: "2025-07-03" })
  expect(await standing(earlier)).toMatchObject({ stopped_from: 202505, stop_event: "died" })
  expect((await receivables(earlier)).map((one) => one.months)).toEqual([[202506, 202507]])
  const later = await drawing([202505, 202506, 202507])
  await happens("person.died", later, { effectiveDate: "2025-05-20" })
  await rows("insert into registers.deaths (person_id, died_on) values ($1, '2025-07-03')", later)
  await happens("person.death-corrected", later, { effectiveDate: "2025-07-03", before: "2025-05-20" })
  expect(await settle(later, "changes")).toMatchObject({ state: "changed" })
  expect(await standing(later)).toMatchObject({ stopped_from: 202507, stop_event: "died" })
  expect((await receivables(later)).map((one) => one.state)).toEqual(["cancelled"])
})

test("a release told later ends the suspension; a custody that was none leaves none, one that lasts longer goes on", async () => {
  const suspensions = (person: string) => rows("select from_month, to_month from insurance.suspensions where person_id = $1", person)
  const person = await drawing()
  await happens("person.imprisoned", person, { effectiveDate: "2025-07-02", until: null })
  await happens("person.released", person, { effectiveDate: "2025-10-15", since: "2025-07-02" })
  expect(await suspensions(person)).toEqual([{ from_month: 202508, to_month: 202510 }])
  await rows("insert into registers.custodies (person_id, from_on) values ($1, '2025-07-02')", person)
  await happens("person.custody-corrected", person, { effectiveDate: "2025-07-02", until: null, before: "2025-10-15" })
  expect(await settle(person, "changes")).toMatchObject({ says: "失业保险金继续暂停发放，事由消失后恢复" })
  expect(await suspensions(person)).toEqual([{ from_month: 202508, to_month: null }])
  await rows("delete from registers.custodies where person_id = $1", person)
  await happens("person.custody-withdrawn", person, { effectiveDate: "2025-07-02" })
  expect(await settle(person, "changes")).toMatchObject({ says: "失业保险金自2025-08起的暂停已撤销，未发的月份随下一批次补发" })
  expect(await suspensions(person)).toEqual([{ from_month: 202508, to_month: 202508 }])
})

test("service and pensions that were over before the benefit began, told now, stop nothing", async () => {
  const person = await drawing()
  await happens("person.enlisted", person, { effectiveDate: "2015-09-01", until: "2017-09-01" })
  await happens("person.pension-started", person, { effectiveDate: "2020-01-01", until: "2020-06-01", kind: "110" })
  await happens("person.emigrated", person, { effectiveDate: "2010-01-01", until: "2012-01-01" })
  expect(await standing(person)).toMatchObject({ state: "running", stopped_from: null })
})

test("a birth date corrected so that the person is older: held, looked at, and the months end with the retirement month", async () => {
  const person = await drawing(paidToJune, { birthDate: "1964-08-10" })
  const correct = (birthDate: string, before: string) => happens("person.corrected", person, { effectiveDate: "2025-07-09", birthDate, birthDateBefore: before, sex: "1", sexBefore: "1" })
  await rows("update registers.persons set birth_date = '1965-04-10' where person_id = $1", person)
  await correct("1965-04-10", "1990-05-20")
  expect(await rows("select reason from insurance.holds where person_id = $1 and cleared_at is null", person)).toEqual([{ reason: "birth-corrected" }])
  expect((await rechecks(person))[0]?.says).toContain("变为2025年5月10日")
  expect(await standing(person)).toMatchObject({ state: "running", last_month: 202602 })
  expect(await settle(person, "changes")).toMatchObject({ says: "按更正后的法定退休日，失业保险金发至2025-05" })
  expect(await standing(person)).toMatchObject({ state: "stopped", stopped_from: 202506, stop_event: "retirement-age" })
  expect(await receivables(person)).toMatchObject([{ state: "open", months: [202506] }])
  expect(await rows("select 1 from insurance.holds where person_id = $1 and cleared_at is null", person)).toEqual([])
})

test("a birth date corrected so that the person is younger gives back the months the old one had cut off; far from retirement nothing happens", async () => {
  const person = await aClaimant(database, { paidMonths: 48, birthDate: "1966-02-10" })
  await anEntitlement(database, person, { paid: paidToJune, last: 202512, months: 12 })
  await rows("update registers.persons set birth_date = '1975-02-10' where person_id = $1", person)
  await happens("person.corrected", person, { effectiveDate: "2025-07-09", birthDate: "1975-02-10", birthDateBefore: "1965-08-10", sex: "1", sexBefore: "1" })
  expect(await rechecks(person)).toEqual([])
  await happens("person.corrected", person, { effectiveDate: "2025-07-10", birthDate: "1975-02-10", birthDateBefore: "1965-09-10", sex: "1", sexBefore: "1" })
  expect(await rechecks(person)).toMatchObject([{ kind: "retirement" }])
  expect(await settle(person, "changes")).toMatchObject({ says: "按更正后的法定退休日，失业保险金可领至2026-02" })
  expect(await standing(person)).toMatchObject({ last_month: 202602 })
})

test("a month of contributions taken back from under a running benefit is one task, however many months; months after the loss are none of it", async () => {
  const person = await drawing()
  await happens("contribution.withdrawn", person, { effectiveDate: "2025-07-09", month: "202506" })
  expect(await rechecks(person)).toEqual([])
  for (const month of ["202411", "202412"]) await happens("contribution.withdrawn", person, { effectiveDate: "2025-07-09", month })
  expect(await rechecks(person)).toMatchObject([{ kind: "contributions", state: "open" }])
})

test("months taken back leave fewer months: the task says how many and how much, and the decision shortens the benefit and claims back what was paid beyond it; below twelve nothing more is paid", async () => {
  const withdraw = async (person: string, months: readonly number[]) => {
    for (const ym of months) {
      await rows("delete from registers.contributions where person_id = $1 and ym = $2", person, ym)
      await rows("insert into registers.withdrawn_rows (person_id, withdrawn_id, register, was, source, at) values ($1, $2, 'contributions', jsonb_build_object('ym', $3::int, 'kind', '210'), '社会保险', '2025-07-09T02:00:00Z')", person, ym, ym)
      await happens("contribution.withdrawn", person, { effectiveDate: "2025-07-09", month: String(ym), source: "社会保险" })
    }
  }
  const granted = async (contributed: number) => {
    const person = await drawing(contributed === 12 ? paidToJune.slice(0, 3) : paidToJune, { paidMonths: contributed })
    await rows("update insurance.entitlements set contributed = $2, months = $3, last_month = $4 where person_id = $1", person, contributed, contributed === 12 ? 3 : 6, contributed === 12 ? 202512 : 202508)
    return person
  }
  const [less, none] = [await granted(24), await granted(12)]
  await withdraw(less, [202408, 202409])
  const [task] = await rechecks(less)
  expect([task?.kind, task?.says]).toEqual(["contributions", "社会保险撤回了核定所依据的缴费记录（核定时累计24个月）：按现有记录累计22个月，核定月数由6个月变为3个月，已发4个月共7200.00元，其中1个月应予追回"])
  expect(await settle(less, "changes")).toMatchObject({ says: "核定月数由6个月变为3个月，已登记应退1个月共1800.00元" })
  expect(await standing(less)).toMatchObject({ state: "ended", last_month: 202505 })
  expect(await rows("select reason, months, amount_fen::int as amount from insurance.receivables where person_id = $1", less)).toEqual([{ reason: "contributions", months: [202506], amount: 180_000 }])
  await withdraw(none, [202408])
  expect(await settle(none, "changes")).toMatchObject({ says: "核定月数由3个月变为0个月，已登记应退3个月共5400.00元" })
  expect(await rows("select reason from insurance.holds where person_id = $1 and cleared_at is null", none)).toEqual([{ reason: "contributions-withdrawn" }])
})

test("DE-3 by the feed: a funeral grant of the pension insurance locks ours; taken back, an officer frees it; one that comes after ours is a task", async () => {
  const person = await drawing()
  await happens("funeral-grant.received", person, { effectiveDate: "2025-07-05", insurance: "120", source: "社会保险" })
  const lock = (who: string) => rows("select insurance, granted_on::text as on from insurance.funeral_grants where person_id = $1", who)
  expect(await lock(person)).toEqual([{ insurance: "110", on: "2025-07-05" }])
  await happens("funeral-grant.withdrawn", person, { effectiveDate: "2025-07-05", insurance: "120", source: "社会保险" })
  expect(await lock(person)).toHaveLength(1)
  expect(await settle(person, "changes")).toMatchObject({ says: "其他保险的丧葬补助金占用已解除，遗属可以申领" })
  expect(await lock(person)).toEqual([])
  expect(await rows("select insurance from insurance.released_funeral_grants where person_id = $1", person)).toEqual([{ insurance: "110" }])
  await rows("insert into insurance.funeral_grants (person_id, insurance, granted_on, source, region, recorded_at) values ($1, '210', '2025-07-06', '', $2, now())", person, cityB)
  await happens("funeral-grant.received", person, { effectiveDate: "2025-07-08", insurance: "410", source: "社会保险" })
  expect(await lock(person)).toEqual([{ insurance: "210", on: "2025-07-06" }])
  expect((await rechecks(person)).filter((one) => one.state === "open")).toMatchObject([{ kind: "funeral-twice" }])
})

test("a registration that goes on by a head's word makes the stop its end had brought a task", async () => {
  const person = await drawing()
  await happens("unemployment.cancelled", person, { effectiveDate: "2025-07-05", reason: "U12" })
  expect(await standing(person)).toMatchObject({ state: "stopped", stop_event: "re-employed" })
  await happens("unemployment.reopened", person, { effectiveDate: "2025-07-09", closeReason: "U12", closeEffective: "2025-07-05" })
  expect(await rechecks(person)).toMatchObject([{ kind: "stop" }])
})

/** Months of the closed programme as the feed handed them over. */
async function allowance(person: string, months: readonly number[]): Promise<void> {
  for (const ym of months) await rows("insert into registers.allowance_payments (person_id, ym, amount_fen, region) values ($1, $2, 75000, $3)", person, ym, cityB)
  for (const ym of months) await happens("allowance.received", person, { effectiveDate: "2025-07-09", month: String(ym), source: "社会保险" })
}

test("UB-1: six months of 失业补助金 and nothing beside them leave nothing to look at", async () => {
  const person = await aClaimant(database)
  await allowance(person, [202009, 202010, 202011, 202012, 202101, 202102])
  expect(await rechecks(person)).toEqual([])
})

test("UB-2 and UB-3: a seventh month, and a month beside the benefit, are one task; an officer's word makes them owed, once", async () => {
  const person = await aClaimant(database)
  await anEntitlement(database, person, { first: 202009, last: 202010, months: 2, paid: [202009], state: "ended" })
  await allowance(person, [202009, 202010, 202011, 202012, 202101, 202102, 202103])
  expect(await rechecks(person)).toMatchObject([{ kind: "allowance", state: "open" }])
  expect(await receivables(person)).toEqual([])
  expect(await settle(person, "changes")).toMatchObject({ says: "已登记应退失业补助金2个月，共1500.00元" })
  expect(await receivables(person)).toEqual([{ state: "open", months: [202009, 202103] }])
  await happens("allowance.received", person, { effectiveDate: "2025-07-10", month: "202103" })
  expect((await rechecks(person)).map((one) => one.state)).toEqual(["changed"])
  const { body } = await server.ask(clerk, "GET", "/insurance/receivables")
  expect((body as { receivables: { personId: string; reason: string }[] }).receivables.find((one) => one.personId === person)?.reason).toBe("失业补助金多发")
})

test("失业补助金 after work with insurance, a residents' pension or emigration was not due; the month it began in still was", async () => {
  const [worker, pensioner, emigrant] = [await aClaimant(database), await aClaimant(database), await aClaimant(database)]
  await rows("insert into registers.employee_rows (person_id, row_id, employer_id, kind, from_on, to_on) values ($1, 9, 77, '210', '2020-10-15', '2020-12-20')", worker)
  await rows("insert into registers.pensions (person_id, kind, starts_on) values ($1, '170', '2020-11-01')", pensioner)
  await rows("insert into registers.emigrations (person_id, left_on) values ($1, '2020-11-20')", emigrant)
  for (const person of [worker, pensioner, emigrant]) {
    await allowance(person, [202010, 202011, 202012])
    await settle(person, "changes")
  }
  expect([await receivables(worker), await receivables(pensioner), await receivables(emigrant)].map(([one]) => one?.months)).toEqual([[202011], [202011, 202012], [202012]])
})

for (const [topic, why] of [["employment.reopened", "减员撤销，就业登记恢复"], ["employment.voided", "就业登记撤销"]] as const)
  test(`${topic}: the loss a benefit was granted for is annulled; a reviewer sees what was paid, and on that word all of it is owed and nothing more is paid`, async () => {
    const person = await drawing()
    await rows("update insurance.entitlements set loss_on = '2025-02-10' where person_id = $1", person)
    await happens(topic, person, { effectiveDate: "2024-01-05", employmentId: "77", endedOn: "2025-01-31" })
    expect(await rechecks(person)).toEqual([])
    await happens(topic, person, { effectiveDate: "2024-01-05", employmentId: "77", endedOn: "2025-02-10" })
    await happens(topic, person, { effectiveDate: "2024-01-05", employmentId: "77", endedOn: "2025-02-10" })
    const [task, ...more] = await rechecks(person)
    expect([task?.kind, task?.says, more]).toEqual(["loss", `核定所依据的失业（2025年2月10日）已被撤销：${why}。核定12个月，已发4个月共7200.00元：核实没有其他失业的，应予追回`, []])
    expect(await receivables(person)).toEqual([])
    expect(await settle(person, "changes")).toMatchObject({ state: "changed", says: "已登记应退4个月共7200.00元，暂停发放等待停发" })
    expect(await rows("select reason, months, amount_fen::int as amount from insurance.receivables where person_id = $1", person)).toEqual([{ reason: "loss-annulled", months: paidToJune, amount: 720_000 }])
    expect(await rows("select reason from insurance.holds where person_id = $1 and cleared_at is null", person)).toEqual([{ reason: "loss-annulled" }])
  })

test("an annulled loss beside another work that ended the same day leaves nothing to look at; one that an officer lets stand changes nothing", async () => {
  const [both, stands] = [await drawing(), await drawing()]
  await rows("update insurance.entitlements set loss_on = '2025-02-10' where person_id = any($1::bigint[])", [both, stands])
  await rows(
    "insert into registration.employments (person_id, employment_id, form, employer_name, started_on, ended_on, end_reason, end_recorded_at, region, work_region, evidence, state, source, recorded_at, part_time) values ($1, $2, '010', '示例单位', '2024-01-01', '2025-02-10', '01', now(), $3, $3, 'A', 'ended', 'filing', now(), true)", both, newId(), cityB,
  )
  for (const person of [both, stands]) await happens("employment.reopened", person, { effectiveDate: "2024-01-05", employmentId: "77", endedOn: "2025-02-10" })
  expect(await rechecks(both)).toEqual([])
  expect(await settle(stands, "stands")).toMatchObject({ state: "stands" })
  expect([await receivables(stands), await standing(stands)]).toMatchObject([[], { state: "running" }])
})
