// Decides what each line of a roster would do: add, change, end, nothing, or be refused and why. Pure: the same lines and standings give the same plan.
import {
  addDays, ageOn, checkMobile, checkName, codeLabel, daysBetween, longDate, maskIdNumber, type PlainDate, sameName, sentenceOf, tidyNumber, type RefusalCode,
} from "#standards"
import { dayWritten } from "#platform/entries"
import { codeIn, type RosterCells } from "./columns.ts"
import { besideNumber, documentIn, type RosterDocument } from "./roster-document.ts"
import type { RosterLine } from "./read-roster.ts"

/** What the registers and our records say about the person of a line. */
export interface PersonStanding {
  readonly personId: string
  readonly name: string
  readonly birth: string | null
  readonly dead: boolean
  readonly pension: boolean
  readonly student: boolean
  /** Last day of a closed unemployment registration. */
  readonly unemployedUntil: string | null
  /** Day until which another employer holds a full-time employment; "9999-12-31" when open. */
  readonly busyUntil: string | null
  /** A valid employment with this employer that social insurance already made. */
  readonly ownEmployment: { readonly id: string; readonly startedOn: string } | null
  readonly running: RunningFiling | null
  readonly past: readonly { readonly hireOn: string; readonly endedOn: string }[]
}

export interface RunningFiling {
  readonly filingId: string
  readonly employmentId: string | null
  readonly hireOn: string
  readonly contractKind: string
  readonly contractFrom: string | null
  readonly contractTo: string | null
  readonly occupation: string
  readonly postName: string | null
  readonly workRegion: string
  readonly monthlyPayFen: number | null
}

export interface PlanContext {
  readonly today: PlainDate
  readonly foundedOn: string | null
  /** Default place of work. */
  readonly workRegion: string
  readonly knowsRegion: (code: string) => boolean
  readonly hireDays: number
  readonly leaveDays: number
  readonly futureDays: number
  readonly standing: (idNumber: string) => PersonStanding | undefined
}

export interface Hire {
  readonly name: string
  /** AAC058. */
  readonly idType: string
  readonly idNumber: string
  readonly birth: PlainDate
  /** null where neither number nor employer says it: the file has it already. */
  readonly sex: "1" | "2" | null
  /** Of a foreigner filed by passport. */
  readonly workPermit: string | null
  readonly mobile: string | null
  readonly hireOn: PlainDate
  readonly contractKind: string
  readonly contractFrom: PlainDate
  readonly contractTo: PlainDate | null
  readonly occupation: string
  readonly postName: string | null
  readonly workRegion: string
  readonly monthlyPayFen: number | null
  readonly partTime: boolean
  readonly overAge: boolean
  readonly minor: boolean
  readonly late: boolean
}

export interface PlannedRow {
  readonly row: number
  readonly verdict: "new" | "change" | "end" | "same" | "refuse"
  readonly codes: readonly string[]
  readonly says: string
  readonly name: string
  readonly masked: string
  readonly hireOn: string | null
  readonly cells: RosterCells
  readonly idNumber: string | null
  readonly standing: PersonStanding | null
  readonly hire?: Hire
  readonly end?: { readonly on: PlainDate; readonly legalReason: string; readonly late: boolean }
}

interface Wrong {
  readonly code: string
  readonly says: string
}

/** Plans all lines; a person who comes twice is taken once, the later line is refused. */
export function planRoster(lines: readonly RosterLine[], context: PlanContext): PlannedRow[] {
  const seen = new Map<string, number>()
  return lines.map((line) => {
    const planned = planLine(line, context)
    if (planned.idNumber === null) return planned
    const before = seen.get(planned.idNumber)
    if (before === undefined) {
      seen.set(planned.idNumber, line.row)
      return planned
    }
    return refused(planned, [{ code: "E-ROW-DUP", says: `与第${before}行重复，同一人只能出现一次` }])
  })
}

const refused = (row: PlannedRow, wrong: readonly Wrong[]): PlannedRow => {
  const { row: number, name, masked, hireOn, cells, idNumber, standing } = row
  return { row: number, verdict: "refuse", codes: wrong.map(({ code }) => code), says: wrong.map(({ says }) => says).join("；"), name, masked, hireOn, cells, idNumber, standing }
}

