// 免申即享 from the message to the grant: confirmed, confirmed by silence, another account, declined, objected, changed meanwhile; published and approved by other people.
import { expect, test } from "vitest"
import { testDatabase } from "../../../../platform/database/testing.ts"
import { notices, simulatedGateway } from "#platform/notices"
import { payments, simulatedBank } from "#platform/payments"
import type { Viewer } from "#wire"
import { openOfferStates, type OfferView } from "../../contract/offers.ts"
import { subsidyWordings } from "../wordings.ts"
import { months, staff, subsidyWorld } from "../testing.ts"
import { followRecords, readSilence, renewOffers } from "./follow-offers.ts"
import { offerable } from "./proactive-items.ts"

const database = await testDatabase()
const world = await subsidyWorld(database, "2025-12-10T02:00:00.000Z", [payments([], () => simulatedBank({ clock: () => world.clock.now })), notices(subsidyWordings, () => simulatedGateway(""))])
const { clock, ask, sql, act, citizen, unitOf, house } = world
const at = (day: string) => {
  clock.now = `${day}T02:00:00.000Z`
}

interface Said {
  readonly status: number
  readonly body: { readonly code: string; readonly state: string; readonly caseId: string | null; readonly offers: readonly OfferView[] }
}
const mine = async (viewer: Viewer): Promise<OfferView[]> => ((await ask(viewer, "GET", "/subsidies/mine/offers")) as { body: OfferView[] }).body
const newest = async (viewer: Viewer): Promise<OfferView> => {
  const [offer] = await mine(viewer)
  if (!offer) throw new Error("nothing was offered")
  return ((await ask(viewer, "GET", `/subsidies/offers/${offer.subjectId}/${offer.offerId}`)) as { body: OfferView }).body
}
const reply = async (viewer: Viewer, offer: OfferView, input: object): Promise<Said> => ask(viewer, "POST", `/subsidies/mine/offers/${offer.offerId}/reply`, input)
/** The programme's own round: what changed is looked at, what is free is offered, who is concerned is told. */
async function round(): Promise<void> {
  await followRecords(house)
  await renewOffers(house)
  await world.deliver()
}

/** A small firm with three graduates hired in August, four months paid: SSG-1's figures. */
async function firm(given: { readonly withoutAccount?: boolean } = {}): Promise<{ readonly unit: string; readonly viewer: Viewer; readonly people: readonly string[] }> {
  const unit = await world.employer({}, given)
  const people = []
  for (const name of ["周文静", "吴小雨", "郑一鸣"]) people.push(await world.graduate({ employer: unit, name, months: months("2025-08", 4) }))
  return { unit, viewer: unitOf(unit), people }
}

test("SSG-1 without applying: three graduates for four months are offered, confirmed, checked, published and granted; the trace is that of an application", async () => {
  at("2025-12-10")
  const { unit, viewer, people } = await firm()
  await round()
  const offer = await newest(viewer)
  expect(offer).toMatchObject({ item: "SI-SME-GRAD", state: "offered", persons: 3, months: 12, amountFen: 12 * 122_500, from: "2025-08", until: "2025-11", answerBy: "2025-12-19", silence: "confirms", account: { verified: true } })
  expect(offer.people.map((one) => [one.personId, one.amountFen]).sort()).toEqual([...people].sort().map((person) => [person, 490_000]))
  const inbox = await sql<{ title: string; body: string }>("select title, body from notices.notices where subject_id = $1 and topic = 'subsidy.offered'", unit)
  expect(inbox[0]?.body).toContain("14700.00元（3人，12个人月），不用申请")
  const stranger = unitOf(await world.employer())
  expect((await ask(stranger, "GET", `/subsidies/offers/${unit}/${offer.offerId}`)).status).toBe(404)
  expect((await reply(stranger, offer, { reply: "confirm" })).status).toBe(404)
  const confirmed = await reply(viewer, offer, { reply: "confirm" })
  expect(confirmed.body, JSON.stringify(confirmed.body)).toMatchObject({ state: "confirmed" })
  expect((await reply(viewer, offer, { reply: "decline" })).body.code).toBe("subsidies.offer-not-waiting")
  const caseId = confirmed.body.caseId ?? ""
  expect(await sql("select item, channel, state, applicant_name, submission_key from casework.cases where case_id = $1", caseId)).toEqual([
    { item: "subsidies.graduate-hire-offered", channel: "11", state: "submitted", applicant_name: "乙市示例科技有限公司", submission_key: `offer:${offer.offerId}` },
  ])
  expect((await act(staff.second, unit, caseId, "accept", 1)).status).toBe(200)
  await world.deliver()
  expect((await act({ ...staff.second, roles: ["head"] } as Viewer, unit, caseId, "approve", 2)).body.code).toBe("casework.same-person")
  expect((await act(staff.head, unit, caseId, "approve", 2)).body.code).toBe("subsidies.not-published")
  at("2025-12-25")
  expect((await act(staff.head, unit, caseId, "approve", 2)).body).toMatchObject({ state: "approved" })
  await world.deliver()
  expect(await sql("select item, channel, amount_fen, persons, months, state from subsidies.grants where subject_id = $1", unit)).toEqual([{ item: "SI-SME-GRAD", channel: "11", amount_fen: "1470000", persons: 3, months: 12, state: "approved" }])
  const after = await newest(viewer)
  expect([after.state, after.log.map((one) => one.kind)]).toEqual(["granted", ["offered", "confirmed", "granted"]])
  expect((await ask(staff.second, "GET", `/cases/${unit}/${caseId}`)).status).toBe(200)
})

