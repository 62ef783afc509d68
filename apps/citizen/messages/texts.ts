// The catalogue of the citizen app.
import { catalogue } from "#ui"
import { zh } from "./zh.ts"

export const texts = catalogue("citizen", zh, () => import("./en.ts").then((one) => one.en))
