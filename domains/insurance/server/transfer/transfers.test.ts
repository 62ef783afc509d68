// 失业保险关系跨省转移接续 (domain/04 §7), from the application to the money, with another province that is late, refuses, errs and says everything twice.
import { expect, test } from "vitest"
import { testDatabase } from "../../../../platform/database/testing.ts"
import { anEntitlement, citizen, claimAnswers, registerUnemployed } from "../testing.ts"
import { urgeLate } from "./exchange-transfers.ts"
import { ledger, paidMonths, staff, transferWorld } from "./testing.ts"

const database = await testDatabase()
const world = await transferWorld(database)
const { act, apply, ask, asked, at, counts, decided, deliver, exchange, house, judgementOf, messages, on, other, paidHere, passedOn, someone, sql, transferOf } = world
const fee = { on: "2025-05-20", document: "进账单20250520" }

test("TF-1: twelve months of 1500.00 and half as much are 27000.00, the time is added; the person has the months before the money has come, which two finance officers confirm", async () => {
  at("2025-05-06")
  const { person, idNumber } = await someone()
  other.ledgers.set(idNumber, ledger())
  await paidHere(person, "2025-01", 4)
  const caseId = await asked(person)
  expect(messages("contact").at(-1)).toMatchObject({ name: "林晓梅", idNumber, to: "110000", from: "990000", purpose: "moved" })
  const before = await passedOn(person, caseId)
  expect([before.verdict, before.gives["months"], before.gives["fee"], before.gives["feeMonths"]]).toEqual(["pass", 60, 2_700_000, 12])
  expect(before.workings.join("；")).toContain("27,000.00")
  expect(await counts(person)).toEqual([4, 0])
  expect((await decided(person, caseId)).body.state).toBe("approved")
  expect(await counts(person)).toEqual([64, 0])
  expect(messages("accepted").at(-1)).toMatchObject({ months: 60 })
  expect(await transferOf(person)).toMatchObject({ state: "fee-pending", fee_fen: "2700000" })
  expect((await on(person, "fee", staff.fin1, { ...fee, amountFen: 2_600_000 })).body.code).toBe("insurance.transfer-not-now")
  at("2025-05-20")
  expect((await on(person, "fee", staff.fin1, { ...fee, amountFen: 2_600_000 })).body.code).toBe("insurance.transfer-fee-differs")
  expect((await on(person, "fee", staff.fin1, { ...fee, amountFen: 2_700_000 })).body.state).toBe("fee-received")
  expect((await on(person, "fee/confirmation", staff.fin1)).body.code).toBe("insurance.transfer-same-person")
  expect((await on(person, "fee/confirmation", staff.elsewhere)).status).toBe(404)
  expect((await on(person, "fee/confirmation", staff.fin2)).body.state).toBe("done")
})

test("TF-2: five of twelve drawn there, re-employed here: seven go along with the relation and 15750.00; the months drawn upon do not count again", async () => {
  at("2025-05-06")
  const { person, idNumber } = await someone()
  other.ledgers.set(idNumber, ledger({ months: [...paidMonths("2020-01", 45), ...paidMonths("2025-02", 1)], consumedThrough: "2023-09", drawnMonths: 5, unusedMonths: 7 }))
  const caseId = await asked(person, { purpose: "re-employed" })
  expect((await passedOn(person, caseId)).gives).toMatchObject({ fee: 1_575_000, feeMonths: 7 })
  expect((await decided(person, caseId)).body.state).toBe("approved")
  expect(await counts(person)).toEqual([1, 7])
})

test("TF-3: nine months there are time without money, and the move is over at once; with five here the later claim is granted on fourteen", async () => {
  at("2025-05-06")
  const { person, idNumber } = await someone({ leftOn: "2025-05-31", paidMonths: 5 })
  other.ledgers.set(idNumber, ledger({ months: paidMonths("2024-01", 9), approvedMonths: 0 }))
  const caseId = await asked(person)
  expect((await passedOn(person, caseId)).gives).toMatchObject({ months: 9, fee: 0 })
  expect((await decided(person, caseId)).body.state).toBe("approved")
  expect(await transferOf(person)).toMatchObject({ state: "done", fee_fen: "0" })
  at("2025-06-20")
  await registerUnemployed(database, person, "2025-06-18")
  const claim = (await ask(citizen(person), "POST", "/cases", {
    item: "insurance.benefit-claim", region: "990201001000",
    answers: claimAnswers({ leaveDate: "2025-05-31" }),
  }, { "idempotency-key": "tf-3-claim-of-fourteen-months" })) as unknown as { status: number; body: { caseId: string } }
  expect(claim.status, JSON.stringify(claim.body)).toBe(201)
  const judged = await judgementOf(person, claim.body.caseId)
  expect([judged.verdict, judged.gives["months"]]).toEqual(["pass", 3])
})

