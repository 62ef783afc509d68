// Builders for tests: people in hardship and graduates with work and contributions as the feeds would have left them; claims through all stations.
import { randomUUID } from "node:crypto"
import { newId, type Database } from "#platform/database"
import { casework, catalogueOf } from "#platform/casework"
import { paperRoom } from "#platform/documents"
import { deliverAll } from "#platform/exchange"
import type { Module } from "#platform/module"
import { addMonthsTo, monthsFromTo, yearMonth } from "#standards"
import type { StaffRole, Viewer } from "#wire"
import { testServer } from "../../../platform/http/testing.ts"
import { assistance } from "../../assistance/module.ts"
import { insurance } from "../../insurance/module.ts"
import { accountOf } from "../../insurance/server/batch/testing.ts"
import { registration } from "../../registration/module.ts"
import { subsidies } from "../module.ts"
import { askNationwide } from "./nationwide/ask.ts"

export const cityB = "990201001000"

const officer = (officerId: string, name: string, roles: readonly StaffRole[], scope = "9902"): Viewer => ({ kind: "staff", officerId, personId: null, name, roles, scope, office: "乙市示例区公共就业服务中心", session: "s" })

export const staff = {
  receiver: officer("201", "受理员甲", ["clerk"]),
  first: officer("202", "初审员乙", ["clerk"]),
  second: officer("203", "复核员丙", ["reviewer"]),
  head: officer("204", "审批人丁", ["head"]),
  elsewhere: officer("209", "外地", ["clerk", "reviewer", "head"], "9901"),
}

export interface Answer {
  readonly status: number
  readonly body: { readonly caseId: string; readonly code: string; readonly state: string; readonly verdict: string; readonly length: number; readonly errors: readonly { readonly code: string; readonly says: string }[] }
}

export interface FlexibleGiven {
  readonly base?: number
  readonly pension?: number
  readonly medical?: number
  readonly from?: string
  readonly months?: readonly string[]
  readonly recognisedOn?: string | null
  readonly back?: boolean
}

export interface HireGiven {
  readonly employer: string
  readonly graduatedOn?: string
  readonly contractFrom?: string
  readonly contractTo?: string | null
  readonly months?: readonly string[]
  readonly name?: string
}

export const months = (first: string, count: number): readonly string[] => monthsFromTo(yearMonth(first), addMonthsTo(yearMonth(first), count))
let accounts = 0
const ymOf = (month: string): number => Number(month.replace("-", ""))

