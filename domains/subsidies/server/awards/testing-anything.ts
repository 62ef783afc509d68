// A crowd for tests: people and units to whom, by chance, anything has happened that an award could be claimed for.
import { newId } from "#platform/database"
import { cityB, months } from "../testing.ts"
import { founding } from "./testing-founding.ts"
import { ordinaryCases } from "./testing-ordinary.ts"
import { trainingRecords } from "./testing-training.ts"
import type { awardWorld } from "./testing.ts"

const cityA = "990101001000"

export async function crowd(world: Awaited<ReturnType<typeof awardWorld>>, roll: (below: number) => number, count: number): Promise<void> {
  const { sql, enter, check, employer, hired, pays, recognised, unemployed, soundPerson, holds } = world
  const pick = <T>(...from: readonly T[]): T => from[roll(from.length)] as T
  const sometimes = async (one: number, then: () => Promise<unknown>): Promise<void> => {
    if (roll(one) === 0) await then()
  }
  const courses = await trainingRecords(world)
  const { trained } = courses
  await ordinaryCases(world, courses)
  const found = founding(world)
  const units: string[] = []
  for (let index = 0; index < 8; index++)
    units.push(
      await employer({
        "unit-kind": "enterprise", "agency-licensed": roll(4) > 0, "tax-months": pick(3, 12), "zombie-enterprise": roll(5) === 0, "industry-policy-consistent": true, "enterprise-size": pick("small", "micro", "medium", "large"),
        ...(roll(4) === 0 ? {} : { "other-business-loan": roll(5) === 0 }), ...(roll(5) === 0 ? { "unit-abnormal": true } : {}), "wages-or-premiums-owed": false,
      }, { withoutAccount: roll(6) === 0 }),
    )
  for (const unit of units) await sometimes(2, () => enter("training.internship_units", [{ employer_id: unit, recognised_on: pick("2024-01-01", "2025-09-01"), until_on: "2026-12-31", posts: 50, document: "认定" }]))
  for (let index = 0; index < count; index++) {
    const who = await soundPerson({ birth: pick("1985-05-20", "2002-09-01", "1964-01-15", "2000-06-01") })
    const unit = pick(...units)
    await sometimes(8, () => sql("insert into registers.deaths (person_id, died_on) values ($1, '2025-06-10')", who))
    await sometimes(8, () => sql("insert into registers.pensions (person_id, kind, starts_on, source) values ($1, '110', '2025-05-10', '社会保险')", who))
    await sometimes(2, () => sql("insert into registers.studies (person_id, school, level, from_on, to_on, graduated_on, region, source) values ($1, '示例大学', $2, '2021-09-01', $3, $4, $5, '教育')", who, pick("21", "31", "41"), pick("2025-06-30", "2026-06-30"), pick(null, "2025-06-30", "2023-06-30"), cityB))
    await sometimes(2, () => unemployed(who, pick("2024-06-10", "2025-01-10"), pick(null, "2025-03-01", "2025-08-01")))
    await sometimes(3, () => recognised(who, pick("2025-02-01", "2025-07-01")))
    await sometimes(3, () => check(who, "person", "poverty-group", roll(3) > 0))
    await sometimes(4, () => check(who, "person", "training-group-valid", roll(3) > 0))
    await sometimes(3, () => check(who, "person", "founder-group", pick("returned", "other")))
    await sometimes(4, () => check(who, "person", "deduction-start", pick("none", "2024-02-01")))
    await sometimes(8, () => sql("insert into registers.military_service (person_id, from_on, to_on, source) values ($1, '2020-01-01', '2025-02-01', '退役军人')", who))
    if (roll(2) === 0) {
      const from = pick("2025-03-01", "2025-08-01", "2023-11-01")
      await hired(who, { employer: unit, contractFrom: from, contractTo: pick(null, "2026-07-31", "2025-12-31"), months: months(from.slice(0, 7), roll(14)) })
      for (const month of months(from.slice(0, 7), roll(5))) await pays(who, unit, "410", month, 500_000, 1000, 0)
      await sometimes(3, () => enter("subsidies.introductions", [{ person_id: who, employer_id: pick(...units), hired_by: `uscc-${unit}`, introduced_on: pick("2025-02-20", "2025-07-01"), fee_charged: roll(5) === 0 }]))
      await sometimes(6, () => sql("update registers.employers set legal_person_id = $2, founded_on = '2024-03-15' where employer_id = $1", unit, who))
      await sometimes(6, () => sql("update registration.employments set ended_on = '2025-10-01', state = 'ended' where person_id = $1", who))
    }
    await sometimes(2, () => trained(who, { ...pick({ level: 5 }, { level: 4 }, { level: null, kind: "completion" }), group: pick("unemployed", "hard", "graduate", "monitored"), living: pick("hard", "poverty"), attended: pick(40, 30), paidBy: pick("person", "institution"), ...pick({ training: "skill" }, { training: "skill" }, { training: "project", price: 150_000 }), from: pick("2025-04-01", "2025-01-05") }))
    await sometimes(3, () => trained(who, { training: pick("firm", "apprentice"), employer: unit, paidBy: "firm", level: pick(5, 4) }))
    await sometimes(4, () => trained(who, { training: "start", module: pick("idea", "plan"), level: null, kind: "completion", paidBy: pick("person", "institution") }))
    await sometimes(3, async () => {
      const intern = await soundPerson({ birth: "2002-09-01" })
      const at = { person_id: intern, employer_id: pick(...units), starts_on: "2025-03-01" }
      await enter("training.internships", [{ ...at, intern_group: "graduate", post: "技术员", mentor: "孙师傅", filed_on: "2025-02-28", planned_end: "2025-08-31", stipend_fen: 180_000, policy_number: "P1", accident_from: "2025-03-01", accident_until: "2026-02-28" }])
      if (roll(2) === 0) await enter("training.internship_ends", [{ ...at, ended_on: "2025-06-30", result: "hired-early", says: "留用" }])
      if (roll(2) === 0) await world.employed(intern, "010", "2025-07-01", { employer: at.employer_id, kind: "2" })
      for (const month of months("2025-03", roll(6))) await enter("training.internship_months", [{ ...at, ym: Number(month.replace("-", "")), stipend_fen: pick(180_000, 100_000), attended_days: pick(20, 0) }])
    })
    await sometimes(3, async () => {
      const at = { person_id: who, employer_id: unit, from_on: "2025-03-01" }
      await enter("assistance.public_posts", [{ employer_id: unit, number: `G${who}`, name: "保洁", part_time: false, approved_on: "2025-01-01", places: 5, document: "乙人社" }])
      await enter("assistance.placements", [{ ...at, post_number: `G${who}`, agreement_on: "2025-03-01" }])
      for (const month of months("2025-03", roll(8))) await enter("assistance.placement_months", [{ ...at, ym: Number(month.replace("-", "")), attended_days: pick(20, 0), wage_fen: pick(220_000, 100_000) }])
    })
    await sometimes(3, async () => {
      const number = `L${newId()}`
      const kind = pick("person", "employer")
      const subject = kind === "person" ? who : unit
      await check(who, "person", "other-business-loan", roll(6) === 0)
      await enter("entrepreneurship.loans", [{ subject_id: subject, subject_kind: kind, number, borrower: kind === "person" ? "person" : "firm", borrower_group: pick("returned", "other"), partners: 1, uscc: kind === "person" ? `uscc-${unit}` : null, amount_fen: pick(30_000_000, 40_000_000), signed_on: "2025-01-01", repay_by: pick("2026-12-31", "2029-06-01"), rate: 450, bank: "示例银行" }])
      await enter("entrepreneurship.loan_segments", [{ subject_id: subject, loan_number: number, principal_fen: 30_000_000, rate: 450, standing: pick("normal", "overdue"), from_on: "2025-07-01", until_on: "2025-09-30" }])
    })
    await sometimes(4, () => found({ registered: pick("2024-03-15", "2025-09-01"), abnormal: roll(5) === 0, earlier: roll(5) === 0, group: pick("returned", "hard"), address: pick("同一地址", `示例路${who}号`) }))
    await sometimes(4, async () => {
      for (const [question, value] of Object.entries({ "study-form": pick("full-time", "self-taught"), "zero-employment-household": false, "hardship-categories": [{ category: "low-income", from: "2024-01-01", until: pick(null, "2025-01-01") }], "contract-worker": true })) await check(who, "person", question, value)
    })
    await sometimes(6, () => holds(who, pick("HI-ONCE", "TR-SKILL", "UI-EXPAND", "ST-ONCE", "GR-JS"), 202503, null))
    await sometimes(4, () => enter("subsidies.projects", [{ employer_id: unit, number: `X${newId()}`, kind: pick("SV-CAP", "HS-BASE", "HS-STUDIO", "OT-PROV"), spending_use: pick("job-fair", "vehicle"), planned_on: "2025-01-10", reviewed_on: pick("2025-02-10", null), accepted_on: "2025-09-10", approved_on: pick("2025-01-10", null), sum_fen: 50_000_000, due_fen: pick(30_000_000, 60_000_000), approval: pick("批", null), filing: pick("案", null), region: "990200000000" }]))
    if (roll(3) === 0) await sql("update registers.persons set region = $2 where person_id = $1", who, cityA)
  }
  await sql("update registers.employers set region = $1 where employer_id = $2", cityA, units[0])
}
