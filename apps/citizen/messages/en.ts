// Texts of the citizen app, English, by what they are about.
import { own } from "./en/own.ts"
import { cases } from "./en/cases.ts"
import { benefits } from "./en/benefits.ts"
import { jobs } from "./en/jobs.ts"
import { subsidies } from "./en/subsidies.ts"
import type { zh } from "./zh.ts"

export const en: Readonly<Record<keyof typeof zh, string>> = {
  ...own,
  ...cases,
  ...benefits,
  ...jobs,
  ...subsidies,
}
