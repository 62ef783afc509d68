// The legal reason an employment ended (劳动合同法) and whether it was against the worker's will, on which the benefit turns.
import { codeTable, type CodeOf } from "./code-table.ts"

/** Codes 01–09 are one province's statute, the rest is general practice. */
export const employmentEndLaws = codeTable({ name: "employment-end-law", title: "终止或解除劳动合同的法定情形", source: "劳动合同法; 失业保险条例", mark: "V" }, [
  ["01", "劳动合同期满终止（劳动合同法第四十四条第一项）"],
  ["02", "用人单位被依法宣告破产（劳动合同法第四十四条第四项）"],
  ["03", "用人单位被吊销营业执照、责令关闭、撤销或提前解散（劳动合同法第四十四条第五项）"],
  ["04", "因劳动者过失，用人单位解除（劳动合同法第三十九条）"],
  ["05", "用人单位提前通知解除（劳动合同法第四十条）"],
  ["06", "经济性裁员（劳动合同法第四十一条）"],
  ["07", "用人单位提出协商一致解除（劳动合同法第三十六条）"],
  ["08", "被用人单位辞退、除名、开除，或解除聘用合同"],
  ["09", "因用人单位过错，劳动者解除（劳动合同法第三十八条）"],
  ["20", "劳动者辞职（劳动合同法第三十七条）", { mark: "K" }],
  ["21", "劳动者提出协商一致解除（劳动合同法第三十六条）", { mark: "K" }],
  ["22", "开始依法享受基本养老保险待遇（劳动合同法第四十四条第二项）", { mark: "K" }],
  ["23", "劳动者死亡或被宣告死亡、失踪（劳动合同法第四十四条第三项）", { mark: "K" }],
  ["99", "其他法定情形", { mark: "K" }],
])

export type EmploymentEndLaw = CodeOf<typeof employmentEndLaws>

/** 非因本人意愿中断就业: yes, no, or to be judged by hand. */
const involuntaryByLaw: Readonly<Record<EmploymentEndLaw, "yes" | "no" | "manual">> = {
  "01": "yes", "02": "yes", "03": "yes", "04": "yes", "05": "yes", "06": "yes", "07": "yes", "08": "yes", "09": "yes",
  "20": "no", "21": "no", "22": "no", "23": "no", "99": "manual",
}

const isKnown = (code: string): code is EmploymentEndLaw => Object.hasOwn(involuntaryByLaw, code)

/** Whether an end of employment was against the worker's will; an unknown code is judged by hand. */
export const involuntaryEnd = (code: string): "yes" | "no" | "manual" => (isKnown(code) ? involuntaryByLaw[code] : "manual")

/** Reasons which need an award, judgment, inspection finding or the employer's admission. */
export const needsEvidence = (code: string): boolean => code === "09"
