// The subsidy items by the system's codes (domain/03 §3), and the neighbours from other funds they may collide with.
import type { CodeLabels } from "#policy"

export const subsidyItems = {
  "SI-EMP-HARD": "单位招用就业困难人员社会保险补贴",
  "SI-FLEX-HARD": "就业困难人员灵活就业社会保险补贴",
  "SI-SME-GRAD": "小微企业招用高校毕业生社会保险补贴",
  "SI-FLEX-GRAD": "高校毕业生灵活就业社会保险补贴",
  "SI-KEY25": "重点行业中小微企业吸纳重点群体社会保险补贴",
  "PW-POST": "公益性岗位补贴",
  "PW-SI": "公益性岗位社会保险补贴",
  "TR-SKILL": "就业技能培训补贴",
  "TR-START": "创业培训补贴",
  "TR-FIRM": "企业岗位技能培训补贴",
  "TR-APPR": "企业新型学徒制和技师培训补贴",
  "TR-PROJ": "项目制培训补贴",
  "TR-LIVE": "培训期间生活费补贴",
  "TR-ASSESS": "职业技能评价补贴",
  "IN-BASE": "就业见习补贴",
  "IN-RET": "就业见习留用提标补贴",
  "IN-EARLY": "提前留用剩余期限见习补贴",
  "GR-JS": "求职补贴",
  "ST-ONCE": "一次性创业补贴",
  "ST-JOBS": "创业带动就业补贴",
  "ST-RENT": "创业场地租金补贴",
  "HI-ONCE": "一次性吸纳就业补贴",
  "HI-POOR": "吸纳脱贫人口就业补贴",
  "LN-INT": "创业担保贷款贴息",
  "AG-INTRO": "职业介绍补贴",
  "TV-MIG": "一次性交通补助",
  "SV-CAP": "就业创业服务补助",
  "HS-BASE": "高技能人才培训基地补助",
  "HS-STUDIO": "技能大师工作室补助",
  "OT-PROV": "省级批准的其他支出",
} as const

export type SubsidyItem = keyof typeof subsidyItems

/** What other funds pay: asked of beside subsidies; 技能提升补贴, 扩岗补助 and 稳岗返还 are granted by the same path. */
export const neighbourItems = {
  "UI-BENEFIT": "失业保险金",
  "UI-SKILL": "技能提升补贴",
  "UI-EXPAND": "一次性扩岗补助",
  "UI-RETAIN": "失业保险稳岗返还",
  "UI-WORKER": "农民合同制工人一次性生活补助",
  "OTHER-WAGE": "其他工资性补贴",
  "OTHER-INTEREST": "其他政府贴息",
  OTHER: "其他财政资金补助",
} as const

export type AwardedItem = SubsidyItem | keyof typeof neighbourItems

export const awardedItems: CodeLabels = { ...subsidyItems, ...neighbourItems }

/** Where the money comes from; the same cost is paid from one of them only. */
export const funds: CodeLabels = {
  "employment-subsidy": "就业补助资金", "unemployment-insurance": "失业保险基金", "inclusive-finance": "普惠金融发展专项资金",
  "disability-levy": "残疾人就业保障金", "work-relief": "以工代赈", other: "其他财政资金",
}

export const isSubsidyItem = (item: AwardedItem): item is SubsidyItem => Object.hasOwn(subsidyItems, item)

export const fundOf = (item: AwardedItem): string => (item === "LN-INT" ? "inclusive-finance" : isSubsidyItem(item) ? "employment-subsidy" : "unemployment-insurance")
