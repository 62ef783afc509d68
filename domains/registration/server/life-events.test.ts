// What happens to people, and time, end registrations by themselves (A9, A14, §5.3, §7.5), and every fact answers for one and for many.
import { beforeAll, expect, test } from "vitest"
import { type FactRow, gathering } from "#platform/facts"

import { testDatabase } from "../../../platform/database/testing.ts"
import { registrationFacts } from "./facts.ts"
import { aProvince, lostJob, street } from "./testing.ts"

const database = await testDatabase()
let province: Awaited<ReturnType<typeof aProvince>>
beforeAll(async () => {
  province = await aProvince(database)
})

/** Somebody registered as unemployed on the day the clock shows. */
async function unemployed(given: { name?: string; birth?: string } = {}) {
  const person = await province.person(given)
  const sent = await province.apply(person.viewer, "registration.unemployment", lostJob({ lossDate: province.today() }))
  expect(sent.status, JSON.stringify(sent.body)).toBe(201)
  return person
}

test("A8 by social insurance: an enrolment ends the registration on its first day, once, however often it is reported", async () => {
  const lin = await unemployed()
  const works = await province.employer()
  province.clock.now = "2026-03-20T02:00:00.000Z"
  await province.sql("insert into registers.employee_rows (person_id, row_id, employer_id, kind, from_on, region, source) values ($1, 1, $2, '210', '2026-03-05', $3, '社会保险'), ($1, 2, $2, '110', '2026-03-05', $3, '社会保险')", lin.id, works.id, street)
  await province.happens("employee-row.received", lin.id, { effectiveDate: "2026-03-05" })
  await province.happens("employee-row.received", lin.id, { effectiveDate: "2026-03-05" })
  expect(await province.spells(lin.id)).toMatchObject([{ state: "closed", closed_on: "2026-03-05", close_reason: "U11" }])
  expect(await province.employments(lin.id)).toMatchObject([{ state: "valid", started_on: "2026-03-05", form: "010" }])
  expect((await province.events("employment.registered", lin.id)).map(({ payload }) => payload)).toMatchObject([{ effectiveDate: "2026-03-05", employerId: works.id }])
  const filed = await province.ask<{ verdict: string }>(works.viewer, "POST", "/registration/filings", { name: lin.name, idNumber: lin.idNumber, hireOn: "2026-03-05", contractKind: "2", occupation: "车工" })
  expect(filed.body, JSON.stringify(filed.body)).toMatchObject({ verdict: "new" })
  expect(await province.employments(lin.id)).toHaveLength(1)
  await province.sql("update registers.employee_rows set to_on = '2026-03-18' where person_id = $1", lin.id)
  await province.happens("employee-row.received", lin.id, {})
  expect(await province.sql("select ended_on, state, source from registration.end_drafts where person_id = $1", lin.id)).toEqual([{ ended_on: "2026-03-18", state: "draft", source: "社保减员" }])
  province.clock.now = "2026-03-02T02:00:00.000Z"
})

test("a second full-time enrolment is kept beside the first and an officer asks the old employer", async () => {
  const lin = await province.person()
  const [one, two] = [await province.employer("甲市示例机械有限公司"), await province.employer("乙市示例纺织有限公司")]
  await province.sql("insert into registers.employee_rows (person_id, row_id, employer_id, kind, from_on, region, source) values ($1, 1, $2, '110', '2024-01-01', $4, '社会保险'), ($1, 2, $3, '110', '2026-02-01', $4, '社会保险')", lin.id, one.id, two.id, street)
  await province.happens("employee-row.received", lin.id, {})
  expect((await province.employments(lin.id)).map(({ started_on, part_time }) => [started_on, part_time])).toEqual([["2024-01-01", false], ["2026-02-01", true]])
  expect(await province.sql("select kind from registration.tasks where person_id = $1", lin.id)).toEqual([{ kind: "double-employment" }])
})

