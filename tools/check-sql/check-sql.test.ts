// Tests of what the statement check sees: keys in plans, keys in the schema, words that may not stand.
import { describe, expect, test } from "vitest"
import { statements, tables } from "./allowed.ts"
import { type PlanNode, scansOf } from "./plan.ts"
import { schemaFaults, type Table } from "./schema.ts"
import { migrationWordsAgainst, wordsAgainst } from "./words.ts"

const keys: Record<string, string> = { "casework.cases": "subject_id", "registers.employee_rows": "person_id", "registers.employers": "employer_id", "registers.persons": "person_id" }
const reading = { keyOf: (table: string) => keys[table], isLookup: (table: string) => table === "registers.person_id_numbers" }

const scan = (table: string, alias: string, condition: string, node = "Index Scan"): PlanNode => ({ "Node Type": node, Schema: table.split(".")[0] ?? "", "Relation Name": table.split(".")[1] ?? "", Alias: alias, "Index Cond": condition })
const boundIn = (plan: PlanNode) => scansOf(plan, reading).map((one) => [one.alias, one.bound])

describe("the key of a table in a plan", () => {
  test("is fixed by a parameter", () => expect(boundIn(scan("casework.cases", "c", "((c.subject_id = $1) AND (c.case_id = $2))"))).toEqual([["c", true]]))
  test("is fixed by a list of people", () => expect(boundIn(scan("registers.persons", "p", "(p.person_id = ANY ($1))"))).toEqual([["p", true]]))
  test("is not fixed by another column", () => expect(boundIn(scan("casework.cases", "c", "(c.case_id = $2)"))).toEqual([["c", false]]))
  test("is not fixed by being greater", () => expect(boundIn(scan("casework.cases", "c", "(c.subject_id > $2)"))).toEqual([["c", false]]))
  test("is fixed by a join on the key of a table where it is", () =>
    expect(boundIn({ "Node Type": "Nested Loop", Plans: [scan("casework.cases", "c", "(c.subject_id = $1)"), scan("registers.persons", "p", "(p.person_id = c.subject_id)")] })).toEqual([["c", true], ["p", true]]))
  test("is not fixed by a join on the key of a table where it is not", () =>
    expect(boundIn({ "Node Type": "Hash Join", "Hash Cond": "(c.subject_id = p.person_id)", Plans: [scan("casework.cases", "c", "(c.state = 'open'::text)"), scan("registers.persons", "p", "(p.region = $1)")] })).toEqual([["c", false], ["p", false]]))
  test("is not fixed by a join over another key", () =>
    expect(boundIn({ "Node Type": "Nested Loop", Plans: [scan("registers.employee_rows", "r", "(r.person_id = $1)"), scan("registers.employers", "e", "(e.employer_id = r.employer_id)")] })).toEqual([["r", true], ["e", false]]))
  test("is fixed by rows that were handed in", () =>
    expect(boundIn({ "Node Type": "Nested Loop", Plans: [{ "Node Type": "Function Scan", Alias: "s" }, scan("registers.persons", "p", "(p.person_id = s.s)")] })).toEqual([["p", true]]))
  test("is fixed by what a look-up answered", () =>
    expect(boundIn({ "Node Type": "Nested Loop", Plans: [scan("registers.person_id_numbers", "n", "(n.digest = $1)"), scan("registers.persons", "p", "(p.person_id = n.person_id)")] })).toEqual([["n", false], ["p", true]]))
  test("is fixed where a small table's sub-select is read once and looked up by key", () => {
    const plan: PlanNode = { "Node Type": "Function Scan", Alias: "s", Output: ["(ANY (s.s = (hashed SubPlan 1).col1))"], Plans: [{ ...scan("registers.persons", "p", "(p.region = $1)", "Seq Scan"), "Subplan Name": "SubPlan 1", Output: ["p.person_id"] }] }
    expect(scansOf(plan, reading)).toMatchObject([{ alias: "p", bound: true, hashed: true }])
  })
})

describe("the schema", () => {
  const table = (over: Partial<Table>): Table => ({ name: "a.b", key: "person_id", uniques: [], references: [], partitions: [], triggers: [], ...over })
  const faults = (...over: Partial<Table>[]) => schemaFaults(over.map(table), (name) => name === "registers.regions").map((one) => one.name)

  test("a table has a key or is listed", () => expect(faults({ key: undefined }, { key: undefined, name: "registers.regions" })).toEqual(["a.b"]))
  test("what is unique is unique inside the key", () => expect(faults({ uniques: [{ name: "good", columns: ["person_id", "x"] }, { name: "bad", columns: ["x"] }] })).toEqual(["a.b.bad"]))
  test("references stay inside the key or go to small tables", () => {
    const to = (name: string, target: string, columns: string[], theirs: string[]) => ({ name, to: target, columns, theirs })
    expect(faults({ references: [to("good", "a.b", ["person_id", "x"], ["person_id", "x"]), to("small", "registers.regions", ["region"], ["code"]), to("crossed", "a.b", ["x", "person_id"], ["person_id", "x"]), to("outside", "a.b", ["x"], ["x"])] })).toEqual(["a.b.crossed", "a.b.outside"])
  })
  test("there are no triggers", () => expect(faults({ triggers: ["t"] })).toEqual(["a.b.t"]))
})

describe("words", () => {
  test.each(["merge into a using b on true", "select set_config('app.viewer', 'x', true)", "select any_value(x) from a", "select json_table('{}')", "select uuidv7()", "select random(1, 6)", "select x is json", "insert into a values (1) returning old.x"])("%s may not stand", (sql) => expect(wordsAgainst(sql)).toHaveLength(1))
  test.each(["select random() from a", "select 'merge into' -- set_config(", "select jsonb_agg(x) from a", "select is_json from a", "select x.gamma from x"])("%s may stand", (sql) => expect(wordsAgainst(sql)).toEqual([]))
  test("triggers and sequences may not stand in a migration", () => expect(migrationWordsAgainst("create trigger t after insert on a execute function f(); create table b (id bigserial)")).toHaveLength(2))
})

test("every allowance says why", () => {
  for (const one of [...tables, ...statements]) expect(one.why, one.name).toMatch(/\S \S/)
})
