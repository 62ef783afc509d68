// The columns of an employer's roster: headings, what they hold, and the choices of the drop-downs.
import { activeCodes, type PlainDate } from "#standards"

export interface Column {
  readonly key: keyof RosterCells
  readonly heading: string
  /** Other headings accepted for it. */
  readonly also: readonly string[]
  readonly width: number
  readonly help: string
  /** Code set of the drop-down. */
  readonly set?: string
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
]

/** Columns without which a sheet is not a roster. */
export const neededHeadings: readonly (keyof RosterCells)[] = ["name", "idNumber", "hireOn", "contractKind", "occupation"]

/** "1 固定期限": what a drop-down offers for a column on a day. */
export const choicesOf = (column: Column, today: PlainDate): readonly string[] => column.choices ?? (column.set ? activeCodes(column.set, today).map(({ code, name }) => `${code} ${name}`) : [])

/** The code of a choice written as "1 固定期限", "1" or "固定期限"; undefined when it is none of them. */
export function codeIn(set: string, written: string, today: PlainDate): string | undefined {
  const text = written.normalize("NFKC").trim()
  const values = activeCodes(set, today)
  const first = text.split(/\s/)[0] ?? ""
  return (values.find(({ code }) => code === text || code === first) ?? values.find(({ code }) => code === text.padStart(2, "0")) ?? values.find(({ name }) => name.normalize("NFKC") === text))?.code
}
