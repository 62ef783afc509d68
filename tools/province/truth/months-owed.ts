// Month by month, what somebody was entitled to: benefit, medical premium, pension premium of the older, extension, and what goes to survivors.
import { firstDay } from "../calendar.ts"
import type { Economy } from "../firms.ts"
import type { Life } from "../life.ts"
import { cityOfPlace } from "../places.ts"
import { extendedTo, medicalPremium, pensionMonth, pensionPremium, type RetireKind, standardOf } from "./law.ts"

export interface Owed {
  readonly kind: "benefit" | "medical" | "pension" | "extension"
  readonly from: number
  /** Included. */
  readonly to: number
  readonly monthly: number
  readonly payee: "person" | "survivors"
}

/** Months up to the end of the province's time, neighbours with the same amount put together. */
export function monthsOwed(economy: Economy, life: Life): readonly Owed[] {
  const owed: Owed[] = []
  const city = cityOfPlace(life.person.place)
  const kind: RetireKind = life.person.sex === 1 ? "M60" : life.work.recordedKind === "F55" ? "F55" : "F50"
  const add = (what: Owed["kind"], month: number, monthly: number, payee: Owed["payee"]) => {
    const before = owed.findLast((one) => one.kind === what)
    if (before && before.to === month - 1 && before.monthly === monthly && before.payee === payee) owed[owed.indexOf(before)] = { ...before, to: month }
    else owed.push({ kind: what, from: month, to: month, monthly, payee })
  }
  for (const { grant } of life.unemployment.claims) {
    if (!grant) continue
    const died = grant.stopEvent === "died"
    const last = Math.min(grant.stoppedFrom > 0 ? grant.stoppedFrom - (died ? 0 : 1) : grant.lastMonth, economy.lastMonth)
    for (let month = grant.firstMonth; month <= last; month++) {
      const toSurvivors = died && !grant.drawn.some(([drawn]) => drawn === month)
      add("benefit", month, standardOf(city, month) ?? 0, toSurvivors ? "survivors" : "person")
      if (!toSurvivors) add("medical", month, medicalPremium, "person")
      if (!toSurvivors && pensionMonth(life.person.born, kind, month)) add("pension", month, pensionPremium, "person")
    }
    const extended = grant.state === "ended" ? extendedTo(life.person.born, kind, grant.lastMonth, grant.drawn.length >= grant.months) : 0
    for (let month = grant.lastMonth + 1; month <= Math.min(extended, economy.lastMonth); month++) if (isRegisteredIn(life, month)) add("extension", month, standardOf(city, month) ?? 0, "person")
  }
  return owed
}

const isRegisteredIn = (life: Life, month: number): boolean => life.unemployment.spells.some((spell) => spell.registered < firstDay(month + 1) && (spell.closed === 0 || spell.closed > firstDay(month)))
