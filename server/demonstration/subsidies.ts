// Stories of subsidies: offered without an application, confirmed and published, granted and paid with the treasury's money, asked back; a firm's offer; the money behind them.
import { addDays, addMonthsTo, monthOf, type PlainDate, plainDate, type YearMonth } from "#standards"
import type { Viewer } from "#wire"
import type { Written } from "./base.ts"
import type { Doors } from "./doors.ts"
import { paySubsidies } from "./months.ts"
import type { Plan, Story } from "./plan.ts"
import { type Deed, moment, wide } from "./unemployed.ts"
import { workingDay, workingDayBefore } from "./working-days.ts"

interface Setting {
  readonly doors: Doors
  readonly plan: Plan
  readonly written: Written
  readonly today: PlainDate
}

interface Party {
  readonly id: string
  readonly name: string
  readonly idNumber: string
  readonly viewer: Viewer
}

const street = "990101001000"
const city = "990100000000"
const fund = "employment-subsidy"

export function subsidyStories(setting: Setting): readonly Deed[] {
  const { doors, plan, written, today } = setting
  const back = (months: number, day: number): PlainDate => workingDay(plainDate(`${addMonthsTo(monthOf(today), -months)}-${String(day).padStart(2, "0")}`))
  const ago = (days: number): PlainDate => workingDayBefore(today, days)
  const month = (months: number): YearMonth => addMonthsTo(monthOf(today), -months)
  const found = (story: Story): Party => {
    const index = plan.persons.findIndex((one) => one.story === story)
    const one = plan.persons[index]
    if (!one) throw new Error(`no story ${story}`)
    const id = written.persons[index] ?? ""
    return { id, name: one.name, idNumber: one.idNumber, viewer: { kind: "citizen", personId: id, name: one.name, session: "demonstration" } }
  }
  const [offered, published, paid] = [found("offered"), found("published"), found("paid-subsidy")]
  const clerk = () => wide(doors.officer("wang.fang"), "990101")
  const reviewer = () => doors.officer("li.qiang")
  const held: { caseId?: string } = {}
  const confirms = (who: Party) => async (at: string) => {
    held.caseId = await confirm(doors, who, at)
  }
  const reviews = (who: Party, on: PlainDate) => (at: string) => review(doors, who, held.caseId ?? "", reviewer(), [clerk(), doors.officer("tian.yu")], at, moment(on, 15))
  return [
    { on: back(6, 5), hour: 9, act: (at) => enterMoney(doors, at, Number(month(1).slice(0, 4))) },
    ...[offered, published, paid].flatMap((who): Deed[] => [
      { on: back(7, 3), hour: 10, act: (at) => recognise(doors, who, at) },
      { on: back(7, 8), hour: 11, act: (at) => workFlexibly(doors, who, at) },
      { on: back(7, 9), hour: 14, act: (at) => answerChecks(doors, clerk(), "person", who.id, { "credit-listed": false, "low-income-household": false }, at) },
    ]),
    { on: back(2, 3), hour: 9, act: (at) => payPremiums(doors, paid, [6, 5, 4, 3].map(month), at) },
    { on: back(2, 4), hour: 9, act: (at) => compare(doors, at) },
    { on: back(2, 6), hour: 10, act: confirms(paid) },
    { on: back(2, 8), hour: 9, act: reviews(paid, back(2, 8)) },
    { on: back(2, 22), hour: 10, act: (at) => approve(doors, paid, held.caseId ?? "", at) },
    { on: plainDate(`${month(1)}-16`), hour: 16, act: () => paySubsidies(doors, month(1)) },
    { on: ago(14), hour: 9, act: (at) => payPremiums(doors, published, [6, 5, 4, 3, 2, 1].map(month), at) },
    ...firmStory(setting, month),
    { on: ago(13), hour: 10, act: (at) => compare(doors, at) },
    { on: ago(8), hour: 10, act: confirms(published) },
    { on: ago(3), hour: 9, act: reviews(published, ago(3)) },
    { on: ago(6), hour: 14, act: (at) => suspect(doors, clerk(), paid, at) },
    { on: ago(4), hour: 14, act: (at) => confirmSuspicion(doors, reviewer(), paid, at) },
    { on: ago(3), hour: 10, act: (at) => payPremiums(doors, offered, [6, 5, 4, 3, 2, 1].map(month), at, 5000) },
    { on: ago(2), hour: 9, act: (at) => compare(doors, at) },
    { on: ago(2), hour: 11, act: async (at) => void (await enter(doors, "qian.wei", at, { year: Number(today.slice(0, 4)), kind: "quota", source: null, amountFen: 5_000_000, document: `甲市财社〔${today.slice(0, 4)}〕31号` })) },
    { on: ago(1), hour: 9, act: (at) => object(doors, found("zhou-jianguo").viewer, published, at) },
    { on: ago(1), hour: 10, act: (at) => doors.ask<void>(doors.officer("tian.yu"), at, "POST", "/insurance/price-indices", { region: city, month: month(1), consumerRise: 360, foodRise: 410, supplementRise: 360, document: `甲市统发〔${today.slice(0, 4)}〕10号` }) },
  ]
}

