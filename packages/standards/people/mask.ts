// How personal data is shown to those who need to recognise it but not to know it.

const stars = (count: number) => "*".repeat(Math.max(0, count))

/** Keeps `head` and `tail` characters; a value too short for that is hidden whole. */
function keepEnds(text: string, head: number, tail: number): string {
  const characters = [...text]
  if (characters.length <= head + tail) return stars(characters.length)
  return characters.slice(0, head).join("") + stars(characters.length - head - tail) + characters.slice(characters.length - tail).join("")
}

/** 张三 → 张*, 欧阳小明 → 欧**明, John Smith → J*********h */
export function maskName(name: string): string {
  return keepEnds(name, 1, [...name].length > 2 ? 1 : 0)
}

/** On screens: region and last four kept, birth hidden. 11010519491231002X → 110105********002X */
export const maskIdNumber = (number: string): string => (number.length >= 15 ? keepEnds(number, 6, 4) : keepEnds(number, 1, 2))

/** In public notices (公示): birth and last four hidden. 11010519491231002X → 110105************ */
export const maskIdNumberInNotice = (number: string): string => (number.length >= 15 ? keepEnds(number, 6, 0) : keepEnds(number, 1, 0))

/** 13812345678 → 138****5678 */
export const maskMobile = (number: string): string => keepEnds(number, 3, 4)

/** 6222021234567890123 → ***************0123 */
export const maskBankCard = (number: string): string => keepEnds(number, 0, 4)
