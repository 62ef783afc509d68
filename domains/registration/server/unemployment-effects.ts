// What becomes true when an unemployment registration is granted, changed or cancelled at the person's own request.
import type { Answers } from "#service"
import { deadline, longDate, type PlainDate, todayInChina, unemploymentEndKeys } from "#standards"
import { bind, type Call, newId, statement } from "#platform/database"
import type { DecidedCase } from "#platform/module"
import { isUnemploymentEnd } from "../contract.ts"
import { wishNames } from "../items/unemployment/form.ts"
import { numberIn } from "./parameters.ts"
import { confirmOwnDrafts } from "./employments.ts"
import { changeSpell, closeSpells, moveSpell, openSpell } from "./unemployments.ts"

const draftInsured = statement<{ person: string; on: string; at: string; drafts: readonly string[] }>({
  name: "registration.draft-insured-ends",
  reach: "subject",
  sql: `
    insert into registration.end_drafts (person_id, draft_id, employment_id, region, ended_on, end_reason, legal_end_reason, source, object_until, state, recorded_at)
    select e.person_id, (:drafts::bigint[])[row_number() over ()], e.employment_id, e.region, greatest(:on::date, e.started_on), '90', '99', '本人承诺', :on::date, 'draft', :at::timestamptz
      from registration.employments e
     where e.person_id = :person::bigint and e.state = 'valid' and e.source = 'si'
       and not exists (select 1 from registration.end_drafts d where d.person_id = e.person_id and d.employment_id = e.employment_id and d.state in ('draft', 'objected'))`,
})

const makeTask = statement<{ person: string; task: string; region: string; kind: string; record: string | null; says: string; due: string; at: string }>({
  name: "registration.make-task",
  reach: "subject",
  sql: `
    insert into registration.tasks (person_id, task_id, region, kind, record_id, says, due_on, state, made_at)
    values (:person::bigint, :task::bigint, :region, :kind, :record::bigint, :says, :due::date, 'open', :at::timestamptz)
    on conflict (person_id, kind, record_id) where state = 'open' do nothing`,
})

export interface NewTask {
  readonly person: string
  readonly region: string
  readonly kind: string
  readonly record: string | null
  readonly says: string
  readonly due: string
  readonly at: string
}

/** Something an officer has to look at; the same open task is made once. */
export const task = (given: NewTask): Call => bind(makeTask, { ...given, task: newId() })

const wishesIn = (answers: Answers): Record<string, unknown> => Object.fromEntries(wishNames.flatMap((name) => (answers[name] === undefined || answers[name] === null ? [] : [[name, answers[name]]])))

const text = (answers: Answers, name: string): string | null => {
  const value = answers[name]
  return typeof value === "string" && value !== "" ? value : null
}

/** Promises the rule let a person look at, and what is to be verified about each (告知承诺). */
const toVerify: Readonly<Record<string, string>> = {
  "M-SI-LIST": "原单位仍在参保名单：向社保和单位核实离职时间",
  "M-ENTITY-STOPPED": "名下市场主体承诺已停止经营：核实并督促90日内注销",
  "M-ENTITY": "名下有存续市场主体：核实经营情况",
  "W-AGE-02": "已过法定退休年龄未领养老金：核实待遇领取情况",
}

/** 失业登记: the day of the application is the day of the registration, so that the office's delay costs nobody a day. */
export function unemploymentGranted(decided: DecidedCase): readonly Call[] {
  const { subjectId: person, answers, region, at } = decided
  const registeredOn = todayInChina(decided.submittedAt)
  const lossOn = text(answers, "lossDate")
  const spell = newId()
  const codes = decided.judgement?.codes ?? []
  const verifyBy = deadline(decided.on, 20).date
  return [
    ...(codes.includes("M-SI-LIST") && lossOn ? [bind(draftInsured, { person, on: lossOn, at, drafts: Array.from({ length: 20 }, newId) }) as Call] : []),
    confirmOwnDrafts(person, registeredOn, at),
    openSpell({
      person, spell, registeredOn, lossOn, reason: text(answers, "reason") ?? "90", placeKind: text(answers, "placeKind") ?? "2", region, wishes: wishesIn(answers),
      minor: decided.judgement?.gives["minor"] === true, nationalCheck: "pending", channel: decided.channel, caseId: decided.caseId, movedFrom: null,
      contactBy: deadline(decided.on, numberIn("contactWorkingDays", region, decided.on)).date, at,
    }),
    ...codes.flatMap((code) => (toVerify[code] ? [task({ person, region, kind: `promise-check:${code}`, record: spell, says: toVerify[code] ?? "", due: verifyBy, at })] : [])),
  ]
}

/** 失业登记转移 to the place that handles the case. */
export const unemploymentMoved = (decided: DecidedCase): readonly Call[] => [
  moveSpell({
    person: decided.subjectId, region: decided.region, placeKind: text(decided.answers, "placeKind") ?? "2", contactBy: deadline(decided.on, numberIn("contactWorkingDays", decided.region, decided.on)).date,
    caseId: decided.caseId, at: decided.at,
  }),
]

/** 失业登记变更. */
export const unemploymentChanged = (decided: DecidedCase): readonly Call[] => [changeSpell(decided.subjectId, wishesIn(decided.answers), decided.at)]

/** 失业登记注销 at the person's own request. */
export function unemploymentCancelled(decided: DecidedCase): readonly Call[] {
  const key = text(decided.answers, "endKey") ?? "U90"
  const since = text(decided.answers, "since") ?? decided.on
  const reason = isUnemploymentEnd(key) ? key : "U90"
  return [
    closeSpells(
      [{ person: decided.subjectId, on: since, reason, says: `您申请的失业登记注销已办好，原因：${unemploymentEndKeys.get(reason) ?? "其他"}，自${longDate(since as PlainDate)}起`, source: "本人申请" }],
      decided.at,
    ),
  ]
}