/** Income, index and quota of the year the batches are of, and what the year before left over. */
async function enterMoney(doors: Doors, at: string, year: number): Promise<void> {
  const rows = [
    { year: year - 1, kind: "income", source: "province", amountFen: 3_200_000 }, { year, kind: "income", source: "central", amountFen: 60_000_000 }, { year, kind: "income", source: "city", amountFen: 20_000_000 },
    { year, kind: "index", source: null, amountFen: 50_000_000 }, { year, kind: "quota", source: null, amountFen: 30_000_000 },
  ]
  for (const [index, row] of rows.entries()) {
    const entryId = await enter(doors, "qian.wei", at, { ...row, document: `甲市财社〔${row.year}〕${index + 5}号` })
    await doors.ask(doors.officer("song.jia"), at, "POST", `/subsidies/budget/${city}/${entryId}`, { decision: "confirm" })
  }
}

const enter = async (doors: Doors, login: string, at: string, entry: object): Promise<string> =>
  (await doors.ask<{ entryId: string }>(doors.officer(login), at, "POST", "/subsidies/budget", { region: city, fund, ...entry })).entryId

async function recognise(doors: Doors, who: Party, at: string): Promise<void> {
  const path = `/assistance/persons/${who.id}/hardships`
  const { recognitionId } = await doors.ask<{ recognitionId: string }>(wide(doors.officer("wang.fang"), "990101"), at, "POST", path, { category: "050", recognisedOn: at.slice(0, 10), document: "达到大龄失业人员年龄，失业登记满六个月" })
  await doors.ask(doors.officer("li.qiang"), at, "POST", `${path}/${recognitionId}/settle`, { decision: "confirm", says: "与户籍、失业登记记录一致" })
}

const workFlexibly = (doors: Doors, who: Party, at: string): Promise<void> =>
  doors.ask(who.viewer, at, "POST", "/cases", {
    item: "registration.flexible-employment", region: street, papers: [],
    answers: { flexKind: "2", flexContent: "在本街道几户人家做保洁、做饭", workRegion: street, startDate: at.slice(0, 10), monthlyIncome: 320_000, promise: true },
  }, `demonstration-flexible-${who.id}`)

/** What no connected register answers a clerk records with its source. */
async function answerChecks(doors: Doors, clerk: Viewer, kind: "person" | "employer", subject: string, answers: Readonly<Record<string, unknown>>, at: string): Promise<void> {
  for (const [question, value] of Object.entries(answers)) await doors.ask(clerk, at, "POST", `/subsidies/checks/${subject}`, { kind, question, value, from: "2024-01-01", source: "部门核查", document: "核查回执" })
}

/** Months a person in flexible employment paid: 20 % for the pension, 8 % for medical insurance. @param base yuan */
async function payPremiums(doors: Doors, who: Party, months: readonly YearMonth[], at: string, base = 4200): Promise<void> {
  const rows = months.flatMap((month) => [["110", 0.2], ["310", 0.08]].map(([kind = "", rate = 0]) => [who.idNumber, who.name, kind, month, "", base.toFixed(2), "0.00", (base * Number(rate)).toFixed(2), `${month}-20`].join(",")))
  await send(doors, "social-insurance", "contributions", contributionColumns, rows, at)
}

