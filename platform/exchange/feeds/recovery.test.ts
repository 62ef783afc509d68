// Files of other departments when something dies: nothing is ever half or twice.
import { readdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { expect, test } from "vitest"
import type { House } from "#platform/module"
import { lookIntoInbox, resumeHeld } from "../server/inbox.ts"
import { factsOfFile } from "../server/read-file.ts"
import { receive } from "../server/receive.ts"
import { stage } from "../server/stage.ts"
import { aReceiver, contributionsFile, named, numbers, paid, today } from "./testing.ts"

const { database, folder, house, sql } = await aReceiver()

test("a file still being copied is left alone until it stands still", async () => {
  const path = join(folder, "inbox", "contributions", "slow.csv")
  const seen = new Map<string, string>()
  await writeFile(path, contributionsFile(paid(numbers.lin, "林晓梅")).slice(0, 80))
  expect(await lookIntoInbox(house, seen)).toEqual([])
  await writeFile(path, contributionsFile(paid(numbers.lin, "林晓梅")))
  expect(await lookIntoInbox(house, seen)).toEqual([])
  expect(await lookIntoInbox(house, seen)).toMatchObject([{ state: "accepted", fileName: "slow.csv" }])
  const names = await readdir(join(folder, "inbox", "contributions", "processed"))
  expect(names).toHaveLength(2)
  expect(JSON.parse(await readFile(join(folder, "inbox", "contributions", "processed", names.find((name) => name.endsWith(".json")) ?? ""), "utf8"))).toMatchObject({ state: "accepted", fresh: 1 })
})

test("killed while staging, while merging, or before the file was moved: taken again, once, and nothing half", async () => {
  const path = join(folder, "inbox", "contributions", "kill.csv")
  const feed = named("contributions")
  await writeFile(path, contributionsFile(paid(numbers.lin, "林晓梅"), paid(numbers.zhou, "周建国")))
  await writeFile(`${path}.done`, "")
  const broken: House = { ...house, database: { ...house.database, system: { ...house.database.system, transaction: async () => { throw new Error("killed") } } } }
  await expect(receive(broken, { feed, path, fileName: "kill.csv", cameBy: "folder", sender: "", scope: "99" })).rejects.toThrow("killed")
  await sql("insert into exchange.receipts (receipt_id, feed, file_name, sha256, bytes, came_by, scope, state, received_at) values (4242, 'contributions', 'kill.csv', $1, 1, 'folder', '99', 'reading', now())", [(await factsOfFile(path)).sha256])
  await stage(database.system, house.sealing, feed, "4242", path, await factsOfFile(path), today)
  expect(await sql("select state, rows from exchange.receipts")).toEqual([{ state: "staged", rows: 2 }])
  await sql("alter table registers.contributions add constraint fails_for_now check (base_fen < 0) not valid")
  expect(await lookIntoInbox(house, new Map())).toEqual([])
  expect(await sql("select 1 from registers.contributions")).toEqual([])
  expect(await sql("select state from exchange.receipts")).toEqual([{ state: "staged" }])
  await sql("alter table registers.contributions drop constraint fails_for_now")
  expect(await lookIntoInbox(house, new Map())).toMatchObject([{ receiptId: "4242", state: "accepted", fresh: 2 }])
  expect(await sql("select count(*)::int as n from registers.contributions")).toEqual([{ n: 2 }])
  await writeFile(path, contributionsFile(paid(numbers.lin, "林晓梅"), paid(numbers.zhou, "周建国")))
  await writeFile(`${path}.done`, "")
  expect(await lookIntoInbox(house, new Map())).toMatchObject([{ receiptId: "4242", repeated: true }])
})

test("a staging table that PostgreSQL emptied in a crash is read again from the file", async () => {
  const path = join(folder, "inbox", "contributions", "emptied.csv")
  await writeFile(path, contributionsFile(paid(numbers.lin, "林晓梅")))
  await writeFile(`${path}.done`, "")
  await sql("insert into exchange.receipts (receipt_id, feed, file_name, sha256, bytes, came_by, scope, state, received_at) values (4343, 'contributions', 'emptied.csv', $1, 1, 'folder', '99', 'reading', now())", [(await factsOfFile(path)).sha256])
  await stage(database.system, house.sealing, named("contributions"), "4343", path, await factsOfFile(path), today)
  await sql("truncate exchange.staged_4343")
  expect(await lookIntoInbox(house, new Map())).toMatchObject([{ receiptId: "4343", state: "accepted", fresh: 1 }])
})

test("a file from the network whose taking died is taken to its end at the next start; one not begun is dropped", async () => {
  const content = contributionsFile(paid(numbers.lin, "林晓梅"), paid(numbers.zhou, "周建国"))
  const held = join(folder, "inbox", "contributions", ".held-1-net.csv")
  await writeFile(held, content)
  expect(await resumeHeld(house)).toEqual([])
  expect(await readdir(join(folder, "inbox", "contributions"))).not.toContain(".held-1-net.csv")
  await writeFile(held, content)
  await sql("insert into exchange.receipts (receipt_id, feed, file_name, sha256, bytes, came_by, sender, scope, state, received_at) values (4444, 'contributions', 'net.csv', $1, 1, 'endpoint', 'social-insurance', '9901', 'reading', now())", [(await factsOfFile(held)).sha256])
  expect(await resumeHeld(house)).toMatchObject([{ receiptId: "4444", state: "accepted", fresh: 1, setAside: 1, cameBy: "endpoint" }])
})
