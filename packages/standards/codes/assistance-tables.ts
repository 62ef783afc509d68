// Code tables of employment aid, policies enjoyed, services and records.
import { codeTable, type CodeOf } from "./code-table.ts"

const hubei = "湖北就业信息系统2015（与2010年监测指标一致）"

/** 就业困难类别. The list is set by each province (就业促进法第五十二条); rows marked P are local additions to the twelve. */
export const hardshipCategories = codeTable({ name: "ADC310", title: "就业援助对象类别", source: hubei, mark: "S" }, [
  ["010", "国企下岗失业人员"], ["020", "国企关闭破产安置人员"], ["030", "集体企业下岗人员"], ["040", "享受低保的长期失业人员"],
  ["050", "大龄失业人员"], ["060", "残疾人"], ["070", "零就业家庭成员"], ["080", "失地农民"],
  ["090", "农村零转移就业贫困家庭成员"], ["100", "毕业一年以上未就业高校毕业生"], ["110", "福利机构供养成年孤儿和社会成年孤儿"],
  ["120", "连续失业一年以上人员", { mark: "P" }], ["130", "就业困难退役军人", { mark: "P" }], ["140", "单亲抚养未成年子女人员", { mark: "P" }],
  ["150", "刑满释放、戒毒康复、社区矫正人员", { mark: "P" }], ["160", "随军家属", { mark: "P" }], ["170", "脱贫(防返贫监测)劳动力", { mark: "P" }],
  ["990", "其他"],
])

export type HardshipCategory = CodeOf<typeof hardshipCategories>

/** The ten national families a provincial category is reported under. */
export const hardshipFamilies = codeTable({ name: "hardship-family", title: "就业困难人员全国归类", source: "就业促进法第五十二条归类", mark: "P" }, [
  ["01", "大龄"], ["02", "残疾"], ["03", "低保家庭"], ["04", "零就业家庭"], ["05", "连续失业(长期)"], ["06", "失地"],
  ["07", "高校毕业生"], ["08", "退役军人"], ["09", "脱贫人口(防返贫)"], ["10", "其他"],
])

const familyByCategory: Readonly<Record<HardshipCategory, CodeOf<typeof hardshipFamilies>>> = {
  "010": "10", "020": "10", "030": "10", "040": "03", "050": "01", "060": "02", "070": "04", "080": "06", "090": "09", "100": "07", "110": "10",
  "120": "05", "130": "08", "140": "10", "150": "10", "160": "10", "170": "09", "990": "10",
}

const isCategory = (code: string): code is HardshipCategory => Object.hasOwn(familyByCategory, code)

/** The national family of a category; unknown local codes are reported as other. */
export const hardshipFamilyOf = (category: string): CodeOf<typeof hardshipFamilies> => (isCategory(category) ? familyByCategory[category] : "10")

export const assistanceWays = codeTable({ name: "assistance-way", title: "援助方式", source: hubei, mark: "S" }, [
  ["1", "推荐就业"], ["2", "职业培训"], ["3", "公益性岗位安置"], ["4", "创业服务"], ["5", "灵活就业"], ["6", "社会保险补贴"], ["7", "其他"],
])

export const assistanceExits = codeTable({ name: "assistance-exit", title: "援助对象退出原因", source: hubei, mark: "S" }, [
  ["010", "单位就业"], ["020", "个体就业"], ["030", "灵活就业"], ["040", "退休"], ["050", "丧失劳动能力"], ["060", "退出市场"], ["070", "判刑"],
  ["080", "不接受服务"], ["090", "未主动联系"], ["990", "其他"],
])

export const policyKinds = codeTable({ name: "policy-kind", title: "享受政策类型", source: hubei, mark: "S" }, [
  ["010", "公益性岗位补贴"], ["020", "社会保险补贴"], ["030", "职业介绍补贴"], ["040", "职业培训补贴"], ["050", "职业技能鉴定(评价)补贴"],
  ["060", "税收优惠"], ["070", "行政事业性收费减免"], ["080", "小额(创业)担保贷款贴息"], ["990", "其他"],
])

export const serviceContents = codeTable({ name: "service-content", title: "服务内容", source: hubei, mark: "S" }, [
  ["010", "职业介绍"], ["020", "职业指导"], ["030", "创业服务"], ["040", "职业培训"], ["050", "其他服务"],
])

export const recordStates = codeTable({ name: "record-state", title: "证件/记录状态", source: hubei, mark: "S" }, [
  ["1", "无效"], ["2", "有效"], ["3", "冻结"], ["4", "注销"],
])

export const evidenceKinds = codeTable({ name: "evidence-kind", title: "凭证材料", source: hubei, mark: "S" }, [
  ["1", "劳动合同"], ["2", "解除劳动关系证明"], ["3", "毕业证书"], ["4", "参保缴费证明"], ["5", "营业执照"], ["6", "失地(林)/灵活就业证明"], ["7", "其他"],
])
