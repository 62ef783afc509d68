// Builders for tests of training: an institution, a class with its attendance and certificate, somebody registered as unemployed.
import { newId } from "#platform/database"
import type { awardWorld } from "./testing.ts"

export const electrician = "6-31-01-03"

export interface Course {
  readonly number?: string
  readonly training?: string
  readonly level?: number | null
  readonly kind?: string
  readonly hours?: number
  readonly theory?: number
  readonly sessions?: number
  readonly attended?: number
  readonly days?: number
  readonly paidBy?: string
  readonly occupation?: string
  readonly employer?: string
  readonly group?: string
  readonly living?: string
  readonly issued?: string | null
  readonly from?: string
  readonly until?: string
  readonly module?: string
  readonly price?: number
  readonly enrolled?: string
  readonly planned?: string | null
  readonly accepted?: string | null
}

/** A listed school and a list of scarce occupations stand ready. */
export async function trainingRecords({ enter, employer, soundPerson, unemployed }: Awaited<ReturnType<typeof awardWorld>>) {
  await enter("training.scarce_occupations", [{ region: "990200000000", occupation: electrician, scarcity: "scarce", from_on: "2025-01-01", document: "乙人社〔2025〕3号" }])

  async function institution(listedFrom = "2020-01-01"): Promise<string> {
    const unit = await employer()
    await enter("training.institutions", [{ employer_id: unit, kind: "private-school", licence: `乙人社民${unit}号`, listed_from: listedFrom, document: "乙人社〔2020〕2号" }])
    return unit
  }
  const school = await institution()

  /** 五级 of a scarce occupation unless told otherwise: forty sessions on ten days of April 2025, all attended, paid by the trainee, a certificate in June. */
  async function trained(who: string, given: Course = {}): Promise<string> {
    const number = given.number ?? `B${newId()}`
    const at = { employer_id: given.employer ?? school, class_number: number }
    const [sessions, days] = [given.sessions ?? 40, given.days ?? 10]
    const attended = given.attended ?? sessions
    await enter("training.classes", [{
      employer_id: at.employer_id, number, name: "电工班", training: given.training ?? "skill", occupation: given.module ? null : (given.occupation ?? electrician), level: given.level === undefined ? 5 : given.level, module: given.module ?? null,
      starts_on: given.from ?? "2025-04-01", ends_on: given.until ?? "2025-05-10", plan_filed_on: given.planned === undefined ? "2025-03-25" : given.planned, sessions, hours: given.hours ?? 120, theory_hours: given.theory ?? 50, price_fen: given.price ?? null,
      contract: given.price ? "合同1" : null, accepted_on: given.price ? (given.accepted === undefined ? "2025-06-30" : given.accepted) : null,
    }])
    await enter("training.enrolments", [{ person_id: who, ...at, trainee_group: given.group ?? "unemployed", living_group: given.living ?? null, enrolled_on: given.enrolled ?? "2025-03-20", fee_paid_by: given.paidBy ?? "person" }])
    const start = Date.parse(`${given.from ?? "2025-04-01"}T00:00:00Z`)
    await enter("training.attendance", Array.from({ length: days }, (_, day) => ({
      person_id: who, ...at, held_on: new Date(start + day * 86_400_000).toISOString().slice(0, 10), sessions: Math.max(1, day === days - 1 ? attended - Math.floor(attended / days) * (days - 1) : Math.floor(attended / days)),
    })))
    if (given.issued !== null)
      await enter("training.certificates", [{ person_id: who, number: `Y${newId()}`, kind: given.kind ?? "level", occupation: given.occupation ?? electrician, level: given.level === undefined ? 5 : given.level, issued_on: given.issued ?? "2025-06-01", issuer: "乙市评价机构", class_number: number, found: true }])
    return number
  }
  async function jobless(): Promise<string> {
    const who = await soundPerson()
    await unemployed(who, "2025-01-10")
    return who
  }
  return { school, institution, trained, jobless }
}
