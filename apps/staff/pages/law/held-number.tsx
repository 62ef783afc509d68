// What a place goes by on a day before a draft changes it: its own row, or that of the place above it.
import { listParameters } from "#platform/parameters/contract"
import { useAsk } from "#ui"
import { useSay } from "../../say.ts"
import { type NumberRow, daysText } from "./numbers-table.tsx"

/** 990201 → 990201, 990200, 990000, 000000. */
const placesAbove = (region: string): readonly string[] => [region, `${region.slice(0, 4)}00`, `${region.slice(0, 2)}0000`, "000000"]

export function HeldNumber({ parameter, region, on }: { readonly parameter: string; readonly region: string; readonly on: string }) {
  const say = useSay()
  const list = useAsk(listParameters, { query: { key: parameter, on, state: "approved", size: 200 } }, { keep: true })
  if (!list.data) return null
  const held = placesAbove(region).map((place) => list.data.rows.find((row) => row.region === place)).find((row): row is NumberRow => row !== undefined)
  return <p className="hint">{held ? say("numbers.held", { day: on, shown: held.shown, region: held.regionName, days: daysText(say, held), document: held.documentNumber }) : say("numbers.held-none", { day: on })}</p>
}
