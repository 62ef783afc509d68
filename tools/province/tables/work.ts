// Firms, what they are to their owners, and jobs, as rows.
import { maskIdNumber, toAab022 } from "#standards"
import { addMonths, dayText, firstDay, monthOf } from "../calendar.ts"
import { isLeftOpen } from "../errors.ts"
import { type Economy, firmOf } from "../firms.ts"
import type { Block, Life } from "../life.ts"
import { employerId, idNumberOf } from "../numbers.ts"
import type { Job } from "../work.ts"
import { writeContributions } from "./contributions.ts"
import { personId, placeOf, receivedOn, type Sheets, source } from "./people.ts"
import { bytes, row } from "./sheet.ts"

/** Records of a person are numbered from here on, 64 to each. */
export const recordId = (person: number, number: number): number => 2_000_000_000_000 + person * 64 + number

const nobody = bytes("经办人")

export function writeFirms(sheets: Sheets, economy: Economy, block: Block): void {
  for (const [at, index] of block.firms.entries()) {
    const firm = firmOf(economy, index)
    const owner = block.lives[block.owners[at] ?? 0]?.person
    const name = bytes(firm.name)
    const since = receivedOn(Math.max(firm.founded, firstDay(economy.firstMonth)))
    const ownerName = bytes(owner?.name ?? "")
    sheets.employers.add(row(employerId(index), firm.uscc, name, firm.unitType, firm.regType, toAab022(firm.section + firm.division), bytes(firm.status), firm.street, dayText(firm.founded), owner ? personId(owner.index) : null, ownerName, nobody, source, since, since))
    sheets.employerCodes.add(row(firm.uscc, employerId(index)))
    sheets.employerRegistrations.add(row(employerId(index), 3_000_000_000_000 + index, firm.street, firm.street, firm.uscc, name, nobody, "", firm.isDispatch ? "t" : "f", dayText(firm.founded + 20), firm.closed > 0 ? "closed" : "normal", firm.closed > 0 ? dayText(Math.max(firm.closed, firm.founded + 21)) : null, since))
  }
}

export function writeWork(sheets: Sheets, economy: Economy, block: Block): void {
  for (const life of block.lives) {
    for (const one of life.markets) {
      const firm = firmOf(economy, one.firm)
      sheets.entityRoles.add(row(personId(life.person.index), firm.uscc, bytes(firm.name), bytes(one.role), bytes(firm.status), dayText(one.from), one.to > 0 ? dayText(one.to) : null, placeOf(life), source, receivedOn(one.from)))
    }
    for (const [at, job] of life.work.jobs.entries()) {
      writeJob(sheets, economy, life, job, at, isLeftOpen(economy, life.person.index, at))
      if (job.insured !== "none") writeContributions(sheets, economy, life, job)
    }
  }
}

/** employment-end of domain/07 for the legal reason. */
const endReasons: Readonly<Record<string, string>> = { "01": "01", "02": "05", "03": "05", "04": "03", "05": "03", "06": "03", "07": "02", "08": "03", "09": "04", "20": "04", "21": "02", "22": "07", "23": "08", "99": "90" }
const occupations: Readonly<Record<string, string>> = { A: "5-01", B: "6-16", C: "6-20", D: "6-28", E: "6-31", F: "4-01", G: "4-10", H: "4-03", I: "2-02", J: "4-05", K: "4-06", L: "3-01", M: "2-02", N: "4-09", O: "4-10", P: "2-08", Q: "2-05", R: "2-09", S: "3-01" }

/** Last day of the contract with its renewals, 0 when open-ended. */
export const contractEnd = (economy: Economy, job: Job): number =>
  job.term > 0 ? addMonths(job.from, job.term * Math.max(1, Math.ceil(((job.to > 0 ? monthOf(job.to) : economy.lastMonth + 1) - monthOf(job.from)) / job.term))) : 0

function writeJob(sheets: Sheets, economy: Economy, life: Life, job: Job, at: number, neverReported: boolean): void {
  const { person } = life
  const id = personId(person.index)
  const place = placeOf(life)
  const [from, to] = [dayText(job.from), job.to > 0 ? dayText(job.to) : null]
  const employment = recordId(person.index, at)
  const [recorded, ended] = [receivedOn(job.from + 5), job.to > 0 ? receivedOn(job.to + 4) : null]
  const endReason = job.to > 0 ? (endReasons[job.reason] ?? "90") : null
  const state = job.to > 0 ? "ended" : "valid"
  sheets.periods.add(row(id, employment, "employment", place, `[${from},${to ?? ""})`))
  if (job.firm < 0) {
    const until = job.to > 0 ? null : dayText(firstDay(economy.lastMonth + 6))
    sheets.employments.add(row(id, employment, "022", null, "", null, from, to, endReason, null, place, place, "t", "4-10", null, null, null, job.baseFen, "f", until, "E", state, "case", null, recorded, ended, ended && "case"))
    return
  }
  const firm = firmOf(economy, job.firm)
  const [name, occupation, kind] = [bytes(firm.name), occupations[firm.section] ?? "6-31", job.term > 0 ? "1" : "2"]
  const contractEnds = job.term > 0 ? dayText(contractEnd(economy, job)) : null
  const legal = job.isSecond || job.to === 0 ? null : job.reason
  const filing = recordId(person.index, 32 + at)
  sheets.employments.add(row(id, employment, "010", employerId(firm.index), name, firm.uscc, from, to, endReason, legal, firm.street, firm.street, "t", occupation, kind, from, contractEnds, job.baseFen, job.isSecond ? "t" : "f", null, "A", state, "filing", filing, recorded, ended, ended && "filing"))
  sheets.filings.add(row(employerId(firm.index), filing, id, employment, bytes(person.name), maskIdNumber(idNumberOf(person.index, person.sex, person.born)), from, kind, from, contractEnds, occupation, firm.street, job.baseFen, to, endReason, legal, firm.street, job.to > 0 ? "ended" : "filed", recorded, nobody, ended))
  if (job.insured === "none") return
  sheets.employeeRows.add(row(id, recordId(person.index, 48 + at), employerId(firm.index), job.insured === "all" ? "210" : "410", from, neverReported ? null : to, null, place, source, recorded))
}
