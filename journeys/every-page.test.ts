// Every page of the three apps at phone and desk size, by whom it is for: no violation of WCAG 2.2 AA, nothing in the console, nothing wider than the screen.
import type { Page } from "playwright-core"
import { describe, expect, test } from "vitest"
import { accessibilityOf, expectCalm, type Size, sizes, stage } from "./stage.ts"

const here = stage()

const open: readonly string[] = ["/", "/sign-in?back=%2F", "/services", "/services?q=失业", "/services/registration.unemployment", "/jobs", "/jobs?q=车工", "/calculator", "/calculator?page=where", "/publications", "/nothing-here"]
const citizen: readonly string[] = ["/", "/services", "/services/insurance.benefit-claim", "/apply/registration.unemployment", "/apply/insurance.benefit-claim", "/cases", "/benefits", "/jobs", "/jobs/resume", "/calculator", "/offers", "/publications", "/notices", "/me"]
const employer: readonly string[] = ["/employer/", "/employer/roster", "/employer/import", "/employer/posts", "/employer/services", "/employer/offers", "/employer/publications", "/employer/calculator", "/employer/cases", "/employer/notices", "/employer/unit"]
/** What an officer opens: addresses, and pages of one thing found behind the first link of a list. */
interface Desk {
  readonly login: string
  readonly addresses: readonly string[]
  readonly lists: readonly { readonly at: string; readonly links: string }[]
}

const staff: readonly Desk[] = [
  { login: "wang.fang", addresses: ["/staff/", "/staff/?view=ended", "/staff/inbox", "/staff/rechecks", "/staff/rechecks?view=filings", "/staff/people", "/staff/employers", "/staff/jobs", "/staff/records", "/staff/records?table=training.classes", "/staff/records?table=subsidies.projects", "/staff/ratings", "/staff/payments", "/staff/payments?view=transfers", "/staff/payments?view=prices", "/staff/subsidies", "/staff/subsidies?view=by-hand", "/staff/subsidies?view=objections", "/staff/subsidies?view=reexaminations", "/staff/subsidies?view=accounts", "/staff/subsidies?view=clawbacks", "/staff/law", "/staff/law?view=numbers", "/staff/account"], lists: [{ at: "/staff/?view=ended", links: "a[href*='/staff/cases/']" }, { at: "/staff/inbox", links: "a[href*='/staff/people/']" }] },
  { login: "tian.yu", addresses: ["/staff/payments"], lists: [{ at: "/staff/payments", links: "a[href*='/staff/payments/']" }] },
  { login: "qian.wei", addresses: ["/staff/subsidies", "/staff/subsidies?view=fund-requests", "/staff/subsidies?view=money", "/staff/payments?view=returns", "/staff/payments?view=receivables"], lists: [] },
  { login: "sun.li", addresses: ["/staff/statistics", "/staff/feeds"], lists: [] },
  { login: "wu.bin", addresses: ["/staff/trail", "/staff/people", "/staff/statistics"], lists: [] },
  { login: "zheng.yu", addresses: ["/staff/feeds", "/staff/officers"], lists: [] },
]

/** What is wrong with the page at an address, each with the address. */
async function wrongAt(page: Page, address: string, size: Size): Promise<readonly string[]> {
  await page.goto(`${here.url}${address}`)
  await page.getByRole("heading", { level: 1 }).first().waitFor()
  await page.waitForLoadState("networkidle")
  await page.locator("[aria-busy=true]").first().waitFor({ state: "detached" })
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  await here.picture(page, `${size}${address.replace(/[^\w一-龥]+/g, "-")}`)
  return [...(await accessibilityOf(page)), ...(wide > sizes[size].width ? [`the page is ${wide} px wide`] : [])].map((one) => `${size} ${address}: ${one}`)
}

async function wrongOn(page: Page, addresses: readonly string[], size: Size): Promise<readonly string[]> {
  const wrong: string[] = []
  for (const address of addresses) wrong.push(...(await wrongAt(page, address, size)))
  return wrong
}

/** What is wrong with the page as it stands after something on it was opened. */
async function wrongOpened(page: Page, at: string, button: RegExp, size: Size): Promise<readonly string[]> {
  await page.goto(`${here.url}${at}`)
  await page.getByRole("button", { name: button }).first().click()
  await page.waitForLoadState("networkidle")
  await page.locator("[aria-busy=true]").first().waitFor({ state: "detached" })
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  await here.picture(page, `${size}${at.replace(/[^\w一-龥]+/g, "-")}-opened`)
  return [...(await accessibilityOf(page)), ...(wide > sizes[size].width ? [`the page is ${wide} px wide`] : [])].map((one) => `${size} ${at} opened: ${one}`)
}

