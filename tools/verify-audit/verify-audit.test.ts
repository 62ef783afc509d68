// The command an auditor runs: its words and its exit code.
import { spawnSync } from "node:child_process"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { groupedTrail, headsFile, sealTrail } from "#platform/audit"
import { publicViewer } from "#wire"
import { testDatabase } from "../../platform/database/testing.ts"
import { testHouse } from "../../platform/http/testing.ts"

const database = await testDatabase()
const folder = await mkdtemp(join(tmpdir(), "jiuye-verify-"))
afterAll(() => rm(folder, { recursive: true, force: true }))

const run = (...more: string[]) => {
  const done = spawnSync(process.execPath, ["--import", "tsx", join(import.meta.dirname, "verify-audit.ts"), "--heads", headsFile(folder), ...more], { encoding: "utf8", env: { ...process.env, DATA_DIR: folder } })
  return { code: done.status, out: done.stdout, err: done.stderr }
}

test("an untouched trail ends with 0, a tampered one with 1 and the name of the row, no database with 2", async () => {
  await groupedTrail(database.system).record(["1", "2", "3"].map((subjectId) => ({ kind: "read", action: "test.read", viewer: publicViewer, subjectId, region: "990101001001", address: "" })))
  await sealTrail({ ...testHouse(database), dataFolder: folder })
  const whole = run("--database", database.url)
  expect(whole, whole.err).toMatchObject({ code: 0 })
  expect(whole.out).toContain("核验 3 条，链头 1 个，待封存 0 条：全部相符")
  const [row] = await database.system.transaction((tx) => tx.sql<{ trail_id: string }>("update audit.trail set action = 'other' where subject_id = 2 returning trail_id"))
  const altered = run("--database", database.url)
  expect(altered.code).toBe(1)
  expect(altered.out).toContain(`第 2 节的记录 ${row?.trail_id}（对象 2）被改动`)
  const json = run("--database", database.url, "--json")
  expect(JSON.parse(json.out)).toMatchObject({ rows: 3, findings: [{ kind: "altered", seq: 2 }] })
  const nowhere = run("--database", "postgres://jiuye@127.0.0.1:9/nothing")
  expect([nowhere.code, nowhere.err.startsWith("无法核验")]).toEqual([2, true])
})
