// The statutory retirement day (渐进式延迟, from 2025-01-01) said in the rule language, so that a scan can compute it too.
import type { Expression } from "./expression.ts"
import { addMonths, choose, divide, equals, lessThan, least, monthOf, month, months, monthsBetween, named, plus, code } from "./expression.ts"
import type { CodeLabels } from "./values.ts"

/** 退休类别: men at 60, women formerly at 55 (cadres, technical posts), women formerly at 50. */
export const retirementKinds: CodeLabels = { M60: "男职工（原60周岁）", F55: "女干部或技术岗位（原55周岁）", F50: "女职工（原50周岁）" }

type Months = Expression<"months">

/** One month later for every `per` months of birth after the base month, at most `most`. */
function reached(birth: Expression<"date">, age: number, base: string, per: number, most: number): Expression<"date"> {
  const after: Months = monthsBetween(month(base), monthOf(birth))
  const delay = choose([[lessThan(after, months(0)), months(0)]], least(months(most), plus(divide(after, months(per), "floor"), months(1))))
  return addMonths(birth, plus(months(age * 12), delay))
}

/** 法定退休日: 国务院关于渐进式延迟法定退休年龄的办法 (domain/03 §2). `name` tells two kinds apart in one rule. */
export const retirementDay = (birth: Expression<"date">, kind: Expression<"code">, name = "法定退休日"): Expression<"date"> =>
  named(
    name,
    choose(
      [
        [equals(kind, code("M60")), reached(birth, 60, "1965-01", 4, 36)],
        [equals(kind, code("F55")), reached(birth, 55, "1970-01", 4, 36)],
      ],
      reached(birth, 50, "1975-01", 2, 60),
    ),
  )
