// At which pace people lose their work: as usual, or as in the demonstration, whose hard season fills the lists of the street everybody meets first.
import type { Tempo } from "../kept-plan.ts"
import type { Pace } from "./world.ts"

/** 鼓楼前街道 of the demonstration. */
export const busyStreet = "990101001"
/** Times as often as usual, elsewhere and in that street, in the first weeks and later. */
const early = [6, 8] as const
const late = [7, 30] as const
const earlyDays = 60

const paces: Readonly<Record<Tempo, Pace>> = {
  usual: () => 1,
  demonstration: (who, day) => (day < earlyDays ? early : late)[who.place.startsWith(busyStreet) ? 1 : 0],
}

export const paceOf = (tempo: Tempo): Pace => paces[tempo]
