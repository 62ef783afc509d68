// Which document a line of a roster is about: resident number, permit or passport (domain/01 §2.1, §5.4), and what the number does not say.
import { checkIdentityDocument, checkResidentNumber, type PlainDate, provesIdentity, tidyNumber } from "#standards"
import { codeIn, type RosterCells } from "./columns.ts"

export interface RosterDocument {
  /** AAC058. */
  readonly type: string
  readonly number: string
  readonly birth: PlainDate | null
  readonly sex: "1" | "2" | null
}

/** Resident numbers are what most people have; everybody else says which document the number is of. `type` is null where it proves nobody's identity. */
export function documentIn(cells: RosterCells, today: PlainDate) {
  const type = cells.idType === "" ? "01" : codeIn("AAC058", cells.idType, today)
  if (type === undefined || !provesIdentity.has(type)) return { type: null, number: checkResidentNumber("", today) }
  return { type, number: type === "01" ? checkResidentNumber(cells.idNumber, today, () => true) : checkIdentityDocument(type, cells.idNumber, today) }
}

/** What a permit may look like: its form is not published, letters and figures. */
const workPermitForm = /^[A-Z0-9]{6,30}$/

interface Known {
  readonly birth: PlainDate | null
  /** The person has a file. */
  readonly isKnown: boolean
  readonly today: PlainDate
}

/** Sex and work permit, and what is missing: a passport says neither birth nor sex, and a foreigner works by permit. */
export function besideNumber(document: RosterDocument, cells: RosterCells, { birth, isKnown, today }: Known) {
  const wrong: { readonly code: string; readonly says: string }[] = []
  const bad = (code: string, says: string) => wrong.push({ code, says })
  if (birth === null && cells.birthDate === "") bad("E-DATE-01", "这种证件号码里没有出生日期，请填写出生日期")
  if (birth !== null && birth > today) bad("E-DATE-01", "出生日期晚于今天")
  const sex = document.sex ?? (cells.sex === "男" ? ("1" as const) : cells.sex === "女" ? ("2" as const) : null)
  if (!["", "男", "女"].includes(cells.sex)) bad("E-FIL-07", "性别请填男或女")
  else if (sex === null && !isKnown) bad("E-FIL-07", "这种证件号码里没有性别，请填写性别")
  const workPermit = cells.workPermit === "" ? null : tidyNumber(cells.workPermit)
  if (document.type === "08" && workPermit === null) bad("E-FIL-06", "持外国护照的请填写外国人工作许可证号；没有许可的不得招用")
  if (workPermit !== null && !workPermitForm.test(workPermit)) bad("E-FIL-06", "外国人工作许可证号应为6至30位字母和数字")
  return { sex, workPermit, wrong }
}
