// What people and machines do about received files: another name decided by hand, receipts read, a file taken again, events that are stuck.
import { expect, test } from "vitest"
import type { Viewer } from "#wire"
import type { Receipt } from "../contract.ts"
import { aReceiver, code, contributionsFile, machine, numbers, paid, withEnd } from "./testing.ts"

const { http, people, units, sql, drop } = await aReceiver()

test("traditional characters and dots are the same name; another name waits for an officer of the person's place, who decides once", async () => {
  const receipt = await drop("contributions", contributionsFile(paid(numbers.zhou, "周建國"), paid(numbers.lin, "林小梅")))
  expect(receipt).toMatchObject({ state: "accepted", fresh: 1, byHand: 1 })
  const officer = (scope: string): Viewer => ({ kind: "staff", officerId: "7", personId: null, name: "李强", roles: ["reviewer"], scope, office: "", session: "" })
  expect((await http.ask(officer("990201"), "GET", "/exchange/by-hand")).body).toEqual([])
  const open = (await http.ask(officer("990101"), "GET", "/exchange/by-hand")).body as { personId: string; receiptId: string; line: number; givenName: string; registeredName: string; cells: { label: string; value: string }[] }[]
  expect(open).toMatchObject([{ personId: people["lin"], line: 3, givenName: "林小梅", registeredName: "林晓梅" }])
  expect(open[0]?.cells, "the officer reads what the row says, without the number").toEqual(expect.arrayContaining([{ label: "险种", value: "失业保险" }, { label: "缴费基数", value: "4 500.00 元" }]))
  expect(JSON.stringify(open[0]?.cells)).not.toContain(numbers.lin)
  const path = `/exchange/by-hand/${open[0]?.personId ?? ""}/${open[0]?.receiptId ?? ""}/3`
  expect((await http.ask(officer("990201"), "POST", path, { take: true, why: "电话核实" })).status).toBe(404)
  expect((await http.ask(officer("990101"), "POST", path, { take: true, why: "电话核实为同一人" })).body).toEqual({ state: "taken" })
  expect(await sql("select person_id, base_fen, source from registers.contributions where person_id = $1", [people["lin"]])).toEqual([{ person_id: people["lin"], base_fen: "450000", source: "社会保险" }])
  const works210 = withEnd(["证件号码,姓名,统一社会信用代码,险种,参保日期", `${numbers.lin},林小梅,${code},210,2026-11-02`])
  const waiting = await drop("employee-rows", works210)
  expect((await http.ask(officer("990101"), "POST", `/exchange/by-hand/${people["lin"] ?? ""}/${waiting.receiptId}/2`, { take: true, why: "电话核实为同一人" })).body).toEqual({ state: "taken" })
  expect(await sql("select employer_id from registers.employee_rows")).toEqual([{ employer_id: units.works }])
  expect(await sql("select payload ->> 'employerId' as employer from exchange.outbox where topic = 'employee-row.received'")).toEqual([{ employer: units.works }])
  expect(((await http.ask(officer("990101"), "POST", path, { take: false, why: "改主意了" })).body as { code: string }).code).toBe("exchange.already-decided")
})

test("a machine sends its own feed as a body or as a form, gets the same receipt twice, and no other feed", async () => {
  const content = contributionsFile(paid(numbers.lin, "林晓梅"))
  const send = (viewer: Viewer, path: string, body: string, type = "text/csv") => http.ask(viewer, "POST", path, body, { "content-type": type })
  const first = await send(machine("social-insurance"), "/exchange/feeds/contributions?name=a.csv", content)
  expect([first.status, first.body]).toMatchObject([200, { state: "accepted", fresh: 1, repeated: false, fileName: "a.csv" }])
  const form = `--x\r\nContent-Disposition: form-data; name="file"; filename="../../etc/b.csv"\r\nContent-Type: text/csv\r\n\r\n${content}\r\n--x--\r\n`
  const second = await send(machine("social-insurance"), "/exchange/feeds/contributions", form, "multipart/form-data; boundary=x")
  expect([second.status, second.body]).toMatchObject([200, { repeated: true, receiptId: (first.body as Receipt).receiptId }])
  expect((await send(machine("police"), "/exchange/feeds/contributions", content)).status).toBe(403)
  expect((await send({ kind: "public" }, "/exchange/feeds/contributions", content)).status).toBe(401)
  expect((await send(machine("social-insurance"), "/exchange/feeds/nothing", content)).status).toBe(404)
  expect(((await http.ask(machine("social-insurance"), "POST", "/exchange/feeds/contributions")).body as { code: string }).code).toBe("exchange.no-file")
  const bad = await send(machine("social-insurance"), "/exchange/feeds/contributions", content.slice(0, 100))
  expect([bad.status, bad.body]).toMatchObject([422, { code: "exchange.file-refused", detail: { code: "E-FEED-ROW" } }])
})

