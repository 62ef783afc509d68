// Builders for tests of awards: claims through all stations, and the records of people and units they rest on.
import { randomUUID } from "node:crypto"
import { newId, type Database } from "#platform/database"
import { catalogueOf, replayJudgement } from "#platform/casework"
import { documents } from "#platform/documents"
import { gathering } from "#platform/facts"
import type { Module } from "#platform/module"
import { ruleBook } from "#policy"
import type { Answers, Judgement } from "#service"
import { todayInChina } from "#standards"
import type { Viewer } from "#wire"
import { entrepreneurship } from "../../../entrepreneurship/module.ts"
import { insuranceRules } from "../../../insurance/rules/index.ts"
import { training } from "../../../training/module.ts"
import { subsidies } from "../../module.ts"
import { subsidyRules } from "../../rules/index.ts"
import { type Answer, cityB, subsidyWorld } from "../testing.ts"
import { decisionTable } from "../parameters.ts"
import type { ClaimByLine } from "./award-item.ts"
import { awardJudge, type JudgedAward } from "./award-judge.ts"

export interface AwardJudgement {
  readonly verdict: string
  readonly codes: readonly string[]
  readonly gives: { readonly amount: number; readonly lineCount: number; readonly persons: number; readonly lines: readonly JudgedAward[] }
  readonly conditions: readonly { readonly says: string; readonly code: string | null; readonly verdict: string }[]
  readonly workings: readonly string[]
  readonly wouldChange: readonly string[]
}

const book = ruleBook([...subsidyRules.rules, ...insuranceRules.rules])

/** Every judgement a test asks for is made again from what it kept. @throws when it comes out otherwise. */
function mustReplay(judgement: Judgement): void {
  if ((judgement.gives["lines"] as readonly object[]).length === 0) return
  const again = replayJudgement(JSON.parse(JSON.stringify(judgement)) as Judgement, book, decisionTable)
  if (again.kind !== "equal") throw new Error(`a judgement is not made again: ${JSON.stringify(again)}`)
}

