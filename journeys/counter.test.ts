// The counter: a file opened for somebody new, a registration and a disputed claim with its paper taken in by the clerk, decided by the county.
import type { Page } from "playwright-core"
import { expect, test } from "vitest"
import { addDays, longDate, plainDate, residentNumberFor, todayInChina } from "#standards"
import { accessibilityOf, expectCalm, stage } from "./stage.ts"
import { actNext, choose, fillUnemployment, onward } from "./steps.ts"

const here = stage()
const street = /鼓楼前街道/
const today = todayInChina(new Date().toISOString())
const newcomer = { name: "苗小禾", number: residentNumberFor("990101", plainDate("1999-05-06"), 902) }
const seats: { clerk?: Page; claim?: string } = {}
const clerkSeat = async (): Promise<Page> => (seats.clerk ??= await here.officer("wang.fang"))

async function findAtCounter(page: Page, typed: string): Promise<void> {
  await page.goto(`${here.url}/staff/people`)
  await page.getByLabel("证件号码、手机号码或姓名").fill(typed)
  await page.keyboard.press("Enter")
}

/** Sends the form of the counter and returns the address of the case. */
async function takeIn(page: Page): Promise<string> {
  await page.getByRole("button", { name: "提交申请" }).click()
  await page.waitForURL(/\/staff\/cases\/\d+\/\d+$/)
  await page.getByText("窗口").first().waitFor()
  return page.url()
}

test("somebody who comes for the first time is not found, and gets a file from the document in the officer's hand", async () => {
  const page = await clerkSeat()
  await findAtCounter(page, newcomer.number)
  await page.getByText(`没有找到“${newcomer.number}”`).waitFor()
  await page.getByRole("button", { name: "首次来办，建档" }).click()
  const form = page.getByRole("form", { name: "首次来办，建档" })
  await form.getByRole("button", { name: "建档" }).click()
  await form.getByText("请填写这一项").first().waitFor()
  await form.getByLabel("姓名").fill(newcomer.name)
  await form.getByRole("combobox", { name: /常住地/ }).last().click()
  await page.locator(".ant-select-dropdown:visible .ant-select-item-option").filter({ hasText: "槐树里社区" }).click()
  await here.picture(page, "staff-new-person")
  expect(await accessibilityOf(page)).toEqual([])
  await form.getByRole("button", { name: "建档" }).click()
  await page.getByRole("heading", { level: 1, name: newcomer.name }).waitFor()
})

test("she registers at the counter on her own word, and the case says by whom and where it came in", async () => {
  const page = await clerkSeat()
  await page.getByRole("link", { name: "失业登记", exact: true }).click()
  await page.getByRole("heading", { level: 2, name: "本人信息" }).waitFor()
  await onward(page, "失业情况")
  await choose(page, "您与登记地的关系", "常住地")
  await choose(page, "失业原因", "其他")
  await page.getByLabel("失业日期").fill(addDays(today, -10))
  await choose(page, "目前以务农为主", "否")
  await onward(page, "求职意向")
  await choose(page, "今后打算", "找工作")
  await page.getByLabel("想做的工作").fill("收银员")
  await onward(page, "承诺")
  await page.getByRole("checkbox", { name: "本人承诺" }).check()
  await onward(page, "在哪里办理")
  await page.getByRole("radio", { name: street }).first().check()
  await onward(page, "核对后提交")
  expect(await page.locator("main").innerText()).toContain(longDate(addDays(today, -10)))
  await takeIn(page)
  const approve = page.getByRole("button", { name: "通过", exact: true })
  const settled = page.getByText("已通过").first()
  await approve.or(settled).first().waitFor()
  if (await approve.isVisible()) {
    await approve.click()
    const words = page.getByLabel(/认定的依据|理由|说明/).first()
    if (await words.isVisible()) await words.fill("当面核对证件，系统中没有就业记录。")
    await page.getByRole("button", { name: "确认通过", exact: true }).click()
    await page.getByRole("status").filter({ hasText: "已通过" }).waitFor()
  }
  await here.picture(page, "staff-counter-registered")
})

test("李娜 disputes why her work ended: the clerk takes in her claim with the award she brought", async () => {
  const page = await clerkSeat()
  await findAtCounter(page, "李娜")
  await page.getByRole("link", { name: "李娜" }).first().click()
  await page.getByRole("link", { name: "失业登记", exact: true }).click()
  await page.getByRole("heading", { level: 2, name: "本人信息" }).waitFor()
  await fillUnemployment(page, street)
  const registered = await takeIn(page)
  await page.goto(registered.replace(/\/cases\/(\d+)\/\d+$/, "/people/$1"))
  await page.getByRole("link", { name: "失业保险金申领", exact: true }).click()
  await page.getByRole("heading", { level: 2, name: "本人信息" }).waitFor()
  await onward(page, "失业前的工作")
  await choose(page, /单位填的原因与实际不符/, "是")
  const own = page.getByRole("radiogroup", { name: "您认为的实际原因" })
  await own.or(page.getByRole("combobox", { name: "您认为的实际原因" })).first().waitFor()
  if (await own.isVisible()) await own.getByRole("radio", { name: /四十一条/ }).check()
  else {
    await page.getByRole("combobox", { name: "您认为的实际原因" }).click()
    await page.locator(".ant-select-dropdown:visible .ant-select-item-option").filter({ hasText: "四十一条" }).click()
  }
  await page.getByLabel("说明实际情况").fill("单位整组裁员，要求写辞职信，仲裁已经裁决。")
  await onward(page, "收款账户")
  await page.getByRole("checkbox", { name: "账户确认" }).check()
  await onward(page, "承诺")
  await page.getByRole("checkbox", { name: "本人承诺" }).check()
  await onward(page, "在哪里办理")
  await page.getByRole("radio", { name: street }).first().check()
  await onward(page, "核对后提交")
  await page.locator("input[type=file]").setInputFiles({ name: "仲裁裁决书.png", mimeType: "image/png", buffer: await page.screenshot() })
  await page.getByText("仲裁裁决书.png").waitFor()
  await here.picture(page, "staff-counter-paper")
  seats.claim = await takeIn(page)
  await page.getByRole("img", { name: /仲裁裁决书/ }).waitFor()
  await actNext(page, "同意，转下一环节", "确认同意", "已转下一环节")
})

test("李强 reads the paper beside the answers and decides with his own words, which stand in the decision", async () => {
  const page = await here.officer("li.qiang")
  await page.goto(seats.claim ?? expect.fail("no claim"))
  await page.getByRole("img", { name: /仲裁裁决书/ }).waitFor()
  await here.picture(page, "staff-disputed-claim")
  await page.getByRole("button", { name: "通过", exact: true }).click()
  await page.getByRole("button", { name: "确认通过", exact: true }).click()
  const words = page.getByRole("textbox").first()
  await page.getByRole("alert").first().waitFor()
  await words.fill("仲裁裁决书认定为经济性裁员，按第四十一条办理。")
  await page.getByRole("button", { name: "确认通过", exact: true }).click()
  await page.getByRole("status").filter({ hasText: "已通过" }).waitFor()
  expect(await page.locator("main").innerText()).toContain("仲裁裁决书认定为经济性裁员")
})

test("no page complained while all this was done", () => expectCalm(here))
