// The numbers of registration as they stand while the program runs: those of the rules, and what officers put into force since.
import { liveTable } from "#platform/module"
import { registrationParameters, settings } from "../rules/parameters.ts"

export const parameters = liveTable(registrationParameters)

/** A whole number in force for a place on a day. @throws when no row answers: a term is never guessed. */
export function numberIn(name: Exclude<keyof typeof settings, "autoFromInsurance">, region: string, on: string): number {
  const value = parameters.find(settings[name].parameter, region, on)?.value
  if (typeof value !== "number") throw new Error(`no parameter ${settings[name].parameter.key} for ${region} on ${on}`)
  return value
}

/** Whether a new social-insurance enrolment is an employment registration (免申即办). */
export const registersFromInsurance = (region: string, on: string): boolean => parameters.find(settings.autoFromInsurance.parameter, region, on)?.value === true
