// Input that must be refused (domain/04 §12), each as a rule with its code, so that page, API and batch say the same.
import {
  and, atLeast, atMost, byHand, cite, differs, equals, fact, fen, firstDayOf, moreThan, named, not, number, onOrAfter, onOrBefore, or, persons, plus, present, refuse, rule, times, today,
} from "#policy"
import type { FactSource } from "#policy"
import { durationCeiling } from "./benefit-duration.ts"
import { firstMonth, lastMonth, receivable, unusedMonths } from "./facts.ts"
import { longestDuration } from "./parameter-definitions.ts"
import { averageInsured, certificateFound, drawers, premiumPaid } from "./promotion-facts.ts"

const form: FactSource = { kind: "declared", name: "申请表" }
const records: FactSource = { kind: "record", name: "失业保险待遇记录" }
const insured: FactSource = { kind: "register", name: "社会保险登记" }
const regulation = (article: string) => cite("社会保险经办条例", article)

const endDate = fact({ name: "employment-end-date", label: "解除或终止日期", type: "date", of: "claim", source: { kind: "record", name: "劳动用工备案" } })
const lastPaidMonth = fact({ name: "last-contribution-month", label: "最后缴费月", type: "month", of: "person", source: insured, orNone: true })
const reasonGiven = fact({ name: "end-reason-given", label: "已填解除原因", type: "boolean", of: "claim", source: form })
const openClaims = fact({ name: "open-claims", label: "本人未办结或正在领取的申领件数", type: "count", of: "person", source: records })
const accountOwner = fact({ name: "account-is-own", label: "收款账户户名与本人一致", type: "boolean", of: "claim", source: { kind: "register", name: "银行账户核验" } })
const typedMonths = fact({ name: "months-typed-by-hand", label: "核定月数为手工填写", type: "boolean", of: "claim", source: form })
const claimedMonths = fact({ name: "approved-months", label: "核定月数", type: "months", of: "claim", source: records })

export const claimInput = rule({
  name: "insurance.claim-input",
  title: "失业保险金申领录入检查",
  law: regulation("关于待遇申请和核定的规定"),
  since: "2011-07-01",
  subject: "claim",
  conditions: [
    { name: "end-date-not-future", says: "解除日期{employment-end-date}不晚于办理日", expr: onOrBefore(endDate, today), otherwise: refuse("E-END-FUTURE", "解除日期不能晚于今天") },
    {
      name: "end-date-after-contribution", says: "解除日期{employment-end-date}不早于最后缴费月{last-contribution-month}的第一天",
      expr: or(not(present(lastPaidMonth)), onOrAfter(endDate, firstDayOf(lastPaidMonth))), otherwise: refuse("E-END-BEFORE-PAID", "解除日期早于最后缴费月，请核对解除日期"),
    },
    { name: "reason-given", says: "已填解除原因", expr: reasonGiven, otherwise: refuse("E-REASON-EMPTY", "请选择解除或终止原因") },
    { name: "months-computed", says: "核定月数由系统计算", expr: not(typedMonths), otherwise: refuse("E-MONTHS-TYPED", "核定月数由系统按缴费记录计算，不能手工填写") },
    {
      name: "months-under-ceiling", says: "核定月数{approved-months}不超过国家上限",
      expr: atMost(claimedMonths, named("本次可核定上限", plus(durationCeiling, unusedMonths))), otherwise: refuse("E-MONTHS-CEILING", "核定月数超过国家规定的上限"),
    },
    { name: "months-under-longest", says: "核定月数{approved-months}不超过{insurance.longest-duration}", expr: atMost(claimedMonths, longestDuration), otherwise: refuse("E-MONTHS-CEILING", "核定月数超过国家规定的上限") },
    { name: "one-claim", says: "没有未办结的申领（{open-claims}）", expr: equals(openClaims, number(0)), otherwise: refuse("E-CLAIM-OPEN", "已有未办结或正在领取的申领，不能重复申领") },
    { name: "own-account", says: "收款账户是本人账户", expr: accountOwner, otherwise: refuse("E-ACCOUNT-OTHER", "收款账户户名与本人不一致，请使用本人社会保障卡或账户") },
  ],
  gives: {},
})

const lineMonth = fact({ name: "line-month", label: "待发月份", type: "month", of: "month-line", source: records })
const lineHeld = fact({ name: "line-held", label: "该行处于暂缓", type: "boolean", of: "month-line", source: records })
const lineAmount = fact({ name: "line-amount", label: "该行金额", type: "fen", of: "month-line", source: records })

export const monthLineInput = rule({
  name: "insurance.month-line-input",
  title: "发放批次行检查",
  law: regulation("关于待遇支付和分级审核的规定"),
  since: "2011-07-01",
  subject: "month-line",
  conditions: [
    { name: "inside-entitlement", says: "{line-month}在应领月份{first-month}至{last-month}之内", expr: and(onOrAfter(lineMonth, firstMonth), onOrBefore(lineMonth, lastMonth)), otherwise: refuse("E-LINE-OUTSIDE", "发放月份不在应领月份之内") },
    { name: "not-held", says: "该行没有暂缓", expr: not(lineHeld), otherwise: refuse("E-LINE-HELD", "暂缓的行不能进入发放批次") },
    { name: "positive", says: "金额{line-amount}大于0", expr: moreThan(lineAmount, fen(0)), otherwise: refuse("E-LINE-AMOUNT", "发放金额必须大于0") },
  ],
  gives: {},
})

