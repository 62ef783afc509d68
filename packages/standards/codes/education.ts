// Education (文化程度 AAC011) and who counts as a university graduate.
import { codeTable, type CodeOf } from "./code-table.ts"

export const educations = codeTable({ name: "AAC011", title: "文化程度", source: "GB/T 4658-2006", mark: "K" }, [
  ["10", "研究生"], ["11", "博士研究生毕业", { parent: "10" }], ["12", "博士研究生结业", { parent: "10" }], ["13", "博士研究生肄业", { parent: "10" }],
  ["14", "硕士研究生毕业", { parent: "10" }], ["15", "硕士研究生结业", { parent: "10" }], ["16", "硕士研究生肄业", { parent: "10" }],
  ["17", "研究生班毕业", { parent: "10" }], ["18", "研究生班结业", { parent: "10" }], ["19", "研究生班肄业", { parent: "10" }],
  ["20", "大学本科"], ["21", "大学本科毕业", { parent: "20" }], ["22", "大学本科结业", { parent: "20" }], ["23", "大学本科肄业", { parent: "20" }],
  ["28", "大学普通班毕业", { parent: "20" }],
  ["30", "大学专科"], ["31", "大学专科毕业", { parent: "30" }], ["32", "大学专科结业", { parent: "30" }], ["33", "大学专科肄业", { parent: "30" }],
  ["40", "中等职业教育"], ["41", "中等专科毕业", { parent: "40" }], ["42", "中等专科结业", { parent: "40" }], ["43", "中等专科肄业", { parent: "40" }],
  ["44", "职业高中毕业", { parent: "40" }], ["45", "职业高中结业", { parent: "40" }], ["46", "职业高中肄业", { parent: "40" }],
  ["47", "技工学校毕业", { parent: "40" }], ["48", "技工学校结业", { parent: "40" }], ["49", "技工学校肄业", { parent: "40" }],
  ["60", "普通高中"], ["61", "普通高中毕业", { parent: "60" }], ["62", "普通高中结业", { parent: "60" }], ["63", "普通高中肄业", { parent: "60" }],
  ["70", "初级中学"], ["71", "初中毕业", { parent: "70" }], ["73", "初中肄业", { parent: "70" }],
  ["80", "小学"], ["81", "小学毕业", { parent: "80" }], ["83", "小学肄业", { parent: "80" }],
  ["90", "其他"],
])

export type Education = CodeOf<typeof educations>

/** Educations of graduates (高校毕业生) when held with a diploma. */
export const graduateEducations: ReadonlySet<string> = new Set<Education>(["11", "14", "17", "21", "28", "31"])
