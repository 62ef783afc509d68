// What happened to an offer 免申即享, and the tone of where it stands; the same for people and units.
import { useTexts } from "../language.ts"
import { uiTexts } from "../messages/texts.ts"
import { MomentText } from "../parts/figures.tsx"
import type { Tone } from "../parts/status-tag.tsx"

const tones = { offered: "warning", account: "warning", objected: "info", confirmed: "info", granted: "success", refused: "error", declined: "neutral", lapsed: "neutral", withdrawn: "neutral" } as const satisfies Readonly<Record<string, Tone>>

export const offerTone = (state: keyof typeof tones): Tone => tones[state]

const logged = ["offered", "confirmed", "auto-confirmed", "granted", "refused", "declined", "lapsed", "objected", "withdrawn"] as const

/** What the system does by itself: its own word says all of it. */
const bySystem: ReadonlySet<string> = new Set(["offered", "auto-confirmed", "lapsed"])

export interface ShownOfferEntry {
  readonly at: string
  /** What happened; one without a word of its own shows only when, who and what was said. */
  readonly kind: string
  readonly by: string
  readonly says: string
}

/** @param named whether it shows who acted: a unit sees which of its agents answered, a person knows. */
export function OfferLog({ entries, named = false }: { readonly entries: readonly ShownOfferEntry[]; readonly named?: boolean }) {
  const say = useTexts(uiTexts)
  if (entries.length === 0) return null
  return (
    <section className="jy-card jy-stack-s" aria-labelledby="offer-log">
      <h2 id="offer-log">{say("offers.log")}</h2>
      <ol className="jy-plain-list">
        {entries.map((one) => {
          const happened = logged.find((kind) => kind === one.kind)
          return (
            <li key={`${one.at}-${one.kind}`}>
              <MomentText at={one.at} /> {named && !bySystem.has(one.kind) ? one.by : ""} {happened ? say(`offers.log.${happened}`) : ""}{one.says && !bySystem.has(one.kind) ? say("offers.log.says", { says: one.says }) : ""}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
