// A scope is a prefix of region codes; records carry all twelve digits.

/** The place a scope names, twelve digits: "9901" → "990100000000". */
export const regionOf = (scope: string): string => scope.padEnd(12, "0")

/** Whether everything under `inner` lies under `outer`. */
export const isWithin = (inner: string, outer: string): boolean => inner.startsWith(outer)
