// Posts and résumés: what a posting must not say, who enters and ends it, what anybody finds, and a person's own résumé (domain/02 §1, §2).
import { expect, test } from "vitest"
import { newId } from "#platform/database"
import { publicViewer, type Viewer } from "#wire"
import { testDatabase } from "../../../platform/database/testing.ts"
import { testServer } from "../../../platform/http/testing.ts"
import { jobs } from "../module.ts"

const database = await testDatabase()
const { ask } = await testServer(database, [jobs], { now: "2026-03-02T02:00:00.000Z" })
const region = "990101001000"
const sql = <R extends object>(text: string, ...values: readonly unknown[]) => database.system.transaction((tx) => tx.sql<R>(text, values))
await sql("insert into registers.regions (code, name, level, parent) values ($1, '鼓楼前街道', 4, '990101000000') on conflict do nothing", region)

async function unit(uscc: string, name: string): Promise<Viewer> {
  const id = newId()
  await sql("insert into registers.employers (employer_id, uscc, name, region, source) values ($1, $2, $3, $4, '市场监管')", id, uscc, name, region)
  return { kind: "employer", employerId: id, name, agent: "何敏", session: "s" }
}
async function citizen(name: string): Promise<Viewer> {
  const id = newId()
  await sql("insert into registers.persons (person_id, name, birth_date, region, live_region, source) values ($1, $2, '1990-01-01', $3, $3, '公安')", id, name, region)
  return { kind: "citizen", personId: id, name, session: "s" }
}

const machines = await unit("91990101MA0000015C", "甲市示例机械有限公司")
const textiles = await unit("91990201MA0000023X", "乙市示例纺织有限公司")
const lin = await citizen("林晓梅")
const officer: Viewer = { kind: "staff", officerId: "301", personId: null, name: "王芳", roles: ["clerk"], scope: "990101", office: "", session: "s" }

const post = {
  number: "2026-001", title: "数控车工", occupation: "6-18-01-01", headcount: 5, workRegion: region, workPlace: "机械路1号", duty: "操作数控车床，按图纸加工零件，做好设备的日常保养和交接班记录。", education: "senior", payFromFen: 500_000, payToFen: 800_000,
  payUnit: "month", workType: "full-time", contact: "何敏", phone: "0990-6000001", validFrom: "2026-03-01", validUntil: "2026-03-31",
}
interface Answer {
  readonly status: number
  readonly body: { readonly entered: number; readonly code: string; readonly total: number; readonly rows: readonly { readonly title: string; readonly postId: string; readonly employerId: string }[]; readonly errors: readonly { readonly path: string; readonly code: string }[]; readonly phone: string | null; readonly resume: object | null }
}
const enter = async (viewer: Viewer, rows: readonly object[], table = "posts"): Promise<Answer> => ask(viewer, "POST", `/jobs/${table}`, { source: "网上填报", rows })
const open = async (query = "", viewer: Viewer = publicViewer): Promise<Answer> => ask(viewer, "GET", `/jobs/open-posts${query}`)

const asked = async (viewer: Viewer, path: string): Promise<Answer> => ask(viewer, "GET", path)

const forbidden = [
  ["限男性", { conditions: "限男性，40岁以下" }, "R-POST-SEX"],
  ["婚育", { conditions: "已婚已育优先" }, "R-POST-SEX"],
  ["乙肝", { conditions: "乙肝五项正常" }, "R-POST-HEALTH"],
  ["户籍", { duty: "在车间从事装配工作，要求吃苦耐劳，限本地户口，服从安排。" }, "R-POST-ORIGIN"],
  ["押金", { benefits: "包吃住，入职交押金500元" }, "R-POST-MONEY"],
  ["电话写在内容里", { duty: "在车间从事装配工作，有意者请拨打13990000777联系何经理面谈。" }, "R-POST-CONTACT"],
  ["报酬跨度过大", { payToFen: 1_600_000 }, "jobs.pay"],
  ["有效期超过90天", { validUntil: "2026-06-30" }, "jobs.days"],
  ["内容太短", { duty: "车工" }, "jobs.duty"],
] as const

