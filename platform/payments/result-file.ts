// What the bank answers (domain/04 §9.2): one line for each payment, success or failure with its code. All or nothing.
import { positionOf } from "./bank-file.ts"
import { resultProblems } from "./file-problems.ts"

export const failureCodes: Readonly<Record<string, string>> = {
  "01": "账户不存在", "02": "户名不符", "03": "账户冻结或止付", "04": "未激活金融功能", "05": "已销户", "06": "超过限额", "99": "其他",
}

export { resultProblems }

export interface ResultLine {
  readonly position: number
  readonly paid: boolean
  /** "" when paid. */
  readonly code: string
  /** ISO UTC; the file gives China time. */
  readonly at: string
  readonly serial: string
}

/** Reads the answer to the batch `number`; `known` says whether a position was sent. @throws resultProblems */
export function readResultFile(content: string, number: string, known: (position: number) => boolean): readonly ResultLine[] {
  const rows = content.replace(/^\uFEFF/, "").split(/\r?\n/).filter((row) => row !== "")
  if (rows.length === 0) throw resultProblems.empty()
  const seen = new Set<number>()
  return rows.map((row, index) => {
    const where = { row: index + 1 }
    const [mark, reference = "", status = "", code = "", time = "", serial = "", ...more] = row.split("|")
    const moment = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})$/.exec(time)
    const at = moment ? Date.parse(`${moment[1]}T${moment[2]}+08:00`) : Number.NaN
    if (mark !== "R" || more.length > 0 || (status !== "0" && status !== "1") || Number.isNaN(at)) throw resultProblems.malformed(where)
    const position = positionOf(number, reference)
    if (position === null || !known(position)) throw resultProblems.unknownLine({ ...where, reference })
    if (seen.has(position)) throw resultProblems.duplicateLine({ ...where, reference })
    seen.add(position)
    if (status === "0" ? code !== "" && code !== "00" : !(code in failureCodes)) throw resultProblems.unknownCode({ ...where, code })
    return { position, paid: status === "0", code: status === "0" ? "" : code, at: new Date(at).toISOString(), serial }
  })
}