test("an enrolment with a new employer while the old one's report of the end may still be objected to: the end becomes final and the new work is registered", async () => {
  const lin = await province.person()
  const [one, two] = [await province.employer("甲市示例机械有限公司"), await province.employer("乙市示例纺织有限公司")]
  await province.sql("insert into registers.employee_rows (person_id, row_id, employer_id, kind, from_on, region, source) values ($1, 1, $2, '210', '2024-01-01', $3, '社会保险')", lin.id, one.id, street)
  await province.happens("employee-row.received", lin.id, {})
  await province.sql("update registers.employee_rows set to_on = '2026-02-20' where person_id = $1", lin.id)
  await province.happens("employee-row.received", lin.id, {})
  expect(await province.sql("select state from registration.end_drafts where person_id = $1", lin.id)).toEqual([{ state: "draft" }])
  await province.sql("insert into registers.employee_rows (person_id, row_id, employer_id, kind, from_on, region, source) values ($1, 2, $2, '210', '2026-02-25', $3, '社会保险')", lin.id, two.id, street)
  await province.happens("employee-row.received", lin.id, {})
  expect((await province.employments(lin.id)).map((row) => [row.started_on, row.ended_on, row.state, row.part_time])).toEqual([["2024-01-01", "2026-02-20", "ended", false], ["2026-02-25", null, "valid", false]])
  expect(await province.sql("select state from registration.end_drafts where person_id = $1", lin.id)).toEqual([{ state: "confirmed" }])
})

test("death, pension, prison, army, emigration and school end a registration with their reasons and tell the benefit", async () => {
  const ends: [string, string][] = [["person.died", "U26"], ["person.pension-started", "U21"], ["person.imprisoned", "U25"], ["person.enlisted", "U24"], ["person.emigrated", "U24"], ["person.enrolled-school", "U24"]]
  for (const [topic, reason] of ends) {
    const lin = await unemployed()
    await province.happens(topic, lin.id, { effectiveDate: "2026-03-02", region: street })
    expect(await province.spells(lin.id), topic).toMatchObject([{ state: "closed", close_reason: reason }])
    expect((await province.events("unemployment.cancelled", lin.id))[0]?.payload, topic).toMatchObject({ reason, effectiveDate: "2026-03-02", region: street })
  }
})

test("A14: who had died ten days before the registration has it voided, and its handling is looked into", async () => {
  const lin = await unemployed()
  await province.happens("person.died", lin.id, { effectiveDate: "2026-02-20" })
  expect(await province.spells(lin.id)).toMatchObject([{ state: "void" }])
  expect(await province.sql("select kind from registration.tasks where person_id = $1 and state = 'open'", lin.id)).toEqual([{ kind: "dead-registration" }])
  expect(await province.sql("select count(*)::int as n from registration.published_unemployments where person_id = $1", lin.id)).toEqual([{ n: 0 }])
  expect((await province.events("unemployment.cancelled", lin.id))[0]?.payload).toMatchObject({ reason: "void" })
})

test("what was over before it is told ends nothing: a pension, a service, years abroad", async () => {
  const lin = await unemployed()
  for (const topic of ["person.pension-started", "person.enlisted", "person.emigrated", "person.imprisoned"]) await province.happens(topic, lin.id, { effectiveDate: "2015-01-01", until: "2016-01-01", region: street })
  expect(await province.spells(lin.id)).toMatchObject([{ state: "open" }])
})

test("a benefit claim without a registration makes one in the same act; what the rule refuses becomes a task", async () => {
  const lin = await province.person()
  await province.happens("benefit.claimed", lin.id, { region: street, effectiveDate: "2026-03-02", lossOn: "2026-03-01" })
  expect(await province.spells(lin.id)).toMatchObject([{ state: "open", registered_on: "2026-03-02", region: street }])
  await province.happens("benefit.claimed", lin.id, { region: street, effectiveDate: "2026-03-02" })
  expect(await province.spells(lin.id)).toHaveLength(1)
  const pupil = await province.person()
  await province.sql("insert into registers.studies (person_id, school, level, from_on, source) values ($1, '示例大学', '20', '2023-09-01', '教育')", pupil.id)
  await province.happens("benefit.claimed", pupil.id, { region: street, effectiveDate: "2026-03-02" })
  expect(await province.spells(pupil.id)).toEqual([])
  expect(await province.sql("select kind from registration.tasks where person_id = $1", pupil.id)).toEqual([{ kind: "claim-unregistered" }])
})

