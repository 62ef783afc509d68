// What was recorded on a wrong ground: a withdrawn report becomes a task, a filing made in error is voided by a head, and what it ended goes on.
import { beforeAll, expect, test } from "vitest"
import { testDatabase } from "../../../platform/database/testing.ts"
import { aProvince, lostJob, street } from "./testing.ts"

const database = await testDatabase()
let province: Awaited<ReturnType<typeof aProvince>>
beforeAll(async () => {
  province = await aProvince(database)
})

async function unemployed() {
  const person = await province.person()
  const sent = await province.apply(person.viewer, "registration.unemployment", lostJob({ lossDate: province.today() }))
  expect(sent.status, JSON.stringify(sent.body)).toBe(201)
  return person
}

type Someone = Awaited<ReturnType<typeof unemployed>>
const head = () => province.officer("990101", ["head"], "7009")
const tasks = (person: string, kind = "ground-withdrawn") => province.sql<{ record_id: string; says: string; state: string }>("select record_id, says, state from registration.tasks where person_id = $1 and kind = $2 order by task_id", person, kind)
const spellOf = async (person: Someone) => (await province.spells(person.id))[0] ?? expect.fail("no spell")
const reopen = (person: Someone, spell: string, as = head()) => province.ask<{ code?: string; state?: string }>(as, "POST", `/registration/people/${person.id}/unemployments/${spell}/reopening`, { why: "公安书面更正，本人到窗口核实" })
const hire = { hireOn: "2026-03-01", contractKind: "2", occupation: "车工" }

async function hired(person: Someone, works: Awaited<ReturnType<typeof province.employer>>) {
  const filed = await province.ask(works.viewer, "POST", "/registration/filings", { name: person.name, idNumber: person.idNumber, ...hire })
  expect(filed.status, JSON.stringify(filed.body)).toBe(201)
  const [filing] = await province.sql<{ filing_id: string; employment_id: string }>("select filing_id, employment_id from registration.filings where employer_id = $1 and person_id = $2", works.id, person.id)
  return filing ?? expect.fail("nothing was filed")
}

test("each report taken back makes one task about what had ended because of it, and undoes nothing", async () => {
  const reports: [string, string][] = [["person.died", "person.death-withdrawn"], ["person.pension-started", "person.pension-withdrawn"], ["person.imprisoned", "person.custody-withdrawn"], ["person.enlisted", "person.enlistment-withdrawn"], ["person.emigrated", "person.emigration-withdrawn"], ["person.enrolled-school", "person.enrolment-withdrawn"]]
  for (const [happened, withdrawn] of reports) {
    const lin = await unemployed()
    const spell = await spellOf(lin)
    await province.happens(happened, lin.id, { effectiveDate: "2026-03-02", region: street })
    await province.happens(withdrawn, lin.id, { effectiveDate: "2026-03-02", region: street, source: "公安" })
    await province.happens(withdrawn, lin.id, { effectiveDate: "2026-03-02", region: street, source: "公安" })
    expect(await tasks(lin.id), withdrawn).toMatchObject([{ record_id: spell.spell_id, state: "open" }])
    expect(await province.spells(lin.id), withdrawn).toMatchObject([{ state: "closed" }])
  }
})

test("a report taken back of another day, or of something that ended nothing, makes no task", async () => {
  const lin = await unemployed()
  await province.happens("person.imprisoned", lin.id, { effectiveDate: "2026-03-02", region: street })
  await province.happens("person.custody-withdrawn", lin.id, { effectiveDate: "2025-01-05", region: street })
  await province.happens("person.death-withdrawn", lin.id, { effectiveDate: "2026-03-02", region: street })
  expect(await tasks(lin.id)).toEqual([])
})

