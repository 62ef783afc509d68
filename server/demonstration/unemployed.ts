// Somebody out of work at the doors: registers, is called, claims, and what the officers make of it.
import { addDays, type PlainDate, todayInChina } from "#standards"
import type { Session } from "#platform/database"
import type { Viewer } from "#wire"
import type { Written } from "./base.ts"
import { gradeShares, ratingOf } from "../../tools/province/index.ts"
import { type Doors, Refused } from "./doors.ts"
import type { Plan, PlannedPerson } from "./plan.ts"
import type { Chance } from "./random.ts"
import { workingDaysAfter } from "./working-days.ts"

export interface Deed {
  readonly on: PlainDate
  /** Hour of the day in China, 9 to 18. */
  readonly hour: number
  readonly act: (at: string) => Promise<void>
}

/** Somebody out of work, as the deeds about them need to know. */
export interface Someone {
  readonly id: string
  readonly name: string
  readonly community: string
  readonly viewer: Viewer
  readonly story?: PlannedPerson["story"]
  readonly lost: PlainDate
  /** Answered the clerk's first call. */
  readonly isReached: boolean
}

export interface Stage {
  readonly chance: Chance
  readonly deeds: Deed[]
  readonly doors: Doors
  readonly system: Session
  readonly plan: Plan
  readonly written: Written
  readonly today: PlainDate
  /** How often the province's people were refused, by code. */
  readonly refused: Record<string, number>
}

export const moment = (day: PlainDate, hour: number): string => `${day}T${String(hour - 8).padStart(2, "0")}:${String((hour * 7) % 60).padStart(2, "0")}:00.000Z`

/** A deed about somebody: a story that is refused is a defect, others are counted by the code of the refusal. */
const about = (stage: Stage, { story }: Someone, act: (at: string) => Promise<void>) => async (at: string): Promise<void> => {
  try {
    await act(at)
  } catch (failure) {
    if (story !== undefined || !(failure instanceof Refused)) throw failure
    stage.refused[failure.code] = (stage.refused[failure.code] ?? 0) + 1
  }
}

/** Registers, and is called when somebody may be reached. */
export function registers(stage: Stage, someone: Someone, on: PlainDate): void {
  const { chance, deeds } = stage
  let isOpen = false
  deeds.push({ on, hour: chance.whole(9, 16), act: about(stage, someone, async (at) => { isOpen = await register(stage, someone, at) }) })
  if (someone.isReached) deeds.push({ on: workingDaysAfter(on, 3), hour: 15, act: about(stage, someone, async (at) => { if (isOpen) await contact(stage, someone, at) }) })
}

/** The clerk's first call after a registration. */
const contact = (stage: Stage, { id, community }: Someone, at: string) =>
  stage.doors.ask<void>(officersOf(stage, community)[0], at, "POST", `/registration/people/${id}/contacts`, { way: "phone", result: "reached", situation: "正在找工作，愿意接受岗位推荐。", needs: "生产操作或服务类岗位" })

/** Returns whether the registration is open when this is done. */
async function register(stage: Stage, { id, community, viewer, lost }: Someone, at: string): Promise<boolean> {
  const { doors, today } = stage
  const sent = await doors.ask<Sent>(viewer, at, "POST", "/cases", {
    item: "registration.unemployment",
    region: community,
    answers: { placeKind: "2", reason: "20", lossDate: lost, mainlyFarming: false, wish: "work", occupation1: "生产操作或服务类岗位", region1: "本市", promise: true },
    papers: [],
  }, `demonstration-registration-${id}-${lost}`)
  const looked = workingDaysAfter(todayInChina(at), 1)
  if (sent.verdict === "pass") return true
  if (looked > addDays(today, -10)) return false
  const path = `/cases/${sent.subjectId}/${sent.caseId}/actions`
  await doors.ask(officersOf(stage, community)[0], moment(looked, 10), "POST", path, { kind: "approve", length: 1, says: "已电话核实本人目前没有工作。" })
  return true
}

type Sent = { readonly subjectId: string; readonly caseId: string; readonly verdict: string }

