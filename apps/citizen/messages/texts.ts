// The catalogue of the citizen app.
import { catalogue } from "#ui"
import { en } from "./en.ts"
import { zh } from "./zh.ts"

export const texts = catalogue("citizen", zh, en)
