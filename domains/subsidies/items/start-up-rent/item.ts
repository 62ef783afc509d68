// 创业场地租金补贴 (ST-RENT): the amount is computed from the records; four officers, thirty working days.
import { field, form, group } from "#service"
import { rulesOfItem } from "../../rules/index.ts"
import { guideBeside } from "../guide.ts"
import { personAccountGroup, personGroup, promiseGroup } from "../person-groups.ts"
import { subsidyService } from "../subsidy-service.ts"

export const startUpRentItem = subsidyService(
  {
    code: "subsidies.start-up-rent",
    name: "创业场地租金补贴",
    summary: "租用经营场地的创业者，按实际支付的租金给予补贴，最长36个月",
    subject: "person",
    form: form(
      personGroup,
      group("claim", "租金", [
        field("rentPaid", "本年度实际支付租金", "money", { min: 1, max: 100_000_000, help: "今年到现在一共付的，已经补过的系统会扣除" }),
        field("rentMonths", "本次申请月数", "number", { min: 1, max: 12 }),
        field("invoice", "发票号码", "text", { maxLength: 40 }),
      ], "租金以发票和付款凭证为准，补贴金额由系统计算"),
      personAccountGroup,
      promiseGroup,
    ),
    papers: [{ name: "lease", label: "租赁合同", required: true }, { name: "invoice", label: "租金发票", required: true }, { name: "payment", label: "付款凭证", required: true }],
    guide: guideBeside(import.meta.url),
  },
  rulesOfItem["ST-RENT"],
)
