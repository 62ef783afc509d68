// What the pages ask the server for, each under one key.
import { listItems, myCases, myDrafts, readCase } from "#platform/casework/contract"
import { readMe } from "#platform/registers/contract"
import { myBenefit, myPayments } from "#domains/insurance"
import { myCertificate, myRegistrations } from "#domains/registration"
import { listNotices } from "#platform/notices/contract"
import { myReturns } from "#platform/payments/contract"
import { queryOptions } from "@tanstack/react-query"
import { call } from "#wire"

export const itemsQuery = queryOptions({ queryKey: ["items"], queryFn: () => call(listItems), staleTime: 10 * 60_000, select: (items) => items.filter((one) => one.subject === "person") })
export const casesQuery = queryOptions({ queryKey: ["cases"], queryFn: () => call(myCases) })
export const draftsQuery = queryOptions({ queryKey: ["cases", "drafts"], queryFn: () => call(myDrafts) })
export const caseQuery = (subject: string, id: string) => queryOptions({ queryKey: ["cases", subject, id], queryFn: () => call(readCase, { params: { subject, case: id } }) })
export const meQuery = queryOptions({ queryKey: ["me"], queryFn: () => call(readMe) })
export const registrationsQuery = queryOptions({ queryKey: ["registrations"], queryFn: () => call(myRegistrations) })
export const certificateQuery = queryOptions({ queryKey: ["registrations", "certificate"], queryFn: () => call(myCertificate) })
export const benefitQuery = queryOptions({ queryKey: ["benefits"], queryFn: () => call(myBenefit) })
export const paymentsQuery = queryOptions({ queryKey: ["benefits", "payments"], queryFn: () => call(myPayments) })
export const returnsQuery = queryOptions({ queryKey: ["returns"], queryFn: () => call(myReturns) })
export const noticesQuery = queryOptions({ queryKey: ["notices"], queryFn: () => call(listNotices, { query: {} }), refetchInterval: 120_000 })
