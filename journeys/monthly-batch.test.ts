// The month's benefit of 甲市, from generated to closed: two reviewers, a head, two keys, a payment the bank sends back, its correction and re-issue.
import type { Page } from "playwright-core"
import { expect, test } from "vitest"
import { luhnDigit, monthOf, todayInChina } from "#standards"
import { planStories } from "../server/demonstration/plan.ts"
import { accessibilityOf, expectCalm, stage } from "./stage.ts"

const today = todayInChina(new Date().toISOString())
const month = monthOf(today)
/** Her account has been closed: the payment comes back with code 05 until she gives another. */
const unlucky = "赵秀英"
const closedAccount = planStories(today).persons.find((one) => one.name === unlucky)?.bankAccount ?? ""
const freshAccount = `621799000000090010${luhnDigit("621799000000090010")}`
const here = stage({ BANK_SIMULATOR: JSON.stringify({ failures: { [closedAccount]: "05" } }) })
const seats = new Map<string, Page>()
const batch: { path?: string; child?: string } = {}

async function seat(login: string): Promise<Page> {
  const known = seats.get(login)
  if (known) return known
  const page = await here.officer(login)
  seats.set(login, page)
  return page
}

/** The officer opens the batch and does one act, after filling what it asks. */
async function act(login: string, path: string, label: string, fill: (page: Page) => Promise<void> = async () => undefined): Promise<Page> {
  const page = await seat(login)
  await page.goto(`${here.url}${path}`)
  await page.getByRole("button", { name: label, exact: true }).click()
  await fill(page)
  const confirm = page.getByRole("button", { name: `确认：${label}` })
  await confirm.click()
  await confirm.waitFor({ state: "detached" })
  return page
}

const voucher = (page: Page): Promise<void> => page.getByLabel("拨款凭证号").fill("拨款单 2026-甲-11")

/** Every change is ticked by hand before the first review. */
async function confirmChanges(page: Page): Promise<void> {
  for (;;) {
    const boxes = page.getByRole("checkbox", { name: /^选择/ })
    if ((await boxes.count()) === 0) return
    for (const box of await boxes.all()) await box.check()
    const confirm = page.getByRole("button", { name: /确认所选 \d+ 笔/ })
    await confirm.click()
    await expect.poll(() => boxes.count(), { timeout: 20_000 }).toBe(0)
  }
}

/** From the second review to the first key: the same steps for the month's batch and for the re-issue. */
async function reviewToFirstKey(path: string): Promise<Page> {
  await act("luo.min", path, "复核")
  await act("zhao.min", path, "审批")
  await act("qian.wei", path, "用款申请")
  await act("qian.wei", path, "资金到账", voucher)
  await act("qian.wei", path, "生成银行文件")
  return act("qian.wei", path, "第一把钥匙")
}

test("田雨 opens the month's batch, checks it, and confirms every change by name", async () => {
  const page = await seat("tian.yu")
  await page.goto(`${here.url}/staff/payments`)
  await page.getByRole("table").waitFor()
  const row = page.getByRole("row").filter({ hasText: month }).filter({ hasText: "甲市" })
  if ((await row.count()) === 0) {
    await page.getByRole("button", { name: "生成本月批次" }).click()
    await page.getByRole("button", { name: "生成", exact: true }).click()
  } else await row.getByRole("link").first().click()
  await page.waitForURL(/\/payments\/\d+/)
  batch.path = new URL(page.url()).pathname
  await act("tian.yu", batch.path, "数据比对")
  await here.picture(page, "staff-batch")
  expect(await accessibilityOf(page)).toEqual([])
  await confirmChanges(page)
})

test("the one who reviewed first cannot review second, nor the first key send", async () => {
  const path = batch.path ?? expect.fail("no batch")
  const page = await act("tian.yu", path, "初核")
  expect(await page.getByRole("button", { name: "复核", exact: true }).count()).toBe(0)
  const finance = await reviewToFirstKey(path)
  expect(await finance.getByRole("button", { name: "第二把钥匙，发送银行" }).count()).toBe(0)
  await act("song.jia", path, "第二把钥匙，发送银行")
})

test("the bank pays all but one, and the one who is not paid reads why on her phone and gives the right account", async () => {
  const path = batch.path ?? expect.fail("no batch")
  const page = await act("qian.wei", path, "读取回盘")
  await page.getByText("已回盘").first().waitFor()
  await here.picture(page, "staff-batch-result")
  const phone = await here.citizen(unlucky)
  await phone.getByText("没有到账，被银行退回").first().waitFor()
  await here.picture(phone, "citizen-returned")
  await phone.getByRole("button", { name: "更正银行账户" }).or(phone.getByRole("link", { name: "更正银行账户" })).first().click()
  await phone.getByLabel("开户银行").fill("示例银行望川支行")
  for (const [account, answer] of [[`${freshAccount.slice(0, -1)}${(Number(freshAccount.at(-1)) + 1) % 10}`, "银行卡号不正确，请核对卡面号码，并使用本人银行账户"], [freshAccount, "新账户正在复核"]] as const) {
    await phone.getByLabel("银行账号", { exact: true }).fill(account)
    await phone.getByLabel("再填一次银行账号").fill(account)
    await phone.getByRole("button", { name: "提交账户" }).click()
    await phone.getByText(answer).first().waitFor()
  }
})

test("the corrected account is reviewed and the payment goes out again in a batch of its own", async () => {
  const path = batch.path ?? expect.fail("no batch")
  const reviewer = await seat("luo.min")
  await reviewer.goto(`${here.url}/staff/payments`)
  await reviewer.getByRole("button", { name: "退票与挂账" }).click()
  const row = reviewer.getByRole("row").filter({ hasText: unlucky }).first()
  await row.getByRole("button").first().click()
  await here.picture(reviewer, "staff-return-review")
  await reviewer.getByRole("button", { name: "复核通过" }).first().click()
  await expect.poll(() => row.innerText(), { timeout: 20_000 }).toContain("待重发")
  const clerk = await act("tian.yu", path, "生成退票重发批次")
  await clerk.goto(`${here.url}${path}`)
  await clerk.locator("span").filter({ hasText: /^重发批次/ }).getByRole("link").first().click()
  await clerk.waitForURL((address) => /\/payments\/\d+/.test(address.pathname) && address.pathname !== path)
  const child = new URL(clerk.url()).pathname
  await act("tian.yu", child, "数据比对")
  await confirmChanges(clerk)
  await act("tian.yu", child, "初核")
  await reviewToFirstKey(child)
  await act("song.jia", child, "第二把钥匙，发送银行")
  await act("qian.wei", child, "读取回盘")
})

test("the month is reconciled, every identity holds, it is closed, and she sees the money on her phone", async () => {
  const path = batch.path ?? expect.fail("no batch")
  const page = await act("qian.wei", path, "对账", async (at) => {
    await at.getByLabel("支出户余额变动（按银行对账单，元）").fill("2070.00")
    await at.getByLabel("手续费").fill("0")
  })
  await page.getByRole("button", { name: "对账与文件" }).click()
  await here.picture(page, "staff-batch-reconciled")
  await page.getByText("全部相符").first().waitFor()
  await act("qian.wei", path, "关账")
  await page.getByText("已关账").first().waitFor()
  const phone = await here.citizen(unlucky)
  await phone.goto(`${here.url}/benefits`)
  await phone.getByText(/到账/).first().waitFor()
  await here.picture(phone, "citizen-paid")
})

test("no page complained while all this was done", () => expectCalm(here))
