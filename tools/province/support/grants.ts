// Grants as rows: publications, grants, months, awards and what they use up; and people's own applications in the files. Which they are is settled in granted.ts.
import { maskIdNumber } from "#standards"
import { dayText, firstDay, monthNumber, monthText } from "../calendar.ts"
import { type Economy, firmOf } from "../firms.ts"
import type { Block, Life } from "../life.ts"
import { bankAccountOf, employerId, idNumberOf, mobileOf } from "../numbers.ts"
import { hashOf, purposes } from "../random.ts"
import { addressOf, deviceOf, momentOf, officerId } from "../services/ordinary.ts"
import type { FileSheets } from "../services/files.ts"
import { personId, placeOf, receivedOn, type Sheets } from "../tables/people.ts"
import { bytes, csvRow, row } from "../tables/sheet.ts"
import { recordId } from "../tables/work.ts"
import { said } from "../truth/of-people.ts"
import { issuedOn } from "./courses.ts"
import type { Grant, Granted } from "./granted.ts"
import type { Lived } from "./lived.ts"
import { type GrantedItem, insurance, isMonthly } from "./stacking.ts"

const rules: Readonly<Record<GrantedItem, string>> = {
  "SI-FLEX-HARD": "hardship-flexible-insurance", "SI-FLEX-GRAD": "graduate-flexible-insurance", "SI-EMP-HARD": "hardship-hire-insurance", "SI-SME-GRAD": "graduate-hire-insurance", "PW-POST": "public-post", "PW-SI": "public-post-insurance", "IN-BASE": "internship-month",
  "HI-ONCE": "hiring-grant", "TR-SKILL": "skill-training", "TR-LIVE": "training-living", "TR-ASSESS": "skill-assessment", "ST-ONCE": "start-up-grant", "LN-INT": "loan-interest", "UI-RETAIN": "job-retention-refund",
  "SI-KEY25": "key-group-insurance", "UI-EXPAND": "expansion-subsidy", "HI-POOR": "poor-hiring-grant", "AG-INTRO": "introduction", "TR-START": "start-up-training", "TR-FIRM": "firm-training", "TR-APPR": "apprentice-training", "TR-PROJ": "project-training", "UI-SKILL": "skill-subsidy",
  "GR-JS": "student-job-grant", "ST-RENT": "start-up-rent", "TV-MIG": "travel", "UI-WORKER": "contract-worker-allowance", "IN-EARLY": "internship-early-hire", "IN-RET": "internship-retention",
}
const fundOf = (item: GrantedItem): string => (item === "LN-INT" ? "inclusive-finance" : item.startsWith("UI-") ? "unemployment-insurance" : "employment-subsidy")

const [head, wholeRule] = [bytes("示例审批"), "2024-01-01"]
const firstGrant = 7_000_000_000_000
/** Grants about one thing of a block are told apart by it and a number. */
const ofThing = 256

export function writeGrants(sheets: Sheets, files: FileSheets, economy: Economy, block: Block, lived: Lived, { grants }: Granted): void {
  const counted = new Map<number, number>()
  for (const grant of grants) {
    const thing = grant.life ? grant.life.person.index : 1_000_000_000 + grant.firm
    const number = counted.get(thing) ?? 0
    counted.set(thing, number + 1)
    const id = firstGrant + thing * ofThing + number
    writeGrant(sheets, economy, lived, grant, id)
    if (!grant.isPlanted && grant.life && grant.firm < 0 && grant.applicant < 0) writeApplication(files, block, grant, grant.life, id)
  }
}

interface Payee {
  readonly id: number
  readonly kind: "person" | "employer"
  readonly region: string
  readonly name: string
  readonly number: string
}

function payeeOf(economy: Economy, { life, firm }: Grant): Payee {
  if (firm >= 0 || !life) {
    const unit = firmOf(economy, firm)
    return { id: employerId(firm), kind: "employer", region: unit.street, name: unit.name, number: unit.uscc }
  }
  const { person } = life
  return { id: personId(person.index), kind: "person", region: placeOf(life), name: `${person.name.slice(0, 1)}**`, number: maskIdNumber(idNumberOf(person.index, person.sex, person.born)) }
}

function writeGrant(sheets: Sheets, economy: Economy, lived: Lived, grant: Grant, id: number): void {
  const { item, life, months, on, line, holds } = grant
  const payee = payeeOf(economy, grant)
  const amount = months.reduce((sum, [, fen]) => sum + fen, 0)
  const [first, last] = [months[0]?.[0] ?? 0, months.at(-1)?.[0] ?? 0]
  const [persons, at, settled] = [life ? 1 : 0, receivedOn(on), on + 6 < firstDay(economy.lastMonth + 1) ? dayText(on + 6) : null]
  const applicant = grant.applicant < 0 ? null : employerId(grant.applicant)
  sheets.publications.add(row(payee.id, id, payee.kind, id, item, payee.region, bytes(payee.name), payee.number, bytes(first === last ? monthText(first) : `${monthText(first)}至${monthText(last)}`), persons, amount, dayText(on - 9), dayText(on - 2), receivedOn(on - 9), applicant, applicant === null ? "" : bytes(firmOf(economy, grant.applicant).name)))
  sheets.grants.add(row(payee.id, id, payee.kind, item, fundOf(item), payee.region, "01", amount, persons, isMonthly(item) ? months.length : 0, `${item.startsWith("UI-") ? "insurance" : "subsidies"}.${rules[item]}`, wholeRule, id, amount, dayText(on), head, settled ? "paid" : "approved", settled, at, applicant))
  if (isMonthly(item) && life) {
    const stack = insurance.includes(item) || item === "SI-KEY25" ? "G1" : null
    for (const [month, fen] of months)
      sheets.grantMonths.add(row(personId(life.person.index), id, monthNumber(month), item, stack, payee.id, payee.kind, payee.region, fen, `{"subsidy-month": "${monthText(month)}"}`, dayText(on), at, applicant))
    return
  }
  const subject = life ? personId(life.person.index) : payee.id
  const [from, until] = [monthNumber(holds.from), holds.until === null ? null : monthNumber(holds.until)]
  sheets.awards.add(row(subject, id, line, life ? "person" : "employer", item, from, until, holds.occupation === null ? null : bytes(holds.occupation), holds.level, holds.employer, holds.loan, fundOf(item), payee.id, payee.kind, payee.region, amount, factsOf(lived, grant), dayText(on), at))
  for (const slot of grant.isPlanted ? [] : slotsOf(grant)) sheets.taken.add(row(subject, bytes(slot), id, payee.region))
}

