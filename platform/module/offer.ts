// What a module adds to an item so that the engine can run it: what is known, what the rule says, what follows from a decision.
import type { Answers, Item, Judgement } from "#service"
import type { PlainDate } from "#standards"
import type { ProblemMaker } from "#wire"
import type { Call, Session } from "#platform/database"

/**
 * A fact answered by one SQL text: it takes `:subjects` (bigint[]) and `:on` (date) and returns
 * `subject_id bigint, value jsonb, source text, as_of date`, no row for who has no data.
 * The same text answers for one person, a list or everybody, so a decision and a scan cannot disagree.
 */
export interface FactSource {
  readonly fact: string
  readonly sql: string
}

/** A fact's value as gathered: where from and when. Absent facts are absent from the record. */
export interface GatheredFact {
  readonly value: unknown
  readonly source: string
  readonly asOf: string | null
}

export type GatheredFacts = Readonly<Record<string, GatheredFact>>

/** A rule bound to its fact sources and parameters. */
export interface Judge {
  readonly name: string
  readonly facts: readonly FactSource[]
  /** Facts that are the applicant's word, from the answers. */
  readonly declared?: (answers: Answers, today: PlainDate) => GatheredFacts
  readonly judge: (facts: GatheredFacts, on: PlainDate, region: string) => Judgement
  /** For who is refused: what would have to change, in plain words. A search, asked only when a refusal is written. */
  readonly wouldChange?: (facts: GatheredFacts, on: PlainDate, region: string) => readonly string[]
}

export interface KnownValue {
  readonly value: string | number | boolean | null
  readonly shown: string
  readonly source: string
  readonly asOf: string | null
}

export interface Place {
  readonly region: string
  readonly name: string
  readonly why: string
}

/** What is known about the applicant before the form is filled. */
export interface Known {
  readonly name: string
  readonly masked: string
  readonly values: Readonly<Record<string, KnownValue>>
  readonly places: readonly Place[]
}

/** A case at the moment of its decision. */
export interface DecidedCase {
  readonly subjectId: string
  readonly caseId: string
  readonly number: string
  readonly region: string
  readonly channel: string
  readonly answers: Answers
  readonly judgement: Judgement | null
  readonly submittedAt: string
  /** Moment and business date of the decision. */
  readonly at: string
  readonly on: PlainDate
  readonly by: string
}

export interface Offer {
  readonly item: Item
  /** What the system knows about an applicant, for prefilling; reads with the given session. */
  readonly known: (db: Session, subjectId: string, today: PlainDate) => Promise<Known>
  /** Must not fail for the case to be received; its fail codes are the refusal at the door. */
  readonly admission?: Judge
  /** What the decision rests on. */
  readonly gate?: Judge
  /** The business date the gate is judged on; default today. */
  readonly on?: (answers: Answers, today: PlainDate) => PlainDate
  /** What becomes true when granted: statements run in the transaction of the decision. */
  readonly granted?: (decided: DecidedCase) => readonly Call[]
  readonly refused?: (decided: DecidedCase) => readonly Call[]
  /** Which refusal a violated constraint of those statements means. */
  readonly constraints?: Readonly<Record<string, ProblemMaker>>
  /** What a refused applicant can do, by refusal code; said besides what would change the outcome by itself. */
  readonly advice?: Readonly<Record<string, string>>
  /** Sentence for the one refusal code of admission or gate, for applicants; codes not named here use the rule's own words. */
  readonly says?: Readonly<Record<string, string>>
}

export const offer = (item: Item, rest: Omit<Offer, "item">): Offer => ({ item, ...rest })
