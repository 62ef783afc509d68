// Reads a day or month as people type it: 20260302, 2026-3-2, 2026/03/02, 2026年3月2日. Pure.

const pad = (part: string): string => part.padStart(2, "0")

/** The day as YYYY-MM-DD; other text is given back as typed, so that the check can say what is wrong. */
export function typedDay(text: string): string {
  const clean = text.trim().normalize("NFKC")
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(clean) ?? /^(\d{4})[-/.年\s]+(\d{1,2})[-/.月\s]+(\d{1,2})日?$/.exec(clean)
  return match ? `${match[1]}-${pad(match[2] ?? "")}-${pad(match[3] ?? "")}` : clean
}

/** The month as YYYY-MM; other text is given back as typed. */
export function typedMonth(text: string): string {
  const clean = text.trim().normalize("NFKC")
  const match = /^(\d{4})(\d{2})$/.exec(clean) ?? /^(\d{4})[-/.年\s]+(\d{1,2})月?$/.exec(clean)
  return match ? `${match[1]}-${pad(match[2] ?? "")}` : clean
}
