// 离校未就业高校毕业生: whom the education department reports as graduated and who neither works nor studies is told what there is, and the community contacts them (domain/01 §7.7).
import { addMonths, deadline, isPlainDate, longDate, type PlainDate, todayInChina } from "#standards"
import { newId, statement } from "#platform/database"
import { publish } from "#platform/exchange"
import type { EventHandler, Job } from "#platform/module"
import { numberIn } from "./parameters.ts"
import { runCall } from "./run-call.ts"

const dayIn = (value: unknown): PlainDate | null => (typeof value === "string" && isPlainDate(value.slice(0, 10)) ? (value.slice(0, 10) as PlainDate) : null)

/** Where the service is given: the community of the household, or where the person lives. No row for who is dead, works, studies, serves or is registered as unemployed. */
const toServe = statement<{ person: string; on: string }, { region: string }>({
  name: "registration.find-graduate-to-serve",
  reach: "subject",
  sql: `
    select coalesce((select r.code from registers.regions r where r.code = p.hukou_region), p.live_region, p.region) as region from registers.persons p
     where p.person_id = :person::bigint
       and not exists (select 1 from registers.deaths x where x.person_id = p.person_id)
       and not exists (select 1 from registration.employments x where x.person_id = p.person_id and x.state = 'valid')
       and not exists (select 1 from registration.unemployments x where x.person_id = p.person_id and x.state in ('open', 'suspended'))
       and not exists (select 1 from registration.tasks x where x.person_id = p.person_id and x.kind = 'graduate-contact' and x.state = 'open')
       and not exists (select 1 from registers.studies x where x.person_id = p.person_id and x.from_on <= :on::date and (x.to_on is null or x.to_on > :on::date) and (x.graduated_on is null or x.graduated_on > :on::date))
       and not exists (select 1 from registers.military_service x where x.person_id = p.person_id and x.from_on <= :on::date and (x.to_on is null or x.to_on > :on::date))`,
})

const addTask = statement<{ person: string; task: string; region: string; says: string; due: string; ends: string; at: string }>({
  name: "registration.add-graduate-task",
  reach: "subject",
  sql: `
    insert into registration.tasks (person_id, task_id, region, kind, says, due_on, ends_on, state, made_at)
    values (:person::bigint, :task::bigint, :region, 'graduate-contact', :says, :due::date, :ends::date, 'open', :at::timestamptz)`,
})

/** A graduation of long ago is nobody's to serve; one just reported makes one task, however often it is reported. */
export const onGraduated: EventHandler = {
  name: "registration.serve-graduate",
  topics: ["person.graduated"],
  async handle(tx, event, house) {
    const now = house.clock()
    const [today, graduated, person] = [todayInChina(now), dayIn(event.payload["effectiveDate"]), event.subjectId]
    if (graduated === null || graduated > today) return
    const found = await tx.maybe(toServe, { person, on: today })
    if (!found) return
    const ends = addMonths(graduated, numberIn("graduateServiceMonths", found.region, today))
    if (ends <= today) return
    const due = deadline(today, numberIn("graduateContactDays", found.region, today)).date
    const school = typeof event.payload["school"] === "string" ? event.payload["school"] : ""
    const says = `${school}${longDate(graduated)}毕业，没有就业、升学、入伍记录：了解就业意愿和困难，介绍政策、岗位、见习和培训，可以当场办理失业登记`
    await tx.run(addTask, { person, task: newId(), region: found.region, says, due, ends, at: now })
    await runCall(tx, publish("graduate.invited", person, { region: found.region, effectiveDate: graduated, school, contactUntil: due }))
  },
}

const settle = statement<{ person: string; state: string; outcome: string; at: string }>({
  name: "registration.settle-graduate-task",
  reach: "subject",
  sql: "update registration.tasks set state = :state, done_at = :at::timestamptz, outcome = :outcome where person_id = :person::bigint and kind = 'graduate-contact' and state = 'open'",
})

const settledBy: Readonly<Record<string, { readonly state: "done" | "gone"; readonly says: string }>> = {
  "employment.registered": { state: "done", says: "已就业" },
  "person.enrolled-school": { state: "done", says: "已升学" },
  "person.enlisted": { state: "done", says: "已入伍" },
  "unemployment.registered": { state: "done", says: "已办失业登记，由登记后的跟踪联系服务" },
  "person.died": { state: "gone", says: "已死亡" },
  "person.enrolment-withdrawn": { state: "gone", says: "教育部门已撤回学籍信息" },
}

/** Who works, studies on, serves or registers needs no contact as a graduate any more. */
export const onGraduateSettled: EventHandler = {
  name: "registration.settle-graduate",
  topics: Object.keys(settledBy),
  async handle(tx, event, house) {
    const by = settledBy[event.topic]
    const [until, now] = [dayIn(event.payload["until"]), house.clock()]
    if (!by || (until !== null && until <= todayInChina(now))) return
    await tx.run(settle, { person: event.subjectId, state: by.state, outcome: by.says, at: now })
  },
}

const endTasks = statement<{ on: string; at: string; limit: number }, { task_id: string }>({
  name: "registration.take-ending-tasks",
  reach: "queue",
  sql: `
    update registration.tasks t set state = 'gone', done_at = :at::timestamptz, outcome = '服务期间已满'
      from (select person_id, task_id from registration.tasks where state = 'open' and ends_on <= :on::date order by ends_on limit :limit for update skip locked) due
     where t.person_id = due.person_id and t.task_id = due.task_id returning t.task_id`,
})

/** People handled in one transaction. */
const batch = 500

export const endNeedlessTasks: Job = {
  name: "registration.end-needless-tasks",
  title: "实名服务期满的毕业生待办结束",
  dailyAt: "01:40",
  async run(house) {
    const now = house.clock()
    for (let total = 0; ; ) {
      const ended = await house.database.system.transaction((tx) => tx.all(endTasks, { on: todayInChina(now), at: now, limit: batch }))
      total += ended.length
      if (ended.length < batch) return `结束待办${total}项`
    }
  },
}
