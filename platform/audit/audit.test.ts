// The chain over the trail: what it seals, and that every tampering is named.
import { appendFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { type Bulk, newId } from "#platform/database"
import type { House } from "#platform/module"
import type { Viewer } from "#wire"
import { testDatabase } from "../database/testing.ts"
import { testHouse, testServer } from "../http/testing.ts"
import { groupedTrail, headsFile, sealTrail, type TrailEntry, verifyTrail } from "./index.ts"
import { audit } from "./module.ts"

const database = await testDatabase()
let folder = ""
let house: House

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "jiuye-audit-"))
  house = { ...testHouse(database), dataFolder: folder }
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const sql = <R extends object = object>(text: string, values: readonly unknown[] = []) => database.system.transaction((tx: Bulk) => tx.sql<R>(text, values))

const officer = (scope: string, roles: readonly ["clerk"] | readonly ["auditor"] = ["auditor"]): Viewer => ({ kind: "staff", officerId: "77", personId: null, name: "吴斌", roles, scope, office: "省厅", session: "1" })
const entry = (subjectId: string, region = "990101001001"): TrailEntry => ({ kind: "read", action: "test.read", viewer: officer("9901", ["clerk"]), subjectId, region, address: "10.0.0.1", detail: { field: "name" } })

const write = async (count: number) => groupedTrail(database.system).record(Array.from({ length: count }, (_, index) => entry(String(1000 + index))))

beforeEach(async () => {
  await sql("truncate audit.trail, audit.chain")
  await rm(headsFile(folder), { force: true })
})

const verify = () => verifyTrail(database.system, headsFile(folder))
const kinds = async () => (await verify()).findings.map((finding) => finding.kind)

test("an untouched trail verifies, and what is not sealed yet is only waiting", async () => {
  await write(12)
  expect(await sealTrail(house)).toMatchObject({ rows: 12, seq: 12 })
  await write(3)
  expect(await verify()).toEqual({ rows: 12, waiting: 3, heads: 1, findings: [] })
  expect(await sealTrail(house)).toMatchObject({ rows: 3, seq: 15 })
  expect(await verify()).toEqual({ rows: 15, waiting: 0, heads: 2, findings: [] })
})

test("more rows than one batch are sealed in one go, and twice at once seals nothing twice", async () => {
  await sql("insert into audit.trail (subject_id, trail_id, kind, action, actor_kind, actor_id, actor_name) select g % 7, 900000000000 + g, 'read', 'bulk', 'staff', '1', '王芳' from generate_series(1, 11000) g")
  const both = await Promise.all([sealTrail(house), sealTrail(house)])
  expect(both[0].rows + both[1].rows).toBe(11_000)
  expect(await verify()).toMatchObject({ rows: 11_000, waiting: 0, findings: [] })
})

test("locks of other rooms do not keep the sealer away", async () => {
  await write(2)
  await database.system.transaction(async (tx) => {
    await tx.sql("select pg_advisory_xact_lock(key) from generate_series(7715900, 7715910) key")
    expect(await sealTrail(house)).toMatchObject({ rows: 2, busy: false })
  })
})

test("a sealer that stands still is noticed", async () => {
  await write(2)
  await sql("update audit.trail set at = now() - interval '2 hours'")
  expect((await verify()).findings).toEqual([expect.objectContaining({ kind: "not-sealed" })])
})

test("a row that comes late with a smaller identifier is still joined to the chain", async () => {
  const early = newId()
  await write(4)
  await sealTrail(house)
  await sql("insert into audit.trail (subject_id, trail_id, kind, action, actor_kind, actor_id, actor_name) values (5, $1, 'write', 'late', 'staff', '1', '王芳')", [early])
  expect(await sealTrail(house, "near")).toMatchObject({ rows: 1, seq: 5 })
  expect(await verify()).toMatchObject({ rows: 5, waiting: 0, findings: [] })
})

