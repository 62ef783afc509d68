// A place that receives files: two people, one unit, an empty inbox before every test, and what a file made known.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, beforeEach, expect } from "vitest"
import { creditCodeFor, demonstrationRegions, plainDate, residentNumberFor } from "#standards"
import type { Viewer } from "#wire"
import { loadRegions, registerEmployer, registerPerson, synchroniseCodes } from "#platform/registers"
import type { House } from "#platform/module"
import { testDatabase } from "../../database/testing.ts"
import { testServer } from "../../http/testing.ts"
import { registers } from "../../registers/module.ts"
import type { Receipt } from "../contract.ts"
import { exchange } from "../module.ts"
import { lookIntoInbox, prepareInbox } from "../server/inbox.ts"
import { feedNamed } from "./all-feeds.ts"
import type { Feed } from "./feed.ts"

export const today = plainDate("2026-11-23")
export const numbers = { lin: residentNumberFor("990101", plainDate("1987-05-06"), 124), zhou: residentNumberFor("990201", plainDate("1968-01-15"), 131), nobody: residentNumberFor("990102", plainDate("1999-09-09"), 321) }
export const code = creditCodeFor("91", "990101", "MA000001")
export const named = (name: string): Feed => feedNamed(name) ?? expect.fail(`no feed ${name}`)
export const withEnd = (lines: string[]) => `${[...lines, `#END,${lines.length - 1}`].join("\r\n")}\r\n`
export const paid = (who: string, name: string, month = "202610", base = "4500.00", kind = "210", arrived = "2026-10-20") => `${who},${name},${kind},${month},${code},${base},22.50,22.50,${arrived}`
export const paidHeader = "证件号码,姓名,险种,费款所属期,统一社会信用代码,缴费基数,单位缴费,个人缴费,到账日期"
export const contributionsFile = (...rows: string[]) => withEnd([paidHeader, ...rows])
export const machine = (source: string, scope = "99"): Viewer => ({ kind: "feed", source, scope })

/** One good row of every feed. */
export const goodRows: Record<string, [header: string, row: string, table: string]> = {
  contributions: [paidHeader, paid(numbers.lin, "林晓梅"), "contributions"],
  "employee-rows": ["id_number,name,employer,kind,from_on,to_on", `${numbers.lin},林晓梅,${code},失业保险,2026/11/2,`, "employee_rows"],
  pensions: ["证件号码,姓名,待遇起始日期", `${numbers.zhou},周建国,2026-11-01`, "pensions"],
  deaths: ["身份证号,姓名,死亡日期", `${numbers.zhou},周建国,20261101`, "deaths"],
  "allowance-payments": ["证件号码,姓名,待遇所属月,金额", `${numbers.lin},林晓梅,202109,750.00`, "allowance_payments"],
  "funeral-grants": ["证件号码,姓名,发放险种,核定日期", `${numbers.zhou},周建国,110,2026-11-05`, "funeral_grants"],
  emigrations: ["证件号码,姓名,移居日期", `${numbers.lin},林晓梅,2026-10-08`, "emigrations"],
  "entity-roles": ["证件号码,姓名,统一社会信用代码,单位名称,职务,经营状态,任职起始日期", `${numbers.lin},林晓梅,${code},"甲市示例机械有限公司, 分部",股东,在业,2024-01-01`, "entity_roles"],
  custodies: ["证件号码,姓名,起始日期", `${numbers.lin},林晓梅,2026-10-01`, "custodies"],
  "military-service": ["证件号码,姓名,入伍日期", `${numbers.lin},林晓梅,2026-09-10`, "military_service"],
  studies: ["证件号码,姓名,学校,学历层次,入学日期,预计毕业日期", `${numbers.lin},林晓梅,示例大学,20,2026-09-01,2030-06-30`, "studies"],
  "entitlements-elsewhere": ["证件号码,姓名,领取省份,起领日期", `${numbers.lin},林晓梅,980000,2026-08-01`, "entitlements_elsewhere"],
}

export interface Told {
  readonly topic: string
  readonly subject_id: string
  readonly payload: Record<string, string | null>
}
/** On a database of its own; call it once in a test file. */
export async function aReceiver() {
  const database = await testDatabase()
  const clock = { now: "2026-11-23T02:00:00.000Z" }
  const http = await testServer(database, [registers, exchange], clock)
  const folder = await mkdtemp(join(tmpdir(), "jiuye-inbox-"))
  const house: House = Object.assign(http.house, { dataFolder: folder })
  const people: Record<string, string> = {}
  const units = { works: "" }
  afterAll(() => rm(folder, { recursive: true, force: true }))
  beforeAll(async () => {
    await loadRegions(database.system, demonstrationRegions, "演示")
    await synchroniseCodes(database.system, today)
    people["lin"] = (await registerPerson(database.system, house.sealing, { name: "林晓梅", idNumber: numbers.lin, region: "990101001001", source: "公安" }, clock.now, today)).personId
    people["zhou"] = (await registerPerson(database.system, house.sealing, { name: "周建国", idNumber: numbers.zhou, region: "990201001001", source: "公安" }, clock.now, today)).personId
    units.works = (await registerEmployer(database.system, house.sealing, { uscc: code, name: "甲市示例机械有限公司", region: "990101001001", source: "市场监管" }, clock.now)).employerId
  })

  beforeEach(async () => {
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder, { recursive: true })
    await prepareInbox(house)
    await database.system.transaction((tx) => tx.sql("truncate exchange.receipts, exchange.receipt_rows, exchange.by_hand, exchange.outbox, registers.contributions, registers.employee_rows, registers.pensions, registers.deaths, registers.entity_roles, registers.custodies, registers.military_service, registers.studies, registers.entitlements_elsewhere, registers.emigrations, registers.allowance_payments, registers.funeral_grants, registers.person_changes, registers.withdrawn_rows"))
  })

  const sql = <R extends object>(text: string, values: unknown[] = []) => database.system.transaction((tx) => tx.sql<R>(text, values))
  let files = 0
  async function drop(feed: string, content: string | Buffer, name = `file-${++files}.csv`): Promise<Receipt> {
    await writeFile(join(folder, "inbox", feed, name), content)
    await writeFile(join(folder, "inbox", feed, `${name}.done`), "")
    const receipts = await lookIntoInbox(house, new Map())
    expect(receipts).toHaveLength(1)
    return receipts[0] as Receipt
  }
  /** What became known by the last file: topics and payloads, the receipt left out. */
  async function told(feed: string, header: string, ...rows: string[]): Promise<Told[]> {
    await sql("truncate exchange.outbox")
    expect(await drop(feed, withEnd([header, ...rows]))).toMatchObject({ state: "accepted", setAside: 0 })
    return sql<Told>("select topic, subject_id, payload - 'receipt' as payload from exchange.outbox order by event_id")
  }
  return { database, clock, http, folder, house, people, units, sql, drop, told }
}
