// The items of this module as the case engine knows them, to judge and begin a case anew.
import { type Catalogue, catalogueOf } from "#platform/casework"
import { subsidyOffers } from "../offers.ts"

export const subsidyCatalogue: Catalogue = catalogueOf(subsidyOffers)
