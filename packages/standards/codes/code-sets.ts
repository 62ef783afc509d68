// All code tables in one list that can be read, and the questions asked of them.
import { InvalidValue } from "../invalid-value.ts"
import type { PlainDate } from "../plain-date.ts"
import {
  assistanceExits, assistanceWays, evidenceKinds, hardshipCategories, hardshipFamilies, policyKinds, recordStates, serviceContents,
} from "./assistance-tables.ts"
import type { CodeTable, CodeValue } from "./code-table.ts"
import { educations } from "./education.ts"
import { employmentEndLaws } from "./employment-end-laws.ts"
import {
  certificateIssueKinds, contractKinds, employmentEnds, employmentForms, employmentOrigins, engagementForms, flexibleKinds, registrationEnds, validityFlags,
} from "./employment-tables.ts"
import { ethnicGroups } from "./ethnic-groups.ts"
import { industries } from "./industries.ts"
import { storedIndustries } from "./industry-codes.ts"
import { budgetSubjects, insuranceKinds, insuranceStates, paymentStates, retiredFlags } from "./insurance-tables.ts"
import { occupations, storedOccupations } from "./occupations.ts"
import {
  degrees, disabilityGrades, disabilityKinds, documentTypes, employmentStatuses, healthStates, householdKinds, householdRelations, maritalStates,
  personalStandings, politicalStandings, sexes, skillCertificateKinds, skillLevels,
} from "./person-tables.ts"
import { professionalTitles } from "./professional-titles.ts"
import { businessKinds, jobWishes, ownUnemploymentEnds, registrationPlaces } from "./registration-tables.ts"
import { caseStates, channels, graduateDestinations, ratings, reductionKinds, reductionReasons, seekerKinds, urbanRuralKinds } from "./service-tables.ts"
import { poorHireStages, startUpTranches, workDistances } from "./subsidy-tables.ts"
import { benefitStates, unemploymentEnds, unemploymentKinds, unemploymentReasons } from "./unemployment-tables.ts"
import { economicTypes, experienceBands, staffBands, subordinations, unitTypes } from "./unit-tables.ts"

/** Every code table, in the order of the code-table standard. */
export const codeSets: readonly CodeTable[] = [
  sexes, ethnicGroups, documentTypes, householdKinds, educations, degrees, maritalStates, politicalStandings, healthStates, disabilityKinds, disabilityGrades,
  personalStandings, householdRelations, professionalTitles, skillLevels, skillCertificateKinds, employmentStatuses,
  employmentForms, engagementForms, employmentOrigins, unemploymentReasons, unemploymentKinds, unemploymentEnds, registrationEnds, employmentEnds, employmentEndLaws,
  flexibleKinds, contractKinds, certificateIssueKinds, validityFlags, hardshipCategories, hardshipFamilies, assistanceWays, assistanceExits, policyKinds,
  serviceContents, benefitStates, recordStates, evidenceKinds,
  unitTypes, economicTypes, subordinations, staffBands, experienceBands, industries, storedIndustries, occupations, storedOccupations,
  insuranceKinds, insuranceStates, retiredFlags, paymentStates, budgetSubjects,
  registrationPlaces, jobWishes, businessKinds, ownUnemploymentEnds,
  channels, seekerKinds, reductionKinds, reductionReasons, graduateDestinations, ratings, caseStates, urbanRuralKinds,
  startUpTranches, poorHireStages, workDistances,
]

type Indexed = { readonly table: CodeTable; readonly byCode: ReadonlyMap<string, CodeValue> }

const indexed: ReadonlyMap<string, Indexed> = new Map(
  codeSets.flatMap((table) => {
    const entry = { table, byCode: new Map(table.values.map((value) => [value.code, value])) }
    return [table.name, ...table.alsoNamed].map((name) => [name, entry] as const)
  }),
)

function find(set: string): Indexed {
  const entry = indexed.get(set)
  if (entry === undefined) throw new InvalidValue("code-set.unknown", `no code table ${set}`)
  return entry
}

/** The table of a field. Throws `code-set.unknown`. */
export const codeSet = (set: string): CodeTable => find(set).table

/** One value; undefined when the table does not hold the code. Throws `code-set.unknown`. */
export const codeValue = (set: string, code: string): CodeValue | undefined => find(set).byCode.get(code)

/** The code of a name, for source systems whose numbers differ (证件类型 16 and 17 are swapped in one); undefined when no value is called so. */
export const codeByName = (set: string, name: string): string | undefined => find(set).table.values.find((value) => value.name === name)?.code

/** What people read for a code; an unknown code is shown as it is, marked. Throws `code-set.unknown`. */
export const codeLabel = (set: string, code: string): string => codeValue(set, code)?.name ?? `未知代码${code}`

/** Whether a record of business date `on` may carry the code. Throws `code-set.unknown`. */
export function isActiveCode(set: string, code: string, on: PlainDate): boolean {
  const value = codeValue(set, code)
  if (value === undefined) return false
  return (value.since === null || value.since <= on) && (value.until === null || on < value.until)
}

/** The values a new record of business date `on` may choose from. Throws `code-set.unknown`. */
export const activeCodes = (set: string, on: PlainDate): readonly CodeValue[] => codeSet(set).values.filter(({ code }) => isActiveCode(set, code, on))
