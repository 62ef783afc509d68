// The rules of awards put to everybody: the lines that could be claimed on a day, as the owning modules' records have them, each for itself and at the place of who would claim.
import { createHash } from "node:crypto"
import { type Asked, definitionsOf, type FactSource, lineItself, type Population, relation, verdictsSql } from "#platform/facts"
import type { AskedRule } from "#platform/module"
import { codesAskedOf, type ParameterTable, parametersOf, type Rule } from "#policy"
import type { PlainDate } from "#standards"
import { businessDayFact, rulesOfItem } from "../../rules/index.ts"
import { answer } from "../fact-sources.ts"
import { law } from "../law.ts"
import type { AwardItem, ClaimByLine } from "./award-item.ts"
import { claimLines, claimLinesFact, isForThemselves, type LinesWanted } from "./claim-lines.ts"
import { startUpJobs, workerLines } from "./hire-items.ts"
import { foundedElsewhere } from "./person-items.ts"
import { had, records } from "./sources.ts"
import { awardServices } from "./services.ts"
import { foundingDeduction, hiringDeduction } from "./tax-deduction.ts"
import { once } from "./used-up.ts"

export type Claimed = ClaimByLine & Partial<Pick<AwardItem, "item">>

/** What an applicant chooses from and may have one after the other: a line for each. */
const choices: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = { "ST-ONCE": { tranche: ["first", "second"] }, "HI-POOR": { "asked-stage": ["six", "twelve"] } }

/** What follows from other facts of a line before the rule sees it, as SQL. */
const following: Readonly<Record<string, readonly FactSource[]>> = {
  "ST-ONCE": [
    answer("start-up-grants", had, "case when b.own ->> 'tranche' = 'second' then coalesce(had.founded_second, 0) else coalesce(had.founded_first, 0) + case when founded_elsewhere.same_entity then 1 else 0 end end", records, { beside: [foundedElsewhere] }),
  ],
}

/** A fact the line itself knows, where it does. */
const own = (name: string, isList: boolean): FactSource => answer(name, lineItself, `b.own ${isList ? "->" : "->>"} '${name}'`, "登记、参保、备案和补贴记录", { answered: `b.own ? '${name}'` })

/** Asked about who would claim, not about whom the line is about. */
const ofClaimant = (source: FactSource): FactSource => ({ ...source, from: { ...source.from, ofClaimant: true }, ...(source.beside ? { beside: source.beside.map((one) => ({ ...one, ofClaimant: true })) } : {}) })

/** What a claim sent on the day would say beside what its applicant chooses. */
const saying = (always: Readonly<Record<string, unknown>>) => (on: PlainDate) => ({ "applied-on": on, "cost-reference": null, ...always }) as ReturnType<AskedRule["claimed"]>

/** What the claimant would choose; empty where there is nothing to choose. */
export interface ClaimChoice {
  readonly fact: string
  readonly code: string
}

const chosenFrom = (item: string | undefined): readonly (readonly [fact: string, code: string])[] => Object.entries(choices[item ?? ""] ?? {}).flatMap(([fact, codes]) => codes.map((code) => [fact, code] as const))
export const choicesOf = (claim: Claimed): readonly ClaimChoice[] => {
  const chosen = chosenFrom(claim.item).map(([fact, code]) => ({ fact, code }))
  return chosen.length > 0 ? chosen : [{ fact: "", code: "" }]
}

/** The lines that could be claimed, those whose own day the rule holds on. `offset 0`: what a line knows is worked out once, not again for each fact that is read from it. */
function linesOf(version: Rule, claim: Claimed, numbers: ParameterTable, asked: Asked = () => "true"): Population {
  const { since, until } = version
  const names = new Set(definitionsOf(version).map((one) => one.name))
  const { lines } = claim.found
  const text = lines(() => "true")
  const day = claim.day ?? businessDayFact(claim.item ?? "")
  const dated = day !== undefined && knows(text, day)
  const ownDay = dated ? `coalesce((l.own ->> '${day}')::date, :on::date)` : ":on::date"
  const chosen = chosenFrom(claim.item)
  const choice = chosen.length === 0 ? { own: "l.own", code: "''::text", join: "" } : {
    own: "l.own || jsonb_build_object(c.fact, c.code)", code: "c.code", join: ` cross join (values ${chosen.map(([fact, code]) => `('${fact}', '${code}')`).join(", ")}) c(fact, code)`,
  }
  const [places, key] = claim.payee === "person" ? ["registers.persons", "person_id"] : ["registers.employers", "employer_id"]
  const needed = (fact: string): boolean => fact === day || names.has(fact)
  const told = (some: Asked, among: LinesWanted["among"]): string => `(select l.about_id as about, l.subject as claimant, l.line, ${choice.code} as choice, ${choice.own} as own, z.region, ${ownDay} as day from (${lines(some, { needed, among })} offset 0) l join ${places} z on z.${key} = l.subject${choice.join}
      where ${ownDay} >= '${since}'${until === undefined ? "" : ` and ${ownDay} < '${until}'`})`
  const of = (some: Asked): string => told(some, () => undefined)
  return { table: of(asked), key: "about", fitting: told(asked, (fact) => codesAskedOf(version, fact, numbers)), ...(isForThemselves(lines) ? { of } : {}), lines: { told: claim.found.told === true, dated } }
}