test("A9: silent since 10 January: warned on 10 June; on 10 July ended only with three logged attempts, else a task", async () => {
  province.clock.now = "2026-01-10T02:00:00.000Z"
  const [proven, unproven] = [await unemployed(), await unemployed()]
  const officer = province.officer("990101001")
  for (const day of ["2026-05-20", "2026-06-15", "2026-07-01"]) {
    province.clock.now = `${day}T02:00:00.000Z`
    expect((await province.ask(officer, "POST", `/registration/people/${proven.id}/contacts`, { way: "phone", result: "no-answer" })).status).toBe(201)
  }
  province.clock.now = "2026-06-09T02:00:00.000Z"
  await province.run("registration.end-silent")
  expect(await province.events("unemployment.contact-warning", proven.id)).toEqual([])
  province.clock.now = "2026-06-10T02:00:00.000Z"
  await province.run("registration.end-silent")
  await province.run("registration.end-silent")
  expect(await province.events("unemployment.contact-warning", proven.id)).toHaveLength(1)
  province.clock.now = "2026-07-09T02:00:00.000Z"
  await province.run("registration.end-silent")
  expect(await province.spells(proven.id)).toMatchObject([{ state: "open" }])
  province.clock.now = "2026-07-10T02:00:00.000Z"
  await province.run("registration.end-silent")
  expect(await province.spells(proven.id)).toMatchObject([{ state: "closed", close_reason: "U32", closed_on: "2026-07-10" }])
  expect(await province.spells(unproven.id)).toMatchObject([{ state: "open" }])
  expect(await province.sql("select kind from registration.tasks where person_id = $1 and kind = 'no-contact' and state = 'open'", unproven.id)).toHaveLength(1)
  const again = await province.apply(proven.viewer, "registration.unemployment", lostJob())
  expect(again.status).toBe(201)
  province.clock.now = "2026-03-02T02:00:00.000Z"
})

test("checking in online counts as contact and closes the open tasks", async () => {
  province.clock.now = "2026-01-10T02:00:00.000Z"
  const lin = await unemployed()
  province.clock.now = "2026-06-20T02:00:00.000Z"
  await province.run("registration.end-silent")
  expect((await province.ask(lin.viewer, "POST", "/registration/mine/check-in")).body).toEqual({ nextContactOn: "2026-07-20" })
  province.clock.now = "2026-07-15T02:00:00.000Z"
  await province.run("registration.end-silent")
  expect(await province.spells(lin.id)).toMatchObject([{ state: "open" }])
  expect(await province.sql("select count(*)::int as n from registration.tasks where person_id = $1 and state = 'open'", lin.id)).toEqual([{ n: 0 }])
  province.clock.now = "2026-03-02T02:00:00.000Z"
})

