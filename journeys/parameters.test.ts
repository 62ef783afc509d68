// A higher minimum wage of 甲市: entered with its document, rehearsed for who draws, approved by a second officer; this month has the new amount, the months before keep theirs.
import type { Page } from "playwright-core"
import { expect, test } from "vitest"
import { addMonthsTo, lastDay, monthOf, todayInChina } from "#standards"
import { through } from "./departments.ts"
import { accessibilityOf, expectCalm, stage } from "./stage.ts"

const here = stage()
const month = monthOf(todayInChina(new Date().toISOString()))
const seats = new Map<string, Page>()
async function seat(login: string): Promise<Page> {
  const page = seats.get(login) ?? (await here.officer(login))
  seats.set(login, page)
  return page
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole("combobox", { name: label }).fill(option)
  await page.locator(".ant-select-dropdown:visible .ant-select-item-option").filter({ hasText: option }).first().waitFor()
  await page.keyboard.press("Enter")
}

test("田雨 reads the rule of the monthly standard with its article, conditions and numbers", async () => {
  const page = await seat("tian.yu")
  await page.goto(`${here.url}/staff/law`)
  await page.getByLabel("规则、条文、事项").fill("失业保险金标准")
  await page.getByRole("link", { name: "失业保险金标准" }).click()
  await page.getByRole("heading", { level: 1, name: "失业保险金标准" }).waitFor()
  await page.getByText("《失业保险条例》第十八条").first().waitFor()
  await page.getByRole("table", { name: "参数" }).getByText("月最低工资标准").first().waitFor()
  await here.picture(page, "staff-law-rule")
  expect(await accessibilityOf(page)).toEqual([])
})

test("she enters 2400.00 yuan from the first of this month, which needs a reason, and rehearses it", async () => {
  const page = await seat("tian.yu")
  await page.goto(`${here.url}/staff/law?view=numbers`)
  await page.getByLabel("参数名称、文号").fill("月最低工资")
  await page.getByRole("button", { name: "录入参数" }).click()
  await page.getByRole("button", { name: "保存草稿" }).click()
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("number-key")
  await choose(page, "参数", "月最低工资标准")
  await page.getByText(/的现行值：[\d,]+\.00元/).waitFor()
  await page.getByLabel("值", { exact: true }).fill("2400")
  await page.getByLabel("生效日", { exact: true }).fill(`${month}-01`)
  await page.keyboard.press("Enter")
  await page.getByLabel("文号", { exact: true }).fill("甲人社〔2026〕12号")
  await page.getByLabel(/^追溯理由/).fill("省政府通知自本月起调整")
  await here.picture(page, "staff-law-enter")
  expect(await accessibilityOf(page)).toEqual([])
  await page.getByRole("button", { name: "保存草稿" }).click()
  await page.getByText("草稿已保存").waitFor()
  await page.getByRole("table", { name: "待批准的参数" }).getByText("甲人社〔2026〕12号").waitFor()
  expect(await page.getByRole("button", { name: "批准" }).count()).toBe(0)
  await page.getByRole("table", { name: "待批准的参数" }).getByRole("button", { name: "预演" }).click()
  await choose(page, "用哪条规则", "失业保险金标准")
  await page.getByRole("button", { name: "开始预演" }).click()
  const people = page.locator(".figure").filter({ hasText: "涉及人数" }).locator("dd")
  await people.waitFor()
  const figure = (label: string) => page.locator(".figure").filter({ has: page.getByText(label, { exact: true }) }).locator("dd").innerText()
  expect(Number(await people.innerText())).toBeGreaterThan(0)
  expect(await figure("增加")).toBe(await people.innerText())
  expect(await figure("减少")).toBe("0")
  await page.getByRole("button", { name: /^增加：查看名单/ }).click()
  await page.getByRole("table", { name: "变化最大的对象" }).getByText("2 160.00").first().waitFor()
  await here.picture(page, "staff-law-rehearsal")
  expect(await accessibilityOf(page)).toEqual([])
})

