// A rehearsal: what draft rows would change for everybody a rule concerns, by county and month, before anybody approves them.
import { fits, type Known, type ParameterRow, type Rule, type RuleData, succeededTable } from "#policy"
import { type Bulk, isLost, newId, statement } from "#platform/database"
import { basis, dated, definitionsOf, type ScanOptions, type Verdict } from "#platform/facts"
import type { House, RequestContext } from "#platform/module"
import { type PlainDate, plainDate } from "#standards"
import { commonProblems } from "#wire"
import { changesSql, comparedSql, figuresSql, monthlyOf, monthsSql, thatMonthSql } from "./compared.ts"
import { parameterProblems } from "./contract.ts"
import { draftOf } from "./draft-rule.ts"
import { asIfApproved, demandStanding, draftsOf, officerOf } from "./enter.ts"
import type { Lawbook, Way } from "./lawbook.ts"
import { parameterRowOf, readApproved } from "./statements.ts"
import { readVersion } from "./try-draft.ts"

/** People kept as examples, of each kind of change: those it changes most. */
const shown = 200

interface Asked {
  readonly rows: readonly string[]
  readonly draft?: string | undefined
  readonly rule: string
  readonly on: string
  readonly region: string
  readonly assumed: Readonly<Record<string, number | boolean | string>>
}

const insertRehearsal = statement<{ rehearsal: string; rule: string; version: string; on: string; region: string; rows: string; draft: string | null; assumed: string; by: string; name: string; now: string }>({
  name: "parameters.insert-rehearsal",
  reach: "reference",
  sql: `insert into parameters.rehearsals (rehearsal_id, rule, version, business_date, region, rows, draft, assumed, asked_by, asked_name, asked_at)
        values (:rehearsal, :rule, :version, :on, :region, :rows::jsonb, :draft::jsonb, :assumed::jsonb, :by, :name, :now)`,
})

/** Seconds a claimed rehearsal is another process's business. */
const leaseSeconds = 120

interface Waiting {
  readonly rehearsal_id: string
  readonly rule: string
  readonly version: string
  readonly business_date: string
  readonly region: string
  readonly rows: readonly (ParameterRow & { readonly rowId: string })[]
  readonly draft: RehearsedDraft | null
  readonly assumed: Readonly<Record<string, Known>>
}

/** A drafted version as it was when it was rehearsed. */
export interface RehearsedDraft {
  readonly draftId: string
  readonly title: string
  readonly from: string
  readonly documentNumber: string
  readonly content: RuleData
}

const claimRehearsal = statement<{ now: string; lease: number }, Waiting>({
  name: "parameters.claim-rehearsal",
  reach: "queue",
  sql: `update parameters.rehearsals set lease_until = :now::timestamptz + make_interval(secs => :lease)
         where rehearsal_id = (select rehearsal_id from parameters.rehearsals where state = 'waiting' and (lease_until is null or lease_until < :now) order by asked_at limit 1 for update skip locked)
        returning rehearsal_id, rule, version, business_date, region, rows, draft, assumed`,
})

const renewRehearsal = statement<{ rehearsal: string; now: string; lease: number }>({
  name: "parameters.renew-rehearsal",
  reach: "queue",
  sql: "update parameters.rehearsals set lease_until = :now::timestamptz + make_interval(secs => :lease) where rehearsal_id = :rehearsal and state = 'waiting'",
})

const countParts = statement<{ rehearsal: string; parts: number; done: number }>({
  name: "parameters.count-rehearsed-parts",
  reach: "queue",
  sql: "update parameters.rehearsals set parts = :parts::int, parts_done = :done::int where rehearsal_id = :rehearsal",
})

const endRehearsal = statement<{ rehearsal: string; state: string; problem: string | null; months: string | null; now: string }>({
  name: "parameters.end-rehearsal",
  reach: "queue",
  sql: "update parameters.rehearsals set state = :state, problem = :problem, months = :months::jsonb, ended_at = :now, lease_until = null where rehearsal_id = :rehearsal",
})