test("TF-4: who draws here, in another province by the national query, or there by its sheet, keeps the place", async () => {
  at("2025-05-06")
  const [here, known, there] = [await someone({ leftOn: "2025-03-15", registeredOn: "2025-03-18", paidMonths: 48 }), await someone(), await someone()]
  await anEntitlement(database, here.person, { paid: [202503] })
  await sql("insert into registers.entitlements_elsewhere (person_id, province, from_on, source) values ($1, '110000', '2025-01-01', '部级平台')", known.person)
  for (const { person } of [here, known]) expect((await apply(person)).body.code, person).toBe("R-RUNNING")
  other.ledgers.set(there.idNumber, ledger({ drawing: true, drawnMonths: 2, consumedThrough: "2024-12", unusedMonths: 10 }))
  const caseId = await asked(there.person)
  expect((await passedOn(there.person, caseId)).codes).toEqual(["R-RUNNING"])
  expect((await act(staff.reviewer, there.person, caseId, "approve", 3)).body.code).toBe("casework.rule-says-no")
  expect((await act(staff.reviewer, there.person, caseId, "refuse", 3, { code: "R-RUNNING", says: "正在领取失业保险待遇" })).body.state).toBe("refused")
  await deliver()
  await exchange()
  expect([(await transferOf(there.person))?.state, messages("recall").length > 0]).toEqual(["rejected", true])
})

test("TF-5: no money on the thirty-first day is a task for the out-place, said once a month; the months stand all the while, and its own notice of payment is confirmed by finance", async () => {
  at("2025-05-06")
  const { person, idNumber } = await someone()
  other.ledgers.set(idNumber, ledger())
  const caseId = await asked(person)
  await decided(person, caseId)
  const number = (await transferOf(person))?.number ?? ""
  const urged = () => messages("reminder").filter((one) => one.number === number && one.kind === "reminder" && one.says === "转移费用逾期未划拨").length
  for (const [day, times] of [["2025-06-05", 0], ["2025-06-06", 1], ["2025-06-20", 1], ["2025-07-10", 2]] as const) {
    at(day)
    await urgeLate(house)
    await exchange()
    expect(urged(), day).toBe(times)
  }
  expect(await counts(person)).toEqual([60, 0])
  expect(await sql("select payload ->> 'says' as says from exchange.outbox where subject_id = $1 and topic = 'transfer.overdue' limit 1", person)).toEqual([{ says: "北京市转移费用逾期未划拨，已催办；不影响本人待遇" }])
  other.mode = "double"
  other.pay(number)
  other.mode = "normal"
  await exchange()
  expect((await transferOf(person))?.state).toBe("fee-received")
  other.pay(number)
  await exchange()
  expect((await ask(staff.fin1, "GET", "/insurance/transfers/messages") as unknown as { body: { problem: string }[] }).body.map((one) => one.problem)).toContain("又收到一笔转移费用27 000.00元，没有对应的应收费用")
  expect((await on(person, "fee/confirmation", staff.fin2)).body.state).toBe("done")
})

test("a month paid in both places counts once: the earlier record is kept and the overlap is listed", async () => {
  at("2025-05-06")
  const { person, idNumber } = await someone()
  await paidHere(person, "2024-10", 3)
  await paidHere(person, "2025-01", 2, () => "2025-04-20")
  other.ledgers.set(idNumber, ledger({ months: paidMonths("2024-08", 8) }))
  const caseId = await asked(person)
  await decided(person, caseId)
  expect(await counts(person)).toEqual([8, 0])
  expect((await sql<{ ym: number; state: string }>("select ym, state from insurance.months_in where person_id = $1 order by ym", person)).map((row) => [row.ym, row.state])).toEqual([
    [202408, "counted"], [202409, "counted"], [202410, "overlap"], [202411, "overlap"], [202412, "overlap"], [202501, "counted"], [202502, "counted"], [202503, "counted"],
  ])
})