/** What officers open on the pages of subsidies, each by whom it is for. */
const openedBy = [
  { login: "qian.wei", at: "/staff/subsidies?view=fund-requests", button: /^办理：/ }, { login: "qian.wei", at: "/staff/subsidies?view=money", button: /^明细：/ }, { login: "qian.wei", at: "/staff/subsidies?view=money", button: /^录入资金$/ },
  { login: "zhao.min", at: "/staff/subsidies?view=clawbacks", button: /^办理：/ }, { login: "li.qiang", at: "/staff/subsidies?view=objections", button: /^办理：/ }, { login: "li.qiang", at: "/staff/subsidies", button: /^办理：/ },
  { login: "tian.yu", at: "/staff/payments?view=prices", button: /^录入价格指数$/ }, { login: "luo.min", at: "/staff/payments?view=prices", button: /^核对 / },
] as const

/** The address behind the first link of a list. */
async function firstOf(page: Page, list: string, links: string): Promise<string> {
  await page.goto(`${here.url}${list}`)
  const link = page.locator(links).first()
  await link.waitFor()
  return (await link.getAttribute("href")) ?? ""
}

describe.concurrent("each page for whom it is", () => {
  for (const size of ["phone", "desk"] as const) {
    test(`pages open to everybody, ${size}`, async () => expect(await wrongOn(await here.device(size), [...open, "/employer/", "/employer/calculator?page=where", "/staff/"], size)).toEqual([]))
    test(`pages of a citizen, ${size}`, async () => expect(await wrongOn(await here.citizen("周建国", size), citizen, size)).toEqual([]))
    test(`pages of an employer, ${size}`, async () => expect(await wrongOn(await here.employer("甲市示例机械有限公司", size), employer, size)).toEqual([]))
    for (const { login, addresses, lists } of staff)
      test(`pages of the officer ${login}, ${size}`, async () => {
        const page = await here.officer(login, size)
        const opened: string[] = []
        for (const { at, links } of lists) opened.push(await firstOf(page, at, links))
        expect(await wrongOn(page, [...addresses, ...opened], size)).toEqual([])
      })
  }

  for (const size of ["phone", "desk"] as const) {
    test(`what officers open on the pages of subsidies, ${size}`, async () => {
      const wrong: string[] = []
      const seats = new Map<string, Page>()
      for (const { login, at, button } of openedBy) {
        const page = seats.get(login) ?? (await here.officer(login, size))
        seats.set(login, page)
        wrong.push(...(await wrongOpened(page, at, button, size)))
      }
      expect(wrong).toEqual([])
    })

    test(`a subsidy that is offered, published and asked back, as people and a firm see it, ${size}`, async () => {
      const found = async (page: Page, path: string) => ((await (await page.request.get(`${here.url}/api${path}`)).json()) as Record<string, string>[])[0] ?? expect.fail(`nothing at ${path}`)
      const asked = await here.citizen("冯长河", size)
      const { clawbackId } = await found(asked, "/subsidies/mine/clawbacks")
      const offered = await here.citizen("马秀兰", size)
      const { offerId } = await found(offered, "/subsidies/mine/offers")
      const firm = await here.employer("乙市示例纺织有限公司", size)
      const { offerId: firmOffer } = await found(firm, "/subsidies/mine/offers")
      expect([
        ...(await wrongOn(asked, ["/", `/clawbacks/${clawbackId}`, "/benefits"], size)), ...(await wrongOpened(asked, "/publications", /提出异议/, size)), ...(await wrongOn(offered, ["/", `/offers/${offerId}`], size)),
        ...(await wrongOn(firm, ["/employer/", `/employer/offers/${firmOffer}`], size)), ...(await wrongOpened(firm, "/employer/roster", /^撤销/, size)), ...(await wrongOpened(firm, "/employer/unit", /更正账户/, size)),
        ...(await wrongOpened(firm, "/employer/publications", /提出异议/, size)),
      ]).toEqual([])
    })
  }

  test("the large-type mode for the elderly has none either", async () => {
    const page = await here.citizen("林晓梅")
    await page.getByRole("button", { name: "长辈版" }).or(page.getByRole("switch", { name: "长辈版" })).first().click()
    expect(await wrongOn(page, ["/", "/apply/registration.unemployment", "/benefits"], "phone")).toEqual([])
  })
})

test("a page does not move under the finger when the server has said who is looking", async () => {
  const page = await here.device("phone")
  let answer = (): void => undefined
  const answered = new Promise<void>((resolve) => (answer = resolve))
  await page.route("**/api/identity/me", (asked) => answered.then(() => asked.continue()))
  await page.goto(`${here.url}/sign-in?back=%2F`)
  const link = page.getByRole("link", { name: "去登录" })
  await link.waitFor()
  const before = await link.boundingBox()
  const known = page.waitForResponse("**/api/identity/me")
  answer()
  await known
  await page.getByRole("link", { name: "登录", exact: true }).waitFor()
  expect(await link.boundingBox()).toEqual(before)
})

test("no page complained while all this was done", () => expectCalm(here))
