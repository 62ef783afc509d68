// The unit chooses the months; the people, their groups and amounts come from the records, and each is paid to the own card.
import { form } from "#service"
import { periodGroup, promiseGroup, unitGroup } from "../person-groups.ts"

export const keyGroupHireForm = form(unitGroup, periodGroup, promiseGroup)
