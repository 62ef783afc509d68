// A department takes back what it had reported: whatever ended because of it becomes a task for a person, nothing is undone by itself.
import { deadline, longDate, type PlainDate, todayInChina } from "#standards"
import { type Bulk, statement } from "#platform/database"
import type { DomainEvent, EventHandler, House } from "#platform/module"
import type { UnemploymentEnd } from "../contract.ts"
import { runCall } from "./run-call.ts"
import { task } from "./unemployment-effects.ts"

interface Ground {
  /** What had been reported, as an officer says it. */
  readonly what: string
  readonly spells: readonly UnemploymentEnd[]
  /** employment-end code of employments that ended with it. */
  readonly work?: string
  /** Where the day of the report stands in the event. */
  readonly day?: string
}

const grounds: Readonly<Record<string, Ground>> = {
  "person.death-withdrawn": { what: "死亡登记", spells: ["U26"], work: "10" },
  "person.death-corrected": { what: "死亡日期", spells: ["U26"], work: "10", day: "before" },
  "person.pension-withdrawn": { what: "享受养老待遇", spells: ["U21"], work: "09" },
  "person.custody-withdrawn": { what: "服刑、羁押", spells: ["U25"] },
  "person.enlistment-withdrawn": { what: "服兵役", spells: ["U24"] },
  "person.emigration-withdrawn": { what: "移居境外", spells: ["U24"] },
  "person.enrolment-withdrawn": { what: "在校学籍", spells: ["U24"] },
  "entity-role.withdrawn": { what: "经营市场主体", spells: ["U12"] },
}

interface Followed {
  readonly record_id: string
  readonly region: string
  readonly what: string
}

const followed = statement<{ person: string; on: string; spells: readonly string[]; work: string; death: boolean }, Followed>({
  name: "registration.find-what-followed",
  reach: "subject",
  sql: `
    select u.spell_id as record_id, u.region, case when u.state = 'void' then '失业登记已撤销' else '失业登记已注销' end as what from registration.unemployments u
     where u.person_id = :person::bigint
       and ((u.state = 'closed' and u.close_reason = any(:spells::text[]) and u.close_effective = :on::date) or (:death and u.state = 'void' and u.void_by = 'system' and u.registered_on > :on::date))
    union all
    select e.employment_id, e.region, coalesce(nullif(e.employer_name, ''), '本人') || '的就业登记已终止' from registration.employments e
     where e.person_id = :person::bigint and e.state = 'ended' and e.end_reason = :work and e.ended_on = greatest(:on::date, e.started_on)`,
})

async function lookAgain(tx: Bulk, event: DomainEvent, house: House): Promise<void> {
  const ground = grounds[event.topic]
  const day = event.payload[ground?.day ?? "effectiveDate"]
  if (!ground || typeof day !== "string") return
  const now = house.clock()
  const found = await tx.all(followed, { person: event.subjectId, on: day.slice(0, 10), spells: ground.spells, work: ground.work ?? "", death: ground.spells.includes("U26") })
  for (const one of found) {
    const says = `${String(event.payload["source"] ?? "报送单位")}已撤回或更正${ground.what}信息（${longDate(day.slice(0, 10) as PlainDate)}），此前据此${one.what}：核实后由负责人决定是否恢复`
    await runCall(tx, task({ person: event.subjectId, region: one.region, kind: "ground-withdrawn", record: one.record_id, says, due: deadline(todayInChina(now), 5).date, at: now }))
  }
}

export const onWithdrawnGround: EventHandler = { name: "registration.look-again", topics: Object.keys(grounds), handle: lookAgain }

/** Employments that rest on nothing but the enrolment that was taken back. */
const unfounded = statement<{ person: string; employer: string; on: string }, { employment_id: string; region: string; employer_name: string; started_on: PlainDate }>({
  name: "registration.find-unfounded-employments",
  reach: "subject",
  sql: `
    select e.employment_id, e.region, e.employer_name, e.started_on from registration.employments e
     where e.person_id = :person::bigint and e.employer_id = :employer::bigint and e.state <> 'void' and e.source = 'si' and e.filing_id is null and e.started_on >= :on::date
       and not exists (select 1 from registers.employee_rows r where r.person_id = e.person_id and r.employer_id = e.employer_id and r.kind in ('110', '210', '410') and (r.to_on is null or r.to_on > e.started_on))`,
})

/** An enrolment that was none: the registration it made is voided by a head, or stands on other grounds. */
export const onWithdrawnRow: EventHandler = {
  name: "registration.look-at-unfounded",
  topics: ["employee-row.withdrawn"],
  async handle(tx, event, house) {
    const { employerId, effectiveDate } = event.payload
    if (typeof employerId !== "string" || typeof effectiveDate !== "string") return
    const now = house.clock()
    for (const one of await tx.all(unfounded, { person: event.subjectId, employer: employerId, on: effectiveDate.slice(0, 10) })) {
      const says = `社会保险已撤回${one.employer_name}的参保记录，${longDate(one.started_on)}起的就业登记没有其他依据：向本人和单位核实，确属错误的由负责人撤销`
      await runCall(tx, task({ person: event.subjectId, region: one.region, kind: "ground-withdrawn", record: one.employment_id, says, due: deadline(todayInChina(now), 5).date, at: now }))
    }
  },
}
