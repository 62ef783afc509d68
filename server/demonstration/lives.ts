// What the unemployed of the plan did since: registered, claimed, were asked to correct, waited, found work; day by day up to today.
import { addDays, addMonthsTo, addWorkingDays, involuntaryEnd, monthOf, type PlainDate, plainDate, todayInChina } from "#standards"
import { newId, statement, type Session } from "#platform/database"
import { publish } from "#platform/exchange"
import type { Viewer } from "#wire"
import type { Written } from "./base.ts"
import type { Doors } from "./doors.ts"
import { beginPresentMonth, paidMonths, payMonth } from "./months.ts"
import type { Plan, PlannedPerson } from "./plan.ts"
import { type Chance, chanceFrom } from "./random.ts"
import { closeTables } from "./tables.ts"
import { whatWaits } from "./waiting.ts"

export interface Deed {
  readonly on: PlainDate
  /** Hour of the day in China, 9 to 17. */
  readonly hour: number
  readonly act: (at: string) => Promise<void>
}

interface Someone {
  readonly id: string
  readonly one: PlannedPerson
  readonly viewer: Viewer
}

/** Runs every deed up to today in the order of days; events are delivered at the end of each day that had one. */
export async function liveOn(doors: Doors, system: Session, plan: Plan, written: Written, today: PlainDate): Promise<void> {
  const chance = chanceFrom(20_161_129)
  const deeds: Deed[] = []
  plan.persons.forEach((one, index) => {
    const id = written.persons[index] ?? ""
    if (one.job?.to) plot({ id, one, viewer: { kind: "citizen", personId: id, name: one.name, session: "demonstration" } }, { chance, deeds, doors, system, plan, written, today })
  })
  const sentBack = plan.persons.find((one) => one.story === "payment-returned")?.bankAccount ?? ""
  for (const month of paidMonths(today)) {
    deeds.push({ on: plainDate(`${month}-16`), hour: 17, act: () => payMonth(doors, month, month === addMonthsTo(monthOf(today), -1) ? sentBack : null) })
    deeds.push({ on: plainDate(`${addMonthsTo(month, 1)}-03`), hour: 17, act: () => closeTables(doors, month) })
  }
  deeds.push(...whatWaits({ doors, system, plan, written, today }))
  const past = deeds.filter((deed) => deed.on < today).sort((a, b) => (a.on === b.on ? a.hour - b.hour : a.on < b.on ? -1 : 1))
  let day = past[0]?.on
  for (const deed of past) {
    if (day !== undefined && deed.on !== day) await doors.deliver(moment(day, 18))
    day = deed.on
    await deed.act(moment(deed.on, deed.hour))
  }
  if (day !== undefined) await doors.deliver(moment(day, 18))
  await beginPresentMonth(doors, today)
}

const moment = (day: PlainDate, hour: number): string => `${day}T${String(hour - 8).padStart(2, "0")}:${String((hour * 7) % 60).padStart(2, "0")}:00.000Z`

interface Stage {
  readonly chance: Chance
  readonly deeds: Deed[]
  readonly doors: Doors
  readonly system: Session
  readonly plan: Plan
  readonly written: Written
  readonly today: PlainDate
}

/** 丙市 has no benefit parameters in the reference set: its people register and do not draw. */
const payingCities = ["9901", "9902"]

/** The people of the README's story begin fresh; the others follow their chances. */
function plot(someone: Someone, stage: Stage): void {
  const { one } = someone
  const { chance, today } = stage
  const lost = one.job?.to
  if (!lost || one.story === "lin-xiaomei" || one.story === "too-few-months" || one.story === "resigned") return
  if (one.story === undefined && !chance.chance(0.8)) return
  const registered = workingDay(addDays(lost, chance.whole(2, 16)))
  const when = one.story === "ayiguli" ? workingDay(addDays(today, -9)) : registered
  let isOpen = false
  stage.deeds.push({ on: when, hour: chance.whole(9, 16), act: async (at) => { isOpen = await register(stage, someone, lost, at) } })
  if (isReached(one)) stage.deeds.push({ on: addWorkingDays(when, 3), hour: 15, act: async (at) => { if (isOpen) await contact(stage, someone, at) } })
  const paid = one.job?.paid.length ?? 0
  const isRefused = one.story === "refused"
  const mayClaim = payingCities.includes(one.community.slice(0, 4)) && paid >= 12 && involuntaryEnd(one.job?.reason ?? "") === "yes"
  if (isRefused || (mayClaim && (one.story !== undefined || chance.chance(0.75)))) claim(stage, someone, workingDay(addDays(when, one.story === "ayiguli" ? 1 : chance.whole(0, 6))))
  const staysOut = isRefused || one.story === "payment-returned" || one.story === "re-employed" || one.story === "zhou-jianguo" || one.story === "near-retirement"
  const findsWork = staysOut ? null : chance.chance(0.42) ? chance.whole(50, 240) : null
  if (findsWork !== null) stage.deeds.push({ on: addDays(when, findsWork), hour: 12, act: (at) => findWork(stage, someone, addDays(when, findsWork - 3), at) })
}

const workingDay = (day: PlainDate): PlainDate => addWorkingDays(addDays(day, -1), 1)

/** Seven in eight are reached by the first call. */
const isReached = ({ mobile }: PlannedPerson): boolean => Number(mobile.slice(-2)) % 8 !== 0

/** The clerk's first call after a registration. */
const contact = (stage: Stage, { id, one }: Someone, at: string) =>
  stage.doors.ask(officersOf(stage, one.community)[0], at, "POST", `/registration/people/${id}/contacts`, { way: "phone", result: "reached", situation: "正在找工作，愿意接受岗位推荐。", needs: "生产操作或服务类岗位" })

