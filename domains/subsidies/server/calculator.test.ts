// 我能领什么: by the records for who is signed in, by answers for everybody, with the reason and what would change it; nothing is written.
import { expect, test } from "vitest"
import { testDatabase } from "../../../platform/database/testing.ts"
import { ordinaryCases } from "../rules/worked-cases.ts"
import { subsidyItems } from "../rules/index.ts"
import { cityB, subsidyWorld } from "./testing.ts"

const database = await testDatabase()
const world = await subsidyWorld(database, "2025-10-09T02:00:00.000Z")
const everybody = { kind: "public" } as const

interface Calculated {
  readonly status: number
  readonly body: { readonly code: string; readonly verdict: string; readonly amountFen: number | null; readonly reasons: readonly { readonly code: string; readonly article: string }[]; readonly missing: readonly { readonly name: string }[]; readonly wouldChange: readonly string[] }
}
const ask = async (item: string, facts: object, on?: string, region = cityB): Promise<Calculated> => world.ask(everybody, "POST", `/subsidies/calculator/${item}`, { region, facts, ...(on ? { on } : {}) })

test.each(Object.keys(subsidyItems) as (keyof typeof subsidyItems)[])("%s: its questions are listed and its ordinary case comes out as the rule says", async (item) => {
  const { facts, on } = ordinaryCases[item]
  const questions = (await world.ask(everybody, "GET", `/subsidies/calculator/${item}`)) as { body: { questions: { name: string }[]; lists: { name: string }[] } }
  const asked = new Set([...questions.body.questions, ...questions.body.lists].map((one) => one.name))
  const said = await ask(item, Object.fromEntries(Object.entries(facts).filter(([name]) => asked.has(name))), on)
  expect([said.status, said.body.verdict], JSON.stringify(said.body)).toEqual([200, "pass"])
})

test("columns of a list are asked with their codes in words, as questions are; no code is listed without its word", async () => {
  type Asked = readonly { readonly name: string; readonly type: string; readonly codes: Readonly<Record<string, string>> | null; readonly means?: string | null }[]
  const wordless: string[] = []
  for (const item of Object.keys(subsidyItems)) {
    const { body } = (await world.ask(everybody, "GET", `/subsidies/calculator/${item}`)) as { body: { questions: Asked; lists: readonly { name: string; columns: Asked }[] } }
    for (const one of [...body.questions, ...body.lists.flatMap((list) => list.columns)]) if (one.type === "code" && !one.codes && !one.means) wordless.push(`${item} ${one.name}`)
    if (item === "SI-FLEX-HARD") expect(body.lists.find((one) => one.name === "contributions")?.columns.find((one) => one.name === "kind")).toMatchObject({ label: "险种", type: "code", codes: { pension: "基本养老保险" } })
  }
  expect(wordless).toEqual([])
})

test("SSG-4 asked without signing in: a medium firm is refused with its article, and told what would change it", async () => {
  const { facts, on } = ordinaryCases["SI-SME-GRAD"]
  const said = await ask("SI-SME-GRAD", { ...facts, "enterprise-size": "medium" }, on)
  expect(said.body).toMatchObject({ verdict: "fail", amountFen: null, reasons: [{ code: "R-SIZE" }] })
  expect(said.body.reasons[0]?.article).toContain("就业补助资金管理办法")
  expect(said.body.wouldChange.join("")).toContain("企业规模")
})

test("a case is calculated by the day it is about: December's post by December's minimum wage, whenever somebody asks", async () => {
  const { facts } = ordinaryCases["PW-POST"]
  expect((await ask("PW-POST", { ...facts, "subsidy-month": "2025-12" }, "2026-02-10")).body).toMatchObject({ verdict: "pass", amountFen: 200_000 })
  expect((await ask("PW-POST", { ...facts, "subsidy-month": "2026-01" }, "2026-02-10")).body).toMatchObject({ verdict: "pass", amountFen: 210_000 })
})

test("a day beyond the calendar and a count below nothing are refused as input", async () => {
  const { facts } = ordinaryCases["SI-EMP-HARD"]
  expect((await ask("SI-EMP-HARD", { ...facts, "contract-start": "9999-12-31" })).body.code).toBe("input.invalid")
  expect((await ask("SI-EMP-HARD", { ...facts, "hired-months-used": -1 })).body.code).toBe("input.invalid")
})

