// The law and its numbers as they are read: rules with sentences, conditions and examples; rows by place and day with document and two names.
import { articlesOf, decide, factsOf, linesIn, type ParameterDefinition, parametersOf, type Rule, sentences, unitWords, writeCitation, writeParameter } from "#policy"
import type { RequestContext } from "#platform/module"
import { plainDate } from "#standards"
import { commonProblems, type OutputOf, type QueryOf } from "#wire"
import type { listParameters, listRules, readRule } from "./contract.ts"
import { isInArea, isSamePerson, type Officer, officerOf } from "./enter.ts"
import type { Lawbook } from "./lawbook.ts"
import { listRows, namesOfPlaces, type StoredRow, twelve } from "./statements.ts"

type Listed = OutputOf<typeof listParameters>
type Row = Listed["rows"][number]

const codesOf = (codes: Readonly<Record<string, string>> | undefined) => Object.entries(codes ?? {}).map(([code, label]) => ({ code, label }))

const definitionShown = ({ key, label, type, unit, codes, limit }: ParameterDefinition): Listed["definitions"][number] => ({ key, label, type, unit, codes: codesOf(codes), limit: limit?.direction ?? null })

const mayOf = (officer: Officer, row: StoredRow): Row["may"] => {
  const open = row.state === "draft" && isInArea(officer, row.region)
  return { approve: open && officer.roles.includes("head") && !isSamePerson(officer, row), withdraw: open && officer.roles.some((role) => role === "clerk" || role === "reviewer" || role === "head") }
}

export async function listParametersFor(lawbook: Lawbook, request: RequestContext<unknown, QueryOf<typeof listParameters>>): Promise<Listed> {
  const officer = officerOf(request)
  const { key = "", region, on, state = "", q = "", page, size } = request.query
  const keys = new Set(key.split(",").filter((one) => one !== ""))
  const asked = (one: string): boolean => keys.size === 0 || keys.has(one)
  const stored = (await request.db.all(listRows, { key: keys.size === 1 ? key : "", state: state === "settled" ? "" : state })).filter((row) => asked(row.key))
  const byKey = new Map(lawbook.numbers.definitions.map((one) => [one.key, one]))
  const ends = new Map(lawbook.numbers.rows.map((row) => [`${row.key} ${row.region} ${row.from}`, row.to]))
  const official = new Set(stored.filter((row) => row.state === "approved").map((row) => `${row.key} ${row.region} ${row.effective_from}`))
  const wording = (of: string, value: StoredRow["value"]) => {
    const definition = byKey.get(of)
    return { label: definition?.label ?? of, shown: definition ? writeParameter(definition, value) : String(value) }
  }
  const kept = stored.map((row): Omit<Row, "regionName"> => ({
    rowId: row.row_id, key: row.key, ...wording(row.key, row.value), region: row.region, value: row.value as Row["value"], unit: row.unit, from: row.effective_from,
    to: row.state === "approved" ? (ends.get(`${row.key} ${row.region} ${row.effective_from}`) ?? row.effective_to) : row.effective_to, documentNumber: row.document_number, reason: row.reason, state: row.state,
    enteredBy: row.entered_name, enteredAt: row.entered_at, approvedBy: row.approved_name, approvedAt: row.approved_at, withdrawnBy: row.withdrawn_name, withdrawnWhy: row.withdrawn_why, may: mayOf(officer, row),
  }))
  const own = state === "draft" || state === "withdrawn" ? [] : lawbook.numbers.rows.filter((row) => asked(row.key) && !official.has(`${row.key} ${row.region} ${row.from}`)).map((row): Omit<Row, "regionName"> => ({
    rowId: null, key: row.key, ...wording(row.key, row.value), region: row.region, value: row.value as Row["value"], unit: row.unit, from: row.from, to: row.to, documentNumber: row.documentNumber, reason: "", state: "approved",
    enteredBy: row.enteredBy, enteredAt: null, approvedBy: row.approvedBy, approvedAt: null, withdrawnBy: null, withdrawnWhy: null, may: { approve: false, withdraw: false },
  }))
  const wanted = [...kept, ...own].filter((row) => (region === undefined || row.region === region) && (on === undefined || (row.from <= on && (row.to === null || on < row.to))) && (state !== "settled" || row.state !== "draft"))
  const names = new Map((await request.db.all(namesOfPlaces, { codes: [...new Set(wanted.map((row) => twelve(row.region)))] })).map((one) => [one.code, one.name]))
  const rows = wanted.map((row): Row => ({ ...row, regionName: row.region === "000000" ? "全国" : (names.get(twelve(row.region)) ?? row.region) })).filter((row) => q === "" || [row.label, row.key, row.documentNumber, row.regionName].some((text) => text.includes(q)))
  return {
    definitions: lawbook.numbers.definitions.filter((one) => asked(one.key)).map(definitionShown),
    rows: rows.toSorted((a, b) => a.key.localeCompare(b.key) || a.region.localeCompare(b.region) || b.from.localeCompare(a.from)).slice((page - 1) * size, page * size),
    total: rows.length, page, pageSize: size,
  }
}

