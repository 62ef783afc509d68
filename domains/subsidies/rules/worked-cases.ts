// The ordinary case of each item, from which a worked example changes only what it is about.
import type { Known, Line } from "#policy"
import type { AwardedItem, SubsidyItem } from "./items.ts"

export type Given = Readonly<Record<string, Known | readonly Line[]>>

const anybody: Given = {
  "died-on": null, "in-custody": false, "account-is-payee": true, "credit-listed": false, "other-awards": [], "cost-reference": null,
  "birth-date": "1985-05-20", "retirement-kind": "M60", "retirement-kind-sourced": true, "drawing-pension": false,
}
export const sound: Given = { "unit-active": true, "unit-abnormal": false, "tax-normal": true }
const hard: Given = { "hardship-from": "2025-02-10", "hardship-until": null, "hardship-category": "older", "first-approved-on": null, "applied-on": "2025-06-10", "first-subsidy-month": null }
const employee: Given = { "contract-start": "2025-03-01", "contract-end": "2027-02-28", "left-on": null, "owner-of-applicant": false, dispatched: false }

const insurances = (payer: string, base: number, amounts: Readonly<Record<string, number>>, back = false): readonly Line[] =>
  Object.entries(amounts).map(([kind, amount]) => ({ kind, payer, base, amount, back }))
/** Base 5000.00: the unit pays 16 %, 8 % and 0.5 %, the person 8 %, 2 % and 0.5 %. */
export const unitPaid = (back = false): readonly Line[] => insurances("employer", 500_000, { pension: 80_000, medical: 40_000, unemployment: 2500 }, back)
export const personPaid: readonly Line[] = insurances("person", 500_000, { pension: 40_000, medical: 10_000, unemployment: 2500 })
export const paidAlone = (base: number, amounts: Readonly<Record<string, number>>): readonly Line[] => insurances("individual", base, amounts)

export const hardHire: Given = { ...anybody, ...sound, ...hard, ...employee, contributions: unitPaid(), "hired-months-used": 0, "flexible-months-used": 0 }
export const hardAlone: Given = {
  ...anybody, ...hard, "flexible-from": "2025-02-15", "flexible-until": null, contributions: paidAlone(420_000, { pension: 84_000, medical: 33_600 }), "insured-elsewhere": false, "active-entity": false,
  "share-held": 0, "own-shop-alone": false, "draws-benefit": false, "low-income-household": false, "hired-months-used": 0, "flexible-months-used": 0,
}
const graduate: Given = { "birth-date": "2002-09-01", "graduated-on": "2025-06-30", "worked-since-graduation": false }
export const graduateHire: Given = {
  ...anybody, ...sound, ...employee, ...graduate, "contract-start": "2025-08-01", "contract-end": "2026-07-31", contributions: unitPaid(), "enterprise-size": "small", "months-used": 0,
}
export const graduateAlone: Given = { ...hardAlone, ...graduate, "flexible-from": "2025-07-10", "months-used": 0 }
export const keyHire: Given = {
  ...anybody, ...sound, ...employee, "enterprise-size": "medium", industry: "35", "key-group": "unemployed", "monitored-for-poverty": false, "graduated-on": null, "worked-since-graduation": true,
  "unemployed-months": 8, "applied-on": "2025-12-01", "first-paid-month": "2025-03", contributions: [...unitPaid(), ...personPaid], "months-used": 0,
}
export const inPost: Given = {
  ...anybody, ...sound, ...hard, "owner-of-applicant": false, "active-entity": false, "share-held": 0, "insured-elsewhere": false, "post-approved": true, "post-agreement": true, "placement-number": 1,
  "post-from": "2025-03-01", "post-until": null, "part-time-post": false, "attendance-recorded": true, "wage-paid": 220_000, "months-used": 0,
}

