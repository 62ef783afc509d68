// The monthly batch of 100 000 lines: generation and check against plain SQL that writes the same rows, and the bank file, in the same run.
import { rm, mkdtemp } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Readable } from "node:stream"
import { newId, openDatabase, sealingWith, type Bulk, type Database, type Session } from "#platform/database"
import type { House } from "#platform/module"
import { generateBatch } from "#platform/payments"
import { monthlyBenefit } from "../domains/insurance/module.ts"
import { luhnDigit, residentNumberFor } from "#standards"
import { actOnBatchFor } from "../platform/payments/act-on-batch.ts"
import { simulatedBank } from "../platform/payments/bank-simulator.ts"
import type { ChoosableAct } from "../platform/payments/allowed.ts"
import type { StaffRole } from "#wire"

export interface PaymentFigures {
  readonly [name: string]: number
}

const people = 100_000
const region = "990200000000"
const street = "990201001000"
const rounds = 3

/**
 * @param url a migrated database that may be filled. Figures: seconds of each step (median of three), `payments.batch.ratio_to_plain_sql`
 * = plain seconds ÷ ours for generation and check, and the same including the bank file.
 */
export async function benchPayments(url: string): Promise<PaymentFigures> {
  const database = openDatabase({ url, poolSize: 4, systemPoolSize: 4 })
  const folder = await mkdtemp(join(tmpdir(), "jiuye-bench-"))
  const house: House = {
    database, sealing: sealingWith("bench-secret-bench-secret-bench-secret"), clock: () => "2025-07-08T16:30:00.000Z", dataFolder: folder, publicUrl: "http://127.0.0.1", province: "990000", demonstration: true, log: () => undefined,
  }
  try {
    await fill(database, house)
    const ours: number[] = []
    const generated: number[] = []
    const checked: number[] = []
    const plain: number[] = []
    const file: number[] = []
    for (let round = 0; round < rounds; round++) {
      plain.push(await timed(() => plainBatch(database.system)))
      await forget(database)
      let batchId = ""
      generated.push(await timed(async () => {
        batchId = (await generateBatch(rooms, house, { business: monthlyBenefit.name, region, month: "2025-07", actor: "1", actorName: "基准" })).batchId
      }))
      checked.push(await timed(() => act(database, house, batchId, "1", ["clerk"], "check")))
      ours.push((generated.at(-1) ?? 0) + (checked.at(-1) ?? 0))
      file.push(await fileOf(database, house, batchId))
      await forget(database)
      process.stderr.write(`payments round ${round + 1}: plain ${plain.at(-1)?.toFixed(2)} s, generate ${generated.at(-1)?.toFixed(2)} s, check ${checked.at(-1)?.toFixed(2)} s, file ${file.at(-1)?.toFixed(2)} s\n`)
    }
    return {
      "payments.batch.lines": people,
      "payments.batch.seconds": median(ours),
      "payments.batch.generate_seconds": median(generated),
      "payments.batch.check_seconds": median(checked),
      "payments.batch.plain_sql_seconds": median(plain),
      "payments.batch.ratio_to_plain_sql": median(plain) / median(ours),
      "payments.file.seconds": median(file),
      "payments.file.lines_per_second": people / median(file),
    }
  } finally {
    await database.close()
    await rm(folder, { recursive: true, force: true })
  }
}

const bank = simulatedBank({ clock: () => "2025-07-08T16:30:00.000Z" })
const rooms = { businesses: [monthlyBenefit], bankOf: () => bank }