test.each(forbidden)("a posting with %s is refused with its reason, and nothing is written", async (_, wrong, code) => {
  const answer = await enter(machines, [{ ...post, ...wrong, number: "x" }])
  expect([answer.status, answer.body.code, answer.body.errors.map((one) => one.code)]).toEqual([422, "entries.rows-refused", [code]])
  expect((await open()).body.total).toBe(0)
})

test("a unit posts for itself only; anybody finds it, and who to call only after signing in", async () => {
  expect((await enter(machines, [post])).status).toBe(201)
  expect((await enter(textiles, [{ ...post, uscc: "91990101MA0000015C", number: "2026-002" }])).body.errors.map((one) => one.code)).toEqual(["entries.unit-other"])
  const found = await open("?q=车工&region=9901")
  expect(found.body).toMatchObject({ total: 1, rows: [{ title: "数控车工", employerName: "甲市示例机械有限公司", headcount: 5 }] })
  expect((await open("?region=9902")).body.total).toBe(0)
  const [row] = found.body.rows
  const address = `/jobs/open-posts/${row?.employerId ?? ""}/${row?.postId ?? ""}`
  expect((await asked(publicViewer, address)).body.phone).toBeNull()
  expect((await asked(lin, address)).body.phone).toBe("0990-6000001")
})

test("a post that is not yet or no longer good, or was ended, is not found any more", async () => {
  expect((await enter(officer, [{ ...post, uscc: "91990101MA0000015C", number: "2026-003", validFrom: "2026-01-01", validUntil: "2026-03-01" }, { ...post, uscc: "91990101MA0000015C", number: "2026-004", validFrom: "2026-03-03", validUntil: "2026-03-31" }])).status).toBe(201)
  expect((await open()).body.total).toBe(1)
  expect((await enter(machines, [{ number: "没有", endedOn: "2026-03-02", reason: "filled" }], "post-ends")).body.errors.map((one) => one.code)).toEqual(["jobs.no-such-post"])
  expect((await enter(machines, [{ number: "2026-001", endedOn: "2026-03-02", reason: "filled" }], "post-ends")).status).toBe(201)
  expect((await open()).body.total).toBe(0)
})

test("the posts of a unit are listed to itself and to officers of its place, to nobody else", async () => {
  const list = async (viewer: Viewer): Promise<Answer> => ask(viewer, "GET", "/jobs/posts")
  expect((await list(machines)).body.total).toBe(3)
  expect((await list(officer)).body.total).toBe(3)
  expect((await list(textiles)).body.total).toBe(0)
  expect((await list({ ...officer, scope: "9902" })).body.total).toBe(0)
})

test("a résumé is written by the person, one at a time; another person does not see it", async () => {
  const resume = { occupation: "数控车工", wishedPayFen: 600_000, workType: "full-time", skills: "八年车床经验", shownTo: "offices" }
  expect((await asked(lin, "/jobs/mine/resume")).body.resume).toBeNull()
  expect((await ask(lin, "POST", "/jobs/mine/resume", resume)).body).toEqual({ validUntil: "2026-06-02" })
  expect((await ask(lin, "POST", "/jobs/mine/resume", { ...resume, occupation: "质检员" })).status).toBe(201)
  expect((await asked(lin, "/jobs/mine/resume")).body.resume).toMatchObject({ occupation: "质检员", writtenOn: "2026-03-02" })
  expect(await sql("select occupation, state, void_says from jobs.resumes order by record_id")).toEqual([{ occupation: "数控车工", state: "void", void_says: "本人更新" }, { occupation: "质检员", state: "valid", void_says: "" }])
  expect((await asked(await citizen("周建国"), "/jobs/mine/resume")).body.resume).toBeNull()
})
