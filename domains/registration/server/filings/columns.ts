// The columns of an employer's roster: headings, what they hold, and the choices of the drop-downs.
import { activeCodes, type PlainDate, provesIdentity } from "#standards"

export interface Column {
  readonly key: keyof RosterCells
  readonly heading: string
  /** Other headings accepted for it. */
  readonly also: readonly string[]
  readonly width: number
  readonly help: string
  /** Code set of the drop-down. */
  readonly set?: string
  /** Only these codes of the set. */
  readonly only?: ReadonlySet<string>
  readonly choices?: readonly string[]
}

/** One line of a roster as text, exactly as the employer wrote it. */
export interface RosterCells {
  readonly name: string
  readonly idNumber: string
  readonly mobile: string
  readonly hireOn: string
  readonly contractKind: string
  readonly contractFrom: string
  readonly contractTo: string
  readonly occupation: string
  readonly postName: string
  readonly workRegion: string
  readonly monthlyPay: string
  readonly partTime: string
  readonly endedOn: string
  readonly legalReason: string
  readonly idType: string
  readonly birthDate: string
  readonly sex: string
  readonly workPermit: string
}

export const noCells: RosterCells = {
  name: "", idNumber: "", mobile: "", hireOn: "", contractKind: "", contractFrom: "", contractTo: "", occupation: "", postName: "", workRegion: "", monthlyPay: "", partTime: "", endedOn: "", legalReason: "",
  idType: "", birthDate: "", sex: "", workPermit: "",
}

export const rosterColumns: readonly Column[] = [
  { key: "name", heading: "姓名", also: ["职工姓名"], width: 14, help: "必填" },
  { key: "idNumber", heading: "证件号码", also: ["身份证号", "身份证号码", "公民身份号码"], width: 22, help: "必填，18位，按文本填写" },
  { key: "mobile", heading: "手机号码", also: ["手机", "联系电话"], width: 14, help: "选填" },
  { key: "hireOn", heading: "录用日期", also: ["用工日期", "就业日期"], width: 13, help: "录用必填，如 2026-03-05" },
  { key: "contractKind", heading: "合同类别", also: ["合同类型"], width: 16, help: "录用必填，从列表选择", set: "contract-kind" },
  { key: "contractFrom", heading: "合同开始日期", also: ["合同起始日期"], width: 14, help: "选填，默认录用日期" },
  { key: "contractTo", heading: "合同结束日期", also: ["合同终止日期"], width: 14, help: "固定期限必填" },
  { key: "occupation", heading: "职业(工种)", also: ["职业", "工种", "职业（工种）"], width: 18, help: "录用必填" },
  { key: "postName", heading: "岗位", also: ["岗位名称"], width: 14, help: "选填" },
  { key: "workRegion", heading: "工作地区划代码", also: ["工作地"], width: 16, help: "选填，12位，默认单位所在地" },
  { key: "monthlyPay", heading: "月工资(元)", also: ["月工资", "月工资（元）"], width: 12, help: "选填" },
  { key: "partTime", heading: "兼职或非全日制", also: ["兼职", "非全日制"], width: 14, help: "选填，是或否", choices: ["是", "否"] },
  { key: "endedOn", heading: "离职日期", also: ["减员日期", "终止日期"], width: 13, help: "减员必填：从这天起不再上班" },
  { key: "legalReason", heading: "离职原因", also: ["减员原因", "终止原因"], width: 40, help: "减员必填，从列表选择", set: "employment-end-law" },
  { key: "idType", heading: "证件类型", also: ["证件种类"], width: 22, help: "居民身份证不填；港澳台居民、外国人必填，从列表选择", set: "AAC058", only: provesIdentity },
  { key: "birthDate", heading: "出生日期", also: ["出生年月日"], width: 13, help: "护照、通行证必填；证件号码里有出生日期的不填" },
  { key: "sex", heading: "性别", also: [], width: 8, help: "护照、通行证、永久居留证必填", choices: ["男", "女"] },
  { key: "workPermit", heading: "外国人工作许可证号", also: ["工作许可证号", "外国人工作许可证"], width: 22, help: "持外国护照的必填；持外国人永久居留身份证的不填" },
]

/** Columns without which a sheet is not a roster. */
export const neededHeadings: readonly (keyof RosterCells)[] = ["name", "idNumber", "hireOn", "contractKind", "occupation"]

/** "1 固定期限": what a drop-down offers for a column on a day. */
export const choicesOf = (column: Column, today: PlainDate): readonly string[] => column.choices ?? (column.set ? activeCodes(column.set, today).filter(({ code }) => column.only === undefined || column.only.has(code)).map(({ code, name }) => `${code} ${name}`) : [])

/** The code of a choice written as "1 固定期限", "1" or "固定期限"; undefined when it is none of them. */
export function codeIn(set: string, written: string, today: PlainDate): string | undefined {
  const text = written.normalize("NFKC").trim()
  const values = activeCodes(set, today)
  const first = text.split(/\s/)[0] ?? ""
  return (values.find(({ code }) => code === text || code === first) ?? values.find(({ code }) => code === text.padStart(2, "0")) ?? values.find(({ name }) => name.normalize("NFKC") === text))?.code
}
