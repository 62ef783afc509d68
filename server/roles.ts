// What runs where, and in which order it migrates.
import { caseWordings, casework, catalogueOf } from "#platform/casework"
import { documents, paperRoom } from "#platform/documents"
import { notices, type Wording } from "#platform/notices"
import type { Module } from "#platform/module"
import { lawbookOf, parameters } from "#platform/parameters"
import { payments, paymentWordings } from "#platform/payments"
import { smsGatewayOf } from "./gateways.ts"
import { assistance } from "../domains/assistance/module.ts"
import { entrepreneurship } from "../domains/entrepreneurship/module.ts"
import { insurance, monthlyBenefit, transferFeePayment } from "../domains/insurance/module.ts"
import { benefitWordings } from "../domains/insurance/server/wordings.ts"
import { jobs } from "../domains/jobs/module.ts"
import { registration } from "../domains/registration/module.ts"
import { registrationWordings } from "../domains/registration/server/wordings.ts"
import { subsidies, subsidyPayments } from "../domains/subsidies/module.ts"
import { subsidyWordings } from "../domains/subsidies/server/wordings.ts"
import { training } from "../domains/training/module.ts"
import { schedule } from "#platform/schedule"
import { exchange } from "../platform/exchange/module.ts"
import { audit } from "../platform/audit/module.ts"
import { identity } from "../platform/identity/module.ts"
import { indicators } from "../platform/indicators/module.ts"
import { registers } from "../platform/registers/module.ts"
import { reports } from "../insight/reports/module.ts"
import { rating } from "../outreach/rating/module.ts"

const engineRooms: readonly Module[] = [
  schedule,
  audit,
  registers,
  identity,
  exchange,
  payments([monthlyBenefit, transferFeePayment, ...subsidyPayments]),
  indicators,
]

/** The businesses, in the order they may lean on each other. */
const businesses: readonly Module[] = [registration, jobs, insurance, assistance, training, entrepreneurship, subsidies, rating, reports]

/** Every service item the businesses offer. */
export const provinceCatalogue = catalogueOf(businesses.flatMap((one) => one.offers ?? []))

/** The law of the businesses, with the numbers it leans on. */
export const provinceLawbook = lawbookOf(businesses)

/** What is told to people and offices when something happens. */
const wordings: readonly Wording[] = [...caseWordings, ...registrationWordings, ...benefitWordings, ...subsidyWordings, ...paymentWordings]

export const provinceModules: readonly Module[] = [...engineRooms, casework(provinceCatalogue, paperRoom), parameters(provinceLawbook), documents(provinceCatalogue), notices(wordings, smsGatewayOf), ...businesses]