test("months that were granted are not offered again; the next month is", async () => {
  at("2026-01-08")
  await round()
  const [granted] = await sql<{ subject_id: string }>("select subject_id from subsidies.offers where state = 'granted'")
  const viewer = unitOf(granted?.subject_id ?? "")
  expect((await mine(viewer)).map((one) => one.state)).toEqual(["granted"])
  const [person] = await sql<{ person_id: string }>("select distinct person_id from subsidies.grant_months where payee_id = $1 limit 1", granted?.subject_id)
  for (const [kind, byUnit] of [["110", 80_000], ["310", 40_000], ["210", 2500]] as const) await world.pays(person?.person_id ?? "", granted?.subject_id ?? "", kind, "2025-12", 500_000, byUnit, 2500)
  await round()
  expect((await newest(viewer))).toMatchObject({ state: "offered", persons: 1, months: 1, amountFen: 122_500, from: "2025-12" })
})

test("silence confirms for a unit whose account is verified, and only after seven working days; without a verified account, and for a person, the offer lapses", async () => {
  at("2025-12-10")
  const [withAccount, without] = [await firm(), await firm({ withoutAccount: true })]
  const person = await world.flexible({ months: months("2025-06", 4) })
  await round()
  const offers = [await newest(withAccount.viewer), await newest(without.viewer), await newest(citizen(person))]
  expect(offers.map((one) => [one.item, one.silence, one.account?.verified ?? false])).toEqual([["SI-SME-GRAD", "confirms", true], ["SI-SME-GRAD", "confirms", false], ["SI-FLEX-HARD", "lapses", true]])
  at("2025-12-19")
  await readSilence(house)
  expect((await newest(withAccount.viewer)).state).toBe("offered")
  at("2025-12-20")
  await readSilence(house)
  const states = [await newest(withAccount.viewer), await newest(without.viewer), await newest(citizen(person))]
  expect(states.map((one) => [one.state, one.log.at(-1)?.kind])).toEqual([["confirmed", "auto-confirmed"], ["lapsed", "lapsed"], ["lapsed", "lapsed"]])
  expect(await sql("select a.actor, a.actor_name from casework.actions a where a.case_id = $1", states[0]?.caseId)).toEqual([{ actor: "system", actor_name: "系统" }])
  await round()
  expect((await mine(citizen(person))).length).toBe(1)
})

test("SIF-1 offered to a person is paid to the own card only; a confirmation makes the case", async () => {
  at("2025-12-10")
  const person = await world.flexible({ months: months("2025-03", 6) })
  await round()
  const offer = await newest(citizen(person))
  expect(offer).toMatchObject({ item: "SI-FLEX-HARD", months: 6, amountFen: 470_400 })
  expect((await reply(citizen(person), offer, { reply: "correct-account", account: { holderName: "别人", bankName: "示例银行", account: "62170099000000012" } })).body.code).toBe("subsidies.offer-card-only")
  expect((await reply(citizen(person), offer, { reply: "confirm" })).body.state).toBe("confirmed")
})

