// The law of the house for the commands `npm run law`, `rule`, `scan` and `replay`: what the modules list, with the numbers of the program's own tables.
import { provinceLawbook } from "../../server/roles.ts"

/** Commands that open a database bring the approved rows into it first. */
export const lawbook = provinceLawbook

export const { rules } = lawbook

export const parameters = lawbook.numbers
