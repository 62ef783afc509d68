// The documents the subsidy rules rest on. Article numbers only where the article was read; otherwise the chapter's subject.
import { cite } from "#policy"

export const promotionLaw = (article: string) => cite("就业促进法", article)

/** 就业补助资金管理办法, the version in force from 2024; 财社〔2026〕1号 replaced it on 2026-01-09, its limits enter as parameters. */
export const fundRules = (subject: string) => cite("就业补助资金管理办法（财社〔2023〕181号）", subject)

export const supervision = cite("就业补助资金使用监管暂行办法（人社厅发〔2019〕98号）", "申领审核和监督")
export const retirementDecision = cite("国务院关于渐进式延迟法定退休年龄的办法", "法定退休年龄")

/** The document by which the reference province 示例省 sets what the nation leaves to provinces. */
export const provincialDocument = "示例省人社规〔2025〕1号"
export const provincial = (subject: string) => cite(provincialDocument, subject)

/** First day of every rule here whose basis is 财社〔2023〕181号. */
export const fundRulesSince = "2024-01-01"
