// The acts of a day, each with a name of its own: firms, departments, people, and the officers who decide what the days before brought.
import { dayOf, dayText, monthOf } from "../calendar.ts"
import { claimBenefit, fileEnd, fileHire, gradeShares, postJob, ratingOf, registerUnemployed, type Sent, writeResume } from "../days/acts.ts"
import type { Answer, Doors } from "../days/doors.ts"
import { type Dated, reportsOf } from "../days/reports.ts"
import type { Standing } from "../days/standing.ts"
import type { Happenings, World } from "../days/world.ts"
import { hashOf, purposes } from "../random.ts"
import { personId } from "../tables/people.ts"
import type { Journal, Outcome } from "./journal.ts"

export interface Act {
  /** "2026-11-24 hire 1000000000042": the same whenever the day is played. */
  readonly name: string
  readonly kind: string
  readonly play: () => Promise<Omit<Outcome, "act">>
}

/** Days within which a claim is taken, decided and rated, the first included. */
export const daysToDecide = 9

/** A server knows nothing of tomorrow: what lies ahead of its own day is told as of today, and months ahead of its own wait. */
export function datedBy(today: string): Dated & { readonly lastMonth: number } {
  const last = dayOf(today)
  return { day: (day) => Math.min(day, last), lastMonth: monthOf(last) }
}

/** The act by which the contributions of a day are sent. */
export const contributionsOf = (day: number): string => `${dayText(day)} file contributions`

interface Setting {
  readonly doors: Doors
  readonly world: World
  readonly journal: Journal
  readonly dated: Dated
  /** Rows of ten thousand that departments send with a mistake. */
  readonly mistakes: number
}

/** @param days the last days, the present one last. */
export function actsOf(setting: Setting, days: readonly Happenings[]): readonly Act[] {
  const { doors, world, dated, mistakes } = setting
  const [now, before] = [days.at(-1), days.at(-2) ?? null]
  if (!now) return []
  const on = dated.day(now.day)
  const act = (kind: string, who: Standing, play: Act["play"]): Act => ({ name: `${dayText(now.day)} ${kind} ${personId(who.index)}`, kind, play })
  const key = (kind: string, who: Standing) => `province-${kind}-${world.economy.seed}-${now.day}-${who.index}`
  return [
    ...now.leaves.filter((leaving) => leaving.post.isFiled).map((leaving) => act("end", leaving.who, async () => outcomeOf(await fileEnd(doors, "", leaving, on)))),
    ...now.hires.filter((hire) => hire.post.isFiled).map((hire) => act("hire", hire.who, async () => outcomeOf(await fileHire(doors, world.economy, "", hire, on)))),
    ...now.openings.map((opening, number): Act => ({ name: `${dayText(now.day)} post ${opening.firm}`, kind: "post", play: async () => outcomeOf(await postJob(doors, world.economy, "", opening, on, `${dayText(now.day)}-${number + 1}`)) })),
    ...reportsOf(world.economy, now, before, dated, mistakes).map((report): Act => ({
      name: `${dayText(now.day)} file ${report.feed}`,
      kind: report.feed,
      play: async () => fileOutcome(await doors.hand<Receipt>({ kind: "feed", source: report.source }, "", `/exchange/feeds/${report.feed}`, report.name, report.content)),
    })),
    ...now.registers.map(({ who, lostOn }) => act("registration", who, async () => caseOutcome(await registerUnemployed(doors, "", who, dated.day(lostOn), key("registration", who))))),
    ...now.registers.filter((one) => one.writesResume).map(({ who }) => act("resume", who, async () => outcomeOf(await writeResume(doors, "", who)))),
    ...now.claims.map((who) => act("claim", who, async () => caseOutcome(await claimBenefit(doors, "", who, key("claim", who))))),
    ...decisions(setting, days, now),
  ]
}

type Receipt = Readonly<Record<"fresh" | "changed" | "unchanged" | "setAside" | "byHand", number>> & { readonly state: string; readonly code: string | null; readonly repeated: boolean }

const outcomeOf = (answer: Answer<unknown>): Omit<Outcome, "act"> => ({ code: answer.ok ? null : answer.code })

const caseOutcome = (answer: Answer<Sent>): Omit<Outcome, "act"> => (answer.ok ? { code: null, case: { subjectId: answer.value.subjectId, caseId: answer.value.caseId, verdict: answer.value.verdict } } : outcomeOf(answer))

