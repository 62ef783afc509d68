// 离校未就业毕业生 (domain/01 §7.7): reported as graduated and without work or study, a person is told and the community has a task; work, study or registration settle it.
import { beforeAll, expect, test } from "vitest"
import { testDatabase } from "../../../platform/database/testing.ts"
import { aProvince, lostJob, street } from "./testing.ts"

const database = await testDatabase()
let province: Awaited<ReturnType<typeof aProvince>>
beforeAll(async () => {
  province = await aProvince(database, "2026-07-06T02:00:00.000Z")
})

const graduates = (person: string, on = "2026-06-30") => province.happens("person.graduated", person, { effectiveDate: on, school: "示例大学", level: "20" })
const tasksOf = (person: string) => province.sql<{ region: string; due_on: string; ends_on: string; state: string; outcome: string | null; says: string }>("select region, due_on, ends_on, state, outcome, says from registration.tasks where person_id = $1 and kind = 'graduate-contact'", person)
const employ = (person: string) =>
  province.sql("insert into registration.employments (person_id, employment_id, form, started_on, region, work_region, evidence, state, source, recorded_at) values ($1, 1, '010', '2026-07-01', $2, $2, 'A', 'valid', 'case', now())", person, street)

test("a graduate without work is told, and the community of the household has ten working days to make contact; reported again, there is one task", async () => {
  const lin = await province.person({ birth: "2004-05-06" })
  await graduates(lin.id)
  await graduates(lin.id)
  const [task, ...more] = await tasksOf(lin.id)
  expect(more).toEqual([])
  expect(task).toMatchObject({ region: "990101001001", due_on: "2026-07-20", ends_on: "2028-06-30", state: "open", says: expect.stringContaining("示例大学2026年6月30日毕业") as string })
  expect((await province.events("graduate.invited", lin.id)).map(({ payload }) => payload)).toMatchObject([{ region: "990101001001", effectiveDate: "2026-06-30", contactUntil: "2026-07-20" }])
  const listed = await province.ask<{ personId: string; kind: string }[]>(province.officer("990101001"), "GET", "/registration/tasks?kind=graduate-contact")
  expect(listed.body).toMatchObject([{ personId: lin.id }])
})

test("who works, studies on, serves, is registered, died, or graduated more than two years ago is not called", async () => {
  const people = await Promise.all(Array.from({ length: 6 }, () => province.person({ birth: "2004-05-06" })))
  const [works, studies, serves, registered, dead, longAgo] = people.map(({ id }) => id) as [string, string, string, string, string, string]
  await employ(works)
  await province.sql("insert into registers.studies (person_id, school, from_on, level, region, source) values ($1, '示例研究院', '2026-07-01', '10', $2, '教育')", studies, street)
  await province.sql("insert into registers.military_service (person_id, from_on, region, source) values ($1, '2026-07-01', $2, '退役军人事务')", serves, street)
  await province.apply(people[3]?.viewer ?? expect.fail("nobody"), "registration.unemployment", lostJob({ reason: "10", lossDate: "2026-06-30", graduatedOn: "2026-06-30" }))
  await province.sql("insert into registers.deaths (person_id, died_on, region, source) values ($1, '2026-07-02', $2, '公安')", dead, street)
  for (const one of [works, studies, serves, registered, dead]) await graduates(one)
  await graduates(longAgo, "2024-07-06")
  for (const one of people) expect(await tasksOf(one.id)).toEqual([])
})

test("work, further study or a registration settles the contact; the schooling that has just ended does not", async () => {
  const ways: [string, Record<string, unknown>, string, string | null][] = [
    ["employment.registered", { effectiveDate: "2026-07-06" }, "done", "已就业"],
    ["person.enrolled-school", { effectiveDate: "2026-09-01" }, "done", "已升学"],
    ["unemployment.registered", { effectiveDate: "2026-07-06" }, "done", "已办失业登记，由登记后的跟踪联系服务"],
    ["person.enrolment-withdrawn", { effectiveDate: "2022-09-01" }, "gone", "教育部门已撤回学籍信息"],
    ["person.enrolled-school", { effectiveDate: "2022-09-01", until: "2026-06-30" }, "open", null],
  ]
  for (const [topic, payload, state, outcome] of ways) {
    const one = await province.person({ birth: "2004-05-06" })
    await graduates(one.id)
    await province.happens(topic, one.id, { region: street, ...payload })
    expect(await tasksOf(one.id), topic).toMatchObject([{ state, outcome }])
  }
})

test("the row of a graduate, received new, does not end a registration as unemployed", async () => {
  const lin = await province.person({ birth: "2004-05-06" })
  await province.apply(lin.viewer, "registration.unemployment", lostJob({ reason: "10", lossDate: "2026-06-30", graduatedOn: "2026-06-30" }))
  await province.happens("person.enrolled-school", lin.id, { effectiveDate: "2022-09-01", until: "2026-06-30" })
  expect(await province.spells(lin.id)).toMatchObject([{ state: "open" }])
})

test("two years after graduation the service ends by itself, not a day before", async () => {
  const lin = await province.person({ birth: "2004-05-06" })
  await graduates(lin.id)
  province.clock.now = "2028-06-29T02:00:00.000Z"
  await province.run("registration.end-needless-tasks")
  expect(await tasksOf(lin.id)).toMatchObject([{ state: "open" }])
  province.clock.now = "2028-06-30T02:00:00.000Z"
  await province.run("registration.end-needless-tasks")
  expect(await tasksOf(lin.id)).toMatchObject([{ state: "gone", outcome: "服务期间已满" }])
  province.clock.now = "2026-07-06T02:00:00.000Z"
})
