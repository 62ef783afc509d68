// What a unit's answers say to each benefit a unit can have for somebody it hired or took as an intern; the other benefits of units stand beside.
import { expansionSubsidy } from "#domains/insurance"
import { addMonths, latest, monthOf, monthsFromTo, addMonthsTo, type PlainDate, plainDate, yearMonth, yearOf } from "#standards"
import { taxDeduction } from "../../rules/index.ts"
import { hiringDeduction } from "../awards/tax-deduction.ts"
import { classItems } from "./class-items.ts"
import { unitItems } from "./unit-items.ts"
import { ages, anybody, askedFor, type AskedItem, each, type Given, known, nothingElse, ownAccount, premiums, type Said, serviceOf, soundUnit, type Usual } from "./asked-item.ts"

const asked = askedFor("employer")
/** Of a unit nobody else is looked at. */
const ofPayee: readonly Usual[] = [{ says: "单位没有列入严重失信名单", facts: { "credit-listed": false } }, ownAccount, nothingElse]
const usual: readonly Usual[] = [anybody, ownAccount, nothingElse, soundUnit, { says: "这个人还没有领养老金", facts: { "drawing-pension": false } }]
const staying: Usual = {
  says: "这个人一直在单位，以后每个月照这样缴费；以前没有为他（她）领过",
  facts: { "left-on": null, "hardship-until": null, "first-approved-on": null, "first-subsidy-month": null, "hired-months-used": 0, "flexible-months-used": 0, "months-used": 0 },
}
const notUsed: Usual = { says: "以前没有为这个人领过", facts: { "hire-used-before": false, "poor-hire-paid": 0, "deduction-certified": false, "deduction-start": null } }

const isHired = (said: Said): boolean => said.text("taken") === "hired"
const sizeOf = (said: Said): string | null | undefined => (said.text("size") === "none" ? null : said.text("size"))
const monthsUnemployed = (said: Said): number | undefined => (said.yes("unemployed") ? said.count("unemployedMonths") : said.yes("unemployed") === false ? 0 : undefined)

const hire = (said: Said, on: PlainDate): Given => ({
  ...ages(said),
  ...known({
    "drawing-pension": false, "applied-on": on, "enterprise-size": sizeOf(said), industry: said.text("industry"), "graduated-on": said.yes("graduated") ? said.text("graduatedOn") : null,
    "worked-since-graduation": said.yes("graduated") ? said.yes("workedSince") : true, "hardship-from": said.yes("hard") ? said.text("hardFrom") : null, "registered-unemployed": said.yes("unemployed"), "unemployed-months": monthsUnemployed(said),
    "poverty-group": said.yes("poverty"), "monitored-for-poverty": said.yes("poverty"), "discharged-on": said.yes("veteran") ? said.text("dischargedOn") : null, "contract-start": said.text("contractFrom"),
    "contract-end": said.yes("openEnded") ? null : said.text("contractUntil"), dispatched: said.yes("dispatched"), "owner-of-applicant": said.yes("owner"), "insured-months-since-hire": said.count("insuredMonths"), "employer-code": "本单位",
    "first-paid-month": said.text("contractFrom") === undefined ? undefined : monthOf(plainDate(said.text("contractFrom") ?? "")),
    contributions: [
      ...premiums("employer", { pension: said.count("pensionPaid"), medical: said.count("medicalPaid"), unemployment: said.count("unemploymentPaid") }, Math.round(((said.count("pensionPaid") ?? 0) * 100) / 16)),
      ...premiums("person", { pension: said.count("personPaid") }, 0),
    ],
  }),
})
const fromContract = (said: Said, on: PlainDate): PlainDate => latest(plainDate(said.text("contractFrom") ?? on), addMonths(on, -11))

const hireGroups = (said: Said): readonly string[] => [...(said.yes("graduated") ? ["graduate"] : []), ...(said.yes("unemployed") ? ["unemployed", "youth"] : []), ...(said.yes("veteran") ? ["veteran"] : [])]
const keyGroups = (said: Said): readonly string[] => [...(said.yes("graduated") ? ["graduate"] : []), ...(said.yes("unemployed") ? ["unemployed"] : []), ...(said.yes("poverty") ? ["monitored"] : [])]
const hiredOn = (given: Given): PlainDate => plainDate(String(given["contract-start"]))
const expansion = (said: Said, on: PlainDate): Given => ({
  ...hire(said, on),
  ...known({ "unit-kind": said.text("unitKind"), "pension-insured-months": said.count("insuredMonths"), "unemployment-insured-months": said.count("insuredMonths"), "injury-insured-months": said.yes("injury") === false ? 0 : said.count("insuredMonths") }),
})
const expansionGroups = (said: Said): readonly string[] => [...(said.yes("graduated") ? ["graduate"] : []), ...(said.yes("unemployed") ? ["youth"] : [])]
const deductionGroups = (said: Said): readonly string[] => [...(said.yes("poverty") ? ["poverty"] : []), ...(said.yes("unemployed") ? ["unemployed-half-year"] : [])]

