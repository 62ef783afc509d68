// Our worked cases, written from the text of domain/03 §10: input that must be refused.
import { casesOf, type Line, passes, refused } from "#policy"

const inB = { region: "990200", on: "2025-09-10" } as const
const row = (amount: number, more: Line = {}): Line => ({ repeated: false, paid: false, amount, ...more })
const claim = {
  "identity-numbers-valid": true, "region-known": true, "account-is-payee": true, "period-from": "2025-06", "period-until": "2025-08", "policy-version-open": true, "amount-typed-by-hand": false, "claimed-persons": [row(122_500)],
  "claimed-person-count": 3, "insured-headcount": 3,
} as const
const officers = { acceptor: "甲", "first-reviewer": "乙", "second-reviewer": "丙", approver: "丁", "acceptor-may-review": false } as const

export const subsidyInputCases = [
  ...casesOf("subsidies.claim-input", claim, inB, [
    ["都对，人数正好等于参保人数", {}, passes()],
    ["人数比参保人数多一人", { "claimed-person-count": 4 }, refused("E-HEADCOUNT")],
    ["号码校验不过", { "identity-numbers-valid": false }, refused("E-NUMBER")],
    ["区划不存在", { "region-known": false }, refused("E-REGION")],
    ["他人账户", { "account-is-payee": false }, refused("E-ACCOUNT-OTHER")],
    ["所属期倒置", { "period-from": "2025-08", "period-until": "2025-07" }, refused("E-PERIOD")],
    ["到本月为止", { "period-until": "2025-09" }, passes()],
    ["到下个月", { "period-until": "2025-10" }, refused("E-MONTH-FUTURE")],
    ["没有启用的版本", { "policy-version-open": false }, refused("E-VERSION")],
    ["手工填金额", { "amount-typed-by-hand": true }, refused("E-AMOUNT-TYPED")],
    ["一行金额为0", { "claimed-persons": [row(122_500), row(0)] }, refused("E-AMOUNT")],
    ["一行金额为负", { "claimed-persons": [row(-1)] }, refused("E-AMOUNT")],
    ["同一人两行", { "claimed-persons": [row(1, { repeated: true })] }, refused("E-PERSON-TWICE")],
    ["与已发月份重叠", { "claimed-persons": [row(1, { paid: true })] }, refused("E-MONTH-PAID")],
  ]),
  ...casesOf("subsidies.person-input", { "died-on": null, "in-custody": false, "subsidy-month": "2025-08", "contract-start": "2025-08-31" }, inB, [
    ["招用当月", {}, passes()],
    ["招用前一个月", { "contract-start": "2025-09-01" }, refused("E-MONTH-BEFORE-HIRE")],
    ["已死亡", { "died-on": "2025-07-01" }, refused("R-DEAD")],
    ["服刑", { "in-custody": true }, refused("R-PRISON")],
  ]),
  ...casesOf("subsidies.certificate-input", { "certificate-issued-on": "2025-04-01", "class-starts-on": "2025-04-01" }, inB, [["开班当天签发", {}, passes()], ["开班前一天签发", { "certificate-issued-on": "2025-03-31" }, refused("E-CERT-BEFORE-CLASS")]]),
  ...casesOf("subsidies.file-input", { "file-kind": "pdf", "file-size": 10_485_760 }, inB, [
    ["正好10MB", {}, passes()],
    ["10MB多一字节", { "file-size": 10_485_761 }, refused("E-FILE-SIZE")],
    ["空文件", { "file-size": 0 }, refused("E-FILE-SIZE")],
    ["ofd", { "file-kind": "ofd" }, passes()],
    ["exe", { "file-kind": "exe" }, refused("E-FILE-KIND")],
  ]),
  ...casesOf("subsidies.objection-input", { "objection-reason": "重复享受", "public-until": "2025-09-10" }, inB, [
    ["公示最后一天提出", {}, passes()],
    ["公示结束次日提出", { "public-until": "2025-09-09" }, refused("E-OBJECTION-LATE")],
    ["没有理由", { "objection-reason": null }, refused("E-OBJECTION-EMPTY")],
  ]),
  ...casesOf("subsidies.decision-input", officers, inB, [
    ["四人各不相同", {}, passes()],
    ["审批就是初审", { approver: "乙" }, refused("E-SAME-PERSON")],
    ["受理兼初审，县里人手够", { acceptor: "乙" }, refused("E-SAME-PERSON")],
    ["受理兼初审，人员不足的县", { acceptor: "乙", "acceptor-may-review": true }, passes()],
    ["受理兼审批，人员不足的县也不行", { acceptor: "丁", "acceptor-may-review": true }, refused("E-SAME-PERSON")],
  ]),
  ...casesOf("subsidies.batch-input", { "batch-total": 300_000, "batch-lines": [{ amount: 100_000 }, { amount: 200_000 }], "quota-left": 300_000 }, inB, [
    ["总额等于明细，额度正好", {}, passes()],
    ["总额多一分", { "batch-total": 300_001, "quota-left": 400_000 }, refused("E-BATCH-SUM")],
    ["额度少一分", { "quota-left": 299_999 }, refused("R-BUDGET")],
    ["有一行为0", { "batch-lines": [{ amount: 300_000 }, { amount: 0 }] }, refused("E-AMOUNT")],
  ]),
  ...casesOf("subsidies.import-input", { "rows-merged-or-repeated": 0 }, inB, [["没有合并的行", {}, passes()], ["有一行合并", { "rows-merged-or-repeated": 1 }, refused("E-IMPORT-ROWS")]]),
]
