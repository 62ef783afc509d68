// Tests of the official tables by the ids of domain/08: edges of the statistical month, identity, lists behind cells, freezing and restating.
import fc from "fast-check"
import { beforeAll, expect, test } from "vitest"
import { compareEverybody, digestOfTable, drain, figureKey, fromCells, listKnown, type Measure, recount, asKnown } from "#platform/indicators"
import { testDatabase } from "../../platform/database/testing.ts"
import { testHouse, testServer } from "../../platform/http/testing.ts"
import { reportPeriod } from "#statistics"
import { reports } from "./module.ts"
import { allIndicators } from "./indicators/index.ts"
import { naturalDecrease, newlyEmployed, reemployed } from "./indicators/employment.ts"
import { benefitPaid, benefitRecipients } from "./indicators/benefit.ts"
import { leftUnemployment, longTermUnemployed, newlyUnemployed, unemployedAtEnd } from "./indicators/unemployment.ts"
import { evaluate, provinceIndicators, tableOf, periodOf } from "./server/evaluate.ts"
import { allTables } from "./tables/index.ts"
import { aPerson, change, employed, loadPlaces, officer, paid, touch, unemployed } from "./testing.ts"

const database = await testDatabase()
const clock = { now: "2026-11-23T02:00:00.000Z" }
const house = testHouse(database, clock)
const place = { code: "990101000000", prefix: "990101", levels: [3] }
const statistician = officer("701", ["statistician"], "99")
const other = officer("702", ["statistician"], "99")
const head = officer("703", ["head"], "99")
const auditor = officer("704", ["auditor"], "99")

const month = (text: string, measure?: Measure) => {
  const period = reportPeriod(text, provinceIndicators.dayOf(measure?.of.calendar ?? "statistical"))
  if (!period) throw new Error(text)
  return period
}
const county = figureKey(3, place.code)

/** One measure for the county in a period, from cells (months) or members (longer), and from the records; both must agree. */
async function count(measure: Measure, text: string): Promise<number> {
  const question = { measures: [measure], prefix: place.prefix, levels: place.levels, period: month(text, measure) }
  const kept = text.length === 7 && measure.over !== "year" ? await fromCells(database.system, provinceIndicators, question) : await asKnown(database.system, provinceIndicators, question, clock.now)
  const again = await recount(database.system, provinceIndicators, question)
  expect(again.get(county)?.[0] ?? 0).toBe(kept.get(county)?.[0] ?? 0)
  return kept.get(county)?.[0] ?? 0
}

async function fresh(): Promise<void> {
  for (const table of ["registration.unemployments", "registration.employments", "insurance.month_lines", "insurance.entitlements"]) await change(database, `truncate ${table} cascade`, [])
  await compareEverybody(database, provinceIndicators, clock.now)
}

beforeAll(async () => {
  await loadPlaces(database)
  await drain(database, provinceIndicators, clock.now)
})

test("A2: an unemployment that ends on the 20th or on the 21st falls into different months, and the identity holds in both", async () => {
  await fresh()
  const [first, second] = [await aPerson(database), await aPerson(database)]
  await unemployed(database, { person: first, from: "2026-01-10", to: "2026-03-20" })
  await unemployed(database, { person: second, from: "2026-01-10", to: "2026-03-21" })
  await touch(database, [first, second])
  await drain(database, provinceIndicators, clock.now)
  expect(await count({ of: leftUnemployment }, "2026-03")).toBe(1)
  expect(await count({ of: leftUnemployment }, "2026-04")).toBe(1)
  for (const text of ["2026-01", "2026-02", "2026-03", "2026-04"])
    expect((await count({ of: unemployedAtEnd, over: "opening" }, text)) + (await count({ of: newlyUnemployed }, text)) - (await count({ of: leftUnemployment }, text))).toBe(await count({ of: unemployedAtEnd }, text))
  // moving the end across the 20th shifts it by one month
  await change(database, "update registration.unemployments set closed_on = '2026-03-21' where person_id = $1", [first])
  await touch(database, [first])
  await drain(database, provinceIndicators, clock.now)
  expect(await count({ of: leftUnemployment }, "2026-03")).toBe(0)
  expect(await count({ of: leftUnemployment }, "2026-04")).toBe(2)
  expect(await count({ of: unemployedAtEnd }, "2026-03")).toBe(2)
})