/** The whole province's modules that subsidies lean on, on one database. */
export async function subsidyWorld(database: Database, now: string, more: readonly Module[] = []) {
  const clock = { now }
  const modules = [registration, insurance, assistance, subsidies]
  const { ask, house } = await testServer(database, [casework(catalogueOf(subsidies.offers ?? []), paperRoom), ...modules, ...more], clock)
  const sql = <R extends object = Record<string, unknown>>(text: string, ...values: readonly unknown[]) => database.system.transaction((tx) => tx.sql<R>(text, values))
  await sql("insert into registers.regions (code, name, level, full_name) values ($1, '示例街道', 4, '示例省乙市示例街道'), ('990200000000', '乙市', 2, '示例省乙市') on conflict do nothing", cityB)
  /** Events reach their handlers, and other provinces answer what they were asked. */
  const deliver = async (): Promise<void> => {
    const handlers = [...modules, ...more].flatMap((one) => one.handlers ?? [])
    await deliverAll(house, handlers)
    await askNationwide(house)
    await deliverAll(house, handlers)
  }

  async function person(given: { readonly name?: string; readonly birth?: string } = {}): Promise<string> {
    const id = newId()
    await sql(
      `insert into registers.persons (person_id, name, sex, birth_date, id_type, id_sealed, id_masked, bank_masked, bank_sealed, bank_name, region, live_region, source)
       values ($1, $2, '1', $3, '01', $6, '9902**********0011', '6217****0001', $5, '示例银行', $4, $4, '公安')`,
      id, given.name ?? "林小海", given.birth ?? "1985-05-20", cityB, house.sealing.seal(accountOf(++accounts)), house.sealing.seal(`99020119850520${String(accounts).padStart(4, "0")}`),
    )
    return id
  }
  const check = (subject: string, kind: "person" | "employer", question: string, value: unknown) =>
    sql(
      `insert into subsidies.checks (subject_id, check_id, subject_kind, question, value, from_on, source, region, recorded_by, recorded_at) values ($1, $2, $3, $4, $5::jsonb, '2020-01-01', '部门核查', $6, '核查员', now())`,
      subject, newId(), kind, question, JSON.stringify(value), cityB,
    )
  const pays = (who: string, employer: string, kind: string, month: string, base: number, byUnit: number, byPerson: number, back = false) =>
    sql(
      `insert into registers.contributions (person_id, kind, ym, employer_id, base_fen, employer_paid_fen, person_paid_fen, arrived_on, back_paid, region, source) values ($1, $2, $3, $4, $5, $6, $7, $10, $8, $9, '社会保险')`,
      who, kind, ymOf(month), employer, base, byUnit, byPerson, back, cityB, `${month}-20`,
    )
  const employed = (who: string, form: string, from: string, more: { readonly employer?: string; readonly contractTo?: string | null; readonly kind?: string } = {}) =>
    sql(
      `insert into registration.employments (person_id, employment_id, form, employer_id, employer_name, uscc, started_on, contract_kind, contract_from, contract_to, region, work_region, evidence, state, source, recorded_at)
       values ($1, $2, $3, $4, '示例单位', $5, $6, $7, $6, $8, $9, $9, 'A', 'valid', 'filing', now())`,
      who, newId(), form, more.employer ?? null, more.employer ? `uscc-${more.employer}` : null, from, more.kind ?? null, more.contractTo ?? null, cityB,
    )
  const recognised = (who: string, on: string) =>
    sql(
      `insert into assistance.hardships (person_id, recognition_id, category, recognised_on, document, region, state, proposed_by, proposed_name, recorded_at, settled_by, settled_name, settled_at)
       values ($1, $2, '050', $3, '认定材料', $4, 'valid', 1, '甲', now(), 2, '乙', now())`, who, newId(), on, cityB)

  /** SIF-1 unless told otherwise: recognised 2025-02-10, flexible from 2025-02-15, base 4200.00, 840.00 + 336.00 for six months from 2025-03. */
  async function flexible(given: FlexibleGiven = {}): Promise<string> {
    const who = await person()
    if (given.recognisedOn !== null) await recognised(who, given.recognisedOn ?? "2025-02-10")
    await employed(who, "022", given.from ?? "2025-02-15")
    for (const month of given.months ?? months("2025-03", 6)) {
      await pays(who, "0", "110", month, given.base ?? 420_000, 0, given.pension ?? 84_000, given.back)
      if ((given.medical ?? 33_600) > 0) await pays(who, "0", "310", month, given.base ?? 420_000, 0, given.medical ?? 33_600, given.back)
    }
    await check(who, "person", "credit-listed", false)
    await check(who, "person", "low-income-household", false)
    return who
  }

  async function employer(answers: Readonly<Record<string, unknown>> = {}, given: { readonly withoutAccount?: boolean } = {}): Promise<string> {
    const id = newId()
    await sql("insert into registers.employers (employer_id, uscc, name, region, source) values ($1, $2, '乙市示例科技有限公司', $3, '市场监管')", id, `uscc-${id}`, cityB)
    for (const [question, value] of Object.entries({ "enterprise-size": "small", "unit-abnormal": false, "tax-normal": true, "credit-listed": false, ...answers })) await check(id, "employer", question, value)
    if (!given.withoutAccount) await verifiedAccount(id)
    return id
  }

  /** The basic deposit account of a unit as two officers would have entered and verified it. */
  const verifiedAccount = (unit: string) =>
    sql(
      `insert into payments.unit_accounts (employer_id, account_id, holder_name, bank_name, account_sealed, account_masked, region, way, given_by, given_name, given_at, state, settled_by, settled_name, settled_at, source)
       values ($1, $2, '乙市示例科技有限公司', '示例银行乙市支行', $3, '9902****0001', $4, 'window', '201', '受理员甲', now(), 'verified', '202', '初审员乙', now(), '银行账户核验')`,
      unit, newId(), house.sealing.seal(`99020000${String(++accounts).padStart(8, "0")}`), cityB,
    )

  /** SSG-1 unless told otherwise: graduated 2025-06-30, contract 2025-08-01 to 2026-07-31, 800.00 + 400.00 + 25.00 paid by the unit. */
  async function graduate(given: HireGiven): Promise<string> {
    const who = await person({ name: given.name ?? "周文静", birth: "2002-09-01" })
    await sql("insert into registers.studies (person_id, school, level, from_on, to_on, graduated_on, region, source) values ($1, '示例大学', '21', '2021-09-01', $2, $2, $3, '教育')", who, given.graduatedOn ?? "2025-06-30", cityB)
    await hired(who, given)
    return who
  }

  async function hired(who: string, given: HireGiven): Promise<void> {
    const from = given.contractFrom ?? "2025-08-01"
    await employed(who, "010", from, { employer: given.employer, contractTo: given.contractTo === undefined ? "2026-07-31" : given.contractTo, kind: given.contractTo === null ? "2" : "1" })
    for (const month of given.months ?? months("2025-08", 12)) {
      await pays(who, given.employer, "110", month, 500_000, 80_000, 40_000)
      await pays(who, given.employer, "310", month, 500_000, 40_000, 10_000)
      await pays(who, given.employer, "210", month, 500_000, 2500, 2500)
    }
  }

  const citizen = (personId: string): Viewer => ({ kind: "citizen", personId, name: "林小海", session: "s" })
  const unitOf = (employerId: string): Viewer => ({ kind: "employer", employerId, name: "乙市示例科技有限公司", agent: "何敏", session: "s" })

  async function claim(viewer: Viewer, item: string, periodFrom: string, periodUntil: string): Promise<Answer> {
    const account = viewer.kind === "citizen" ? { accountConfirmed: true } : {}
    return ask(viewer, "POST", "/cases", { item, region: cityB, answers: { periodFrom, periodUntil, promise: true, ...account } }, { "idempotency-key": randomUUID() })
  }
  const act = async (viewer: Viewer, subject: string, caseId: string, kind: string, length: number, input: object = {}): Promise<Answer> => ask(viewer, "POST", `/cases/${subject}/${caseId}/actions`, { kind, length, ...input })

  /** Received and reviewed twice, and shown to the public. */
  async function reviewed(subject: string, caseId: string): Promise<void> {
    for (const [index, viewer] of [staff.receiver, staff.first, staff.second].entries()) {
      const done = await act(viewer, subject, caseId, "accept", index + 1)
      if (done.status !== 200) throw new Error(JSON.stringify(done.body))
    }
    await deliver()
  }
  /** Reviewed, and approved on a later day, when the publication has ended. */
  async function granted(subject: string, caseId: string, on: string): Promise<Answer> {
    await reviewed(subject, caseId)
    clock.now = `${on}T02:00:00.000Z`
    return act(staff.head, subject, caseId, "approve", 4)
  }
  const judgementOf = async (subject: string, caseId: string) =>
    ((await ask(staff.second, "GET", `/cases/${subject}/${caseId}`)) as { body: { judgement: { verdict: string; codes: string[]; gives: { amount: number; months: number }; conditions: { says: string; code: string | null; verdict: string }[] } } }).body.judgement
  const monthsOf = (payee: string) => sql<{ person_id: string; ym: number; amount_fen: string; item: string }>("select person_id, ym, amount_fen, item from subsidies.grant_months where payee_id = $1 order by person_id, ym", payee)

  return { clock, house, ask, sql, deliver, person, check, pays, employed, recognised, flexible, employer, graduate, hired, citizen, unitOf, verifiedAccount, claim, act, reviewed, granted, judgementOf, monthsOf }
}
