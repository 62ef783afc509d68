// What people do on the pages more than once: fill a form page by page, register, claim, and act on a case as an officer.
import type { Page } from "playwright-core"

/** Leaves a page of a form forward and waits for the next one. */
export async function onward(page: Page, heading: string): Promise<void> {
  await page.getByRole("button", { name: "保存并继续" }).click()
  await page.getByRole("heading", { level: 2, name: heading }).waitFor()
}

export const choose = (page: Page, question: string | RegExp, answer: string | RegExp): Promise<void> =>
  page.getByRole("radiogroup", { name: question }).getByRole("radio", { name: answer }).check()

/** The pages of 失业登记 up to the last before sending. Why and when the work ended is known from the filing and not asked again. */
export async function fillUnemployment(page: Page, place: RegExp): Promise<void> {
  await onward(page, "失业情况")
  await choose(page, "您与登记地的关系", "常住地")
  await page.locator("main").getByText("与企业解除或终止劳动关系").first().waitFor()
  await choose(page, "目前以务农为主", "否")
  await onward(page, "求职意向")
  await choose(page, "今后打算", "找工作")
  await page.getByLabel("想做的工作").fill("仓库管理员")
  await onward(page, "承诺")
  await page.getByRole("checkbox", { name: "本人承诺" }).check()
  await onward(page, "在哪里办理")
  await page.getByRole("radio", { name: place }).first().check()
  await onward(page, "核对后提交")
}

/** From the first page of 失业保险金申领 to the last before sending. */
export async function fillClaim(page: Page, place: RegExp): Promise<void> {
  await onward(page, "失业前的工作")
  await onward(page, "收款账户")
  await page.getByRole("checkbox", { name: "账户确认" }).check()
  await onward(page, "承诺")
  await page.getByRole("checkbox", { name: "本人承诺" }).check()
  await onward(page, "在哪里办理")
  await page.getByRole("radio", { name: place }).first().check()
  await onward(page, "核对后提交")
}

/** Sends and waits for the page that says so. Returns the number of the case. */
export async function send(page: Page): Promise<{ readonly subject: string; readonly id: string; readonly number: string }> {
  await page.getByRole("button", { name: "确认并提交" }).click()
  await page.waitForURL(/\/sent\/\d+\/\d+/)
  const [, subject = "", id = ""] = /\/sent\/(\d+)\/(\d+)/.exec(page.url()) ?? []
  return { subject, id, number: (await page.locator(".jy-sent-number").innerText()).trim() }
}

/** An officer does the one next thing of a case and confirms it. */
export async function actNext(page: Page, action: string, confirm: string, done: string): Promise<void> {
  await page.getByRole("button", { name: action, exact: true }).click()
  await page.getByRole("button", { name: confirm, exact: true }).click()
  await page.getByRole("status").filter({ hasText: done }).waitFor()
}
