// A number that begins in the past: decisions made since then are made again with it, and what would come out otherwise is listed for people. Nothing is paid or claimed back.
import { judgeAgain } from "#platform/casework"
import { statement } from "#platform/database"
import type { House, RequestContext } from "#platform/module"
import type { Judgement } from "#service"
import { commonProblems, type OutputOf } from "#wire"
import type { readRecalculation } from "./contract.ts"
import type { Lawbook } from "./lawbook.ts"
import { prefixOf, readRow } from "./statements.ts"

export const openRecalculation = statement<{ row: string; now: string }>({ name: "parameters.open-recalculation", reach: "reference", sql: "insert into parameters.recalculations (row_id, made_at) values (:row, :now)" })

const nextRecalculation = statement<Record<string, never>, { row_id: string; key: string; region: string; effective_from: string; effective_to: string | null }>({
  name: "parameters.next-recalculation",
  reach: "queue",
  sql: `select r.row_id, p.key, p.region, p.effective_from, p.effective_to from parameters.recalculations r join parameters.rows p using (row_id) where r.ended_at is null order by r.made_at limit 1`,
})

const endRecalculation = statement<{ row: string; judged: number; now: string }>({ name: "parameters.end-recalculation", reach: "reference", sql: "update parameters.recalculations set ended_at = :now, judged = :judged where row_id = :row" })

const keepRecalculated = statement<{ subject: string; case: string; row: string; number: string; region: string; says: readonly string[] }>({
  name: "parameters.keep-recalculated",
  reach: "subject",
  sql: "insert into parameters.recalculated (subject_id, case_id, row_id, number, region, says) values (:subject, :case, :row, :number, :region, :says::text[]) on conflict do nothing",
})

const readState = statement<{ row: string }, { made_at: string; ended_at: string | null; judged: number }>({ name: "parameters.read-recalculation", reach: "reference", sql: "select made_at, ended_at, judged from parameters.recalculations where row_id = :row" })

const listRecalculated = statement<{ row: string }, { subject_id: string; case_id: string; number: string; region: string; says: string[] }>({
  name: "parameters.list-recalculated",
  reach: "report",
  sql: "select subject_id, case_id, number, region, says from parameters.recalculated where row_id = :row order by number limit 500",
})

interface Decided {
  readonly subject_id: string
  readonly case_id: string
  readonly number: string
  readonly region: string
  readonly judgement: Judgement
}

/** Decided cases of the place whose business date, or the day of one of whose lines, lies in the row's days and that used the number, or are from before rows were kept. */
const decidedSql = `select subject_id, case_id, number, region, judgement from casework.cases
  where case_id > $1 and judgement is not null and decision is not null and starts_with(region, $2) 
    and (judgement->>'on' >= $3 and ($4::text is null or judgement->>'on' < $4)
      or json_typeof(judgement->'gives'->'lines') = 'array' and exists (select 1 from json_array_elements(judgement->'gives'->'lines') l where l->>'on' >= $3 and ($4::text is null or l->>'on' < $4)))
    and (judgement->'parameters' is null or (judgement->'parameters')::jsonb @> jsonb_build_array(jsonb_build_object('key', $5::text)))
  order by case_id limit 500`

/** What a judgement would be with the numbers of today's tables; what cannot be made again is for a person. */
function otherwise(judgement: Judgement, lawbook: Lawbook): readonly string[] {
  const replayed = judgeAgain(judgement, lawbook.rules, lawbook.numbers)
  return replayed.kind === "differs" ? replayed.differences : replayed.kind === "not-asked" ? [`${replayed.says}，须人工核对`] : []
}

/** Does every recalculation that waits. Answers how many. */
export async function workRecalculations(house: House, lawbook: Lawbook): Promise<number> {
  const { system } = house.database
  for (let done = 0; ; done++) {
    const next = await system.maybe(nextRecalculation, {})
    if (!next) return done
    let judged = 0
    for (let after = "0"; ; ) {
      const cases = await system.transaction((tx) => tx.sql<Decided>(decidedSql, [after, prefixOf(next.region), next.effective_from, next.effective_to, next.key]))
      for (const one of cases) {
        const says = otherwise(one.judgement, lawbook)
        if (says.length > 0) await system.run(keepRecalculated, { subject: one.subject_id, case: one.case_id, row: next.row_id, number: one.number, region: one.region, says })
      }
      judged += cases.length
      after = cases.at(-1)?.case_id ?? after
      if (cases.length < 500) break
    }
    await system.run(endRecalculation, { row: next.row_id, judged, now: house.clock() })
  }
}

export async function recalculationFor(request: RequestContext<{ row: string }>): Promise<OutputOf<typeof readRecalculation>> {
  const [state, row] = await Promise.all([request.db.maybe(readState, request.params), request.db.maybe(readRow, request.params)])
  if (!state || !row) throw commonProblems.notFound()
  const lines = await request.db.all(listRecalculated, request.params)
  for (const one of lines) request.shows(one.subject_id, one.region, "参数追溯重算")
  return { madeAt: state.made_at, endedAt: state.ended_at, judged: state.judged, lines: lines.map((one) => ({ subjectId: one.subject_id, caseId: one.case_id, number: one.number, region: one.region, says: one.says })) }
}
