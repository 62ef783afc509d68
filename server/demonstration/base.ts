// Writes the people of the stories and their firms into the registers, set by set, with the registrations that follow: what a province would already hold of them.
import { Readable } from "node:stream"
import { addDays, addMonthsTo, demonstrationRegions, demonstrationSource, maskBankCard, maskIdNumber, maskMobile, type PlainDate, toAab022, todayInChina } from "#standards"
import { type Bulk, newId } from "#platform/database"
import type { House } from "#platform/module"
import { idDigest, loadOffices } from "#platform/registers"
import type { Plan, PlannedPerson } from "./plan.ts"

export interface Written {
  /** Person ids in the order of the plan. */
  readonly persons: readonly string[]
  readonly employers: readonly string[]
}

/** One transaction: all of it or nothing, so that a first start that was interrupted begins again. */
export async function writeBase(house: House, plan: Plan): Promise<Written> {
  await loadOffices(house.database.system, offices(), demonstrationSource)
  const persons = plan.persons.map(() => newId())
  const employers = plan.employers.map(() => newId())
  const now = house.clock()
  const today = todayInChina(now)
  await house.database.system.transaction(async (tx) => {
    await writeEmployers(tx, plan, employers, now)
    await writePersons(tx, house, plan, persons, now, today)
    await writeContributions(tx, plan, persons, employers, now)
    await writeWork(tx, plan, persons, employers, today)
  })
  return { persons, employers }
}

type Cell = string | number | boolean | null

const escape = (cell: Cell): string => (cell === null ? "\\N" : String(cell).replace(/[\\\t\n\r]/g, (mark) => `\\${mark === "\t" ? "t" : mark === "\n" ? "n" : mark === "\r" ? "r" : "\\"}`))

function* lines(rows: Iterable<readonly Cell[]>): Generator<string> {
  for (const row of rows) yield `${row.map(escape).join("\t")}\n`
}

const copy = (tx: Bulk, into: string, rows: Iterable<readonly Cell[]>): Promise<void> => tx.copyIn(into, Readable.from(lines(rows)))

const titles: Readonly<Record<number, string>> = { 1: "公共就业服务局", 2: "公共就业服务中心", 3: "公共就业和人才服务中心", 4: "人力资源和社会保障所", 5: "就业服务站" }
const levels: Readonly<Record<number, string>> = { 1: "province", 2: "city", 3: "county", 4: "street", 5: "community" }

function offices() {
  return demonstrationRegions.flatMap((region, index) =>
    region.level === 0 ? [] : [{ officeId: String(9_900_000_000 + index), name: `${region.name}${titles[region.level] ?? ""}`, region: region.code, level: levels[region.level] ?? "", phone: `0990-${String(6_000_000 + index * 37).slice(0, 7)}`, address: `${region.name}为民路 ${index + 1} 号`, hours: "工作日 9:00–12:00，13:30–17:30"}],
  )
}

async function writeEmployers(tx: Bulk, plan: Plan, ids: readonly string[], now: string): Promise<void> {
  await copy(tx, "registers.employers (employer_id, uscc, name, unit_type, reg_type, industry, region, founded_on, contact_name, source, received_at, updated_at)", plan.employers.map((one, index) => [ids[index] ?? "", one.uscc, one.name, one.unitType, one.regType, toAab022(one.industry), one.region, one.foundedOn, one.agent, demonstrationSource, now, now]))
  await copy(tx, "registers.employer_codes (uscc, employer_id)", plan.employers.map((one, index) => [one.uscc, ids[index] ?? ""]))
}

async function writePersons(tx: Bulk, house: House, plan: Plan, ids: readonly string[], now: string, today: PlainDate): Promise<void> {
  const { sealing } = house
  await copy(
    tx,
    `registers.persons (person_id, name, sex, birth_date, id_type, id_sealed, id_masked, mobile_sealed, mobile_masked, bank_sealed, bank_masked, bank_name, hukou_type, hukou_region, live_region,
       live_address, ethnic_group, education, women_retire_kind, region, source, received_at, updated_at)`,
    plan.persons.map((one, index) => [
      ids[index] ?? "", one.name, one.sex, one.born, "01", sealing.seal(one.idNumber), maskIdNumber(one.idNumber), sealing.seal(one.mobile), maskMobile(one.mobile), sealing.seal(one.bankAccount),
      maskBankCard(one.bankAccount), "示例银行（社会保障卡）", one.hukouType, one.community, one.community, `${one.community.slice(9)} 号楼`, ethnicGroup(one), one.education, one.sex === "2" ? "F50" : null, one.community,
      demonstrationSource, now, now,
    ]),
  )
  await copy(tx, "registers.person_id_numbers (digest, person_id)", plan.persons.map((one, index) => [idDigest(sealing, one.idNumber, today), ids[index] ?? ""]))
  await copy(tx, "registers.person_mobiles (digest, person_id)", plan.persons.map((one, index) => [sealing.digest("mobile", one.mobile), ids[index] ?? ""]))
}

