// What other departments send: a file dropped into the inbox and one sent to the endpoint, receipts in pages, repetition, and a new job that ends a benefit; networks many people share.
import { mkdir, readdir, rename, writeFile } from "node:fs/promises"
import { join } from "node:path"
import type { Page } from "playwright-core"
import { expect, test } from "vitest"
import { addDays, monthOf, plainDate, residentNumberFor, todayInChina } from "#standards"
import { planStories } from "../server/demonstration/plan.ts"
import { until } from "./program.ts"
import { accessibilityOf, expectCalm, sizes, stage } from "./stage.ts"

const here = stage()
const today = todayInChina(new Date().toISOString())
const plan = planStories(today)
const personOf = (name: string) => plan.persons.find((one) => one.name === name) ?? expect.fail(`${name} is not in the plan`)
const drawing = personOf("赵秀英")
const xiaoqiang = personOf("王小强")
const weaving = plan.employers[1] ?? expect.fail("no second employer")

const seat: { operator?: Page; key?: string } = {}
const operatorPage = (): Page => seat.operator ?? expect.fail("the operator has not signed in")

/** A file as departments send it: a header, the rows, and a last line that says how many there are. */
const csv = (rows: readonly (readonly string[])[]): string => `\uFEFF${rows.map((row) => row.join(",")).join("\r\n")}\r\n#END,${rows.length - 1}\r\n`
const contributions = csv([
  ["证件号码", "姓名", "险种", "费款所属期", "统一社会信用代码", "缴费基数", "单位缴费", "个人缴费", "到账日期"],
  [xiaoqiang.idNumber, xiaoqiang.name, "210", monthOf(today), weaving.uscc, "4500.00", "22.50", "22.50", today],
  [drawing.idNumber, "赵秀瑛", "210", monthOf(today), weaving.uscc, "4500.00", "22.50", "22.50", today],
  [residentNumberFor("990101", plainDate("1990-01-01"), 901), "查无此人", "210", monthOf(today), weaving.uscc, "4500.00", "22.50", "22.50", today],
])
const newStaff = csv([
  ["证件号码", "姓名", "统一社会信用代码", "险种", "参保日期"],
  [drawing.idNumber, drawing.name, weaving.uscc, "210", addDays(today, -1)],
])

const receiptRow = (page: Page, name: string) => page.getByRole("row").filter({ hasText: name })

/** A file copied whole before it gets its name, as a department's script does it. */
async function drop(feed: string, name: string, text: string): Promise<void> {
  const folder = join(here.dataFolder, "inbox", feed)
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, `${name}.part`), text)
  await rename(join(folder, `${name}.part`), join(folder, name))
}

test("a CSV dropped into the inbox is taken, and its receipt says row by row what was not", async () => {
  const page = await here.officer("zheng.yu")
  seat.operator = page
  await drop("contributions", "缴费-01.csv", contributions)
  await page.goto(`${here.url}/staff/feeds`)
  await until(async () => {
    await page.reload()
    await page.waitForLoadState("networkidle")
    return (await receiptRow(page, "缴费-01.csv").count()) > 0 && (await receiptRow(page, "缴费-01.csv").first().innerText()).includes("已入库")
  }, 60_000, () => "no receipt for the file in the inbox")
  await page.getByRole("button", { name: "缴费-01.csv" }).click()
  const receipt = page.getByRole("dialog")
  await receipt.getByText("SHA-256").waitFor()
  await receipt.getByText(/姓名|查无|没有/).first().waitFor()
  await here.picture(page, "staff-receipt")
  expect(await accessibilityOf(page)).toEqual([])
})

test("the same file again under another name is taken away and stays the one receipt", async () => {
  const page = operatorPage()
  await drop("contributions", "缴费-01-再报.csv", contributions)
  const folder = join(here.dataFolder, "inbox", "contributions")
  await until(async () => !(await readdir(folder)).includes("缴费-01-再报.csv"), 60_000, () => "the repeated file still lies in the inbox")
  await page.reload()
  await receiptRow(page, "缴费-01").first().waitFor()
  expect(await receiptRow(page, "缴费-01").count()).toBe(1)
})

