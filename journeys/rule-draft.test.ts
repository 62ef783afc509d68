// A new condition of 灵活就业社会保险补贴: drafted on the page by one officer, tried on the rule's examples, rehearsed, approved by a head of the province; an old month keeps the old outcome.
import type { Page } from "playwright-core"
import { expect, test } from "vitest"
import { addMonthsTo, monthOf, todayInChina } from "#standards"
import { accessibilityOf, expectCalm, stage } from "./stage.ts"

const here = stage()
const today = todayInChina(new Date().toISOString())
const month = monthOf(today)
const rule = "subsidies.hardship-flexible-insurance"
const seats = new Map<string, Page>()
async function seat(login: string): Promise<Page> {
  const page = seats.get(login) ?? (await here.officer(login))
  seats.set(login, page)
  return page
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole("combobox", { name: label, exact: true }).fill(option)
  await page.locator(".ant-select-dropdown:visible .ant-select-item-option").filter({ hasText: option }).first().waitFor()
  await page.keyboard.press("Enter")
}

/** Reason codes for a month of somebody outside the households on subsistence allowance; nothing else is said. */
async function refusedIn(page: Page, of: string): Promise<readonly string[]> {
  const answer = await page.request.post(`${here.url}/api/subsidies/calculator/SI-FLEX-HARD`, { headers: { "x-jiuye": "1" }, data: { region: "990101000000", facts: { "subsidy-month": of, "low-income-household": false } } })
  expect(answer.status(), await answer.text()).toBe(200)
  return ((await answer.json()) as { reasons: { code: string }[] }).reasons.map((one) => one.code)
}

test("田雨 removes a condition, takes it back, and adds one from the list of facts; the examples answer at once", async () => {
  const page = await seat("tian.yu")
  await page.goto(`${here.url}/staff/law/${rule}`)
  await page.getByRole("button", { name: "起草新版本" }).click()
  await page.getByRole("heading", { level: 1, name: "起草：就业困难人员灵活就业社会保险补贴" }).waitFor()
  await page.getByRole("region", { name: "与现行版本的不同" }).getByText("还没有改动").waitFor()
  await page.getByRole("button", { name: "删除条件1", exact: true }).click()
  await page.getByRole("region", { name: "与现行版本的不同" }).getByText("删去").first().waitFor()
  await page.getByRole("button", { name: "撤销" }).click()
  await page.getByRole("region", { name: "与现行版本的不同" }).getByText("还没有改动").waitFor()
  await page.getByRole("button", { name: "增加条件" }).click()
  await choose(page, "事实", "最低生活保障家庭成员")
  const form = page.getByRole("form", { name: "增加条件" })
  await form.getByLabel("条件写成一句话").fill("属于最低生活保障家庭")
  await form.getByLabel("理由代码").fill("R-NOT-LOW-INCOME")
  await form.getByLabel("告诉当事人的理由").fill("不属于最低生活保障家庭")
  await form.getByRole("button", { name: "加入" }).click()
  await page.getByRole("region", { name: "与现行版本的不同" }).getByText("R-NOT-LOW-INCOME").first().waitFor()
  await page.getByText(/个示例中有 \d+ 个结果会变/).waitFor()
  await here.picture(page, "staff-rule-draft")
  expect(await accessibilityOf(page)).toEqual([])
  await page.getByLabel("修改名称").fill("只补低保家庭")
  await page.getByLabel("文号", { exact: true }).fill("示例省人社规〔2026〕8号")
  await page.getByLabel("修改理由").fill("省政府常务会议决定")
  await page.getByLabel("生效日", { exact: true }).fill(today)
  await page.keyboard.press("Enter")
  await page.getByRole("button", { name: "保存草稿" }).click()
  await page.getByRole("heading", { level: 1, name: "只补低保家庭" }).waitFor()
  expect(await page.getByRole("button", { name: "批准" }).count()).toBe(0)
  expect(await refusedIn(page, month)).not.toContain("R-NOT-LOW-INCOME")
})

test("she rehearses it over her city and sends it for approval", async () => {
  const page = await seat("tian.yu")
  const draft = page.url()
  await page.getByRole("button", { name: "预演" }).click()
  await page.getByRole("button", { name: "开始预演" }).click()
  const figure = (label: string) => page.locator(".figure").filter({ has: page.getByText(label, { exact: true }) }).locator("dd")
  await figure("涉及人数").waitFor({ timeout: 60_000 })
  expect(Number((await figure("涉及人数").innerText()).replaceAll(/\D/g, ""))).toBeGreaterThan(0)
  expect(await figure("增加").innerText()).toBe("0")
  await page.getByRole("link", { name: "只补低保家庭" }).waitFor()
  await here.picture(page, "staff-rule-draft-rehearsal")
  await page.goto(draft)
  await page.getByRole("button", { name: "送审" }).click()
  await page.getByText("待批准").first().waitFor()
  expect(await accessibilityOf(page)).toEqual([])
})

test("曹睿 of the province approves; this month is decided by the new rule, the month before by the old one", async () => {
  const page = await seat("cao.rui")
  await page.goto(`${here.url}/staff/law?view=drafts`)
  await page.getByRole("link", { name: "只补低保家庭" }).click()
  await page.getByRole("button", { name: "批准" }).click()
  await here.picture(page, "staff-rule-draft-approve")
  await page.getByRole("region", { name: "批准“只补低保家庭”" }).getByRole("button", { name: "批准" }).click()
  await page.getByText("已批准").first().waitFor()
  await page.getByText(/曹睿 批准/).waitFor()
  expect([(await refusedIn(page, month)).includes("R-NOT-LOW-INCOME"), (await refusedIn(page, addMonthsTo(month, -1))).includes("R-NOT-LOW-INCOME")]).toEqual([true, false])
  await page.goto(`${here.url}/staff/law/${rule}`)
  await page.getByText(`${today} 起`).first().waitFor()
  expect(await accessibilityOf(page)).toEqual([])
})

test("the pages are whole on a phone", async () => {
  const page = await here.officer("cao.rui", "phone")
  for (const [address, name] of [["/staff/law?view=drafts", "phone-rule-drafts"], [`/staff/law/${rule}/draft`, "phone-rule-draft"]] as const) {
    await page.goto(`${here.url}${address}`)
    await (name === "phone-rule-drafts" ? page.locator("table.rows") : page.getByRole("region", { name: "与现行版本的不同" })).first().waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
    expect(await accessibilityOf(page)).toEqual([])
    await here.picture(page, name)
  }
})

test("no page complained while all this was done", () => expectCalm(here))
