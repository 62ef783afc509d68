// Money in whole fen (分): adding, sharing out and writing it, with rounding only where it is asked for.
import type { Branded } from "./brand.ts"
import { InvalidValue } from "./invalid-value.ts"

/** Whole fen, a safe integer. 100 fen = 1 yuan. */
export type Fen = Branded<number, "Fen">
/** Applied to the magnitude: a correction of −x is rounded as x is. "floor" for amounts that may "not exceed" (不超过). */
export type Rounding = "half-up" | "floor"

const yuanText = /^(-?)(\d{1,13})(?:\.(\d{1,2}))?$/
const decimalText = /^(-?)(\d+)(?:\.(\d+))?(%?)$/
const fractionText = /^(\d+)\/([1-9]\d*)$/

/** Brands whole fen. Throws `money.invalid` for fractions and unsafe integers. */
export function fen(amount: number): Fen {
  if (!Number.isSafeInteger(amount)) throw new InvalidValue("money.invalid", `not whole fen: ${amount}`)
  return (amount === 0 ? 0 : amount) as Fen
}

/** Reads yuan with at most two decimals: "1800", "1800.5", "1800.00". Throws `money.invalid`. */
export function yuan(text: string): Fen {
  const match = yuanText.exec(text)
  if (match === null) throw new InvalidValue("money.invalid", `not an amount in yuan: ${text}`)
  const amount = Number(match[2]) * 100 + Number((match[3] ?? "").padEnd(2, "0"))
  return fen(match[1] === "-" ? -amount : amount)
}

/** 180000 → "1 800.00": two decimals, thousands apart by a space. */
export function formatYuan(amount: Fen): string {
  const whole = String(Math.floor(Math.abs(amount) / 100)).replace(/\B(?=(\d{3})+$)/g, " ")
  const cents = String(Math.abs(amount) % 100).padStart(2, "0")
  return `${amount < 0 ? "-" : ""}${whole}.${cents}`
}

/** Plain decimal yuan for files and forms: 180000 → "1800.00". */
export const plainYuan = (amount: Fen): string => formatYuan(amount).replaceAll(" ", "")

/** The total; zero for no amounts. */
export function sum(amounts: Iterable<Fen>): Fen {
  let total = 0
  for (const amount of amounts) total = fen(total + amount)
  return fen(total)
}

/** a − b */
export const minus = (a: Fen, b: Fen): Fen => fen(a - b)

/** `count` times the amount; `count` is a whole number, such as months. */
export const times = (amount: Fen, count: number): Fen => fen(amount * count)

function rational(rate: string): { readonly over: bigint; readonly under: bigint } {
  const fraction = fractionText.exec(rate)
  if (fraction !== null) return { over: BigInt(fraction[1] ?? "0"), under: BigInt(fraction[2] ?? "1") }
  const decimal = decimalText.exec(rate)
  if (decimal === null) throw new InvalidValue("money.rate-invalid", `not a rate: ${rate}`)
  const places = decimal[3] ?? ""
  const over = BigInt(`${decimal[1] ?? ""}${decimal[2] ?? ""}${places}`)
  return { over, under: 10n ** BigInt(places.length) * (decimal[4] === "%" ? 100n : 1n) }
}

/** Share of an amount, exact until the one rounding. Rate: "0.16" or "16%" or "2/3". Throws `money.rate-invalid`. */
export function percentOf(amount: Fen, rate: string, rounding: Rounding): Fen {
  const { over, under } = rational(rate)
  const product = BigInt(amount) * over
  const magnitude = product < 0n ? -product : product
  const rounded = rounding === "floor" ? magnitude / under : (magnitude * 2n + under) / (under * 2n)
  return fen(Number(product < 0n ? -rounded : rounded))
}