function planLine({ row, cells }: RosterLine, context: PlanContext): PlannedRow {
  const { type, number } = documentIn(cells, context.today)
  const idNumber = number.ok ? number.value.number : null
  const standing = idNumber === null ? null : (context.standing(idNumber) ?? null)
  const hireOn = cells.hireOn === "" ? undefined : dayWritten(cells.hireOn)
  const base: PlannedRow = { row, verdict: "same", codes: [], says: "已备案，无变化", name: cells.name, masked: maskIdNumber(tidyNumber(cells.idNumber)).slice(0, 40), hireOn: hireOn ?? null, cells, idNumber, standing }
  const wrong: Wrong[] = []
  const say = (code: RefusalCode) => wrong.push({ code, says: sentenceOf(code) })
  const name = checkName(cells.name)
  if (!name.ok) say(name.code)
  if (type === null) wrong.push({ code: "E-ID-06", says: "证件类型请从列表选择" })
  else if (!number.ok) {
    if (/^\d(\.\d+)?e\+?1\d$/i.test(cells.idNumber)) wrong.push({ code: "E-ID-01", says: "证件号码被Excel变成了数字，请把这一列设为“文本”后重新填写" })
    else say(number.code)
  }
  if (standing && name.ok && !sameName(standing.name, name.value)) say("E-ID-05")
  if (wrong.length > 0 || !number.ok || !name.ok || type === null) return refused(base, wrong)
  if (standing?.dead) return refused(base, [{ code: "E-DEAD-01", says: sentenceOf("E-DEAD-01") }])
  return cells.endedOn !== "" || cells.legalReason !== "" ? planEnd(base, context) : planHire(base, context, name.value, { type, number: number.value.number, birth: number.value.birth, sex: number.value.sex })
}

function planEnd(base: PlannedRow, context: PlanContext): PlannedRow {
  const { cells, standing } = base
  const on = dayWritten(cells.endedOn)
  const legalReason = codeIn("employment-end-law", cells.legalReason, context.today)
  const running = standing?.running ?? null
  const wrong: Wrong[] = []
  if (!on) wrong.push({ code: "E-DATE-01", says: "离职日期不是有效日期，如 2026-03-05" })
  else if (on > context.today) wrong.push({ code: "E-DATE-01", says: "离职日期不能晚于今天" })
  else if (running && on < running.hireOn) wrong.push({ code: "E-DATE-01", says: `离职日期早于录用日期${longDate(running.hireOn as PlainDate)}` })
  if (!legalReason) wrong.push({ code: "E-FIL-04", says: "离职原因请从列表选择" })
  if (!running) {
    if (on && standing?.past.some((past) => past.endedOn === on)) return { ...base, says: "已办理减员，无变化" }
    wrong.push({ code: "E-FIL-02", says: "本单位没有这名职工的在册备案，不能减员" })
  }
  if (wrong.length > 0 || !on || !legalReason) return refused(base, wrong)
  const late = daysBetween(on, context.today) > context.leaveDays
  return {
    ...base, verdict: "end", hireOn: running?.hireOn ?? base.hireOn, end: { on, legalReason, late },
    says: `${longDate(on)}减员，${codeLabel("employment-end-law", legalReason)}${late ? `；已超过${context.leaveDays}天的备案期限` : ""}`,
  }
}