/** What is taken as given for everybody: of the facts no record answers, those the officer said, and of the rest every yes-or-no as a no. */
export function assumptionsOf(rules: readonly Rule[], unanswered: readonly string[], said: Readonly<Record<string, number | boolean | string>>): Readonly<Record<string, Known>> {
  for (const name of Object.keys(said)) if (!unanswered.includes(name)) throw parameterProblems.assumption({ says: `规则没有需要假定的“${name}”` })
  const assumed: Record<string, Known> = {}
  for (const definition of rules.flatMap(definitionsOf)) {
    if (!unanswered.includes(definition.name) || "columns" in definition) continue
    const value = said[definition.name] ?? (definition.type === "boolean" ? false : undefined)
    if (value === undefined) continue
    if (!fits(definition.type, value)) throw parameterProblems.assumption({ says: `假定的“${definition.label}”不符合要求` })
    assumed[definition.name] = value
  }
  return assumed
}

export async function startRehearsalFor(lawbook: Lawbook, request: RequestContext<unknown, unknown, Asked>): Promise<{ rehearsalId: string }> {
  const officer = officerOf(request)
  const { input, house, now } = request
  const rule = lawbook.rules.find(input.rule, input.on)
  if (!rule) throw parameterProblems.unknownRule()
  const ways = lawbook.waysOf(rule, plainDate(input.on))
  if (ways.length === 0) throw parameterProblems.notScannable({ says: lawbook.whyNotAsked(rule) })
  if (!input.region.startsWith(officer.scope)) throw parameterProblems.outsideScope()
  if (input.rows.length === 0 && input.draft === undefined) throw parameterProblems.nothingDrafted()
  const draft = input.draft === undefined ? null : await draftToRehearse(lawbook, house, input.draft, rule)
  const rules = [rule, ...(draft ? [draftedRule(lawbook, rule, draft)] : [])]
  const assumed = { ...Object.assign({}, ...ways.map(({ question }) => question.assumed)), ...assumptionsOf(rules, [...new Set(rules.flatMap((one) => lawbook.unansweredOf(one)))], input.assumed) }
  const drafts = await draftsOf(house.database.system, input.rows, officer)
  const approved = (await house.database.system.all(readApproved, {})).map(parameterRowOf)
  demandStanding(lawbook, [...approved, ...drafts.map(asIfApproved)])
  const rehearsal = newId()
  request.concerns("0", input.region.padEnd(12, "0"), { rehearsal, rule: rule.name, on: input.on, rows: input.rows, ...(draft ? { draft: draft.draftId } : {}) })
  await house.database.engine.run(insertRehearsal, {
    rehearsal, rule: rule.name, version: rule.since, on: input.on, region: input.region, rows: JSON.stringify(drafts.map((one) => ({ ...asIfApproved(one), rowId: one.row_id }))), draft: draft && JSON.stringify(draft),
    assumed: JSON.stringify(assumed), by: officer.officerId, name: officer.name, now,
  })
  void workRehearsals(house, lawbook).catch((failure: unknown) => house.log("error", "a rehearsal waits for the next look", { failure: failure instanceof Error ? failure.message : String(failure) }))
  return { rehearsalId: rehearsal }
}

/** An open draft of the rule, as it stands. It may be asked about a day before its own: what it would have done in a month whose figures are known. */
async function draftToRehearse(lawbook: Lawbook, house: House, id: string, rule: Rule): Promise<RehearsedDraft> {
  const { first, content, state } = await draftOf(house.database.system, id)
  if (first.rule !== rule.name || !lawbook.isDraftable(rule.name)) throw parameterProblems.unknownRule()
  if (state === "approved" || state === "withdrawn") throw parameterProblems.notDraft()
  return { draftId: id, title: content.title, from: content.from, documentNumber: content.documentNumber, content: content.rule }
}

