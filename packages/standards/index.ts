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
export { caseId, employerId, isIdText, isRegionCode, officerId, personId, regionCode } from "./ids.ts"

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
export { checkBankCard, checkCertificateNumber, checkMobile, luhnDigit, passesLuhn } from "./identity/contact-numbers.ts"
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
