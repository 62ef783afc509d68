// 农民合同制工人一次性生活补助 (失业保险条例 art. 21): one month of benefit for each full year, where the place has not closed it by one premium for all.
import { as, atLeast, cite, divide, least, months, named, number, rule, times } from "#policy"
import { monthlyStandard } from "./benefit-standard.ts"
import * as facts from "./promotion-facts.ts"
import { contractWorkerMonths, contractWorkerOpen } from "./promotion-parameters.ts"
import { contractNotOver, contractWorkerClosed, notContractWorker, underOneYear } from "./promotion-reasons.ts"

const granted = named("补助月数", least(as("count", contractWorkerMonths), as("count", divide(facts.unitPaidMonths, number(12), "floor"))))

export const contractWorkerAllowance = rule({
  name: "insurance.contract-worker-allowance",
  title: "农民合同制工人一次性生活补助",
  law: cite("失业保险条例", "第二十一条"),
  since: "1999-01-22",
  subject: "person",
  conditions: [
    { name: "open-here", says: "本地仍实行（{insurance.contract-worker-open}）", expr: contractWorkerOpen, otherwise: contractWorkerClosed },
    { name: "contract-worker", says: "农民合同制工人，本人不缴费", expr: facts.contractWorker, otherwise: notContractWorker },
    { name: "one-year", says: "连续工作且单位缴费{unit-paid-months}，满1年", expr: atLeast(facts.unitPaidMonths, months(12)), otherwise: underOneYear },
    { name: "contract-over", says: "合同期满未续订或提前解除", expr: facts.contractOver, otherwise: contractNotOver },
  ],
  gives: { months: granted, amount: named("一次性生活补助", times(monthlyStandard, granted)) },
})