test("who was reported dead in error: a head lets registration and work go on with their days, the task is done, what was said before is kept", async () => {
  const [lin, works] = [await province.person(), await province.employer()]
  const { employment_id: employment, filing_id: filing } = await hired(lin, works)
  await province.happens("person.died", lin.id, { effectiveDate: "2026-03-02", region: street })
  expect(await province.employments(lin.id)).toMatchObject([{ state: "ended", ended_on: "2026-03-02" }])
  await province.happens("person.death-withdrawn", lin.id, { effectiveDate: "2026-03-02", region: street, source: "公安" })
  expect((await tasks(lin.id))[0]?.says).toBe("公安已撤回或更正死亡登记信息（2026年3月2日），此前据此甲市示例机械有限公司的就业登记已终止：核实后由负责人决定是否恢复")
  const path = `/registration/people/${lin.id}/employments/${employment}/reopening`
  expect((await province.ask(province.officer("990101", ["clerk"]), "POST", path, { why: "公安书面更正死亡信息" })).status).toBe(403)
  expect((await province.ask(province.officer("990201", ["head"]), "POST", path, { why: "公安书面更正死亡信息" })).status).toBe(404)
  expect((await province.ask(head(), "POST", path, { why: "公安书面更正死亡信息" })).body).toEqual({ state: "valid" })
  expect(await province.employments(lin.id)).toMatchObject([{ state: "valid", started_on: "2026-03-01", ended_on: null }])
  expect(await province.sql("select state from registration.filings where filing_id = $1", filing)).toEqual([{ state: "filed" }])
  expect(await tasks(lin.id)).toMatchObject([{ state: "done" }])
  expect(await province.sql("select kind, was ->> 'end_reason' as reason, why from registration.reopenings where person_id = $1", lin.id)).toEqual([{ kind: "employment", reason: "10", why: "公安书面更正死亡信息" }])
  expect((await province.ask<{ code: string }>(head(), "POST", path, { why: "公安书面更正死亡信息" })).body.code).toBe("registration.no-record")
})

test("a registration voided because of a death that was none goes on as well; the silence of that time is not held against the person", async () => {
  const lin = await unemployed()
  const spell = await spellOf(lin)
  await province.happens("person.died", lin.id, { effectiveDate: "2026-02-20", region: street })
  expect(await spellOf(lin)).toMatchObject({ state: "void" })
  await province.happens("person.death-withdrawn", lin.id, { effectiveDate: "2026-02-20", region: street, source: "公安" })
  expect(await tasks(lin.id)).toMatchObject([{ record_id: spell.spell_id }])
  province.clock.now = "2026-09-15T02:00:00.000Z"
  expect((await reopen(lin, spell.spell_id)).body).toEqual({ state: "open" })
  expect(await spellOf(lin)).toMatchObject({ state: "open", registered_on: "2026-03-02", last_contact_on: "2026-09-15" })
  expect((await province.events("unemployment.reopened", lin.id))[0]?.payload).toMatchObject({ registeredOn: "2026-03-02", effectiveDate: "2026-09-15" })
  province.clock.now = "2026-03-02T02:00:00.000Z"
})

test("what was voided by a head, moved away or never ended cannot be reopened; nor anything where something newer stands", async () => {
  const lin = await unemployed()
  const spell = await spellOf(lin)
  expect((await reopen(lin, spell.spell_id)).body.code).toBe("registration.no-record")
  await province.happens("person.imprisoned", lin.id, { effectiveDate: "2026-03-02", region: street })
  expect((await province.apply(lin.viewer, "registration.unemployment", lostJob({ lossDate: "2026-03-01" }))).status).toBe(201)
  expect((await reopen(lin, spell.spell_id)).body.code).toBe("registration.cannot-reopen")
  const [, newer] = await province.spells(lin.id)
  await province.ask(head(), "POST", `/registration/people/${lin.id}/unemployments/${newer?.spell_id}/void`, { why: "虚假承诺，实际在岗" })
  expect((await reopen(lin, newer?.spell_id ?? "")).body.code).toBe("registration.no-record")
  const own = { ...head(), personId: lin.id }
  expect((await reopen(lin, spell.spell_id, own)).status).toBe(403)
})

