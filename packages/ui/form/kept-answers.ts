// Keeps what is typed on the device too, so that a lost connection or a closed page loses nothing. Forgotten when sent or signed out.
import type { Answers } from "#service"

const prefix = "jiuye.draft."

export interface KeptAnswers {
  readonly answers: Answers
  readonly place: string | null
  /** ISO moment. */
  readonly at: string
}

const nameOf = (owner: string, item: string): string => `${prefix}${owner}.${item}`

/** Keeps the answers of one person for one item. A full store is no reason to stop. */
export function keepAnswers(owner: string, item: string, kept: KeptAnswers, store: Pick<Storage, "setItem"> = localStorage): void {
  try {
    store.setItem(nameOf(owner, item), JSON.stringify(kept))
  } catch {
    // A full or forbidden store: the server's draft remains.
  }
}

/** What was kept, if it can be read. */
export function keptAnswers(owner: string, item: string, store: Pick<Storage, "getItem"> = localStorage): KeptAnswers | null {
  try {
    const kept: unknown = JSON.parse(store.getItem(nameOf(owner, item)) ?? "null")
    if (typeof kept !== "object" || kept === null || !("answers" in kept) || !("at" in kept) || typeof kept.at !== "string" || typeof kept.answers !== "object" || kept.answers === null) return null
    return { answers: kept.answers as Answers, at: kept.at, place: "place" in kept && typeof kept.place === "string" ? kept.place : null }
  } catch {
    return null
  }
}

/** Items of this person with answers kept on this device. */
export function keptItems(owner: string): readonly string[] {
  const start = nameOf(owner, "")
  return Object.keys(localStorage).filter((name) => name.startsWith(start)).map((name) => name.slice(start.length))
}

export function forgetAnswers(owner: string, item: string): void {
  localStorage.removeItem(nameOf(owner, item))
}

/** Forgets everything kept on this device, for signing out. */
export function forgetAllAnswers(): void {
  for (const name of Object.keys(localStorage)) if (name.startsWith(prefix)) localStorage.removeItem(name)
}

/** The later of the draft of the server and what this device kept. */
export function laterOf(server: { readonly answers: Answers; readonly savedAt: string } | null, here: KeptAnswers | null): Answers {
  if (!server) return here?.answers ?? {}
  return here && here.at > server.savedAt ? here.answers : server.answers
}