const contributionColumns = "证件号码,姓名,险种,费款所属期,统一社会信用代码,缴费基数,单位缴费,个人缴费,到账日期"

const send = (doors: Doors, source: string, feed: string, columns: string, rows: readonly string[], at: string): Promise<void> =>
  doors.hand({ kind: "feed", source, scope: "99" }, at, `/exchange/feeds/${feed}`, `${feed}-${at.slice(0, 10)}-${rows.length}.csv`, `${columns}\n${rows.join("\n")}\n#END,${rows.length}\n`)

/** The comparison of the records, with what it leads to. */
async function compare(doors: Doors, at: string): Promise<void> {
  await doors.deliver(at)
  await doors.work("subsidies.follow-records", at)
  await doors.deliver(at)
}

async function confirm(doors: Doors, who: Party, at: string): Promise<string> {
  const offers = await doors.ask<readonly { offerId: string; state: string }[]>(who.viewer, at, "GET", "/subsidies/mine/offers")
  const offer = offers.find((one) => one.state === "offered")
  if (!offer) throw new Error(`nothing was offered to ${who.name}`)
  const { caseId } = await doors.ask<{ caseId: string }>(who.viewer, at, "POST", `/subsidies/mine/offers/${offer.offerId}/reply`, { reply: "confirm" })
  return caseId
}

type CaseView = { readonly length: number; readonly steps: readonly { readonly name: string; readonly status: string }[] }

/** Other provinces answer, the reviewer checks; where the case is drawn, two more officers look on site. Then it is published. */
async function review(doors: Doors, who: Party, caseId: string, reviewer: Viewer, onSite: readonly Viewer[], at: string, later: string): Promise<void> {
  await doors.work("subsidies.ask-nationwide", at)
  await doors.deliver(at)
  const path = `/cases/${who.id}/${caseId}`
  const accept = async (officer: Viewer, moment: string, says?: string) => {
    const { length } = await doors.ask<CaseView>(officer, moment, "GET", path)
    await doors.ask(officer, moment, "POST", `${path}/actions`, { kind: "accept", length, ...(says ? { says } : {}) })
  }
  await accept(reviewer, at)
  const { steps } = await doors.ask<CaseView>(reviewer, at, "GET", path)
  if (steps.some((step) => step.name === "site-check" && step.status === "now")) for (const officer of onSite) await accept(officer, later, "到场看过，情况与登记一致")
  await doors.deliver(later)
}

async function approve(doors: Doors, who: Party, caseId: string, at: string): Promise<void> {
  const path = `/cases/${who.id}/${caseId}`
  const head = doors.officer("zhao.min")
  const { length } = await doors.ask<CaseView>(head, at, "GET", path)
  await doors.ask(head, at, "POST", `${path}/actions`, { kind: "approve", length, says: "公示期满没有异议，同意发放。" })
}

async function suspect(doors: Doors, clerk: Viewer, who: Party, at: string): Promise<void> {
  const [grant] = await doors.ask<readonly { grantId: string; lines: readonly { about: string; line: string }[] }[]>(clerk, at, "GET", `/subsidies/grants/${who.id}`)
  const last = grant?.lines.at(-1)
  if (!grant || !last) throw new Error(`nothing was paid to ${who.name}`)
  await doors.ask(clerk, at, "POST", "/subsidies/clawbacks", { subject: who.id, grant: grant.grantId, kind: "lost-condition", grounds: `群众反映${last.line}起在某餐馆上班，用工单位尚未备案，需要本人说明。`, lines: [last].map(({ about, line }) => ({ about, line })) })
}

