// What every page may ask the server for, each under one key.
import { listItems, myCases, myDrafts, readCase, readItem } from "#platform/casework/contract"
import { listNotices } from "#platform/notices/contract"
import { queryOptions } from "@tanstack/react-query"
import { call } from "#wire"

export const itemsQuery = queryOptions({ queryKey: ["items"], queryFn: () => call(listItems), staleTime: 10 * 60_000, select: (items) => items.filter((one) => one.subject === "person") })
/** As a case began with it: also what was offered without an application. */
export const itemQuery = (item: string, version: number) => queryOptions({ queryKey: ["items", item, version], queryFn: () => call(readItem, { params: { item, version } }), staleTime: Infinity })
export const casesQuery = queryOptions({ queryKey: ["cases"], queryFn: () => call(myCases) })
export const draftsQuery = queryOptions({ queryKey: ["cases", "drafts"], queryFn: () => call(myDrafts) })
export const caseQuery = (subject: string, id: string) => queryOptions({ queryKey: ["cases", subject, id], queryFn: () => call(readCase, { params: { subject, case: id } }) })
export const noticesQuery = queryOptions({ queryKey: ["notices"], queryFn: () => call(listNotices, { query: {} }), refetchInterval: 120_000 })
