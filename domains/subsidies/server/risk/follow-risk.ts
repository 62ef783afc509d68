// Signs are looked for when a claim is sent and each time it is passed on; what was seen is kept with the records behind it, and so is what officers say about the level.
import { todayInChina } from "#standards"
import { statement } from "#platform/database"
import type { EventHandler } from "#platform/module"
import { type LevelChange, type RiskCode, riskScore, riskSigns } from "../../rules/risk-signs.ts"
import { subsidyOfService } from "../nationwide/asked-of.ts"
import { daysFor, levelAmount, parameters, riskAddressUnits, riskNetworkPersons, riskPhonePersons, riskYoungDays } from "../parameters.ts"
import { findSigns } from "./find-signs.ts"
import { keepTraces } from "./keep-traces.ts"

const regionOfCase = statement<{ subject: string; case: string }, { region: string }>({ name: "subsidies.region-of-case", reach: "subject", sql: "select region from casework.cases where subject_id = :subject and case_id = :case" })

const keepSigns = statement<Record<"subject" | "case" | "region" | "at" | "rows", string>>({
  name: "subsidies.keep-risk-signs", reach: "subject",
  sql: `
    with found as (select * from jsonb_to_recordset(:rows::jsonb) as f(code text, says text, evidence jsonb, score int)),
    gone as (update subsidies.risk_signs s set gone_at = :at::timestamptz where s.subject_id = :subject::bigint and s.case_id = :case::bigint and s.gone_at is null and not exists (select 1 from found f where f.code = s.code))
    insert into subsidies.risk_signs (subject_id, case_id, code, says, evidence, score, region, seen_at) select :subject::bigint, :case::bigint, f.code, f.says, f.evidence, f.score, :region, :at::timestamptz from found f
    on conflict (subject_id, case_id, code) do update set says = excluded.says, evidence = excluded.evidence, score = excluded.score, gone_at = null`,
})

export const isRiskCode = (code: string): code is RiskCode => Object.hasOwn(riskSigns, code)

export const riskHandler: EventHandler = {
  name: "subsidies.look-for-risk",
  topics: ["case.submitted", "case.moved-on"],
  handle: async (tx, event, house) => {
    const { item, caseId } = event.payload
    if (typeof item !== "string" || !subsidyOfService(item) || typeof caseId !== "string") return
    const one = { subject: event.subjectId, case: caseId }
    const row = await tx.maybe(regionOfCase, one)
    if (!row) return
    const at = house.clock()
    const on = todayInChina(at)
    const limit = parameters.find(levelAmount.parameter, row.region, on)?.value
    if (event.topic === "case.submitted") await tx.run(keepTraces, one)
    const found = await tx.all(findSigns, {
      ...one, on, phonePersons: daysFor(riskPhonePersons, row.region, on), youngDays: daysFor(riskYoungDays, row.region, on), addressUnits: daysFor(riskAddressUnits, row.region, on), networkPersons: daysFor(riskNetworkPersons, row.region, on),
      limit: typeof limit === "number" ? limit : 0,
    })
    const rows = found.flatMap((sign) => (isRiskCode(sign.code) ? [{ ...sign, score: riskScore([sign.code]) }] : []))
    await tx.run(keepSigns, { ...one, region: row.region, at, rows: JSON.stringify(rows) })
  },
}

/** The signs that stand, and the newest word on the level, in one row: what the stations of a case and its page ask. */
export const riskOfCase = statement<{ subject: string; case: string }, { codes: readonly string[]; to_level: LevelChange["to"] | null; said_codes: readonly string[] | null }>({
  name: "subsidies.risk-of-case", reach: "subject",
  sql: `
    select coalesce((select array_agg(s.code order by s.code) from subsidies.risk_signs s where s.subject_id = :subject::bigint and s.case_id = :case::bigint and s.gone_at is null), '{}') as codes, r.to_level, r.codes as said_codes
      from (select 1) x left join lateral (
        select c.to_level, c.codes from subsidies.risk_changes c where c.subject_id = :subject::bigint and c.case_id = :case::bigint and c.state = 'stands' order by coalesce(c.settled_at, c.said_at) desc, c.change_id desc limit 1) r on true`,
})
