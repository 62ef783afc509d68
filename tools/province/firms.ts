// Firms: how many a city has, and what each is, from its number alone: size, industry, seat, birth and, for some, death.
import { dayOf, firstDay } from "./calendar.ts"
import { creditCodeOf } from "./numbers.ts"
import { placeWeights, streetsOf } from "./places.ts"
import { Chance, purposes } from "./random.ts"

export type SizeClass = 0 | 1 | 2 | 3

export interface Firm {
  /** Number within the province, from 0. */
  readonly index: number
  readonly city: number
  readonly street: string
  /** 0 large, 1 medium, 2 small, 3 micro (工信部联企业〔2011〕300号). */
  readonly size: SizeClass
  /** Section letter and division of GB/T 4754-2017. */
  readonly section: string
  readonly division: string
  readonly name: string
  readonly uscc: string
  /** AAB019. */
  readonly unitType: string
  /** AAB020. */
  readonly regType: string
  readonly founded: number
  /** First day it no longer is, 0 while it lives. */
  readonly closed: number
  /** 注销 or 吊销 once closed, else 存续. */
  readonly status: string
  readonly isDispatch: boolean
}

/** Section, share of employees of units among ten thousand, divisions, words of the name, unit type. */
export const sections = [
  ["A", 50, ["05"], ["农业发展"], "10"], ["B", 160, ["10"], ["矿业"], "10"], ["C", 2_730, ["13", "17", "18", "26", "30", "33", "34", "38", "39"], ["机械制造", "纺织", "服饰", "化工", "建材", "五金", "装备", "电器", "电子科技", "食品"], "10"],
  ["D", 120, ["44", "46"], ["供电", "水务"], "10"], ["E", 1_490, ["47", "48", "49", "50"], ["建筑工程", "路桥", "安装工程", "装饰"], "10"], ["F", 1_050, ["51", "52"], ["商贸", "百货", "医药"], "10"],
  ["G", 360, ["54", "59", "60"], ["运输", "物流", "快递"], "10"], ["H", 180, ["61", "62"], ["酒店", "餐饮管理"], "10"], ["I", 260, ["63", "64", "65"], ["网络科技", "软件", "信息"], "10"], ["J", 470, ["66", "68"], ["农商银行", "保险代理"], "10"],
  ["K", 330, ["70"], ["置业", "物业服务"], "10"], ["L", 590, ["72"], ["人力资源服务", "企业管理", "广告"], "10"], ["M", 310, ["74", "75"], ["设计院", "检测"], "10"], ["N", 90, ["77", "78"], ["环保", "市政"], "10"], ["O", 110, ["80", "81"], ["家政服务", "汽车维修"], "10"],
  ["P", 560, ["83"], ["学校", "中学"], "30"], ["Q", 300, ["84", "85"], ["医院", "养老院"], "30"], ["R", 80, ["87", "89"], ["文化传媒"], "10"], ["S", 760, ["91", "93"], ["事务中心", "服务中心"], "30"],
] as const

const sectionWeights = sections.map(([, share]) => share)
/** Of every fifty firms of a city: 1 large, 4 medium, 10 small, 35 micro, in this order. */
const pattern = 50
const firstOf: readonly number[] = [0, 1, 5, 15, 50]
/** Share of employees by size of their firm, among ten thousand. */
const employeesBySize = [3_000, 2_500, 3_000, 1_500] as const
const cityPeople = [5_300, 3_700, 1_000] as const
/** People for one firm with employees. */
const peoplePerFirm = 90

const brands = [..."恒达鑫源华盛同创瑞丰众合远航金桥永安新禾启明天成万通中晟聚力宏图兴业泰和嘉禾德信"]

export interface Economy {
  readonly seed: number
  readonly firmCount: number
  /** Firms of a city: from its first number on. */
  readonly cities: readonly { readonly first: number; readonly count: number }[]
  readonly firstMonth: number
  readonly lastMonth: number
  /** Names nobody bears. */
  readonly takenNames: readonly string[]
  /** Of each place, how many live there. */
  readonly weights: readonly number[]
}

export function economyOf(seed: number, people: number, lastMonth: number, months: number): Economy {
  let first = 0
  const cities = cityPeople.map((share) => {
    const count = Math.max(10, Math.floor((people * share) / (10_000 * peoplePerFirm)))
    const city = { first, count }
    first += count
    return city
  })
  return { seed, firmCount: first, cities, firstMonth: lastMonth - months + 1, lastMonth, takenNames: [], weights: placeWeights }
}

