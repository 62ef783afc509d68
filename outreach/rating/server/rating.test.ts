// 好差评: one rating for a case that is over, a reason for a poor one, nothing counted that was not said, and no name for officers (domain/09 E1–E4, domain/05 §B4).
import { expect, test } from "vitest"
import { newId } from "#platform/database"
import type { Viewer } from "#wire"
import { testDatabase } from "../../../platform/database/testing.ts"
import { testServer } from "../../../platform/http/testing.ts"
import { rating } from "../module.ts"
import { scoreOf } from "../score.ts"

const database = await testDatabase()
const { ask } = await testServer(database, [rating], { now: "2026-03-02T02:00:00.000Z" })
const sql = <R extends object>(text: string, ...values: readonly unknown[]) => database.system.transaction((tx) => tx.sql<R>(text, values))
const region = "990101001001"

async function citizen(name: string): Promise<Viewer & { kind: "citizen" }> {
  const id = newId()
  await sql("insert into registers.persons (person_id, name, region, live_region, source) values ($1, $2, $3, $3, '公安')", id, name, region)
  return { kind: "citizen", personId: id, name, session: "s" }
}

/** A case of somebody, over since a day or still open. */
async function caseOf(person: { readonly personId: string }, endedOn: string | null): Promise<string> {
  const id = newId()
  await sql(
    `insert into casework.cases (subject_id, case_id, number, item, item_version, subject_kind, region, channel, applicant_name, applicant_masked, answers, submission_key, exclusive, state, submitted_at, ended_at, length)
     values ($1, $2, $3, 'insurance.benefit-claim', 1, 'person', $4, '03', '林晓梅', '', '{}', $3, false, $5, '2026-02-01T02:00:00Z', $6, 2)`,
    person.personId, id, `N${id}`, region, endedOn === null ? "submitted" : "approved", endedOn === null ? null : `${endedOn}T02:00:00Z`,
  )
  return id
}

const officer: Viewer = { kind: "staff", officerId: "301", personId: null, name: "王芳", roles: ["clerk"], scope: "990101", office: "", session: "s" }
const lin = await citizen("林晓梅")
const zhou = await citizen("周建国")
interface Answer {
  readonly status: number
  readonly body: { readonly code: string; readonly rating: { readonly grade: number } | null; readonly until: string | null; readonly total: number; readonly score: number | null; readonly words: readonly object[] }
}
const rate = async (viewer: Viewer, id: string, given: object): Promise<Answer> => ask(viewer, "POST", `/ratings/cases/${id}`, given)
const said = async (viewer: Viewer, id: string): Promise<Answer> => ask(viewer, "GET", `/ratings/cases/${id}`)
const summary = async (viewer: Viewer): Promise<Answer> => ask(viewer, "GET", "/ratings/summary")

test("E2: nobody has rated, nothing is counted", async () => {
  expect((await summary(officer)).body).toMatchObject({ total: 0, score: null })
})

test("E1: a case that is over is rated once, by the one it was about", async () => {
  const id = await caseOf(lin, "2026-02-25")
  expect((await said(lin, id)).body).toEqual({ rating: null, until: "2026-03-27" })
  expect((await rate(zhou, id, { grade: 5 })).body.code).toBe("rating.no-case")
  expect((await rate(lin, id, { grade: 5 })).status).toBe(201)
  expect((await rate(lin, id, { grade: 1, says: "改主意了" })).body.code).toBe("EVAL_EXISTS")
  expect((await said(lin, id)).body.rating).toMatchObject({ grade: 5 })
})

test("a case that is open, or over for more than thirty days, is not rated", async () => {
  expect((await rate(lin, await caseOf(lin, null), { grade: 5 })).body.code).toBe("rating.not-over")
  expect((await rate(lin, await caseOf(lin, "2026-01-30"), { grade: 5 })).body.code).toBe("rating.closed")
  expect((await rate(lin, await caseOf(lin, "2026-01-31"), { grade: 5 })).status).toBe(201)
})

test("E3: grades 1 and 2 need a reason, 3 does not", async () => {
  const id = await caseOf(zhou, "2026-03-01")
  expect((await rate(zhou, id, { grade: 2 })).body.code).toBe("rating.needs-reason")
  expect((await rate(zhou, id, { grade: 2, indicators: ["speed"], says: "等了两周" })).status).toBe(201)
  expect((await rate(zhou, await caseOf(zhou, "2026-03-01"), { grade: 3 })).status).toBe(201)
})

test("E4: officers of the place see counts, the score and the words, never who said them; officers elsewhere see nothing", async () => {
  const answer = await summary(officer)
  expect(answer.body).toMatchObject({ total: 4, grades: { 5: 2, 4: 0, 3: 1, 2: 1, 1: 0 }, words: [{ grade: 2, says: "等了两周", indicators: ["办事效率"] }] })
  expect(JSON.stringify(answer.body)).not.toMatch(new RegExp(`周建国|林晓梅|${zhou.personId}|${lin.personId}`))
  expect((await summary({ ...officer, scope: "9902" })).body.total).toBe(0)
})

test("the score is that of the written examples", () => {
  const cases = [[{ 5: 412, 4: 66, 3: 25, 2: 9, 1: 4 }, 92.84], [{ 5: 3 }, 82.61], [{ 2: 2, 1: 1 }, 71.3], [{ 5: 900, 4: 60, 3: 20, 2: 12, 1: 8 }, 95.92]] as const
  for (const [counts, score] of cases) expect(scoreOf(counts), JSON.stringify(counts)).toBe(score)
})