/** What later claims ask an award about. */
function factsOf({ skills, course }: Lived, { item, life, applied }: Grant): string {
  const facts: Record<string, string | number> = { "applied-on": dayText(applied) }
  if (item === "ST-ONCE") facts["tranche"] = "first"
  if (item === "ST-RENT") facts["rent-months"] = said.rentMonths
  if (item === "GR-JS") facts["school-stage"] = stageOf(life)
  if (item === "AG-INTRO") facts["introduction-paid"] = 0
  if (item === "UI-SKILL") facts["certificate-issued-on"] = dayText((life && skills.get(life)?.issuedOn) ?? (course ? issuedOn(course) : applied))
  return JSON.stringify(facts)
}

const stageOf = (life: Life | null): string => life?.school.level.slice(0, 1) ?? ""

/** What can be had one single time, as the claims of the program would have taken it. */
function slotsOf({ item, life, line, holds, applied }: Grant): readonly string[] {
  const [year, certificate] = [dayText(applied).slice(0, 4), `${holds.occupation ?? ""}:${String(holds.level)}`]
  switch (item) {
    case "HI-ONCE":
    case "UI-EXPAND":
      return [item]
    case "HI-POOR":
      return [`HI-POOR:${holds.employer ?? ""}:0`]
    case "AG-INTRO":
      return [`AG-INTRO:${holds.employer ?? ""}`, `AG-INTRO:${year}:0`]
    case "TR-SKILL":
    case "TR-START":
    case "TR-FIRM":
    case "TR-APPR":
    case "TR-PROJ":
      return [`TR:${certificate}`, "TR-COUNT:0"]
    case "TR-LIVE":
      return [`TR-LIVE:${line}`, `TR-LIVE:${year}:0`]
    case "TR-ASSESS":
      return [`TR-ASSESS:${certificate}`, "TR-ASSESS-COUNT:0"]
    case "UI-SKILL":
      return [`UI-SKILL:${certificate}`, `UI-SKILL:${year}:0`]
    case "ST-ONCE":
      return ["ST-ONCE:first"]
    case "ST-RENT":
      return ["ST-RENT:0"]
    case "GR-JS":
      return [`GR-JS:${stageOf(life)}`]
    case "TV-MIG":
      return [`TV-MIG:${year}`]
    case "LN-INT":
      return [`LN-INT:${line}`]
    case "UI-WORKER":
      return [`UI-WORKER:${lastWork(life, applied)}`]
    case "IN-EARLY":
      return [`IN-EARLY:${line}`]
    case "IN-RET":
      return [`IN-RET:${Number(year) - 1}`]
    default:
      return []
  }
}

/** The employment whose end it is about. */
function lastWork(life: Life | null, applied: number): string {
  const jobs = life?.work.jobs.map((job, at) => ({ ...job, at })).filter((job) => job.firm >= 0 && job.from <= applied).toSorted((a, b) => b.from - a.from) ?? []
  return life && jobs[0] ? String(recordId(life.person.index, jobs[0].at)) : ""
}

/** A person's own account, phone and device; three officers, minutes apart. */
function writeApplication(files: FileSheets, block: Block, { item, months, on, applied }: Grant, life: Life, id: number): void {
  const { index, name } = life.person
  const [account, amount] = [bankAccountOf(index), months.reduce((sum, [, fen]) => sum + fen, 0)]
  const minute = 540 + (hashOf(block.number, purposes.grants, id) % 420)
  files.applications.add(csvRow(id, item, personId(index), null, monthText(months[0]?.[0] ?? 0), monthText(months.at(-1)?.[0] ?? 0), amount, momentOf(applied, minute), dayText(on), account, bytes(name), mobileOf(index), deviceOf(index), addressOf(index), null, null, `f${id}`, `i${id}`, "paid"))
  files.payments.add(csvRow(id, personId(index), account, amount, dayText(on + 6), "paid", dayText(on + 6)))
  for (const [at, step] of ["accept", "review", "approve"].entries())
    files.steps.add(csvRow(id * 10 + at, id, step, officerId((block.number * 3 + at) % 300 + 400 * at), momentOf(applied + 2 + at * 2, 560 + (hashOf(index, purposes.grants, id + at) % 400)), `t${block.number % 300}-${at}`, `172.16.${at}.${block.number % 250}`, 95 + (hashOf(at, purposes.grants, id) % 600), null, null, null))
}

