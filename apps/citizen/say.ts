// The citizen app's words: a typed door to its catalogue.
import { useTexts, type Say as SayOf } from "#ui"
import { texts } from "./messages/texts.ts"
import type { zh } from "./messages/zh.ts"

export type Message = keyof typeof zh
export type Say = SayOf<Message>

export const useSay = (): Say => useTexts(texts)
