// What the lines of a claim that passed use up for the later ones about the same subject: times, flags, sums. The same in a claim and in a rehearsal.

export type LineFacts = Readonly<Record<string, unknown>>

/** A line that passed, with what was granted for it. */
export interface PassedLine {
  readonly facts: LineFacts
  readonly amount: number
}

/** The facts of a later line that are other ones now. */
export type UsedUp = (facts: LineFacts, passed: readonly PassedLine[]) => LineFacts

/** By what two lines are for the same. */
type For = (facts: LineFacts) => string

const alike = (facts: LineFacts, passed: readonly PassedLine[], of: For): readonly PassedLine[] => passed.filter((one) => of(one.facts) === of(facts))
const everyOne: For = () => ""
/** How many times a fact says, none where nobody answered. */
export const timesOf = (value: unknown): number => (typeof value === "number" ? value : 0)

/** A number of times grows by every line that passed, or by those for the same. */
export const times = (fact: string, of = everyOne): UsedUp => (facts, passed) => ({ [fact]: timesOf(facts[fact]) + alike(facts, passed, of).length })

/** A flag turns true when a line passed, or one for the same. */
export const once = (fact: string, of = everyOne): UsedUp => (facts, passed) => (alike(facts, passed, of).length > 0 ? { [fact]: true } : {})

/** A sum grows by what lines for the same were granted. */
export const sum = (fact: string, of: For): UsedUp => (facts, passed) => ({ [fact]: alike(facts, passed, of).reduce((total, one) => total + one.amount, timesOf(facts[fact])) })

/** The facts of a line after those that passed before it. */
export const afterPassed = (facts: LineFacts, uses: readonly UsedUp[], passed: readonly PassedLine[]): LineFacts => (passed.length === 0 ? facts : Object.assign({}, facts, ...uses.map((use) => use(facts, passed))) as LineFacts)
