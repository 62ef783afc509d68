// A founder whose shop is too young asks for 一次性创业补贴: refused by two officers' work, and told in plain words why and from which day it would be granted.
import type { Page } from "playwright-core"
import { expect, test } from "vitest"
import { addDays, addMonths, addYears, creditCodeFor, longDate, todayInChina } from "#standards"
import { planStories } from "../server/demonstration/plan.ts"
import { sends, through } from "./departments.ts"
import { accessibilityOf, expectCalm, stage } from "./stage.ts"
import { choose, send } from "./steps.ts"

const here = stage()
const today = todayInChina(new Date().toISOString())
const founder = planStories(today).persons.find((one) => one.story === "graduate") ?? expect.fail("no graduate in the plan")
const shop = { uscc: creditCodeFor("92", "990102", "MA777777"), name: "玥玥文创小店", since: addMonths(today, -4) }
const seats = new Map<string, Page>()
async function seat(login: string): Promise<Page> {
  const page = seats.get(login) ?? (await here.officer(login))
  seats.set(login, page)
  return page
}
const held: { page?: Page; subject?: string; id?: string } = {}
const atHome = (): Page => held.page ?? expect.fail("the founder has not signed in")

test("the market register and the school say what she did; officers record what is not connected", async () => {
  await sends(here, "studies", ["证件号码", "姓名", "学校", "学历层次", "入学日期", "毕业日期"], [[founder.idNumber, founder.name, "示例大学", "21", addYears(addMonths(shop.since, -2), -4), addMonths(shop.since, -2)]])
  await sends(here, "employers", ["统一社会信用代码", "单位名称", "单位类型", "经营状态", "所在地区划", "成立日期", "法定代表人", "住所"], [[shop.uscc, shop.name, "60", "存续", "990102001000", shop.since, founder.name, "示例路7号"]])
  await sends(here, "entity-roles", ["证件号码", "姓名", "统一社会信用代码", "单位名称", "职务", "经营状态", "任职起始日期"], [[founder.idNumber, founder.name, shop.uscc, shop.name, "经营者", "存续", shop.since]])
  held.page = await here.citizen(founder.name)
  const clerk = await seat("feng.jie")
  const { id } = (await through(here, atHome(), "GET", "/identity/me")) as { id: string }
  const [found] = (await through(here, clerk, "GET", `/employers?q=${shop.uscc}`)) as unknown as readonly { employerId: string }[]
  const unit = found?.employerId ?? expect.fail("the shop is not in the register")
  const record = (subject: string, kind: string, question: string, value: unknown) => through(here, clerk, "POST", `/subsidies/checks/${subject}`, { kind, question, value, from: addDays(shop.since, -1), source: "部门核查", document: "核查回执7号" })
  for (const [question, value] of [["enterprise-size", "micro"], ["unit-abnormal", false], ["tax-normal", true], ["tax-months", 4]] as const) await record(unit, "employer", question, value)
  await record(id, "person", "credit-listed", false)
  await record(id, "person", "founder-group", "graduate")
})

test("欧阳玥 asks for it; what is known of her is filled in", async () => {
  const page = atHome()
  await page.goto(`${here.url}/apply/subsidies.start-up-grant`)
  await page.getByRole("heading", { level: 1, name: "一次性创业补贴" }).waitFor()
  for (let step = 0; step < 7; step++) {
    const heading = (await page.locator(".jy-form-title").innerText()).trim()
    if (heading === "核对后提交") break
    if (await page.getByRole("radiogroup", { name: "申请哪一笔" }).count()) await choose(page, "申请哪一笔", "第一笔")
    for (const box of await page.getByRole("checkbox").all()) await box.check()
    if (heading.includes("哪里办理")) await page.getByRole("radio").first().check()
    await page.getByRole("button", { name: "保存并继续" }).click()
    await page.waitForFunction((before) => document.querySelector(".jy-form-title")?.textContent?.trim() !== before, heading)
  }
  const sent = await send(page)
  held.subject = sent.subject
  held.id = sent.id
})

test("three officers look, the head refuses", async () => {
  const path = `/cases/${held.subject ?? ""}/${held.id ?? ""}`
  for (const login of ["feng.jie", "tian.yu", "chen.hao"]) {
    const page = await seat(login)
    const { length } = (await through(here, page, "GET", path)) as { length: number }
    await through(here, page, "POST", `${path}/actions`, { kind: "accept", length })
  }
  const page = await seat("zhao.min")
  await page.goto(`${here.url}/staff${path}`)
  await page.getByText("运营").first().waitFor()
  await here.picture(page, "staff-founder-case")
  expect(await accessibilityOf(page)).toEqual([])
  const { length } = (await through(here, page, "GET", path)) as { length: number }
  await through(here, page, "POST", `${path}/actions`, { kind: "refuse", length, code: "R-RUN-LT12M", says: "运营时间不足" })
})

test("she reads why, by which article, and from which day it would be granted; the letter is there", async () => {
  const page = atHome()
  await page.goto(`${here.url}/cases/${held.subject ?? ""}/${held.id ?? ""}`)
  await page.getByText("怎样可以再申请", { exact: true }).waitFor()
  await page.getByText(new RegExp(`${longDate(addYears(shop.since, 1))}起，并且最近12个月申报纳税月数由4个月变为\\d+个月，可以再申请`)).waitFor()
  await page.getByText(/《[^》]+》/).first().waitFor()
  await here.picture(page, "citizen-founder-refused")
  expect(await accessibilityOf(page)).toEqual([])
  const letter = await page.request.get(`${here.url}/api/cases/${held.subject ?? ""}/${held.id ?? ""}/letter`)
  expect([letter.status(), letter.headers()["content-type"]]).toEqual([200, "application/pdf"])
})

test("no page complained while all this was done", () => expectCalm(here))
