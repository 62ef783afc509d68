// Large, medium, small or micro (大中小微): 工信部联企业〔2011〕300号, 国统字〔2017〕213号. The official list of small firms beats this formula.
import { industryOf } from "./industry-codes.ts"

export type EnterpriseSize = "large" | "medium" | "small" | "micro"

export type EnterpriseFigures = {
  /** 从业人员, people */
  readonly staff: number
  /** 营业收入, 万元 */
  readonly revenue: number
  /** 资产总额, 万元 */
  readonly assets: number
}

/** The lines of the table; some are narrower than a division of the industry classification. */
export type SizeLine =
  | "agriculture" | "industry" | "construction" | "wholesale" | "retail" | "transport" | "storage" | "post" | "lodging-catering"
  | "telecommunication" | "software" | "property-development" | "property-management" | "leasing-business" | "other"

type Limits = Partial<EnterpriseFigures>

/** Lower limits of large, medium and small; all of a tier must be reached. */
const limits: Readonly<Record<SizeLine, readonly [large: Limits, medium: Limits, small: Limits]>> = {
  agriculture: [{ revenue: 20_000 }, { revenue: 500 }, { revenue: 50 }],
  industry: [{ staff: 1000, revenue: 40_000 }, { staff: 300, revenue: 2000 }, { staff: 20, revenue: 300 }],
  construction: [{ revenue: 80_000, assets: 80_000 }, { revenue: 6000, assets: 5000 }, { revenue: 300, assets: 300 }],
  wholesale: [{ staff: 200, revenue: 40_000 }, { staff: 20, revenue: 5000 }, { staff: 5, revenue: 1000 }],
  retail: [{ staff: 300, revenue: 20_000 }, { staff: 50, revenue: 500 }, { staff: 10, revenue: 100 }],
  transport: [{ staff: 1000, revenue: 30_000 }, { staff: 300, revenue: 3000 }, { staff: 20, revenue: 200 }],
  storage: [{ staff: 200, revenue: 30_000 }, { staff: 100, revenue: 1000 }, { staff: 20, revenue: 100 }],
  post: [{ staff: 1000, revenue: 30_000 }, { staff: 300, revenue: 2000 }, { staff: 20, revenue: 100 }],
  "lodging-catering": [{ staff: 300, revenue: 10_000 }, { staff: 100, revenue: 2000 }, { staff: 10, revenue: 100 }],
  telecommunication: [{ staff: 2000, revenue: 100_000 }, { staff: 100, revenue: 1000 }, { staff: 10, revenue: 100 }],
  software: [{ staff: 300, revenue: 10_000 }, { staff: 100, revenue: 1000 }, { staff: 10, revenue: 50 }],
  "property-development": [{ revenue: 200_000, assets: 10_000 }, { revenue: 1000, assets: 5000 }, { revenue: 100, assets: 2000 }],
  "property-management": [{ staff: 1000, revenue: 5000 }, { staff: 300, revenue: 1000 }, { staff: 100, revenue: 500 }],
  "leasing-business": [{ staff: 300, assets: 120_000 }, { staff: 100, assets: 8000 }, { staff: 10, assets: 100 }],
  other: [{ staff: 300 }, { staff: 100 }, { staff: 10 }],
}

const reaches = (figures: EnterpriseFigures, { staff = 0, revenue = 0, assets = 0 }: Limits) =>
  figures.staff >= staff && figures.revenue >= revenue && figures.assets >= assets

/** The size on one line: the highest tier whose limits are all reached, micro below them. */
export function enterpriseSize(line: SizeLine, figures: EnterpriseFigures): EnterpriseSize {
  const [large, medium, small] = limits[line]
  if (reaches(figures, large)) return "large"
  if (reaches(figures, medium)) return "medium"
  return reaches(figures, small) ? "small" : "micro"
}

const lineByDivision: ReadonlyMap<string, SizeLine> = new Map([
  ["51", "wholesale"], ["52", "retail"], ["59", "storage"], ["60", "post"], ["63", "telecommunication"], ["64", "telecommunication"], ["65", "software"],
])
const lineBySection: ReadonlyMap<string, SizeLine> = new Map([
  ["A", "agriculture"], ["B", "industry"], ["C", "industry"], ["D", "industry"], ["E", "construction"], ["G", "transport"], ["H", "lodging-catering"],
  ["L", "leasing-business"], ["M", "other"], ["N", "other"], ["O", "other"], ["R", "other"],
])

/**
 * The line an industry code falls on. Null where the rule draws none: railways, finance, education, health, public bodies, and codes too short to tell.
 * Real estate needs the group 中类: 701 development, 702 management.
 */
export function sizeLineOf(industry: string): SizeLine | null {
  const { section, division } = industryOf(industry)
  if (section === "K") {
    const group = /70(\d)/.exec(industry)?.[1]
    if (group === undefined) return null
    if (group === "1") return "property-development"
    return group === "2" ? "property-management" : "other"
  }
  if (division === "53" || ((section === "F" || section === "I" || section === "G") && division === null)) return null
  if (division === "85") return "other"
  return (division === null ? undefined : lineByDivision.get(division)) ?? lineBySection.get(section) ?? null
}

/** 小微企业 */
export const isMicroOrSmall = (size: EnterpriseSize): boolean => size === "micro" || size === "small"