test("the operator enters a network many people share, is told at its field what is missing or too wide, and ends it", async () => {
  const page = operatorPage()
  await page.getByRole("button", { name: "共用网络" }).click()
  await page.getByText("还没有登记共用网络").waitFor()
  await page.getByRole("button", { name: "登记共用网络" }).click()
  const form = page.getByRole("form", { name: "登记共用网络" })
  const send = form.getByRole("button", { name: "登记共用网络" })
  await send.click()
  await form.getByText("请填写这一项").first().waitFor()
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("network-network")
  await form.getByLabel("网络范围").fill("203.0.113.0/16")
  await form.getByLabel("地点").fill("甲市公共就业服务大厅")
  await send.click()
  await form.getByText("网络范围过大").waitFor()
  await form.getByLabel("网络范围").fill("203.0.113.0/28")
  await send.click()
  await page.getByText("已登记：甲市公共就业服务大厅").waitFor()
  const row = page.getByRole("table", { name: "共用网络" }).getByRole("row").filter({ hasText: "203.0.113.0/28" })
  expect(await accessibilityOf(page)).toEqual([])
  await row.getByRole("button", { name: "停用" }).click()
  const question = row.getByRole("group", { name: "停用“甲市公共就业服务大厅”的网络？" })
  await question.getByText("从次日起，从这里提交的申请重新列为疑点").waitFor()
  await question.getByRole("button", { name: "停用" }).click()
  await row.getByText(/^\d{4}-\d{2}-\d{2} 止$/).waitFor()
  expect(await row.getByRole("button").count()).toBe(0)
})

test("received files come in pages, ten on a phone; the next page goes on where this one ended", async () => {
  const page = await operatorPage().context().newPage()
  await page.setViewportSize(sizes.phone)
  await page.goto(`${here.url}/staff/feeds`)
  const files = page.getByRole("table", { name: "数据接收" }).locator("td:first-child button")
  await expect.poll(() => files.count()).toBe(10)
  const first = await files.allInnerTexts()
  await page.getByRole("button", { name: "下一页" }).click()
  await page.getByText("第 2 页", { exact: true }).waitFor()
  await expect.poll(() => files.first().innerText()).not.toBe(first[0])
  await page.getByRole("button", { name: "上一页" }).click()
  await expect.poll(() => files.allInnerTexts()).toEqual(first)
  await page.close()
})

test("a department's machine sends staff rows to the endpoint with its key; without one, or with another's, it is refused", async () => {
  const page = operatorPage()
  const made = await page.request.post(`${here.url}/api/identity/feed-keys`, { data: { source: "social-insurance", title: "社保系统", scope: "99" }, headers: { "x-jiuye": "1" } })
  expect(made.status()).toBe(201)
  seat.key = ((await made.json()) as { key: string }).key
  const send = (key: string | null, feed = "employee-rows", body = newStaff) =>
    fetch(`${here.url}/api/exchange/feeds/${feed}?name=staff-01.csv`, { method: "POST", headers: { "content-type": "text/csv", ...(key ? { authorization: `Bearer ${key}` } : {}) }, body })
  expect((await send(null)).status).toBe(401)
  expect((await send(`${seat.key}x`)).status).toBe(401)
  expect((await send(seat.key, "deaths")).status).toBe(403)
  const cut = await send(seat.key, "employee-rows", newStaff.slice(0, -12))
  expect(cut.status).toBe(422)
  const first = await send(seat.key)
  expect(first.status).toBeLessThan(300)
  expect((await first.json()) as object).toMatchObject({ state: "accepted", rows: 1, fresh: 1, repeated: false })
  const again = await send(seat.key)
  expect((await again.json()) as object).toMatchObject({ repeated: true })
})

test("the new job of 赵秀英 ends her unemployment registration and stops her benefit, and she is told", async () => {
  const page = await here.citizen(drawing.name)
  await until(async () => {
    await page.goto(`${here.url}/benefits`)
    await page.waitForLoadState("networkidle")
    await page.waitForLoadState("networkidle")
    return /停发/.test(await page.locator("main").innerText())
  }, 60_000, () => "the benefit was not stopped")
  await here.picture(page, "citizen-stopped")
  await page.goto(`${here.url}/notices`)
  await page.getByText("失业保险金停发").first().waitFor()
  await here.picture(page, "citizen-notices")
  await page.goto(`${here.url}/me`)
  await page.getByText(/已注销/).first().waitFor()
})

test("the offices concerned find the message, and the trail of her page shows who had it stopped", async () => {
  const clerk = await here.officer("wang.fang")
  const answer = await clerk.request.get(`${here.url}/api/notices/office`)
  expect(answer.status()).toBe(200)
  expect(await answer.text()).toContain("失业保险金停发")
  await clerk.goto(`${here.url}/staff/people`)
  await clerk.getByLabel("证件号码、手机号码或姓名").fill(drawing.idNumber)
  await clerk.keyboard.press("Enter")
  await clerk.getByRole("link", { name: drawing.name }).first().click()
  await clerk.getByText(/已停发|停发/).first().waitFor()
  await here.picture(clerk, "staff-person-stopped")
})

test("no page complained while all this was done", () => expectCalm(here))