/** @throws when the draft cannot stand beside the version in force any more */
function draftedRule(lawbook: Lawbook, before: Rule, draft: RehearsedDraft): Rule {
  const { rule, problems } = readVersion(lawbook, before, draft.from, draft.content)
  if (!rule) throw commonProblems.invalidInput({}, problems.map((one) => ({ path: `draft.${one.at}`, code: one.code, says: one.says })))
  return rule
}

/** Does every rehearsal that waits and is nobody's. Answers how many. */
export async function workRehearsals(house: House, lawbook: Lawbook): Promise<number> {
  const { system } = house.database
  for (let done = 0; ; done++) {
    const waiting = await system.maybe(claimRehearsal, { now: house.clock(), lease: leaseSeconds })
    if (!waiting) return done
    const rehearsal = waiting.rehearsal_id
    const renewing = setInterval(() => void system.run(renewRehearsal, { rehearsal, now: house.clock(), lease: leaseSeconds }).catch(() => undefined), leaseSeconds * 250)
    try {
      const months = await rehearse(house, lawbook, waiting)
      await system.run(endRehearsal, { rehearsal, state: "done", problem: null, months: JSON.stringify(months), now: house.clock() })
    } catch (failure) {
      if (!isLost(failure)) await system.run(endRehearsal, { rehearsal, state: "failed", problem: failure instanceof Error ? failure.message : String(failure), months: null, now: house.clock() })
      throw failure
    } finally {
      clearInterval(renewing)
    }
  }
}

async function rehearse(house: House, lawbook: Lawbook, waiting: Waiting): Promise<readonly object[]> {
  const { system } = house.database
  const on = plainDate(waiting.business_date)
  const rule = lawbook.rules.written(waiting.rule, waiting.version)
  if (!rule) throw new Error(`rule ${waiting.rule} cannot be put to everybody on ${on}`)
  const drafted = new Set(waiting.rows.map((row) => row.rowId))
  const approved = (await system.all(readApproved, {})).filter((row) => !drafted.has(row.row_id)).map(parameterRowOf)
  const asked = (version: Rule, rows: readonly ParameterRow[]) => lawbook.waysOf(version, on, succeededTable(lawbook.numbers.base, rows), waiting.assumed)
  const version = waiting.draft ? draftedRule(lawbook, rule, waiting.draft) : rule
  const [before, after] = [asked(rule, approved), asked(version, [...approved, ...waiting.rows])]
  const counted = (done: number, parts: number) => system.run(countParts, { rehearsal: waiting.rehearsal_id, parts, done })
  const turn = lawbook.inTurnOf(rule)
  const together = turn && ((tx: Bulk) => repeated(tx, version, async (subjects) => {
    const turned = (ways: readonly Way[]) => turn(tx, subjects, ways, { on, region: waiting.region })
    return [await turned(before), await turned(after)]
  }))
  return system.transaction((tx) => compare(tx, waiting.rehearsal_id, rule, before.map(({ population }) => ({ on, population, region: waiting.region })), (region) => comparedInWays(before, after, on, region), { counted, together }))
}

const passesTwice = "select subject from compared group by subject having count(*) filter (where result_before = 'pass') > 1 or count(*) filter (where result_after = 'pass') > 1"
const lineOf = ({ claimant = "", subject, line = "", choice = "" }: Verdict): string => `${claimant} ${subject} ${line} ${choice}`

/** Of whom several lines pass by themselves, each line as its claim would be decided after those before it. */
async function repeated(tx: Bulk, rule: Rule, decided: (subjects: readonly string[]) => Promise<readonly (readonly Verdict[])[]>): Promise<void> {
  const subjects = (await tx.sql<{ subject: string }>(passesTwice)).map((row) => row.subject)
  if (subjects.length === 0) return
  const [before = [], after = []] = await decided(subjects)
  const later = new Map(after.map((one) => [lineOf(one), one]))
  const rows = before.flatMap((one) => {
    const then = later.get(lineOf(one))
    return then ? [{ subject: one.subject, region: one.region, result_before: one.result, codes_before: one.codes, gives_before: one.gives, result_after: then.result, codes_after: then.codes, gives_after: then.gives }] : []
  })
  await tx.sql("delete from compared where subject = any($1::bigint[])", [subjects])
  const columns = "subject bigint, region text, result_before text, codes_before text[], gives_before jsonb, result_after text, codes_after text[], gives_after jsonb"
  await tx.sql(`insert into compared ${changesSql(rule, `select * from jsonb_to_recordset($1::jsonb) as r(${columns})`)}`, [JSON.stringify(rows)])
}

