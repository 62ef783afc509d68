// A tree of column heads laid out as the rows of a table head, with merged cells. Pure.
import type { HeadShape } from "#insight/reports"

export interface HeadCell {
  readonly title: string
  readonly key: string | null
  readonly unit: string
  readonly columns: number
  readonly rows: number
}

const depthOf = (heads: readonly HeadShape[]): number => (heads.length === 0 ? 0 : 1 + Math.max(...heads.map((one) => depthOf(one.children))))

/** The leaves, left to right: the columns of the body. */
export const leavesOf = (heads: readonly HeadShape[]): readonly HeadShape[] => heads.flatMap((one) => (one.children.length === 0 ? [one] : leavesOf(one.children)))

/** One list per head row; a leaf reaches down to the last row. */
export function headRows(heads: readonly HeadShape[]): readonly (readonly HeadCell[])[] {
  const depth = depthOf(heads)
  const rows: HeadCell[][] = Array.from({ length: depth }, () => [])
  const place = (level: readonly HeadShape[], at: number) => {
    for (const one of level) {
      const isLeaf = one.children.length === 0
      rows[at]?.push({ title: one.title, key: one.key, unit: one.unit, columns: isLeaf ? 1 : leavesOf(one.children).length, rows: isLeaf ? depth - at : 1 })
      place(one.children, at + 1)
    }
  }
  place(heads, 0)
  return rows
}
