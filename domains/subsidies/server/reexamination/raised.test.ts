// 复核 of a sum: a line that was granted too little is raised, approved by amount and by another; large sums and insiders are looked at by the upper level (domain/05 A5); the office that decided signs.
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import type { StaffRole, Viewer } from "#wire"
import { testDatabase } from "../../../../platform/database/testing.ts"
import { months, staff, subsidyWorld } from "../testing.ts"

const database = await testDatabase()
const world = await subsidyWorld(database, "2025-10-09T02:00:00.000Z")
const { clock, sql, ask, flexible, citizen, claim, act, deliver, reviewed, granted, house } = world
const dataFolder = await mkdtemp(join(tmpdir(), "jiuye-raised-"))
Object.assign(house, { dataFolder })
afterAll(() => rm(dataFolder, { recursive: true, force: true }))
const at = (day: string) => {
  clock.now = `${day}T02:00:00.000Z`
}
const officer = (officerId: string, name: string, ...roles: StaffRole[]): Viewer => ({ ...staff.second, officerId, name, roles } as Viewer)
const [other, otherHead] = [officer("205", "复核员戊", "reviewer"), officer("206", "审批人己", "head")]

interface Said { readonly status: number; readonly body: { readonly code: string; readonly reexaminationId: string; readonly state: string; readonly newCaseId: string | null; readonly raisedFen: number } }
const again = async (person: string, caseId: string, reason = "已经更正，请重新核对"): Promise<Said> => ask(citizen(person), "POST", `/subsidies/cases/${person}/${caseId}/reexamination`, { reason })
const settle = async (as: Viewer, person: string, one: string, decision: string): Promise<Said> => ask(as, "POST", `/subsidies/reexaminations/${person}/${one}/decision`, { decision, says: "核对了认定记录和缴费记录" })

test("granted too little in one month: the rest is shown to the public, approved by a head who had no part in it, and paid; the letter is signed by the office that decided", async () => {
  at("2025-10-09")
  const person = await flexible()
  await sql("update registers.contributions set person_paid_fen = 60000 where person_id = $1 and kind = '110' and ym = 202505", person)
  const { caseId } = (await claim(citizen(person), "subsidies.flexible-hardship", "2025-03", "2025-08")).body
  expect((await granted(person, caseId, "2025-10-20")).body.state).toBe("approved")
  await deliver()
  const one = (await again(person, caseId, "五月缴费基数录错，已经更正")).body.reexaminationId
  expect((await settle(other, person, one, "changed")).body.code).toBe("subsidies.reexamination-nothing-more")
  await sql("update registers.contributions set person_paid_fen = 84000 where person_id = $1 and kind = '110' and ym = 202505", person)
  const city = { ...other, office: "乙市公共就业服务中心" } as Viewer
  expect((await settle(city, person, one, "changed")).body).toEqual({ state: "changed", newCaseId: null, raisedFen: 16_000 })
  const [made] = await sql<{ correction_id: string; state: string; supplement: string; lines: unknown }>(
    "select k.correction_id, k.state, k.supplement, (select jsonb_agg(jsonb_build_array(l.line, l.had_fen, l.due_fen)) from subsidies.correction_lines l where l.correction_id = k.correction_id) as lines from subsidies.corrections k where k.subject_id = $1", person,
  )
  expect(made).toMatchObject({ state: "taken", supplement: "published", lines: [["2025-05", 62_400, 78_400]] })
  const approve = async (as: Viewer): Promise<Said> => ask(as, "POST", `/subsidies/corrections/${person}/${made?.correction_id ?? ""}/approval`, { decision: "grant", says: "同意按复核结果补发" })
  expect((await approve(otherHead)).body.code).toBe("subsidies.correction-not-published")
  at("2025-10-29")
  for (const hand of [staff.head, { ...city, roles: ["head"] } as Viewer]) expect((await approve(hand)).body.code).toBe("subsidies.correction-same-person")
  await sql("update subsidies.grants set amount_fen = 49990000, published_fen = 49990000 where subject_id = $1", person)
  expect((await approve({ ...otherHead, scope: "990201" } as Viewer)).body.code).toBe("subsidies.correction-higher-level")
  expect((await approve(otherHead)).body).toEqual({ supplement: "granted", amountFen: 16_000 })
  expect((await sql("select amount_fen, state, channel from subsidies.grants where subject_id = $1 and case_id = $2", person, made?.correction_id))).toEqual([{ amount_fen: "16000", state: "approved", channel: "correction" }])
  await ask(citizen(person), "GET", `/subsidies/reexaminations/${person}/${one}/letter`)
  expect(await sql("select content ->> 'office' as office from documents.papers where subject_id = $1 and paper_id like 'reexamination%'", person)).toEqual([{ office: "乙市公共就业服务中心" }])
})

test("domain/05 A5: from 10000.00 on, and of an insider, the upper level looks again; the county may below that", async () => {
  const county = { ...other, scope: "990201" } as Viewer
  const asked = async (count: number): Promise<readonly [person: string, one: string]> => {
    at("2026-05-11")
    const person = await flexible({ months: months("2025-03", count) })
    const { caseId } = (await claim(citizen(person), "subsidies.flexible-hardship", "2025-03", months("2025-03", count).at(-1) ?? "")).body
    await reviewed(person, caseId)
    at("2026-05-25")
    expect((await act(staff.head, person, caseId, "refuse", 4, { code: "R-OBJECTION", says: "公示异议经核实成立" })).status).toBe(200)
    await deliver()
    return [person, (await again(person, caseId)).body.reexaminationId]
  }
  const [small, ofSmall] = await asked(12)
  expect(await sql("select at_stake_fen, upper from subsidies.reexaminations where subject_id = $1", small)).toEqual([{ at_stake_fen: "940800", upper: false }])
  expect((await settle(county, small, ofSmall, "upheld")).body.state).toBe("upheld")
  const [large, ofLarge] = await asked(13)
  expect(await sql("select at_stake_fen, upper from subsidies.reexaminations where subject_id = $1", large)).toEqual([{ at_stake_fen: "1019200", upper: true }])
  const listed = async (as: Viewer) => ((await ask(as, "GET", "/subsidies/reexaminations")) as unknown as { body: { reexaminationId: string; maySettle: boolean }[] }).body.find((one) => one.reexaminationId === ofLarge)
  expect([await listed(county), await listed(other)]).toMatchObject([{ maySettle: false }, { maySettle: true }])
  expect((await settle(county, large, ofLarge, "upheld")).body.code).toBe("subsidies.reexamination-upper-level")
  await expect(sql("update subsidies.reexaminations set state = 'upheld', settled_by = '205', settled_on = '2026-05-26', settled_scope = '990201' where reexamination_id = $1", ofLarge)).rejects.toThrow("reexaminations_by_upper")
  expect((await settle(other, large, ofLarge, "upheld")).body.state).toBe("upheld")
  at("2026-05-11")
  const [insider, ofInsider] = await asked(6)
  await sql(
    "insert into identity.officers (officer_id, login, name, person_id, roles, scope, password_digest, password_set_at, created_at, created_by, updated_at) values ($1, $2, '工作人员', $3, '{clerk}', '990201', 'x', now(), now(), '1', now())", insider, `insider-${insider}`, insider,
  )
  expect((await settle(county, insider, ofInsider, "upheld")).body.code).toBe("subsidies.reexamination-upper-level")
  expect((await settle(other, insider, ofInsider, "upheld")).body.state).toBe("upheld")
})