export async function awardWorld(database: Database, now: string, more: readonly Module[] = []) {
  const world = await subsidyWorld(database, now, [training, entrepreneurship, documents(catalogueOf(subsidies.offers ?? [])), ...more])
  const { ask, sql, check, act, reviewed, clock } = world
  const at = (day: string) => {
    clock.now = `${day}T02:00:00.000Z`
  }
  const send = async (viewer: Viewer, item: string, answers: object = {}, papers: readonly object[] = []): Promise<Answer> =>
    ask(viewer, "POST", "/cases", { item, region: cityB, papers, answers: { promise: true, ...(viewer.kind === "citizen" ? { accountConfirmed: true } : {}), ...answers } }, { "idempotency-key": randomUUID() })
  /** Papers of these names, each a small PDF, as the claim names them. */
  const papersOf = (viewer: Viewer, names: readonly string[]): Promise<readonly object[]> =>
    Promise.all(names.map(async (name) => {
      const body = Buffer.from(`--test\r\ncontent-disposition: form-data; name="file"; filename="${name}.pdf"\r\ncontent-type: application/pdf\r\n\r\n%PDF-1.7 ${name} ${randomUUID()}\r\n--test--\r\n`)
      const kept = (await ask(viewer, "POST", "/documents", body, { "content-type": "multipart/form-data; boundary=test" })) as { status: number; body: { documentId: string } }
      if (kept.status !== 201) throw new Error(JSON.stringify(kept.body))
      return { name, document: kept.body.documentId }
    }))
  const subjectOf = (viewer: Viewer): string => (viewer.kind === "citizen" ? viewer.personId : viewer.kind === "employer" ? viewer.employerId : "0")
  /** Sent and judged, with the officers' view of why. */
  async function judged(viewer: Viewer, item: string, answers: object = {}): Promise<AwardJudgement> {
    const sent = await send(viewer, item, answers)
    if (sent.status !== 201) throw new Error(JSON.stringify(sent.body))
    const [kept] = await sql<{ judgement: Judgement }>("select judgement from casework.cases where subject_id = $1 and case_id = $2", subjectOf(viewer), sent.body.caseId)
    if (kept) mustReplay(kept.judgement)
    return (await world.judgementOf(subjectOf(viewer), sent.body.caseId)) as unknown as AwardJudgement
  }
  /** From the form to the grant: sent, received, reviewed twice, published, approved; answers what was granted. */
  async function granted(viewer: Viewer, item: string, answers: object, on: string, papers: readonly object[] = []): Promise<{ readonly status: number; readonly code?: string; readonly amount?: number; readonly caseId: string }> {
    const sent = await send(viewer, item, answers, papers)
    if (sent.status !== 201) throw new Error(JSON.stringify(sent.body))
    const done = await world.granted(subjectOf(viewer), sent.body.caseId, on)
    const [grant] = await sql<{ amount_fen: string }>("select amount_fen from subsidies.grants where subject_id = $1 and case_id = $2", subjectOf(viewer), sent.body.caseId)
    return { status: done.status, caseId: sent.body.caseId, ...(done.status === 200 ? {} : { code: done.body.code }), ...(grant ? { amount: Number(grant.amount_fen) } : {}) }
  }
  /** Sent and reviewed, ready for the fourth officer. */
  async function waiting(viewer: Viewer, item: string, answers: object = {}): Promise<string> {
    const sent = await send(viewer, item, answers)
    if (sent.status !== 201) throw new Error(JSON.stringify(sent.body))
    await reviewed(subjectOf(viewer), sent.body.caseId)
    return sent.body.caseId
  }
  /** What the records say of a claim today, without sending one. */
  async function looked(award: ClaimByLine, viewer: Viewer, answers: object = {}): Promise<AwardJudgement> {
    const judge = awardJudge(award, decisionTable)
    const gather = gathering(`test.${award.code}`, judge.facts)
    const today = todayInChina(clock.now)
    const [rows] = await database.system.together([gather.one(subjectOf(viewer), today)])
    const facts = { ...gather.read(rows?.[0]), ...judge.declared?.(answers as Answers, today, today) }
    const judgement = judge.judge(facts, today, cityB)
    mustReplay(judgement)
    return { ...judgement, wouldChange: judge.wouldChange?.(facts, today, cityB) ?? [] } as unknown as AwardJudgement
  }
  const sound = async (person: string): Promise<string> => {
    await check(person, "person", "credit-listed", false)
    return person
  }
  const soundPerson = async (given: { readonly name?: string; readonly birth?: string } = {}) => sound(await world.person(given))
  const entity = (person: string, uscc: string, from: string, given: { readonly role?: string; readonly status?: string; readonly to?: string | null } = {}) =>
    sql("insert into registers.entity_roles (person_id, uscc, entity_name, role, status, from_on, to_on, region, source) values ($1, $2, '示例店', $3, $4, $5, $6, $7, '市场监管')", person, uscc, given.role ?? "法定代表人", given.status ?? "存续", from, given.to ?? null, cityB)
  const unemployed = (person: string, from: string, to: string | null = null) =>
    sql(
      `insert into registration.unemployments (person_id, spell_id, registered_on, reason, place_kind, region, state, last_contact_on, next_contact_on, recorded_at, closed_on, close_reason, close_effective)
       values ($1, $2, $3, '051', '1', $4, $5, $3, $3, now(), $6, $7, $6)`, person, newId(), from, cityB, to === null ? "open" : "closed", to, to === null ? null : "U11")
  const enter = (table: string, rows: readonly Readonly<Record<string, unknown>>[]) =>
    sql(
      `insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
      JSON.stringify(rows.map((row) => ({ region: cityB, source: "台账", entered_by: "officer:1", entered_name: "管理员", entered_at: "2025-01-01T00:00:00Z", state: "valid", void_says: "", record_id: newId(), ...row }))),
    )
  /** An award somebody already has, as another claim left it. */
  const holds = (subject: string, item: string, from: number, until: number | null, given: { readonly occupation?: string; readonly level?: number; readonly loan?: string; readonly cost?: string; readonly fund?: string; readonly kind?: string } = {}) =>
    sql(
      `insert into subsidies.awards (subject_id, grant_id, line, subject_kind, item, from_ym, until_ym, occupation, level, loan, cost, fund, payee_id, payee_kind, region, amount_fen, facts, granted_on, recorded_at)
       values ($1, $2, 'once', $9, $3, $4, $5, $6, $7, $8, $10, $11, $1, $9, $12, 100, '{}', '2025-01-01', now())`,
      subject, newId(), item, from, until, given.occupation ?? null, given.level ?? null, given.loan ?? null, given.kind ?? "person", given.cost ?? null, given.fund ?? "employment-subsidy", cityB)
  const awardsOf = (payee: string) => sql<{ subject_id: string; item: string; amount_fen: string; line: string }>("select subject_id, item, amount_fen, line from subsidies.awards where payee_id = $1 and state = 'granted' order by subject_id, line", payee)
  return { ...world, at, send, papersOf, holds, judged, looked, award: granted, waiting, sound, soundPerson, entity, unemployed, enter, awardsOf, act }
}