const headOf = (lawbook: Lawbook, rule: Rule) => ({
  name: rule.name, title: rule.title, law: writeCitation(rule.law), articles: articlesOf(rule).map(writeCitation), since: rule.since, until: rule.until ?? null, subject: rule.subject,
  items: [...lawbook.usesOf(rule.name)], scannable: lawbook.waysOf(rule, plainDate(rule.since)).length > 0, parameters: parametersOf(rule).map((one) => one.key),
})

export const listRulesFor = async (lawbook: Lawbook): Promise<OutputOf<typeof listRules>> => lawbook.rules.rules.map((rule) => headOf(lawbook, rule))

export async function readRuleFor(lawbook: Lawbook, request: RequestContext<{ name: string }>): Promise<OutputOf<typeof readRule>> {
  const versions = lawbook.rules.versions(request.params.name)
  if (versions.length === 0) throw commonProblems.notFound()
  const examples = lawbook.examplesOf(request.params.name).map((one) => {
    const version = lawbook.rules.find(one.rule, one.input.on)
    const outcome = version ? decide(version, one.input) : undefined
    return { id: one.id, says: one.says, result: one.result, codes: [...one.codes], shown: (outcome?.gives ? outcome.calculation : []).map((given) => `${given.label}：${given.shown}`) }
  })
  return {
    versions: versions.map((rule) => {
      const unanswered = new Set(lawbook.unansweredOf(rule))
      return {
        ...headOf(lawbook, rule),
        sentences: [...sentences(rule)],
        conditions: rule.conditions.map(({ name, says, law, otherwise }) => ({ name, says: labelled(rule, says), article: writeCitation(law ?? rule.law), verdict: otherwise.verdict, code: otherwise.code, reason: labelled(rule, otherwise.says) })),
        facts: [
          ...factsOf(rule).map((fact) => ({ name: fact.name, label: fact.label, unit: unitWords[fact.type], type: fact.type, source: fact.source.name, answered: !unanswered.has(fact.name), codes: codesOf(fact.codes) })),
          ...linesIn(rule).map((list) => ({ name: list.name, label: list.label, unit: "", type: "lines", source: list.source.name, answered: !unanswered.has(list.name), codes: [] })),
        ],
      }
    }),
    draftable: lawbook.isDraftable(request.params.name),
    examples,
  }
}

/** A sentence with the names of what is filled in. */
const labelled = (rule: Rule, says: string): string =>
  says.replace(/\{([^}]+)\}/g, (_, name: string) => `〔${[...factsOf(rule), ...linesIn(rule)].find((one) => one.name === name)?.label ?? parametersOf(rule).find((one) => one.key === name)?.label ?? name}〕`)
