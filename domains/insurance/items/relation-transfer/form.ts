// 失业保险关系转入: from which province, and why; months, money and dates come from that province, nothing is typed.
import { field, form, group } from "#service"
import { provincePrefixes } from "#standards"
import { applicantGroup } from "../applicant-group.ts"

const elsewhere = ["71", "81", "82", "83", "99"]
const provinces = [...provincePrefixes].filter(([prefix]) => !elsewhere.includes(prefix)).map(([prefix, label]) => ({ code: `${prefix}0000`, label }))

export const relationTransferForm = form(
  applicantGroup,
  group(
    "from", "从哪里转来",
    [
      field("fromProvince", "原参保省份", "code", { choices: provinces, help: "同一个省内换地方参保，不用办转移" }),
      field("purpose", "转移原因", "code", {
        choices: [{ code: "moved", label: "换到本地工作，继续参保" }, { code: "claim", label: "已失业，回本地申领失业保险金" }, { code: "re-employed", label: "在外地领取期间，到本地重新就业" }],
      }),
    ],
    "缴费月数、未领月数由原参保地提供，不用您开证明",
  ),
  group("promise", "承诺", [field("promise", "承诺", "promise", { promiseText: "以上信息真实，没有在其他地区正在领取失业保险待遇，同意向原参保地查询并转移失业保险关系。" })]),
)