test("a filing made in error: the employer asks, the worker is told, a head voids it, and the unemployment it had ended goes on", async () => {
  const [lin, works] = [await unemployed(), await province.employer()]
  const spell = await spellOf(lin)
  province.clock.now = "2026-03-06T02:00:00.000Z"
  const filed = await province.ask(works.viewer, "POST", "/registration/filings", { name: lin.name, idNumber: lin.idNumber, ...hire, hireOn: "2026-03-05" })
  expect(filed.status, JSON.stringify(filed.body)).toBe(201)
  const [filing] = await province.sql<{ filing_id: string; employment_id: string }>("select filing_id, employment_id from registration.filings where person_id = $1", lin.id)
  expect(await spellOf(lin)).toMatchObject({ state: "closed", close_reason: "U11" })
  const ask = (viewer = works.viewer) => province.ask<{ state?: string; code?: string }>(viewer, "POST", `/registration/filings/${filing?.filing_id}/withdrawal`, { why: "同名同姓录错了人，从未来上班" })
  expect((await ask((await province.employer("乙市示例纺织有限公司")).viewer)).body.code).toBe("registration.no-record")
  const askedBack = async () => (await province.ask<{ rows: { withdrawalAsked: boolean }[] }>(works.viewer, "GET", `/registration/roster?q=${encodeURIComponent(lin.name)}`)).body.rows.map((one) => one.withdrawalAsked)
  expect(await askedBack()).toEqual([false])
  expect((await ask()).body).toEqual({ state: "requested" })
  expect(await askedBack()).toEqual([true])
  await ask()
  expect(await tasks(lin.id, "filing-withdrawal")).toMatchObject([{ record_id: filing?.employment_id, state: "open" }])
  expect(await province.events("filing.withdrawal-requested", lin.id)).toHaveLength(1)
  expect(await province.employments(lin.id)).toMatchObject([{ state: "valid" }])
  const path = `/registration/people/${lin.id}/employments/${filing?.employment_id}/void`
  expect((await province.ask(province.officer("990101", ["reviewer"]), "POST", path, { why: "录错了人，职工本人确认" })).status).toBe(403)
  expect((await province.ask(head(), "POST", path, { why: "录错了人，职工本人确认" })).body).toEqual({ state: "void", reopenedSpell: spell.spell_id })
  expect(await province.employments(lin.id)).toMatchObject([{ state: "void" }])
  expect(await spellOf(lin)).toMatchObject({ state: "open", registered_on: "2026-03-02" })
  expect(await province.sql("select state from registration.filings where filing_id = $1", filing?.filing_id)).toEqual([{ state: "void" }])
  expect(await tasks(lin.id, "filing-withdrawal")).toMatchObject([{ state: "done" }])
  expect((await province.events("filing.withdrawal-settled", works.id))[0]?.payload).toMatchObject({ decision: "withdrawn", effectiveDate: "2026-03-05", says: "录错了人，职工本人确认" })
  expect((await province.events("employment.voided", lin.id))[0]?.payload).toMatchObject({ employmentId: filing?.employment_id, employerId: works.id, effectiveDate: "2026-03-05", region: expect.stringMatching(/^9901/) })
  expect(await province.sql("select count(*)::int as n from registration.published_employments where person_id = $1", lin.id)).toEqual([{ n: 0 }])
  expect(await province.sql("select employment_id from registration.published_voids where person_id = $1", lin.id)).toEqual([{ employment_id: filing?.employment_id }])
  const again = await province.ask<{ verdict: string }>(works.viewer, "POST", "/registration/filings", { name: lin.name, idNumber: lin.idNumber, ...hire, hireOn: "2026-03-05" })
  expect(again.body, JSON.stringify(again.body)).toMatchObject({ verdict: "new" })
  province.clock.now = "2026-03-02T02:00:00.000Z"
})

