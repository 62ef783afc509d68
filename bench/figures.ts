// Named figures of a measurement, rounded for reading.
export type Figures = Readonly<Record<string, number>>

export const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits))

/** Says on standard error what is being done. */
export const progress = (text: string): void => console.error(`› ${text}`)
