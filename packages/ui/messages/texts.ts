// The catalogue of the shared page parts.
import { catalogue } from "../language.ts"
import { en } from "./en.ts"
import { zh } from "./zh.ts"

export const uiTexts = catalogue("ui", zh, en)
