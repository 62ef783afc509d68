// The reference parameters P0 of the fictional 示例省 990000 (domain/03 §2.1 and the item cards), and what the nation bounds.
import type { ParameterDefinition, ParameterRow, ParameterValue } from "#policy"
import { nation, parameterTable } from "#policy"
import { provincialDocument } from "./laws.ts"
import * as definitions from "./parameter-definitions.ts"

const province = "990000"
const fundRules = "财社〔2023〕181号"
const guarantee = "普惠金融发展专项资金管理办法（财金〔2023〕75号）"
const deduction = "财政部等公告2023年第15号"

interface Defined {
  readonly parameter: ParameterDefinition
}

const row = ({ parameter: { key, unit } }: Defined, region: string, value: ParameterValue, documentNumber: string, from: string, to: string | null = null): ParameterRow => ({
  key, region, value, unit, from, to, documentNumber, enteredBy: "参数录入员", approvedBy: "参数审批员",
})
const ofNation = (definition: Defined, value: ParameterValue, documentNumber = fundRules, from = "2024-01-01", to: string | null = null) => row(definition, nation, value, documentNumber, from, to)
const ofProvince = (definition: Defined, value: ParameterValue, from = "2025-01-01", to: string | null = null) => row(definition, province, value, provincialDocument, from, to)

const d = definitions

const nationwide: readonly ParameterRow[] = [
  ofNation(d.hardshipMonths, 36),
  ofNation(d.fixedAgeMonths, 60),
  ofNation(d.flexibleShare, 6667),
  ofNation(d.employerShare, 10_000),
  ofNation(d.flexibleGraduateMonths, 24),
  ofNation(d.graduateEmployerMonths, 12),
  ofNation(d.placementsCap, 2),
  ofNation(d.trainingCap, 3),
  ofNation(d.assessmentCap, 3),
  ofNation(d.internshipShortest, 3),
  ofNation(d.internshipLongest, 12),
  ofNation(d.retentionRate, 5000),
  ofNation(d.keyShare, 2500, "国办发〔2025〕25号", "2025-01-01"),
  ofNation(d.keyMonths, 12, "国办发〔2025〕25号", "2025-01-01"),
  ofNation(d.personalLoan, 30_000_000, guarantee),
  ofNation(d.firmLoan, 400_000_000, guarantee),
  ofNation(d.partnerShare, 11_000, guarantee),
  ofNation(d.personalLoanYears, 3, guarantee),
  ofNation(d.firmLoanYears, 2, guarantee),
  ofNation(d.loanTimes, 3, guarantee),
  ofNation(d.hireShare, 1000, guarantee),
  ofNation(d.hireShareLarge, 500, guarantee),
  ofNation(d.rateMargin, 150, guarantee),
  ofNation(d.trainingBaseCap, 500_000_000),
  ofNation(d.founderDeduction, 2_400_000, deduction, "2023-01-01", "2028-01-01"),
  ofNation(d.hireDeduction, 780_000, deduction, "2023-01-01", "2028-01-01"),
  ofNation(d.primeRate, 310, "贷款市场报价利率公告2024年10月", "2024-10-21", "2025-05-20"),
  ofNation(d.primeRate, 300, "贷款市场报价利率公告2025年5月", "2025-05-20"),
]

const insurance: readonly ParameterRow[] = [
  ofProvince(d.nearRetireMode, "statutory"),
  ofProvince(d.certificationMonth, "same"),
  ofProvince(d.insuredKinds, ["pension", "medical", "unemployment"]),
  ofProvince(d.postInsuredKinds, ["pension", "medical", "unemployment", "injury"]),
  ofProvince(d.baseCeiling, 2_100_000),
  ofProvince(d.capShared, true),
  ofProvince(d.allowBackPay, false),
  ofProvince(d.allowDispatch, false),
  ofProvince(d.contractWaiver, true),
  ofProvince(d.shareholderThreshold, 0),
  ofProvince(d.flexibleMode, "ratio"),
  ofProvince(d.flexibleBaseCap, 420_000),
  ofProvince(d.flexibleMedicalRate, 800),
  ofProvince(d.flexibleFixedPension, 35_000),
  ofProvince(d.flexibleFixedPensionLowIncome, 45_000),
  ofProvince(d.flexibleFixedMedical, 10_000),
  ofProvince(d.allowLoneShop, false),
  ofProvince(d.graduateYears, 2),
  ofProvince(d.graduateEmployerSizes, ["small", "micro"]),
  ofProvince(d.smallAndMedium, ["medium", "small", "micro"]),
  ofProvince(d.keyIndustries, [...Array.from({ length: 31 }, (_, index) => String(13 + index)), "52", "61", "62", "80", "81", "82"]),
  ofProvince(d.keyGroups, ["graduate", "unemployed", "monitored"]),
  ofProvince(d.keyUnemployedMonths, 6),
  ofProvince(d.keyApplyUntil, "2025-12-31"),
  ofProvince(d.keyWithEmployerPart, false),
  ofProvince(d.postShare, 10_000),
  ofProvince(d.partTimePostShare, 5000),
  ofProvince(d.prorate, "calendar-day"),
  ofProvince(d.replacementCategories, ["older", "zero-employment", "severely-disabled"]),
]

