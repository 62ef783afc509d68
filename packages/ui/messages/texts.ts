// The catalogue of the shared page parts.
import { catalogue } from "../language.ts"
import { zh } from "./zh.ts"

export const uiTexts = catalogue("ui", zh, () => import("./en.ts").then((one) => one.en))