/** Returns whether the registration is open when this is done. */
async function register(stage: Stage, { id, one, viewer }: Someone, lost: PlainDate, at: string): Promise<boolean> {
  const { doors, today } = stage
  const sent = await doors.ask<Sent>(viewer, at, "POST", "/cases", {
    item: "registration.unemployment",
    region: one.community,
    answers: { placeKind: "2", reason: "20", lossDate: lost, mainlyFarming: false, wish: "work", occupation1: "生产操作或服务类岗位", region1: "本市", promise: true },
    papers: [],
  }, `demonstration-registration-${id}`)
  const looked = addWorkingDays(todayInChina(at), 1)
  if (sent.verdict === "pass") return true
  if (looked > addDays(today, -10)) return false
  const path = `/cases/${sent.subjectId}/${sent.caseId}/actions`
  await doors.ask(officersOf(stage, one.community)[0], moment(looked, 10), "POST", path, { kind: "approve", length: 1, says: "已电话核实本人目前没有工作。" })
  return true
}

type Sent = { readonly subjectId: string; readonly caseId: string; readonly verdict: string }

/** A claim and what became of it: most are decided in days, a few wait, are late, or were sent back. */
function claim(stage: Stage, someone: Someone, on: PlainDate): void {
  const { chance, deeds, doors, today } = stage
  const { one, viewer, id } = someone
  const [clerk, reviewer] = officersOf(stage, one.community)
  let sent: Sent | undefined
  const act = (who: Viewer, kind: string, length: number, rest: object = {}) => async (at: string) => {
    if (sent) await doors.ask(who, at, "POST", `/cases/${sent.subjectId}/${sent.caseId}/actions`, { kind, length, ...rest })
  }
  deeds.push({
    on,
    hour: chance.whole(9, 16),
    act: async (at) => {
      sent = await doors.ask<Sent>(viewer, at, "POST", "/cases", { item: "insurance.benefit-claim", region: one.community, answers: { accountHolder: one.name, accountConfirmed: true, promise: true }, papers: [] }, `demonstration-claim-${id}`)
    },
  })
  if (one.story === "ayiguli") {
    deeds.push({ on: addWorkingDays(on, 1), hour: 17, act: act(clerk, "return", 1, { says: "收款账户名与登记姓名中的间隔号不一致，请核对后重新确认账户。", fields: ["accountHolder"] }) })
    return
  }
  if (one.story === undefined && on > addDays(today, -30) && chance.chance(0.6)) return
  const accepted = addWorkingDays(on, chance.whole(1, 2))
  const decided = addWorkingDays(accepted, chance.whole(1, 5))
  deeds.push({ on: accepted, hour: chance.whole(9, 12), act: act(clerk, "accept", 1) })
  deeds.push({
    on: decided,
    hour: chance.whole(13, 17),
    act: async (at) => {
      if (!sent) return
      const path = `/cases/${sent.subjectId}/${sent.caseId}`
      const { judgement } = await doors.ask<{ judgement: { codes: readonly string[]; conditions: readonly { readonly verdict: string; readonly says: string }[] } }>(reviewer, at, "GET", path)
      const failed = judgement.conditions.find((condition) => condition.verdict === "fail")
      await (failed ? act(reviewer, "refuse", 2, { code: judgement.codes[0] ?? "", says: failed.says }) : act(reviewer, "approve", 2, { says: "已与参保缴费、用工备案信息核对一致。" }))(at)
    },
  })
}

/** The clerk and the reviewer who serve a community: the named ones of its county where there are such, else those of the county at hand. */
function officersOf({ doors }: Stage, community: string): readonly [Viewer, Viewer] {
  const county = community.slice(0, 6)
  const logins = county === "990101" ? ["wang.fang", "li.qiang"] : county === "990102" ? ["feng.jie", "chen.hao"] : county === "990201" ? ["chu.yan", "wei.dong"] : undefined
  if (logins) return [wide(doors.officer(logins[0] ?? ""), county), wide(doors.officer(logins[1] ?? ""), county)]
  return [wide(doors.officer("feng.jie"), county), wide(doors.officer("chen.hao"), county)]
}

/** A colleague of the same office elsewhere: the named officers stand in for those who are not named. */
const wide = (viewer: Viewer, county: string): Viewer => (viewer.kind === "staff" ? { ...viewer, scope: county } : viewer)

const insertRow = statement<{ person: string; row: string; employer: string; from: string; region: string; now: string }>({
  name: "demonstration.employee-row",
  reach: "subject",
  sql: "insert into registers.employee_rows (person_id, row_id, employer_id, kind, from_on, region, source, received_at) values (:person, :row, :employer, '210', :from, :region, '演示', :now)",
})

/** A new employee row arrives from the social insurance, and the event it brings. */
async function findWork({ chance, system, plan, written }: Stage, { id, one }: Someone, from: PlainDate, at: string): Promise<void> {
  const near = plan.employers.flatMap((employer, index) => (employer.region.slice(0, 4) === one.community.slice(0, 4) ? [index] : []))
  const index = chance.pick(near)
  const row = newId()
  const employer = written.employers[index] ?? ""
  await system.run(insertRow, { person: id, row, employer, from, region: one.community, now: at })
  await system.atomically([publish("employee-row.received", id, { employerId: employer, rowId: row, kind: "210", from, effectiveDate: from, region: one.community, employerName: plan.employers[index]?.name ?? "" })])
}