const training: readonly ParameterRow[] = [
  ofProvince(d.trainingGroups, ["monitored", "graduate", "school-leaver", "rural-worker", "unemployed", "hard"]),
  ofProvince(d.trainingPerYear, 0),
  ofProvince(d.minimumAttendance, 8000),
  ofProvince(d.certificateHours, 0),
  ofProvince(d.partShare, 0),
  ofProvince(d.certificateMonths, 12),
  ofProvince(d.skillStandard, [[1, 500_000], [2, 400_000], [3, 200_000], [4, 160_000], [5, 120_000]]),
  ofProvince(d.specialAbilityStandard, 80_000),
  ofProvince(d.completionPerHour, 1000),
  ofProvince(d.completionHours, 40),
  ofProvince(d.completionCap, 70_000),
  ofProvince(d.urgentShare, 10_000),
  ofProvince(d.scarceShare, 9000),
  ofProvince(d.ordinaryShare, 8000),
  ofProvince(d.startIdeaStandard, 30_000),
  ofProvince(d.startPlanStandard, 120_000),
  ofProvince(d.startImproveStandard, 150_000),
  ofProvince(d.apprenticeStandard, [[1, 800_000], [2, 700_000], [3, 600_000], [4, 500_000], [5, 400_000]]),
  ofProvince(d.firmTrainingMonths, 12),
  ofProvince(d.projectCap, 500_000),
  ofProvince(d.livingPerDay, 3000),
  ofProvince(d.livingDays, 30),
  ofProvince(d.livingGroups, ["hard", "poverty", "zero-employment", "rural-school-leaver"]),
  ofProvince(d.livingPerYear, 1),
  ofProvince(d.assessmentStandard, [[3, 48_000], [4, 36_000], [5, 24_000]]),
  ofProvince(d.assessmentSpecial, 13_000),
  ofProvince(d.assessmentMode, "once-per-occupation"),
]

const young: readonly ParameterRow[] = [
  ofProvince(d.internshipShare, 7000),
  ofProvince(d.internshipRetainedShare, 11_000),
  ofProvince(d.stipendShare, 8000),
  ofProvince(d.earlyHireOpen, true),
  ofProvince(d.studentGroups, ["low-income", "zero-employment", "monitored", "destitute", "disabled", "student-loan"]),
  ofProvince(d.schoolLevels, ["university"]),
  ofProvince(d.studentGrant, 150_000),
  ofProvince(d.studentOnce, "once-life"),
  ofProvince(d.studentWindowFrom, "2025-11-04", "2025-09-01", "2026-09-01"),
  ofProvince(d.studentWindowUntil, "2025-11-19", "2025-09-01", "2026-09-01"),
]

const business: readonly ParameterRow[] = [
  ofProvince(d.founderGroups, ["graduate", "hard", "returned"]),
  ofProvince(d.startUpMonths, 12),
  ofProvince(d.startUpGrant, 500_000),
  ofProvince(d.secondTrancheMonths, 0),
  ofProvince(d.secondTranche, 0),
  ofProvince(d.startUpApplyMonths, 36),
  ofProvince(d.startUpTaxMonths, 6),
  ofProvince(d.startUpStaff, 0),
  ofProvince(d.founderFlexible, true),
  ofProvince(d.startUpJobsYears, 3),
  ofProvince(d.jobMonths, 3),
  ofProvince(d.jobsLowerStandard, 200_000),
  ofProvince(d.jobsLowerPersons, 3),
  ofProvince(d.jobsHigherStandard, 300_000),
  ofProvince(d.jobsCap, 3_000_000),
  ofProvince(d.rentCap, 600_000),
  ofProvince(d.rentMonthsCap, 36),
  ofProvince(d.hiringGroups, ["graduate"]),
  ofProvince(d.hiringGrant, 100_000),
  ofProvince(d.hiringMonths, 1),
  ofProvince(d.hiringUnemployedMonths, 3),
  ofProvince(d.bothHiringGrants, false),
  ofProvince(d.poorHireWhole, 200_000),
  ofProvince(d.poorHireHalf, 100_000),
  ofProvince(d.borrowerGroups, ["unemployed", "hard", "veteran", "released", "graduate", "laid-off", "returned", "online-shop", "poverty", "rural-founder"]),
  ofProvince(d.introduceUnemployed, 20_000),
  ofProvince(d.introduceHard, 50_000),
  ofProvince(d.introduceMode, "by-months"),
  ofProvince(d.introduceContract, 60_000),
  ofProvince(d.introduceUnemployedMonths, 6),
  ofProvince(d.introduceHardMonths, 3),
  ofProvince(d.introducePerYear, 1),
  ofProvince(d.travelOtherProvince, 60_000),
  ofProvince(d.travelOtherCity, 30_000),
  ofProvince(d.travelOtherCounty, 20_000),
  ofProvince(d.travelMonths, 3),
  ofProvince(d.studioGrant, 20_000_000),
  ofProvince(d.founderDeduction, 2_000_000),
  ofProvince(d.hireDeduction, 600_000),
  ofProvince(d.deductionGroups, ["poverty", "unemployed-half-year", "zero-employment", "graduate"]),
]

export const subsidyParameterDefinitions: readonly ParameterDefinition[] = Object.values(definitions).map((one) => one.parameter)
export const subsidyParameterRows: readonly ParameterRow[] = [...nationwide, ...insurance, ...training, ...young, ...business]

/** The checked reference table; the minimum wage and the contribution base stand in the table of insurance. */
export const subsidyParameters = parameterTable(subsidyParameterDefinitions, subsidyParameterRows)
