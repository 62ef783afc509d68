// What a person's answers say to each benefit a person can have.
import { benefitEligibility, contractWorkerAllowance, skillSubsidy } from "#domains/insurance"
import { addMonths, latest, type PlainDate, plainDate, yearOf } from "#standards"
import { rulesOfItem, taxDeduction } from "../../rules/index.ts"
import { foundingDeduction } from "../awards/tax-deduction.ts"
import { ages, anybody, askedFor, type AskedItem, each, type Given, known, nothingElse, ownAccount, premiums, type Said, serviceOf, soundUnit, type Usual } from "./asked-item.ts"
import { loanOf, loanUsual } from "./loan-facts.ts"

const asked = askedFor("person")
const everybody: readonly Usual[] = [anybody, ownAccount, nothingElse]
const isNow = (said: Said, ...now: readonly string[]): boolean => now.includes(said.text("now") ?? "")
const graduatedOn = (said: Said): string | null | undefined => (said.yes("graduated") ? said.text("graduatedOn") : null)
const trained = (said: Said): boolean => said.has("done", "training")
const certified = (said: Said): boolean => said.text("certificateKind") !== undefined
const levelOf = (said: Said): number | null => (said.text("level") === undefined ? null : Number(said.text("level")))

const person = (said: Said, on: PlainDate): Given => ({ ...ages(said), "applied-on": on })

/** At most the last year counts: months before are over. */
const lately = (from: string | undefined, on: PlainDate): PlainDate => latest(plainDate(from ?? on), addMonths(on, -11))

const aloneUsual: readonly Usual[] = [
  ...everybody,
  { says: "名下没有企业、个体工商户，当月没有领失业保险金", facts: { "active-entity": false, "share-held": 0, "own-shop-alone": false, "draws-benefit": false } },
  { says: "以后每个月照这样缴费", facts: { "flexible-until": null, "hardship-until": null, "first-approved-on": null, "first-subsidy-month": null, "hired-months-used": 0 } },
]
const alone = (said: Said, on: PlainDate): Given => ({
  ...person(said, on),
  ...known({
    "flexible-from": said.text("flexibleFrom") ?? null, "insured-elsewhere": said.yes("insuredByUnit"), "low-income-household": said.has("groups", "low-income"), "months-used": said.count("hadMonths"), "flexible-months-used": said.count("hadMonths"),
    contributions: premiums("individual", { pension: said.count("pensionPaid"), medical: said.count("medicalPaid") }, (said.count("pensionPaid") ?? 0) * 5),
    "hardship-from": said.yes("hard") ? said.text("hardFrom") : null, "graduated-on": graduatedOn(said), "worked-since-graduation": said.yes("workedSince"),
  }),
})
const fromFlexible = (said: Said, on: PlainDate) => lately(said.text("flexibleFrom"), on)

const businessUsual: readonly Usual[] = [...everybody, soundUnit, { says: "您一直是法定代表人（经营者），同一个地址没有领过同样的补贴", facts: { "still-founder": true, "same-address-grant": false, tranche: "first" } }]
const business = (said: Said, on: PlainDate): Given => ({
  ...person(said, on),
  ...known({
    "entity-registered-on": said.text("foundedOn"), "earlier-entities": said.yes("firstBusiness") === undefined ? undefined : said.yes("firstBusiness") ? 0 : 1, "enterprise-size": said.yes("small") === undefined ? undefined : said.yes("small") ? "micro" : "medium",
    "tax-months": said.count("taxMonths"), "start-up-staff-insured": said.count("workers"), "workers-brought": said.count("workers"), "start-up-grants": said.yes("grantBefore") === undefined ? undefined : said.yes("grantBefore") ? 1 : 0,
    "rent-paid": said.count("rentPaid"), "rent-months": said.count("rentMonths"), "rent-months-used": said.count("rentHad"), "lessor-related": said.yes("ownPremises"), "graduated-on": graduatedOn(said),
  }),
})
const founderGroups = (said: Said): readonly string[] => [
  ...(said.yes("graduated") ? ["graduate"] : []), ...(said.yes("hard") ? ["hard"] : []), ...["returned", "veteran", "disabled", "poverty"].filter((one) => said.has("groups", one)), "other",
]

