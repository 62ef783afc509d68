// What a module adds to an item so that the engine can run it: what is known, what the rule says, what follows from a decision.
import type { Answers, Item, Judgement } from "#service"
import type { PlainDate } from "#standards"
import type { ProblemMaker } from "#wire"
import type { Call } from "#platform/database"
import type { FactSource, GatheredFacts } from "#platform/facts"

/** A rule bound to its fact sources and parameters. */
export interface Judge {
  readonly name: string
  readonly facts: readonly FactSource[]
  /** Names of the facts a version of the rule may lean on, where they are not those of `facts`: told line by line. */
  readonly told?: readonly string[]
  /** Facts that are the applicant's word, from the answers; `appliedOn` is the day the case was sent, however much later it is decided; left out: today. */
  readonly declared?: (answers: Answers, today: PlainDate, appliedOn?: PlainDate) => GatheredFacts
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

/** How it becomes known: statements that go out together with others, and how their rows and the facts of the item read. */
export interface Knowing {
  readonly calls: (subjectId: string, today: PlainDate) => readonly Call[]
  /** Facts it shows besides, gathered together with those of the decision. */
  readonly facts?: readonly FactSource[]
  /** Rows come call by call. @throws not-found when there is no such applicant. */
  readonly read: (rows: readonly (readonly object[])[], facts: GatheredFacts, today: PlainDate) => Known
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

/** How it is found out what a case needs: statements, and how their rows read together with the case. */
export interface Needing {
  readonly calls: (subjectId: string, caseId: string) => readonly Call[]
  readonly read: (rows: readonly (readonly object[])[], about: { readonly caseId: string; readonly region: string; readonly judgement: Judgement | null; readonly today: PlainDate }) => readonly string[]
}

export interface Offer {
  readonly item: Item
  /** What the system knows about an applicant, for prefilling. */
  readonly known: Knowing
  /** Must not fail for the case to be received; its fail codes are the refusal at the door. */
  readonly admission?: Judge
  /** What the decision rests on. */
  readonly gate?: Judge
  /** What a case turns out to need beside the ordinary steps, asked when an officer passes it on: names of `when` of the item's steps. */
  readonly needs?: Needing
  /** An officer who passes the case on has it judged anew, so that what is published next is what the records say that day. */
  readonly renews?: boolean
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