test("A3: three jobs in a year count as one new employment of the year, in the month of the first", async () => {
  await fresh()
  const person = await aPerson(database)
  await employed(database, { person, from: "2026-01-05", to: "2026-02-05" })
  await employed(database, { person, from: "2026-05-05", to: "2026-06-05" })
  await employed(database, { person, from: "2026-09-05" })
  await touch(database, [person])
  await drain(database, provinceIndicators, clock.now)
  expect(await count({ of: newlyEmployed, over: "year" }, "2026-11")).toBe(1)
  expect(await count({ of: newlyEmployed }, "2026-01")).toBe(1)
  expect(await count({ of: newlyEmployed }, "2026-05")).toBe(0)
  expect(await count({ of: newlyEmployed }, "2026")).toBe(1)
})

test("A4: a change of job with a gap of ten days is no new employment; sixty days with a registration is a re-employment", async () => {
  await fresh()
  const [mover, returner] = [await aPerson(database), await aPerson(database)]
  await employed(database, { person: mover, from: "2024-06-01", to: "2026-05-01" })
  await employed(database, { person: mover, from: "2026-05-11" })
  await employed(database, { person: returner, from: "2024-06-01", to: "2026-05-01" })
  await unemployed(database, { person: returner, from: "2026-05-03", to: "2026-06-30" })
  await employed(database, { person: returner, from: "2026-06-30" })
  await touch(database, [mover, returner])
  await drain(database, provinceIndicators, clock.now)
  expect(await count({ of: newlyEmployed }, "2026-05")).toBe(0)
  expect(await count({ of: reemployed }, "2026-05")).toBe(0)
  expect(await count({ of: newlyEmployed }, "2026-07")).toBe(1)
  expect(await count({ of: reemployed }, "2026-07")).toBe(1)
})

test("exactly thirty days between two jobs is still one move, thirty-one is new employment", async () => {
  await fresh()
  const [near, far] = [await aPerson(database), await aPerson(database)]
  await employed(database, { person: near, from: "2025-01-01", to: "2026-04-01" })
  await employed(database, { person: near, from: "2026-05-01" })
  await employed(database, { person: far, from: "2025-01-01", to: "2026-04-01" })
  await employed(database, { person: far, from: "2026-05-02" })
  await touch(database, [near, far])
  await drain(database, provinceIndicators, clock.now)
  expect(await count({ of: newlyEmployed }, "2026-05")).toBe(1)
})

test("natural decrease counts retirement and death, not resignation", async () => {
  await fresh()
  for (const endReason of ["09", "10", "04"]) {
    const person = await aPerson(database)
    await employed(database, { person, from: "2020-01-01", to: "2026-07-01", endReason })
    await touch(database, [person])
  }
  await drain(database, provinceIndicators, clock.now)
  expect(await count({ of: naturalDecrease }, "2026-07")).toBe(2)
})

test("long-term unemployment begins on the day six months are full", async () => {
  await fresh()
  const [full, short] = [await aPerson(database), await aPerson(database)]
  await unemployed(database, { person: full, from: "2026-01-20" })
  await unemployed(database, { person: short, from: "2026-01-21" })
  await touch(database, [full, short])
  await drain(database, provinceIndicators, clock.now)
  expect(await count({ of: longTermUnemployed }, "2026-07")).toBe(1)
  expect(await count({ of: longTermUnemployed }, "2026-08")).toBe(2)
})

