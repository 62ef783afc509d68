// Decisions that a number of the past would make otherwise (platform/parameters lists them): for lines that were paid the program proposes what is less or more, once for each grant and number.
import { linesNow } from "#platform/casework"
import { newId, statement } from "#platform/database"
import type { House, Job } from "#platform/module"
import type { Judgement } from "#service"
import { law } from "../law.ts"
import { decisionTable } from "../parameters.ts"
import type { CorrectedLine } from "./decide-again.ts"
import { type HadLine, hadSql, linesOfGrantSql } from "./paid-lines.ts"

interface Affected {
  readonly subject_id: string
  readonly grant_id: string
  readonly subject_kind: string
  readonly name: string
  readonly region: string
  readonly item: string
  readonly fund: string
  readonly cause: string
  readonly key: string
  readonly document: string
  readonly from_on: string
  readonly judgement: Judgement
  readonly had: readonly HadLine[]
}

/** Paid grants of recalculated cases that nobody was told of for this number; each line with what was really had of it. */
const affected = statement<{ limit: number }, Affected>({
  name: "subsidies.paid-and-recalculated", reach: "queue",
  sql: `
    select g.subject_id, g.grant_id, g.subject_kind, coalesce(p.name, e.name) as name, g.region, g.item, g.fund, r.row_id::text as cause, w.key, w.document_number as document, w.effective_from as from_on, c.judgement,
           (select coalesce(jsonb_agg(jsonb_build_object('about', x.about::text, 'line', x.line, 'had', ${hadSql})), '[]'::jsonb) from (${linesOfGrantSql}) x) as had
      from parameters.recalculated r join parameters.recalculations ran on ran.row_id = r.row_id and ran.ended_at is not null join parameters.rows w on w.row_id = r.row_id
      join casework.cases c on c.subject_id = r.subject_id and c.case_id = r.case_id join subsidies.grants g on g.case_id = r.case_id and g.state = 'paid' and (g.subject_id = r.subject_id or g.applicant_id = r.subject_id)
      left join registers.persons p on g.subject_kind = 'person' and p.person_id = g.subject_id left join registers.employers e on g.subject_kind = 'employer' and e.employer_id = g.subject_id
     where not exists (select 1 from subsidies.corrections k where k.subject_id = g.subject_id and k.grant_id = g.grant_id and k.cause = r.row_id::text) order by r.row_id, g.grant_id limit :limit::int`,
})

/** Once for each grant and cause. */
export const insertCorrection = statement<Record<"subject" | "correction" | "grant" | "kind" | "name" | "region" | "item" | "fund" | "cause" | "grounds" | "at" | "lines", string> & { less: number; more: number }>({
  name: "subsidies.propose-correction", reach: "subject",
  sql: `
    with made as (
      insert into subsidies.corrections (subject_id, correction_id, grant_id, subject_kind, name, region, item, fund, cause, grounds, less_fen, more_fen, made_at)
      values (:subject, :correction, :grant, :kind, :name, :region, :item, :fund, :cause, :grounds, :less, :more, :at::timestamptz)
      on conflict do nothing returning correction_id)
    insert into subsidies.correction_lines (subject_id, correction_id, about_id, line, had_fen, due_fen)
    select :subject::bigint, made.correction_id, l.about, l.line, l.had, l.due from made, jsonb_to_recordset(:lines::jsonb) as l(about bigint, line text, had bigint, due bigint)`,
})

/** What the lines of a grant come to now, where that is not what was had; nothing of a line whose rule asks today what was not asked then. Undefined when the judgement was not kept whole. */
export function correctedLines(row: Pick<Affected, "judgement" | "had">): readonly CorrectedLine[] | undefined {
  const now = linesNow(row.judgement, law, decisionTable)
  if (!now) return undefined
  const kept = row.judgement.gives["lines"] as readonly { readonly person?: string; readonly month?: string; readonly about?: string; readonly line?: string }[]
  return row.had.flatMap(({ about, line, had }) => {
    const at = kept.findIndex((one) => (one.person ?? one.about) === about && (one.month ?? one.line) === line)
    const due = now[at]?.verdict === "pass" ? now[at].amount : 0
    return at < 0 || now[at]?.notAsked.length !== 0 || due === had ? [] : [{ about, line, had, due }]
  })
}

export const sum = (lines: readonly CorrectedLine[], of: (one: CorrectedLine) => number): number => lines.reduce((total, one) => total + Math.max(0, of(one)), 0)

const atOnce = 200

/** Answers how many grants came out otherwise. */
export async function proposeCorrections(house: House): Promise<number> {
  const { system } = house.database
  const looked = new Set<string>()
  for (let proposed = 0; ; ) {
    const rows = (await system.all(affected, { limit: atOnce + looked.size })).filter((row) => !looked.has(`${row.grant_id} ${row.cause}`))
    for (const row of rows) {
      looked.add(`${row.grant_id} ${row.cause}`)
      const lines = correctedLines(row)
      if (!lines || lines.length === 0) continue
      await system.run(insertCorrection, {
        subject: row.subject_id, correction: newId(), grant: row.grant_id, kind: row.subject_kind, name: row.name, region: row.region, item: row.item, fund: row.fund, cause: row.cause, at: house.clock(), lines: JSON.stringify(lines),
        grounds: `参数${row.key}自${row.from_on}起按${row.document}执行，已发月份或项目重新计算`, less: sum(lines, (one) => one.had - one.due), more: sum(lines, (one) => one.due - one.had),
      })
      proposed++
    }
    if (rows.length === 0) return proposed
  }
}

export const proposeCorrectionsJob: Job = {
  name: "subsidies.propose-corrections",
  title: "追溯重算：已发补贴应退应补",
  every: 10,
  run: async (house) => `应退应补 ${await proposeCorrections(house)} 笔`,
}
