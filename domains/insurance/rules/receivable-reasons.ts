// Why money is owed back, in words: what ended the benefit, a standard that begins in the past, or months of the closed 失业补助金 that were not due.
import { stopEvents } from "./stop-events.ts"

const labels = new Map<string, string>([...stopEvents.map((event): [string, string] => [event.code, event.label]), ["allowance", "失业补助金多发"], ["contributions", "缴费记录撤回，核定月数减少"], ["loss-annulled", "核定所依据的失业撤销"], ["corrected", "标准追溯调整多发"]])

/** The word for a stop event or another reason; the code itself where there is none. */
export const reasonLabel = (code: string): string => labels.get(code) ?? code
