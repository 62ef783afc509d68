// 我填了还没提交的: drafts of one's own, newest first, gone when sent, and none of an item that is offered no longer.
import { expect, test } from "vitest"
import { cite, field, form, group, item } from "#service"
import type { Viewer } from "#wire"
import { newId } from "#platform/database"
import { offer } from "#platform/module"
import { testDatabase } from "../database/testing.ts"
import { testServer } from "../http/testing.ts"
import { catalogueOf } from "./catalogue.ts"
import { casework } from "./module.ts"

const plain = (code: string, name: string, subject: "person" | "employer" = "person") =>
  offer(
    item({
      code, version: 1, name, summary: "", subject, channels: ["web"], law: [cite("就业促进法", "第三十五条")], form: form(group("one", "情况", [field("note", "说明", "text", { required: false })])), papers: [], forbiddenDemands: [],
      steps: [{ name: "decide", label: "复核", by: "reviewer", level: "county", decides: true }], within: { workingDays: 3 }, correctWithin: { days: 15 }, guide: "", letter: { granted: "通知书", refused: "不予办理通知书" },
    }),
    { known: { calls: () => [], read: () => ({ name: "林晓梅", masked: "9901**********1234", values: {}, places: [] }) } },
  )

const [allowance, grant, filing, closed] = [plain("test.allowance", "测试补贴"), plain("test.grant", "测试奖励"), plain("test.filing", "测试备案", "employer"), plain("test.closed", "停办事项")]
const database = await testDatabase()
const clock = { now: "2026-03-06T02:00:00.000Z" }
const { ask } = await testServer(database, [casework(catalogueOf([allowance, grant, filing]))], clock)
const former = await testServer(database, [casework(catalogueOf([closed]))], clock)

async function aCitizen(): Promise<Viewer> {
  const personId = newId()
  await database.system.transaction((tx) => tx.sql("insert into registers.persons (person_id, name, id_masked, region) values ($1, '林晓梅', '9901**', '990101001000')", [personId]))
  await database.system.transaction((tx) => tx.sql("insert into registers.regions (code, name, level) values ('990101001000', '东街街道', 4) on conflict do nothing"))
  return { kind: "citizen", personId, name: "林晓梅", session: "s" }
}

const save = async (viewer: Viewer, code: string, at: string, note = "写到一半", by = ask) => {
  clock.now = at
  expect((await by(viewer, "PUT", `/cases/drafts/${code}`, { answers: { note } })).status).toBe(200)
}
const drafts = async (viewer: Viewer) => (await ask(viewer, "GET", "/cases/drafts")).body as { item: string; itemName: string; savedAt: string }[]

test("a citizen sees their own drafts, the last one first, and one line for an item however often it is saved", async () => {
  const [lin, hu] = [await aCitizen(), await aCitizen()]
  await save(lin, "test.allowance", "2026-03-06T02:00:00.000Z")
  await save(lin, "test.grant", "2026-03-06T03:00:00.000Z")
  expect(await drafts(lin)).toMatchObject([{ item: "test.grant", itemName: "测试奖励" }, { item: "test.allowance", itemName: "测试补贴" }])
  await save(lin, "test.allowance", "2026-03-06T04:00:00.000Z", "又写了一点")
  const now = await drafts(lin)
  expect(now.map((one) => one.item)).toEqual(["test.allowance", "test.grant"])
  expect(Date.parse(now[0]?.savedAt ?? "")).toBe(Date.parse("2026-03-06T04:00:00.000Z"))
  expect(await drafts(hu)).toEqual([])
})

test("a draft that was sent is a draft no longer", async () => {
  const lin = await aCitizen()
  await save(lin, "test.allowance", "2026-03-06T02:00:00.000Z")
  const sent = await ask(lin, "POST", "/cases", { item: "test.allowance", region: "990101001000", answers: { note: "" } }, { "idempotency-key": "draft-key-00000001" })
  expect(sent.status, JSON.stringify(sent.body)).toBe(201)
  expect(await drafts(lin)).toEqual([])
})

test("a draft of an item that is offered no longer is kept but not shown", async () => {
  const lin = await aCitizen()
  await save(lin, "test.closed", "2026-03-06T02:00:00.000Z", "旧事项", former.ask)
  expect(await drafts(lin)).toEqual([])
  expect((await former.ask(lin, "GET", "/cases/drafts")).body).toMatchObject([{ item: "test.closed" }])
})

test("an employer has drafts of its own; officers have none to see", async () => {
  const works: Viewer = { kind: "employer", employerId: newId(), name: "甲市示例机械有限公司", agent: "何敏", session: "s" }
  await save(works, "test.filing", "2026-03-06T02:00:00.000Z")
  expect(await drafts(works)).toMatchObject([{ item: "test.filing", itemName: "测试备案" }])
  const clerk: Viewer = { kind: "staff", officerId: "11", personId: null, name: "王芳", roles: ["clerk"], scope: "990101001", office: "", session: "s" }
  expect((await ask(clerk, "GET", "/cases/drafts")).status).toBe(403)
})
