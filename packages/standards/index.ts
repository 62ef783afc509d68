// The door of packages/standards: everything other rooms may use, named one by one.
export type { Branded } from "./brand.ts"
export { InvalidValue } from "./invalid-value.ts"
export type { PlainDate, YearMonth } from "./plain-date.ts"
export {
  addDays, addMonths, addMonthsTo, addYears, after, ageOn, before, chinaClock, daysBetween, earliest, epochDay, firstDay, fromEpochDay,
  isPlainDate, isYearMonth, lastDay, latest, longDate, longMonth, monthOf, monthsApart, monthsBetween, monthsFromTo, plainDate, todayInChina,
  weekday, yearMonth, yearOf,
} from "./plain-date.ts"
export type { Fen, Rounding } from "./money.ts"
export { fen, formatYuan, minus, percentOf, plainYuan, sum, times, yuan } from "./money.ts"
export { inWords } from "./money-in-words.ts"
export type { CaseId, EmployerId, OfficerId, PersonId, RegionCode } from "./ids.ts"
export { caseId, employerId, isIdText, isRegionCode, officerId, personId, regionCode, wholeNation } from "./ids.ts"

export type { Checked, RefusalCode, WarningCode } from "./identity/refusals.ts"
export { accepted, refusals, refused, sentenceOf, warnings } from "./identity/refusals.ts"
export type { ResidentNumber, Sex } from "./identity/resident-number.ts"
export {
  ageOfHolder, checkResidencePermit, checkResidentNumber, checkSex, fromFifteenDigits, residentNumberFor, tidyNumber,
} from "./identity/resident-number.ts"
export { provincePrefixes, residencePermitPrefixes } from "./identity/province-prefixes.ts"
export type { ForeignPermanentNumber } from "./identity/foreign-permanent-number.ts"
export { checkForeignPermanentNumber } from "./identity/foreign-permanent-number.ts"
export type { IdentityDocument } from "./identity/identity-document.ts"
export { checkIdentityDocument, provesIdentity } from "./identity/identity-document.ts"
export type { DisabilityCertificate } from "./identity/disability-certificate.ts"
export { checkDisabilityCertificate } from "./identity/disability-certificate.ts"
export type { CreditCode } from "./identity/credit-code.ts"
export { checkCreditCode, creditCodeFor, creditCodeKinds } from "./identity/credit-code.ts"
export { bankLineDigit, checkBankCard, checkBankLine, checkCertificateNumber, checkMobile, luhnDigit, passesLuhn } from "./identity/contact-numbers.ts"
export { checkDateOrder, checkFactDate, checkMonthlyIncome } from "./identity/plain-facts.ts"

export { checkName, comparableName, sameName, tidyName } from "./people/names.ts"
export { maskBankCard, maskIdNumber, maskIdNumberInNotice, maskMobile, maskName } from "./people/mask.ts"
export type { RetireKind } from "./people/retirement.ts"
export {
  flexibleRetirement, nearRetire, nearRetireByAge, retireAge, retireDate, retireMonth, retirementDelay, supportCapMonths,
} from "./people/retirement.ts"
export type { AgeAnswer, RetirementFacts } from "./people/working-age.ts"
export { checkRegistrableAge, nearRetirement, working } from "./people/working-age.ts"

export type { WorkingCalendar, YearArrangement } from "./calendar/working-days.ts"
export {
  addWorkingDays, deadline, isWorkingDay, officeCloses, receivedOn, stateCouncilCalendar, withYear, workingDaysBetween,
} from "./calendar/working-days.ts"
export type { DayPeriod } from "./calendar/statistical-month.ts"
export {
  statisticalMonth, statisticalMonthPeriod, statisticalQuarterPeriod, statisticalYear, statisticalYearPeriod,
} from "./calendar/statistical-month.ts"

export type { CodeOf, CodeTable, CodeValue, SourceMark } from "./codes/code-table.ts"
export { activeCodes, codeByName, codeLabel, codeSet, codeSets, codeValue, isActiveCode } from "./codes/code-sets.ts"
export type { Education } from "./codes/education.ts"
export { graduateEducations } from "./codes/education.ts"
export type { EmploymentEndLaw } from "./codes/employment-end-laws.ts"
export { involuntaryEnd, needsEvidence } from "./codes/employment-end-laws.ts"
export type { UnemploymentKind, UnemploymentReason } from "./codes/unemployment-tables.ts"
export { unemploymentKindOf } from "./codes/unemployment-tables.ts"
export type { HardshipCategory } from "./codes/assistance-tables.ts"
export { hardshipFamilyOf } from "./codes/assistance-tables.ts"
export type { PolicyReporting } from "./codes/policy-kind-of-item.ts"
export { policyReportingOf } from "./codes/policy-kind-of-item.ts"
export type { EmploymentFlag } from "./codes/import-mappings.ts"
export {
  misspeltEthnicNames, reportedSkillLevel, storedEmploymentForm, storedHardship, storedHealthState, storedMaritalState, storedUnemploymentEnd,
  storedUnemploymentReason,   unemploymentEndKeys,
} from "./codes/import-mappings.ts"
export { experienceBandOf, staffBandOf } from "./codes/unit-tables.ts"
export { isUrbanHousehold } from "./codes/person-tables.ts"
export { isUrban } from "./codes/service-tables.ts"
export type { Industry } from "./codes/industry-codes.ts"
export { divisionFrom2011, fromAab022, industryOf, sectorInMarketReport, sectorInStatistics, toAab022 } from "./codes/industry-codes.ts"
export { occupationClassOf, occupationGroupOf, toAca111 } from "./codes/occupations.ts"
export type { EnterpriseFigures, EnterpriseSize, SizeLine } from "./codes/enterprise-size.ts"
export { enterpriseSize, isMicroOrSmall, sizeLineOf } from "./codes/enterprise-size.ts"
export type { AgeGroup, ReportGrouping, ReportRow } from "./codes/report-groups.ts"
export {
  ageGroupOf, ageGroups, economicTypeGroups, educationGroups, employerRowOf, occupationRows, reportGroupings, rowOf, sectorGroups, sexGroups, titleGroups,
} from "./codes/report-groups.ts"

export type { RegionLevel, RegionRow } from "./regions/region.ts"
export {
  checkRegion, communityKindOf, parentRegion, regionLevel, regionPath, scopePrefix, streetKindOf, within,
} from "./regions/region.ts"
export { demonstrationRegions, demonstrationSource } from "./regions/demonstration-province.ts"
