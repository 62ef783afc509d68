// The score of five grades (domain/05 §B4).

/** Points of each grade, a proposal. */
const points: Readonly<Record<number, number>> = { 5: 100, 4: 80, 3: 60, 2: 20, 1: 0 }
/** So many ratings of 80 are added, so that three kind words do not make a hundred. */
const added = 20

/** @param counts ratings by grade, 1 to 5. */
export function scoreOf(counts: Readonly<Record<number, number>>): number {
  const given = Object.entries(counts)
  const total = given.reduce((sum, [, count]) => sum + count, 0)
  const sum = given.reduce((all, [grade, count]) => all + (points[Number(grade)] ?? 0) * count, added * 80)
  return Math.round((sum * 100) / (total + added)) / 100
}
