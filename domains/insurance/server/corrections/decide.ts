// Corrections in the hands of officers: decided by one, confirmed by another; then more is a line of the next batch and less a receivable with its ways of coming back.
import { newId, type Bulk } from "#platform/database"
import { publish } from "#platform/exchange"
import type { RequestContext } from "#platform/module"
import { fen, formatYuan } from "#standards"
import { commonProblems, type InputOf, type OutputOf } from "#wire"
import { benefitCorrectionProblems, type confirmBenefitCorrections, type decideBenefitCorrections } from "../../contract/corrections.ts"
import { appendStaged, stagingTable } from "../batch/month-chain.ts"
import { monthOfNumber } from "../months.ts"
import { send } from "../stop-benefit.ts"
import { type CorrectionRow, holdSql, ownSql } from "./correction-statements.ts"
import { monthsHadSql } from "./propose.ts"

type Chosen = InputOf<typeof decideBenefitCorrections>["corrections"]
type Officer = Extract<RequestContext["viewer"], { kind: "staff" }>

const officerOf = (request: Pick<RequestContext, "viewer">): Officer => {
  if (request.viewer.kind !== "staff") throw commonProblems.notAllowed()
  return request.viewer
}

/** Every one of the chosen, inside the officer's place, about other people. */
async function held(tx: Bulk, officer: Officer, chosen: Chosen): Promise<readonly CorrectionRow[]> {
  const rows = await tx.sql<CorrectionRow>(holdSql, [JSON.stringify(chosen), officer.scope])
  if (rows.length !== new Set(chosen.map((one) => one.correction)).size) throw commonProblems.notFound()
  if (officer.personId === null) return rows
  const [own] = await tx.sql<{ found: number }>(ownSql, [officer.personId, rows.map((row) => row.person_id)])
  if (own && own.found > 0) throw benefitCorrectionProblems.ownMatter()
  return rows
}

const idsOf = (rows: readonly CorrectionRow[]): readonly string[] => rows.map((row) => row.correction_id)
const peopleOf = (rows: readonly CorrectionRow[]): readonly string[] => rows.map((row) => row.person_id)
const chosenOnes = "person_id = any($1::bigint[]) and correction_id = any($2::bigint[])"

export async function decideCorrectionsFor(request: RequestContext<unknown, unknown, InputOf<typeof decideBenefitCorrections>>): Promise<OutputOf<typeof decideBenefitCorrections>> {
  const officer = officerOf(request)
  const { input, house, now } = request
  const rows = await house.database.system.transaction(async (tx) => {
    const found = await held(tx, officer, input.corrections)
    if (found.some((row) => row.state !== "proposed")) throw benefitCorrectionProblems.notNow()
    await tx.sql(`update insurance.corrections set state = 'decided', decision = $3, decided_by = $4, decided_name = $5, decided_says = $6, decided_at = $7::timestamptz where ${chosenOnes}`, [peopleOf(found), idsOf(found), input.decision, officer.officerId, officer.name, input.says, now])
    return found
  })
  for (const row of rows) request.concerns(row.person_id, row.region, { correction: row.correction_id, decision: input.decision, says: input.says })
  return { count: rows.length }
}

/** What was really had of the months is still what the proposal says; who was stopped or paid back meanwhile is looked at anew. */
async function unchanged(tx: Bulk, rows: readonly CorrectionRow[]): Promise<void> {
  const now = await tx.sql<{ person_id: string; ym: number; had: string }>(monthsHadSql("m.person_id = any($1::bigint[])"), [peopleOf(rows)])
  const had = new Map(now.map((one) => [`${one.person_id} ${one.ym}`, Number(one.had)]))
  const moved = rows.find((row) => row.lines.some((line) => had.get(`${row.person_id} ${line.ym}`) !== line.had))
  if (moved) throw benefitCorrectionProblems.changed({ name: moved.name })
}

/** 补发: a line for each month, with the next batch of the place. */
async function payOnTop(tx: Bulk, rows: readonly CorrectionRow[], at: string): Promise<void> {
  await tx.sql(stagingTable)
  await tx.sql("alter table month_staging add column correction_id bigint")
  await tx.sql(
    `insert into month_staging (person_id, n, ym, entitlement_id, kind, region, due_fen, deducted_fen, state, correction_id)
     select l.person_id, row_number() over (partition by l.person_id order by l.ym), l.ym, l.entitlement_id, 'supplement', k.region, l.due_fen - l.had_fen, 0, 'pending', k.correction_id
       from insurance.correction_lines l join insurance.corrections k on k.person_id = l.person_id and k.correction_id = l.correction_id
      where l.person_id = any($1::bigint[]) and l.correction_id = any($2::bigint[]) and l.due_fen > l.had_fen`,
    [peopleOf(rows), idsOf(rows)],
  )
  await appendStaged(tx, at, ["correction_id"])
  await tx.sql("drop table month_staging")
}

