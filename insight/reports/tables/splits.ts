// The splits tables share: sex, age, education. Each covers everybody once, with a column for what is not known.
import type { Measure, Where } from "#platform/indicators"
import { ageGroups, educationGroups } from "#standards"
import { type Line, type Split, type Sum } from "./report.ts"

export const total: Split = { key: "total", title: "合计", where: {} }

export const sexSplits: readonly Split[] = [
  { key: "male", title: "男", where: { sex: ["1"] } },
  { key: "female", title: "女", where: { sex: ["2"] } },
  { key: "sex-unknown", title: "未填性别", where: { sex: [""] } },
]

export const ageSplits: readonly Split[] = [
  ...ageGroups.map(({ key, name }) => ({ key: `age-${key}`, title: name, where: { age: [key] } })),
  { key: "age-other", title: "未满16岁或未填", where: { age: ["under-16", ""] } },
]

export const educationSplits: readonly Split[] = [
  ...educationGroups.rows.map(({ key, name }) => ({ key: `education-${key}`, title: name, where: { education: [key] } })),
  { key: "education-unknown", title: "未填", where: { education: [""] } },
]

/** The lines of a measure, one for each split. */
export const linesBy = (prefix: string, splits: readonly Split[], measure: Measure, line: (key: string, title: string, measure: Measure) => Line): readonly Line[] =>
  splits.map((split) => line(`${prefix}${split.key}`, split.title, { ...measure, where: merged(measure.where ?? {}, split.where) }))

/** That the lines of each split add up to the total. */
export const sumsBy = (prefix: string, ...splits: readonly (readonly Split[])[]): readonly Sum[] => splits.map((parts) => ({ total: `${prefix}total`, parts: parts.map(({ key }) => `${prefix}${key}`) }))

export const merged = (one: Where, other: Where): Where => ({ ...one, ...other })
