// An employer is struck off while workers are on its list: all of them end with reason 05 and are invited, the county is told once (A16).
// When the market register takes it back, an officer is told how many ends rest on it.
import { deadline, todayInChina } from "#standards"
import { bind, newId, statement } from "#platform/database"
import { publish } from "#platform/exchange"
import type { EventHandler } from "#platform/module"
import { endEmployments } from "./employments.ts"
import { runCall } from "./run-call.ts"

const workersOf = statement<{ employer: string }, { person_id: string; employment_id: string; region: string }>({
  name: "registration.list-workers-of-closing",
  reach: "bulk",
  sql: "select person_id, employment_id, region from registration.employments where employer_id = :employer::bigint and state = 'valid'",
})
const endFilings = statement<{ employer: string; on: string; at: string }>({
  name: "registration.end-filings-of-closing",
  reach: "bulk",
  sql: `
    update registration.filings set state = 'ended', ended_on = greatest(:on::date, hire_on), end_reason = '05', legal_end_reason = '03', end_recorded_at = :at::timestamptz
     where employer_id = :employer::bigint and state = 'filed'`,
})
const closeUnit = statement<{ employer: string; on: string }>({
  name: "registration.close-employer-registration",
  reach: "subject",
  sql: "update registration.employer_registrations set state = 'closed', closed_on = :on::date where employer_id = :employer::bigint and state in ('normal', 'suspended', 'closing')",
})
const alert = statement<{ employer: string; region: string; kind: string; says: string; due: string; task: string; at: string }>({
  name: "registration.alert-employer-closed",
  reach: "subject",
  sql: `
    insert into registration.tasks (person_id, task_id, region, kind, record_id, says, due_on, state, made_at)
    values (0, :task::bigint, :region, :kind, :employer::bigint, :says, :due::date, 'open', :at::timestamptz)
    on conflict (person_id, kind, record_id) where state = 'open' do nothing`,
})
const unitOf = statement<{ employer: string }, { name: string; region: string }>({ name: "registration.read-closing-unit", reach: "subject", sql: "select name, region from registers.employers where employer_id = :employer::bigint" })

/** On the market register's word that an employer was 注销 or 吊销. The event's subject is the employer. */
export const onEmployerClosed: EventHandler = {
  name: "registration.end-with-employer",
  topics: ["employer.deregistered"],
  async handle(tx, event, house) {
    const now = house.clock()
    const employer = event.subjectId
    const said = event.payload["effectiveDate"]
    const on = typeof said === "string" ? said.slice(0, 10) : todayInChina(now)
    const unit = await tx.maybe(unitOf, { employer })
    if (!unit) return
    const workers = await tx.all(workersOf, { employer })
    await tx.run(endFilings, { employer, on, at: now })
    const closed = await tx.run(closeUnit, { employer, on })
    if (workers.length === 0 && closed === 0) return
    await runCall(tx, publish("filing.employer-closed", employer, { region: unit.region, effectiveDate: on, workers: workers.length, employerName: unit.name }))
    if (workers.length === 0) return
    await runCall(tx, endEmployments(workers.map((one) => ({ person: one.person_id, employment: one.employment_id, on, reason: "05", legalReason: "03", source: "市场主体登记" })), now))
    for (const one of workers)
      await runCall(tx, publish("unemployment.invited", one.person_id, { employmentId: one.employment_id, region: one.region, effectiveDate: on, reason: "05", legalReason: "03", employerName: unit.name }))
    await runCall(tx, bind(alert, { employer, region: unit.region, kind: "employer-closed", says: `${unit.name}已注销或吊销，名册上${workers.length}人已终止就业登记，请安排失业登记和再就业服务`, due: deadline(todayInChina(now), 3).date, task: newId(), at: now }))
  },
}

const endedWithUnit = statement<{ employer: string }, { workers: number }>({
  name: "registration.count-ended-with-unit",
  reach: "bulk",
  sql: "select count(*)::int as workers from registration.employments where employer_id = :employer::bigint and state = 'ended' and end_reason = '05' and end_source = '市场主体登记'",
})

/** 注销、吊销 taken back: what ended with the unit stays ended until an officer has asked each of them. */
export const onEmployerRevived: EventHandler = {
  name: "registration.look-at-revived-employer",
  topics: ["employer.deregistration-withdrawn"],
  async handle(tx, event, house) {
    const now = house.clock()
    const employer = event.subjectId
    const unit = await tx.maybe(unitOf, { employer })
    const { workers } = await tx.one(endedWithUnit, { employer })
    if (!unit || workers === 0) return
    const says = `市场监管已撤回${unit.name}的注销或吊销，此前据此终止了${workers}人的就业登记：逐人核实，仍在岗的恢复就业登记；单位需重新办理用人单位登记`
    await runCall(tx, bind(alert, { employer, region: unit.region, kind: "employer-revived", says, due: deadline(todayInChina(now), 5).date, task: newId(), at: now }))
  },
}
