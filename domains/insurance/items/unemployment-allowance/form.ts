// 失业补助金 (2020-03 to 2022-12): nothing is asked any more, the programme is closed.
import { form } from "#service"
import { applicantGroup } from "../applicant-group.ts"

export const unemploymentAllowanceForm = form(applicantGroup)