/** Every way's people in one table. */
const comparedInWays = (before: readonly Way[], after: readonly Way[], on: PlainDate, region: string): string =>
  before.flatMap(({ question, population }, index) => (after[index] ? [`(${comparedSql(question, after[index].question, { on, population, region })})`] : [])).join("\n  union all ")

/** The code prefixes one level below that have people of the population; the whole where there is no level below. */
async function partsOf(tx: Bulk, ways: readonly ScanOptions[]): Promise<readonly string[]> {
  const region = ways[0]?.region ?? ""
  const below = prefixLengths.find((length) => length > region.length)
  if (below === undefined) return [region]
  const places = ways.map((one) => `select b.region from (${dated(basis(one), one.on)}) b`).join(" union all ")
  const found = await tx.sql<{ part: string }>(`select distinct left(b.region, ${below}) as part from (${places}) b order by 1`)
  return found.length === 0 ? [region] : found.map((row) => row.part)
}

/** Province, city, county, street, community. */
const prefixLengths = [2, 4, 6, 9, 12]

/** Of somebody with several lines the one it changes most is the example. */
const mostChanged = "abs(coalesce(measured_after, 0) - coalesce(measured_before, 0)) desc"

interface Watched {
  readonly counted: (done: number, parts: number) => Promise<unknown>
  /** What is left to do when every line was looked at by itself. */
  readonly together: ((tx: Bulk) => Promise<void>) | undefined
}

/** Everybody, part by part, as of one moment and in one transaction: figures and examples are there together, or not at all. Answers what falls into each month. */
async function compare(tx: Bulk, rehearsal: string, rule: Rule, ways: readonly ScanOptions[], comparedIn: (region: string) => string, { counted, together }: Watched): Promise<readonly object[]> {
  const on = ways[0]?.on ?? ""
  await tx.sql("set transaction isolation level repeatable read")
  await tx.sql("set local work_mem = '256MB'")
  await tx.sql("set local jit = off")
  const parts = await partsOf(tx, ways)
  for (const [index, part] of parts.entries()) {
    await counted(index, parts.length)
    await tx.sql(index === 0 ? `create temp table compared on commit drop as ${comparedIn(part)}` : `insert into compared ${comparedIn(part)}`)
  }
  await together?.(tx)
  await counted(parts.length, parts.length)
  const counties = await tx.sql<{ county: string }>(figuresSql)
  const monthly = monthlyOf(rule)
  const months = monthly ? await tx.sql(monthsSql(monthly, on)) : rule.subject === "person-month" ? await tx.sql(thatMonthSql(on)) : []
  await tx.sql("insert into parameters.rehearsal_counties (rehearsal_id, county, figures) select $1, f->>'county', f - 'county' from jsonb_array_elements($2::jsonb) f", [rehearsal, JSON.stringify(counties)])
  await tx.sql(
    `insert into parameters.rehearsal_subjects (subject_id, rehearsal_id, region, change, before, after)
     select subject, $1, region, change, jsonb_build_object('result', result_before, 'codes', codes_before, 'measured', measured_before), jsonb_build_object('result', result_after, 'codes', codes_after, 'measured', measured_after)
       from (select c.*, row_number() over (partition by change order by ${mostChanged}, subject) as place from (select distinct on (subject) * from compared where change <> 'unchanged' order by subject, ${mostChanged}) c) x where place <= ${shown}`,
    [rehearsal],
  )
  return months
}
