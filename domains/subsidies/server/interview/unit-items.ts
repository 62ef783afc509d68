// What a unit's answers say to what is not about a hire, an intern or a class: public posts, introductions, jobs of a start-up, loans, and 稳岗返还.
import { jobRetentionRefund } from "#domains/insurance"
import { addMonths, latest, type PlainDate, plainDate } from "#standards"
import { rulesOfItem } from "../../rules/index.ts"
import { ages, anybody, askedFor, type AskedItem, type Given, known, nothingElse, ownAccount, premiums, type Said, serviceOf, soundUnit, type Usual } from "./asked-item.ts"
import { loanUsual, loanOf } from "./loan-facts.ts"

const asked = askedFor("employer")
const everybody: readonly Usual[] = [anybody, ownAccount, nothingElse, soundUnit]
const isAbout = (said: Said, topic: string): boolean => said.text("taken") === topic

const postUsual: readonly Usual[] = [...everybody, {
  says: "这个人没有领养老金，名下没有企业、个体工商户，没有在其他单位参保；每月有考勤，以后每月照这样发工资、缴费；以前没有领过",
  facts: {
    "drawing-pension": false, "active-entity": false, "share-held": 0, "insured-elsewhere": false, "attendance-recorded": true, "post-until": null, "hardship-until": null, "first-approved-on": null, "first-subsidy-month": null, "months-used": 0,
  },
}]
const inPost = (said: Said, on: PlainDate): Given => ({
  ...ages(said),
  ...known({
    "applied-on": on, "hardship-from": said.yes("hard") ? said.text("hardFrom") : null, "hardship-category": said.text("category"), "owner-of-applicant": said.yes("owner"), "post-approved": said.yes("postApproved"), "post-agreement": said.yes("postApproved"),
    "post-from": said.text("postFrom"), "placement-number": said.count("placement"), "part-time-post": said.yes("partTime"), "wage-paid": said.count("wage"),
    contributions: premiums("employer", { pension: said.count("pensionPaid"), medical: said.count("medicalPaid"), unemployment: said.count("unemploymentPaid") }, Math.round(((said.count("pensionPaid") ?? 0) * 100) / 16)),
  }),
})
const post = { facts: (said: Said, on: PlainDate) => (isAbout(said, "post") ? [inPost(said, on)] : []), monthly: { from: (said: Said, on: PlainDate) => latest(plainDate(said.text("postFrom") ?? on), addMonths(on, -11)), used: "months-used" } } as const

const introduced = (said: Said, on: PlainDate): Given => ({
  ...ages(said),
  ...known({
    "applied-on": on, "agency-licensed": said.yes("licensed"), "fee-charged": said.yes("charged"), "introduced-group": said.text("introducedGroup"), "job-fit": said.yes("fullJob"), "agency-related": said.yes("related"), "contract-start": said.text("workFrom"),
    "insured-months-since-hire": said.count("stayed"),
  }),
})

const startUp = (said: Said, on: PlainDate): Given => known({ "applied-on": on, "entity-registered-on": said.text("foundedOn"), "workers-brought": said.count("workers") })

const firmLoan = (said: Said, on: PlainDate): Given => ({
  ...loanOf(said, on),
  ...known({
    borrower: "firm", "borrower-group": "other", partners: 1, "enterprise-size": said.text("size") === "none" ? null : said.text("size"), "staff-insured-count": said.count("staff"), "wages-or-premiums-owed": said.yes("owing"),
    "eligible-hires": Array.from({ length: said.count("newStaff") ?? 0 }, () => ({ contractStart: said.text("loanFrom") ?? on, contractEnd: null })),
  }),
})

const keeping = (said: Said): Given =>
  known({
    "unit-kind": said.text("unitKind"), "enterprise-size": said.text("size") === "none" ? null : said.text("size"), "premium-paid-last-year": said.count("premiumPaid"), "fully-paid-months": said.count("paidMonths"), "average-insured-last-year": said.count("average"),
    "insured-at-start": said.count("january"), "insured-in-december": said.count("december"), "benefit-drawers-last-year": said.count("drawers"), "refunded-last-year": said.count("refunded"),
  })

export const unitItems: readonly AskedItem[] = [
  asked("PW-POST", { pays: "month", forWhom: "开发公益性岗位安置就业困难人员的单位", usual: postUsual, ...post }),
  asked("PW-SI", { pays: "month", forWhom: "为公益性岗位人员缴社会保险的单位", usual: postUsual, ...post }),
  asked("AG-INTRO", {
    pays: "once", forWhom: "免费介绍重点群体稳定就业的人力资源服务机构", facts: (said, on) => (isAbout(said, "introduced") ? [introduced(said, on)] : []),
    usual: [...everybody, { says: "这个人没有领养老金，合同在1年以上，今年没有为他（她）领过职业介绍补贴", facts: { "drawing-pension": false, "contract-end": null, "introduction-paid": 0, "introductions-this-year": 0, "introduced-to-same-employer": false } }],
  }),
  asked("ST-JOBS", { pays: "once", forWhom: "创办三年以内、请了人并为他们缴社保的企业", usual: [...everybody, { says: "创办人一直是法定代表人，请的人以前没有算过带动就业", facts: { "still-founder": true } }], facts: (said, on) => (isAbout(said, "start-up") ? [startUp(said, on)] : []) }),
  asked("LN-INT", { pays: "quarter", forWhom: "新招重点群体达到比例、借了创业担保贷款的小微企业", rules: rulesOfItem["LN-INT"], usual: [...everybody, loanUsual], facts: (said, on) => (isAbout(said, "loan") ? [firmLoan(said, on)] : []) }),
  {
    item: "UI-RETAIN", name: "失业保险稳岗返还", service: serviceOf("UI-RETAIN", "employer"), rules: [jobRetentionRefund], pays: "once", forWhom: "足额缴失业保险、不裁员或少裁员的单位",
    usual: [{ says: "没有列入严重失信名单，不是僵尸企业，符合产业政策和环保政策", facts: { "unit-credit-listed": false, "zombie-enterprise": false, "industry-policy-consistent": true } }], facts: (said) => (isAbout(said, "keep") ? [keeping(said)] : []),
  },
]
