// Input that must be refused (domain/03 §10) as examples, each beside its good neighbour; the domain file lists them without numbers.
import { examplesOf } from "#policy"
import { caseOf } from "../reference-case.ts"

const row = (changes: object) => ({ "claimed-persons": [{ repeated: false, paid: false, amount: 122_500, ...changes }] })
const claim = {
  "identity-numbers-valid": true, "region-known": true, "account-is-payee": true, "amount-typed-by-hand": false, "period-from": "2025-03", "period-until": "2025-05", "insured-headcount": 3, "claimed-person-count": 3, "policy-version-open": true, ...row({}),
}
const hands = { acceptor: "甲", "first-reviewer": "乙", "second-reviewer": "丙", approver: "丁", "acceptor-may-review": false }
const batch = { "batch-total": 367_500, "batch-lines": [{ amount: 122_500 }, { amount: 245_000 }], "quota-left": 1_000_000 }

export const inputExamples = [
  ...examplesOf("subsidies.claim-input", claim, caseOf, [
    [null, "3月至5月，三个人，都对", {}],
    [null, "证件号码校验位不对", { "identity-numbers-valid": false }, ["E-NUMBER"]],
    [null, "账户是别人的", { "account-is-payee": false }, ["E-ACCOUNT-OTHER"]],
    [null, "以后的月份", { "period-until": "2025-07" }, ["E-MONTH-FUTURE"]],
    [null, "止早于起", { "period-from": "2025-06" }, ["E-PERIOD"]],
    [null, "同一个人填了两次", row({ repeated: true }), ["E-PERSON-TWICE"]],
    [null, "与发过的月份重叠", row({ paid: true }), ["E-MONTH-PAID"]],
    [null, "金额手工填写", { "amount-typed-by-hand": true }, ["E-AMOUNT-TYPED"]],
    [null, "金额为0", row({ amount: 0 }), ["E-AMOUNT"]],
    [null, "申请人数多于参保人数", { "claimed-person-count": 4 }, ["E-HEADCOUNT"]],
    [null, "所属期没有启用的政策", { "policy-version-open": false }, ["E-VERSION"]],
    [null, "行政区划代码不存在", { "region-known": false }, ["E-REGION"]],
  ]),
  ...examplesOf("subsidies.person-input", { "died-on": null, "in-custody": false, "subsidy-month": "2025-03", "contract-start": "2025-03-15" }, caseOf, [
    [null, "3月招用，补3月", {}], [null, "补招用以前的月份", { "subsidy-month": "2025-02" }, ["E-MONTH-BEFORE-HIRE"]], [null, "已经死亡", { "died-on": "2025-02-01" }, ["R-DEAD"]], [null, "正在服刑", { "in-custody": true }, ["R-PRISON"]],
  ]),
  ...examplesOf("subsidies.certificate-input", { "certificate-issued-on": "2025-04-01", "class-starts-on": "2025-04-01" }, caseOf, [[null, "开班当天发证", {}], [null, "开班前一天发证", { "certificate-issued-on": "2025-03-31" }, ["E-CERT-BEFORE-CLASS"]]]),
  ...examplesOf("subsidies.file-input", { "file-kind": "ofd", "file-size": 10_485_760 }, caseOf, [[null, "正好10MB的ofd", {}], [null, "exe文件", { "file-kind": "exe" }, ["E-FILE-KIND"]], [null, "超过10MB", { "file-size": 10_485_761 }, ["E-FILE-SIZE"]]]),
  ...examplesOf("subsidies.objection-input", { "objection-reason": "重复享受", "public-until": "2025-06-30" }, caseOf, [[null, "公示最后一天提出", {}], [null, "没有写理由", { "objection-reason": null }, ["E-OBJECTION-EMPTY"]], [null, "公示结束后提出", { "public-until": "2025-06-29" }, ["E-OBJECTION-LATE"]]]),
  ...examplesOf("subsidies.decision-input", hands, caseOf, [
    [null, "四个不同的人", {}], [null, "审批人是初审人", { approver: "乙" }, ["E-SAME-PERSON"]], [null, "受理人兼初审，当地不允许", { acceptor: "乙" }, ["E-SAME-PERSON"]], [null, "人员不足的县受理人兼初审", { acceptor: "乙", "acceptor-may-review": true }],
  ]),
  ...examplesOf("subsidies.batch-input", batch, caseOf, [[null, "总额等于两行之和，额度足够", {}], [null, "总额差一分", { "batch-total": 367_501 }, ["E-BATCH-SUM"]], [null, "额度少一分", { "quota-left": 367_499 }, ["R-BUDGET"]]]),
  ...examplesOf("subsidies.import-input", { "rows-merged-or-repeated": 0 }, caseOf, [[null, "没有合并的行", {}], [null, "有一行合并", { "rows-merged-or-repeated": 1 }, ["E-IMPORT-ROWS"]]]),
]
