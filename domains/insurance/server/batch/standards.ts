// The money of a month: benefit and medical premium by county and month, from the rules, locked into the batch that uses them.
import { addMonthsTo, firstDay, formatYuan, fen, yearMonth } from "#standards"
import { known, type ParameterTable } from "#policy"
import { benefitStandard } from "../../rules/benefit-standard.ts"
import { medicalPremium } from "../../rules/medical-premium.ts"
import { benefitRatio, minimumWage } from "../../rules/parameter-definitions.ts"
import { law } from "../law.ts"

export interface MonthStandard {
  /** Six digits. */
  readonly county: string
  /** 202507 */
  readonly ym: number
  readonly benefitFen: number
  readonly medicalFen: number
  /** How the benefit was worked out, for the person. */
  readonly how: string
}

/** Standards of these counties for every month of the range, both ends included. @throws when a place has no lawful standard: nothing is then paid anywhere */
export function standardsOf(parameters: ParameterTable, counties: readonly string[], fromYm: number, toYm: number): readonly MonthStandard[] {
  return counties.flatMap((county) => {
    const list: MonthStandard[] = []
    for (let month = yearMonth(monthOfNumber(fromYm)); month <= monthOfNumber(toYm); month = addMonthsTo(month, 1)) {
      const on = firstDay(month)
      const benefit = law.on(benefitStandard, on).decide({ facts: known({}), parameters, on, region: county })
      const medical = law.on(medicalPremium, on).decide({ facts: known({ "paid-months": 1 }), parameters, on, region: county })
      const benefitFen = benefit.gives?.monthly
      const medicalFen = medical.gives?.monthly
      if (benefit.result === "pass" && typeof benefitFen === "number" && typeof medicalFen === "number") {
        const wage = parameters.find(minimumWage.parameter, county, on)?.value
        const ratio = parameters.find(benefitRatio.parameter, county, on)?.value
        const how = typeof wage === "number" && typeof ratio === "number" ? `月最低工资标准${formatYuan(fen(wage))}元 × ${ratio / 100}%` : "按当地失业保险金标准"
        list.push({ county, ym: Number(month.replace("-", "")), benefitFen, medicalFen, how })
      }
    }
    return list
  })
}

const monthOfNumber = (ym: number): string => `${Math.floor(ym / 100)}-${String(ym % 100).padStart(2, "0")}`