/** 五级 in a scarce occupation, forty sessions of which all were attended. */
export const trainee: Given = {
  ...anybody, "trainee-group": "unemployed", "group-valid": true, "enrolled-on": "2025-03-20", "class-starts-on": "2025-04-01", "class-ends-on": "2025-05-10", "plan-filed-on": "2025-03-25", "institution-listed": true,
  "sessions-planned": 40, "sessions-attended": 40, "class-hours": 120, "theory-hours": 50, "certificate-kind": "level", "certificate-level": 5, "certificate-found": true, "certificate-issued-on": "2025-06-01", occupation: "6-18-02-04",
  "highest-level-held": null, "same-training-subsidised": false, "trainings-subsidised": 0, "trainings-this-year": 0, scarcity: "scarce", payee: "person", "fee-paid-by": "person", "at-school": false,
}
export const completion: Given = { ...trainee, "certificate-kind": "completion", "certificate-level": null }
export const founderTrainee: Given = { ...completion, "start-module": "plan" }
export const firmTrainee: Given = { ...trainee, ...sound, "contract-start": "2025-01-15", "contract-end": null, payee: "firm", "fee-paid-by": "firm" }
export const apprenticeCase: Given = { ...trainee, ...sound, "staff-insured": true, "certificate-level": 4, payee: "firm", "fee-paid-by": "firm" }
export const projectTrainee: Given = { ...trainee, "project-contracted": true, "project-price": 150_000, payee: "institution", "fee-paid-by": "institution" }
export const livingTrainee: Given = { ...anybody, "living-group": "hard", "group-valid": true, "attended-days": 18, "living-this-year": 0, "class-starts-on": "2025-04-01", "class-ends-on": "2025-05-10" }
export const assessed: Given = {
  ...anybody, "trainee-group": "unemployed", "group-valid": true, "certificate-kind": "level", "certificate-level": 4, "certificate-found": true, "certificate-issued-on": "2025-06-01", occupation: "6-18-02-04",
  "assessments-subsidised": 0, "level-assessed": false, "occupation-assessed": false,
}

/** A graduate of June 2025 in 乙市 for six months from July. */
export const intern: Given = {
  ...anybody, ...sound, ...graduate, "internship-unit": true, "intern-group": "graduate", "registered-unemployed": false, "internship-starts-on": "2025-07-01", "internship-ends-on": "2025-12-31",
  "internship-planned-end": "2025-12-31", "agreement-filed-on": "2025-06-28", "stipend-paid": 180_000, "accident-insured-from": "2025-07-01", "accident-insured-until": "2026-06-30", "intern-attended": true,
  "insured-elsewhere": false,
}
export const hiredEarly: Given = { ...intern, "contract-start": "2025-11-01", "contract-end": null }
const keptIntern: Line = { started: "2025-07-01", ended: "2025-12-31", dropped: false, contractStart: "2026-01-01", contractEnd: null, insured: "2026-01-15" }
const goneIntern: Line = { started: "2025-07-01", ended: "2025-12-31", dropped: false, contractStart: null, contractEnd: null, insured: null }
export const internsOf = (kept: number, gone: number): readonly Line[] => [...Array.from({ length: kept }, () => keptIntern), ...Array.from({ length: gone }, () => goneIntern)]
export const internMonthsOf = (interns: number, months: readonly string[]): readonly Line[] => Array.from({ length: interns }, () => months.map((month) => ({ month }))).flat()
export const unitOfInterns: Given = { "account-is-payee": true, "credit-listed": false, "other-awards": [], "cost-reference": null, "internship-unit": true, "interns-of-year": internsOf(5, 5), "internship-months-paid": internMonthsOf(10, ["2025-07", "2025-08", "2025-09", "2025-10", "2025-11", "2025-12"]) }

export const student: Given = {
  ...anybody, "birth-date": "2003-10-01", "study-form": "full-time", "school-level": "university", "leaves-school-on": "2026-06-30", "applied-on": "2025-11-10", "zero-employment-household": false, "student-grants": 0,
  "student-grants-this-stage": 0, "hardship-categories": [{ category: "low-income", from: "2024-01-01", until: null }, { category: "student-loan", from: "2022-09-01", until: null }],
}

export const founderCase: Given = {
  ...anybody, ...sound, tranche: "first", "founder-group": "returned", "graduated-on": null, "earlier-entities": 0, "entity-registered-on": "2024-03-15", "applied-on": "2025-03-15", "still-founder": true, "tax-months": 12,
  "start-up-grants": 0, "start-up-staff-insured": 0, "same-address-grant": false, "enterprise-size": "micro",
}
export const startUpJobsCase: Given = { ...founderCase, "workers-brought": 5 }
export const broughtWorker: Given = { ...employee, "worker-is-founder": false, "insured-months-since-hire": 3, "worker-counted-before": false }
export const rentCase: Given = { ...founderCase, "rent-paid": 480_000, "rent-months": 12, "rent-months-used": 0, "rent-granted-this-year": 0, "lessor-related": false, "free-premises": false }

