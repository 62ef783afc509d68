// What people and units are told about their subsidies.
import { said, type Wording, wording } from "#platform/notices"

export const subsidyWordings: readonly Wording[] = [
  wording("subsidy.granted", (event) => ({
    subject: { title: "补贴已核定", body: `${said(event, "says")}。有疑问请拨打12333。`, link: `/cases/${event.subjectId}/${said(event, "caseId")}`, kind: said(event, "subjectKind") === "employer" ? "employer" : "person" },
  })),
]
