// What subsidies rest on, as rows: recognitions, departments' answers, accounts of units, posts and who is placed in them, internships, the class, loans. As the program would have let them in.
import { addMonths, dayText, firstDay, monthNumber } from "../calendar.ts"
import { type Economy, firmOf } from "../firms.ts"
import type { Block, Life } from "../life.ts"
import { employerId } from "../numbers.ts"
import type { SeedSealing } from "../sealing.ts"
import { officerId, recogniser } from "../services/ordinary.ts"
import { taught } from "../services/postings.ts"
import { personId, placeOf, receivedOn, type Sheets, source } from "../tables/people.ts"
import { bytes, row } from "../tables/sheet.ts"
import { hasAccount, isConcerned, personAnswers, unitAnswers } from "./answers.ts"
import { certificateNumber, type Course, courseDays, issuedOn, sessions, type Skill } from "./courses.ts"
import { type Introduction, type Lived, type LivedInternship, type Loan, type Placement, quartersOf, segmentsOf, type Tenancy } from "./lived.ts"

/** Records of a person or a firm, a hundred and twenty-eight to each. */
const recordOf = (thing: number, number: number): number => 6_000_000_000_000 + thing * 128 + number
/** First numbers of each kind. */
const numbers = { hardship: 0, check: 1, account: 10, post: 11, placement: 12, placementEnd: 13, unit: 14, internship: 15, internshipEnd: 16, loan: 17, institution: 18, enrolment: 20, certificate: 21, incubator: 19, introduction: 22, tenancy: 23, segment: 24, attendance: 36, internshipMonth: 50, placementMonth: 60 } as const

export const introductionId = (person: number): number => recordOf(person, numbers.introduction)

const clerk = bytes("示例经办")
const reviewer = bytes("示例复核")
const [proposer, settler] = [9_000_001, 9_000_002]

const words = new Map<string, string>()
const inBytes = (text: string): string => {
  const known = words.get(text) ?? bytes(text)
  words.set(text, known)
  return known
}

/** Where a record belongs and how it came: region, source, by whom, when. */
const entered = (region: string, day: number): readonly (string | number)[] => [region, source, "import", clerk, receivedOn(day)]

export function writeSupport(sheets: Sheets, economy: Economy, block: Block, lived: Lived, sealing: SeedSealing): void {
  for (const firm of block.firms) writeUnit(sheets, economy, firm, sealing)
  const students = new Set(lived.course?.students.map((one) => one.life))
  for (const life of block.lives) {
    writeHardship(sheets, economy, block, life)
    const [trains, borrows] = [students.has(life), lived.loans.has(life)]
    if (isConcerned(economy, life, trains || lived.skills.has(life), borrows)) writeAnswers(sheets, economy, life, { any: true, trains, borrows })
  }
  for (const [life, placement] of lived.placements) writePlacement(sheets, economy, life, placement)
  for (const [life, internship] of lived.internships) writeInternship(sheets, economy, life, internship)
  for (const [life, loan] of lived.loans) writeLoan(sheets, economy, life, loan)
  if (lived.course) writeCourse(sheets, economy, lived.course)
  for (const [life, skill] of lived.skills) writeSkill(sheets, life, skill)
  for (const [life, introduction] of lived.introductions) writeIntroduction(sheets, economy, life, introduction)
  const { incubator } = lived
  if (!incubator) return
  const { street } = firmOf(economy, incubator.firm)
  sheets.incubators.add(row(employerId(incubator.firm), recordOf(incubator.firm, numbers.incubator), inBytes(incubator.name), "county", dayText(incubator.since), null, incubator.desks, inBytes("示例人社〔2021〕15号"), ...entered(street, incubator.since)))
  for (const tenancy of lived.tenancies) writeTenancy(sheets, economy, tenancy, incubator.name)
}

function writeHardship(sheets: Sheets, economy: Economy, block: Block, { hardship, ...life }: Life): void {
  if (!hardship) return
  const { index } = life.person
  const settled = Math.min(hardship.on + 6, firstDay(economy.lastMonth + 1) - 1)
  const ended = hardship.until > 0 ? [dayText(hardship.until), hardship.exit, inBytes(endings[hardship.exit] ?? "其他"), receivedOn(hardship.until + 1)] : [null, null, "", null]
  sheets.hardships.add(
    row(
      personId(index), recordOf(index, numbers.hardship), hardship.category, dayText(hardship.on), ended[0] ?? null, ended[1] ?? null, inBytes("认定申请表和入户核实记录"), placeOf({ hardship, ...life }), hardship.until > 0 ? "ended" : "valid", recogniser(block), clerk, receivedOn(hardship.on),
      officerId(400 + (block.number % 300)), reviewer, receivedOn(settled), inBytes("情况属实，同意认定"), ended[2] ?? "", ended[3] ?? null,
    ),
  )
}