/** People with sealed ID numbers and accounts, entitlements of twelve months with five paid, and registers of ordinary size beside them. */
async function fill(database: Database, house: House): Promise<void> {
  await database.system.transaction(async (tx) => {
    await tx.sql("insert into registers.regions (code, name, level) values ($1, '乙市', 2) on conflict do nothing", [region])
    const persons = Array.from({ length: people }, (_, index) => ({ id: newId(), entitlement: newId(), index }))
    const account = (index: number) => {
      const body = `62170099${String(index).padStart(10, "0")}`
      return body + luhnDigit(body)
    }
    await tx.copyIn("registers.persons (person_id, name, id_type, id_sealed, id_masked, bank_sealed, bank_masked, bank_name, region, source)", Readable.from((function* () {
      for (const one of persons) yield `${one.id}\t演示${one.index}\t01\t${house.sealing.seal(residentNumberFor("990201", "1990-05-20" as never, one.index % 1000))}\t9902**********\t${house.sealing.seal(account(one.index))}\t6217****\t示例银行\t${street}\tbench\n`
    })()))
    await tx.copyIn("insurance.entitlements (person_id, entitlement_id, region, claimed_on, starts_on, first_month, last_month, months, drawn_months, recorded_at)", Readable.from((function* () {
      for (const one of persons) yield `${one.id}\t${one.entitlement}\t${street}\t2025-02-01\t2025-02-01\t202502\t202601\t12\t5\t2025-02-10T00:00:00Z\n`
    })()))
    await tx.sql(
      `insert into insurance.month_lines (person_id, seq, ym, entitlement_id, kind, region, due_fen, paid_fen, written_at, previous_hash, hash, state)
       select e.person_id, m * 2 + k, 202502 + m, e.entitlement_id, case k when 1 then 'benefit' else 'medical' end, e.region, case k when 1 then 180000 else 42000 end, case k when 1 then 180000 else 42000 end,
              '2025-06-01T00:00:00Z', '\\x00', sha256(convert_to(e.person_id::text, 'UTF8')), 'paid'
         from insurance.entitlements e, generate_series(0, 4) m, generate_series(1, 2) k`,
    )
    await tx.sql("insert into insurance.chain_heads select person_id, 10, sha256(convert_to(person_id::text, 'UTF8')) from insurance.entitlements")
    await tx.sql("insert into registers.deaths (person_id, died_on) select 7000000000 + n, '2024-01-01' from generate_series(1, 50000) n")
    await tx.sql("insert into registers.employee_rows (person_id, row_id, employer_id, kind, from_on) select 7000000000 + n, n, 1, '210', '2020-01-01' from generate_series(1, 500000) n")
    await tx.sql("insert into registers.pensions (person_id, starts_on) select 7000000000 + n, '2020-01-01' from generate_series(1, 200000) n")
  })
  await database.system.transaction((tx) => tx.sql("analyze"))
}

/** The same rows written by hand: the months of the people in one scan, 200 000 chained month lines with their heads, 100 000 payment lines, and one look into each register. */
async function plainBatch(system: Session): Promise<void> {
  await system.transaction(async (tx: Bulk) => {
    await tx.sql("insert into payments.batches (batch_id, number, business, kind, region, ym, cut_off, state, length, made_at, made_by) values (1, 'PLAIN', 'plain', 'monthly', $1, 202507, now(), 'DRAFT', 1, now(), 'bench')", [region])
    await tx.sql(
      `create temporary table plain_owed on commit drop as
       select e.person_id, e.entitlement_id, e.region, m.ym, row_number() over (partition by e.person_id order by m.ym) as n
         from insurance.entitlements e cross join lateral (select 202502 + g as ym from generate_series(0, 5) g) m
        where e.region like '9902%' and e.state = 'running'
          and not exists (select 1 from insurance.month_lines l where l.person_id = e.person_id and l.ym = m.ym and l.kind = 'benefit' and l.state in ('pending', 'paid', 'returned'))
          and not exists (select 1 from registers.deaths d where d.person_id = e.person_id)
          and not exists (select 1 from registers.pensions p where p.person_id = e.person_id)
          and not exists (select 1 from registers.employee_rows r where r.person_id = e.person_id and r.from_on >= e.starts_on)`,
    )
    await tx.sql(
      `create temporary table plain_lines on commit drop as
       select o.person_id, h.seq + 1 as seq, o.ym, o.entitlement_id, 'benefit' as kind, o.region, 180000::bigint as due, h.hash as previous_hash,
              sha256(h.hash || convert_to(concat_ws('|', o.person_id, h.seq + 1, o.ym, o.entitlement_id, 'benefit', 180000, 0, 180000, 0, '2025-07-08T16:30:00.000'), 'UTF8')) as hash
         from plain_owed o join insurance.chain_heads h using (person_id)`,
    )
    await tx.sql(
      `insert into plain_lines
       select person_id, seq + 1, ym, entitlement_id, 'medical', region, 42000, hash,
              sha256(hash || convert_to(concat_ws('|', person_id, seq + 1, ym, entitlement_id, 'medical', 42000, 0, 42000, 0, '2025-07-08T16:30:00.000'), 'UTF8')) from plain_lines`,
    )
    await tx.sql(
      `insert into insurance.month_lines (person_id, seq, ym, entitlement_id, kind, region, due_fen, paid_fen, written_at, previous_hash, hash, batch_id, state)
       select person_id, seq, ym, entitlement_id, kind, region, due, due, '2025-07-08T16:30:00Z', previous_hash, hash, 1, 'pending' from plain_lines`,
    )
    await tx.sql("update insurance.chain_heads h set seq = l.seq, hash = l.hash from plain_lines l where l.kind = 'medical' and l.person_id = h.person_id")
    await tx.sql(
      `insert into payments.lines (subject_id, subject_kind, batch_id, category, position, region, due_fen, change, state, note)
       select person_id, 'person', 1, 'benefit', row_number() over (order by region, person_id), region, due, 'new', 'ready', concat(ym, '共1个月') from plain_lines where kind = 'benefit'`,
    )
    await tx.sql("select count(*), sum(due_fen), sum(amount_fen) from payments.lines where batch_id = 1")
  })
}

