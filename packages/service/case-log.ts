// A case 办件 is a log of actions; where it stands is computed from the log by one pure function.
import type { Item, Step } from "./item.ts"

/** Everything that can happen to a case, in the words Chinese offices use. */
export const actionKinds = [
  "submit", // 提交
  "take", // 领办
  "accept", // 受理, and pass on to the next step (同意)
  "not-accept", // 不予受理
  "return", // 退回补正
  "resubmit", // 补正提交
  "send-back", // 退回上一环节重办
  "transfer", // 转办
  "ask-opinion", // 加签征求意见
  "give-opinion", // 会签意见
  "approve", // 办结通过
  "refuse", // 办结不通过
  "withdraw", // 撤回
  "urge", // 催办
  "terminate", // 终止（逾期未补正等）
  "begin-anew", // 复核后重新办理: the second action of a case that takes the place of a decided one
  "note", // 备注
] as const
export type ActionKind = (typeof actionKinds)[number]

export interface Action {
  readonly seq: number
  readonly kind: ActionKind
  /** Officer id, `person:<id>`, `employer:<id>` or "system". */
  readonly actor: string
  readonly actorName: string
  readonly at: string
  /** Step at which it was done; null before the first. */
  readonly step: string | null
  /** For send-back: the step to go to. For transfer and ask-opinion: `to` is an officer. */
  readonly to?: string
  readonly toName?: string
  /** After redoing a step that was sent back to: go straight to the sender instead of every step between. */
  readonly skipBetween?: boolean
  readonly says?: string
  /** Fields named in a return. */
  readonly fields?: readonly string[]
  readonly code?: string
  /** Day by which the applicant must answer, for return. */
  readonly until?: string
  /** What this case needs beside the ordinary steps, as found when it was passed on. */
  readonly needs?: readonly string[]
  /** For begin-anew: officers who take no part, because they decided or looked at the decision. */
  readonly barred?: readonly string[]
  /** For resubmit: what the changed answers were before, by field; null where nothing had been answered. */
  readonly before?: Readonly<Record<string, unknown>>
}

export type CaseStateName = "submitted" | "in-review" | "returned" | "approved" | "refused" | "not-accepted" | "withdrawn" | "terminated"

export interface CaseStanding {
  readonly state: CaseStateName
  /** Step at which the case waits; null when ended. */
  readonly step: Step | null
  readonly stepIndex: number
  /** Officer who holds it, if anyone took it or it was given to. */
  readonly holder: string | null
  readonly holderName: string | null
  /** Officer whose opinion is awaited. */
  readonly awaiting: string | null
  readonly awaitingName: string | null
  /** Who acted at each step, for the two pairs of eyes. */
  readonly actedAt: Readonly<Record<string, readonly string[]>>
  /** Moments the clock was stopped and started again, for the deadline. */
  readonly pauses: readonly { readonly from: string; readonly until: string | null }[]
  readonly submittedAt: string
  readonly endedAt: string | null
  /** What the applicant was asked to correct, when returned. */
  readonly asked: { readonly says: string; readonly fields: readonly string[]; readonly until: string | null } | null
  /** What the case was found to need; steps for it are not passed by. */
  readonly needs: readonly string[]
  /** Officers who have already acted at a step that two act at, while the case waits there. */
  readonly acted: readonly string[]
  /** Officers who take no part in it at any step. */
  readonly barred: readonly string[]
  readonly returns: number
  readonly urges: number
  readonly length: number
}

/** The standing of a case after its log. @throws when the log does not begin with a submission: such a case cannot exist. */
export function fold(declared: Item, log: readonly Action[]): CaseStanding {
  const [first, ...rest] = log
  if (first?.kind !== "submit") throw new Error("a case begins with its submission")
  let standing: CaseStanding = {
    state: "submitted",
    step: declared.steps[0] ?? null,
    stepIndex: 0,
    holder: null,
    holderName: null,
    awaiting: null,
    awaitingName: null,
    actedAt: {},
    pauses: [],
    submittedAt: first.at,
    endedAt: null,
    asked: null,
    needs: [],
    acted: [],
    barred: [],
    returns: 0,
    urges: 0,
    length: 1,
  }
  let jumpTo: number | null = null
  for (const action of rest) {
    const next = advance(declared, standing, action, jumpTo)
    jumpTo = next.jumpTo
    standing = { ...next.standing, length: standing.length + 1 }
  }
  return standing
}

