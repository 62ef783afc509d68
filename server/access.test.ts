// Generated over the whole program: every endpoint with every role, and every table with somebody's rows seen from elsewhere.
import { afterAll, describe, expect, test } from "vitest"
import pg from "pg"
import { commonProblems, mayCall, publicViewer, type Role, staffRoles, type Viewer } from "#wire"
import { testDatabase } from "../platform/database/testing.ts"
import { sampleOf } from "../platform/http/sample-input.ts"
import { testServer } from "../platform/http/testing.ts"
import { provinceModules } from "./roles.ts"

const database = await testDatabase()
const http = await testServer(database, provinceModules)
const routes = provinceModules.flatMap((one) => one.routes ?? [])

const viewers: Record<Role, Viewer> = {
  public: publicViewer,
  citizen: { kind: "citizen", personId: "41", name: "林晓梅", session: "1" },
  employer: { kind: "employer", employerId: "42", name: "甲市示例机械有限公司", agent: "何敏", session: "2" },
  feed: { kind: "feed", source: "social-insurance", scope: "99" },
  ...(Object.fromEntries(staffRoles.map((role): [string, Viewer] => [role, { kind: "staff", officerId: "43", personId: "44", name: "王芳", roles: [role], scope: "990101", office: "甲一县", session: "3" }])) as Record<(typeof staffRoles)[number], Viewer>),
}

const filled = (path: string, params: unknown) => path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String((params as Record<string, unknown> | undefined)?.[name] ?? "1")))

/** Calls from an address of its own, so that limits per address do not answer instead of the door. */
let callers = 0
async function call(viewer: Viewer, method: "GET" | "POST" | "PUT" | "DELETE", url: string, payload: unknown) {
  callers += 1
  const headers = { "x-test-viewer": encodeURIComponent(JSON.stringify(viewer)), "x-jiuye": "1", "idempotency-key": `access-test-${callers}` }
  const remoteAddress = `10.${(callers >> 16) & 255}.${(callers >> 8) & 255}.${callers & 255}`
  const response = await http.server.inject({ method, url, headers, remoteAddress, ...(payload === undefined ? {} : { payload: payload as object }) })
  const code = response.headers["content-type"]?.toString().includes("json") ? (JSON.parse(response.body) as { code?: string } | null)?.code : undefined
  return { status: response.statusCode, code, body: response.body.slice(0, 300) }
}

test("there are endpoints, each with a name and an address of its own", () => {
  expect(routes.length).toBeGreaterThan(20)
  expect(new Set(routes.map((served) => served.endpoint.name)).size).toBe(routes.length)
  expect(new Set(routes.map((served) => `${served.endpoint.method} ${served.endpoint.path}`)).size).toBe(routes.length)
})

describe.each(routes.map((served) => ({ name: served.endpoint.name, served })))("$name", ({ served }) => {
  const one = served.endpoint
  const path = filled(one.path, one.params ? sampleOf(one.params) : undefined)
  const query = new URLSearchParams(Object.entries((one.query ? (sampleOf(one.query) as object) : {}) as Record<string, unknown>).map(([name, value]) => [name, String(value)])).toString()

  for (const [role, viewer] of Object.entries(viewers) as [Role, Viewer][]) {
    if (mayCall(viewer, one.who))
      test(`${role} may ask: an answer or a refusal, never a failure`, async () => {
        const least = await call(viewer, one.method, `/api${path}`, one.input && !one.uploadLimit ? {} : undefined)
        expect(least.status, least.body).toBeLessThan(500)
        expect([commonProblems.notSignedIn.problem.code, "identity.session-ended"]).not.toContain(least.code)
        const whole = await call(viewer, one.method, `/api${path}${query ? `?${query}` : ""}`, one.input && !one.uploadLimit ? sampleOf(one.input) : undefined)
        expect(whole.status, whole.body).toBeLessThan(500)
      })
    else
      test(`${role} is refused at the door`, async () => {
        const refused = role === "public" ? commonProblems.notSignedIn.problem : commonProblems.notAllowed.problem
        const answer = await call(viewer, one.method, `/api${path}${query ? `?${query}` : ""}`, one.input && !one.uploadLimit ? sampleOf(one.input) : undefined)
        expect([answer.status, answer.code]).toEqual([refused.status, refused.code])
      })
  }
})

interface Column {
  readonly name: string
  readonly type: string
  readonly needed: boolean
  readonly generated: boolean
}

interface Table {
  readonly name: string
  readonly secured: boolean
  readonly columns: readonly Column[]
}

/** Global look-ups, found with the value itself: a keyed digest, the public code of an employer or the number of a certificate, and the number of whom it belongs to. Nothing else may be in them. */
const lookUps = ["registers.person_id_numbers", "registers.person_mobiles", "registers.employer_codes", "registration.certificate_numbers"]

const person = "7000000000001"
const place = "990101001001"

