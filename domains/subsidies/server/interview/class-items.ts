// What the answers of who ran a class say to each training subsidy of institutions and firms: one trainee of the class.
import { type PlainDate } from "#standards"
import type { SubsidyItem } from "../../rules/index.ts"
import { ages, anybody, askedFor, type AskedItem, type Given, known, nothingElse, ownAccount, type Said, soundUnit, type Usual } from "./asked-item.ts"

const asked = askedFor("employer")
const usual: readonly Usual[] = [
  anybody, ownAccount, nothingElse, soundUnit,
  {
    says: "开班前报名、备案教学计划，理论和实操各占一半，职业不属于紧缺职业；证书全国联网查得到，他（她）没有领养老金、没有更高等级的证书，以前没有为他（她）领过培训补贴",
    facts: {
      "drawing-pension": false, scarcity: "ordinary", "certificate-found": true, "highest-level-held": null, occupation: "待核", "group-valid": true, "at-school": false, "same-training-subsidised": false, "trainings-subsidised": 0, "trainings-this-year": 0,
    },
  },
]
const levelOf = (said: Said): number | null => (said.text("level") === undefined ? null : Number(said.text("level")))

const ofClass = (payee: "institution" | "firm") => (said: Said, on: PlainDate): Given => ({
  ...ages(said),
  ...known({
    "applied-on": on, "trainee-group": said.text("traineeGroup") ?? "other", "class-starts-on": said.text("classFrom"), "class-ends-on": said.text("classUntil"), "enrolled-on": said.text("classFrom"), "plan-filed-on": said.text("classFrom"),
    "institution-listed": payee === "firm" ? true : said.yes("listed"), "sessions-planned": said.count("sessions"), "sessions-attended": said.count("attended"), "class-hours": said.count("classHours"), "theory-hours": Math.floor((said.count("classHours") ?? 0) / 2),
    payee, "fee-paid-by": said.yes("traineePaid") === undefined ? undefined : said.yes("traineePaid") ? "person" : payee, "certificate-kind": said.text("certificateKind"), "certificate-level": levelOf(said), "certificate-issued-on": said.text("certifiedOn"),
    "start-module": said.text("module"), "project-price": said.count("price"), "project-contracted": said.yes("accepted"), "staff-insured": said.yes("staffInsured"), "contract-start": said.text("hiredFrom"), "contract-end": said.text("hiredUntil") ?? null,
  }),
})

const taught = (item: SubsidyItem, kind: string, payee: "institution" | "firm", forWhom: string): AskedItem =>
  asked(item, { pays: "once", forWhom, usual, facts: (said, on) => (said.text("classKind") === kind ? [ofClass(payee)(said, on)] : []) })

export const classItems: readonly AskedItem[] = [
  taught("TR-SKILL", "skill", "institution", "免费培训六类人员的目录内培训机构"),
  taught("TR-START", "start", "institution", "免费办创业培训的目录内培训机构"),
  taught("TR-PROJ", "project", "institution", "按合同承担项目制培训的机构"),
  taught("TR-FIRM", "firm", "firm", "给新招的重点群体人员做岗位培训的企业"),
  taught("TR-APPR", "apprentice", "firm", "给在职职工办学徒制、技师培训的企业"),
]
