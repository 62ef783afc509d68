// The check character of identity numbers: ISO 7064 MOD 11-2 as GB 11643-1999 uses it.

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const characters = "10X98765432"

/** The eighteenth character for the first seventeen digits. */
export function checkCharacter(seventeen: string): string {
  const total = weights.reduce<number>((sum, weight, index) => sum + weight * Number(seventeen.charAt(index)), 0)
  return characters.charAt(total % 11)
}

/** Whether eighteen characters end in their own check character. */
export const hasValidCheckCharacter = (number: string): boolean => checkCharacter(number.slice(0, 17)) === number.charAt(17)
