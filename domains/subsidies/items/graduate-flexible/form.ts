// Everything is known from the registers; the person chooses the months and promises.
import { form } from "#service"
import { periodGroup, personAccountGroup, personGroup, promiseGroup } from "../person-groups.ts"

export const graduateFlexibleForm = form(personGroup, periodGroup, personAccountGroup, promiseGroup)