const endings: Readonly<Record<string, string>> = { "010": "已在单位就业", "030": "已办理灵活就业登记", "040": "已领取基本养老金", "990": "本人死亡" }

function writeChecks(sheets: Sheets, thing: number, subject: number, kind: "person" | "employer", region: string, since: number, answers: readonly (readonly [question: string, value: unknown])[]): void {
  for (const [at, [question, value]] of answers.entries())
    if (value !== null && value !== undefined) sheets.checks.add(row(subject, recordOf(thing, numbers.check + at), kind, question, JSON.stringify(value), dayText(since), inBytes("部门核查"), inBytes("核查函"), region, reviewer, receivedOn(since)))
}

function writeUnit(sheets: Sheets, economy: Economy, index: number, sealing: SeedSealing): void {
  const firm = firmOf(economy, index)
  const since = Math.max(firm.founded, firstDay(economy.firstMonth))
  const known = unitAnswers(economy, firm)
  if (known)
    writeChecks(sheets, index, employerId(index), "employer", firm.street, since, [["enterprise-size", known.size], ["unit-abnormal", known.abnormal], ["tax-normal", known.taxNormal], ["credit-listed", known.creditListed], ["tax-months", known.taxMonths], ["unit-kind", known.kind], ["agency-licensed", known.agencyLicensed]])
  if (!hasAccount(economy, index)) return
  const account = `9902${String(index).padStart(12, "0")}`
  const [given, settled] = [receivedOn(since + 2), receivedOn(since + 4)]
  sheets.unitAccounts.add(row(employerId(index), recordOf(index, numbers.account), inBytes(firm.name), inBytes("示例银行"), sealing.seal(account, 2, employerId(index)), `9902****${account.slice(-4)}`, firm.street, "window", String(proposer), clerk, given, "verified", String(settler), reviewer, settled, inBytes("银行账户核验")))
}

function writeAnswers(sheets: Sheets, economy: Economy, life: Life, concern: Parameters<typeof personAnswers>[2]): void {
  const said = personAnswers(economy, life, concern)
  writeChecks(sheets, life.person.index, personId(life.person.index), "person", placeOf(life), firstDay(economy.firstMonth), [
    ["credit-listed", said.creditListed], ["low-income-household", said.lowIncome], ["share-held", said.share], ["founder-group", said.founderGroup], ["training-group-valid", said.groupValid], ["other-business-loan", said.otherLoan], ["poverty-group", said.poor],
    ["monitored-for-poverty", said.monitored], ["lessor-related", said.lessorRelated], ["contract-worker", said.contractWorker], ["study-form", said.student?.form], ["zero-employment-household", said.student?.zeroEmployment], ["hardship-categories", said.student?.categories],
  ])
}

function writePlacement(sheets: Sheets, economy: Economy, life: Life, { job, partTime, months }: Placement): void {
  const { index } = life.person
  const [firm, number] = [firmOf(economy, job.firm), `GW${index}`]
  const [id, unit, from] = [personId(index), employerId(job.firm), dayText(job.from)]
  sheets.publicPosts.add(row(unit, recordOf(index, numbers.post), number, inBytes("社区服务岗"), dayText(job.from - 20), null, 1, partTime ? "t" : "f", inBytes("示例人社〔2024〕12号"), ...entered(firm.street, job.from - 20)))
  sheets.placements.add(row(id, recordOf(index, numbers.placement), unit, number, from, from, ...entered(firm.street, job.from)))
  for (const [at, { month, days, fen }] of months.entries()) sheets.placementMonths.add(row(id, recordOf(index, numbers.placementMonth + at), unit, from, monthNumber(month), days, fen, ...entered(firm.street, firstDay(month + 1) + 4)))
  if (job.to > 0) sheets.placementEnds.add(row(id, recordOf(index, numbers.placementEnd), unit, from, dayText(job.to - 1), inBytes("协议终止"), ...entered(firm.street, job.to)))
}

const internEnds = { term: "期满", dropped: "已在其他单位就业", "hired-early": "提前签订劳动合同" } as const

function writeInternship(sheets: Sheets, economy: Economy, life: Life, internship: LivedInternship): void {
  const { index } = life.person
  const { firm: host, from, planned, ended, result } = internship
  const firm = firmOf(economy, host)
  const [id, unit, start] = [personId(index), employerId(host), dayText(from)]
  if (internship.isFirst) sheets.internshipUnits.add(row(unit, recordOf(host, numbers.unit), dayText(firm.founded), dayText(internship.recognisedUntil), 20, inBytes("示例人社〔2021〕6号"), ...entered(firm.street, firm.founded)))
  sheets.internships.add(row(id, recordOf(index, numbers.internship), unit, "graduate", inBytes("行政文员"), clerk, dayText(from - 3), start, dayText(planned), 190_000, `B${index}`, start, dayText(planned), ...entered(firm.street, from - 3)))
  for (const [at, { month, days, fen }] of internship.months.entries()) sheets.internshipMonths.add(row(id, recordOf(index, numbers.internshipMonth + at), unit, start, monthNumber(month), fen, days, ...entered(firm.street, firstDay(month + 1) + 4)))
  sheets.internshipEnds.add(row(id, recordOf(index, numbers.internshipEnd), unit, start, dayText(ended), result, inBytes(internEnds[result]), ...entered(firm.street, ended + 1)))
}