const monthsOf = (lines: CorrectionRow["lines"]): string => lines.map((one) => monthOfNumber(one.ym)).join("、")
const yuan = (amount: number): string => `${formatYuan(fen(amount))}元`

/** Less was due: owed back like every overpayment, at once, by instalments, or from later months with consent. */
async function askBack(tx: Bulk, row: CorrectionRow, at: string, today: string): Promise<string> {
  const receivable = newId()
  const less = row.lines.filter((one) => one.due < one.had)
  await tx.sql(
    `insert into insurance.receivables (person_id, receivable_id, entitlement_id, region, reason, months, amount_fen, recorded_at)
     select $1, $2, (select max(l.entitlement_id) from insurance.correction_lines l where l.person_id = $1 and l.correction_id = $3), $4, 'corrected', $5::int[], $6, $7::timestamptz`,
    [row.person_id, receivable, row.correction_id, row.region, less.map((one) => one.ym), row.less, at],
  )
  await send(tx, publish("benefit.overpaid", row.person_id, {
    region: row.region, effectiveDate: today, overpaidMonths: less.map((one) => monthOfNumber(one.ym)), receivableId: receivable, amountFen: row.less, says: `${row.grounds}：${monthsOf(less)}多发，应退${yuan(row.less)}`,
  }))
  return receivable
}

async function settle(tx: Bulk, rows: readonly CorrectionRow[], at: string, today: string): Promise<void> {
  await unchanged(tx, rows)
  await payOnTop(tx, rows, at)
  for (const row of rows) {
    const receivable = row.less > 0 ? await askBack(tx, row, at, today) : null
    if (receivable) await tx.sql("update insurance.corrections set receivable_id = $3 where person_id = $1 and correction_id = $2", [row.person_id, row.correction_id, receivable])
    if (row.more === 0) continue
    const more = row.lines.filter((one) => one.due > one.had)
    await send(tx, publish("benefit.supplemented", row.person_id, { region: row.region, effectiveDate: today, correctionId: row.correction_id, months: more.map((one) => monthOfNumber(one.ym)), amountFen: row.more, says: `${row.grounds}：${monthsOf(more)}补发${yuan(row.more)}，随下一批发放` }))
  }
}

export async function confirmCorrectionsFor(request: RequestContext<unknown, unknown, InputOf<typeof confirmBenefitCorrections>>): Promise<OutputOf<typeof confirmBenefitCorrections>> {
  const officer = officerOf(request)
  const { input, house, now, today } = request
  const rows = await house.database.system.transaction(async (tx) => {
    const found = await held(tx, officer, input.corrections)
    if (found.some((row) => row.state !== "decided")) throw benefitCorrectionProblems.notNow()
    if (found.some((row) => row.decided_by === officer.officerId)) throw benefitCorrectionProblems.samePerson()
    if (input.decision === "send-back") {
      await tx.sql(`update insurance.corrections set state = 'proposed', decision = null, decided_by = null, decided_name = '', decided_says = '', decided_at = null where ${chosenOnes}`, [peopleOf(found), idsOf(found)])
      return []
    }
    const taken = found.filter((row) => row.decision === "take")
    if (taken.length > 0) await settle(tx, taken, now, today)
    await tx.sql(`update insurance.corrections set state = 'confirmed', confirmed_by = $3, confirmed_name = $4, confirmed_on = $5::date where ${chosenOnes}`, [peopleOf(found), idsOf(found), officer.officerId, officer.name, today])
    return taken
  })
  for (const one of input.corrections) request.concerns(one.person, rows.find((row) => row.correction_id === one.correction)?.region ?? officer.scope.padEnd(12, "0"), { correction: one.correction, confirmation: input.decision })
  return { count: input.corrections.length, moreFen: rows.reduce((sum, row) => sum + row.more, 0), lessFen: rows.reduce((sum, row) => sum + row.less, 0) }
}