test("U31: needs three documented refusals, tells the person, waits five working days, and takes two officers", async () => {
  const lin = await unemployed()
  const [wang, li] = [province.officer("990101001", ["clerk"], "7001"), province.officer("990101", ["reviewer"], "7002")]
  const path = `/registration/people/${lin.id}/closing-proposals`
  const proposal = { reason: "U31", effectiveOn: "2026-03-02", grounds: "三次无正当理由拒绝适合的岗位" }
  expect((await province.ask<{ code: string }>(wang, "POST", path, proposal)).body.code).toBe("registration.not-enough-grounds")
  for (let times = 0; times < 3; times++)
    await province.ask(wang, "POST", `/registration/people/${lin.id}/contacts`, { way: "phone", result: "reached", offered: ["仓库管理员"], offerOutcome: "refused", refusalReason: "不想干" })
  const made = await province.ask<{ proposalId: string; objectUntil: string }>(wang, "POST", path, proposal)
  expect(made.body.objectUntil, JSON.stringify(made.body)).toBe("2026-03-09")
  expect((await province.events("unemployment.closing-proposed", lin.id))[0]?.payload["says"]).toContain("可以提出异议")
  expect((await province.ask<{ code: string }>(wang, "POST", path, proposal)).body.code).toBe("registration.proposal-open")
  const settle = (who: typeof wang) => province.ask<{ code?: string; state?: string }>(who, "POST", `${path}/${made.body.proposalId}/settlement`, { decision: "confirm" })
  expect((await settle(li)).body.code).toBe("registration.objection-open")
  province.clock.now = "2026-03-10T02:00:00.000Z"
  expect((await settle(wang)).body.code).toBe("registration.same-person")
  expect((await settle(province.officer("990201", ["reviewer"], "7003"))).body.code).toBe("registration.no-record")
  expect((await settle(li)).body.state).toBe("confirmed")
  expect(await province.spells(lin.id)).toMatchObject([{ state: "closed", close_reason: "U31" }])
  province.clock.now = "2026-03-02T02:00:00.000Z"
})

test("a closing proposed by mistake is taken back by the one who proposed it, and may be proposed anew", async () => {
  const lin = await unemployed()
  const wang = province.officer("990101001", ["clerk"], "7001")
  const path = `/registration/people/${lin.id}/closing-proposals`
  const proposal = { reason: "U90", effectiveOn: "2026-03-02", grounds: "本人来电说已在外省就业，待核实" }
  const made = await province.ask<{ proposalId: string }>(wang, "POST", path, proposal)
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  const settle = (decision: string) => province.ask<{ code?: string; state?: string }>(wang, "POST", `${path}/${made.body.proposalId}/settlement`, { decision })
  expect((await settle("confirm")).body.code).toBe("registration.same-person")
  const dropped = await settle("drop")
  expect(dropped.body.state, JSON.stringify(dropped.body)).toBe("dropped")
  expect((await settle("drop")).body.code).toBe("registration.proposal-settled")
  expect(await province.spells(lin.id)).toMatchObject([{ state: "open" }])
  expect((await province.ask(wang, "POST", path, proposal)).status).toBe(201)
})

test("U12: a business opened after registering is told to the person first; an objection keeps the registration", async () => {
  const [silent, objecting] = [await unemployed(), await unemployed()]
  for (const [index, one] of [silent, objecting].entries())
    await province.sql("insert into registers.entity_roles (person_id, uscc, entity_name, role, status, from_on, source) values ($1, $2, '望川区小吃店', '经营者', '存续', '2026-03-05', '市场监管')", one.id, `92990101MA00000${index}X`)
  province.clock.now = "2026-03-06T02:00:00.000Z"
  await province.run("registration.follow-businesses")
  const mine = await province.ask<{ proposals: { proposalId: string; objectUntil: string }[] }>(objecting.viewer, "GET", "/registration/mine")
  expect(mine.body.proposals[0]?.objectUntil).toBe("2026-03-21")
  expect((await province.ask(objecting.viewer, "POST", `/registration/mine/closing-proposals/${mine.body.proposals[0]?.proposalId}/objection`, { says: "我的身份被冒用了，已向市监反映" })).status).toBe(200)
  province.clock.now = "2026-03-22T02:00:00.000Z"
  await province.run("registration.follow-businesses")
  expect(await province.spells(silent.id)).toMatchObject([{ state: "closed", close_reason: "U12", closed_on: "2026-03-05" }])
  expect(await province.spells(objecting.id)).toMatchObject([{ state: "open" }])
  province.clock.now = "2026-03-02T02:00:00.000Z"
})