const borrowerGroups = (said: Said): readonly string[] => [...(said.yes("graduated") ? ["graduate"] : []), ...(said.yes("hard") ? ["hard"] : []), ...["returned", "veteran", "poverty"].filter((one) => said.has("groups", one)), ...((said.count("unemployedMonths") ?? 0) > 0 ? ["unemployed"] : []), "other"]
const loan = (said: Said, on: PlainDate): Given => ({
  ...person(said, on), ...loanOf(said, on),
  ...known({ borrower: (said.count("loanPartners") ?? 1) > 1 ? "partners" : "person", partners: said.count("loanPartners"), "enterprise-size": "micro", "staff-insured-count": 1, "wages-or-premiums-owed": false, "eligible-hires": [] }),
})
/** The groups a founder may be certified in; a graduate only in the year of the diploma. */
const deductionGroups = (said: Said): readonly string[] => {
  const [diploma, opened] = [graduatedOn(said), said.text("foundedOn")]
  return [
    ...(said.has("groups", "poverty") ? ["poverty"] : []), ...(typeof diploma === "string" && opened !== undefined && yearOf(plainDate(diploma)) === yearOf(plainDate(opened)) ? ["graduate"] : []),
    ...((said.count("unemployedMonths") ?? 0) > 0 && (said.has("groups", "zero-employment") || said.has("groups", "low-income")) ? ["zero-employment"] : []), ...((said.count("unemployedMonths") ?? 0) > 0 ? ["unemployed-half-year"] : []),
  ]
}

const taught: Usual = {
  says: "培训机构在目录内，开班前报名，出勤达到要求，理论和实操各占一半，职业不属于紧缺职业",
  facts: { "institution-listed": true, "sessions-planned": 1, "sessions-attended": 1, scarcity: "ordinary", "group-valid": true },
}
const found: Usual = { says: "证书全国联网查得到，没有更高等级的证书", facts: { "certificate-found": true, "highest-level-held": null, occupation: "待核", "group-valid": true } }
const neverBefore: Usual = {
  says: "以前没有领过同样的培训、评价补贴",
  facts: { "same-training-subsidised": false, "trainings-subsidised": 0, "trainings-this-year": 0, "living-this-year": 0, "assessments-subsidised": 0, "level-assessed": false, "occupation-assessed": false },
}
const training = (said: Said, on: PlainDate): Given => ({
  ...person(said, on),
  ...known({
    "enrolled-on": said.text("classFrom"), "plan-filed-on": said.text("classFrom"), "class-starts-on": said.text("classFrom"), "class-ends-on": said.text("classUntil"), "class-hours": said.count("classHours"),
    "theory-hours": Math.floor((said.count("classHours") ?? 0) / 2), "attended-days": said.count("classDays"), payee: "person", "fee-paid-by": said.yes("paidFee") === undefined ? undefined : said.yes("paidFee") ? "person" : "institution",
    "at-school": isNow(said, "student"), "certificate-kind": said.text("certificateKind"), "certificate-level": levelOf(said), "certificate-issued-on": said.text("certifiedOn"),
  }),
})
/** The groups of trainees somebody may count as; a graduate only in the year of the diploma. */
const traineeGroups = (said: Said): readonly string[] => {
  const diploma = graduatedOn(said)
  const thisYear = typeof diploma === "string" && said.text("classFrom") !== undefined && yearOf(plainDate(diploma)) === yearOf(plainDate(said.text("classFrom") ?? diploma))
  return [...(said.yes("hard") ? ["hard"] : []), ...(said.yes("registered") ? ["unemployed"] : []), ...(said.has("groups", "poverty") ? ["monitored"] : []), ...(said.has("groups", "rural") ? ["rural-worker"] : []), ...(thisYear ? ["graduate"] : []), "other"]
}
const livingGroups = (said: Said): readonly string[] => [...(said.yes("hard") ? ["hard"] : []), ...["poverty", "zero-employment"].filter((one) => said.has("groups", one)), "other"]

