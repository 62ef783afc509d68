// Texts of the citizen app, Chinese, by what they are about.
import { own } from "./zh/own.ts"
import { cases } from "./zh/cases.ts"
import { benefits } from "./zh/benefits.ts"
import { jobs } from "./zh/jobs.ts"
import { subsidies } from "./zh/subsidies.ts"

export const zh = {
  ...own,
  ...cases,
  ...benefits,
  ...jobs,
  ...subsidies,
} as const
