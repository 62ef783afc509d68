// 农民合同制工人一次性生活补助 (UI-WORKER): the amount is computed from the records; four officers, thirty working days.
import { form } from "#service"
import { contractWorkerAllowance } from "#domains/insurance"
import { guideBeside } from "../guide.ts"
import { personAccountGroup, personGroup, promiseGroup } from "../person-groups.ts"
import { subsidyService } from "../subsidy-service.ts"

export const contractWorkerItem = subsidyService(
  {
    code: "subsidies.contract-worker",
    name: "农民合同制工人一次性生活补助",
    summary: "本人不缴费、单位已连续缴纳失业保险费满1年的农民合同制工人，合同期满或提前解除的，由失业保险基金支付",
    subject: "person",
    form: form(personGroup, personAccountGroup, promiseGroup),
    guide: guideBeside(import.meta.url),
  },
  [contractWorkerAllowance],
)
