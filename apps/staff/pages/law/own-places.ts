// The places an officer enters numbers for and rehearses: the own area, and what lies one level below it.
import { listRegions, readRegion } from "#platform/registers/contract"
import { useAsk, useWho } from "#ui"

/** As options of a choice; the value is the place's six digits. */
export function useOwnPlaces(): { readonly own: string; readonly places: readonly { readonly value: string; readonly label: string }[] } {
  const { scope } = useWho()
  const own = scope.slice(0, 6).padEnd(12, "0")
  const path = useAsk(readRegion, { params: { code: own } })
  const below = useAsk(listRegions, { query: { parent: own } }, { enabled: scope.length < 6 })
  const ownPlace = path.data?.find((one) => one.code === own)
  const places = [...(ownPlace ? [ownPlace] : []), ...(below.data ?? []).filter((one) => one.code.endsWith("000000"))]
  return { own: own.slice(0, 6), places: places.map((one) => ({ value: one.code.slice(0, 6), label: `${one.name} ${one.code.slice(0, 6)}` })) }
}
