// Code tables about an employer.
import { codeTable } from "./code-table.ts"

/** Only 10 was confirmed in a running system; the others are ours. */
export const unitTypes = codeTable({ name: "AAB019", title: "单位类型", source: "四川、张家港在用系统（仅10）; 其余本系统", mark: "P" }, [
  ["10", "企业", { mark: "S" }], ["20", "机关"], ["30", "事业单位"], ["40", "社会团体"], ["50", "民办非企业(社会服务机构)"], ["60", "个体工商户"],
  ["70", "村(居)委会"], ["80", "农民专业合作社"], ["90", "其他"],
])

export const economicTypes = codeTable({ name: "AAB020", title: "经济类型", source: "GB/T 12402-2000", mark: "K" }, [
  ["100", "内资"], ["110", "国有全资", { parent: "100" }], ["120", "集体全资", { parent: "100" }], ["130", "股份合作", { parent: "100" }],
  ["140", "联营", { parent: "100" }], ["141", "国有联营", { parent: "140" }], ["142", "集体联营", { parent: "140" }],
  ["143", "国有与集体联营", { parent: "140" }], ["149", "其他联营", { parent: "140" }],
  ["150", "有限责任(公司)", { parent: "100" }], ["151", "国有独资(公司)", { parent: "150" }], ["159", "其他有限责任(公司)", { parent: "150" }],
  ["160", "股份有限(公司)", { parent: "100" }],
  ["170", "私有", { parent: "100" }], ["171", "私有独资", { parent: "170" }], ["172", "私有合伙", { parent: "170" }],
  ["173", "私营有限责任(公司)", { parent: "170" }], ["174", "私营股份有限(公司)", { parent: "170" }], ["175", "个体经营", { parent: "170" }],
  ["179", "其他私有", { parent: "170" }], ["190", "其他内资", { parent: "100" }],
  ["200", "港澳台投资"], ["210", "内地和港澳台合资", { parent: "200" }], ["220", "内地和港澳台合作", { parent: "200" }],
  ["230", "港澳台独资", { parent: "200" }], ["240", "港澳台投资股份有限(公司)", { parent: "200" }], ["290", "其他港澳台投资", { parent: "200" }],
  ["300", "国外投资"], ["310", "中外合资", { parent: "300" }], ["320", "中外合作", { parent: "300" }], ["330", "外资", { parent: "300" }],
  ["340", "国外投资股份有限(公司)", { parent: "300" }], ["390", "其他国外投资", { parent: "300" }],
  ["900", "其他"],
])

export const subordinations = codeTable({ name: "AAB021", title: "隶属关系", source: "GB/T 12404-1997", mark: "K" }, [
  ["10", "中央"], ["20", "省"], ["40", "市、地区"], ["50", "县"],
  ["60", "街道、镇、乡"], ["61", "街道", { parent: "60" }], ["62", "镇", { parent: "60" }], ["63", "乡", { parent: "60" }],
  ["70", "居(村)民委员会"], ["71", "居民委员会", { parent: "70" }], ["72", "村民委员会", { parent: "70" }], ["90", "其他"],
])

export const staffBands = codeTable({ name: "AAB056", title: "人员规模", source: "本系统（四川在用系统界限未公布）", mark: "P" }, [
  ["1", "20人以下"], ["2", "20–99人"], ["3", "100–499人"], ["4", "500–999人"], ["5", "1000–9999人"], ["6", "10000人及以上"],
])

/** The staff band of a head count. */
export function staffBandOf(staff: number): string {
  return String(1 + [20, 100, 500, 1000, 10_000].filter((limit) => staff >= limit).length)
}

export const experienceBands = codeTable({ name: "ACC217", title: "工作年限", source: "四川在用系统", mark: "S" }, [
  ["0", "无"], ["1", "1年以下"], ["2", "1–3年"], ["3", "3–5年"], ["4", "5–10年"], ["5", "10年以上"],
])

/** The band of experience in months: none, (0,1), [1,3), [3,5), [5,10), [10,∞) years. */
export function experienceBandOf(months: number): string {
  return months <= 0 ? "0" : String(1 + [12, 36, 60, 120].filter((limit) => months >= limit).length)
}