function fileOutcome(answer: Answer<Receipt>): Omit<Outcome, "act"> {
  if (!answer.ok) return outcomeOf(answer)
  const { fresh, changed, unchanged, setAside, byHand, state, code } = answer.value
  return { code: state === "accepted" ? null : (code ?? state), rows: { fresh, changed, unchanged, setAside, byHand } }
}

/** What officers do today about registrations and claims of the days before, as far as they were sent. */
function decisions(setting: Setting, days: readonly Happenings[], now: Happenings): readonly Act[] {
  const { doors, world, journal } = setting
  return days.flatMap((earlier) => {
    const ago = now.day - earlier.day
    const seats = (who: Standing) => officers[who.city]
    const step = (kind: string, sentAs: string, who: Standing, login: string, choose: (judgement: Judgement) => Choice): Act => ({
      name: `${dayText(now.day)} ${kind} ${personId(who.index)}`,
      kind,
      play: async () => decideCase(doors, journal.of(`${dayText(earlier.day)} ${sentAs} ${personId(who.index)}`)?.case, login, choose),
    })
    const registrations = earlier.registers.flatMap(({ who }) => (ago === 1 && seats(who) && journal.of(`${dayText(earlier.day)} registration ${personId(who.index)}`)?.case?.verdict !== "pass" ? [step("registration-looked-at", "registration", who, seats(who)?.[0] ?? "", () => ({ kind: "approve", says: "已电话核实本人目前没有工作。" }))] : []))
    const claims = earlier.claims.flatMap((who) => {
      const [clerk, reviewer] = seats(who) ?? []
      const drawn = hashOf(world.economy.seed, purposes.dayDetails, who.index * 8_192 + earlier.day % 8_192)
      const acceptedAfter = 1 + (drawn % 2)
      const decidedAfter = acceptedAfter + 1 + (Math.floor(drawn / 2) % 5)
      if (clerk === undefined || reviewer === undefined) return []
      if (ago === acceptedAfter) return [step("claim-accepted", "claim", who, clerk, () => ({ kind: "accept" }))]
      if (ago === decidedAfter) return [step("claim-decided", "claim", who, reviewer, decide)]
      return ago === decidedAfter + 1 && drawn % 10_000 < ratingShare ? [rating(setting, now, earlier, who, drawn)] : []
    })
    return [...registrations, ...claims]
  })
}

/** Two in three say what they think, among ten thousand. */
const ratingShare = 6_600

function rating({ doors, journal }: Setting, now: Happenings, earlier: Happenings, who: Standing, drawn: number): Act {
  let left = Math.floor(drawn / 10_000) % 10_000
  const grade = 5 - gradeShares.findIndex((share) => (left -= share) < 0)
  const sent = () => journal.of(`${dayText(earlier.day)} claim ${personId(who.index)}`)?.case
  return {
    name: `${dayText(now.day)} rating ${personId(who.index)}`,
    kind: "rating",
    play: async () => {
      const about = sent()
      return about ? outcomeOf(await doors.ask({ kind: "citizen", who }, "", "POST", `/ratings/cases/${about.caseId}`, ratingOf(grade))) : { code: "was-not-sent" }
    },
  }
}

/** Clerk and reviewer of each city; 丙市 has none in the demonstration. */
const officers: readonly (readonly [string, string] | undefined)[] = [["tian.yu", "luo.min"], ["fang.lei", "gu.yan"]]

interface Judgement {
  readonly codes: readonly string[]
  readonly conditions: readonly { readonly verdict: string; readonly says: string }[]
}

interface Choice {
  readonly kind: string
  readonly says?: string
  readonly code?: string
}

/** As the program judges: what fails is refused with its reason, everything else granted. */
function decide({ codes, conditions }: Judgement): Choice {
  const failed = conditions.find((condition) => condition.verdict === "fail")
  return failed ? { kind: "refuse", code: codes[0] ?? "", says: failed.says } : { kind: "approve", says: "已与参保缴费、用工备案信息核对一致。" }
}

async function decideCase(doors: Doors, sent: Outcome["case"], login: string, choose: (judgement: Judgement) => Choice): Promise<Omit<Outcome, "act">> {
  if (!sent) return { code: "was-not-sent" }
  const officer = { kind: "officer", login } as const
  const path = `/cases/${sent.subjectId}/${sent.caseId}`
  const found = await doors.ask<{ length: number; judgement: Judgement }>(officer, "", "GET", path)
  if (!found.ok) return outcomeOf(found)
  return outcomeOf(await doors.ask(officer, "", "POST", `${path}/actions`, { ...choose(found.value.judgement), length: found.value.length }))
}
