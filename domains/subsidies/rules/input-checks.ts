// Input that must be refused (domain/03 §10) and is not said by a rule of its item: each as a rule with its code, so that page, API and import say the same.
import { addDays, and, any, atMost, before, count, days, differs, equals, fact, fen, lines, monthOf, moreThan, not, number, oneOf, onOrAfter, onOrBefore, or, present, refuse, rule, sum, today } from "#policy"
import { accountIsPayee, contractStart, diedOn, form, inCustody, insured, records, subsidyMonth } from "./facts.ts"
import { fundRulesSince, supervision } from "./laws.ts"
import { certificateIssuedOn, classStartsOn } from "./training-facts.ts"

const checked = { kind: "record", name: "系统校验" } as const
const process = { kind: "record", name: "办件记录" } as const
const base = { law: supervision, since: fundRulesSince, subject: "claim", gives: {} } as const

const numbersValid = fact({ name: "identity-numbers-valid", label: "证件号码和统一社会信用代码校验通过", type: "boolean", of: "claim", source: checked, means: "GB 11643、GB 32100 校验码和登记年龄；由编码标准校验" })
const regionKnown = fact({ name: "region-known", label: "行政区划代码存在", type: "boolean", of: "claim", source: checked })
const typedAmount = fact({ name: "amount-typed-by-hand", label: "金额为手工填写", type: "boolean", of: "claim", source: form })
const claimFrom = fact({ name: "period-from", label: "补贴所属期起", type: "month", of: "claim", source: form })
const claimUntil = fact({ name: "period-until", label: "补贴所属期止", type: "month", of: "claim", source: form })
const headcount = fact({ name: "insured-headcount", label: "申请单位参保人数", type: "persons", of: "employer", source: insured })
const versionOpen = fact({ name: "policy-version-open", label: "该所属期有启用的政策版本", type: "boolean", of: "claim", source: checked })
const persons = lines({
  name: "claimed-persons", label: "人员明细", of: "claim", source: form, means: "每人每月一行",
  columns: { repeated: { type: "boolean", label: "同一人同月在本申请中重复" }, paid: { type: "boolean", label: "与已发放或在办申请的月份重叠" }, amount: { type: "fen", label: "核定金额" } },
})
const personCount = fact({ name: "claimed-person-count", label: "申请人数", type: "persons", of: "claim", source: form })

export const claimInput = rule({
  ...base, name: "subsidies.claim-input", title: "补贴申请录入检查",
  conditions: [
    { name: "numbers", says: "证件号码和统一社会信用代码正确", expr: numbersValid, otherwise: refuse("E-NUMBER", "证件号码或统一社会信用代码校验不通过，或未满16周岁") },
    { name: "region", says: "行政区划代码存在", expr: regionKnown, otherwise: refuse("E-REGION", "行政区划代码不存在") },
    { name: "account", says: "收款账户属于收款人", expr: accountIsPayee, otherwise: refuse("E-ACCOUNT-OTHER", "收款账户户名与收款人不一致") },
    { name: "period", says: "{period-from}不晚于{period-until}", expr: onOrBefore(claimFrom, claimUntil), otherwise: refuse("E-PERIOD", "所属期止早于所属期起") },
    { name: "not-future", says: "{period-until}不晚于本月", expr: onOrBefore(claimUntil, monthOf(today)), otherwise: refuse("E-MONTH-FUTURE", "不能申请以后的月份") },
    { name: "version", says: "有启用的政策版本", expr: versionOpen, otherwise: refuse("E-VERSION", "所属期没有启用的政策版本") },
    { name: "computed", says: "金额由系统计算", expr: not(typedAmount), otherwise: refuse("E-AMOUNT-TYPED", "金额由系统按数据计算，不能手工填写") },
    { name: "positive", says: "{claimed-persons}每行金额大于0", expr: equals(count(persons, not(moreThan(persons.columns.amount, fen(0)))), number(0)), otherwise: refuse("E-AMOUNT", "金额必须大于0") },
    { name: "no-repeat", says: "{claimed-persons}没有重复的人", expr: not(any(persons, persons.columns.repeated)), otherwise: refuse("E-PERSON-TWICE", "同一人在一份申请中重复") },
    { name: "no-overlap", says: "{claimed-persons}没有已享受的月份", expr: not(any(persons, persons.columns.paid)), otherwise: refuse("E-MONTH-PAID", "该月份已经发放或正在办理") },
    { name: "headcount", says: "申请{claimed-person-count}，不超过参保{insured-headcount}", expr: atMost(personCount, headcount), otherwise: refuse("E-HEADCOUNT", "申请人数超过单位参保人数") },
  ],
})

export const personInput = rule({
  ...base, name: "subsidies.person-input", title: "补贴人员行检查",
  conditions: [
    { name: "alive", says: "没有死亡登记（{died-on}）", expr: not(present(diedOn)), otherwise: refuse("R-DEAD", "人员已死亡") },
    { name: "at-liberty", says: "没有服刑", expr: not(inCustody), otherwise: refuse("R-PRISON", "人员正在服刑") },
    { name: "after-hire", says: "{subsidy-month}不早于招用（{contract-start}）", expr: onOrAfter(subsidyMonth, monthOf(contractStart)), otherwise: refuse("E-MONTH-BEFORE-HIRE", "补贴月份早于招用") },
  ],
})

