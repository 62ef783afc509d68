// The main ways as a screen reader tells them: every control has a name, a move and an error are said, the focus goes where one goes on, and everything is done by keyboard.
import type { Page } from "playwright-core"
import { expect, test } from "vitest"
import { expectCalm, stage } from "./stage.ts"

const here = stage()

interface Told {
  readonly role: string
  readonly name: string
  readonly description: string
  readonly focused: boolean
  readonly invalid: boolean
}

interface AccessibilityNode {
  readonly ignored: boolean
  readonly role?: { readonly value?: unknown }
  readonly name?: { readonly value?: unknown }
  readonly description?: { readonly value?: unknown }
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[]
}

/** What the page tells, in its order. */
async function told(page: Page): Promise<readonly Told[]> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = (await session.send("Accessibility.getFullAXTree")) as { readonly nodes: readonly AccessibilityNode[] }
  await session.detach()
  const words = (value: { readonly value?: unknown } | undefined) => (typeof value?.value === "string" ? value.value.trim() : "")
  const has = (node: AccessibilityNode, name: string) => node.properties?.some((one) => one.name === name && (one.value.value === true || one.value.value === "true")) ?? false
  return nodes.filter((node) => !node.ignored).map((node) => ({ role: words(node.role), name: words(node.name), description: words(node.description), focused: has(node, "focused"), invalid: has(node, "invalid") }))
}

/** The innermost thing that has the focus. */
const focusOf = async (page: Page): Promise<Told | undefined> => (await told(page)).findLast((one) => one.focused && one.role !== "RootWebArea")

const controls = new Set(["button", "link", "textbox", "searchbox", "combobox", "radio", "checkbox", "radiogroup", "spinbutton", "switch"])

/** Controls without a name, and signs that say what the program calls them. */
async function nameless(page: Page): Promise<readonly string[]> {
  await page.waitForLoadState("networkidle")
  const all = await told(page)
  return [
    ...all.filter((one) => controls.has(one.role) && one.name === "").map((one) => `${page.url()}: a ${one.role} without a name`),
    ...all.filter((one) => ["button", "link", "image"].includes(one.role) && /^[a-z]+(-[a-z]+)*( |$)/.test(one.name)).map((one) => `${page.url()}: ${one.role} "${one.name}"`),
  ]
}

const move = (page: Page, name: string) => page.getByRole("link", { name }).first().press("Enter")
const send = (page: Page) => page.getByRole("button", { name: "保存并继续" }).press("Enter")

test("a person who lost the work moves, is told where they are, and hears what is missing and where", async () => {
  const page = await here.citizen("林晓梅")
  expect(await nameless(page)).toEqual([])
  await move(page, "办事")
  await page.getByRole("heading", { level: 1, name: "能办的事" }).waitFor()
  await expect.poll(() => page.title()).toBe("能办的事 - 就业服务")
  await expect.poll(() => page.getByRole("status").allTextContents()).toContain("能办的事")
  await expect.poll(async () => (await focusOf(page))?.role).toBe("main")

  await page.goto(`${here.url}/apply/registration.unemployment`)
  await send(page)
  await page.getByRole("heading", { level: 2, name: "失业情况" }).waitFor()
  await expect.poll(() => focusOf(page)).toMatchObject({ role: "heading", name: "失业情况" })
  await send(page)
  await page.getByRole("alert").waitFor()
  await expect.poll(async () => (await focusOf(page))?.role).toBe("alert")
  const group = (await told(page)).find((one) => one.role === "radiogroup" && one.name === "您与登记地的关系")
  expect(group).toMatchObject({ invalid: true, description: expect.stringContaining("请选择您与登记地的关系") as string })
  expect(await nameless(page)).toEqual([])
  await page.getByRole("link", { name: "请选择您与登记地的关系" }).press("Enter")
  await expect.poll(() => focusOf(page)).toMatchObject({ role: "radio", name: "户籍地" })
  await page.keyboard.press("Space")
  await page.getByRole("radiogroup", { name: "目前以务农为主" }).getByRole("radio", { name: "否" }).press("Space")
  await send(page)
  await page.getByRole("heading", { level: 2, name: "求职意向" }).waitFor()
  await expect.poll(() => focusOf(page)).toMatchObject({ role: "heading", name: "求职意向" })
})

test("an officer works through the list by keyboard: the case under the cursor is said, what is missing takes the focus, and after an action the next case does", async () => {
  const page = await here.officer("wang.fang")
  const rows = page.getByRole("table", { name: "办件" }).getByRole("link")
  await rows.nth(2).waitFor()
  expect(await nameless(page)).toEqual([])
  const second = await rows.nth(1).textContent()
  await page.keyboard.press("j")
  await expect.poll(() => focusOf(page)).toMatchObject({ role: "link", name: second })
  await page.keyboard.press("Enter")
  await page.locator("#next-action").waitFor()
  await expect.poll(() => page.title()).toMatch(new RegExp(`^${second} .+ - 就业经办$`))
  expect(await nameless(page)).toEqual([])

  await page.getByRole("button", { name: "退回补正" }).press("Enter")
  await expect.poll(() => focusOf(page)).toMatchObject({ role: "heading", name: "退回补正" })
  await page.keyboard.press("Control+Enter")
  await page.getByRole("alert").waitFor()
  await expect.poll(() => focusOf(page)).toMatchObject({ role: "textbox", invalid: true, description: expect.stringMatching(/\S/) as string })
  await page.keyboard.press("Escape")
  await expect.poll(async () => (await focusOf(page))?.role).toBe("button")
  await page.getByRole("button", { name: "退回补正" }).press("Enter")
  await expect.poll(() => focusOf(page)).toMatchObject({ role: "heading", name: "退回补正" })
  await page.locator("form textarea").fill("请补充原单位名称")
  await page.keyboard.press("Control+Enter")
  await page.getByRole("status").getByRole("link").waitFor()
  await expect.poll(() => focusOf(page)).toMatchObject({ role: "link", name: expect.stringMatching(/^下一件：/) as string })
  await page.keyboard.press("Enter")
  await page.getByRole("heading", { level: 1 }).filter({ hasNotText: second ?? "" }).waitFor()

  await page.keyboard.press("u")
  await rows.first().waitFor()
  await page.keyboard.press("/")
  await page.keyboard.type("没有这个人")
  await page.getByRole("button", { name: "清空" }).waitFor()
  expect(await nameless(page)).toEqual([])
})

test("no page complained while all this was done", () => expectCalm(here))
