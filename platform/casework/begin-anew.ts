// A decided case begun anew after a second look: judged on the records of now as of the day it was sent, in a case of its own that keeps that day, with a limit of its own and without the officers who decided.
import { type Action, type Item, type Judgement } from "#service"
import { type PlainDate, todayInChina } from "#standards"
import type { Session } from "#platform/database"
import { actionsOf } from "./case-view.ts"
import type { Catalogue, Offered } from "./catalogue.ts"
import { type OpenedCase, openCase } from "./open-case.ts"
import type { CaseWithLog } from "./statements.ts"
import { judgeCase } from "./submit-case.ts"

/** What the rule says now of what was asked then; null for an item without a rule. */
export async function judgedAnew(catalogue: Catalogue, system: Session, row: CaseWithLog, today: PlainDate): Promise<Judgement | null> {
  const offered = catalogue.pinned(row.item, row.item_version)
  const [rows] = await system.together([offered.facts.one(row.subject_id, today)])
  return judgeCase(offered, row.answers, offered.facts.read(rows?.[0]), { today }, row.region, todayInChina(row.submitted_at))
}

export interface Anew {
  readonly row: CaseWithLog
  readonly judgement: Judgement | null
  /** `first`: every station again. `end`: only what comes after the reviews, the look on site where it is due and the decision. */
  readonly from: "first" | "end"
  readonly officer: { readonly id: string; readonly name: string }
  readonly says: string
  readonly key: string
  readonly trail: (caseId: string, number: string) => string
  readonly now: string
  readonly today: PlainDate
}

const deciding: readonly Action["kind"][] = ["approve", "refuse", "not-accept"]

/** Who decided a case: the officers of its last word. */
export const decidersOf = (row: CaseWithLog): readonly string[] => actionsOf(row.log).filter((one) => deciding.includes(one.kind)).map((one) => one.actor)

/** The statements that begin it. */
export async function beginAnew(catalogue: Catalogue, system: Session, given: Anew): Promise<OpenedCase> {
  const { row, judgement, officer, now } = given
  const offered = catalogue.pinned(row.item, row.item_version)
  const needs = given.from === "end" ? await needsOf(offered, system, given) : []
  const [sent] = actionsOf(row.log)
  if (!sent) throw new Error(`case ${row.case_id} has no log`)
  const anew: Action = { seq: 2, kind: "begin-anew", actor: officer.id, actorName: officer.name, at: now, step: null, to: given.from === "first" ? (offered.item.steps[0]?.name ?? "") : afterReviews(offered.item, needs), says: given.says, needs, barred: [...new Set([...decidersOf(row), officer.id])] }
  return openCase({
    item: offered.item, subjectId: row.subject_id, applicant: { name: row.applicant_name, masked: row.applicant_masked }, region: row.region, channel: row.channel, answers: row.answers, papers: row.papers, judgement, key: given.key,
    log: [{ seq: 1, kind: "submit", actor: sent.actor, actorName: sent.actorName, at: sent.at, step: null }, anew], trail: given.trail, now, today: given.today,
  })
}

async function needsOf(offered: Offered, system: Session, { row, judgement, today }: Anew): Promise<readonly string[]> {
  if (!offered.needs) return []
  const rows = await system.together(offered.needs.calls(row.subject_id, row.case_id))
  return offered.needs.read(rows, { caseId: row.case_id, region: row.region, judgement, today })
}

/** The first step behind the last ordinary one before the decision that these needs come to. */
function afterReviews({ steps }: Item, needs: readonly string[]): string {
  const reviews = steps.findLastIndex((one, at) => one.when === undefined && at < steps.length - 1)
  return steps.find((one, at) => at > reviews && (one.when === undefined || needs.includes(one.when)))?.name ?? ""
}
