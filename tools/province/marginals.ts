// Published figures and what was made, side by side; a figure outside its tolerance fails the run.
import type { Tally } from "./tally.ts"

export interface Target {
  readonly name: string
  /** Counted, and out of what. */
  readonly count: string | readonly string[]
  readonly of: string
  /** The published share (or, for households, people of each). */
  readonly published: number
  /** Difference that is allowed besides what chance explains. */
  readonly allowed: number
  readonly source: string
  /** V read in a published text; P a proposal, no figure was found or read. */
  readonly mark: "V" | "P"
  /** People who are alike because they work for the same firm: how many times fewer they count in a sample. */
  readonly alike?: number
}

const census = "江西省第七次全国人口普查 (2020), 中国经济网 2021-05-31"
const schoolCensus = "河南省第七次全国人口普查公报（第五号）(2020), 河南省人民政府网 2021-05-21"
const economicCensus = "第四次全国经济普查公报 (2018, 全国)"
const newJobs = "城镇新增就业 (全国): 2021年1–2月148万 (国新办2021-03-15)、1–3月297万 (人社部2021-04-26)、全年1269万 (2021年度统计公报)"
const labour = "人社部 2021年度统计公报 (全国)"

export const targets: readonly Target[] = [
  { name: "男性", count: "sex 1", of: "people", published: 0.516, allowed: 0.006, source: census, mark: "V" },
  { name: "0–14岁", count: "age 0-14", of: "people", published: 0.2196, allowed: 0.006, source: census, mark: "V" },
  { name: "15–59岁", count: "age 15-59", of: "people", published: 0.6117, allowed: 0.006, source: census, mark: "V" },
  { name: "60岁及以上", count: "age 60+", of: "people", published: 0.1687, allowed: 0.006, source: census, mark: "V" },
  { name: "65岁及以上", count: "age 65+", of: "people", published: 0.1189, allowed: 0.005, source: census, mark: "V" },
  { name: "户均人数", count: "people", of: "households", published: 2.94, allowed: 0.15, source: census, mark: "V" },
  { name: "城镇", count: "urban", of: "people", published: 0.6044, allowed: 0.01, source: "江西省第七次全国人口普查主要数据发布会: 2731.06/4518.86万", mark: "V" },
  { name: "大学（大专及以上）", count: "education university", of: "people", published: 0.11744, allowed: 0.01, source: `${schoolCensus}: 11744/10万`, mark: "V" },
  { name: "高中（含中专）", count: "education high school", of: "people", published: 0.15239, allowed: 0.01, source: `${schoolCensus}: 15239/10万`, mark: "V" },
  { name: "初中", count: "education junior", of: "people", published: 0.37518, allowed: 0.015, source: `${schoolCensus}: 37518/10万`, mark: "V" },
  { name: "小学", count: "education primary", of: "people", published: 0.24557, allowed: 0.015, source: `${schoolCensus}: 24557/10万`, mark: "V" },
  { name: "五年内死亡（年6.03‰）", count: "died", of: "people", published: 0.03, allowed: 0.003, source: "江西省2019年人口变动抽样: 死亡率6.03‰", mark: "V" },
  { name: "单位从业人员中女性", count: "in units of sex 2", of: "in units", published: 0.377, allowed: 0.02, source: `${economicCensus}: 14446.7/38323.6`, mark: "V" },
  { name: "第二产业占单位从业人员", count: ["section B", "section C", "section D", "section E"], of: "in units", published: 0.45, allowed: 0.025, source: `${economicCensus}: 17255.8/38323.6`, mark: "V", alike: 25 },
  { name: "制造业占单位从业人员", count: "section C", of: "in units", published: 0.273, allowed: 0.02, source: `${economicCensus}: 10471.3/38323.6`, mark: "V", alike: 25 },
  { name: "批发和零售业占单位从业人员", count: "section F", of: "in units", published: 0.105, allowed: 0.02, source: "第四次全国经济普查系列报告之三 (国家统计局 2019-12-04): 企业法人4008.2/38323.6", mark: "V", alike: 25 },
  { name: "参加失业保险占人口", count: "insured", of: "people", published: 0.1625, allowed: 0.012, source: `${labour}: 22958万/14.126亿`, mark: "V" },
  { name: "参加工伤保险占人口", count: "injury insured", of: "people", published: 0.2002, allowed: 0.02, source: `${labour}: 28287万/14.126亿`, mark: "V" },
  { name: "登记失业占人口", count: "registered unemployed", of: "people", published: 0.00736, allowed: 0.001, source: `${labour}: 1040万/14.126亿（城镇登记失业率3.96%）`, mark: "V" },
  { name: "期末领金占参保", count: "drawing", of: "insured", published: 0.0144, allowed: 0.004, source: "新华网 2024-10-08: 2023年末352万 / 2024年9月末2.45亿", mark: "V" },
  { name: "一年内领过失业保险金占参保", count: "drew within a year", of: "insured", published: 0.0265, allowed: 0.006, source: `${labour}: 608万/22958万`, mark: "V" },
  { name: "1–3月占全年招用", count: "hires January to March", of: "hires", published: 0.234, allowed: 0.04, source: `${newJobs}: 297万/1269万`, mark: "V" },
  { name: "3月占全年招用", count: "hires March", of: "hires", published: 0.1174, allowed: 0.03, source: `${newJobs}: (297−148)万/1269万`, mark: "V" },
]

export interface Compared {
  readonly target: Target
  readonly made: number
  readonly tolerance: number
  readonly holds: boolean
}

/** Allowed besides: four and a half standard deviations of a sample of this size; people of a household and, more so, of a firm resemble each other. */
export function compare(tally: Tally): readonly Compared[] {
  return targets.map((target) => {
    const of = tally[target.of] ?? 0
    const count = [target.count].flat().reduce((sum, name) => sum + (tally[name] ?? 0), 0)
    const made = of === 0 ? 0 : count / of
    const spread = target.published > 1 ? 1 : target.published * (1 - target.published)
    const tolerance = target.allowed + (of === 0 ? 1 : 4.5 * Math.sqrt(((target.alike ?? 2) * spread) / of))
    return { target, made, tolerance, holds: Math.abs(made - target.published) <= tolerance }
  })
}

const shown = (value: number, target: Target): string => (target.published > 1 ? value.toFixed(2) : `${(value * 100).toFixed(2)} %`)

/** The table as lines of text. */
export const tableOfFigures = (compared: readonly Compared[]): readonly string[] => [
  "| 指标 | 公布 | 生成 | 容差 | | 来源 |",
  "| --- | --- | --- | --- | --- | --- |",
  ...compared.map(({ target, made, tolerance, holds }) => `| ${target.name} | ${shown(target.published, target)} [${target.mark}] | ${shown(made, target)} | ±${shown(tolerance, target)} | ${holds ? "✓" : "✗"} | ${target.source} |`),
]
