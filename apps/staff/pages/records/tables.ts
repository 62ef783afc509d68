// The tables of entered records that officers keep, as their modules declare them, by the business they belong to.
import { publicPostRecords } from "#domains/assistance"
import { entrepreneurshipRecords } from "#domains/entrepreneurship"
import { jobRecords } from "#domains/jobs"
import { subsidyRecords } from "#domains/subsidies"
import { trainingRecords } from "#domains/training"
import { contactRecords } from "#outreach/rating"
import type { EntryEndpoints, EntryTable } from "#platform/entries/contract"

export interface KeptTable {
  readonly table: EntryTable
  readonly endpoints: EntryEndpoints
}

export const recordGroups = {
  training: Object.values(trainingRecords),
  entrepreneurship: Object.values(entrepreneurshipRecords),
  assistance: Object.values(publicPostRecords),
  jobs: Object.values(jobRecords),
  subsidies: Object.values(subsidyRecords),
  contacts: [contactRecords],
} as const satisfies Readonly<Record<string, readonly KeptTable[]>>

export type RecordGroup = keyof typeof recordGroups
export const recordGroupNames = Object.keys(recordGroups) as readonly RecordGroup[]

/** The table of a name as it stands in the address. */
export const keptTable = (name: string): KeptTable | undefined => Object.values<readonly KeptTable[]>(recordGroups).flat().find((one) => one.table.name === name)