/** A claim and what became of it: most are decided in days, a few wait, are late, or were sent back. */
export function claims(stage: Stage, someone: Someone, on: PlainDate): void {
  const { chance, deeds, doors, today } = stage
  const { viewer, id, story, community, name, lost } = someone
  const [clerk, reviewer] = officersOf(stage, community)
  let sent: Sent | undefined
  const push = (day: PlainDate, hour: number, act: (at: string) => Promise<void>) => deeds.push({ on: day, hour, act: about(stage, someone, act) })
  const act = (who: Viewer, kind: string, length: number, rest: object = {}) => async (at: string) => {
    if (sent) await doors.ask(who, at, "POST", `/cases/${sent.subjectId}/${sent.caseId}/actions`, { kind, length, ...rest })
  }
  push(on, chance.whole(9, 16), async (at) => {
    sent = await doors.ask<Sent>(viewer, at, "POST", "/cases", { item: "insurance.benefit-claim", region: community, answers: { accountHolder: name, accountConfirmed: true, promise: true }, papers: [] }, `demonstration-claim-${id}-${lost}`)
  })
  if (story === "ayiguli") {
    push(workingDaysAfter(on, 1), 17, act(clerk, "return", 1, { says: "收款账户名与登记姓名中的间隔号不一致，请核对后重新确认账户。", fields: ["accountHolder"] }))
    return
  }
  if (story === undefined && on > addDays(today, -30) && chance.chance(0.6)) {
    if (isAtReview(id)) push(workingDaysAfter(on, 2), 11, act(clerk, "accept", 1))
    return
  }
  const accepted = workingDaysAfter(on, chance.whole(1, 2))
  const decided = workingDaysAfter(accepted, chance.whole(1, 5))
  push(accepted, chance.whole(9, 12), act(clerk, "accept", 1))
  push(decided, chance.whole(13, 17), async (at) => {
    if (!sent) return
    const { judgement } = await doors.ask<{ judgement: { codes: readonly string[]; conditions: readonly { readonly verdict: string; readonly says: string }[] } }>(reviewer, at, "GET", `/cases/${sent.subjectId}/${sent.caseId}`)
    const failed = judgement.conditions.find((condition) => condition.verdict === "fail")
    const refuse = (code: string, says: string) => act(reviewer, "refuse", 2, { code, says })(at)
    await (failed ? refuse(judgement.codes[0] ?? "", failed.says) : foundWorkMeanwhile(() => act(reviewer, "approve", 2, { says: "已与参保缴费、用工备案信息核对一致。" })(at), refuse))
  })
  if (story === undefined && chance.chance(0.6)) {
    const grade = chance.weighted(gradeShares.map((share, at) => [5 - at, share] as const))
    push(addDays(decided, chance.whole(1, 6)), 18, async (at) => {
      if (sent) await doors.ask(viewer, at, "POST", `/ratings/cases/${sent.caseId}`, ratingOf(grade))
    })
  }
}

/** Of what waits, half was received and lies with the reviewers, some of it too long. */
const isAtReview = (id: string): boolean => Number(id.slice(-1)) % 2 === 0

/** Between claim and decision somebody finds work: the records of the day say no to an approval, and the reviewer refuses with their reason. */
async function foundWorkMeanwhile(approve: () => Promise<void>, refuse: (code: string, says: string) => Promise<void>): Promise<void> {
  try {
    await approve()
  } catch (failure) {
    if (!(failure instanceof Refused) || failure.code !== "casework.rule-says-no") throw failure
    await refuse(failure.reasons[0] ?? "", failure.says)
  }
}

/** The clerk and the reviewer who serve a community: the named ones of its county where there are such, else those of the county at hand. */
function officersOf({ doors }: Stage, community: string): readonly [Viewer, Viewer] {
  const county = community.slice(0, 6)
  const logins = county === "990101" ? ["wang.fang", "li.qiang"] : county === "990102" ? ["feng.jie", "chen.hao"] : county === "990201" ? ["chu.yan", "wei.dong"] : undefined
  if (logins) return [wide(doors.officer(logins[0] ?? ""), county), wide(doors.officer(logins[1] ?? ""), county)]
  return [wide(doors.officer("feng.jie"), county), wide(doors.officer("chen.hao"), county)]
}

/** A colleague of the same office elsewhere: the named officers stand in for those who are not named. */
export const wide = (viewer: Viewer, county: string): Viewer => (viewer.kind === "staff" ? { ...viewer, scope: county } : viewer)
