// The stage of a journey: the true program with its own data, a true Chromium, and people who sign in through the true pages.
import { AxeBuilder } from "@axe-core/playwright"
import { spawnSync } from "node:child_process"
import { chmod, cp, mkdir, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core"
import { afterAll, afterEach, beforeAll, expect } from "vitest"
import { clockScript } from "./clock.ts"
import { type Program, startProgram } from "./program.ts"

/** The three programs a person opens, by the size of the device they open it on. */
export const sizes = { phone: { width: 390, height: 844 }, desk: { width: 1440, height: 900 } } as const
export type Size = keyof typeof sizes

export interface Stage {
  readonly url: string
  readonly dataFolder: string
  /** A device nobody has signed in on. */
  readonly device: (size: Size) => Promise<Page>
  /** A citizen signed in through the provider's page; the page shows their home. */
  readonly citizen: (name: string, size?: Size) => Promise<Page>
  /** An employer's agent signed in through the provider's page. */
  readonly employer: (unit: string, size?: Size) => Promise<Page>
  /** An officer signed in with password and the code of the moment; the page shows their first page. */
  readonly officer: (login: string, size?: Size) => Promise<Page>
  /** What pages said in their consoles, and answers of the kind 5xx, since the start. */
  readonly troubles: readonly string[]
  /** Keeps a picture when JOURNEY_PICTURES names a folder. */
  readonly picture: (page: Page, name: string) => Promise<void>
}

/** How long a page may take to show what is awaited, milliseconds. */
const patience = Number(process.env["JOURNEY_PATIENCE"] ?? 40_000)
/** Pictures of long lists end here, pixels of the page: taller ones take a browser without a graphics card longer than the page is waited for. */
const tallestPicture = 6000
const picturesFolder = process.env["JOURNEY_PICTURES"]

/** Starts the program before the tests of a file and stops it after them. @param environment further settings of the program. */
export function stage(environment: Readonly<Record<string, string>> = {}): Stage {
  const held: { program?: Program; browser?: Browser; folder?: string } = {}
  const url = () => held.program?.url ?? ""
  const troubles: string[] = []
  const contexts: BrowserContext[] = []
  /** An officer's code opens the door once, so one who signs in on two devices does it on one after the other. */
  const signingIn = new Map<string, Promise<void>>()

  beforeAll(async () => {
    held.folder = await mkdtemp(join(tmpdir(), "jiuye-journey-"))
    await chmod(held.folder, 0o755)
    await copyFirstStart(held.folder)
    held.program = await startProgram(join(held.folder, "var"), environment)
    held.browser = await chromium.launch({ executablePath: process.env["CHROMIUM"] ?? (await installedBrowser()), args: ["--no-sandbox", "--disable-dev-shm-usage", "--font-render-hinting=none"] })
  }, 240_000)

  afterEach(async ({ task }) => {
    if (task.result?.state !== "fail" || !picturesFolder) return
    await mkdir(picturesFolder, { recursive: true })
    for (const [index, page] of contexts.flatMap((context) => context.pages()).entries()) await page.screenshot({ path: join(picturesFolder, `failed-${index}.png`) }).catch(() => undefined)
  })

  afterAll(async () => {
    for (const context of contexts) await context.close().catch(() => undefined)
    await held.browser?.close()
    await held.program?.stop()
    if (held.folder) await rm(held.folder, { recursive: true, force: true })
  })

  const device = async (size: Size): Promise<Page> => {
    if (!held.browser) throw new Error("the stage has not started")
    const context = await held.browser.newContext({
      viewport: sizes[size],
      deviceScaleFactor: size === "phone" ? 2 : 1,
      hasTouch: size === "phone",
      isMobile: size === "phone",
      locale: "zh-CN",
      timezoneId: "Asia/Shanghai",
      acceptDownloads: true,
      reducedMotion: "reduce",
    })
    await context.addInitScript({ path: clockScript() })
    context.setDefaultTimeout(patience)
    contexts.push(context)
    const page = await context.newPage()
    watch(page, troubles)
    return page
  }

  const throughProvider = async (entry: string, choice: string, size: Size): Promise<Page> => {
    const page = await device(size)
    await page.goto(`${url()}${entry}`)
    await page.getByRole("button", { name: choice }).first().click()
    await page.waitForURL((address) => !address.pathname.startsWith("/idp") && !address.pathname.startsWith("/api"))
    return page
  }

  const officerOn = async (login: string, size: Size): Promise<Page> => {
    const page = await device(size)
    await page.goto(`${url()}/staff/`)
    const account = await demonstrationAccount(url(), login)
    await page.getByLabel("用户名").fill(login)
    await page.getByLabel("密码", { exact: true }).fill(account.password)
    await page.getByRole("button", { name: "下一步" }).click()
    await page.getByLabel("动态口令", { exact: true }).fill((await demonstrationAccount(url(), login)).code)
    await page.getByRole("navigation").first().waitFor()
    await page.getByRole("button", { name: account.name }).first().waitFor()
    return page
  }

  return {
    get url() {
      return url()
    },
    get dataFolder() {
      if (!held.folder) throw new Error("the stage does not stand yet: its folder is known inside a test")
      return join(held.folder, "var")
    },
    troubles,
    device,
    citizen: async (name, size = "phone") => {
      const page = await device(size)
      await page.goto(`${url()}/sign-in?back=%2F`)
      await page.getByRole("link", { name: "去登录" }).click()
      await page.waitForURL((address) => address.pathname.startsWith("/idp/interaction/"))
      await page.getByRole("button", { name }).first().click()
      await page.getByRole("heading", { level: 1, name: `${name}，您好` }).waitFor()
      return page
    },
    employer: (unit, size = "desk") => throughProvider("/api/identity/oidc/start?as=employer&back=%2Femployer%2F", unit, size),
    officer: (login, size = "desk") => {
      const signedIn = (signingIn.get(login) ?? Promise.resolve()).then(() => officerOn(login, size))
      signingIn.set(login, signedIn.then(() => undefined, () => undefined))
      return signedIn
    },
    picture: async (page, name) => {
      if (!picturesFolder) return
      await mkdir(picturesFolder, { recursive: true })
      const { width, height } = await page.evaluate(() => ({ width: document.documentElement.clientWidth, height: document.documentElement.scrollHeight }))
      await page.screenshot({ path: join(picturesFolder, `${name}.png`), fullPage: true, clip: { x: 0, y: 0, width, height: Math.min(height, tallestPicture) }, animations: "disabled" })
    },
  }
}

/** Violations of WCAG 2.2 AA on the page as it stands, one sentence each. Judged from its top: a list that was scrolled leaves half a row of controls beneath the head that stays, which axe takes for controls too small. */
export async function accessibilityOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: "instant" }))
  const found = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze()
  return found.violations.map((one) => `${one.id}: ${one.help} — ${one.nodes.map((node) => `${node.target.join(" ")} ${node.html.slice(0, 120)}`).join(" | ")}`)
}

