// Freezing: the canonical text of a table's rows and its SM3 digest, so that the same figures give the same bytes.
import { sm3 } from "sm-crypto-v2"

/** One frozen figure. `value` is whole (persons, fen) or a decimal already rounded; null where there is none. */
export interface FrozenCell {
  readonly row: string
  readonly column: string
  readonly value: number | null
  readonly shown: string
  readonly state: string
  readonly note: string
}

/** The text a digest is taken of: head first, then the cells in order of row and column, one a line, fields by tab. */
export function canonicalText(head: Readonly<Record<string, string>>, cells: readonly FrozenCell[]): string {
  const lines = Object.entries(head).sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, value]) => `${name}\t${value}`)
  const order = [...cells].sort((one, other) => compare(one.row, other.row) || compare(one.column, other.column))
  return [...lines, ...order.map((cell) => [cell.row, cell.column, cell.value === null ? "" : String(cell.value), cell.shown, cell.state, cell.note].map(clean).join("\t"))].join("\n")
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
const clean = (text: string) => text.replace(/[\t\n\r]/g, " ")

/** SM3 (GB/T 32905) of the canonical text, 64 hexadecimal digits. */
export const digestOfTable = (head: Readonly<Record<string, string>>, cells: readonly FrozenCell[]): string => sm3(canonicalText(head, cells))
