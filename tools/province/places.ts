// Where people live and firms are: the streets and communities of 示例省 with the share of people each has.
import { demonstrationRegions } from "#standards"

export interface Place {
  /** Twelve digits of a community. */
  readonly code: string
  /** Twelve digits of its street. */
  readonly street: string
  readonly county: string
  /** 0 甲市, 1 乙市, 2 丙市. */
  readonly city: number
  readonly urban: boolean
}

/** People of a city among ten thousand. */
const cityShares = [5_300, 3_700, 1_000] as const
/** 城镇人口 among ten thousand (江西省第七次全国人口普查公报). */
export const urbanShare = 6_044

export const places: readonly Place[] = demonstrationRegions
  .filter((region) => region.level === 5)
  .map((region) => ({ code: region.code, street: region.code.slice(0, 9).padEnd(12, "0"), county: region.code.slice(0, 6), city: Number(region.code.slice(2, 4)) - 1, urban: (region.urbanRural ?? "2").startsWith("1") }))

/** Weight of each community: its city's share, urban and rural parts divided evenly. */
export const placeWeights: readonly number[] = places.map((place) => {
  const alike = places.filter((other) => other.city === place.city && other.urban === place.urban).length
  return Math.round(((cityShares[place.city] ?? 0) * (place.urban ? urbanShare : 10_000 - urbanShare)) / (alike * 1_000))
})

const crowd = 12

/** The weights, in which one street may be crowded. */
export const weightsOf = (crowdedStreet: string): readonly number[] => (crowdedStreet === "" ? placeWeights : placeWeights.map((weight, at) => (places[at]?.code.startsWith(crowdedStreet) ? crowd * weight : weight)))

/** Six digits of a city. */
export const cityCode = (city: number): string => `990${city + 1}00`

/** Streets of each city, where firms have their seat: urban streets first. */
export const streetsOf: readonly (readonly string[])[] = cityShares.map((_, city) => [...new Set(places.filter((place) => place.city === city && place.urban).map((place) => place.street))])

export const cityOfPlace = (place: number): number => places[place]?.city ?? 0
