// What ends the status by itself (domain/03 §2 hard): death, pension, prison, army, school, work; told by the registers and by registration.
import { codeLabel, isPlainDate, todayInChina } from "#standards"
import { statement, type Bulk } from "#platform/database"
import { publish } from "#platform/exchange"
import type { DomainEvent, EventHandler } from "#platform/module"

/** Exit code of assistance-exit by what was told. */
const exits: Readonly<Record<string, string>> = {
  "person.died": "990", "person.pension-started": "040", "person.imprisoned": "070", "person.enlisted": "060", "person.enrolled-school": "060", "person.emigrated": "060",
}

const employment = statement<{ person: string; employment: string }, { form: string; started_on: string; ended_on: string | null }>({
  name: "assistance.read-employment", reach: "subject",
  sql: "select e.form, e.started_on, e.ended_on from registration.published_employments e where e.person_id = :person and e.employment_id = :employment",
})

const endRunning = statement<{ person: string; on: string; exit: string; at: string; says: string }, { recognition_id: string; region: string; ended_on: string }>({
  name: "assistance.end-running", reach: "subject",
  sql: `
    update assistance.hardships set state = 'ended', ended_on = :on::date, exit = :exit, end_recorded_at = :at, ended_says = :says
     where person_id = :person and state = 'valid' and recognised_on <= :on::date returning recognition_id, region, ended_on`,
})

/** 010 with a unit, 020 in own business, 030 flexibly. */
const exitOfWork = (form: string): string => (form === "022" ? "030" : form.startsWith("02") ? "020" : "010")

async function endBecause(tx: Bulk, event: DomainEvent, on: string, exit: string, at: string): Promise<void> {
  const ended = await tx.maybe(endRunning, { person: event.subjectId, on, exit, at, says: `由系统根据报告退出：${codeLabel("assistance-exit", exit)}` })
  if (!ended) return
  const told = publish("hardship.ended", event.subjectId, { recognitionId: ended.recognition_id, region: ended.region, effectiveDate: on, exit, cause: event.topic, says: `就业困难人员身份自${on}起终止` })
  await tx.sql(told.statement.text, told.values)
}

const dayOf = (event: DomainEvent): string => {
  const said = event.payload["effectiveDate"]
  return typeof said === "string" && isPlainDate(said) ? said : todayInChina(event.at)
}

export const exitHandlers: readonly EventHandler[] = [
  {
    name: "assistance.end-by-register",
    topics: Object.keys(exits),
    handle: async (tx, event, house) => {
      const kind = event.payload["kind"]
      if (event.topic === "person.pension-started" && kind !== undefined && kind !== "110" && kind !== "120") return
      await endBecause(tx, event, dayOf(event), exits[event.topic] ?? "990", house.clock())
    },
  },
  {
    name: "assistance.end-by-work",
    topics: ["employment.registered"],
    handle: async (tx, event, house) => {
      const id = event.payload["employmentId"]
      const row = typeof id === "string" ? await tx.maybe(employment, { person: event.subjectId, employment: id }) : undefined
      if (!row || row.ended_on !== null) return
      await endBecause(tx, event, row.started_on, exitOfWork(row.form), house.clock())
    },
  },
]