test("a unit names another account: not in its name it is refused; verified by a second person it confirms, refused it waits for an answer again", async () => {
  at("2025-12-10")
  const { unit, viewer } = await firm({ withoutAccount: true })
  await round()
  const offer = await newest(viewer)
  expect((await reply(viewer, offer, { reply: "confirm" })).body.code).toBe("subsidies.offer-no-account")
  const account = { holderName: "乙市示例科技有限公司", bankName: "示例银行乙市支行", account: "990200001234567" }
  expect((await reply(viewer, offer, { reply: "correct-account", account: { ...account, holderName: "何敏" } })).body.code).toBe("E-ACCOUNT-OTHER")
  expect((await reply(viewer, offer, { reply: "correct-account", account: { ...account, bankLine: "102990000013" } })).body.code).toBe("E-BANK-02")
  expect((await reply(viewer, offer, { reply: "correct-account", account: { ...account, bankLine: "102990000018" } })).body.state).toBe("account")
  const settle = async (decision: string) => {
    const waiting = ((await ask(staff.first, "GET", "/payments/unit-accounts")) as { body: { employerId: string; accountId: string }[] }).body.find((one) => one.employerId === unit)
    const answer = (await ask(staff.first, "POST", `/payments/unit-accounts/${unit}/${waiting?.accountId ?? ""}`, { decision, source: "银行账户核验", document: "核验回执20251210-3" })) as Said
    await world.deliver()
    return answer.status
  }
  expect(await settle("refused")).toBe(200)
  expect((await newest(viewer)).state).toBe("offered")
  expect((await reply(viewer, offer, { reply: "correct-account", account })).body.state).toBe("account")
  expect(await settle("verified")).toBe(200)
  const after = await newest(viewer)
  expect([after.state, after.account?.verified, after.log.map((one) => one.kind)]).toEqual(["confirmed", true, ["offered", "account-corrected", "account-refused", "account-corrected", "auto-confirmed"]])
})

test("what was declined is not offered again; an objection goes to a reviewer and waits anew when it is dismissed", async () => {
  at("2025-12-10")
  const [declining, objecting] = [await firm(), await firm()]
  await round()
  expect((await reply(declining.viewer, await newest(declining.viewer), { reply: "decline" })).body.state).toBe("declined")
  const offer = await newest(objecting.viewer)
  expect((await reply(objecting.viewer, offer, { reply: "object" })).body.code).toBe("subsidies.offer-say-why")
  expect((await reply(objecting.viewer, offer, { reply: "object", says: "少了一名毕业生" })).body.state).toBe("objected")
  await world.deliver()
  expect((await sql("select title from notices.office_notices where subject_id = $1 and role = 'reviewer'", objecting.unit)).length).toBe(1)
  const path = `/subsidies/offers/${objecting.unit}/${offer.offerId}/objection`
  expect((await ask(staff.elsewhere, "POST", path, { decision: "dismissed", says: "经核对没有错误" })).status).toBe(404)
  expect(((await ask(staff.second, "POST", path, { decision: "dismissed", says: "经核对，该人员已超过离校2年" })) as Said).body.state).toBe("offered")
  expect(((await ask(staff.second, "POST", path, { decision: "dismissed", says: "经核对，该人员已超过离校2年" })) as Said).body.code).toBe("subsidies.offer-objection-settled")
  await round()
  expect((await mine(declining.viewer)).map((one) => one.state)).toEqual(["declined"])
  expect((await mine(objecting.viewer)).map((one) => one.state)).toEqual(["offered"])
})

test("an offer that the records no longer bear is not confirmed; it is withdrawn and what is left is offered", async () => {
  at("2025-12-10")
  const { viewer, people } = await firm()
  await round()
  const offer = await newest(viewer)
  await sql("insert into registers.deaths (person_id, died_on) values ($1, '2025-09-15')", people[0])
  expect((await reply(viewer, offer, { reply: "confirm" })).body.code).toBe("subsidies.offer-changed")
  await round()
  expect((await mine(viewer)).map((one) => [one.state, one.persons, one.months])).toEqual([["offered", 3, 10], ["withdrawn", 3, 12]])
})

