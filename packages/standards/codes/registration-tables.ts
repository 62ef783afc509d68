// Code tables of the registration forms: where one registers, what one wants, why one asks to be taken off.
import { codeTable } from "./code-table.ts"

export const registrationPlaces = codeTable({ name: "registration-place", title: "登记地类型", source: "人社厅发〔2020〕79号", mark: "P" }, [
  ["1", "户籍地"], ["2", "常住地"], ["3", "就业地"], ["4", "参保地"],
])

export const jobWishes = codeTable({ name: "job-wish", title: "就业意愿", source: "本系统", mark: "P" }, [
  ["work", "找工作"], ["train", "先参加培训"], ["start-up", "准备创业"],
])

export const businessKinds = codeTable({ name: "business-kind", title: "创业类型", source: "本系统", mark: "P" }, [
  ["company-founder", "创办企业"], ["online-business", "网络创业"], ["other", "其他自主创业"],
])

/** The ends a person may ask for; all other ends come from events (U11, U12, U14, U21 …). */
export const ownUnemploymentEnds = codeTable({ name: "own-unemployment-end", title: "本人申请注销失业登记的原因", source: "就业服务与就业管理规定", mark: "V" }, [
  ["U13", "已有稳定收入，月收入不低于当地最低工资标准"], ["U24", "入学、服兵役、移居境外"], ["U31", "暂时不打算找工作"], ["U90", "其他"],
])
