// The statistician's month: the table, a cell opened to its records, the closing by three people, and what came later as a restatement.
import type { Page } from "playwright-core"
import { expect, test } from "vitest"
import { until } from "./program.ts"
import { accessibilityOf, expectCalm, stage } from "./stage.ts"

const here = stage()
const seats = new Map<string, Page>()
const seat = async (login: string): Promise<Page> => {
  const page = seats.get(login) ?? (await here.officer(login))
  seats.set(login, page)
  return page
}
const place: { address?: string } = {}

test("孙丽 opens the last finished month of the table of the registered unemployed", async () => {
  const page = await seat("sun.li")
  await page.goto(`${here.url}/staff/statistics`)
  await page.getByRole("heading", { level: 2, name: "登记失业人员情况表" }).waitFor()
  await page.getByRole("combobox", { name: "报告期" }).click()
  await page.locator(".ant-select-dropdown:visible .ant-select-item-option").filter({ hasNotText: "未结束" }).first().click()
  await expect.poll(() => page.url(), { timeout: 20_000 }).toContain("period=")
  await page.locator(".official-table button.cell").first().waitFor()
  place.address = page.url()
  await here.picture(page, "staff-table")
  expect(await accessibilityOf(page)).toEqual([])
})

test("she opens a cell, says what for, and finds exactly as many records as the cell says", async () => {
  const page = await seat("sun.li")
  let value = 0
  // What the demonstration's last events changed is still being counted just after a start; the page says so until both agree.
  await until(async () => {
    await page.goto(place.address ?? "")
    const cells = page.locator(".official-table button.cell")
    await cells.first().waitFor()
    const figures = await cells.allInnerTexts()
    const at = figures.findIndex((figure) => Number(figure) >= 3 && Number(figure) <= 60)
    value = Number(figures[at])
    await cells.nth(at).click()
    const purpose = page.getByLabel("查看用途（至少 4 个字，会留痕）")
    const says = page.getByText(/与表内数字/)
    await purpose.or(says).first().waitFor()
    if (await purpose.isVisible()) {
      await purpose.fill("核对本月报表")
      await page.getByRole("button", { name: "查看名单" }).click()
    }
    await says.waitFor()
    return (await says.innerText()) === "与表内数字相等"
  }, 90_000, () => "the cell and its records do not agree")
  expect(value).toBeGreaterThanOrEqual(3)
  expect(await page.getByRole("dialog").locator("tbody tr").count()).toBe(value)
  await here.picture(page, "staff-records")
  await page.keyboard.press("Escape")
})

test("the month is generated, explained, reviewed by a second, signed by a head, and frozen with its digest", async () => {
  const page = await seat("sun.li")
  await page.goto(place.address ?? "")
  await page.getByRole("heading", { name: "上报与冻结" }).waitFor()
  await page.locator(".official-table button.cell").first().waitFor()
  if (await page.getByText("摘要（SM3）").isVisible()) return
  const generate = page.getByRole("button", { name: "生成上报表" })
  await generate.click()
  await generate.click()
  await generate.waitFor({ state: "detached" })
  for (const [login, action] of [["sun.li", "提交说明，转复核"], ["bai.xue", "复核通过"], ["cao.rui", "审签"], ["sun.li", "冻结"]] as const) {
    const who = await seat(login)
    await who.goto(place.address ?? "")
    const button = who.getByRole("button", { name: action })
    await button.waitFor()
    await who.getByLabel("说明或理由").fill("与办件记录核对一致")
    await button.click()
    await button.waitFor({ state: "detached" })
  }
  await page.goto(place.address ?? "")
  await page.getByText("摘要（SM3）").waitFor()
  await here.picture(page, "staff-frozen")
})

test("a registration annulled after the freeze changes the figures: the change is proposed by one, signed by another, and stands with old and new", async () => {
  const head = await seat("zhao.min")
  await head.goto(`${here.url}/staff/people`)
  await head.getByLabel("证件号码、手机号码或姓名").fill("陈国庆")
  await head.keyboard.press("Enter")
  await head.getByRole("link", { name: "陈国庆" }).first().click()
  await head.getByRole("button", { name: "撤销失业登记" }).click()
  const form = head.getByRole("form", { name: "撤销失业登记" })
  await form.getByRole("textbox").fill("核实为他人冒名登记，本人从未失业")
  await form.getByRole("button", { name: "撤销这次登记" }).click()
  await form.waitFor({ state: "detached" })
  const page = await seat("sun.li")
  const reason = page.getByLabel("变化原因")
  await until(async () => {
    await page.goto(place.address ?? "")
    await page.getByRole("heading", { name: "重述" }).waitFor()
    await page.waitForLoadState("networkidle")
    return reason.isVisible()
  }, 120_000, () => "no figure moved after the freeze")
  await reason.fill("冻结后撤销一人的失业登记（冒名）")
  await page.getByRole("button", { name: "提出重述" }).click()
  await reason.waitFor({ state: "detached" })
  await here.picture(page, "staff-restatement-proposed")
  expect(await page.getByRole("button", { name: "同意并签署" }).count(), "who proposed does not sign").toBe(0)
  const second = await seat("bai.xue")
  await second.goto(place.address ?? "")
  await second.getByRole("button", { name: "同意并签署" }).click()
  await second.getByText("已签署").first().waitFor()
  await second.locator(".official-table .cell-restated").first().waitFor()
  expect(await accessibilityOf(second)).toEqual([])
  await here.picture(second, "staff-restated")
})

test("no page complained while all this was done", () => expectCalm(here))
