// 免申即享: a company that hired three graduates is offered their social-insurance subsidy, confirms it, and reads where it stands; an officer checks it and everybody sees it published.
import type { Page } from "playwright-core"
import { expect, test } from "vitest"
import { addDays, addMonthsTo, addYears, firstDay, monthOf, plainDate, residentNumberFor, todayInChina } from "#standards"
import { planStories } from "../server/demonstration/plan.ts"
import { sends, through } from "./departments.ts"
import { until } from "./program.ts"
import { accessibilityOf, expectCalm, stage } from "./stage.ts"
import { actNext } from "./steps.ts"

const here = stage()
const today = todayInChina(new Date().toISOString())
/** The three finished months for which premiums have arrived. */
const months = [-3, -2, -1].map((count) => addMonthsTo(monthOf(today), count))
const hiredOn = firstDay(months[0] ?? monthOf(today))
const company = planStories(today).employers[0] ?? expect.fail("no employer in the plan")
const place = "990101001000"
const graduates = ["周文静", "吴小雨", "郑一鸣"].map((name, index) => ({ name, born: "2003-09-01", idNumber: residentNumberFor("990101", plainDate("2003-09-01"), 801 + 2 * index) }))

const seats: { company?: Page; clerk?: Page; reviewer?: Page } = {}
const at = (page: Page | undefined): Page => page ?? expect.fail("nobody sits there yet")

test("police, schools and the unit's filings say who was hired; social insurance says what was paid", async () => {
  await sends(here, "persons", ["证件号码", "姓名", "户籍地区划", "出生日期", "性别"], graduates.map((one) => [one.idNumber, one.name, place, one.born, "1"]))
  await sends(here, "studies", ["证件号码", "姓名", "学校", "学历层次", "入学日期", "毕业日期"], graduates.map((one) => [one.idNumber, one.name, "示例大学", "21", addDays(addYears(hiredOn, -4), -40), addDays(hiredOn, -40)]))
  const page = await here.employer(company.name)
  seats.company = page
  for (const one of graduates)
    await through(here, page, "POST", "/registration/filings", { name: one.name, idNumber: one.idNumber, hireOn: hiredOn, contractKind: "1", contractFrom: hiredOn, contractTo: addDays(addYears(hiredOn, 1), -1), occupation: "4-01-02-01", workRegion: place })
  const paid = months.flatMap((month) => graduates.flatMap((one) => [["110", "800.00", "400.00"], ["310", "400.00", "100.00"], ["210", "25.00", "25.00"]].map(([kind = "", unit = "", own = ""]) => [one.idNumber, one.name, kind, month, company.uscc, "5000.00", unit, own, addDays(firstDay(month), 19)])))
  await sends(here, "contributions", ["证件号码", "姓名", "险种", "费款所属期", "统一社会信用代码", "缴费基数", "单位缴费", "个人缴费", "到账日期"], paid)
})

test("what no register answers a clerk records with its source, and a second officer verifies the company's account", async () => {
  const clerk = await here.officer("wang.fang")
  seats.clerk = clerk
  const { id } = (await through(here, at(seats.company), "GET", "/identity/me")) as { id: string }
  for (const [question, value] of [["enterprise-size", "small"], ["unit-abnormal", false], ["tax-normal", true], ["credit-listed", false]])
    await through(here, clerk, "POST", `/subsidies/checks/${id}`, { kind: "employer", question, value, from: addDays(hiredOn, -365), source: "部门核查", document: "核查回执1号" })
  await through(here, at(seats.company), "PUT", "/employer/me/account", { holderName: company.name, bankName: "示例银行甲市支行", account: "62179990000000012" })
  await clerk.goto(`${here.url}/staff/subsidies?view=accounts`)
  await clerk.getByRole("button", { name: `办理：${company.name}` }).click()
  await clerk.getByLabel("答复来源（如××银行）").fill("示例银行")
  await clerk.getByLabel("依据（回单、函号）").fill("核验回单2026-1")
  await here.picture(clerk, "staff-unit-account")
  expect(await accessibilityOf(clerk)).toEqual([])
  await clerk.getByRole("button", { name: "一致，核验通过" }).click()
  await clerk.getByText(`${company.name}：账户已核验`).waitFor()
})

test("the operator has the records compared now instead of at the next round", async () => {
  const page = await here.officer("zheng.yu")
  await page.goto(`${here.url}/staff/feeds`)
  await page.getByRole("button", { name: "后台任务" }).or(page.getByRole("tab", { name: "后台任务" })).first().click()
  await page.getByRole("button", { name: "立即运行：免申即享：按变化的记录重新比对" }).click()
  await here.picture(page, "staff-jobs")
  expect(await accessibilityOf(page)).toEqual([])
})

test("the company's first page says what it may have; people, months and amounts are there to be checked, and one press confirms", async () => {
  const page = at(seats.company)
  const card = page.locator(".emp-need").filter({ hasText: "小微企业招用高校毕业生社会保险补贴" })
  await until(async () => {
    await page.goto(`${here.url}/employer/`)
    await page.waitForLoadState("networkidle")
    return (await card.count()) > 0
  }, 90_000, () => "nothing was offered")
  await card.getByRole("link", { name: "核对并确认" }).click()
  await page.getByRole("heading", { level: 1, name: "小微企业招用高校毕业生社会保险补贴" }).waitFor()
  for (const one of graduates) await page.getByRole("row").filter({ hasText: one.name }).filter({ hasText: months.join(" ") }).getByText("3 675.00").waitFor()
  await page.locator("dd").filter({ hasText: "11 025.00" }).waitFor()
  await here.picture(page, "employer-offer")
  expect(await accessibilityOf(page)).toEqual([])
  await page.getByRole("button", { name: "核对无误，确认" }).click()
  await page.getByText("虚报要退回补贴并记入信用").waitFor()
  expect(await accessibilityOf(page)).toEqual([])
  await page.getByRole("button", { name: "确认领取" }).click()
  await page.getByText("确认后已转为办件").waitFor()
  await page.getByText("已确认，审核中").waitFor()
  await here.picture(page, "employer-offer-confirmed")
  await page.getByRole("link", { name: "查看办件" }).click()
  await page.getByRole("heading", { level: 1, name: /免申即享/ }).waitFor()
})

test("李强 finds the confirmed offer, checks it as a case, and everybody sees it published", async () => {
  const page = await here.officer("li.qiang")
  seats.reviewer = page
  await page.goto(`${here.url}/staff/subsidies`)
  await page.getByRole("button", { name: new RegExp(`办理：${company.name}`) }).click()
  await page.getByRole("table", { name: "人员和月份" }).getByText("吴小雨").waitFor()
  await here.picture(page, "staff-offer")
  expect(await accessibilityOf(page)).toEqual([])
  await page.getByRole("link", { name: "已转为办件，去核对和审批" }).click()
  await actNext(page, "同意，转下一环节", "确认同意", "已转下一环节")
  const everybody = await here.device("phone")
  await until(async () => {
    await everybody.goto(`${here.url}/publications`)
    await everybody.waitForLoadState("networkidle")
    return (await everybody.getByText(company.name).count()) > 0
  }, 60_000, () => "it was not published")
  await everybody.getByText("11 025.00").waitFor()
  await here.picture(everybody, "citizen-publications")
  expect(await accessibilityOf(everybody)).toEqual([])
})

test("no page complained while all this was done", () => expectCalm(here))
