// Rounding of final figures: half up, once, from exact integers (domain/08 S3).

/** numerator ÷ denominator × scale as a decimal text with `decimals` places, half up (away from zero). Exact for safe integers. @throws on a denominator of zero. */
export function roundedHalfUp(numerator: number, denominator: number, decimals: number, scale = 1): number {
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator)) throw new RangeError("a figure is not a safe integer")
  if (denominator === 0) throw new RangeError("nothing is divided by zero")
  const sign = numerator < 0 !== denominator < 0 ? -1 : 1
  const top = BigInt(Math.abs(numerator)) * BigInt(scale) * 10n ** BigInt(decimals)
  const bottom = BigInt(Math.abs(denominator))
  const whole = (2n * top + bottom) / (2n * bottom)
  return (sign * Number(whole)) / 10 ** decimals
}

/** part ÷ whole in percent with two decimals; null when there is no whole: not computable is not zero. */
export function ratePercent(part: number, whole: number | null, decimals = 2): number | null {
  return whole === null || whole === 0 ? null : roundedHalfUp(part, whole, decimals, 100)
}

/** A figure as printed: thousands apart, `decimals` places, half up. `divisor` turns fen into 元 (100) or 万元 (1 000 000). */
export function printed(value: number, decimals = 0, divisor = 1): string {
  const figure = Number.isSafeInteger(value) ? roundedHalfUp(value, divisor, decimals) : value / divisor
  const [whole = "", part] = Math.abs(figure).toFixed(decimals).split(".")
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",")
  return `${figure < 0 ? "-" : ""}${grouped}${part === undefined ? "" : `.${part}`}`
}
