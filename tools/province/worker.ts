// A process of the crew: makes one part and says how far it is.
import { type Destination, makePartFor, type Message } from "./crew.ts"
import type { Plan } from "./plan.ts"

const tell = (message: Message) => process.send?.(message)

process.once("message", ({ plan, part, to }: { readonly plan: Plan; readonly part: number; readonly to: Destination }) => {
  makePartFor(plan, part, to, (people, rows) => tell({ made: [people, rows] })).then(
    (done) => tell({ done }),
    (error: unknown) => tell({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  ).finally(() => process.disconnect())
})