function writeLoan(sheets: Sheets, economy: Economy, life: Life, loan: Loan): void {
  const { index } = life.person
  const [id, number, place] = [personId(index), `D${loan.number}`, placeOf(life)]
  sheets.loans.add(row(id, recordOf(index, numbers.loan), "person", number, "person", loan.group, 1, firmOf(economy, loan.firm).uscc, loan.fen, dayText(loan.signed), dayText(loan.due), loan.rate, inBytes("示例银行"), ...entered(place, loan.signed)))
  const segments = quartersOf(economy, loan).flatMap((quarter) => segmentsOf(loan, quarter))
  for (const [at, { from, until, standing }] of segments.entries()) sheets.loanSegments.add(row(id, recordOf(index, numbers.segment + at), number, dayText(from), dayText(until), loan.fen, loan.rate, standing, ...entered(place, until + 3)))
}

const feePaidBy = { skill: "person", start: "institution", firm: "firm", apprentice: "firm", project: "institution" } as const

function writeCourse(sheets: Sheets, economy: Economy, course: Course): void {
  const { kind, id, school, occupation, level, begins, students } = course
  const { street, name } = firmOf(economy, school)
  const [unit, number, isStart, trade] = [employerId(school), `C${id}`, kind === "start", taught[occupation]?.title ?? "技能"]
  const isOfFirm = kind === "firm" || kind === "apprentice"
  if (!isOfFirm) sheets.institutions.add(row(unit, recordOf(school, numbers.institution), "private-school", `M${school}`, dayText(addMonths(begins, -14)), inBytes("示例人社〔2021〕9号"), ...entered(street, addMonths(begins, -14))))
  sheets.classes.add(
    row(
      unit, id, number, inBytes(isStart ? "创办企业培训班" : `${trade}${level === 4 ? "四" : "五"}级班`), kind, isStart ? null : occupation, isStart ? null : level, isStart ? "plan" : null, dayText(begins), dayText(begins + courseDays), dayText(begins - 5), sessions, 96, 32,
      course.price || null, course.price > 0 ? inBytes(`项目合同${id}`) : null, course.price > 0 && course.accepted ? dayText(begins + courseDays + 20) : null, ...entered(street, begins - 5),
    ),
  )
  for (const { life, group, attended, score } of students) {
    const { index } = life.person
    sheets.enrolments.add(row(personId(index), recordOf(index, numbers.enrolment), unit, number, group, group === "hard" ? "hard" : null, dayText(begins - 3), feePaidBy[kind], ...entered(street, begins - 3)))
    for (const day of attended) sheets.attendance.add(row(personId(index), recordOf(index, numbers.attendance + day), unit, number, dayText(begins + day), 1, ...entered(street, begins + day)))
    const issued = issuedOn(course)
    if (score > 0) sheets.certificates.add(row(personId(index), recordOf(index, numbers.certificate), certificateNumber(id, life), isStart ? "completion" : "level", isStart ? inBytes("创办企业") : occupation, isStart ? null : level, dayText(issued), inBytes(name), number, "t", ...entered(street, issued)))
  }
}

function writeSkill(sheets: Sheets, life: Life, { number, occupation, level, issuedOn }: Skill): void {
  const { index } = life.person
  sheets.certificates.add(row(personId(index), recordOf(index, numbers.certificate), number, "level", occupation, level, dayText(issuedOn), inBytes("示例省职业技能评价中心"), null, "t", ...entered(placeOf(life), issuedOn)))
}

function writeIntroduction(sheets: Sheets, economy: Economy, { person }: Life, { agency, firm, on, charged }: Introduction): void {
  sheets.introductions.add(row(personId(person.index), introductionId(person.index), employerId(agency), firmOf(economy, firm).uscc, dayText(on), charged ? "t" : "f", ...entered(firmOf(economy, agency).street, on + 40)))
}

function writeTenancy(sheets: Sheets, economy: Economy, { firm, from, rent }: Tenancy, incubator: string): void {
  sheets.tenancies.add(row(employerId(firm), recordOf(firm, numbers.tenancy), inBytes(incubator), dayText(from), null, 40, rent, inBytes("入驻协议"), ...entered(firmOf(economy, firm).street, from)))
}