export const certificateInput = rule({
  ...base, name: "subsidies.certificate-input", title: "培训证书检查", subject: "enrolment",
  conditions: [{ name: "after-class-start", says: "证书{certificate-issued-on}签发，不早于开班{class-starts-on}", expr: onOrAfter(certificateIssuedOn, classStartsOn), otherwise: refuse("E-CERT-BEFORE-CLASS", "证书签发日期早于开班日期") }],
})

const fileKind = fact({ name: "file-kind", label: "文件类型", type: "code", of: "claim", source: form, means: "扩展名，小写" })
const fileSize = fact({ name: "file-size", label: "文件大小（字节）", type: "count", of: "claim", source: form })

export const fileInput = rule({
  ...base, name: "subsidies.file-input", title: "上传文件检查",
  conditions: [
    { name: "kind", says: "文件类型{file-kind}为pdf、jpg、png、ofd", expr: oneOf(fileKind, ["pdf", "jpg", "png", "ofd"]), otherwise: refuse("E-FILE-KIND", "只能上传pdf、jpg、png、ofd文件") },
    { name: "size", says: "文件{file-size}字节，不超过10MB", expr: and(moreThan(fileSize, number(0)), atMost(fileSize, number(10 * 1024 * 1024))), otherwise: refuse("E-FILE-SIZE", "文件为空或超过10MB") },
  ],
})

const objection = fact({ name: "objection-reason", label: "异议理由", type: "text", of: "claim", source: form, orNone: true, means: "没有写或只有空白填 null" })
const publicUntil = fact({ name: "public-until", label: "公示截止日", type: "date", of: "claim", source: process })

export const objectionInput = rule({
  ...base, name: "subsidies.objection-input", title: "公示异议检查",
  conditions: [
    { name: "reason", says: "写明异议理由（{objection-reason}）", expr: present(objection), otherwise: refuse("E-OBJECTION-EMPTY", "请写明异议理由") },
    { name: "in-time", says: "在公示截止日{public-until}之前提出", expr: before(today, addDays(publicUntil, days(1))), otherwise: refuse("E-OBJECTION-LATE", "公示已经结束") },
  ],
})

const acceptor = fact({ name: "acceptor", label: "受理人", type: "text", of: "claim", source: process })
const reviewer = fact({ name: "first-reviewer", label: "初审人", type: "text", of: "claim", source: process })
const second = fact({ name: "second-reviewer", label: "复核人", type: "text", of: "claim", source: process })
const approver = fact({ name: "approver", label: "审批人", type: "text", of: "claim", source: process })
const smallCounty = fact({ name: "acceptor-may-review", label: "人员不足的县允许受理人兼初审", type: "boolean", of: "claim", source: process })

/** 受理 ≠ 初审 ≠ 复核 ≠ 审批; in small counties three persons. */
export const decisionInput = rule({
  ...base, name: "subsidies.decision-input", title: "办理人员分离检查",
  conditions: [
    { name: "reviewers-differ", says: "初审{first-reviewer}、复核{second-reviewer}、审批{approver}不是同一人", expr: and(differs(reviewer, second), differs(reviewer, approver), differs(second, approver)), otherwise: refuse("E-SAME-PERSON", "初审、复核、审批必须是不同的人") },
    { name: "acceptor-differs", says: "受理{acceptor}与复核{second-reviewer}、审批{approver}及初审{first-reviewer}不是同一人", expr: and(differs(acceptor, second), differs(acceptor, approver), or(differs(acceptor, reviewer), smallCounty)), otherwise: refuse("E-SAME-PERSON", "受理人不能复核、审批同一件") },
  ],
})

const batchTotal = fact({ name: "batch-total", label: "批次总额", type: "fen", of: "batch", source: records })
const batchLines = lines({ name: "batch-lines", label: "批次明细", of: "batch", source: records, columns: { amount: { type: "fen", label: "金额" } } })
const quota = fact({ name: "quota-left", label: "可用额度", type: "fen", of: "batch", source: { kind: "record", name: "资金额度" } })

export const batchInput = rule({
  ...base, name: "subsidies.batch-input", title: "拨付批次检查", subject: "batch",
  conditions: [
    { name: "adds-up", says: "总额{batch-total}等于明细{batch-lines}之和", expr: equals(batchTotal, sum(batchLines, batchLines.columns.amount)), otherwise: refuse("E-BATCH-SUM", "批次总额与明细之和不一致") },
    { name: "positive", says: "{batch-lines}每行金额大于0", expr: and(moreThan(count(batchLines), number(0)), equals(count(batchLines, not(moreThan(batchLines.columns.amount, fen(0)))), number(0))), otherwise: refuse("E-AMOUNT", "金额必须大于0") },
    { name: "quota", says: "总额{batch-total}不超过可用额度{quota-left}", expr: atMost(batchTotal, quota), otherwise: refuse("R-BUDGET", "可用额度不足，暂缓拨付") },
  ],
})

const mergedCells = fact({ name: "rows-merged-or-repeated", label: "合并或重复的行数", type: "count", of: "claim", source: { kind: "record", name: "导入检查" } })

/** One bad row refuses the whole file, with a report of rows; nothing is half imported. */
export const importInput = rule({
  ...base, name: "subsidies.import-input", title: "名册导入检查",
  conditions: [{ name: "no-merged-rows", says: "没有合并或重复的行（{rows-merged-or-repeated}）", expr: equals(mergedCells, number(0)), otherwise: refuse("E-IMPORT-ROWS", "表中有合并或重复的行，整个文件不导入") }],
})

export const inputChecks = [claimInput, personInput, certificateInput, fileInput, objectionInput, decisionInput, batchInput, importInput]