test.each([
  ["actor_name", "update audit.trail set actor_name = '别人' where subject_id = 1003"],
  ["detail", `update audit.trail set detail = '{"field": "phone"}' where subject_id = 1003`],
  ["time by a microsecond", "update audit.trail set at = at + interval '1 microsecond' where subject_id = 1003"],
  ["purpose", "update audit.trail set purpose = '补写' where subject_id = 1003"],
])("a row whose %s was changed is named", async (_, change) => {
  await write(8)
  await sealTrail(house)
  const [row] = await sql<{ trail_id: string }>("select trail_id from audit.trail where subject_id = 1003")
  await sql(change)
  expect((await verify()).findings).toEqual([expect.objectContaining({ kind: "altered", seq: 4, trailId: row?.trail_id })])
})

test("a deleted row is named, one finding for one row", async () => {
  await write(8)
  await sealTrail(house)
  await sql("delete from audit.trail where subject_id in (1002, 1006)")
  expect((await verify()).findings).toEqual([expect.objectContaining({ kind: "missing", seq: 3 }), expect.objectContaining({ kind: "missing", seq: 7 })])
})

test("a deleted row whose link was deleted too leaves a gap that is named", async () => {
  await write(8)
  await sealTrail(house)
  await sql("delete from audit.trail where subject_id = 1004")
  await sql("delete from audit.chain where subject_id = 1004")
  expect(await kinds()).toEqual(["link-missing"])
})

test("two links that changed places are named", async () => {
  await write(8)
  await sealTrail(house)
  await sql("update audit.chain set seq = -seq where seq in (3, 6)")
  await sql("update audit.chain set seq = case seq when -3 then 6 else 3 end where seq < 0")
  expect((await kinds()).every((kind) => kind === "reordered")).toBe(true)
  expect((await verify()).findings.map((finding) => finding.seq)).toEqual([3, 4, 6, 7])
})

test("a row put in afterwards with an old identifier is never sealed and always named", async () => {
  await write(3)
  await sealTrail(house)
  const hours = (BigInt(newId()) - (BigInt(3 * 3_600_000) << 22n)).toString()
  await sql("insert into audit.trail (subject_id, trail_id, kind, action, actor_kind, actor_id, actor_name) values (5, $1, 'read', 'forged', 'staff', '1', '王芳')", [hours])
  expect(await sealTrail(house)).toMatchObject({ rows: 0, seq: 3 })
  expect((await verify()).findings).toEqual([expect.objectContaining({ kind: "inserted", trailId: hours })])
})

test("a tail cut off from rows and chain together is caught by the heads outside", async () => {
  await write(5)
  await sealTrail(house)
  await write(5)
  await sealTrail(house)
  await sql("delete from audit.trail where trail_id in (select trail_id from audit.chain where seq > 6)")
  await sql("delete from audit.chain where seq > 6")
  expect((await verify()).findings).toEqual([expect.objectContaining({ kind: "cut-off", seq: 10, line: 2 })])
})

test("a chain written anew from an altered row on is caught by the heads outside", async () => {
  await write(6)
  await sealTrail(house)
  await sql("update audit.trail set actor_name = '别人' where subject_id = 1001")
  await sql("truncate audit.chain")
  await sealTrail(house)
  expect((await verify()).findings).toEqual([expect.objectContaining({ kind: "head-differs", seq: 6, line: 1 })])
})

test("an edited or shortened file of heads is named", async () => {
  for (let round = 0; round < 3; round++) {
    await write(2)
    await sealTrail(house)
  }
  const lines = (await readFile(headsFile(folder), "utf8")).trimEnd().split("\n")
  expect(lines).toHaveLength(3)
  await writeFile(headsFile(folder), `${[lines[0], lines[2]].join("\n")}\n`)
  expect(await kinds()).toEqual(["head-edited"])
})

test("a line torn by a power failure does no harm, the next one follows the last whole line", async () => {
  await write(2)
  await sealTrail(house)
  await appendFile(headsFile(folder), '{"seq":4,"dig')
  await write(2)
  await sealTrail(house)
  expect(await verify()).toMatchObject({ heads: 2, findings: [] })
})

