// Code tables of employment registration and its end.
import { plainDate } from "../plain-date.ts"
import { codeTable } from "./code-table.ts"

const hubei = "湖北就业信息系统2015（与2010年监测指标一致）"
/** 劳动教养 was abolished on this day (全国人大常委会决定, 2013-12-28). */
const labourCampsAbolished = plainDate("2013-12-28")

export const employmentForms = codeTable({ name: "ADC111", title: "就业形式", source: hubei, mark: "S" }, [
  ["010", "单位就业"], ["020", "自主就业"], ["021", "个体经营", { parent: "020" }], ["022", "灵活就业", { parent: "020" }],
  ["023", "其他自主就业", { parent: "020" }], ["030", "公益性岗位安置"], ["990", "其他"],
])

export const engagementForms = codeTable({ name: "AAC013", title: "用工形式", source: hubei, mark: "S", alsoNamed: ["AAC048"] }, [
  ["10", "原固定职工"], ["20", "城镇合同制"], ["30", "农民合同制"], ["40", "临时工"], ["50", "聘任制"], ["60", "全日制"], ["70", "非全日制"], ["90", "其他"],
])

export const employmentOrigins = codeTable({ name: "ACC032", title: "就业类别", source: "张家港在用系统", mark: "S" }, [
  ["1", "失业转就业"], ["2", "初次就业"], ["3", "其他"],
])

/** Why an employment registration or certificate was cancelled (就业登记/证件注销原因). */
export const registrationEnds = codeTable({ name: "registration-end", title: "就业登记/证件注销原因", source: hubei, mark: "S" }, [
  ["01", "参军"], ["02", "升学"], ["03", "移居外省市"], ["04", "移居境外"], ["05", "退休"], ["06", "两劳", { until: labourCampsAbolished }],
  ["07", "失踪"], ["08", "死亡"], ["99", "其他"],
])

/** Why an employment ended (就业登记终止原因), kept beside the legal reason. */
export const employmentEnds = codeTable({ name: "employment-end", title: "就业登记终止原因", source: "本系统", mark: "C" }, [
  ["01", "合同期满"], ["02", "协商解除"], ["03", "单位解除"], ["04", "本人辞职"], ["05", "单位破产/关闭"], ["06", "停止个体经营"], ["07", "停止灵活就业"],
  ["08", "退出公益性岗位"], ["09", "退休"], ["10", "死亡"], ["11", "丧失劳动能力"], ["12", "录入错误撤销"], ["90", "其他"],
])

export const flexibleKinds = codeTable({ name: "flexible-kind", title: "灵活就业方式", source: "本系统", mark: "C" }, [
  ["1", "非全日制"], ["2", "家政"], ["3", "零工/短工"], ["4", "新就业形态(网约车、外卖、快递、直播等)"], ["5", "自由职业"],
  ["6", "无照自营(便民劳务)"], ["7", "家庭帮工"], ["9", "其他"],
])

export const contractKinds = codeTable({ name: "contract-kind", title: "合同类别", source: "劳动合同法", mark: "C" }, [
  ["1", "固定期限"], ["2", "无固定期限"], ["3", "完成一定任务"], ["4", "非全日制"], ["5", "聘用合同"], ["6", "劳务派遣"], ["9", "未签(用工之日起1个月内)"],
])

export const certificateIssueKinds = codeTable({ name: "certificate-issue-kind", title: "证件发放类别", source: "部级平台查询服务", mark: "V" }, [
  ["01", "新增"], ["02", "补发"], ["03", "换证"],
])

export const validityFlags = codeTable({ name: "AAE100", title: "有效标志", source: "在用系统通用", mark: "S" }, [["1", "有效"], ["0", "无效"]])
