// A long number in groups of four digits, as it is read aloud. Pure.

/** Digits from here on are grouped; shorter ones and numbers with letters or marks of their own stay as they are. */
const shortest = 12

export const isLongNumber = (text: string): boolean => text.length >= shortest && /^\d+$/.test(text)

/** Narrow spaces that do not break stand between the groups. */
export const groupedNumber = (text: string): string => (isLongNumber(text) ? (text.match(/\d{1,4}/g) ?? []).join("\u202f") : text)
