// What tells one certificate or loan from another.
import { fact } from "#policy"
import { certificates, form } from "./facts.ts"

export const occupation = fact({ name: "occupation", label: "证书职业（工种）代码", type: "text", of: "enrolment", source: certificates })
export const certificateLevel = fact({
  name: "certificate-level", label: "证书等级（一级为1，五级为5）", type: "count", between: [1, 5], of: "enrolment", source: certificates, orNone: true, means: "专项职业能力证书和培训合格证没有等级，填 null",
})
export const loanNumber = fact({ name: "loan-number", label: "贷款合同号", type: "text", of: "claim", source: form })
