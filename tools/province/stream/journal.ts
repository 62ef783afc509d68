// What of a stream was played, line by line in a file: whoever goes on after a stop does nothing twice.
import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs"
import { dirname } from "node:path"

/** How an act ended: done, or refused with a code; a case it opened; rows of a file by what became of them. */
export interface Outcome {
  readonly act: string
  readonly code: string | null
  readonly case?: { readonly subjectId: string; readonly caseId: string; readonly verdict: string }
  readonly rows?: Readonly<Record<string, number>>
  /** Of a day that is over: the last month whose contributions the server could be told. */
  readonly through?: number
}

export class Journal {
  private readonly path: string
  private readonly outcomes = new Map<string, Outcome>()

  constructor(path: string) {
    this.path = path
    mkdirSync(dirname(path), { recursive: true })
    if (!existsSync(path)) return
    for (const line of readFileSync(path, "utf8").split("\n")) {
      // A line that a kill cut short is played again; its act is harmless twice.
      if (!line.endsWith("}")) continue
      const outcome = JSON.parse(line) as Outcome
      this.outcomes.set(outcome.act, outcome)
    }
  }

  of(act: string): Outcome | undefined {
    return this.outcomes.get(act)
  }

  note(outcome: Outcome): void {
    this.outcomes.set(outcome.act, outcome)
    appendFileSync(this.path, `\n${JSON.stringify(outcome)}`)
  }
}
