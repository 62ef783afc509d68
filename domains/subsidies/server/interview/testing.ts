// Asking an interview in a test as everybody may.
import type { Database } from "#platform/database"
import type { InterviewAnswer } from "../../contract/interview.ts"
import { cityB, subsidyWorld } from "../testing.ts"

export interface Answered {
  readonly status: number
  readonly body: {
    readonly code: string
    readonly items: readonly InterviewAnswer[]
    readonly notAsked: readonly { readonly item: string; readonly why: string }[]
    readonly assumed: readonly string[]
    readonly errors: readonly { readonly path: string }[]
  }
}

/** The interviews on a day in autumn 2025, in 乙市. */
export async function interviewWorld(database: Database) {
  const world = await subsidyWorld(database, "2025-10-09T02:00:00.000Z")
  const ask = async (who: "person" | "employer", answers: object): Promise<Answered> => world.ask({ kind: "public" }, "POST", `/subsidies/interview/${who}`, { answers: { region: cityB, ...answers } })
  async function answerOf(who: "person" | "employer", item: string, answers: object): Promise<InterviewAnswer> {
    const said = await ask(who, answers)
    const found = said.body.items?.find((one) => one.item === item)
    if (!found) throw new Error(JSON.stringify(said.body))
    return found
  }
  return { world, ask, answerOf }
}
