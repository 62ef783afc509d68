// The tone of an offer's state.
import type { OfferView } from "#domains/subsidies"
import type { Tone } from "#ui"

export const offerTone = (state: OfferView["state"]): Tone =>
  ({ offered: "warning", account: "warning", objected: "info", confirmed: "info", granted: "success", refused: "error", declined: "neutral", lapsed: "neutral", withdrawn: "neutral" } as const)[state]

const logged = ["offered", "confirmed", "auto-confirmed", "granted", "refused", "declined", "lapsed", "objected", "withdrawn"] as const

/** The message for what happened to an offer, where it has a word of its own. */
export const offerHappened = (kind: string): `offers.log.${(typeof logged)[number]}` | null => {
  const found = logged.find((one) => one === kind)
  return found ? `offers.log.${found}` : null
}