/** Takes a round away again, so that every round and both ways find the same tables. */
async function forget(database: Database): Promise<void> {
  await database.system.transaction(async (tx) => {
    await tx.sql("delete from insurance.month_lines where ym = 202507")
    await tx.sql("truncate payments.lines, payments.files, payments.ledger, payments.batch_actions, payments.batches, payments.returns, payments.account_corrections, payments.reconciliations")
    await tx.sql("update insurance.chain_heads set seq = 10, hash = sha256(convert_to(person_id::text, 'UTF8'))")
  })
  for (const table of ["insurance.month_lines", "insurance.chain_heads", "payments.lines"]) await vacuum(database.url, table)
}

async function vacuum(url: string, table: string): Promise<void> {
  const { default: pg } = await import("pg")
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`vacuum analyze ${table}`)
  await client.query("checkpoint")
  await client.end()
}

async function act(database: Database, house: House, batch: string, officerId: string, roles: StaffRole[], name: ChoosableAct, more: Record<string, unknown> = {}): Promise<void> {
  const viewer = { kind: "staff", officerId, personId: null, name: `基准${officerId}`, roles, scope: "99", office: "", session: "" } as const
  const [row] = await database.system.transaction((tx) => tx.sql<{ length: number }>("select length from payments.batches where batch_id = $1", [batch]))
  await actOnBatchFor(rooms, {
    house, viewer, db: database.as(viewer), params: { batch }, query: undefined, input: { act: name, length: row?.length ?? 0, ...more }, now: house.clock(), today: "2025-07-09" as never, address: "", requestId: "", idempotencyKey: undefined, files: {}, incoming: undefined, headers: {},
    shows: () => undefined, concerns: () => undefined, setCookie: () => undefined, setHeader: () => undefined,
  })
}

/** Reviews, approval and funds first, not measured; then the seconds of making the file: 200 000 sealed fields opened, hashed, sealed, stored. */
async function fileOf(database: Database, house: House, batch: string): Promise<number> {
  await database.system.transaction((tx) => tx.sql("update payments.lines set confirmed_by = 'bench', confirmed_at = now() where batch_id = $1", [batch]))
  await act(database, house, batch, "1", ["clerk"], "review")
  await act(database, house, batch, "2", ["clerk"], "second-review")
  await act(database, house, batch, "3", ["head"], "approve")
  await act(database, house, batch, "4", ["finance"], "request-funds")
  await act(database, house, batch, "4", ["finance"], "receive-funds", { document: "bench" })
  return timed(() => act(database, house, batch, "4", ["finance"], "make-file"))
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