test("S7: two payments to one person in a month are one person and both amounts; the natural month decides", async () => {
  await fresh()
  const person = await aPerson(database)
  await paid(database, { person, month: 202605, on: "2026-06-01", fen: 150_000 })
  await paid(database, { person, month: 202606, on: "2026-06-30", fen: 160_000 })
  await touch(database, [person])
  await drain(database, provinceIndicators, clock.now)
  expect(await count({ of: benefitRecipients }, "2026-06")).toBe(1)
  expect(await count({ of: benefitPaid }, "2026-06")).toBe(310_000)
  expect(await count({ of: benefitRecipients }, "2026-05")).toBe(0)
  expect(await count({ of: benefitRecipients }, "2026Q2")).toBe(1)
})

const day = (offset: number) => new Date(Date.UTC(2025, 10, 1) + offset * 86_400_000).toISOString().slice(0, 10)
// the third is the county's own office
const streets = ["990101001001", "990101002001", "990101000000", "990102001001"]

test("A11: after random histories with corrections, voids and moved places, every cell equals its list and its recount, and places add up", async () => {
  const history = fc.array(
    fc.record({ start: fc.integer({ min: 0, max: 330 }), length: fc.integer({ min: 0, max: 200 }), open: fc.boolean(), street: fc.integer({ min: 0, max: 3 }), cause: fc.constantFrom("10", "20", "90"), sex: fc.constantFrom("1" as const, "2" as const), born: fc.constantFrom("2009-11-15", "1999-03-03", "1975-01-01", "1966-06-06"), way: fc.constantFrom("U11", "U13", "U26", "U32"), fate: fc.constantFrom("stays", "voided", "moved", "corrected", "closed-later") }),
    { minLength: 1, maxLength: 12 },
  )
  await fc.assert(
    fc.asyncProperty(history, async (people) => {
      await fresh()
      const persons: { id: string; fate: string; spell: string; start: string }[] = []
      for (const one of people) {
        const id = await aPerson(database, { sex: one.sex, born: one.born })
        const from = day(one.start)
        const to = one.open ? null : day(one.start + one.length)
        const spell = await unemployed(database, { person: id, from, to, region: streets[one.street] ?? "", reason: one.cause, closeReason: one.way })
        if (to) await employed(database, { person: id, from: to, region: streets[one.street] ?? "", evidence: one.sex === "1" ? "A" : "E" })
        persons.push({ id, fate: one.fate, spell, start: from })
      }
      await touch(database, persons.map(({ id }) => id))
      await drain(database, provinceIndicators, clock.now)
      for (const one of persons) {
        if (one.fate === "voided") await change(database, "update registration.unemployments set state = 'void', void_reason = 'x', close_recorded_at = now() where spell_id = $1", [one.spell])
        if (one.fate === "moved") await change(database, "update registration.unemployments set region = '990102002001', moved_from = region where spell_id = $1", [one.spell])
        if (one.fate === "corrected") await change(database, "update registers.persons set birth_date = '1980-02-02', sex = '2' where person_id = $1", [one.id])
        if (one.fate === "closed-later") await change(database, "update registration.unemployments set state = 'closed', closed_on = greatest(registered_on, '2026-10-25'), close_reason = 'U12', close_recorded_at = now() where spell_id = $1", [one.spell])
      }
      await touch(database, persons.map(({ id }) => id))
      await drain(database, provinceIndicators, clock.now)
      expect(await compareEverybody(database, provinceIndicators, clock.now)).toBe(0)
      for (const table of allTables.filter(({ periods }) => periods.includes("month")))
        for (const text of ["2025-12", "2026-03", "2026-11"]) await sameEverywhere(table.id, text)
    }),
    { numRuns: 5 },
  )
}, 240_000)

