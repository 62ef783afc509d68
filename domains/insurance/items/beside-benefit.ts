// What the items beside the monthly benefit have in common: nothing asked but to confirm, two officers, ten working days.
import { field, form, group } from "#service"
import { accountGroup, applicantGroup } from "./applicant-group.ts"
import { forbiddenDemands } from "./forbidden-demands.ts"

export const promiseGroup = group("promise", "承诺", [field("promise", "本人承诺", "promise", { promiseText: "以上信息真实，没有重复领取。如不属实，愿意退回并承担法律责任。" })])

/** Everything is known from the registers; the person confirms the account and promises. */
export const confirmationForm = form(applicantGroup, accountGroup, promiseGroup)

export const handling = {
  subject: "person",
  channels: ["web", "counter"],
  forbiddenDemands,
  steps: [
    { name: "receive", label: "受理", by: "clerk", level: "street", workingDays: 3 },
    { name: "decide", label: "复核决定", by: "reviewer", level: "county", decides: true, workingDays: 7 },
  ],
  within: { workingDays: 10 },
  correctWithin: { days: 15 },
  standardReturns: ["请核对手机号码，我们没有联系上您"],
} as const
