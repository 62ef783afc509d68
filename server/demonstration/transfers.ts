// Stories of moves between provinces: one came in, one waits for the other province longer than it may take, one went out and its fee waits for a batch.
import { addMonthsTo, monthOf, type PlainDate, plainDate } from "#standards"
import type { Viewer } from "#wire"
import type { Written } from "./base.ts"
import type { Doors } from "./doors.ts"
import type { Plan, Story } from "./plan.ts"
import { type Deed, wide } from "./unemployed.ts"
import { workingDayBefore } from "./working-days.ts"

interface Setting {
  readonly doors: Doors
  readonly plan: Plan
  readonly written: Written
  readonly today: PlainDate
}

interface Mover {
  readonly id: string
  readonly name: string
  readonly idNumber: string
}

const street = "990101001000"
const here = "990000"
const there = "320000"

type Shown = { readonly personId: string; readonly transferId: string; readonly number: string }

export function transferStories({ doors, plan, written, today }: Setting): readonly Deed[] {
  const ago = (days: number): PlainDate => workingDayBefore(today, days)
  const found = (story: Story): Mover => {
    const index = plan.persons.findIndex((one) => one.story === story)
    const one = plan.persons[index]
    if (!one) throw new Error(`no story ${story}`)
    return { id: written.persons[index] ?? "", name: one.name, idNumber: one.idNumber }
  }
  const [came, waits, went] = [found("moved-in"), found("moving-in"), found("moved-out")]
  const [clerk, reviewer] = [() => wide(doors.officer("wang.fang"), "990101"), () => doors.officer("li.qiang")]
  const held = new Map<string, string>()
  const asks = (who: Mover) => async (at: string) => {
    held.set(who.id, await ask(doors, who, clerk(), at))
  }
  return [
    { on: ago(16), hour: 10, act: asks(came) },
    { on: ago(13), hour: 10, act: (at) => takeSheet(doors, came, clerk(), at) },
    { on: ago(12), hour: 10, act: (at) => decide(doors, came, held.get(came.id) ?? "", [clerk(), reviewer()], at) },
    { on: ago(11), hour: 9, act: asks(waits) },
    { on: ago(9), hour: 9, act: (at) => takeLetter(doors, went, clerk(), at) },
    { on: ago(8), hour: 15, act: (at) => letGo(doors, went, [clerk(), reviewer()], at) },
    { on: ago(4), hour: 9, act: (at) => doors.work("insurance.urge-transfers", at) },
    { on: ago(3), hour: 11, act: (at) => giveAccount(doors, at) },
  ]
}

/** Applied for and checked at the counter of the street: the letter is written. */
async function ask(doors: Doors, who: Mover, clerk: Viewer, at: string): Promise<string> {
  const viewer: Viewer = { kind: "citizen", personId: who.id, name: who.name, session: "demonstration" }
  const { caseId } = await doors.ask<{ caseId: string }>(viewer, at, "POST", "/cases", { item: "insurance.relation-transfer", region: street, papers: [], answers: { fromProvince: there, purpose: "moved", promise: true } }, `demonstration-transfer-${who.id}`)
  await doors.deliver(at)
  await accept(doors, who, caseId, clerk, at)
  await doors.deliver(at)
  return caseId
}

async function accept(doors: Doors, who: Mover, caseId: string, officer: Viewer, at: string, kind = "accept"): Promise<void> {
  const path = `/cases/${who.id}/${caseId}`
  const { length } = await doors.ask<{ length: number }>(officer, at, "GET", path)
  await doors.ask(officer, at, "POST", `${path}/actions`, { kind, length })
}

async function moveOf(doors: Doors, who: Mover, officer: Viewer, at: string): Promise<Shown> {
  const mine = (await doors.ask<readonly Shown[]>(officer, at, "GET", "/insurance/transfers")).find((one) => one.personId === who.id)
  if (!mine) throw new Error(`no move of ${who.name}`)
  return mine
}

const envelope = (number: string, at: string) => ({ id: `${there}-${number.slice(-12)}-${at.slice(5, 10)}`, number, from: there, to: here, on: at.slice(0, 10) })
const enter = (doors: Doors, clerk: Viewer, at: string, message: object): Promise<void> => doors.ask(clerk, at, "POST", "/insurance/transfers/messages", { content: JSON.stringify(message) })

/** The sheet came as a file: thirty months paid there, nothing drawn. */
async function takeSheet(doors: Doors, who: Mover, clerk: Viewer, at: string): Promise<void> {
  const { number } = await moveOf(doors, who, clerk, at)
  const last = addMonthsTo(monthOf(plainDate(at.slice(0, 10))), -12)
  const months = Array.from({ length: 30 }, (_, index) => addMonthsTo(last, index - 29)).map((month) => ({ month, arrivedOn: `${month}-20` }))
  await enter(doors, clerk, at, { kind: "sheet", ...envelope(number, at), drawing: false, paidMonths: 30, months, consumedThrough: null, approvedMonths: 6, drawnMonths: 0, unusedMonths: 0, standardFen: 210_000, feeFen: 1_890_000 })
}

async function decide(doors: Doors, who: Mover, caseId: string, [clerk, reviewer]: readonly [Viewer, Viewer], at: string): Promise<void> {
  await accept(doors, who, caseId, clerk, at)
  await accept(doors, who, caseId, reviewer, at, "approve")
  await doors.deliver(at)
}

const takeLetter = (doors: Doors, who: Mover, clerk: Viewer, at: string): Promise<void> =>
  enter(doors, clerk, at, { kind: "contact", ...envelope(`${there}-${at.slice(0, 10).replaceAll("-", "")}0001`, at), name: who.name, idNumber: who.idNumber, purpose: "moved" })

async function letGo(doors: Doors, who: Mover, [clerk, reviewer]: readonly [Viewer, Viewer], at: string): Promise<void> {
  const { transferId } = await moveOf(doors, who, clerk, at)
  await doors.ask(clerk, at, "POST", `/insurance/transfers/${who.id}/${transferId}/sheet`, {})
  await doors.ask(reviewer, at, "POST", `/insurance/transfers/${who.id}/${transferId}/confirmation`, { decision: "confirm" })
}

/** Where the fee goes: entered and verified by two of finance. */
async function giveAccount(doors: Doors, at: string): Promise<void> {
  const { accountId } = await doors.ask<{ accountId: string }>(doors.officer("qian.wei"), at, "PUT", `/payments/agency-accounts/${there}`, {
    uscc: "123200004660000105", holderName: "江苏省社会保险基金管理中心", bankName: "示例银行南京分行", account: "32000000000000000017", document: "转移接续账户公告",
  })
  await doors.ask(doors.officer("song.jia"), at, "POST", `/payments/agency-accounts/${there}/${accountId}`, { decision: "verified" })
}