function planHire(base: PlannedRow, context: PlanContext, name: string, document: RosterDocument): PlannedRow {
  const { cells, standing } = base
  const wrong: Wrong[] = []
  const bad = (code: string, says: string) => wrong.push({ code, says })
  const day = (text: string, label: string): PlainDate | null => {
    if (text === "") return null
    const read = dayWritten(text)
    if (!read) bad("E-DATE-01", `${label}不是有效日期，如 2026-03-05`)
    return read ?? null
  }
  const birth = (standing?.birth ?? document.birth ?? day(cells.birthDate, "出生日期")) as PlainDate | null
  const { sex, workPermit, wrong: unsaid } = besideNumber(document, cells, { birth, isKnown: standing !== null, today: context.today })
  wrong.push(...unsaid)
  const hireOn = day(cells.hireOn, "录用日期")
  if (cells.hireOn === "") bad("E-DATE-01", "请填写录用日期")
  if (hireOn && hireOn > addDays(context.today, context.futureDays)) bad("E-DATE-01", `录用日期不能晚于${longDate(addDays(context.today, context.futureDays))}`)
  if (hireOn && context.foundedOn && hireOn < context.foundedOn) bad("E-DATE-01", `录用日期早于单位成立日期${longDate(context.foundedOn as PlainDate)}`)
  if (hireOn && birth !== null && ageOn(birth, hireOn) < 16) bad("E-AGE-01", "录用时未满16周岁，不得招用")
  if (standing?.student) bad("E-STU-01", "学籍库显示在校，勤工助学和实习不办理就业登记")
  const contractKind = codeIn("contract-kind", cells.contractKind, context.today)
  if (!contractKind) bad("E-CON-01", "合同类别请从列表选择")
  const contractFrom = day(cells.contractFrom, "合同开始日期") ?? hireOn
  const contractTo = day(cells.contractTo, "合同结束日期")
  if (contractKind === "1" && !contractTo) bad("E-CON-02", "固定期限合同请填写结束日期")
  if ((contractKind === "2" || contractKind === "9") && contractTo) bad("E-CON-02", "这种合同没有结束日期，请清空")
  if (contractFrom && contractTo && contractTo < contractFrom) bad("E-DATE-01", "合同结束日期早于开始日期")
  if ([...cells.occupation].length < 2) bad("E-FIL-03", "请填写职业(工种)")
  else if (/[<>]/.test(cells.occupation + cells.postName)) bad("E-FIL-03", "职业和岗位里有不允许的符号")
  const workRegion = cells.workRegion === "" ? context.workRegion : cells.workRegion.padEnd(12, "0")
  if (!context.knowsRegion(workRegion)) bad("E-REG-01", sentenceOf("E-REG-01"))
  const mobile = cells.mobile === "" ? null : checkMobile(cells.mobile)
  if (mobile && !mobile.ok) bad("E-TEL-01", mobile.sentence)
  const pay = cells.monthlyPay === "" ? null : payIn(cells.monthlyPay)
  if (pay === undefined) bad("E-AMT-01", sentenceOf("E-AMT-01"))
  const partTime = cells.partTime === "是" || contractKind === "4"
  if (!["", "是", "否"].includes(cells.partTime)) bad("E-FIL-05", "兼职或非全日制请填是或否")
  const running = standing?.running
  if (running && hireOn && running.hireOn !== hireOn) bad("E-FIL-01", `这名职工已在册，录用日期为${longDate(running.hireOn as PlainDate)}；重新录用请先办理减员`)
  if (!running && hireOn) {
    if (standing?.past.some((past) => past.hireOn === hireOn)) bad("E-FIL-01", "这次录用已备案并已减员，不能重复备案")
    else if (standing?.past.some((past) => past.endedOn > hireOn)) bad("E-DATE-01", "录用日期早于上一次减员日期")
    if (standing && !standing.pension && !partTime && standing.busyUntil !== null && standing.busyUntil > hireOn)
      bad("E-DUP-02", standing.busyUntil === "9999-12-31" ? "在其他单位有全日制就业登记，请先由原单位办理减员；确为兼职的请填“是”" : `${longDate(standing.busyUntil as PlainDate)}前在其他单位有全日制就业登记`)
    if (standing?.unemployedUntil && standing.unemployedUntil > hireOn) bad("E-DATE-01", `录用日期早于${longDate(standing.unemployedUntil as PlainDate)}注销的失业登记，请联系经办机构核实`)
  }
  if (wrong.length > 0 || !hireOn || !contractKind || !contractFrom || birth === null) return refused(base, wrong)
  const late = daysBetween(hireOn, context.today) > context.hireDays
  const hire: Hire = {
    name, idType: document.type, idNumber: document.number, birth, sex, workPermit, mobile: mobile?.ok ? mobile.value : null, hireOn, contractKind, contractFrom, contractTo, occupation: cells.occupation, postName: cells.postName || null, workRegion,
    monthlyPayFen: pay ?? null, partTime, overAge: standing?.pension ?? false, minor: ageOn(birth, hireOn) < 18, late,
  }
  if (running) return isSame(running, hire) ? base : { ...base, verdict: "change", hire, says: changesOf(running, hire) }
  const notes = [
    `${longDate(hireOn)}录用`,
    ...(hire.overAge ? ["已领养老金，按超龄用工备案，不计入就业"] : []),
    ...(hire.minor ? ["未成年工，不得从事禁忌劳动"] : []),
    ...(late ? [`已超过${context.hireDays}天的备案期限`] : []),
  ]
  return { ...base, verdict: "new", hire, says: notes.join("；") }
}

/** Yuan with at most two decimals → fen; undefined when it is no amount. */
function payIn(text: string): number | undefined {
  const parts = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(text.replaceAll(",", ""))
  if (!parts) return undefined
  const fen = Number(parts[1]) * 100 + Number((parts[2] ?? "").padEnd(2, "0"))
  return fen <= 100_000_000 ? fen : undefined
}

const labels = { contractKind: "合同类别", contractFrom: "合同开始日期", contractTo: "合同结束日期", occupation: "职业", postName: "岗位", workRegion: "工作地", monthlyPayFen: "月工资" } as const
const changedIn = (running: RunningFiling, hire: Hire) => (Object.keys(labels) as (keyof typeof labels)[]).filter((key) => running[key] !== hire[key])
const isSame = (running: RunningFiling, hire: Hire): boolean => changedIn(running, hire).length === 0
const changesOf = (running: RunningFiling, hire: Hire): string => `变更：${changedIn(running, hire).map((key) => labels[key]).join("、")}`
