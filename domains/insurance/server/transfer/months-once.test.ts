// Whatever is paid, drawn upon, moved in, moved out, taken back or said wrongly, in whatever order: a month counts in one province, and none is lost on the way.
import { expect, test } from "vitest"
import { testDatabase } from "../../../../platform/database/testing.ts"
import { newId } from "#platform/database"
import { addMonthsTo, plainDate, yearMonth } from "#standards"
import { monthNumber, monthOfNumber } from "../months.ts"
import { citizen, cityB, dice } from "../testing.ts"
import type { Sheet } from "./messages.ts"
import { staff, transferWorld } from "./testing.ts"

const database = await testDatabase()
const world = await transferWorld(database, "2025-06-02T02:00:00.000Z")
const { act, asked, clock, counts, decided, deliver, exchange, messages, on, other, paidHere, someone, sql, transferOf } = world

/** What a person ought to have: months that count and months left undrawn, in each of the two provinces. */
interface Side {
  readonly months: Set<number>
  /** Months up to this one were drawn upon. */
  consumed: number
  unused: number
}
const side = (): Side => ({ months: new Set(), consumed: 0, unused: 0 })
const counting = (one: Side) => [...one.months].filter((month) => month > one.consumed)
const nextDay = () => {
  clock.now = new Date(Date.parse(clock.now) + 26 * 3_600_000).toISOString()
}

/** The other province's ledger as the model has it. */
function ledgerOf(there: Side) {
  const paid = [...there.months].sort((a, b) => a - b).map((ym) => ({ month: monthOfNumber(ym), arrivedOn: plainDate(`${monthOfNumber(ym)}-20`) }))
  const drawn = there.consumed > 0 && there.unused > 0 ? 2 : 0
  return { drawing: false, months: paid, consumedThrough: there.consumed > 0 ? monthOfNumber(there.consumed) : null, approvedMonths: there.unused + drawn, drawnMonths: drawn, unusedMonths: there.unused, standardFen: 150_000 }
}

/** Everything of one side is the other's. */
function move(from: Side, to: Side): void {
  for (const month of counting(from)) to.months.add(month)
  to.unused = Math.min(24, to.unused + from.unused)
  from.months.clear()
  from.unused = 0
}

async function movesIn(person: string, idNumber: string, here: Side, there: Side, how: "normal" | "double" | "other-figures"): Promise<void> {
  if (there.months.size === 0) return
  other.ledgers.set(idNumber, ledgerOf(there))
  other.mode = how
  const caseId = await asked(person)
  other.mode = "normal"
  if (how === "other-figures") {
    expect((await act(citizen(person), person, caseId, "withdraw", 2)).body.state).toBe("withdrawn")
    await deliver()
    await exchange()
    return
  }
  const done = await decided(person, caseId)
  expect(done.body.state, JSON.stringify(done.body)).toBe("approved")
  // What was drawn upon there does not come back to life here.
  move(there, here)
}

async function movesOut(person: string, idNumber: string, here: Side, there: Side, takenBack: boolean): Promise<void> {
  const number = `BJ-${newId()}`
  other.say({ kind: "contact", ...other.envelope(number), name: "林晓梅", idNumber, purpose: "moved" })
  await exchange()
  await on(person, "sheet", staff.county)
  const settled = await on(person, "confirmation", staff.reviewer, { decision: "confirm" })
  expect(["fee-pending", "done"], JSON.stringify(settled.body)).toContain(settled.body.state)
  await exchange()
  const sheet = messages("sheet").at(-1) as Sheet
  const listed = sheet.months.map((one) => monthNumber(one.month)).filter((ym) => sheet.consumedThrough === null || ym > monthNumber(sheet.consumedThrough))
  expect([listed, sheet.unusedMonths]).toEqual([counting(here).sort((a, b) => a - b), here.unused])
  if (!takenBack) return move(here, there)
  expect(await counts(person)).toEqual([0, 0])
  other.say({ kind: "recall", ...other.envelope(number) })
  await exchange()
  expect((await transferOf(person))?.state).toBe("recalled")
}

/** A benefit granted on everything that counts here, drawn for some months and stopped: what is left merges with what was left before. */
async function draws(person: string, here: Side, drawn: number): Promise<void> {
  const last = Math.max(...counting(here))
  if (!Number.isFinite(last)) return
  const months = Math.min(24, 6 + here.unused)
  await sql(
    `insert into insurance.entitlements (person_id, entitlement_id, region, claimed_on, starts_on, first_month, last_month, months, contributed, drawn_months, end_reason, loss_on, state, stopped_from, stop_event, stop_event_on, unused_months, recorded_at)
     values ($1, $2, $3, $4, $4, 202401, 202412, $5, 20, $6, '05', $7, 'stopped', 202406, 're-employed', $4, $8, $9)`,
    person, newId(), cityB, clock.now.slice(0, 10), months, drawn, `${monthOfNumber(last)}-25`, months - drawn, clock.now)
  here.consumed = last
  here.unused = months - drawn
}

test.each([11, 23, 47, 91])("months are neither lost nor counted twice, seed %d", async (seed) => {
  const roll = dice(seed)
  for (let who = 0; who < 3; who++) {
    const { person, idNumber } = await someone()
    const [here, there] = [side(), side()]
    let [paidUpTo, paidThere] = [yearMonth("2019-01"), yearMonth("2019-01")]
    for (let turn = 0; turn < 14; turn++) {
      nextDay()
      const what = roll(8)
      if (what <= 1) {
        const count = 1 + roll(9)
        await paidHere(person, paidUpTo, count)
        for (let index = 0; index < count; index++) here.months.add(monthNumber(addMonthsTo(paidUpTo, index)))
        paidUpTo = addMonthsTo(paidUpTo, count)
      } else if (what === 2) {
        const count = 1 + roll(9)
        for (let index = 0; index < count; index++) there.months.add(monthNumber(addMonthsTo(paidThere, index)))
        paidThere = addMonthsTo(paidThere, count)
      } else if (what <= 4) await movesIn(person, idNumber, here, there, (["normal", "double", "other-figures"] as const)[roll(3)] ?? "normal")
      else if (what <= 6) await movesOut(person, idNumber, here, there, roll(3) === 0)
      else await draws(person, here, 1 + roll(3))
      nextDay()
      expect(await counts(person), `person ${who}, turn ${turn}, event ${what}`).toEqual([counting(here).length, here.unused])
      expect(await sql("select ym from insurance.months_in where person_id = $1 and state = 'counted' group by ym having count(*) > 1 union all select ym from insurance.months_out where person_id = $1 and state = 'moved' group by ym having count(*) > 1", person)).toEqual([])
    }
  }
}, 120_000)
