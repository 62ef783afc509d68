// What the people of the stories and of the province around them did in the last months: registered, claimed, were asked to correct, waited, found work; day by day up to today.
import { addDays, addMonthsTo, monthOf, type PlainDate, plainDate } from "#standards"
import { beginPresentMonth, paidMonths, payMonth } from "./months.ts"
import type { PlannedPerson } from "./plan.ts"
import { provinceDeeds, type ProvincePlan } from "./province-days.ts"
import { chanceFrom } from "./random.ts"
import { subsidyStories } from "./subsidies.ts"
import { closeTables } from "./tables.ts"
import { transferStories } from "./transfers.ts"
import { claims, type Deed, moment, registers, type Someone, type Stage } from "./unemployed.ts"
import { whatWaits } from "./waiting.ts"
import { workingDay } from "./working-days.ts"

/** Runs every deed up to today in the order of days; events are delivered at the end of each day that had one. Returns how often the province's people were refused, by code. */
export async function liveOn(stage: Omit<Stage, "chance" | "deeds" | "refused">, province: ProvincePlan): Promise<Readonly<Record<string, number>>> {
  const { doors, plan, written, today } = stage
  const deeds: Deed[] = []
  const setting: Stage = { ...stage, chance: chanceFrom(20_161_129), deeds, refused: {} }
  plan.persons.forEach((one, index) => plotStory(setting, one, written.persons[index] ?? ""))
  provinceDeeds(setting, province)
  const sentBack = plan.persons.find((one) => one.story === "payment-returned")?.bankAccount ?? ""
  for (const month of paidMonths(today)) {
    deeds.push({ on: plainDate(`${month}-16`), hour: 17, act: () => payMonth(doors, month, month === addMonthsTo(monthOf(today), -1) ? sentBack : null) })
    deeds.push({ on: plainDate(`${addMonthsTo(month, 1)}-03`), hour: 17, act: () => closeTables(doors, month) })
  }
  deeds.push(...whatWaits(stage), ...subsidyStories(stage), ...transferStories(stage))
  const past = deeds.filter((deed) => deed.on < today).sort((a, b) => (a.on === b.on ? a.hour - b.hour : a.on < b.on ? -1 : 1))
  let day = past[0]?.on
  for (const deed of past) {
    if (day !== undefined && deed.on !== day) await endDay(stage, day)
    day = deed.on
    await deed.act(moment(deed.on, deed.hour))
  }
  if (day !== undefined) await endDay(stage, day)
  await beginPresentMonth(doors, today)
  return setting.refused
}

/** Events reach their handlers, and ends of work nobody objected to become final. */
async function endDay({ doors }: Pick<Stage, "doors">, day: PlainDate): Promise<void> {
  await doors.deliver(moment(day, 18))
  await doors.work("registration.confirm-end-drafts", moment(day, 19))
}

/** The people of the README's story begin fresh. */
function plotStory(stage: Stage, { story, name, community, job }: PlannedPerson, id: string): void {
  const { chance, today } = stage
  if (!job?.to || story === "lin-xiaomei" || story === "too-few-months" || story === "resigned" || story === "moved-out") return
  const registered = workingDay(story === "ayiguli" ? addDays(today, -9) : addDays(job.to, chance.whole(2, 16)))
  const claimed = workingDay(addDays(registered, story === "ayiguli" ? 1 : chance.whole(0, 6)))
  const someone: Someone = { id, name, community, story, viewer: { kind: "citizen", personId: id, name, session: "demonstration" }, lost: job.to, isReached: true }
  registers(stage, someone, registered)
  claims(stage, someone, claimed)
}