/** Live cells, the lists and the records say the same for every cell of a table; the parts add up to the province. */
async function sameEverywhere(id: string, text: string): Promise<void> {
  const table = tableOf(id)
  const period = periodOf(table, text)
  const live = await evaluate(house, table, "990000000000", period)
  const lists = await evaluate(house, table, "990000000000", period, { origin: { from: "known", at: clock.now } })
  const records = await evaluate(house, table, "990000000000", period, { origin: { from: "records", at: "2026-12-31T00:00:00Z" } })
  const figures = (sheet: typeof live) => Object.fromEntries(sheet.cells.map((cell) => [`${cell.row}|${cell.column}`, cell.value]))
  expect(figures(lists)).toEqual(figures(live))
  expect(figures(records)).toEqual(figures(live))
}

test("A11: for every indicator the list of a county has as many records as its cell, and the counties add up to the province", async () => {
  await fresh()
  for (const region of streets) {
    const person = await aPerson(database)
    await employed(database, { person, from: "2020-01-01", to: "2026-01-05", region, endReason: "09" })
    await unemployed(database, { person, from: "2026-01-06", to: "2026-10-30", region })
    await employed(database, { person, from: "2026-10-30", region })
    await change(database, "update registration.unemployments set moved_from = '990103000000' where person_id = $1", [person])
    await paid(database, { person, month: 202610, on: "2026-10-10", fen: 100_001, region })
    await touch(database, [person])
  }
  await drain(database, provinceIndicators, clock.now)
  for (const of of allIndicators) {
    let seen = 0
    for (const text of ["2026-01", "2026-07", "2026-10", "2026-11"]) {
      const measure: Measure = { of }
      const period = month(text, measure)
      const figures = await fromCells(database.system, provinceIndicators, { measures: [measure], prefix: "99", levels: [1, 2, 3], period })
      const at = (level: number) => [...figures].filter(([key]) => key.startsWith(`${level}:`)).reduce((sum, [, [value = 0]]) => sum + value, 0)
      for (const level of [2, 3]) expect(at(level), `${of.code} ${text}`).toBe(at(1))
      for (const code of ["990101", "990102"]) {
        const list = await listKnown(database.system, provinceIndicators, { measure, period, prefix: code, office: null, asOf: clock.now, after: null, limit: 100 })
        expect(of.counts === "fen" ? list.fen : list.total, `${of.code} ${text} ${code}`).toBe(figures.get(figureKey(3, code.padEnd(12, "0")))?.[0] ?? 0)
        expect(list.rows.length).toBe(list.total)
      }
      seen += at(1)
    }
    expect(seen, of.code).toBeGreaterThan(0)
  }
})

const table = "registered-unemployment"
const where = "region=990101000000&period=2026-10"
type Asked = { id: string; state: string; digest: string | null; cells: { row: string; column: string; value: number | null; shown: string; state: string; frozen: { value: number | null; restated: boolean } | null }[]; checks: { id: string; verdict: string; level: string; findings: string[] }[]; notes: string[]; intact: boolean; total: number; rows: { personId: string; name: string }[]; equal: boolean; may: string[]; closing: { id: string; version: number; may: string[] } }
const cellOf = (body: Asked, row: string, column = "total") => body.cells.find((cell) => cell.row === row && cell.column === column)

