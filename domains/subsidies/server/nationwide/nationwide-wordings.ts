// What offices are told about the questions to other provinces.
import { said, type Wording, wording } from "#platform/notices"

export const nationwideWordings: readonly Wording[] = [
  wording("subsidy.nationwide-silent", (event) => ({
    offices: [{ region: said(event, "region"), role: "reviewer", title: "全国查重没有答复，请决定是否继续办理", body: said(event, "says"), link: `/staff/cases/${event.subjectId}/${said(event, "caseId")}` }],
  })),
  wording("subsidy.held-elsewhere", (event) => ({
    offices: [{ region: said(event, "region"), role: "reviewer", title: "已核定的补贴查到外省享受记录", body: said(event, "says"), link: "/staff/subsidies?view=clawbacks" }],
  })),
]