test("what only a person can settle is not offered: it becomes a task of the office", async () => {
  at("2026-12-10")
  const unit = await world.employer()
  const woman = await world.person()
  await sql("update registers.persons set sex = '2', birth_date = '1975-06-20', women_retire_kind = null where person_id = $1", woman)
  await world.recognised(woman, "2025-02-10")
  await world.hired(woman, { employer: unit, contractFrom: "2026-09-01", contractTo: null, months: months("2026-09", 2) })
  await round()
  expect(await mine(unitOf(unit))).toEqual([])
  const listed = (await ask(staff.first, "GET", "/subsidies/candidates")) as { body: { payeeId: string; months: string[]; codes: string[] }[] }
  expect(listed.body.find((one) => one.payeeId === unit)).toMatchObject({ item: "SI-EMP-HARD", months: ["2026-09", "2026-10"] })
  expect((await sql("select 1 from notices.office_notices where subject_id = $1 and topic = 'subsidy.candidate-by-hand'", unit)).length).toBe(1)
})

test("officers find what waits first: objections, then the rest by its last day; what is settled stands behind the filter, the newest first", async () => {
  at("2025-12-10")
  const [waiting] = await sql<{ subject_id: string }>("select subject_id from subsidies.offers where state = 'offered' and subject_kind = 'employer' order by made_at desc limit 1")
  const objecting = unitOf(waiting?.subject_id ?? "")
  expect((await reply(objecting, await newest(objecting), { reply: "object", says: "少了一名毕业生" })).body.state).toBe("objected")
  const listed = async (query: string) => ((await ask(staff.second, "GET", `/subsidies/offers${query}`)) as Said).body.offers
  const open = (await listed("?state=open")).map((one) => one.state)
  const settled = await listed("?state=settled")
  expect(open[0]).toBe("objected")
  expect(new Set(open)).toEqual(new Set(["objected", "offered", "confirmed"]))
  expect(open.toSorted((a, b) => openOfferStates.indexOf(a as "offered") - openOfferStates.indexOf(b as "offered"))).toEqual(open)
  expect(settled.map((one) => one.state).filter((one) => openOfferStates.some((waits) => waits === one))).toEqual([])
  expect(settled.map((one) => one.madeOn)).toEqual(settled.map((one) => one.madeOn).toSorted().toReversed())
  expect(new Set(settled.map((one) => one.madeOn)).size).toBeGreaterThan(1)
  expect((await listed("")).map((one) => one.offerId)).toEqual([...(await listed("?state=open")), ...settled].map((one) => one.offerId))
})

test("items somebody has to look at are never offered, whatever a parameter lists", () => {
  expect(offerable(["SI-SME-GRAD", "IN-BASE", "PW-POST", "TR-SKILL", "ST-RENT", "no-such"]).map((one) => one.item)).toEqual(["SI-SME-GRAD"])
})

test("who may not apply for an offered item is told so, and it is not in the catalogue; the page of a case that was offered still reads what its fields are called and which refusals are customary", async () => {
  const unit = await world.employer()
  const sent = await ask(unitOf(unit), "POST", "/cases", { item: "subsidies.graduate-hire-offered", region: "990201001000", answers: {} }, { "idempotency-key": "k-offered" })
  expect((sent as unknown as Said).body.code).toBe("casework.not-for-you")
  const items = (await ask({ kind: "public" }, "GET", "/items")) as { body: { code: string }[] }
  expect(items.body.map((one) => one.code)).not.toContain("subsidies.graduate-hire-offered")
  const read = (await ask({ kind: "public" }, "GET", "/items/subsidies.graduate-hire-offered/versions/1")) as { body: { form: { groups: { fields: { label: string }[] }[] }; standardRefusals: unknown[] } }
  expect(read.body.form.groups[0]?.fields.map((one) => one.label)).toEqual(["开始月份", "结束月份", "告知编号", "收款账户"])
  expect(read.body.standardRefusals.length).toBeGreaterThan(0)
  expect((await ask({ kind: "public" }, "GET", "/items/subsidies.graduate-hire-offered/versions/9")) as { status: number }).toMatchObject({ status: 404 })
})