test("A1, A12: a table goes from generated to frozen by three people; freezing again gives the same bytes; what comes later is a restatement by two, and the closed table stays readable", async () => {
  await fresh()
  const server = await testServer(database, [reports], clock)
  const ask = async (viewer: Parameters<typeof server.ask>[0], method: "GET" | "POST" | "PUT", path: string, input?: unknown) => {
    const answer = await server.ask(viewer, method, path, input)
    return { status: answer.status, body: answer.body as unknown as Asked & { code: string } }
  }
  const people: string[] = []
  for (const from of ["2026-08-05", "2026-09-25", "2026-10-10"]) {
    const person = await aPerson(database, { name: "林晓梅" })
    people.push(person)
    await unemployed(database, { person, from })
  }
  await touch(database, people)
  const act = (viewer: Parameters<typeof server.ask>[0], closing: string, action: string, text = "") => ask(viewer, "POST", `/reports/closings/${closing}/actions`, { action, text })

  const made = await ask(statistician, "POST", "/reports/closings", { table, region: place.code, period: "2026-10" })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  expect(made.body.checks.filter((check) => check.verdict === "violated")).toEqual([])
  expect((await ask(statistician, "POST", "/reports/closings", { table, region: place.code, period: "2026-10" })).body.code).toBe("reports.closing-already-open")
  const { id } = made.body
  expect((await act(statistician, id, "freeze")).body.code).toBe("reports.wrong-step")
  expect((await act(statistician, id, "explain", "无异常")).body.state).toBe("explained")
  expect((await act(statistician, id, "review")).body.code).toBe("reports.same-person")
  expect((await act(other, id, "review")).body.state).toBe("reviewed")
  expect((await act(other, id, "sign")).body.code).toBe("reports.not-your-step")
  expect((await act(head, id, "sign")).body.state).toBe("signed")
  const frozen = await act(head, id, "freeze")
  expect(frozen.body).toMatchObject({ state: "frozen", digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string, may: [] })
  expect((await act(head, id, "return", "退回重做")).body.code).toBe("reports.wrong-step")

  // A1: the same figures read again give the same bytes
  const again = await evaluate(house, tableOf(table), place.code, periodOf(tableOf(table), "2026-10"), { asOf: clock.now })
  expect(digestOfTable({ table, version: again.table.version, region: place.code, period: "2026-10" }, again.cells)).toBe(frozen.body.digest)

  // a late registration, three days after
  clock.now = "2026-11-26T02:00:00.000Z"
  const late = await aPerson(database)
  await unemployed(database, { person: late, from: "2026-10-15", recordedAt: "2026-11-26T01:00:00Z" })
  await change(database, "update registration.unemployments set state = 'void', void_reason = 'x' where person_id = $1", [people[0]])
  await touch(database, [late, people[0] ?? ""])
  await drain(database, provinceIndicators, clock.now)
  const live = (await ask(auditor, "GET", `/reports/tables/${table}?${where}`)).body
  expect(cellOf(live, "new")).toMatchObject({ value: 3, frozen: { value: 2, restated: false } })
  expect(cellOf(live, "closing")?.value).toBe(3)
  const stored = (await ask(auditor, "GET", `/reports/closings/${id}`)).body
  expect(cellOf(stored, "new")?.value).toBe(2)
  expect(stored.intact).toBe(true)

  // the list of the frozen cell is the list as it was, although one record is void since
  const list = (query: string) => ask(auditor, "GET", `/reports/tables/${table}/records?${where}&row=closing&column=total&purpose=${encodeURIComponent("核对报表")}${query}`)
  expect((await list(`&closing=${id}`)).body).toMatchObject({ total: 3 })
  expect((await list("")).body.total).toBe(3)
  expect((await list(`&closing=${id}`)).body.rows.some((row) => row.personId === people[0])).toBe(true)
  expect((await list("")).body.rows.some((row) => row.personId === people[0])).toBe(false)
  expect((await list("")).body.rows.every((row) => row.name !== "林晓梅")).toBe(true)
  const next = (await ask(auditor, "GET", `/reports/tables/${table}?region=990101000000&period=2026-11`)).body
  expect(next.notes.some((note) => note.startsWith("补录：2026-10"))).toBe(true)
  expect(next.checks.find((check) => check.id === "V4")?.verdict).toBe("holds")

  // as of the day of freezing the table still says what it said
  const then = (await ask(auditor, "GET", `/reports/tables/${table}?${where}&asOf=2026-11-23`)).body
  expect(cellOf(then, "new")?.value).toBe(2)

  // 重述
  const proposed = await ask(statistician, "POST", "/reports/restatements", { closing: id, why: "10月15日登记的一人补录，一人撤销" })
  expect(proposed.status, JSON.stringify(proposed.body)).toBe(201)
  const restatement = proposed.body.id
  expect((await ask(statistician, "POST", `/reports/restatements/${restatement}/settle`, { agree: true })).body.code).toBe("reports.same-person")
  expect((await ask(other, "POST", `/reports/restatements/${restatement}/settle`, { agree: true })).body.state).toBe("signed")
  const restated = (await ask(auditor, "GET", `/reports/tables/${table}?${where}`)).body
  expect(restated.closing).toMatchObject({ version: 2 })
  expect(cellOf(restated, "new")).toMatchObject({ value: 3, frozen: { value: 3, restated: true } })
  const closed = (await ask(auditor, "GET", `/reports/closings/${id}`)).body
  expect(cellOf(closed, "new")?.value).toBe(2)
  expect(closed.intact).toBe(true)
  expect((await ask(statistician, "POST", "/reports/restatements", { closing: restated.closing.id, why: "没有变化也要重述" })).body.code).toBe("reports.nothing-to-restate")
  clock.now = "2026-11-23T02:00:00.000Z"
}, 120_000)

