// What an office is told about certificates the tax office did not take.
import { said, type Wording, wording } from "#platform/notices"

export const taxWordings: readonly Wording[] = [
  wording("tax.deduction-refused", (event) => ({
    offices: [{ region: said(event, "region"), role: "clerk", title: "税收扣减证明被税务退回", body: said(event, "says"), link: "/staff/subsidies?view=tax" }],
  })),
]
