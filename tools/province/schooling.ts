// Schooling: the level each reaches by the year of birth, the school and the summer of leaving; also the graduates of every year.
import { dayIn, firstDay, monthOf } from "./calendar.ts"
import type { Person } from "./households.ts"
import { type Chance, purposes } from "./random.ts"

export interface Schooling {
  /** AAC011 as the register of persons holds it at the end: attained, or being attained. */
  readonly education: string
  /** AAC011 of what is attained in the end. */
  readonly level: string
  /** First day out of school. */
  readonly leaves: number
  /** First day at the last school. */
  readonly enters: number
  readonly school: string
  /** Leaves without a diploma. */
  readonly dropsOut: boolean
}

/** Attained in the end: none, 小学, 初中, 高中, 中专, 大专, 本科, 硕士; columns by age group of the cohort, among a hundred. */
const levels = ["90", "81", "71", "61", "41", "31", "21", "14"] as const
const byCohort: readonly (readonly [number, readonly number[]])[] = [
  [24, [0, 1, 20, 19, 12, 26, 20, 2]],
  [34, [0, 6, 45, 13, 6, 16, 13, 1]],
  [44, [0, 11, 57, 12, 5, 9, 6, 0]],
  [54, [1, 24, 53, 12, 3, 5, 2, 0]],
  [64, [4, 34, 43, 13, 2, 3, 1, 0]],
  [999, [23, 46, 23, 5, 1, 1, 1, 0]],
]
/** Age at the summer of leaving. */
const leavingAge: Readonly<Record<string, number>> = { "90": 0, "81": 12, "71": 15, "61": 18, "41": 18, "31": 21, "21": 22, "14": 25 }
const years: Readonly<Record<string, number>> = { "90": 0, "81": 6, "71": 3, "61": 3, "41": 3, "31": 3, "21": 4, "14": 3 }
const schools: Readonly<Record<string, readonly string[]>> = {
  "81": ["实验小学", "中心小学"], "71": ["第一初级中学", "第三初级中学"], "61": ["第一中学", "第二中学"], "41": ["工业中等专业学校", "卫生学校", "机电职业中专"],
  "31": ["职业技术学院", "交通职业学院", "医药高等专科学校"], "21": ["示例大学", "示例理工大学", "示例师范大学", "示例财经学院"], "14": ["示例大学", "示例理工大学"],
}

export function schoolingOf(chance: Chance, seed: number, person: Person, end: number): Schooling {
  chance.of(seed, purposes.studies, person.index)
  const shares = byCohort.find(([upTo]) => person.age <= upTo)?.[1] ?? []
  const level = levels[chance.weighed(shares)] ?? "71"
  const birthYear = Math.floor(monthOf(person.born) / 12)
  const cohort = birthYear + (monthOf(person.born) % 12 >= 8 ? 1 : 0)
  const leaves = dayIn((cohort + (leavingAge[level] ?? 15)) * 12 + 6, 1)
  const enters = firstDay((cohort + (leavingAge[level] ?? 15) - (years[level] ?? 3)) * 12 + 8)
  return { education: educationAt(level, cohort, person.age, end), level, leaves, enters, school: chance.pick(schools[level] ?? ["小学"]), dropsOut: chance.happens(100) }
}

/** At the end: while still on the way, the level of the school one is at. */
function educationAt(level: string, cohort: number, age: number, end: number): string {
  const summers = Math.floor((monthOf(end) - 8) / 12) - cohort
  if (age < 6) return "90"
  if (summers < 12) return "80"
  if (summers < 15) return level === "81" ? "81" : "70"
  if (summers < 18 && level !== "71" && level !== "81") return level === "41" ? "40" : "60"
  if (level === "31" && summers < 21) return "30"
  if ((level === "21" && summers < 22) || (level === "14" && summers < 22)) return "20"
  return level === "14" && summers < 25 ? "21" : level
}