const ethnicGroup = (one: PlannedPerson): string => (one.story === "ayiguli" ? "05" : "01")

const kinds = [["110", 0.16, 0.08], ["210", 0.005, 0.005], ["310", 0.08, 0.02], ["410", 0.004, 0]] as const

async function writeContributions(tx: Bulk, plan: Plan, persons: readonly string[], employers: readonly string[], now: string): Promise<void> {
  function* rows(): Generator<readonly Cell[]> {
    for (const [index, one] of plan.persons.entries())
      for (const ym of one.job?.paid ?? [])
        for (const [kind, unit, own] of kinds) {
          const base = Math.max(420_000, one.job?.payFen ?? 0)
          yield [persons[index] ?? "", kind, Number(ym.replace("-", "")), employers[one.job?.employer ?? 0] ?? "", base, Math.round(base * unit), Math.round(base * own), `${addMonthsTo(ym, 0)}-20`, one.community, demonstrationSource, now]
        }
  }
  await copy(tx, "registers.contributions (person_id, kind, ym, employer_id, base_fen, employer_paid_fen, person_paid_fen, arrived_on, region, source, received_at)", rows())
}

const endReasons: Readonly<Record<string, string>> = { "01": "01", "02": "05", "04": "03", "05": "03", "06": "03", "07": "02", "20": "04" }

/** Employee rows, employment registrations with their periods, and the filings behind them. */
async function writeWork(tx: Bulk, plan: Plan, persons: readonly string[], employers: readonly string[], today: PlainDate): Promise<void> {
  const jobs = plan.persons.flatMap((one, index) => (one.job ? [{ one, job: one.job, person: persons[index] ?? "", employer: employers[one.job.employer] ?? "", firm: plan.employers[one.job.employer], employment: newId(), filing: newId() }] : []))
  const recorded = (on: PlainDate) => `${addDays(on, 5) > today ? today : addDays(on, 5)}T01:30:00Z`
  await copy(tx, "registers.employee_rows (person_id, row_id, employer_id, kind, from_on, to_on, region, source, received_at)", jobs.map(({ one, job, person, employer }) => [person, newId(), employer, "210", job.from, job.to, one.community, demonstrationSource, recorded(job.to ?? job.from)]))
  await copy(
    tx,
    `registration.employments (person_id, employment_id, form, employer_id, employer_name, uscc, started_on, ended_on, end_reason, legal_end_reason, region, work_region, urban, occupation, contract_kind, contract_from,
       contract_to, monthly_pay_fen, evidence, state, source, filing_id, recorded_at, end_recorded_at, end_source)`,
    jobs.map(({ job, person, employer, firm, employment, filing }) => [
      person, employment, "010", employer, firm?.name ?? "", firm?.uscc ?? "", job.from, job.to, job.reason ? (endReasons[job.reason] ?? "90") : null, job.reason, firm?.region ?? "", firm?.region ?? "", true, occupationOf(firm?.industry),
      "1", job.from, null, job.payFen, "A", job.to ? "ended" : "valid", "filing", filing, recorded(job.from), job.to ? recorded(job.to) : null, job.to ? "filing" : null,
    ]),
  )
  await copy(tx, "registration.periods (person_id, record_id, kind, region, during)", jobs.map(({ job, person, firm, employment }) => [person, employment, "employment", firm?.region ?? "", `[${job.from},${job.to ?? ""})`]))
  await copy(
    tx,
    `registration.filings (employer_id, filing_id, person_id, employment_id, person_name, id_masked, hire_on, contract_kind, contract_from, occupation, work_region, monthly_pay_fen, ended_on, end_reason,
       legal_end_reason, region, state, recorded_at, recorded_by, end_recorded_at)`,
    jobs.map(({ one, job, person, employer, firm, employment, filing }) => [
      employer, filing, person, employment, one.name, maskIdNumber(one.idNumber), job.from, "1", job.from, occupationOf(firm?.industry), firm?.region ?? "", job.payFen, job.to, job.reason ? (endReasons[job.reason] ?? "90") : null, job.reason,
      firm?.region ?? "", job.to ? "ended" : "filed", recorded(job.from), firm?.agent ?? "", job.to ? recorded(job.to) : null,
    ]),
  )
}

/** Section letter of an industry → a middle class of occupations one meets there. */
const occupations: Readonly<Record<string, string>> = { C: "6-20", E: "6-31", F: "4-01", G: "4-10", H: "4-03", I: "2-02", K: "4-10", L: "3-01", O: "4-10", P: "3-01" }

const occupationOf = (industry: string | undefined): string => occupations[industry?.slice(0, 1) ?? ""] ?? "6-31"
