// Code tables of service, monitoring and rating.
import { codeTable } from "./code-table.ts"

export const channels = codeTable({ name: "channel", title: "渠道", source: "本系统（参照湖北）", mark: "P" }, [
  ["01", "窗口"], ["02", "网站"], ["03", "移动应用"], ["04", "小程序/微信"], ["05", "自助终端"], ["06", "12333"], ["07", "电子社保卡"], ["08", "政务服务网"],
  ["09", "批量导入"], ["10", "部门推送"], ["11", "免申即享"], ["99", "其他"],
])

/** Names of the official market template; numbers are ours. */
export const seekerKinds = codeTable({ name: "seeker-kind", title: "求职人员类别", source: "市场供求分析表式（编号本系统）", mark: "S" }, [
  ["11", "新成长失业青年"], ["111", "应届高校毕业生", { parent: "11" }], ["12", "就业转失业人员"], ["13", "其他失业人员"], ["21", "在业人员"],
  ["31", "下岗职工"], ["41", "退休人员"], ["51", "在学人员"], ["61", "本市农村人员"], ["71", "外埠人员"],
])

export const reductionKinds = codeTable({ name: "reduction-kind", title: "企业岗位减少类型", source: "失业动态监测客户端", mark: "S" }, [
  ["1", "关闭破产"], ["2", "停业整顿"], ["3", "经济性裁员"], ["4", "业务转移"], ["5", "自然减员"], ["6", "正常解除或终止劳动合同"], ["7", "国际因素变化影响"],
  ["8", "自然灾害"], ["9", "重大事件影响"], ["99", "其他"],
])

export const reductionReasons = codeTable({ name: "reduction-reason", title: "企业岗位减少原因", source: "失业动态监测客户端", mark: "S" }, [
  ["01", "产业结构调整"], ["02", "重大技术改革"], ["03", "节能减排、淘汰落后产能"], ["04", "订单不足"], ["05", "原材料涨价"], ["06", "工资、社保等用工成本上升"],
  ["07", "经营资金困难"], ["08", "税收政策变化(含税负增加、出口退税减少)"], ["09", "季节性用工"], ["10", "国际因素变化"], ["11", "正常解除或终止劳动合同"],
  ["12", "自然减员"], ["121", "退休", { parent: "12" }], ["122", "退职", { parent: "12" }], ["123", "死亡", { parent: "12" }],
  ["99", "其他"], ["991", "自行离职", { parent: "99" }], ["992", "工作调动、企业内部调剂", { parent: "99" }],
  ["993", "劳动关系转移、劳务派遣", { parent: "99" }], ["994", "招不上人", { parent: "99" }], ["999", "其他", { parent: "99" }],
])

export const graduateDestinations = codeTable({ name: "graduate-destination", title: "高校毕业生去向", source: "教育部毕业去向代码", mark: "K" }, [
  ["10", "签就业协议"], ["11", "签劳动合同"], ["12", "其他录用形式"], ["27", "科研助理"], ["46", "应征义务兵"], ["50", "国家基层项目"], ["51", "地方基层项目"],
  ["75", "自主创业"], ["76", "自由职业"], ["80", "升学"], ["85", "出国出境"], ["70", "待就业"], ["71", "不就业拟升学"], ["72", "其他暂不就业"],
])

export const ratings = codeTable({ name: "rating", title: "好差评等级", source: "政务服务好差评制度", mark: "V" }, [
  ["5", "非常满意"], ["4", "满意"], ["3", "基本满意"], ["2", "不满意"], ["1", "非常不满意"],
])

export const caseStates = codeTable({ name: "case-state", title: "办件状态", source: "本系统", mark: "P" }, [
  ["10", "草稿"], ["20", "已提交"], ["30", "受理"], ["31", "不予受理"], ["40", "补正"], ["50", "审核中"], ["60", "公示"], ["70", "办结通过"], ["71", "办结不通过"],
  ["80", "撤回"], ["90", "终止"],
])

export const urbanRuralKinds = codeTable({ name: "urban-rural", title: "城乡分类", source: "统计用城乡划分代码", mark: "K" }, [
  ["111", "主城区"], ["112", "城乡结合区"], ["121", "镇中心区"], ["122", "镇乡结合区"], ["123", "特殊区域"], ["210", "乡中心区"], ["220", "村庄"],
])

/** 城镇 is 1xx, 乡村 is 2xx; null when the place is not classified. */
export function isUrban(urbanRural: string | null): boolean | null {
  if (urbanRural === null || !/^[12]/.test(urbanRural)) return null
  return urbanRural.startsWith("1")
}