test("another province that is silent is urged after five working days; without its figures nobody can grant, with them it goes on", async () => {
  at("2025-05-06")
  const { person, idNumber } = await someone()
  other.ledgers.set(idNumber, ledger())
  other.mode = "silent"
  const caseId = await asked(person)
  other.mode = "normal"
  await act(staff.county, person, caseId, "accept", 2)
  expect((await act(staff.reviewer, person, caseId, "approve", 3)).body.code).toBe("casework.say-why")
  expect((await act(staff.reviewer, person, caseId, "approve", 3, { says: "对方电话答复" })).body.code).toBe("insurance.transfer-nothing-said")
  const number = (await transferOf(person))?.number ?? ""
  for (const [day, late] of [["2025-05-13", 0], ["2025-05-14", 1]] as const) {
    at(day)
    await urgeLate(house)
    await exchange()
    expect(messages("reminder").filter((one) => one.number === number).length, day).toBe(late)
  }
  other.say({ kind: "sheet", ...other.envelope(number), ...ledger(), paidMonths: 60, feeFen: 2_700_000 })
  await exchange()
  expect((await act(staff.reviewer, person, caseId, "approve", 3)).body.state).toBe("approved")
})

test.each([
  ["other-figures", "累计缴费61个月，明细60个月"],
  ["other-fee", "对方列明转移费用27 001.00元，按信息表应为27 000.00元"],
] as const)("a sheet of %s is not taken: the office is told, asks for another, and the right one is", async (mode, problem) => {
  at("2025-05-06")
  const { person, idNumber } = await someone()
  other.ledgers.set(idNumber, ledger())
  other.mode = mode
  const caseId = await asked(person)
  other.mode = "normal"
  expect((await transferOf(person))?.state).toBe("contact-sent")
  expect((await judgementOf(person, caseId)).verdict).toBe("no-data")
  expect((await ask(staff.county, "GET", "/insurance/transfers/messages") as unknown as { body: { problem: string }[] }).body.map((one) => one.problem)).toContain(problem)
  expect((await on(person, "reminder", staff.county, { says: `信息表有误：${problem}` })).body.state).toBe("contact-sent")
  await exchange()
  expect(messages("reminder").at(-1)).toMatchObject({ says: `信息表有误：${problem}` })
  const number = (await transferOf(person))?.number ?? ""
  other.say({ kind: "sheet", ...other.envelope(number), ...ledger(), paidMonths: 60, feeFen: 2_700_000 })
  await exchange()
  expect((await decided(person, caseId)).body.state).toBe("approved")
})

test("a message that comes twice is taken once; one that comes again with other content makes neither stand", async () => {
  at("2025-05-06")
  const [twice, differing] = [await someone(), await someone()]
  for (const { idNumber } of [twice, differing]) other.ledgers.set(idNumber, ledger())
  other.mode = "double"
  const first = await asked(twice.person)
  expect((await transferOf(twice.person))?.state).toBe("out-done")
  expect((await decided(twice.person, first)).body.state).toBe("approved")
  other.mode = "contradicts"
  await asked(differing.person)
  other.mode = "normal"
  expect(await transferOf(differing.person)).toMatchObject({ state: "contact-sent", says: "同一函件又收到内容不同的一份，两份都不采用，请向对方核实" })
})

test("after a lost answer the same letter goes again and is one letter there; a letter that is not accepted, and an answer nobody can read, wait for a person", async () => {
  at("2025-05-06")
  const [lost, rejected] = [await someone(), await someone()]
  for (const { idNumber } of [lost, rejected]) other.ledgers.set(idNumber, ledger())
  other.mode = "loses-answers"
  await asked(lost.person)
  const letters = () => messages("contact").filter((one) => one.kind === "contact" && one.idNumber === lost.idNumber).length
  expect(letters()).toBe(1)
  other.mode = "normal"
  await exchange()
  expect([letters(), (await transferOf(lost.person))?.state]).toEqual([1, "out-done"])
  other.mode = "rejects-letters"
  await asked(rejected.person)
  other.mode = "normal"
  expect((await ask(staff.county, "GET", "/insurance/transfers/messages") as unknown as { body: { problem: string }[] }).body.map((one) => one.problem)).toContain("函件要素不全")
  const odd = await someone()
  other.ledgers.set(odd.idNumber, ledger())
  other.mode = "garbled"
  await asked(odd.person)
  other.mode = "normal"
  expect((await transferOf(odd.person))?.state).toBe("contact-sent")
})

