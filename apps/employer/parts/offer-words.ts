// The tone of an offer's state.
import type { OfferView } from "#domains/subsidies"
import type { Tone } from "#ui"

export const offerTone = (state: OfferView["state"]): Tone =>
  ({ offered: "warning", account: "warning", objected: "info", confirmed: "info", granted: "success", refused: "error", declined: "neutral", lapsed: "neutral", withdrawn: "neutral" } as const)[state]
