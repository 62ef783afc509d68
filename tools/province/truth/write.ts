// What is written on the back: files beside the province that say, of every person, what was so. Nothing of it is in the database.
import { dayText, firstDay, monthText } from "../calendar.ts"
import { isLeftOpen, mistakeOf } from "../errors.ts"
import type { Economy } from "../firms.ts"
import type { Block, Life } from "../life.ts"
import { cityCode, cityOfPlace } from "../places.ts"
import { bytes, csvRow, type Sheet } from "../tables/sheet.ts"
import { personId } from "../tables/people.ts"
import { standingOn } from "../unemployment.ts"
import { monthsOwed } from "./months-owed.ts"
import { decide, type Entitled } from "./law.ts"

/** Columns of each file; the first line of the first part. */
const columns = {
  decisions: "person_id,on,place,verdict,codes,paid_months,unused_months,months,payable_months,starts_on,first_month,last_month,monthly_fen",
  claims: "person_id,claimed_on,decided_on,place,loss_on,reason,verdict,codes,paid_months,months,payable_months,starts_on,first_month,last_month,monthly_fen,outcome",
  entitlements: "person_id,kind,from_month,to_month,monthly_fen,payee",
  subsidies: "person_id,payee_id,item,line,from_month,to_month,verdict,codes,amount_fen,taken,open_fen",
  errors: "person_id,table,kind,says",
  duplicates: "person_id,same_as,way",
  frauds: "rule,person_ids,employer_ids,officer_ids,trace,key",
} as const

export type TruthName = keyof typeof columns
export const truthFiles = Object.keys(columns) as TruthName[]
export const truthColumns: Readonly<Record<TruthName, string>> = columns
export type TruthSheets = Readonly<Record<TruthName, Sheet>>

/** Writes what is so about a block. */
export function writeTruth(sheets: TruthSheets, economy: Economy, block: Block): void {
  for (const life of block.lives) {
    if (life.person.died === 0) writeDecision(sheets, economy, life)
    writeClaims(sheets, life)
    for (const owed of monthsOwed(economy, life)) sheets.entitlements.add(csvRow(personId(life.person.index), owed.kind, monthText(owed.from), monthText(owed.to), owed.monthly, owed.payee))
    writeErrors(sheets, economy, life)
  }
}

function writeErrors(sheets: TruthSheets, economy: Economy, life: Life): void {
  const add = (table: string, kind: string, says: string) => sheets.errors.add(csvRow(personId(life.person.index), table, kind, bytes(says)))
  const mistake = mistakeOf(economy, life.person)
  if (mistake === "mobile-of-spouse") add("registers.persons", mistake, "登记的是配偶的手机号")
  if (mistake === "account-mistyped") add("registers.persons", mistake, "银行账号录入时相邻两位颠倒")
  for (const [at, job] of life.work.jobs.entries())
    if (job.to > 0 && job.insured !== "none" && job.firm >= 0 && isLeftOpen(economy, life.person.index, at)) add("registers.employee_rows", "left-open", `${dayText(job.to)}离职未减员`)
}

const given = (one: Entitled | null): readonly (string | number | null)[] =>
  one === null ? [null, null, null, null, null, null] : [one.months, one.payable, dayText(one.startsOn), monthText(one.firstMonth), monthText(one.lastMonth), one.monthly]

/** What would be decided if the person claimed on the last day of the province's time. */
function writeDecision(sheets: TruthSheets, economy: Economy, life: Life): void {
  const on = firstDay(economy.lastMonth + 1) - 1
  const open = life.unemployment.spells.find((spell) => spell.registered <= on && (spell.closed === 0 || spell.closed > on))
  const standing = standingOn(economy, life.person, life.work, life.markets, life.unemployment, on, open?.registered ?? 0)
  const verdict = decide(standing)
  sheets.decisions.add(csvRow(personId(life.person.index), dayText(on), cityCode(standing.city), verdict.verdict, verdict.codes.join(" "), standing.paidMonths, standing.unused, ...given(verdict.gives)))
}

function writeClaims(sheets: TruthSheets, life: Life): void {
  for (const claim of life.unemployment.claims) {
    const outcome = claim.grant ? "granted" : claim.verdict.verdict === "pass" ? "not-decided" : "not-granted"
    sheets.claims.add(csvRow(personId(life.person.index), dayText(claim.on), dayText(claim.decidedOn), cityCode(cityOfPlace(life.person.place)), dayText(claim.lostOn), claim.reason, claim.verdict.verdict, claim.verdict.codes.join(" "), claim.paidMonths, ...given(claim.verdict.gives), outcome))
  }
}