/** Whether the lines' own text says something of a fact. */
const knows = (text: string, name: string): boolean => text.includes(`'${name}'`)

function wayOf(claim: Claimed, more: (on: PlainDate, numbers: ParameterTable) => readonly FactSource[] = () => []): AskedRule {
  const { about, ofClaimant: claimants = [], lines } = claim.found
  const asked = [...about, ...claimants.map(ofClaimant), ...(following[claim.item ?? ""] ?? [])]
  const answered = new Set([...asked.map((one) => one.fact), ...Object.keys(claim.always), "applied-on", "cost-reference"])
  const text = `${lines(() => "true")} ${chosenFrom(claim.item).map(([fact]) => `'${fact}'`).join(" ")}`
  const known = (version: Rule) => definitionsOf(version).filter(({ name }) => !answered.has(name) && knows(text, name)).map((one) => own(one.name, "columns" in one))
  return { sources: (version, on, numbers) => [...asked, ...known(version), ...more(on, numbers)], everybody: (_, version, numbers) => linesOf(version, claim, numbers), claimed: saying(claim.always) }
}

const [jobs, worker] = rulesOfItem["ST-JOBS"]

/** A worker of a unit as a line of its own. */
const aWorker: ClaimByLine = { ...startUpJobs, rules: [worker], lines: claimLinesFact(claimLines("lines_worker", workerLines, [])), found: { lines: workerLines, about: [] }, day: "applied-on", uses: [once("worker-counted-before")], settled: (facts) => facts }

/** Other numbers make another relation. */
function digestOf(version: Rule, numbers: ParameterTable): string {
  const keys = new Set(parametersOf(version).map((one) => one.key))
  return createHash("sha256").update(JSON.stringify([version.since, ...numbers.rows.filter((row) => keys.has(row.key))])).digest("hex").slice(0, 12)
}

/** How many workers of a unit pass the rule about each of them, by the numbers the question is put with. */
const broughtBy = (on: PlainDate, numbers: ParameterTable): readonly FactSource[] => {
  const { rule: version } = law.on(worker, on)
  const way = wayOf(aWorker)
  const brought = relation(`brought_${digestOf(version, numbers)}`, (asked) => `
    select v.claimant as subject, (count(*) filter (where v.result = 'pass'))::int as passed
      from (${verdictsSql({ rule: version, sources: way.sources(version, on, numbers), parameters: numbers, assumed: way.claimed(on) }, { on, population: linesOf(version, aWorker, numbers, () => asked("e.employer_id")), region: "" })}) v group by v.claimant`)
  return [answer("workers-brought", brought, `coalesce(${brought.name}.passed, 0)`, records)]
}

/** Every award with the rules it is decided by, and each worker of a start-up beside it. */
const claimed: readonly (readonly [rule: string, claim: Claimed])[] = [
  ...[...awardServices.map(([, award]): Claimed => award), hiringDeduction, foundingDeduction].flatMap((claim) => claim.rules.map((rule) => [rule.name, claim] as const)),
  [worker.name, aWorker],
]

/** By rule, the claims it decides. */
export const claimsOfRule: Readonly<Record<string, readonly Claimed[]>> = Object.fromEntries([...new Set(claimed.map(([name]) => name))].map((name) => [name, claimed.flatMap(([one, claim]) => (one === name ? [claim] : []))]))

/** By rule, in each way it can be claimed. */
export const askedAwards: Readonly<Record<string, readonly AskedRule[]>> = Object.fromEntries(Object.entries(claimsOfRule).map(([name, claims]) => [name, claims.map((claim) => (name === jobs.name ? wayOf(claim, broughtBy) : wayOf(claim)))]))