const studentKinds = (said: Said) => ["low-income", "disabled", "poverty", "zero-employment"].filter((one) => said.has("groups", one)).concat(said.yes("loan") ? ["student-loan"] : [])
const student = (said: Said, on: PlainDate): Given => ({
  ...person(said, on),
  ...known({
    "school-level": said.text("schoolLevel"), "study-form": said.text("studyForm"), "leaves-school-on": said.text("leavesOn"), "zero-employment-household": said.has("groups", "zero-employment"),
    "hardship-categories": studentKinds(said).map((category) => ({ category, from: said.text("born") ?? on, until: null })),
  }),
})

const lost = (said: Said, on: PlainDate): Given => ({
  ...ages(said),
  ...known({
    "contributed-months": said.count("paidMonths"), "end-reason": said.text("ended"), "registration-date": said.yes("registered") ? on : null, "job-seeking-registered": said.yes("registered"),
    "claim-date": on, "drawing-employee-pension": said.yes("pension"),
  }),
})
const lostUsual: readonly Usual[] = [{
  says: "以前没有领过失业金，现在没有参保的工作，名下没有企业、个体工商户，对离职原因没有异议",
  facts: { "unused-months": 0, "reason-disputed": false, "employer-fault-found": false, "employed-again": false, "active-entity": false, "running-entitlement": false },
}]
const skilledUsual: readonly Usual[] = [found, {
  says: "当年没有领过技能提升补贴，职业不属于急需紧缺职业，同一证书没有领过培训、评价补贴",
  facts: { "skill-level-claimed": false, "skill-claims-this-year": 0, "skill-claims-of-issue-year": 0, "urgent-occupation": false, "certificate-training-subsidised": false },
}]
const skilled = (said: Said): Given =>
  known({
    "skill-paid-months": said.count("paidSoFar"), "insured-now": isNow(said, "employed"), "draws-benefit": false, "certificate-issued-on": said.text("certifiedOn"), "certificate-level": levelOf(said),
  })