export const oneHire: Given = {
  ...anybody, ...sound, ...employee, ...graduate, "contract-start": "2025-08-01", "contract-end": "2026-07-31", "applied-on": "2025-11-10", "enterprise-size": "small", "hire-group": "graduate", "unemployed-months": 0, "registered-unemployed": false, "discharged-on": null,
  "insured-months-since-hire": 3, "hire-used-before": false, "employer-code": "91990000000000001X",
}
export const poorHire: Given = { ...anybody, ...sound, ...employee, "applied-on": "2025-11-10", "poverty-group": true, "asked-stage": "six", "insured-months-since-hire": 8, "poor-hire-paid": 0, "employer-code": "91990000000000001X" }

export const loanCase: Given = {
  ...anybody, ...sound, borrower: "person", "borrower-group": "returned", partners: 1, "loan-amount": 30_000_000, "loan-signed-on": "2025-06-01", "loan-repay-by": "2028-06-01", "loan-rate": 450, "loans-subsidised": 0,
  "other-business-loan": false, "staff-insured-count": 45, "wages-or-premiums-owed": false, "eligible-hires": [], "enterprise-size": "small", "applied-on": "2025-10-09", "loan-number": "990200-2025-001",
}
export const interestCase: Given = { ...loanCase, "loan-segments": [{ principal: 30_000_000, rate: 450, from: "2025-07-01", until: "2025-09-30", state: "normal" }] }

export const introduced: Given = {
  ...anybody, "agency-licensed": true, "fee-charged": false, "job-fit": true, "agency-related": false, "introduced-group": "unemployed", "introductions-this-year": 0, "introduction-paid": 0, "introduced-to-same-employer": false,
  "insured-months-since-hire": 4, "contract-start": "2025-03-01", "contract-end": "2026-02-28", "applied-on": "2025-08-10",
}
export const traveller: Given = {
  ...anybody, "poverty-group": true, "work-distance": "province", "worked-away-from": "2025-03-01", "worked-away-until": "2025-05-31", "work-evidenced": true, "travel-this-year": 0,
}

export const serviceCase: Given = {
  "other-awards": [], "cost-reference": null, "spending-use": "job-fair", "project-planned": true, "project-reviewed": true, "project-accepted": true, "project-sum": 50_000_000, "project-paid": 20_000_000, "payment-asked": 30_000_000,
}
export const skillBase: Given = { ...sound, "other-awards": [], "cost-reference": null, "skill-base-granted": 0, "base-approved-on": "2025-01-10", "base-tier-sum": 500_000_000 }
export const provincialCase: Given = { "other-awards": [], "cost-reference": null, "provincial-approval": "示例省政函〔2025〕1号", "provincial-filing": "BA-2025-1", "spending-use": "grassroots-service", "project-sum": 100_000, "project-paid": 0, "payment-asked": 100_000 }
export const deductionCase: Given = {
  "deduction-group": "unemployed-half-year", "unemployed-months": 6, "deduction-for": "hiring", "contract-start": "2025-03-01", "employer-code": "91990000000000001X", "deduction-start": null, "deduction-certified": false,
}