test("an answer that is missing is named, a wrong one is refused, an unknown item and place are said", async () => {
  const short = await ask("SI-FLEX-HARD", { "subsidy-month": "2025-08", "hardship-from": "2025-02-10" })
  expect([short.body.verdict, short.body.missing.map((one) => one.name).includes("flexible-from")]).toEqual(["no-data", true])
  expect((await ask("SI-FLEX-HARD", { "hardship-from": 5 })).body.code).toBe("input.invalid")
  expect((await ask("SI-NO-SUCH", {})).body.code).toBe("subsidies.unknown-item")
  expect((await ask("SI-FLEX-HARD", {}, undefined, "330100000000")).body.code).toBe("subsidies.unknown-place")
})

test("who is signed in sees each month of the records: SIF-1 gives 4704.00, and why a graduate's subsidy is none", async () => {
  const person = await world.flexible()
  const mine = (await world.ask(world.citizen(person), "GET", "/subsidies/mine/calculation")) as { status: number; body: { item: string; verdict: string; amountFen: number; months: number; lines: { month: string; code: string | null }[] }[] }
  expect(mine.status, JSON.stringify(mine.body)).toBe(200)
  const of = (item: string) => mine.body.find((one) => one.item === item)
  expect(of("SI-FLEX-HARD")).toMatchObject({ verdict: "pass", amountFen: 470_400, months: 6 })
  expect(of("SI-FLEX-HARD")?.lines.map((one) => [one.month, one.code])).toEqual([["2025-02", "R-NOT-PAID"], ...["03", "04", "05", "06", "07", "08"].map((month) => [`2025-${month}`, null]), ["2025-09", "R-NOT-PAID"]])
  expect(of("SI-FLEX-GRAD")).toMatchObject({ verdict: "fail", amountFen: 0 })
  expect(of("SI-FLEX-GRAD")?.lines[1]?.code).toBe("R-NOT-GRADUATE")
  expect(await world.sql("select 1 from subsidies.grants")).toEqual([])
})

test("LN-INT is asked by both its rules: the interest and the limit of the loan; a loan above it is refused and told by how much", async () => {
  const { facts: all, on } = ordinaryCases["LN-INT"]
  const asked = (await world.ask(everybody, "GET", "/subsidies/calculator/LN-INT")) as { body: { questions: { name: string }[]; lists: { name: string }[] } }
  const names = new Set([...asked.body.questions, ...asked.body.lists].map((one) => one.name))
  const facts = Object.fromEntries(Object.entries(all).filter(([name]) => names.has(name)))
  const said = await ask("LN-INT", { ...facts, "loan-amount": 30_000_001 }, on)
  expect(said.body).toMatchObject({ verdict: "fail", amountFen: null, reasons: [{ code: "R-LOAN-LIMIT" }] })
  expect(said.body.wouldChange.join("")).toContain("300,000.00元")
  expect((await ask("LN-INT", facts, on)).body).toMatchObject({ verdict: "pass", amountFen: 172_500 })
})

test("SG-1, SK-1 and what else the unemployment fund pays are calculated by the same door, with their questions", async () => {
  const firm = {
    "unit-kind": "enterprise", "fully-paid-months": 12, "insured-at-start": 180, "average-insured-last-year": 180, "insured-in-december": 180, "benefit-drawers-last-year": 8, "unit-credit-listed": false, "zombie-enterprise": false, "industry-policy-consistent": true,
    "premium-paid-last-year": 19_440_000, "enterprise-size": "medium", "refunded-last-year": 0,
  }
  expect((await ask("UI-RETAIN", firm, "2025-06-10")).body).toMatchObject({ verdict: "pass", amountFen: 11_664_000 })
  for (const item of ["UI-BENEFIT", "UI-SKILL", "UI-EXPAND", "UI-RETAIN", "UI-WORKER", "TAX"]) {
    const questions = (await world.ask(everybody, "GET", `/subsidies/calculator/${item}`)) as { status: number; body: { name: string; questions: object[] } }
    expect([questions.status, questions.body.questions.length > 2], item).toEqual([200, true])
  }
})