test("a frozen table cannot be changed by the program's own requests", async () => {
  const db = database.as(head)
  const frozen = await database.system.transaction((tx) => tx.sql<{ closing_id: string }>("select closing_id from reports.closings where state = 'frozen' limit 1"))
  const id = frozen[0]?.closing_id ?? "0"
  expect(id).not.toBe("0")
  expect(await db.transaction((tx) => tx.sql("update reports.closings set state = 'generated' where closing_id = $1 returning 1", [id]))).toEqual([])
  await expect(db.transaction((tx) => tx.sql("update reports.closing_cells set value = 0 where closing_id = $1", [id]))).rejects.toThrow(/permission denied/)
  await expect(db.transaction((tx) => tx.sql("delete from reports.closing_cells where closing_id = $1", [id]))).rejects.toThrow(/permission denied/)
  await expect(db.transaction((tx) => tx.sql("insert into reports.closing_cells (closing_id, row_key, column_key, shown, state) values ($1, 'x', 'x', '1', 'figure')", [id]))).rejects.toThrow(/row-level security/)
})

test("the rate is not computable without the imported denominator, never zero; with it V7 recomputes it", async () => {
  const server = await testServer(database, [reports], clock)
  const read = async () => (await server.ask(auditor, "GET", `/reports/tables/${table}?region=990102000000&period=2026-09`)).body as unknown as Asked
  expect(cellOf(await read(), "rate")).toMatchObject({ value: null, shown: "—", state: "not-computable" })
  const rows = [{ region: "990102000000", period: "2026-09", value: 250_000, source: "示例统计局", sourceDate: "2026-10-08" }]
  expect((await server.ask(auditor, "POST", "/reports/denominators", { rows })).status).toBe(403)
  expect((await server.ask(statistician, "POST", "/reports/denominators", { rows })).status).toBe(201)
  expect((await server.ask(statistician, "POST", "/reports/denominators", { rows })).status).toBe(409)
  const body = await read()
  expect(cellOf(body, "rate")?.state).toBe("figure")
  expect(body.checks.find((check) => check.id === "V7")?.verdict).toBe("holds")
  expect(cellOf(body, "rate", "male")?.state).toBe("not-computable")
})

test("tables whose business is not handled here say so in every cell, and no zero stands for unknown", async () => {
  const server = await testServer(database, [reports], clock)
  const body = (await server.ask(auditor, "GET", "/reports/tables/fund-use?region=990000000000&period=2026Q3")).body as unknown as Asked
  expect(body.cells.length).toBeGreaterThan(20)
  expect(body.cells.every((cell) => cell.value === null && cell.state === "no-records")).toBe(true)
})