test("a head voids a wrong registration with a reason; it stays readable and counts nowhere (I8)", async () => {
  const lin = await unemployed()
  const [spell] = await province.spells(lin.id)
  const path = `/registration/people/${lin.id}/unemployments/${spell?.spell_id}/void`
  expect((await province.ask(province.officer("990101", ["clerk"]), "POST", path, { why: "虚假承诺，实际在岗" })).status).toBe(403)
  expect((await province.ask(province.officer("990101", ["head"]), "POST", path, { why: "虚假承诺，实际在岗" })).body).toEqual({ state: "void" })
  const seen = await province.ask<{ status: { status: string }; unemployments: { state: string }[] }>(province.officer("990101001"), "GET", `/registration/people/${lin.id}`)
  expect(seen.body).toMatchObject({ status: { status: "none" }, unemployments: [{ state: "void" }] })
  expect((await province.apply(lin.viewer, "registration.unemployment", lostJob())).status).toBe(201)
})

test("an officer of another county sees neither the person nor the registrations", async () => {
  const lin = await unemployed()
  expect((await province.ask(province.officer("990102"), "GET", `/registration/people/${lin.id}`)).status).toBe(404)
  expect((await province.ask<{ personId: string }[]>(province.officer("990102"), "GET", "/registration/tasks")).body.some(({ personId }) => personId === lin.id)).toBe(false)
  expect((await province.ask<{ personId: string; kind: string }[]>(province.officer("990101001"), "GET", "/registration/tasks?kind=first-contact&limit=200")).body.some(({ personId }) => personId === lin.id)).toBe(true)
})

test("no two open registrations, and no employment beside an unemployment, can be written past the program (I1, I2, I3)", async () => {
  const lin = await unemployed()
  const insert = (table: string, columns: string, values: string) => province.sql(`insert into registration.${table} (${columns}) values (${values})`)
  await expect(insert("unemployments", "person_id, spell_id, registered_on, reason, place_kind, region, last_contact_on, next_contact_on, state, recorded_at", `${lin.id}, 1, '2027-01-01', '20', '2', '${street}', '2027-01-01', '2027-01-01', 'open', now()`)).rejects.toThrow(/unemployments_one_open|unemployments_overlap/)
  await expect(insert("periods", "person_id, record_id, kind, region, during", `${lin.id}, 2, 'employment', '${street}', daterange('2026-03-10', null)`)).rejects.toThrow(/periods_apart/)
  const work = (id: number) => insert("employments", "person_id, employment_id, form, started_on, region, work_region, evidence, state, source, recorded_at", `${lin.id}, ${id}, '010', '2020-01-0${id}', '${street}', '${street}', 'A', 'valid', 'case', now()`)
  await work(1)
  await expect(work(2)).rejects.toThrow(/employments_overlap/)
})

test("every fact answers one person and a list of people alike", async () => {
  const people = [await unemployed(), await province.person({ birth: "1960-01-01", man: true }), await province.person()]
  const gathered = gathering("registration.every-fact", registrationFacts)
  const ids = people.map(({ id }) => id)
  const [many = []] = await database.system.together([gathered.many(ids, province.today())])
  const single = (await database.system.together(ids.map((id) => gathered.one(id, province.today())))).flat()
  const order = (rows: object[]) => rows.map((row) => JSON.stringify(row)).sort()
  expect(order(many)).toEqual(order(single))
  const valueOf = (person: string, fact: string) => gathered.read((many as FactRow[]).find((row) => row.subject === person))[fact]?.value
  expect(valueOf(people[0]?.id ?? "", "registration-date")).toBe("2026-03-02")
  expect(valueOf(people[0]?.id ?? "", "job-seeking-registered")).toBe(true)
  expect(valueOf(people[2]?.id ?? "", "registration-date")).toBe(null)
  expect(valueOf(people[1]?.id ?? "", "retirement-kind")).toBe("M60")
})
