// Every official table, in the order of the catalogue.
import { benefitRecipientsTable } from "./benefit-recipients.ts"
import { employmentProgress } from "./employment-progress.ts"
import { registeredUnemployment } from "./registered-unemployment.ts"
import { linesOf, type Report } from "./report.ts"
import { unemployedPersons } from "./unemployed-persons.ts"
import { fundUse, hardshipPersons, policyPersons } from "./without-records.ts"

export const allTables: readonly Report[] = [unemployedPersons, registeredUnemployment, employmentProgress, benefitRecipientsTable, hardshipPersons, policyPersons, fundUse]

export const tableById = (id: string): Report | undefined => allTables.find((table) => table.id === id)

export const isWithoutRecords = (table: Report): boolean => linesOf(table).every(({ expression }) => expression.kind === "no-records")
