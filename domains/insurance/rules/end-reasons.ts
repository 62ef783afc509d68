// Why employment ended (劳动合同法), and whether that was against the person's will: the code table of the standards, as rules read it.
import { codeSet, involuntaryEnd } from "#standards"
import type { CodeLabels } from "#policy"

export interface EndReason {
  readonly code: string
  readonly label: string
  /** "manual": another legal case, a person has to look. */
  readonly involuntary: "yes" | "no" | "manual"
}

export const endReasonTable: readonly EndReason[] = codeSet("employment-end-law").values.map(({ code, name }) => ({ code, label: name, involuntary: involuntaryEnd(code) }))

export const endReasons: CodeLabels = Object.fromEntries(endReasonTable.map((one) => [one.code, one.label]))

const codesWith = (involuntary: EndReason["involuntary"]) => endReasonTable.filter((one) => one.involuntary === involuntary).map((one) => one.code)

export const involuntaryReasons = codesWith("yes")
export const manualReasons = codesWith("manual")
export const voluntaryReasons = codesWith("no")