export const personItems: readonly AskedItem[] = [
  {
    item: "UI-BENEFIT", name: "失业保险金", service: "insurance.benefit-claim", rules: [benefitEligibility], pays: "month", forWhom: "给失业、缴过失业保险、不是自己想辞职的人", usual: lostUsual,
    facts: (said, on) => (isNow(said, "none") && said.text("ended") !== "never" ? [lost(said, on)] : []),
  },
  asked("SI-FLEX-HARD", { pays: "month", forWhom: "给办了灵活就业登记、自己缴社保的就业困难人员", usual: aloneUsual, facts: (said, on) => (isNow(said, "flexible") ? [alone(said, on)] : []), monthly: { from: fromFlexible, used: "flexible-months-used" } }),
  asked("SI-FLEX-GRAD", { pays: "month", forWhom: "给毕业不久、灵活就业、自己缴社保的高校毕业生", usual: aloneUsual, facts: (said, on) => (isNow(said, "flexible") && said.yes("graduated") ? [alone(said, on)] : []), monthly: { from: fromFlexible, used: "months-used" } }),
  asked("GR-JS", {
    pays: "once", forWhom: "给毕业学年里家庭困难的在校学生", usual: [...everybody, { says: "以前没有领过求职补贴", facts: { "student-grants": 0, "student-grants-this-stage": 0 } }], facts: (said, on) => (isNow(said, "student") ? [student(said, on)] : []),
  }),
  asked("ST-ONCE", { pays: "once", forWhom: "给第一次办执照、正常经营的重点群体创业者", usual: businessUsual, facts: (said, on) => (isNow(said, "founder") ? each(founderGroups(said), "founder-group", business(said, on)) : []) }),
  asked("ST-JOBS", { pays: "once", forWhom: "给请了人、为他们缴社保的创业者", usual: businessUsual, facts: (said, on) => (isNow(said, "founder") && (said.count("workers") ?? 0) > 0 ? [business(said, on)] : []) }),
  asked("ST-RENT", {
    pays: "once", forWhom: "给租场地开店、办企业的创业者", usual: [...businessUsual, { says: "没有在孵化基地免费用场地，今年还没有领过租金补贴", facts: { "free-premises": false, "rent-granted-this-year": 0 } }], facts: (said, on) => (isNow(said, "founder") && (said.count("rentPaid") ?? 0) > 0 ? [business(said, on)] : []),
  }),
  asked("LN-INT", { pays: "quarter", forWhom: "给借了创业担保贷款的重点群体创业者", rules: rulesOfItem["LN-INT"], usual: [...everybody, soundUnit, loanUsual], facts: (said, on) => (said.yes("borrowed") ? each(borrowerGroups(said), "borrower-group", loan(said, on)) : []) }),
  {
    item: "TAX", name: "重点群体创业税收扣减", service: foundingDeduction.code, rules: [taxDeduction], pays: "year", forWhom: "给脱贫人口、登记失业半年以上或毕业当年创业的人（由税务部门扣减）", usual: [{ says: "以前没有享受过这项扣减", facts: { "deduction-certified": false, "deduction-start": null } }],
    facts: (said) => (isNow(said, "founder") ? each(deductionGroups(said), "deduction-group", known({ "deduction-for": "founding", "employer-code": "本企业", "contract-start": said.text("foundedOn"), "unemployed-months": said.count("unemployedMonths") })) : []),
  },
  asked("TR-SKILL", { pays: "once", forWhom: "给参加就业技能培训、取得证书的人", usual: [...everybody, taught, found, neverBefore], facts: (said, on) => (said.text("classKind") === "skill" && certified(said) ? each(traineeGroups(said), "trainee-group", training(said, on)) : []) }),
  asked("TR-START", {
    pays: "once", forWhom: "给自己交费参加创业培训、取得合格证的人", usual: [...everybody, taught, found, neverBefore],
    facts: (said, on) => (trained(said) && said.text("classKind") !== "skill" ? each(traineeGroups(said), "trainee-group", { ...training(said, on), "start-module": said.text("classKind") ?? "idea" }) : []),
  }),
  asked("TR-LIVE", { pays: "once", forWhom: "给参加培训的就业困难人员、脱贫人口、零就业家庭成员", usual: [...everybody, taught, neverBefore], facts: (said, on) => (trained(said) ? each(livingGroups(said), "living-group", training(said, on)) : []) }),
  asked("TR-ASSESS", { pays: "once", forWhom: "给考到职业技能证书的人", usual: [...everybody, found, neverBefore], facts: (said, on) => (certified(said) ? each(traineeGroups(said), "trainee-group", training(said, on)) : []) }),
  {
    item: "UI-SKILL", name: "技能提升补贴", service: serviceOf("UI-SKILL", "person"), rules: [skillSubsidy], pays: "once", forWhom: "给正在缴失业保险、考到职业技能证书的人", usual: skilledUsual,
    facts: (said) => (isNow(said, "employed") && levelOf(said) !== null ? [skilled(said)] : []),
  },
  {
    item: "UI-WORKER", name: "农民合同制工人一次性生活补助", service: serviceOf("UI-WORKER", "person"), rules: [contractWorkerAllowance], pays: "once", forWhom: "给合同到期或提前解除、自己没有缴过失业保险的农民合同制工人", usual: [],
    facts: (said) => (said.yes("unitOnly") ? [known({ "contract-worker": true, "unit-paid-months": said.count("unitPaidMonths"), "contract-over": true })] : []),
  },
  asked("TV-MIG", {
    pays: "once", forWhom: "给到外地打工的脱贫人口、防返贫监测对象", usual: [...everybody, { says: "务工有参保记录或工资流水可查，今年没有领过", facts: { "work-evidenced": true, "travel-this-year": 0 } }],
    facts: (said, on) =>
      said.has("done", "away")
        ? [{ ...person(said, on), ...known({ "poverty-group": said.has("groups", "poverty"), "work-distance": said.text("awayWhere"), "worked-away-from": said.text("awayFrom"), "worked-away-until": said.text("awayUntil") }) }]
        : [],
  }),
]
