// What is shown of the entered records, as it stands in the address: the table, valid or taken back, what is looked for, the page.
export const recordStates = ["valid", "void"] as const
export type RecordState = (typeof recordStates)[number]

export interface RecordsSearch {
  readonly table?: string
  readonly state?: RecordState
  readonly q?: string
  readonly page?: string
}

/** The page number that an address says; the first where it says none. */
export const pageIn = (search: RecordsSearch): number => (/^[1-9]\d{0,3}$/.test(search.page ?? "") ? Number(search.page) : 1)
