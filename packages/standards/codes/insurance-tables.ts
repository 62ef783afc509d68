// Code tables of social insurance and money.
import { codeTable } from "./code-table.ts"

export const insuranceKinds = codeTable({ name: "AAE140", title: "险种", source: "多地在用系统", mark: "S" }, [
  ["110", "企业职工基本养老保险"], ["120", "机关事业单位养老保险", { mark: "K" }], ["170", "城乡居民基本养老保险"], ["210", "失业保险"],
  ["310", "职工基本医疗保险"], ["320", "公务员医疗补助", { mark: "K" }], ["330", "大病(大额)医疗补助"], ["390", "城乡居民基本医疗保险", { mark: "K" }],
  ["410", "工伤保险"], ["510", "生育保险"],
])

export const insuranceStates = codeTable({ name: "AAC031", title: "参保状态", source: "多地在用系统", mark: "S" }, [
  ["1", "参保缴费"], ["2", "暂停缴费"], ["3", "终止缴费"],
])

export const retiredFlags = codeTable({ name: "AAC084", title: "离退休标志", source: "多地在用系统", mark: "S" }, [["0", "否"], ["1", "是"]])

export const paymentStates = codeTable({ name: "AAE117", title: "支付状态", source: "张家港在用系统", mark: "S" }, [
  ["10", "等待申请拨付"], ["20", "申请拨付"], ["30", "拨付在途"], ["31", "申请失败", { parent: "30" }], ["40", "实付成功"], ["41", "实付失败", { parent: "40" }],
])

/** 就业补助 208 07 款. The year's list comes from the finance department. */
export const budgetSubjects = codeTable({ name: "budget-subject", title: "预算科目(就业补助)", source: "政府收支分类科目20807款", mark: "K" }, [
  ["2080701", "就业创业服务补助"], ["2080702", "职业培训补贴"], ["2080704", "社会保险补贴"], ["2080705", "公益性岗位补贴"], ["2080709", "职业技能评价补贴"],
  ["2080711", "就业见习补贴"], ["2080712", "高技能人才培养补助"], ["2080713", "求职和创业补贴"], ["2080799", "其他就业补助支出"],
])
