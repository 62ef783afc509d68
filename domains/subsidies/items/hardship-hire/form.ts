// The unit chooses the months; the people and their amounts come from the records.
import { form } from "#service"
import { periodGroup, promiseGroup, unitGroup } from "../person-groups.ts"

export const hardshipHireForm = form(unitGroup, periodGroup, promiseGroup)
