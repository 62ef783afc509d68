// Two different age rules which must not share one function: statutory working age for money, registrable age for registration.
import { ageOn, before, type PlainDate } from "../plain-date.ts"
import { accepted, refused, type Checked } from "../identity/refusals.ts"
import { nearRetire, retireDate, type RetireKind } from "./retirement.ts"

/** What is known of a person for retirement. For women `retireKind` is stored with its source; `kindSourced` false means only the default F50. */
export type RetirementFacts = {
  readonly birth: PlainDate
  readonly retireKind: RetireKind
  readonly kindSourced: boolean
  readonly drawingPension: boolean
}

/** PASS, FAIL, or to be decided by hand because the answer hangs on an unsourced default. */
export type AgeAnswer = "pass" | "fail" | "manual"

function overKinds(facts: RetirementFacts, holds: (kind: RetireKind) => boolean): AgeAnswer {
  const answer = holds(facts.retireKind)
  if (!facts.kindSourced && facts.retireKind !== "M60" && holds("F50") !== holds("F55")) return "manual"
  return answer ? "pass" : "fail"
}

/** 法定劳动年龄: at least 16, before the statutory retirement date, and not drawing a basic pension. */
export function working(facts: RetirementFacts, day: PlainDate): AgeAnswer {
  if (facts.drawingPension || ageOn(facts.birth, day) < 16) return "fail"
  return overKinds(facts, (kind) => before(day, retireDate(facts.birth, kind)))
}

/** Near retirement at the first approval, by hand when the woman's kind is unsourced and matters. */
export const nearRetirement = (facts: RetirementFacts, firstApproval: PlainDate): AgeAnswer =>
  overKinds(facts, (kind) => nearRetire(retireDate(facts.birth, kind), firstApproval))

/**
 * Who may register (人社厅发〔2020〕3号): at least 16 on the application date (E-AGE-01), not drawing a basic pension (E-AGE-02).
 * W-AGE-01 marks a minor of 16–17; W-AGE-02 somebody past the statutory age without a pension, whom nobody may turn away.
 */
export function checkRegistrableAge(facts: RetirementFacts, applied: PlainDate): Checked<number> {
  const age = ageOn(facts.birth, applied)
  if (age < 16) return refused("E-AGE-01")
  if (facts.drawingPension) return refused("E-AGE-02")
  if (age < 18) return accepted(age, "W-AGE-01")
  return before(applied, retireDate(facts.birth, facts.retireKind)) ? accepted(age) : accepted(age, "W-AGE-02")
}