const kept = new Map<number, Firm>()
const keptMost = 40_000

/** The firm of a number. Those asked for lately are kept: at most forty thousand, whatever the province's size. */
export function firmOf(economy: Economy, index: number): Firm {
  const found = kept.get(index)
  if (found) return found
  if (kept.size >= keptMost) kept.clear()
  const firm = makeFirm(economy, index)
  kept.set(index, firm)
  return firm
}

/** Firms of one economy are not those of another: called before a province is made. */
export const forgetFirms = (): void => kept.clear()

const chanceOfFirm = new Chance()

function makeFirm(economy: Economy, index: number): Firm {
  const chance = chanceOfFirm.of(economy.seed, purposes.firm, index)
  const city = economy.cities.findIndex((one) => index < one.first + one.count)
  const rank = index - (economy.cities[city]?.first ?? 0)
  const size = sizeAt(rank % pattern)
  const [section, , divisions, words, unitType] = sections[sectionAt(rank, city, size)] ?? sections[2]
  const street = chance.pick(streetsOf[city] ?? streetsOf[0] ?? [])
  const isPublic = unitType === "30" && size < 3
  const isDispatch = section === "L" && chance.happens(1_500)
  const shortLived = size >= 2 && rank % pattern !== firstOf[2]
  const opensInTime = shortLived && chance.happens(2_600)
  const founded = opensInTime ? firstDay(economy.firstMonth) + chance.below(firstDay(economy.lastMonth) - firstDay(economy.firstMonth)) : dayOf("1986-01-01") + chance.below(dayOf("2019-12-31") - dayOf("1986-01-01"))
  const span = firstDay(economy.lastMonth + 1) - Math.max(founded, firstDay(economy.firstMonth))
  const closed = shortLived && chance.happens(size === 3 ? 2_200 : 900) ? Math.max(founded, firstDay(economy.firstMonth)) + 90 + chance.below(Math.max(1, span - 90)) : 0
  const closes = closed > 0 && closed < firstDay(economy.lastMonth + 1) ? closed : 0
  const cityName = ["甲市", "乙市", "丙市"][city] ?? ""
  const brand = chance.pick(brands) + chance.pick(brands)
  return {
    index, city, street, size, section, division: chance.pick(divisions), isDispatch, founded, closed: closes,
    name: `${cityName}${brand}${isDispatch ? "劳务派遣" : chance.pick(words)}${isPublic ? "" : size === 3 && chance.happens(2_000) ? "经营部" : "有限公司"}${index}`,
    uscc: creditCodeOf(index, isPublic ? "12" : size === 3 && chance.happens(2_000) ? "92" : "91", street.slice(0, 6)),
    unitType: isPublic ? "30" : "10",
    regType: chance.pick(["159", "173", "173", "173", "160", "110", "171"]),
    status: closes === 0 ? "存续" : chance.happens(2_000) ? "吊销" : "注销",
  }
}

const sizeAt = (place: number): SizeClass => (place < 1 ? 0 : place < 5 ? 1 : place < 15 ? 2 : 3)

/** Sections are dealt out evenly over the firms of a size: the golden section steps through the shares, so that few firms already hold them. */
function sectionAt(rank: number, city: number, size: SizeClass): number {
  const inCity = Math.floor(rank / pattern) * ((firstOf[size + 1] ?? pattern) - (firstOf[size] ?? 0)) + (rank % pattern) - (firstOf[size] ?? 0)
  let left = ((inCity * 3 + city) * 6_181 + size * 2_719 + 1_000) % 10_000
  for (let index = 0; index < sectionWeights.length; index++) if ((left -= sectionWeights[index] ?? 0) < 0) return index
  return 2
}

/** An employer for somebody who begins on a day: by size of firm, then any of that size which exists then; the city's first firm always does. */
export function employerIn(economy: Economy, chance: Chance, city: number, begins: number, not: number): number {
  const { first, count } = economy.cities[city] ?? { first: 0, count: 10 }
  for (let tries = 0; tries < 8; tries++) {
    const size = chance.weighed(employeesBySize)
    const place = chance.whole(firstOf[size] ?? 0, (firstOf[size + 1] ?? pattern) - 1)
    const rank = chance.below(Math.ceil(count / pattern)) * pattern + place
    if (rank >= count || first + rank === not) continue
    const firm = firmOf(economy, first + rank)
    if (firm.founded <= begins && (firm.closed === 0 || firm.closed > begins + 30)) return firm.index
  }
  return first
}
