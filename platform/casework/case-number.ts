// Case numbers people can read out: the day, a dash, and ten letters and digits without look-alikes.
import type { PlainDate } from "#standards"

const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

/** Number of a case from its identifier and its day: `261123-7K2M9Q4XZ1`; unique because the identifier is. */
export function caseNumber(caseId: string, on: PlainDate): string {
  let rest = BigInt(caseId) & ((1n << 50n) - 1n)
  let text = ""
  for (let place = 0; place < 10; place++) {
    text = letters[Number(rest & 31n)] + text
    rest >>= 5n
  }
  return `${on.slice(2).replaceAll("-", "")}-${text}`
}