/** One ordinary case of every item that passes on its day; months are in `subsidy-month`. */
export const ordinaryCases: Readonly<Record<SubsidyItem, { readonly facts: Given; readonly on: string }>> = {
  "SI-EMP-HARD": { facts: { ...hardHire, "subsidy-month": "2025-08" }, on: "2025-08-31" },
  "SI-FLEX-HARD": { facts: { ...hardAlone, "subsidy-month": "2025-08" }, on: "2025-08-31" },
  "SI-SME-GRAD": { facts: { ...graduateHire, "subsidy-month": "2025-08" }, on: "2025-08-31" },
  "SI-FLEX-GRAD": { facts: { ...graduateAlone, "subsidy-month": "2025-08" }, on: "2025-08-31" },
  "SI-KEY25": { facts: { ...keyHire, "subsidy-month": "2025-08" }, on: "2025-08-31" },
  "PW-POST": { facts: { ...inPost, "subsidy-month": "2025-08" }, on: "2025-08-31" },
  "PW-SI": { facts: { ...inPost, contributions: unitPaid(), "subsidy-month": "2025-08" }, on: "2025-08-31" },
  "TR-SKILL": { facts: trainee, on: "2025-10-15" },
  "TR-START": { facts: founderTrainee, on: "2025-10-15" },
  "TR-FIRM": { facts: firmTrainee, on: "2025-10-15" },
  "TR-APPR": { facts: apprenticeCase, on: "2025-10-15" },
  "TR-PROJ": { facts: projectTrainee, on: "2025-10-15" },
  "TR-LIVE": { facts: livingTrainee, on: "2025-10-15" },
  "TR-ASSESS": { facts: assessed, on: "2025-10-15" },
  "IN-BASE": { facts: { ...intern, "subsidy-month": "2025-08" }, on: "2025-08-31" },
  "IN-RET": { facts: unitOfInterns, on: "2026-02-28" },
  "IN-EARLY": { facts: hiredEarly, on: "2025-11-30" },
  "GR-JS": { facts: student, on: "2025-11-25" },
  "ST-ONCE": { facts: founderCase, on: "2025-10-15" },
  "ST-JOBS": { facts: startUpJobsCase, on: "2025-10-15" },
  "ST-RENT": { facts: rentCase, on: "2025-10-15" },
  "HI-ONCE": { facts: oneHire, on: "2025-11-25" },
  "HI-POOR": { facts: poorHire, on: "2025-11-25" },
  "LN-INT": { facts: interestCase, on: "2025-10-15" },
  "AG-INTRO": { facts: introduced, on: "2025-10-15" },
  "TV-MIG": { facts: traveller, on: "2025-10-15" },
  "SV-CAP": { facts: serviceCase, on: "2025-10-15" },
  "HS-BASE": { facts: skillBase, on: "2025-10-15" },
  "HS-STUDIO": { facts: skillBase, on: "2025-10-15" },
  "OT-PROV": { facts: provincialCase, on: "2025-10-15" },
}

/** An award that shares everything with an ordinary case but the fund. */
export const sharing = (item: AwardedItem): Line => ({ item, from: "2020-01", until: null, occupation: "6-18-02-04", level: 5, employer: "91990000000000001X", loan: "990200-2025-001", cost: "发票-1", fund: "other" })

/** What takes several facts to go wrong: each is tried on every case that has these facts. */
export const combinations: readonly Given[] = [
  { "birth-date": "1974-11-01", "retirement-kind": "F50", "retirement-kind-sourced": false },
  { "birth-date": "1974-11-01", "retirement-kind": "F50", "retirement-kind-sourced": false, "hired-months-used": 40 },
  { "birth-date": "1974-11-01", "retirement-kind": "F50", "retirement-kind-sourced": false, "flexible-months-used": 40 },
  { "birth-date": "1974-11-01", "retirement-kind": "F50", "retirement-kind-sourced": false, "months-used": 40 },
  { "birth-date": "2013-01-01" },
  { "hardship-until": "2025-02-12" },
  { "hired-months-used": 40 },
  { "flexible-months-used": 40 },
  { "months-used": 40 },
  { "graduated-on": "2024-08-30", "worked-since-graduation": true },
  { "founder-group": "graduate", "graduated-on": "2026-06-30" },
  { "founder-group": "graduate", "graduated-on": "2020-06-30" },
  { "hire-group": "youth", "birth-date": "1990-01-01" },
  { "hire-group": "veteran", "discharged-on": "2020-01-01" },
  { contributions: unitPaid(true) },
  { contributions: paidAlone(420_000, { pension: 84_000 }).map((line) => ({ ...line, back: true })) },
  { industry: "70" },
  { "placement-number": 2, "hardship-category": "land-lost" },
  { "certificate-kind": "completion", "certificate-level": null, "class-hours": 39, "theory-hours": 20 },
  { "intern-group": "youth", "birth-date": "1990-01-01" },
  { "poor-hire-paid": 100_000 },
  { "rent-granted-this-year": 600_000 },
  { "introduction-paid": 10_000 },
  { "loan-repay-by": "2025-09-29" },
  { borrower: "firm", "enterprise-size": "large" },
  { borrower: "firm", "wages-or-premiums-owed": true },
]
