// What waits for somebody on the day the demonstration opens: a monthly check that is due, rows of another department whose names differ.
import { addDays, addMonthsTo, monthOf, type PlainDate, plainDate } from "#standards"
import { statement, type Session } from "#platform/database"
import type { Viewer } from "#wire"
import type { Written } from "./base.ts"
import type { Doors } from "./doors.ts"
import type { Plan } from "./plan.ts"
import type { Deed } from "./unemployed.ts"

interface Setting {
  readonly doors: Doors
  readonly system: Session
  readonly plan: Plan
  readonly written: Written
  readonly today: PlainDate
}

export function whatWaits(setting: Setting): readonly Deed[] {
  const { doors, today } = setting
  const first = plainDate(`${monthOf(today)}-01`)
  return [
    { on: first, hour: 9, act: (at) => doors.work("insurance.qualification-checks", at) },
    { on: plainDate(`${monthOf(today)}-05`), hour: 10, act: (at) => doChecks(setting, at) },
    ...Array.from({ length: 8 }, (_, index): Deed => ({ on: addDays(today, -10 - 15 * index), hour: 10, act: (at) => reportInTime(setting, at) })),
    { on: addDays(today, -34), hour: 10, act: (at) => receiveCustody(setting, at) },
    { on: addDays(today, -1), hour: 10, act: (at) => receiveContributions(setting, at) },
    { on: addDays(today, -20), hour: 10, act: (at) => listScarceOccupations(doors, at) },
  ]
}

const dueChecks = statement<Record<string, never>, { person_id: string; name: string }>({
  name: "demonstration.due-checks",
  reach: "report",
  sql: "select distinct person_id, p.name from insurance.qualification_checks join registers.persons p using (person_id) where state = 'due' and exists (select 1 from insurance.entitlements e where e.person_id = p.person_id and e.state = 'running') order by person_id",
})

/** Most people do the month's check and report in its first days; 周建国 and one in ten have not yet. */
async function doChecks({ doors, system, plan, written, today }: Setting, at: string): Promise<void> {
  const stories = new Map(plan.persons.map((one, index): [string, string] => [written.persons[index] ?? "", one.story]))
  for (const [index, { person_id, name }] of (await system.all(dueChecks, {})).entries()) {
    const story = stories.get(person_id)
    if (story === "zhou-jianguo" || (story === undefined && index % 10 === 0)) continue
    const viewer: Viewer = { kind: "citizen", personId: person_id, name, session: "demonstration" }
    await doors.ask(viewer, at, "POST", "/insurance/qualification-checks", { month: monthOf(today), sought: ["applied", "interview"], promise: true })
    await doors.ask(viewer, at, "POST", "/registration/mine/check-in")
  }
}

/** 周建国 reports every fifteen days, as those near their pension do, and will soon again. */
async function reportInTime({ doors, plan, written }: Setting, at: string): Promise<void> {
  for (const [index, { story, name }] of plan.persons.entries())
    if (story === "zhou-jianguo") await doors.ask({ kind: "citizen", personId: written.persons[index] ?? "", name, session: "demonstration" }, at, "POST", "/registration/mine/check-in")
}

/** 司法行政 reports 罗大勇's custody: his benefit rests until he is free. */
async function receiveCustody({ doors, plan }: Setting, at: string): Promise<void> {
  const rows = plan.persons.filter((one) => one.story === "on-hold").map((one) => `${one.idNumber},${one.name},${addDays(plainDate(at.slice(0, 10)), -4)},`)
  await doors.hand({ kind: "feed", source: "justice", scope: "99" }, at, "/exchange/feeds/custodies", `custodies-${at.slice(0, 10)}.csv`, `证件号码,姓名,起始日期,结束日期\n${rows.join("\n")}\n#END,${rows.length}\n`)
}

/** Sound-alike names, as they come from keyboards elsewhere. */
const misspelt = [["zhou-jianguo", "周健国"], ["graduate", "欧阳月"]] as const

/** The social insurance's file of yesterday: two rows carry a number we know under another name, and wait for a reviewer. */
async function receiveContributions({ doors, plan, today }: Setting, at: string): Promise<void> {
  const sender: Viewer = { kind: "feed", source: "social-insurance", scope: "99" }
  const month = addMonthsTo(monthOf(today), -1).replace("-", "")
  const rows = misspelt.flatMap(([story, name]) => plan.persons.filter((one) => one.story === story).map((one) => `${one.idNumber},${name},310,${month},${plan.employers[0]?.uscc ?? ""},4200.00,336.00,84.00,${at.slice(0, 10)}`))
  await doors.hand(sender, at, "/exchange/feeds/contributions", `contributions-${today}.csv`, `证件号码,姓名,险种,费款所属期,统一社会信用代码,缴费基数,单位缴费,个人缴费,到账日期\n${rows.join("\n")}\n#END,${rows.length}\n`)
}

/** 紧缺职业目录 of both cities, in force from the next month on: who is trained for these is paid for more. */
async function listScarceOccupations(doors: Doors, at: string): Promise<void> {
  const from = `${addMonthsTo(monthOf(plainDate(at.slice(0, 10))), 1)}-01`
  for (const [login, region, document] of [["tian.yu", "990100000000", "甲市人社〔2026〕21号"], ["fang.lei", "990200000000", "乙市人社〔2026〕17号"]] as const)
    await doors.ask(doors.officer(login), at, "POST", "/training/scarce-occupations", { region, source: "年度紧缺职业调查", rows: [["6-18-01-01", "urgent"], ["4-10-01-02", "scarce"]].map(([occupation = "", scarcity = ""]) => ({ occupation, scarcity, fromOn: from, document })) })
}
