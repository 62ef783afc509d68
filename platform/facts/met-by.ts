// Conditions as a scan asks them: with the share of rows they are expected to leave, so that the planner expects it too.

/** Two-hundredths are the finest the planner can be told; of all of them it believes none. */
const twoHundredths = (share: number): number => Math.max(1, Math.min(199, Math.round(share * 200)))

/**
 * True where all of these conditions are. Left alone with the conditions the planner would expect next to nobody, or half of everybody, and compare the later
 * steps row by row. Of something it knows nothing about it takes two hundred values to be equally frequent, and a list of some of them for as many two-hundredths.
 */
export const metBy = (conditions: readonly string[], share: number): string =>
  `case when ${conditions.join(" and ")} then 1 end = any('{${Array.from({ length: twoHundredths(share) }, (_, index) => index + 1).join(",")}}'::int[])`
