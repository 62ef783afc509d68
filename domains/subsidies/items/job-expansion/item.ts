// 一次性扩岗补助 (UI-EXPAND): the amount is computed from the records; four officers, thirty working days.
import { form } from "#service"
import { expansionSubsidy } from "#domains/insurance"
import { guideBeside } from "../guide.ts"
import { promiseGroup, unitGroup } from "../person-groups.ts"
import { subsidyService } from "../subsidy-service.ts"

export const jobExpansionItem = subsidyService(
  {
    code: "subsidies.job-expansion",
    name: "一次性扩岗补助",
    summary: "招用毕业生、失业青年并足额缴纳三项社会保险满3个月的企业和社会组织，由失业保险基金支付",
    subject: "employer",
    form: form(unitGroup, promiseGroup),
    many: true,
    guide: guideBeside(import.meta.url),
  },
  [expansionSubsidy],
)
