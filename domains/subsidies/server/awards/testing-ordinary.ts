// For tests of scans: one ordinary case of each award a crowd made by chance seldom holds.
import { newId } from "#platform/database"
import { cityB, months } from "../testing.ts"
import { founding } from "./testing-founding.ts"
import { electrician, trainingRecords } from "./testing-training.ts"
import type { awardWorld } from "./testing.ts"

export async function ordinaryCases(world: Awaited<ReturnType<typeof awardWorld>>, { trained, jobless, school }: Awaited<ReturnType<typeof trainingRecords>>): Promise<void> {
  const { sql, enter, check, employer, hired, pays, unemployed, soundPerson, entity, graduate } = world
  const sound = () => employer({ "unit-kind": "enterprise", "tax-months": 12, "zombie-enterprise": false, "industry-policy-consistent": true, "enterprise-size": "medium" })
  const insured = (who: string, unit: string, kind: string, from: string) => sql("insert into registers.employee_rows (person_id, row_id, employer_id, kind, from_on) values ($1, $2, $3, $4, $5)", who, newId(), unit, kind, from)

  const student = await soundPerson({ birth: "2003-10-01" })
  await sql("insert into registers.studies (person_id, school, level, from_on, to_on, region, source) values ($1, '示例大学', '21', '2022-09-01', '2026-06-30', $2, '教育')", student, cityB)
  for (const [question, value] of Object.entries({ "study-form": "full-time", "zero-employment-household": false, "hardship-categories": [{ category: "low-income", from: "2024-01-01", until: null }] })) await check(student, "person", question, value)

  const { who: founder } = await founding(world)()
  await check(founder, "person", "lessor-related", false)
  const shopkeeper = await soundPerson()
  await unemployed(shopkeeper, "2025-01-10", "2025-08-01")
  await entity(shopkeeper, `U${newId()}`, "2025-08-01", { role: "经营者" })
  await check(shopkeeper, "person", "deduction-start", "none")

  const [startUp, boss] = [await sound(), await soundPerson()]
  await sql("update registers.employers set legal_person_id = $2, founded_on = '2024-03-15' where employer_id = $1", startUp, boss)
  await entity(boss, `uscc-${startUp}`, "2024-03-15")
  for (let n = 0; n < 3; n++) await hired(await soundPerson(), { employer: startUp, contractFrom: "2025-03-01", contractTo: null, months: months("2025-03", 2 + n) })
  await graduate({ employer: startUp, months: months("2025-08", 3) })

  const growing = await sound()
  const [poor, once] = [await soundPerson(), await soundPerson()]
  await check(poor, "person", "poverty-group", true)
  await hired(poor, { employer: growing, contractFrom: "2025-01-01", contractTo: null, months: months("2024-11", 12) })
  for (const month of months("2025-11", 1)) await pays(poor, growing, "110", month, 500_000, 80_000, 40_000)
  await unemployed(once, "2025-01-10", "2025-08-01")
  await check(once, "person", "deduction-start", "none")
  await hired(once, { employer: growing, contractFrom: "2025-08-01", contractTo: null, months: [] })
  const young = await graduate({ employer: growing, contractFrom: "2025-07-01", contractTo: null, months: months("2025-07", 3) })
  for (const month of months("2025-07", 3)) await pays(young, growing, "410", month, 500_000, 1000, 0)

  await trained(await jobless())
  await trained(await jobless(), { paidBy: "institution" })
  await trained(await jobless(), { training: "start", module: "plan", level: null, kind: "completion" })
  await trained(await jobless(), { training: "start", module: "plan", level: null, kind: "completion", paidBy: "institution" })
  const firm = await sound()
  for (const training of ["firm", "apprentice"]) {
    const worker = await soundPerson()
    await hired(worker, { employer: firm, contractFrom: "2025-01-15", contractTo: null, months: [] })
    await insured(worker, firm, "110", "2025-01-15")
    await check(worker, "person", "training-group-valid", true)
    await trained(worker, { training, employer: firm, paidBy: "firm", level: training === "firm" ? 5 : 4, group: "rural-worker" })
  }

  await enter("training.internship_units", [{ employer_id: firm, recognised_on: "2024-01-01", until_on: "2026-12-31", posts: 50, document: "认定" }])
  const [intern, kept] = [await soundPerson(), { employer_id: firm, starts_on: "2025-07-01" }]
  await enter("training.internships", [{ person_id: intern, ...kept, intern_group: "graduate", post: "技术员", mentor: "孙师傅", filed_on: "2025-06-28", planned_end: "2025-12-31", stipend_fen: 180_000, policy_number: "P1", accident_from: "2025-07-01", accident_until: "2026-06-30" }])
  await enter("training.internship_ends", [{ person_id: intern, ...kept, ended_on: "2025-12-31", result: "term", says: "期满" }])
  await sql("insert into subsidies.grant_months (person_id, grant_id, ym, item, payee_id, payee_kind, region, amount_fen, facts, granted_on, recorded_at) values ($1, $2, 202507, 'IN-BASE', $3, 'employer', $4, 140000, '{}', '2026-01-15', now())", intern, newId(), firm, cityB)
  await world.employed(intern, "010", "2026-01-01", { employer: firm, kind: "2" })
  await insured(intern, firm, "110", "2026-01-01")

  const project = (kind: string, more: object) =>
    enter("subsidies.projects", [{ employer_id: school, number: `X${newId()}`, kind, spending_use: "grassroots-service", planned_on: "2025-01-10", reviewed_on: "2025-02-10", accepted_on: "2025-09-10", approved_on: "2025-01-10", sum_fen: null, due_fen: 100_000, approval: "示例省政函〔2025〕1号", filing: "BA-1", region: "990200000000", ...more }])
  await project("HS-BASE", { due_fen: 500_000_000 })
  await project("HS-STUDIO", {})
  await project("OT-PROV", {})

  const skilled = await soundPerson()
  await world.employed(skilled, "010", "2023-01-01", { employer: firm, kind: "2" })
  await insured(skilled, firm, "210", "2023-01-01")
  for (const month of months("2023-01", 36)) await pays(skilled, firm, "210", month, 500_000, 2500, 2500)
  await enter("training.certificates", [{ person_id: skilled, number: `Y${newId()}`, kind: "level", occupation: electrician, level: 4, issued_on: "2025-06-01", issuer: "乙市评价机构", found: true }])

  const ended = await soundPerson()
  await world.employed(ended, "010", "2023-01-01", { employer: firm, kind: "1", contractTo: "2025-07-31" })
  await sql("update registration.employments set ended_on = '2025-08-01', state = 'ended' where person_id = $1", ended)
  for (const month of months("2024-01", 19)) await pays(ended, firm, "210", month, 300_000, 3000, 0)
  await check(ended, "person", "contract-worker", true)
}
