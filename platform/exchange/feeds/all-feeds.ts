// Every feed the province receives. A new one is declared in its department's file and listed here.
import type { Feed } from "./feed.ts"
import { employers, entityRoles } from "./market.ts"
import { custodies, deaths, emigrations, entitlementsElsewhere, militaryService, persons, studies } from "./people.ts"
import { allowancePayments, contributions, employeeRows, funeralGrants, pensions } from "./social-insurance.ts"

/** Files that make people and employers come first: the others are matched with them. */
export const allFeeds: readonly Feed[] = [persons, employers, contributions, employeeRows, pensions, deaths, allowancePayments, funeralGrants, emigrations, entityRoles, custodies, militaryService, studies, entitlementsElsewhere]

export const feedNamed = (name: string): Feed | undefined => allFeeds.find((one) => one.name === name)