test("an officer sees tables of the own place only, and lists need a purpose", async () => {
  const server = await testServer(database, [reports], clock)
  const countyOfficer = officer("720", ["statistician"], "990102")
  expect((await server.ask(countyOfficer, "GET", `/reports/tables/${table}?${where}`)).status).toBe(403)
  expect((await server.ask(auditor, "GET", `/reports/tables/${table}/records?${where}&row=closing&column=total`)).status).toBe(422)
  expect((await server.ask(auditor, "GET", `/reports/tables/${table}/records?${where}&row=rate&column=total&purpose=${encodeURIComponent("核对报表")}`)).status).toBe(409)
  expect((await server.ask(officer("721", ["clerk"], "99"), "GET", "/reports/tables")).status).toBe(403)
})

test("S10: what is published hides figures below five; files carry the table number of the province", async () => {
  const server = await testServer(database, [reports], clock)
  expect((await server.ask(statistician, "PUT", `/reports/tables/${table}/number`, { number: "示例统1表" })).status).toBe(200)
  const csv = (publication: boolean) => server.ask(auditor, "GET", `/reports/tables/${table}/csv?${where}&publication=${publication}`)
  const [inside, outside] = [String((await csv(false)).body), String((await csv(true)).body)]
  expect(inside).toContain("示例统1表")
  expect(inside).not.toContain("＊")
  expect(outside).toContain("＊")
  expect((await server.ask(auditor, "GET", `/reports/tables/${table}/xlsx?${where}`)).status).toBe(200)
  expect((await server.ask(auditor, "GET", `/reports/tables/employment-progress/xlsx?region=990000000000&period=2026Q3`)).status).toBe(200)
})

test("V12: a change of more than thirty percent and a hundred persons must be explained before review", async () => {
  await fresh()
  await change(database, `insert into registers.persons (person_id, name, sex, birth_date, id_masked, region) select 5000000 + n, '测试', '1', '1990-01-01', '', '990101001001' from generate_series(1, 120) n`, [])
  await change(
    database,
    `insert into registration.unemployments (person_id, spell_id, registered_on, reason, place_kind, region, last_contact_on, next_contact_on, state, recorded_at)
     select 5000000 + n, 6000000 + n, '2026-08-25', '20', '1', '990101001001', '2026-08-25', '2026-08-25', 'open', '2026-08-25T04:00:00Z' from generate_series(1, 120) n`,
    [],
  )
  await compareEverybody(database, provinceIndicators, clock.now)
  const server = await testServer(database, [reports], clock)
  const made = (await server.ask(statistician, "POST", "/reports/closings", { table, region: place.code, period: "2026-09" })).body as unknown as Asked
  expect(made.checks.find((check) => check.id === "V12")).toMatchObject({ verdict: "violated", level: "warn" })
  expect((await server.ask(statistician, "POST", `/reports/closings/${made.id}/actions`, { action: "explain", text: "" })).status).toBe(409)
  expect((await server.ask(statistician, "POST", `/reports/closings/${made.id}/actions`, { action: "explain", text: "某企业关闭，集中登记" })).status).toBe(200)
}, 60_000)

test("a month that begins carries the stock on, and what was dated into it is counted", async () => {
  await fresh()
  const person = await aPerson(database)
  await unemployed(database, { person, from: "2026-09-01" })
  await touch(database, [person])
  await drain(database, provinceIndicators, clock.now)
  clock.now = "2026-12-22T02:00:00.000Z"
  await drain(database, provinceIndicators, clock.now)
  expect(await count({ of: unemployedAtEnd }, "2026-12")).toBe(1)
  expect(await count({ of: unemployedAtEnd }, "2027-01")).toBe(1)
  expect(await count({ of: unemployedAtEnd, over: "opening" }, "2027-01")).toBe(1)
  clock.now = "2026-11-23T02:00:00.000Z"
})
