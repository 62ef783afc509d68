// 《领金期间死亡待遇申领表》: asked of a survivor; the person who died and the benefit drawn are found in the registers (domain/04 §6).
import { field, form, group } from "#service"
import { accountGroup, applicantGroup } from "../applicant-group.ts"

export const deathGrantForm = form(
  applicantGroup,
  group(
    "deceased",
    "逝者",
    [
      field("deceasedName", "逝者姓名", "text", { known: "deceasedName", maxLength: 60, help: "来自公安和民政的亲属关系信息；没有显示的，请到窗口核实亲属关系" }),
      field("diedOn", "死亡日期", "date", { known: "diedOn", notAfter: "today" }),
      field("hasProof", "持有死亡证明", "boolean", { required: false, help: "已能查到死亡信息的不用提供" }),
    ],
    "我们先查公安、卫健的死亡信息，查得到就不用您提供证明",
  ),
  group("survivors", "遗属", [
    field("applicants", "共有几位遗属提出申领", "number", { min: 1, max: 20 }),
    field("familyAgreement", "两位以上的，已签家属协商书，同意由本人领取", "boolean", { required: false }),
    field("dependants", "生前供养的直系亲属人数", "number", { min: 0, max: 20, help: "没有独立生活来源、靠逝者供养的配偶、父母、子女等" }),
  ]),
  accountGroup,
  group("promise", "承诺", [
    field("promise", "本人承诺", "promise", { promiseText: "本人是逝者的遗属，以上信息真实；没有从养老保险、工伤保险重复领取丧葬补助金。如不属实，愿意退回并承担法律责任。" }),
  ]),
)