test("what a unit asks to take back is listed, opened and decided with a reason: kept by a reviewer, withdrawn by a head alone, and both sides are told", async () => {
  const [lin, hu, works] = [await unemployed(), await unemployed(), await province.employer("甲市撤销示例有限公司")]
  province.clock.now = "2026-03-06T02:00:00.000Z"
  const asked: { task_id: string; record_id: string }[] = []
  for (const one of [lin, hu]) {
    await province.ask(works.viewer, "POST", "/registration/filings", { name: one.name, idNumber: one.idNumber, ...hire, hireOn: "2026-03-05" })
    const [filing] = await province.sql<{ filing_id: string }>("select filing_id from registration.filings where person_id = $1", one.id)
    await province.ask(works.viewer, "POST", `/registration/filings/${filing?.filing_id}/withdrawal`, { why: "同名同姓录错了人，从未来上班" })
    asked.push(...(await province.sql<{ task_id: string; record_id: string }>("select task_id, record_id from registration.tasks where person_id = $1 and kind = 'filing-withdrawal'", one.id)))
  }
  const [linAsked, huAsked] = asked
  const listed = async (state: string, viewer = head()) => (await province.ask<{ withdrawals: Record<string, unknown>[]; total: number }>(viewer, "GET", `/registration/filing-withdrawals?state=${state}`)).body.withdrawals.filter((one) => one["employerName"] === "甲市撤销示例有限公司")
  expect(await listed("open")).toMatchObject([
    { personId: lin.id, employmentId: linAsked?.record_id, startedOn: "2026-03-05", dueOn: "2026-03-13", late: false, state: "open", endedSpellOf: "2026-03-02", says: expect.stringContaining("从未来上班") as string },
    { personId: hu.id },
  ])
  expect(await listed("open", province.officer("990201", ["head"]))).toEqual([])
  const settle = (task: { task_id: string } | undefined, person: { id: string }, decision: string, viewer = head()) =>
    province.ask<{ code?: string }>(viewer, "POST", `/registration/filing-withdrawals/${person.id}/${task?.task_id}`, { decision, says: "向职工本人电话核实" })
  const reviewer = province.officer("990101", ["reviewer"])
  const herself = { ...reviewer, personId: lin.id }
  expect((await settle(linAsked, lin, "keep", province.officer("990101"))).status).toBe(403)
  expect((await settle(linAsked, lin, "withdraw", reviewer)).body.code).toBe("registration.withdrawal-head-decides")
  expect((await settle(linAsked, lin, "keep", province.officer("990201", ["reviewer"]))).status).toBe(404)
  expect((await settle(linAsked, lin, "keep", herself)).status).toBe(403)
  expect((await province.ask<{ code: string }>(reviewer, "POST", `/registration/tasks/${lin.id}/${linAsked?.task_id}`, { outcome: "办完了" })).body.code).toBe("registration.withdrawal-on-its-page")
  expect((await settle(linAsked, lin, "keep", reviewer)).body).toEqual({ state: "kept", reopenedSpell: null })
  expect((await settle(linAsked, lin, "keep", reviewer)).body.code).toBe("registration.withdrawal-settled")
  expect(await province.employments(lin.id)).toMatchObject([{ state: "valid" }])
  expect((await province.events("filing.withdrawal-kept", lin.id))[0]?.payload).toMatchObject({ employerName: "甲市撤销示例有限公司", says: "向职工本人电话核实" })
  expect((await settle(huAsked, hu, "withdraw")).body).toMatchObject({ state: "withdrawn", reopenedSpell: (await spellOf(hu)).spell_id })
  expect(await province.employments(hu.id)).toMatchObject([{ state: "void" }])
  expect(await spellOf(hu)).toMatchObject({ state: "open", registered_on: "2026-03-02" })
  expect((await province.events("filing.withdrawal-settled", works.id)).map(({ payload }) => payload["decision"])).toEqual(["kept", "withdrawn"])
  expect(await listed("open")).toEqual([])
  expect(await listed("kept")).toMatchObject([{ personId: lin.id, outcome: "不予撤销：向职工本人电话核实" }])
  expect(await listed("withdrawn")).toMatchObject([{ personId: hu.id, outcome: "已撤销：向职工本人电话核实" }])
  province.clock.now = "2026-03-02T02:00:00.000Z"
})