/** No page said an error, and no answer was a failure of the server. */
export function expectCalm(stage: Stage): void {
  expect(stage.troubles).toEqual([])
}

interface Account {
  readonly login: string
  readonly name: string
  readonly password: string
  readonly code: string
  readonly codeFrom: string
}

/** The account of the demonstration with the code that works now; a code just used is followed by the next one's time. */
async function demonstrationAccount(url: string, login: string): Promise<Account> {
  const all = (await (await fetch(`${url}/api/identity/demonstration-accounts`)).json()) as readonly Account[]
  const found = all.find((one) => one.login === login)
  if (!found) throw new Error(`no demonstration officer ${login}`)
  const wait = Date.parse(found.codeFrom) - Date.now()
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait + 100))
  return found
}

/** A refusal (4xx) is an answer the page deals with; the browser's own line about it is no trouble. */
const isRefusalNoise = (text: string): boolean => /^Failed to load resource: the server responded with a status of 4\d\d/.test(text)

function watch(page: Page, troubles: string[]): void {
  const where = () => page.url().replace(/^https?:\/\/[^/]+/, "")
  page.on("console", (message) => {
    if (message.type() === "error" && !isRefusalNoise(message.text())) troubles.push(`${where()}: ${message.text()}`)
  })
  page.on("pageerror", (failure) => troubles.push(`${where()}: ${failure.message}`))
  page.on("response", (response) => {
    if (response.status() >= 500) troubles.push(`${where()}: ${response.request().method()} ${response.url().replace(/^https?:\/\/[^/]+/, "")} answered ${response.status()}`)
  })
}

async function installedBrowser(): Promise<string> {
  const plainScript: string = "../tools/test/browser.mjs"
  const { findBrowser } = (await import(plainScript)) as { readonly findBrowser: () => string }
  return findBrowser()
}

/** The data as the first start left them, with their owners; nothing when there was none, and then this start is a first one. */
async function copyFirstStart(folder: string): Promise<void> {
  const first = process.env["JOURNEY_FIRST_START"]
  if (!first) return
  if (process.platform === "win32") return cp(join(first, "var"), join(folder, "var"), { recursive: true })
  const copied = spawnSync("cp", ["-a", join(first, "var"), join(folder, "var")], { encoding: "utf8" })
  if (copied.status !== 0) throw new Error(copied.stderr)
}