const intern = (said: Said): Given => {
  const from = said.text("internFrom")
  return {
    ...ages(said),
    ...known({
      "drawing-pension": false, "internship-unit": said.yes("internUnit"), "graduated-on": said.yes("graduated") ? said.text("graduatedOn") : null, "worked-since-graduation": said.yes("graduated") ? said.yes("workedSince") : true,
      "registered-unemployed": said.yes("unemployed"), "internship-starts-on": from, "internship-ends-on": said.text("internUntil"), "internship-planned-end": said.text("internUntil"),
      "agreement-filed-on": said.yes("filed") ? from : said.text("internUntil"), "stipend-paid": said.count("stipend"), "accident-insured-from": said.yes("accident") ? from : said.text("internUntil"), "accident-insured-until": said.text("internUntil"),
    }),
  }
}
/** Interns of last year as they were told: half a year each, those kept signed the day after. */
const retention = (said: Said, on: PlainDate): Given => {
  const year = yearOf(on) - 1
  const [first, last] = [`${year}-01-01`, `${year}-06-30`]
  const kept = { contractStart: `${year}-07-01`, contractEnd: null, insured: `${year}-07-01` }
  const months = monthsFromTo(yearMonth(`${year}-01`), addMonthsTo(yearMonth(`${year}-01`), 12))
  return {
    "applied-on": on,
    ...known({
      "internship-unit": said.yes("internUnit"), "internship-months-paid": Array.from({ length: said.count("internMonths") ?? 0 }, (_, index) => ({ month: months[index % 12] ?? `${year}-01` })),
      "interns-of-year": Array.from({ length: said.count("internsEnded") ?? 0 }, (_, index) => ({ started: first, ended: last, dropped: false, ...(index < (said.count("internsKept") ?? 0) ? kept : { contractStart: null, contractEnd: null, insured: null }) })),
    }),
  }
}
const internUsual: readonly Usual[] = [...usual, { says: "见习期间按月有考勤，没有在其他单位参保", facts: { "intern-attended": true, "insured-elsewhere": false } }]
const internGroups = (said: Said): readonly string[] => [...(said.yes("graduated") ? ["graduate"] : []), "youth"]

export const employerItems: readonly AskedItem[] = [
  asked("SI-EMP-HARD", { pays: "month", forWhom: "招用就业困难人员、签1年以上合同并缴社保的单位", usual: [...usual, staying], facts: (said, on) => (isHired(said) && said.yes("hard") ? [hire(said, on)] : []), monthly: { from: fromContract, used: "hired-months-used" } }),
  asked("SI-SME-GRAD", { pays: "month", forWhom: "招用高校毕业生、签1年以上合同并缴社保的小微企业", usual: [...usual, staying], facts: (said, on) => (isHired(said) && said.yes("graduated") ? [hire(said, on)] : []), monthly: { from: fromContract, used: "months-used" } }),
  asked("SI-KEY25", {
    pays: "month", forWhom: "2025年招用重点群体的重点行业中小微企业（补给职工本人，单位代办）", usual: [...usual, staying], facts: (said, on) => (isHired(said) ? each(keyGroups(said), "key-group", hire(said, on)) : []), monthly: { from: fromContract, used: "months-used" },
  }),
  asked("HI-ONCE", { pays: "once", forWhom: "招用高校毕业生、登记失业人员、退役军人的中小微企业", usual: [...usual, notUsed], facts: (said, on) => (isHired(said) ? each(hireGroups(said), "hire-group", hire(said, on)) : []) }),
  asked("HI-POOR", {
    pays: "once", forWhom: "招用脱贫人口、防返贫监测对象并稳定就业的单位", usual: [...usual, notUsed],
    facts: (said, on) => (isHired(said) && said.yes("poverty") ? [{ ...hire(said, on), "asked-stage": (said.count("insuredMonths") ?? 0) >= 12 ? "whole" : "six" }] : []),
  }),
  asked("IN-BASE", {
    pays: "month", forWhom: "接收毕业生或青年见习、发生活费的见习单位", usual: internUsual, facts: (said) => (said.text("taken") === "intern" ? each(internGroups(said), "intern-group", intern(said)) : []),
    monthly: { from: (said, on) => latest(plainDate(said.text("internFrom") ?? on), addMonths(on, -11)), used: "months-used" },
  }),
  asked("IN-EARLY", {
    pays: "once", forWhom: "见习没有期满就签1年以上合同的见习单位", usual: ofPayee,
    facts: (said, on) =>
      said.text("taken") === "intern" && said.yes("early")
        ? [{ "applied-on": on, ...known({ "internship-unit": said.yes("internUnit"), "internship-starts-on": said.text("internFrom"), "internship-planned-end": said.text("internUntil"), "contract-start": said.text("earlyFrom"), "contract-end": null }) }]
        : [],
  }),
  asked("IN-RET", { pays: "once", forWhom: "留用一半以上见习人员的见习单位", usual: ofPayee, facts: (said, on) => (said.text("taken") === "kept" ? [retention(said, on)] : []) }),
  {
    item: "UI-EXPAND", name: "一次性扩岗补助", service: serviceOf("UI-EXPAND", "employer"), rules: [expansionSubsidy], pays: "once", forWhom: "2025年招用毕业生或登记失业青年、缴三种社会保险的企业和社会组织", day: hiredOn,
    usual: [...usual, { says: "这个人没有被用来领过扩岗补助、吸纳就业补贴", facts: { "expansion-used": false, "hiring-grant-used": false } }], facts: (said, on) => (isHired(said) ? each(expansionGroups(said), "expansion-group", expansion(said, on)) : []),
  },
  {
    item: "TAX", name: "重点群体税收扣减", service: hiringDeduction.code, rules: [taxDeduction], pays: "year", forWhom: "招用脱贫人口、登记失业半年以上人员的企业（由税务部门扣减）", usual: [notUsed],
    facts: (said, on) => (isHired(said) ? each(deductionGroups(said), "deduction-group", { ...hire(said, on), "deduction-for": "hiring" }) : []),
  },
  ...classItems,
  ...unitItems,
]
