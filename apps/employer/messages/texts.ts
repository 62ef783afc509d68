// The catalogue of this app.
import { catalogue } from "#ui"
import { zh } from "./zh.ts"

export const texts = catalogue("employer", zh, () => import("./en.ts").then((one) => one.en))
