// Registrations as unemployed with their contacts, entitlements, and month lines chained by hash as the program chains them.
import { createHash } from "node:crypto"
import { dayIn, dayText, firstDay, monthNumber } from "../calendar.ts"
import type { Economy } from "../firms.ts"
import type { Block, Life } from "../life.ts"
import { cityOfPlace } from "../places.ts"
import { medicalPremium, standardOf } from "../truth/law.ts"
import type { Claim, Grant } from "../unemployment.ts"
import { personId, placeOf, receivedOn, type Sheets } from "./people.ts"
import { bytes, row } from "./sheet.ts"
import { recordId } from "./work.ts"

const officer = bytes("示例经办")

export function writeBenefits(sheets: Sheets, economy: Economy, block: Block): void {
  for (const life of block.lives) {
    for (const at of life.unemployment.spells.keys()) writeSpell(sheets, economy, life, at)
    writeEntitlements(sheets, life)
  }
}

function writeSpell(sheets: Sheets, economy: Economy, life: Life, at: number): void {
  const spell = life.unemployment.spells[at]
  if (!spell) return
  const id = personId(life.person.index)
  const [place, record] = [placeOf(life), recordId(life.person.index, 24 + at)]
  const closed = spell.closed > 0 ? dayText(spell.closed) : null
  const stop = firstDay(economy.lastMonth + 1)
  const until = spell.closed > 0 ? spell.closed : stop
  const contacts: number[] = []
  for (let day = spell.registered + 7; day < until && contacts.length < 6; day += 31) contacts.push(day)
  const last = contacts.at(-1) ?? spell.registered
  for (const [number, day] of contacts.entries())
    sheets.contacts.add(row(id, recordId(life.person.index, 24 + at) * 8 + number, record, `${dayText(day)}T02:${String(10 + ((day * 7) % 50))}:00Z`, number === 0 ? "counter" : "phone", (day + id) % 7 === 0 ? "no-answer" : "reached", dayText(day + 31), "9000001", officer, place))
  sheets.unemployments.add(
    row(
      id, record, dayText(spell.registered), spell.lostOn > 0 ? dayText(spell.lostOn) : null, spell.reason, "2", place, "clear", dayText(last), dayText(last + 31), closed, closed && spell.closeReason, closed, closed && "si", closed ? "closed" : "open", "case",
      `${dayText(spell.registered)}T02:30:00Z`, closed && receivedOn(spell.closed),
    ),
  )
  sheets.periods.add(row(id, record, "unemployment", place, `[${dayText(spell.registered)},${closed ?? ""})`))
}

interface Line {
  readonly month: number
  readonly batch: number
  readonly kind: "benefit" | "medical"
  readonly due: number
  readonly entitlement: number
}

function writeEntitlements(sheets: Sheets, life: Life): void {
  const lines: Line[] = []
  const id = personId(life.person.index)
  const place = placeOf(life)
  for (const [at, claim] of life.unemployment.claims.entries()) {
    if (!claim.grant) continue
    const record = recordId(life.person.index, 40 + at)
    sheets.entitlements.add(entitlementRow(id, record, place, claim, claim.grant))
    for (const [month, batch] of claim.grant.drawn) {
      lines.push({ month, batch, kind: "benefit", due: standardOf(cityOfPlace(life.person.place), month) ?? 0, entitlement: record })
      lines.push({ month, batch, kind: "medical", due: medicalPremium, entitlement: record })
    }
  }
  if (lines.length > 0) writeChain(sheets, id, place, lines)
}

function entitlementRow(id: number, record: number, place: string, claim: Claim, grant: Grant): string {
  const decided = `${dayText(claim.decidedOn)}T07:00:00Z`
  const isStopped = grant.stoppedFrom > 0
  return row(
    id, record, place, dayText(claim.on), dayText(grant.startsOn), monthNumber(grant.firstMonth), monthNumber(grant.lastMonth), grant.months, claim.paidMonths, grant.drawn.length, claim.reason, dayText(claim.lostOn), "insurance.benefit-eligibility@2011-07-01",
    grant.state, isStopped ? monthNumber(grant.stoppedFrom) : null, isStopped ? grant.stopEvent : null, isStopped ? dayText(grant.stopOn) : null, isStopped ? receivedOn(grant.stopOn + 6) : null, isStopped ? grant.unused : null,
    decided, isStopped ? receivedOn(grant.stopOn + 6) : decided,
  )
}

/** sha256(hash before ‖ person|seq|month|entitlement|kind|due|deducted|paid|reversed|moment), as domains/insurance/server/batch/month-chain.ts writes it. */
function writeChain(sheets: Sheets, id: number, place: string, lines: readonly Line[]): void {
  let before: Buffer = Buffer.alloc(32)
  for (const [at, line] of lines.entries()) {
    const paidOn = dayIn(line.batch, 15)
    const moment = `${dayText(dayIn(line.batch, 8))}T16:30:00.000`
    const hash = createHash("sha256").update(before).update(`${id}|${at + 1}|${monthNumber(line.month)}|${line.entitlement}|${line.kind}|${line.due}|0|${line.due}|0|${moment}`).digest()
    sheets.monthLines.add(row(id, at + 1, monthNumber(line.month), line.entitlement, line.kind, place, line.due, line.due, `${moment}Z`, `\\\\x${before.toString("hex")}`, `\\\\x${hash.toString("hex")}`, "paid", dayText(paidOn)))
    before = hash
  }
  sheets.chainHeads.add(row(id, lines.length, `\\\\x${before.toString("hex")}`))
}
