// 失业保险稳岗返还 (稳岗返还): the amount is computed from the records; four officers, thirty working days.
import { form } from "#service"
import { jobRetentionRefund } from "#domains/insurance"
import { guideBeside } from "../guide.ts"
import { promiseGroup, unitGroup } from "../person-groups.ts"
import { subsidyService } from "../subsidy-service.ts"

export const jobRetentionRefundItem = subsidyService(
  {
    code: "subsidies.job-retention-refund",
    name: "失业保险稳岗返还",
    summary: "上年度不裁员或少裁员、足额缴纳失业保险费的单位，由失业保险基金返还",
    subject: "employer",
    form: form(unitGroup, promiseGroup),
    guide: guideBeside(import.meta.url),
  },
  [jobRetentionRefund],
)