test("the other province does not let go: the office is told why, and refuses with R-OUT-REFUSED", async () => {
  at("2025-05-06")
  const { person } = await someone()
  const caseId = await asked(person)
  expect(await transferOf(person)).toMatchObject({ state: "rejected", reason: "R-OUT-REFUSED", says: "没有查到该人员的参保关系" })
  await act(staff.county, person, caseId, "accept", 2)
  expect((await act(staff.reviewer, person, caseId, "refuse", 3, { code: "R-OUT-REFUSED", says: "原参保地没有查到参保关系" })).body.state).toBe("refused")
})

test("who takes the application back before the figures came recalls the letter; nothing moves", async () => {
  at("2025-05-06")
  const { person } = await someone()
  other.mode = "silent"
  const caseId = await asked(person)
  other.mode = "normal"
  expect((await act(citizen(person), person, caseId, "withdraw", 2)).body.state).toBe("withdrawn")
  await deliver()
  await exchange()
  expect([(await transferOf(person))?.state, messages("recall").at(-1)?.number]).toEqual(["recalled", (await transferOf(person))?.number])
  expect(await counts(person)).toEqual([0, 0])
})

/** 联系函 of the other province about somebody here. */
async function letterAbout(one: { readonly person: string; readonly idNumber: string }, name = "林晓梅"): Promise<string> {
  const number = `BJ-${one.person}`
  other.say({ kind: "contact", ...other.envelope(number), name, idNumber: one.idNumber, purpose: "moved" })
  await exchange()
  return number
}

test("a move out: figures from the records by one officer, confirmed by another; the months count here no more, the benefit's remainder goes along, the fee is nothing to book by hand", async () => {
  at("2025-05-06")
  const one = await someone({ leftOn: "2024-02-28", paidMonths: 48, endReason: "05" })
  await anEntitlement(database, one.person, { first: 202403, last: 202502, months: 12, lossOn: "2024-02-28", paid: [202403, 202404, 202405, 202406, 202407] })
  await sql("update insurance.entitlements set state = 'stopped', stopped_from = 202408, stop_event = 're-employed', stop_event_on = '2024-07-20', unused_months = 7 where person_id = $1", one.person)
  expect(await counts(one.person)).toEqual([0, 7])
  await letterAbout(one)
  const prepared = (await on(one.person, "sheet", staff.county)) as unknown as { body: { paidMonths: number; approvedMonths: number; drawnMonths: number; unusedMonths: number; standardFen: number; feeFen: number } }
  expect(prepared.body).toMatchObject({ paidMonths: 48, approvedMonths: 12, drawnMonths: 5, unusedMonths: 7, standardFen: 180_000, feeFen: 1_890_000 })
  expect((await on(one.person, "confirmation", { ...staff.county, roles: ["reviewer"] } as typeof staff.county, { decision: "confirm" })).body.code).toBe("insurance.transfer-same-person")
  expect((await on(one.person, "confirmation", { ...staff.reviewer, office: "乙市失业保险经办中心" } as typeof staff.reviewer, { decision: "confirm" })).body.state).toBe("fee-pending")
  expect(await sql("select sheet_office from insurance.transfers where person_id = $1", one.person)).toEqual([{ sheet_office: "乙市失业保险经办中心" }])
  expect(await counts(one.person)).toEqual([0, 0])
  await exchange()
  expect(messages("sheet").at(-1)).toMatchObject({ paidMonths: 48, consumedThrough: "2024-02", approvedMonths: 12, drawnMonths: 5, unusedMonths: 7, feeFen: 1_890_000, drawing: false })
  at("2025-05-20")
  expect((await on(one.person, "fee", staff.fin1, { ...fee, amountFen: 1_890_000 })).body.code).toBe("insurance.transfer-not-now")
  expect(await transferOf(one.person)).toMatchObject({ state: "fee-pending", fee_fen: "1890000" })
})