async function confirmSuspicion(doors: Doors, reviewer: Viewer, who: Party, at: string): Promise<void> {
  const found = (await doors.ask<readonly { subjectId: string; clawbackId: string }[]>(reviewer, at, "GET", "/subsidies/clawbacks?state=suspected")).find((one) => one.subjectId === who.id)
  await doors.ask(reviewer, at, "POST", `/subsidies/clawbacks/${who.id}/${found?.clawbackId ?? ""}/confirmation`, { decision: "confirm", says: "餐馆负责人证实其在店里帮工" })
}

async function object(doors: Doors, viewer: Viewer, about: Party, at: string): Promise<void> {
  const { publications } = await doors.ask<{ publications: readonly { subjectId: string; publicationId: string }[] }>(viewer, at, "GET", "/subsidies/publications?region=9901")
  const shown = publications.find((one) => one.subjectId === about.id)
  if (!shown) throw new Error(`nothing of ${about.name} is published`)
  await doors.ask(viewer, at, "POST", `/subsidies/publications/${shown.subjectId}/${shown.publicationId}/objections`, { reason: "她家里开着小卖部，不像是没有固定工作的人，请核实。" })
}

/** 乙市示例纺织 hired two graduates: their subsidy waits for its confirmation. */
function firmStory({ doors, plan, written, today }: Setting, month: (back: number) => YearMonth): readonly Deed[] {
  const firm = plan.employers[1]
  const employer = written.employers[1] ?? ""
  if (!firm) return []
  const viewer: Viewer = { kind: "employer", employerId: employer, name: firm.name, agent: firm.agent, session: "demonstration" }
  const graduates = plan.persons.filter((one) => one.story === "graduate-hired")
  const hired = plainDate(`${month(4)}-01`)
  const clerk = () => wide(doors.officer("chu.yan"), "990201")
  const filed = async (at: string) => {
    for (const one of graduates) await doors.ask(viewer, at, "POST", "/registration/filings", { name: one.name, idNumber: one.idNumber, hireOn: hired, contractKind: "1", contractFrom: hired, contractTo: plainDate(`${month(-8)}-01`), occupation: "6-20", workRegion: firm.region })
  }
  return [
    { on: hired, hour: 9, act: (at) => send(doors, "education", "studies", "证件号码,姓名,学校,学历层次,入学日期,毕业日期", graduates.map((one) => [one.idNumber, one.name, "示例纺织职业大学", "21", addDays(hired, -1500), addDays(hired, -45)].join(",")), at) },
    { on: hired, hour: 15, act: filed },
    { on: workingDayBefore(today, 15), hour: 9, act: (at) => answerChecks(doors, clerk(), "employer", employer, { "enterprise-size": "small", "unit-abnormal": false, "tax-normal": true, "credit-listed": false }, at) },
    { on: workingDayBefore(today, 15), hour: 10, act: (at) => giveAccount(doors, viewer, at) },
    {
      on: workingDayBefore(today, 14), hour: 10,
      act: (at) => send(doors, "social-insurance", "contributions", contributionColumns, [4, 3, 2, 1].map(month).flatMap((paid) => graduates.flatMap((one) => [["110", "800.00", "400.00"], ["310", "400.00", "100.00"], ["210", "25.00", "25.00"]].map(([kind = "", unit = "", own = ""]) => [one.idNumber, one.name, kind, paid, firm.uscc, "5000.00", unit, own, `${paid}-20`].join(",")))), at),
    },
  ]
}

/** Given by the firm, verified with its bank by an officer. */
async function giveAccount(doors: Doors, viewer: Viewer, at: string): Promise<void> {
  await doors.ask(viewer, at, "PUT", "/employer/me/account", { holderName: viewer.kind === "employer" ? viewer.name : "", bankName: "示例银行乙市支行", account: "99020100000000017" })
  const reviewer = doors.officer("wei.dong")
  const [waiting] = await doors.ask<readonly { employerId: string; accountId: string }[]>(reviewer, at, "GET", "/payments/unit-accounts")
  if (waiting) await doors.ask(reviewer, at, "POST", `/payments/unit-accounts/${waiting.employerId}/${waiting.accountId}`, { decision: "verified", source: "示例银行", document: "账户核验回单" })
}
