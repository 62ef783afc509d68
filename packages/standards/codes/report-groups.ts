// The rows of official reports as groups of codes. Every grouping covers its table exactly once.
import { educations } from "./education.ts"
import { industries } from "./industries.ts"
import { sectorInMarketReport } from "./industry-codes.ts"
import { occupationClassOf, occupations } from "./occupations.ts"
import { professionalTitles } from "./professional-titles.ts"
import { sexes } from "./person-tables.ts"
import { economicTypes } from "./unit-tables.ts"
import type { CodeTable } from "./code-table.ts"

export type ReportRow = { readonly key: string; readonly name: string; readonly codes: ReadonlySet<string> }

export type ReportGrouping = {
  readonly name: string
  readonly table: CodeTable
  /** Which values of the table are counted; headings of a series are not. */
  readonly counts: (code: string) => boolean
  readonly rows: readonly ReportRow[]
}

const all = () => true
const row = (key: string, name: string, codes: Iterable<string>): ReportRow => ({ key, name, codes: new Set(codes) })
const codesWhere = (table: CodeTable, test: (code: string) => boolean) => table.values.map(({ code }) => code).filter(test)
const educationBetween = (from: string, to: string) => codesWhere(educations, (code) => code >= from && code <= to)

/** 文化程度 of the market report. */
export const educationGroups: ReportGrouping = {
  name: "education", table: educations, counts: all,
  rows: [
    row("junior", "初中及以下", educationBetween("70", "90")),
    row("senior", "高中", educationBetween("60", "63")),
    row("vocational", "职高、技校、中专", educationBetween("40", "49")),
    row("college", "大专", educationBetween("30", "33")),
    row("bachelor", "大学", educationBetween("20", "28")),
    row("master", "硕士以上", educationBetween("10", "19")),
  ],
}

const occupationClasses = (...classes: readonly string[]) => codesWhere(occupations, (code) => classes.includes(occupationClassOf(code)))

/** 职业 of the market report; "no requirement" is a blank code and has no row here. */
export const occupationRows: ReportGrouping = {
  name: "occupation", table: occupations, counts: all,
  rows: [
    row("heads", "单位负责人", occupationClasses("1")),
    row("professionals", "专业技术人员", occupationClasses("2")),
    row("clerks", "办事人员和有关人员", occupationClasses("3")),
    row("services", "商业和服务业人员", occupationClasses("4")),
    row("agriculture", "农林牧渔水利生产人员", occupationClasses("5")),
    row("production", "生产运输设备操作工", occupationClasses("6")),
    row("other", "其他", occupationClasses("7", "8")),
  ],
}

export const sexGroups: ReportGrouping = {
  name: "sex", table: sexes, counts: all, rows: [row("male", "男", ["1"]), row("female", "女", ["2"]), row("unknown", "未知", ["0", "9"])],
}

/** 专业技术职务 by grade digit; a series heading ends in 0 and is no title. */
export const titleGroups: ReportGrouping = {
  name: "title", table: professionalTitles, counts: (code) => !code.endsWith("0"),
  rows: [
    row("high", "高级专业技术职务", codesWhere(professionalTitles, (code) => /[12]$/.test(code))),
    row("middle", "中级专业技术职务", codesWhere(professionalTitles, (code) => code.endsWith("3"))),
    row("junior", "初级专业技术职务", codesWhere(professionalTitles, (code) => /[45]$/.test(code))),
  ],
}

const sectorRow = (key: string, name: string, sector: string) => row(key, name, codesWhere(industries, (code) => sectorInMarketReport(code) === sector))

/** 产业 of the market report. */
export const sectorGroups: ReportGrouping = {
  name: "sector", table: industries, counts: all,
  rows: [sectorRow("primary", "第一产业", "1"), sectorRow("secondary", "第二产业", "2"), sectorRow("tertiary", "第三产业", "3")],
}

const types = (pattern: RegExp) => codesWhere(economicTypes, (code) => pattern.test(code))

/** 登记注册类型 of enterprises in the market report; ask `employerRowOf`, which looks at the unit type first. */
export const economicTypeGroups: ReportGrouping = {
  name: "economic-type", table: economicTypes, counts: (code) => code !== "100",
  rows: [
    row("state", "国有企业", types(/^110$/)), row("collective", "集体企业", types(/^120$/)), row("cooperative", "股份合作企业", types(/^130$/)),
    row("joint", "联营企业", types(/^14/)), row("limited", "有限责任公司", types(/^15/)), row("stock", "股份有限公司", types(/^160$/)),
    row("private", "私营企业", types(/^17[012349]$/)), row("hk-macao-taiwan", "港澳台商投资企业", types(/^2/)), row("foreign", "外商投资企业", types(/^3/)),
    row("self-employed", "个体经营", types(/^175$/)), row("other", "其他企业", types(/^(190|900)$/)),
  ],
}

/** The row of an employer: public institutions, government and other non-enterprises never fall into an enterprise row. */
export function employerRowOf(unitType: string, economicType: string): string {
  if (unitType === "30") return "institution"
  if (unitType === "20") return "government"
  if (unitType === "60") return "self-employed"
  if (unitType !== "10") return "other-unit"
  return rowOf(economicTypeGroups, economicType)?.key ?? "other"
}

/** The row a code is counted in; undefined for a code outside the grouping. */
export const rowOf = (grouping: ReportGrouping, code: string): ReportRow | undefined => grouping.rows.find(({ codes }) => codes.has(code))

export const reportGroupings: readonly ReportGrouping[] = [
  educationGroups, occupationRows, sexGroups, titleGroups, sectorGroups, economicTypeGroups,
]

/** Age groups of the market report, in full years; from included, to included. */
export const ageGroups = [
  { key: "16-24", name: "16–24岁", from: 16, to: 24 },
  { key: "25-34", name: "25–34岁", from: 25, to: 34 },
  { key: "35-44", name: "35–44岁", from: 35, to: 44 },
  { key: "45-54", name: "45–54岁", from: 45, to: 54 },
  { key: "55+", name: "55岁及以上", from: 55, to: Number.POSITIVE_INFINITY },
] as const

export type AgeGroup = (typeof ageGroups)[number]["key"]

/** The age group of a person; null below sixteen. */
export const ageGroupOf = (age: number): AgeGroup | null => ageGroups.find(({ from, to }) => age >= from && age <= to)?.key ?? null