test("receipts and their rows are read by staff and by their sender only, and the rows as a sheet without formulas", async () => {
  const receipt = await drop("contributions", contributionsFile(paid(numbers.nobody, "=cmd()")))
  const operator: Viewer = { kind: "staff", officerId: "9", personId: null, name: "郑宇", roles: ["operator"], scope: "99", office: "", session: "" }
  expect((await http.ask(operator, "GET", "/exchange/receipts?feed=contributions")).body).toMatchObject({ rows: [{ receiptId: receipt.receiptId }], next: null })
  expect((await http.ask(operator, "GET", "/exchange/receipts?feed=contributions&limit=1")).body).toMatchObject({ rows: [{ receiptId: receipt.receiptId }], next: null })
  expect((await http.ask(machine("police"), "GET", `/exchange/receipts/${receipt.receiptId}`)).status).toBe(404)
  expect((await http.ask(machine("social-insurance"), "GET", `/exchange/receipts/${receipt.receiptId}`)).body).toMatchObject({ receipt: { setAside: 1 }, rows: [{ line: 2, code: "E-FEED-PERSON" }], more: false })
  const sheet = await http.ask(operator, "GET", `/exchange/receipts/${receipt.receiptId}/rows.csv`)
  expect(sheet.body).toBe('\uFEFF行号,结果,列,代码,说明\r\n"2","未入库","","E-FEED-PERSON","本省没有这个证件号码的人，待人口信息送达后可重新比对"\r\n')
  await drop("persons", withEnd(["证件号码,姓名,户籍地区划", `${numbers.nobody},张小北,990102001001`]))
  const again = (await http.ask(operator, "POST", `/exchange/receipts/${receipt.receiptId}/again`)).body as Receipt
  expect(again).toMatchObject({ state: "accepted", cameBy: "again", byHand: 1, setAside: 0 })
  await sql("delete from registers.person_id_numbers where person_id in (select person_id from registers.persons where name = '张小北')")
})

test("stuck events are shown to operators, tried again on their word, and set aside only by two of them", async () => {
  await sql("insert into exchange.outbox (subject_id, event_id, topic, payload, look_at) values (900, 901, 't.said', '{}', 'infinity'), (900, 902, 't.said', '{}', 'infinity')")
  await sql("insert into exchange.stuck (handler, event_id, subject_id, topic, tries, problem, retry_at, given_up) values ('h', 901, 900, 't.said', 12, 'broken', now(), true)")
  const operator = (officerId: string): Viewer => ({ kind: "staff", officerId, personId: null, name: "郑宇", roles: ["operator"], scope: "99", office: "", session: "" })
  expect((await http.ask(operator("9"), "GET", "/exchange/status")).body).toMatchObject({ open: 2, stuck: [{ handler: "h", eventId: "901", givenUp: true, waiting: 1 }] })
  expect((await http.ask(operator("9"), "POST", "/exchange/stuck/h/901/retry")).body).toEqual({ retrying: true })
  expect(await sql("select look_at from exchange.outbox where subject_id = 900")).toEqual([{ look_at: null }, { look_at: null }])
  const aside = (officerId: string) => http.ask(operator(officerId), "POST", "/exchange/stuck/h/901/set-aside", { why: "对象已不存在" })
  expect((await aside("9")).status).toBe(409)
  expect((await aside("9")).status).toBe(409)
  expect((await aside("10")).body).toEqual({ setAside: true })
  expect(await sql("select handler, event_id from exchange.handled where event_id = 901")).toEqual([{ handler: "h", event_id: "901" }])
})