interface Advanced {
  readonly standing: CaseStanding
  /** Step to jump to when the present one is done, after a send-back that skips the steps between. */
  readonly jumpTo: number | null
}

function advance(declared: Item, standing: CaseStanding, action: Action, jumpTo: number | null): Advanced {
  const stay = (change: Partial<CaseStanding>): Advanced => ({ standing: { ...standing, ...change }, jumpTo })
  const acted = withActor(standing, action)
  const end = (state: CaseStateName): Advanced => ({
    standing: { ...standing, state, step: null, holder: null, holderName: null, awaiting: null, awaitingName: null, asked: null, actedAt: acted, endedAt: action.at, pauses: closePause(standing, action.at) },
    jumpTo: null,
  })
  const go = (index: number, rest: Partial<CaseStanding>, jump: number | null): Advanced => {
    const pauses = standing.step?.stopsClock ? closePause(standing, action.at) : standing.pauses
    const step = declared.steps[index] ?? null
    return {
      standing: {
        ...standing, step, stepIndex: index, holder: null, holderName: null, awaiting: null, awaitingName: null, actedAt: acted, acted: [], pauses: step?.stopsClock ? [...pauses, { from: action.at, until: null }] : pauses, ...rest,
      },
      jumpTo: jump,
    }
  }
  switch (action.kind) {
    case "submit":
    case "note":
      return stay({})
    case "take":
      return stay({ holder: action.actor, holderName: action.actorName })
    case "transfer":
      return stay({ holder: action.to ?? null, holderName: action.toName ?? null, actedAt: acted })
    case "ask-opinion":
      return stay({ awaiting: action.to ?? null, awaitingName: action.toName ?? null, actedAt: acted })
    case "give-opinion":
      return stay({ awaiting: null, awaitingName: null, actedAt: acted })
    case "accept": {
      const needs = [...new Set([...standing.needs, ...(action.needs ?? [])])]
      if (standing.step?.pair && standing.acted.length === 0) return stay({ needs, acted: [action.actor], actedAt: acted, holder: null, holderName: null })
      return go(jumpTo ?? nextStep(declared, standing.stepIndex, needs), { state: "in-review", needs }, null)
    }
    case "send-back": {
      const index = declared.steps.findIndex((one) => one.name === action.to)
      return go(Math.max(0, index), { state: "in-review" }, action.skipBetween ? standing.stepIndex : null)
    }
    case "begin-anew": {
      const index = Math.max(0, declared.steps.findIndex((one) => one.name === action.to))
      const whole = { from: standing.submittedAt, until: action.at }
      const begun = go(index, { state: index === 0 ? "submitted" : "in-review", needs: action.needs ?? [], barred: action.barred ?? [] }, null)
      return { ...begun, standing: { ...begun.standing, pauses: [whole, ...begun.standing.pauses] } }
    }
    case "return":
      return stay({
        state: "returned",
        actedAt: acted,
        returns: standing.returns + 1,
        asked: { says: action.says ?? "", fields: action.fields ?? [], until: action.until ?? null },
        pauses: [...standing.pauses, { from: action.at, until: null }],
      })
    case "resubmit":
      return stay({ state: standing.stepIndex === 0 ? "submitted" : "in-review", asked: null, pauses: closePause(standing, action.at) })
    case "urge":
      return stay({ urges: standing.urges + 1 })
    case "not-accept":
      return end("not-accepted")
    case "approve":
      return end("approved")
    case "refuse":
      return end("refused")
    case "withdraw":
      return end("withdrawn")
    case "terminate":
      return end("terminated")
  }
}

/** The next step after one that a case with these needs comes to. */
const nextStep = (declared: Item, index: number, needs: readonly string[]): number => {
  const following = declared.steps.findIndex((one, at) => at > index && (one.when === undefined || needs.includes(one.when)))
  return following < 0 ? index + 1 : following
}

function withActor(standing: CaseStanding, action: Action): CaseStanding["actedAt"] {
  if (!standing.step || action.kind === "resubmit") return standing.actedAt
  const before = standing.actedAt[standing.step.name] ?? []
  return before.includes(action.actor) ? standing.actedAt : { ...standing.actedAt, [standing.step.name]: [...before, action.actor] }
}

function closePause(standing: CaseStanding, at: string): CaseStanding["pauses"] {
  return standing.pauses.map((pause) => (pause.until === null ? { ...pause, until: at } : pause))
}
