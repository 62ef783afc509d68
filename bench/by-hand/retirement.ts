// The retirement day as somebody writes it in SQL who knows the measure by heart (国务院关于渐进式延迟法定退休年龄的办法).
/** The retirement day of one kind: `age` in years before the reform, `base` the month of birth the reform begins with, a month for each `per` months, at most `most`. Reads `p.birth_date` and `p.month`, months since year 0. */
export const retires = (age: number, base: number, per: number, most: number): string =>
  `(p.birth_date + make_interval(months => ${age * 12} + case when p.month < ${base} then 0 else least(${most}, (p.month - ${base}) / ${per} + 1) end))::date`


/** A month "YYYY-MM" as months since year 0. */
export const monthIndex = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1

/** The day by kind: men of 60, women of 55 and of 50. */
export const retirement = { men: retires(60, monthIndex("1965-01"), 4, 36), women55: retires(55, monthIndex("1970-01"), 4, 36), women50: retires(50, monthIndex("1975-01"), 2, 60) } as const
