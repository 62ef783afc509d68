// Which actions a party may take on a case now, and why not the others: the same answer for the button and for the engine.
import { type ProblemMaker, problem, type StaffRole } from "#wire"
import type { ActionKind, CaseStanding } from "./case-log.ts"
import type { Item, Level } from "./item.ts"

export const caseProblems = {
  ended: problem("casework.ended", 409, "这件业务已经办结，不能再办理"),
  wrongRole: problem("casework.wrong-role", 403, "这一步由其他岗位办理"),
  samePerson: problem("casework.same-person", 403, "您已办理过前面的环节，这一步须由另一位工作人员办理"),
  ownCase: problem("casework.own-case", 403, "不能办理本人或亲属的业务，请转交他人"),
  heldByAnother: problem("casework.held-by-another", 409, "这件业务由{holder}领办，请先转办"),
  waiting: problem("casework.waiting-for-applicant", 409, "正在等待申请人补正，补正后才能继续办理"),
  awaitsOpinion: problem("casework.awaits-opinion", 409, "正在等待{awaiting}的会签意见"),
  higherLevel: problem("casework.higher-level", 403, "金额超过本级审批权限，由上一级审批"),
  notYours: problem("casework.not-yours", 403, "这不是您的业务"),
  notNow: problem("casework.not-now", 409, "这一步现在还不能做"),
  lastStepDecides: problem("casework.last-step-decides", 409, "最后一个环节须作出通过或不通过的决定"),
}

/** The party that wants to act. `relatives` are persons the officer declared as kin. */
export type Actor =
  | { readonly kind: "officer"; readonly id: string; readonly roles: readonly StaffRole[]; readonly personId: string | null; readonly relatives: readonly string[]; readonly scope: string }
  | { readonly kind: "applicant"; readonly subjectId: string }
  | { readonly kind: "system" }

export interface Allowed {
  readonly kind: ActionKind
  readonly refusal: ProblemMaker | null
}

const officerActions: readonly ActionKind[] = ["take", "accept", "not-accept", "return", "send-back", "transfer", "ask-opinion", "give-opinion", "approve", "refuse", "note"]
const applicantActions: readonly ActionKind[] = ["resubmit", "withdraw", "urge"]

/** Every action this party could think of here, each with the reason why not, or null when it may. */
export function allowed(declared: Item, standing: CaseStanding, subjectId: string, actor: Actor): readonly Allowed[] {
  const kinds = actor.kind === "officer" ? officerActions : actor.kind === "applicant" ? applicantActions : (["terminate", "approve"] as const)
  return kinds.map((kind) => ({ kind, refusal: refusalOf(declared, standing, subjectId, actor, kind) }))
}

/** Why this party may not take this action now; null when it may. */
export function refusalOf(declared: Item, standing: CaseStanding, subjectId: string, actor: Actor, kind: ActionKind): ProblemMaker | null {
  if (actor.kind === "applicant") return refusalOfApplicant(standing, subjectId, actor.subjectId, kind)
  if (kind === "note") return null
  if (!standing.step) return caseProblems.ended
  if (actor.kind === "system") {
    if (kind === "terminate") return standing.state === "returned" ? null : caseProblems.notNow
    return kind === "approve" && declared.decidedBySystem ? null : caseProblems.notNow
  }
  return refusalOfOfficer(declared, standing, subjectId, actor, kind)
}

function refusalOfApplicant(standing: CaseStanding, subjectId: string, actor: string, kind: ActionKind): ProblemMaker | null {
  if (actor !== subjectId) return caseProblems.notYours
  if (!applicantActions.includes(kind)) return caseProblems.wrongRole
  if (!standing.step) return caseProblems.ended
  if (kind === "resubmit") return standing.state === "returned" ? null : caseProblems.notNow
  return null
}

function refusalOfOfficer(declared: Item, standing: CaseStanding, subjectId: string, actor: Extract<Actor, { kind: "officer" }>, kind: ActionKind): ProblemMaker | null {
  const step = standing.step
  if (!step) return caseProblems.ended
  if (!officerActions.includes(kind)) return caseProblems.wrongRole
  if (actor.personId === subjectId || actor.relatives.includes(subjectId)) return caseProblems.ownCase
  if (kind === "give-opinion") return standing.awaiting === actor.id ? null : caseProblems.notNow
  if (!actor.roles.includes(step.by)) return caseProblems.wrongRole
  if (standing.barred.includes(actor.id) || actedBefore(declared, standing, actor.id) || standing.acted.includes(actor.id)) return caseProblems.samePerson
  if (step.levelWith && standing.needs.includes(step.levelWith.need) && actor.scope.length > scopeOf[step.levelWith.level]) return caseProblems.higherLevel
  if (standing.state === "returned") return caseProblems.waiting
  if (standing.awaiting !== null && kind !== "transfer") return caseProblems.awaitsOpinion
  if (standing.holder !== null && standing.holder !== actor.id) return caseProblems.heldByAnother
  if (kind === "take") return standing.holder === actor.id ? caseProblems.notNow : null
  if (kind === "not-accept" || kind === "return") return kind === "not-accept" && standing.stepIndex > 0 ? caseProblems.notNow : null
  if (kind === "send-back") return standing.stepIndex === 0 ? caseProblems.notNow : null
  if (kind === "accept") return step.decides ? caseProblems.lastStepDecides : null
  if (kind === "approve" || kind === "refuse") return step.decides ? null : caseProblems.notNow
  return null
}

/** The longest region prefix an officer of a level works with. */
const scopeOf: Readonly<Record<Level, number>> = { province: 2, city: 4, county: 6, street: 9, community: 12 }

/** Two pairs of eyes: who acted in an earlier step may not act in this one. */
function actedBefore(declared: Item, standing: CaseStanding, officer: string): boolean {
  const present = standing.step
  if (!present) return false
  const earlier = present.notBy ?? declared.steps.slice(0, standing.stepIndex).map((one) => one.name)
  return earlier.some((name) => standing.actedAt[name]?.includes(officer))
}