test("赵敏 approves; the standard of this month is the new one, earlier months keep what they were paid with", async () => {
  const page = await seat("zhao.min")
  const drawing = async () => {
    const found = await page.request.get(`${here.url}/api/parameters?key=minimum-wage&region=990100`)
    return ((await found.json()) as { rows: { from: string; to: string | null; shown: string; state: string; enteredBy: string; approvedBy: string | null }[] }).rows.filter((row) => row.state === "approved")
  }
  const before = await drawing()
  await page.goto(`${here.url}/staff/law?view=numbers`)
  await page.getByLabel("参数名称、文号").fill("月最低工资")
  await page.getByRole("button", { name: "批准" }).click()
  await page.getByText("此前的决定会逐件重算并列出").waitFor()
  await page.getByText(/的现行值：/).waitFor()
  await page.getByRole("link", { name: /^失业保险金标准（.*田雨/ }).waitFor()
  await here.picture(page, "staff-law-approve")
  await page.getByRole("region", { name: /^批准/ }).getByRole("button", { name: "批准" }).click()
  await page.getByText("已批准").first().waitFor()
  const after = await drawing()
  expect(after).toHaveLength(before.length + 1)
  expect(after.find((row) => row.from === `${month}-01`)).toMatchObject({ to: null, enteredBy: "田雨", approvedBy: "赵敏" })
  expect(after.filter((row) => row.to === `${month}-01`)).toHaveLength(1)
  await through(here, await here.officer("zheng.yu"), "POST", "/schedule/jobs/parameters.recalculate/run", {})
  await page.getByRole("button", { name: "追溯重算" }).click()
  await page.getByText(/重算了 \d+ 件/).waitFor({ timeout: 100_000 })
  expect(await accessibilityOf(page)).toEqual([])
})

test("a higher cap of the subsidy for flexible work, from last month: rehearsed by the subsidy's own rule it gives somebody more, and another officer approves it", async () => {
  const page = await seat("tian.yu")
  const last = addMonthsTo(month, -1)
  await page.goto(`${here.url}/staff/law?view=numbers`)
  await page.getByLabel("参数名称、文号").fill("灵活就业补贴基数上限")
  await page.getByRole("button", { name: "录入参数" }).click()
  await choose(page, "参数", "灵活就业补贴基数上限")
  await page.getByLabel("值", { exact: true }).fill("6000")
  await page.getByLabel("生效日", { exact: true }).fill(`${last}-01`)
  await page.keyboard.press("Enter")
  await page.getByLabel("文号", { exact: true }).fill("甲人社〔2026〕15号")
  await page.getByLabel(/^追溯理由/).fill("省厅通知自上月起执行")
  await page.getByRole("button", { name: "保存草稿" }).click()
  await page.getByRole("table", { name: "待批准的参数" }).getByText("甲人社〔2026〕15号").waitFor()
  await page.getByRole("table", { name: "待批准的参数" }).getByRole("button", { name: "预演" }).click()
  await choose(page, "用哪条规则", "就业困难人员灵活就业社会保险补贴")
  const on = page.getByLabel("业务日期", { exact: true })
  await expect.poll(async () => {
    await on.fill(lastDay(last))
    await on.press("Enter")
    await on.press("Tab")
    return on.inputValue()
  }).toBe(lastDay(last))
  await page.getByRole("button", { name: "开始预演" }).click()
  const figure = (label: string) => page.locator(".figure").filter({ has: page.getByText(label, { exact: true }) }).locator("dd")
  await figure("增加").waitFor()
  expect(Number(await figure("增加").innerText())).toBeGreaterThan(0)
  expect(await figure("减少").innerText()).toBe("0")
  await here.picture(page, "staff-law-subsidy-rehearsal")
  expect(await accessibilityOf(page)).toEqual([])
  const head = await seat("zhao.min")
  await head.goto(`${here.url}/staff/law?view=numbers`)
  await head.getByLabel("参数名称、文号").fill("灵活就业补贴基数上限")
  await head.getByRole("button", { name: "批准" }).click()
  await head.getByRole("region", { name: /^批准/ }).getByRole("button", { name: "批准" }).click()
  await head.getByText("已批准").first().waitFor()
})

test("the pages are whole on a phone", async () => {
  const page = await here.officer("zhao.min", "phone")
  for (const [address, name] of [["/staff/law", "phone-law"], ["/staff/law/insurance.benefit-eligibility", "phone-law-rule"], ["/staff/law?view=numbers", "phone-law-numbers"]] as const) {
    await page.goto(`${here.url}${address}`)
    await page.locator("table.rows").first().waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
    if (name === "phone-law-numbers") await page.getByLabel("参数名称、文号").fill("月最低工资")
    expect(await accessibilityOf(page)).toEqual([])
    if (name !== "phone-law") await here.picture(page, name)
  }
})

test("no page complained while all this was done", () => expectCalm(here))
