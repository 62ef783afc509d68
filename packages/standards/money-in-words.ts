// Amounts in formal Chinese numerals for vouchers (支付结算办法, 附一 正确填写票据和结算凭证的基本规定).
import { type Fen } from "./money.ts"
import { InvalidValue } from "./invalid-value.ts"

const digits = "零壹贰叁肆伍陆柒捌玖"
const places = ["", "拾", "佰", "仟"] as const
const groups = ["", "万", "亿", "万亿"] as const

const digit = (value: number) => digits.charAt(value)

/** Four digits; a run of zeros between digits is one 零. */
function fourDigits(value: number): string {
  const text = [3, 2, 1, 0]
    .map((place) => {
      const figure = Math.floor(value / 10 ** place) % 10
      return figure === 0 ? "零" : `${digit(figure)}${places[place] ?? ""}`
    })
    .join("")
  return text.replace(/零+/g, "零").replace(/^零|零$/g, "")
}

function wholeYuan(value: number): string {
  let text = ""
  for (let group = groups.length - 1; group >= 0; group -= 1) {
    const figure = Math.floor(value / 10_000 ** group) % 10_000
    if (figure === 0) continue
    const skipped = text !== "" && (figure < 1000 || Math.floor(value / 10_000 ** (group + 1)) % 10 === 0)
    text += `${skipped ? "零" : ""}${fourDigits(figure)}${groups[group] ?? ""}`
  }
  return text
}

/** 180000 → 人民币壹仟捌佰元整. 整 only when the amount ends at 元, as in the printed examples. Throws `money.negative`. */
export function inWords(amount: Fen): string {
  if (amount < 0) throw new InvalidValue("money.negative", "a voucher cannot carry a negative amount")
  const yuanPart = Math.floor(amount / 100)
  const jiao = Math.floor(amount / 10) % 10
  const cent = amount % 10
  const whole = yuanPart === 0 ? "" : `${wholeYuan(yuanPart)}元`
  if (jiao === 0 && cent === 0) return `人民币${whole === "" ? "零元" : whole}整`
  const gap = whole !== "" && (jiao === 0 || yuanPart % 10 === 0) ? "零" : ""
  return `人民币${whole}${gap}${jiao === 0 ? "" : `${digit(jiao)}角`}${cent === 0 ? "" : `${digit(cent)}分`}`
}
