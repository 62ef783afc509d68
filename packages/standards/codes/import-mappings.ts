// Codes of the national query service (list A) → the codes stored here (list B), with the distinction the stored code loses.
import { InvalidValue } from "../invalid-value.ts"
import type { CodeOf } from "./code-table.ts"
import type { employmentForms } from "./employment-tables.ts"
import type { unemploymentEnds, UnemploymentReason } from "./unemployment-tables.ts"
import type { HardshipCategory } from "./assistance-tables.ts"

export type EmploymentFlag = "dispatch" | "company-founder" | "online-business"
type StoredForm = { readonly form: CodeOf<typeof employmentForms>; readonly flag: EmploymentFlag | null }

function known<Value>(table: ReadonlyMap<string, Value>, key: string, what: string): Value {
  const value = table.get(key)
  if (value === undefined) throw new InvalidValue("code.unmapped", `${what} ${key} has no stored code`)
  return value
}

const forms: ReadonlyMap<string, StoredForm> = new Map<string, StoredForm>([
  ["010", { form: "010", flag: null }],
  ["011", { form: "010", flag: "dispatch" }],
  ["021", { form: "021", flag: null }],
  ["023c", { form: "023", flag: "company-founder" }],
  ["024", { form: "023", flag: "online-business" }],
  ["022", { form: "022", flag: null }],
  ["029", { form: "023", flag: null }],
  ["030", { form: "030", flag: null }],
  ["040", { form: "990", flag: null }],
  ["090", { form: "990", flag: null }],
])

/** 就业形式 of list A as stored (ADC111). Throws `code.unmapped`. */
export const storedEmploymentForm = (key: string): StoredForm => known(forms, key, "就业形式")

const reasons: ReadonlyMap<string, UnemploymentReason> = new Map<string, UnemploymentReason>([
  ["10", "10"], ["20", "20"], ["32", "80"], ["50", "40"], ["60", "50"], ["70", "60"], ["90", "90"],
])

/** 失业原因 of list A as stored (AJC093); reason 20 becomes 30 when the employer is 机关 or 事业单位. Throws `code.unmapped`. */
export function storedUnemploymentReason(key: string, employerIsPublic: boolean): UnemploymentReason {
  return key === "20" && employerIsPublic ? "30" : known(reasons, key, "失业原因")
}

const ends: ReadonlyMap<string, CodeOf<typeof unemploymentEnds>> = new Map<string, CodeOf<typeof unemploymentEnds>>([
  ["U11", "61"], ["U12", "62"], ["U13", "63"], ["U14", "64"], ["U21", "10"], ["U22", "10"], ["U23", "20"], ["U24", "30"], ["U25", "40"], ["U26", "70"],
  ["U31", "51"], ["U32", "50"], ["U90", "99"], ["U91", "99"],
])

/** The keys by which the registration domain names the ends of an unemployment registration. */
export const unemploymentEndKeys: ReadonlyMap<string, string> = new Map([
  ["U11", "被用人单位录用"], ["U12", "从事个体经营或创办企业并领取营业执照"], ["U13", "有稳定收入的劳动，月收入不低于当地最低工资标准"], ["U14", "公益性岗位安置"],
  ["U21", "享受基本养老保险待遇"], ["U22", "达到退休年龄"], ["U23", "完全丧失劳动能力"], ["U24", "入学、服兵役、移居境外"], ["U25", "被判刑收监执行"],
  ["U26", "死亡"], ["U31", "终止就业要求或拒绝接受公共就业服务"], ["U32", "连续6个月未与公共就业服务机构联系"], ["U90", "其他"], ["U91", "转移登记地"],
])

/** 失业登记注销 of list A as stored. Throws `code.unmapped`. */
export const storedUnemploymentEnd = (key: string): CodeOf<typeof unemploymentEnds> => known(ends, key, "失业登记注销原因")

const hardships: ReadonlyMap<string, HardshipCategory> = new Map<string, HardshipCategory>([
  ["H01", "050"], ["H02", "060"], ["H03", "040"], ["H04", "070"], ["H05", "120"], ["H06", "080"], ["H07", "100"], ["H08", "130"], ["H09", "140"],
  ["H10", "150"], ["H11", "160"], ["H19", "990"],
])

/** The hardship keys H01–H19 as stored (ADC310); H12 is 090, or 170 for people out of poverty. Throws `code.unmapped`. */
export function storedHardship(key: string, outOfPoverty = false): HardshipCategory {
  if (key === "H12") return outOfPoverty ? "170" : "090"
  return known(hardships, key, "就业困难类型")
}

/** Ethnic names misspelt in source systems → the code of the right one. */
export const misspeltEthnicNames: ReadonlyMap<string, string> = new Map([["傈傈族", "20"], ["达翰尔族", "31"]])

/** Health states of a legacy system: 5 残疾 → 6. */
export const storedHealthState = (legacy: string): string => (legacy === "5" ? "6" : legacy)

/** New skill grades upward to the five of the ministry: 学徒工 → 5, 特级技师 and 首席技师 → 1. */
export const reportedSkillLevel = (level: string): string => ({ "6": "5", "8": "1", "9": "1" })[level] ?? level

/** The one-digit marital states of two source systems, which contradict each other. */
const maritalBySource = {
  hubei: { "1": "20", "2": "10", "3": "40", "4": "30" },
  sichuan: { "1": "10", "2": "20" },
} as const

/** 婚姻状况 of a source as stored (AAC017). Throws `code.unmapped`. */
export const storedMaritalState = (source: keyof typeof maritalBySource, code: string): string =>
  known(new Map(Object.entries(maritalBySource[source])), code, `婚姻状况(${source})`)