test("a head may void an employment and leave the unemployment ended", async () => {
  const [lin, works] = [await unemployed(), await province.employer()]
  province.clock.now = "2026-03-06T02:00:00.000Z"
  await province.ask(works.viewer, "POST", "/registration/filings", { name: lin.name, idNumber: lin.idNumber, ...hire, hireOn: "2026-03-05" })
  const [work] = await province.employments(lin.id)
  expect((await province.ask(head(), "POST", `/registration/people/${lin.id}/employments/${work?.employment_id}/void`, { why: "虚构劳动关系，本人已另行开业", reopen: false })).body).toEqual({ state: "void", reopenedSpell: null })
  expect(await spellOf(lin)).toMatchObject({ state: "closed" })
  province.clock.now = "2026-03-02T02:00:00.000Z"
})

test("an enrolment taken back by social insurance: the employment that rests on it alone is looked at, one that was filed as well stands", async () => {
  const [lin, hu, works] = [await province.person(), await province.person(), await province.employer()]
  for (const one of [lin, hu]) {
    await province.sql("insert into registers.employee_rows (person_id, row_id, employer_id, kind, from_on, region, source) values ($1, 1, $2, '210', '2026-03-01', $3, '社会保险')", one.id, works.id, street)
    await province.happens("employee-row.received", one.id, { effectiveDate: "2026-03-01" })
  }
  await hired(hu, works)
  for (const one of [lin, hu]) {
    await province.sql("delete from registers.employee_rows where person_id = $1", one.id)
    await province.happens("employee-row.withdrawn", one.id, { effectiveDate: "2026-03-01", employerId: works.id, kind: "210", source: "社会保险" })
  }
  expect((await tasks(lin.id))[0]?.says).toContain("没有其他依据")
  expect(await tasks(hu.id)).toEqual([])
  expect(await province.employments(lin.id)).toMatchObject([{ state: "valid" }])
})

test("A16 by the market register's word, and taken back: a unit struck off without staff only closes its registration; one that returns is a task", async () => {
  const [lin, works, empty] = [await province.person(), await province.employer(), await province.employer("甲市空壳示例有限公司")]
  const { employment_id: employment } = await hired(lin, works)
  await province.sql(
    "insert into registration.employer_registrations (employer_id, registration_id, region, work_region, uscc, name, contact_name, contact_masked, registered_on, state, recorded_at) values ($1, 1, $2, $2, $3, $4, '', '', '2020-01-01', 'normal', now())",
    empty.id, street, empty.uscc, empty.name,
  )
  for (const unit of [works, empty]) await province.happens("employer.deregistered", unit.id, { effectiveDate: "2026-03-02", region: street, status: "吊销" })
  expect(await province.employments(lin.id)).toMatchObject([{ state: "ended", legal_end_reason: "03" }])
  expect((await province.events("filing.employer-closed", works.id))[0]?.payload).toMatchObject({ workers: 1 })
  expect((await province.events("filing.employer-closed", empty.id))[0]?.payload).toMatchObject({ workers: 0 })
  expect(await province.sql("select kind from registration.tasks where person_id = 0 and record_id = any($1) order by kind", [works.id, empty.id])).toEqual([{ kind: "employer-closed" }])
  for (const unit of [works, empty]) await province.happens("employer.deregistration-withdrawn", unit.id, { effectiveDate: "2026-03-03", region: street, status: "存续" })
  expect(await province.sql("select kind from registration.tasks where person_id = 0 and record_id = any($1) order by kind", [works.id, empty.id])).toEqual([{ kind: "employer-closed" }, { kind: "employer-revived" }])
  expect(await province.employments(lin.id)).toMatchObject([{ state: "ended" }])
  expect((await province.ask(head(), "POST", `/registration/people/${lin.id}/employments/${employment}/reopening`, { why: "单位恢复存续，职工仍在岗" })).body).toEqual({ state: "valid" })
})
