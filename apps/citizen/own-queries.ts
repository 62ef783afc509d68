// What pages about the person ask the server for, each under one key: data, registrations, benefits, returned payments.
import { myBenefit, myPayments } from "#domains/insurance"
import { myCertificate, myRegistrations } from "#domains/registration"
import { myClawbacks, myOffers } from "#domains/subsidies"
import { myReturns } from "#platform/payments/contract"
import { readMe } from "#platform/registers/contract"
import { queryOptions } from "@tanstack/react-query"
import { call } from "#wire"

export const meQuery = queryOptions({ queryKey: ["me"], queryFn: () => call(readMe) })
export const registrationsQuery = queryOptions({ queryKey: ["registrations"], queryFn: () => call(myRegistrations) })
export const certificateQuery = queryOptions({ queryKey: ["registrations", "certificate"], queryFn: () => call(myCertificate) })
export const benefitQuery = queryOptions({ queryKey: ["benefits"], queryFn: () => call(myBenefit) })
export const paymentsQuery = queryOptions({ queryKey: ["benefits", "payments"], queryFn: () => call(myPayments) })
export const returnsQuery = queryOptions({ queryKey: ["returns"], queryFn: () => call(myReturns) })
export const clawbacksQuery = queryOptions({ queryKey: ["clawbacks"], queryFn: () => call(myClawbacks) })
export const offersQuery = queryOptions({ queryKey: ["offers"], queryFn: () => call(myOffers) })