test("a head lost between commit and file is made up by the next run", async () => {
  await write(2)
  await sealTrail({ ...house, dataFolder: "" })
  expect((await verify()).heads).toBe(0)
  await sealTrail(house)
  expect(await verify()).toMatchObject({ heads: 1, findings: [] })
})

test("no request can change the trail or touch the chain", async () => {
  await write(2)
  await sealTrail(house)
  const asOfficer = database.as(officer("99"))
  for (const text of ["update audit.trail set actor_name = ''", "delete from audit.trail", "select * from audit.chain", "insert into audit.chain values (9, 1, 1, '', '')"])
    await expect(asOfficer.transaction((tx) => tx.sql(text))).rejects.toThrow(/permission denied/)
})

test("an auditor reads the trail of their own area, page by page, and the reading is itself in the trail", async () => {
  const http = await testServer(database, [audit], { now: new Date().toISOString() })
  await groupedTrail(database.system).record([entry("1", "990101001001"), entry("2", "990102001001"), entry("3", "990101002001"), { ...entry("0", ""), kind: "sign-in" }])
  await sealTrail(house)
  const subjects = async (scope: string, query = "") => {
    const answer = await http.ask(officer(scope), "GET", `/audit/trail${query}`)
    expect(answer.status).toBe(200)
    return (answer.body as { rows: { subjectId: string; address: string | null; seq: number | null }[]; next: string | null }).rows
  }
  expect((await subjects("990101", "?action=test.read")).map((row) => row.subjectId)).toEqual(["3", "1"])
  expect((await subjects("990102", "?action=test.read")).map((row) => row.subjectId)).toEqual(["2"])
  expect((await subjects("99", "?action=test.read")).map((row) => row.subjectId)).toEqual(["0", "3", "2", "1"])
  expect((await subjects("99", "?subject=2&action=test.read"))[0]).toMatchObject({ subjectId: "2", seq: 2, address: null })
  expect(await subjects("99", "?officer=77&kind=sign-in")).toHaveLength(1)
  const first = (await http.ask(officer("99"), "GET", "/audit/trail?limit=2&action=test.read")).body as { next: string; rows: object[] }
  const second = (await http.ask(officer("99"), "GET", `/audit/trail?limit=2&action=test.read&after=${first.next}`)).body as { rows: { subjectId: string }[] }
  expect(second.rows.map((row) => row.subjectId)).toEqual(["2", "1"])
  const [read] = await sql<{ actor_id: string; subject_id: string }>("select actor_id, subject_id from audit.trail where action = 'audit.read-trail' and subject_id = 2 limit 1")
  expect(read).toEqual({ actor_id: "77", subject_id: "2" })
})

test("the full view of the trail needs a purpose, which is kept", async () => {
  const http = await testServer(database, [audit], { now: new Date().toISOString() })
  await groupedTrail(database.system).record([entry("1")])
  const refused = await http.ask(officer("99"), "GET", "/audit/trail?full=1")
  expect([refused.status, (refused.body as { code: string }).code]).toEqual([422, "audit.purpose-needed"])
  const full = await http.ask(officer("99"), "GET", `/audit/trail?full=1&purpose=${encodeURIComponent("信访件核查")}`)
  expect((full.body as { rows: object[] }).rows[0]).toMatchObject({ address: "10.0.0.1", detail: { field: "name" } })
  expect(await sql("select purpose from audit.trail where action = 'audit.read-trail' and purpose <> ''")).toEqual([{ purpose: "信访件核查" }])
})

test("the standing of the chain is shown to auditors and operators", async () => {
  const http = await testServer(database, [audit])
  await write(4)
  await sealTrail(house)
  await write(1)
  expect((await http.ask(officer("9901"), "GET", "/audit/chain")).body).toMatchObject({ sealed: 4, waiting: 1 })
})
