// The staff app's words: a typed door to its message catalogue, so that a missing sentence is a compile error.
import { useTexts, type Say as SayOf } from "#ui"
import { texts } from "./messages/texts.ts"
import type { StaffMessage } from "./messages/zh.ts"

export type Say = SayOf<StaffMessage>

/** The sentence of a key in the language chosen. */
export const useSay = (): Say => useTexts(texts)