const stopDate = fact({ name: "stop-date", label: "停发日期", type: "date", of: "claim", source: form })
const benefitStart = fact({ name: "benefit-start-date", label: "待遇起始日", type: "date", of: "claim", source: records })

export const stopInput = rule({
  name: "insurance.stop-input",
  title: "停发录入检查",
  law: cite("社会保险法", "第五十一条"),
  since: "2011-07-01",
  subject: "claim",
  conditions: [{ name: "stop-after-start", says: "停发日期{stop-date}不早于待遇起始日{benefit-start-date}", expr: onOrAfter(stopDate, benefitStart), otherwise: refuse("E-STOP-BEFORE-START", "停发日期早于待遇起始日") }],
  gives: {},
})

const fromPlace = fact({ name: "from-region", label: "转出地区划", type: "code", of: "transfer", source: form })
const toPlace = fact({ name: "to-region", label: "转入地区划", type: "code", of: "transfer", source: form })

export const transferInput = rule({
  name: "insurance.transfer-input",
  title: "失业保险关系转移录入检查",
  law: cite("社会保险法", "第五十二条"),
  since: "2011-07-01",
  subject: "transfer",
  conditions: [{ name: "another-place", says: "转入地与转出地不同", expr: differs(fromPlace, toPlace), otherwise: refuse("E-TRANSFER-SAME", "转入地与转出地相同，无需转移") }],
  gives: {},
})

export const skillCertificateInput = rule({
  name: "insurance.skill-certificate-input",
  title: "技能提升补贴证书检查",
  law: cite("人社部发〔2017〕40号", "二、审核程序（二）"),
  since: "2017-05-15",
  subject: "claim",
  conditions: [{ name: "certificate-found", says: "证书全国联网可查", expr: certificateFound, otherwise: refuse("E-CERT-NOT-FOUND", "证书在全国联网查询中没有完全一致的记录") }],
  gives: {},
})

export const jobRetentionInput = rule({
  name: "insurance.job-retention-input",
  title: "稳岗返还数据检查",
  law: cite("人社部发〔2019〕23号", "稳岗返还"),
  since: "2019-01-01",
  subject: "employer",
  conditions: [
    { name: "premium-paid", says: "上年度实缴失业保险费{premium-paid-last-year}大于0", expr: moreThan(premiumPaid, fen(0)), otherwise: refuse("E-PREMIUM-ZERO", "上年度没有缴纳失业保险费，不能返还") },
    { name: "drawers-plausible", says: "领金人数{benefit-drawers-last-year}不超过参保人数{average-insured-last-year}的2倍", expr: atMost(drawers, times(averageInsured, number(2))), otherwise: byHand("M-DRAWERS", "领金人数超过参保人数的2倍，数据可能有误，需核实") },
    { name: "has-staff", says: "平均参保人数{average-insured-last-year}大于0", expr: atLeast(averageInsured, persons(1)), otherwise: byHand("M-DRAWERS", "没有参保人数，数据可能有误，需核实") },
  ],
  gives: {},
})

const sourceNumber = fact({ name: "price-index-source-number", label: "价格指数公布文号", type: "text", of: "region-month", source: { kind: "register", name: "统计部门公布数据" }, orNone: true })

export const priceIndexInput = rule({
  name: "insurance.price-index-input",
  title: "价格临时补贴指数检查",
  law: cite("发改价格〔2021〕1553号", "启动条件"),
  since: "2021-11-01",
  subject: "region-month",
  conditions: [{ name: "official-source", says: "指数有公布文号（{price-index-source-number}）", expr: present(sourceNumber), otherwise: refuse("E-INDEX-NO-SOURCE", "没有统计部门公布文号的指数不能使用") }],
  gives: {},
})

const refund = fact({ name: "refund", label: "退款金额", type: "fen", of: "claim", source: form })

export const refundInput = rule({
  name: "insurance.refund-input",
  title: "退款录入检查",
  law: regulation("关于退还多享受待遇的规定"),
  since: "2011-07-01",
  subject: "claim",
  conditions: [
    { name: "positive", says: "退款{refund}大于0", expr: moreThan(refund, fen(0)), otherwise: refuse("E-REFUND-AMOUNT", "退款金额必须大于0") },
    { name: "within-receivable", says: "退款{refund}不超过应退金额{receivable}", expr: atMost(refund, receivable), otherwise: refuse("E-REFUND-TOO-LARGE", "退款金额大于应退金额") },
  ],
  gives: {},
})

export const inputChecks = [claimInput, monthLineInput, stopInput, transferInput, skillCertificateInput, jobRetentionInput, priceIndexInput, refundInput]
