// The employers' words: a typed door to the message catalogue.
import { useTexts, type Say as SayOf } from "#ui"
import { texts } from "./messages/texts.ts"
import type { EmployerMessage } from "./messages/zh.ts"

export type Say = SayOf<EmployerMessage>

/** The sentence of a key in the language chosen. */
export const useSay = (): Say => useTexts(texts)