test("nobody moves out while drawing; a stranger's letter and a second one are answered at once; what changed meanwhile is prepared anew", async () => {
  at("2025-05-06")
  const drawing = await someone({ leftOn: "2025-03-15", registeredOn: "2025-03-18", paidMonths: 48 })
  await anEntitlement(database, drawing.person, { paid: [202503] })
  await letterAbout(drawing)
  expect((await on(drawing.person, "sheet", staff.county)).body.code).toBe("R-RUNNING")
  expect((await on(drawing.person, "confirmation", staff.reviewer, { decision: "refuse", code: "R-RUNNING", says: "正在领取失业保险金" })).body.state).toBe("rejected")
  await exchange()
  expect(messages("refusal").at(-1)).toMatchObject({ code: "R-RUNNING" })
  const person = await someone({ leftOn: "2025-04-30", paidMonths: 20 })
  await letterAbout(person, "别人")
  await exchange()
  expect(messages("refusal").at(-1)).toMatchObject({ code: "NO-PERSON" })
  await letterAbout(person)
  other.say({ kind: "contact", ...other.envelope(`BJ2-${person.person}`), name: "林晓梅", idNumber: person.idNumber, purpose: "moved" })
  await exchange()
  await exchange()
  expect(messages("refusal").at(-1)).toMatchObject({ code: "ALREADY-OPEN" })
  await on(person.person, "sheet", staff.county)
  await paidHere(person.person, "2023-01", 1)
  expect((await on(person.person, "confirmation", staff.reviewer, { decision: "confirm" })).body.code).toBe("insurance.transfer-changed")
  await on(person.person, "sheet", staff.county)
  expect((await on(person.person, "confirmation", staff.elsewhere, { decision: "confirm" })).status).toBe(404)
  expect((await on(person.person, "confirmation", staff.reviewer, { decision: "confirm" })).body.state).toBe("fee-pending")
  expect(await counts(person.person)).toEqual([0, 0])
  other.say({ kind: "recall", ...other.envelope((await transferOf(person.person))?.number ?? "") })
  await exchange()
  expect([(await transferOf(person.person))?.state, await counts(person.person)]).toEqual(["recalled", [21, 0]])
})

test("the office of the place sees its moves, also of who is on file elsewhere; another office sees none of them", async () => {
  at("2025-05-06")
  const { person, idNumber } = await someone({ name: "远在外地" })
  other.ledgers.set(idNumber, ledger())
  await asked(person)
  await sql("update registers.persons set region = '990301001000' where person_id = $1", person)
  const seen = async (viewer: typeof staff.county, query = "") => ((await ask(viewer, "GET", `/insurance/transfers?${query}`)) as unknown as { body: { personId: string; name: string; otherName: string; paidMonths: number }[] }).body.filter((one) => one.personId === person)
  expect(await seen(staff.county, "direction=in")).toMatchObject([{ name: "远在外地", otherName: "北京市", paidMonths: 60 }])
  expect([await seen(staff.elsewhere), await seen(staff.county, "direction=out"), await seen(staff.county, "open=no")]).toEqual([[], [], []])
})

test("where no platform is connected a clerk enters the file that came; one that is no message is refused, the same one twice too", async () => {
  at("2025-05-06")
  const { person } = await someone()
  other.mode = "silent"
  const caseId = await asked(person)
  other.mode = "normal"
  const content = JSON.stringify({ kind: "sheet", id: "file-0001", number: (await transferOf(person))?.number, from: "110000", to: "990000", on: "2025-05-06", ...ledger(), paidMonths: 60, feeFen: 2_700_000 })
  const enter = (text: string, viewer = staff.county) => ask(viewer, "POST", "/insurance/transfers/messages", { content: text }) as unknown as Promise<{ status: number; body: { code: string; state: string } }>
  expect((await enter("这不是函件")).status).toBe(422)
  expect((await enter(JSON.stringify({ kind: "sheet" }))).body.code).toBe("insurance.transfer-unreadable")
  expect((await enter(content)).body.state).toBe("taken")
  expect((await enter(content)).body.code).toBe("insurance.transfer-taken-before")
  expect((await decided(person, caseId)).body.state).toBe("approved")
})
