// What founders lean on as the outside sees it: the records of incubators, tenants, guaranteed loans and their interest lists, each with its addresses.
import { entryEndpoints, type EntryTable } from "#platform/entries/contract"

const record = (table: EntryTable) => ({ table, endpoints: entryEndpoints(table) })

export const entrepreneurshipRecords = {
  incubators: record({
    name: "entrepreneurship.incubators", title: "创业孵化基地", owner: "employer", natural: ["name"], enters: ["clerk"],
    columns: [
      { name: "name", heading: "基地名称", kind: "text" }, { name: "level", heading: "等级", kind: "code", codes: { county: "县级", city: "市级", province: "省级", nation: "国家级" } }, { name: "recognised_on", heading: "认定日期", kind: "date" },
      { name: "until_on", heading: "有效期最后一天", kind: "date", optional: true }, { name: "desks", heading: "工位数", kind: "count" }, { name: "document", heading: "文号", kind: "text" },
    ],
  }),
  tenancies: record({
    name: "entrepreneurship.tenancies", title: "在孵企业场地", owner: "employer", natural: ["from_on"], enters: ["clerk"],
    columns: [
      { name: "incubator", heading: "基地名称", kind: "text" }, { name: "from_on", heading: "入驻日期", kind: "date" }, { name: "until_on", heading: "最后一天", kind: "date", optional: true }, { name: "area_m2", heading: "面积（平方米）", kind: "count" },
      { name: "rent_fen", heading: "月租金（元，免费填0）", kind: "yuan" }, { name: "document", heading: "协议号", kind: "text" },
    ],
  }),
  loans: record({
    name: "entrepreneurship.loans", title: "创业担保贷款", owner: "subject", natural: ["number"], enters: ["clerk"],
    columns: [
      { name: "number", heading: "贷款合同号", kind: "text" }, { name: "borrower", heading: "借款人", kind: "code", codes: { person: "个人", partners: "合伙或组织起来创业", firm: "小微企业" } },
      {
        name: "borrower_group", heading: "个人借款人类别", kind: "code",
        codes: {
          unemployed: "城镇登记失业人员", hard: "就业困难人员", veteran: "复员转业退役军人", released: "刑满释放人员", graduate: "高校毕业生", "laid-off": "化解过剩产能企业职工和失业人员", returned: "返乡创业农民工", "online-shop": "网络商户",
          poverty: "脱贫人口", "rural-founder": "农村自主创业农民", other: "其他",
        },
      },
      { name: "partners", heading: "合伙人数", kind: "count" }, { name: "uscc", heading: "统一社会信用代码", kind: "text", optional: true }, { name: "amount_fen", heading: "贷款金额（元）", kind: "yuan" },
      { name: "signed_on", heading: "合同日期", kind: "date" }, { name: "repay_by", heading: "到期日", kind: "date" }, { name: "rate", heading: "年利率（%）", kind: "percent" }, { name: "bank", heading: "经办银行", kind: "text" },
    ],
  }),
  loanSegments: record({
    name: "entrepreneurship.loan_segments", title: "创业担保贷款利息清单", owner: "subject", natural: ["loan_number", "from_on"], enters: ["clerk"],
    columns: [
      { name: "loan_number", heading: "贷款合同号", kind: "text" }, { name: "from_on", heading: "起", kind: "date" }, { name: "until_on", heading: "止", kind: "date" }, { name: "principal_fen", heading: "余额（元）", kind: "yuan" },
      { name: "rate", heading: "年利率（%）", kind: "percent" }, { name: "standing", heading: "状态", kind: "code", codes: { normal: "正常", overdue: "逾期", extended: "展期" } },
    ],
  }),
} as const