/** Tables and partitioned tables the application role may read, that hold somebody's rows. */
async function personalTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    select n.nspname || '.' || c.relname as name, c.relrowsecurity as secured,
           (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, null), 'needed', a.attnotnull and not a.atthasdef and a.attidentity = '', 'generated', a.attgenerated <> '' or a.attidentity <> '') order by a.attnum)
              from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')
       and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname in ('person_id', 'subject_id', 'employer_id') and not a.attisdropped)
       and has_any_column_privilege('jiuye_app', c.oid, 'select')
     order by 1`)
  return rows
}

/** This database is thrown away after the file: checks and foreign keys go, so that any row can be put anywhere. */
async function openUp(client: pg.Client): Promise<void> {
  await client.query(`
    do $$ declare r record; begin
      for r in select conrelid::regclass as t, conname from pg_constraint where contype in ('c', 'f', 'x') and conrelid <> 0 and coninhcount = 0 loop
        execute format('alter table %s drop constraint if exists %I cascade', r.t, r.conname);
      end loop;
      for r in select c.oid::regclass as t, n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'p' and not exists (select 1 from pg_partitioned_table p where p.partrelid = c.oid and p.partdefid <> 0) loop
        begin execute format('create table %I.%I partition of %s default', r.nspname, r.relname || '_elsewhere', r.t); exception when others then null; end;
      end loop;
    end $$`)
}

function valueFor(column: Column): unknown {
  if (["person_id", "subject_id", "employer_id"].includes(column.name)) return person
  if (["region", "live_region", "work_region", "hukou_region"].includes(column.name)) return place
  if (column.name === "scope") return place
  if (column.type.endsWith("[]")) return []
  if (column.type.endsWith("range")) return "empty"
  if (/^(bigint|integer|smallint|numeric|double precision|real)$/.test(column.type)) return column.name === "ym" ? 202601 : 1
  if (column.type === "boolean") return true
  if (column.type === "date") return "2026-01-01"
  if (column.type.startsWith("timestamp")) return "2026-01-01T00:00:00Z"
  if (column.type === "jsonb" || column.type === "json") return "{}"
  if (column.type === "bytea") return Buffer.alloc(0)
  return "person"
}

async function plant(client: pg.Client, table: Table): Promise<void> {
  const given = table.columns.filter((column) => !column.generated && (column.needed || ["person_id", "subject_id", "employer_id", "region", "live_region", "work_region", "scope", "subject_kind"].includes(column.name)))
  const names = given.map((column) => `"${column.name}"`).join(", ")
  await client.query(`insert into ${table.name} (${names}) values (${given.map((_, index) => `$${index + 1}`).join(", ")})`, given.map(valueFor))
}

async function seen(client: pg.Client, table: string, viewer: string | undefined): Promise<number> {
  await client.query("begin")
  try {
    await client.query("set local role jiuye_app")
    if (viewer !== undefined) await client.query(`set local app.viewer = '${viewer}'`)
    const columns = await client.query<{ list: string | null }>("select string_agg(quote_ident(attname), ', ') as list from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and has_column_privilege('jiuye_app', attrelid, attnum, 'select')", [table])
    return (await client.query(`select ${columns.rows[0]?.list ?? "1"} from ${table}`)).rows.length
  } finally {
    await client.query("rollback")
  }
}

describe("row security of every table with somebody's rows", async () => {
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  await client.query("set session_replication_role = replica").catch(() => undefined)
  const all = await personalTables(client)
  const tables = all.filter((table) => !lookUps.includes(table.name))
  afterAll(() => client.end())
  await openUp(client)
  await client.query("delete from audit.trail")
  const views = await client.query<{ name: string; asAsker: boolean }>(`
    select n.nspname || '.' || c.relname as name, coalesce('security_invoker=true' = any(c.reloptions), false) as "asAsker"
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('v', 'm') and n.nspname not in ('pg_catalog', 'information_schema') and has_any_column_privilege('jiuye_app', c.oid, 'select')
       and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname in ('person_id', 'subject_id'))`)
  const others = await client.query<{ name: string }>("select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relispartition and has_any_column_privilege('jiuye_app', c.oid, 'select')")

  test("there are such tables", () => expect(tables.length).toBeGreaterThan(5))

  test("look-ups by value hold a value and a number and nothing else", () => {
    for (const table of all.filter((one) => lookUps.includes(one.name))) expect(table.columns.map((column) => column.name).filter((name) => !["digest", "uscc", "number", "person_id", "employer_id"].includes(name)), table.name).toEqual([])
  })

  test("views of somebody's rows are read with the rights of who asks", () => expect(views.rows.filter((view) => !view.asAsker).map((view) => view.name)).toEqual([]))

  test("partitions are read through their table only, where its policies hold", () => expect(others.rows.map((row) => row.name)).toEqual([]))

  test.each(tables)("$name", async (table) => {
    expect(table.secured, "row security is on").toBe(true)
    await client.query(`delete from ${table.name}`)
    await plant(client, table)
    expect((await client.query(`select 1 from ${table.name}`)).rows).toHaveLength(1)
    expect(await seen(client, table.name, "region:990102"), "seen from the next county").toBe(0)
    expect(await seen(client, table.name, "region:9902"), "seen from another city").toBe(0)
    expect(await seen(client, table.name, "region:990101002"), "seen from the next street").toBe(0)
    expect(await seen(client, table.name, "person:7000000000002"), "seen by another person").toBe(0)
    expect(await seen(client, table.name, "employer:7000000000002"), "seen by some employer").toBe(0)
    expect(await seen(client, table.name, "nobody"), "seen by the public").toBe(0)
    expect(await seen(client, table.name, ""), "seen by an empty viewer").toBe(0)
    expect(await seen(client, table.name, undefined), "seen by a viewer that was never set").toBe(0)
  })

  test("the same rows are seen by the officers of the place: the test above can fail", async () => {
    const found: string[] = []
    for (const table of tables) if ((await seen(client, table.name, "region:990101")) === 1) found.push(table.name)
    expect(found.length).toBeGreaterThan(tables.length / 2)
  })
})
