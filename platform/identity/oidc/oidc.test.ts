// People and employers sign in through the provider: the true code flow over HTTP, as a browser without script does it.
import type { AddressInfo } from "node:net"
import { mkdtemp, readFile, rm, stat } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { creditCodeFor, plainDate, residentNumberFor } from "#standards"
import type { Bulk } from "#platform/database"
import { testDatabase } from "../../database/testing.ts"
import { identityServer } from "../testing.ts"
import { localPath } from "./sign-in.ts"
import { externalProvider, externalSettings } from "./external-provider.ts"

const folder = await mkdtemp(join(tmpdir(), "jiuye-oidc-"))
afterAll(() => rm(folder, { recursive: true, force: true }))
const database = await testDatabase()
const clock = { now: new Date().toISOString() }
const { server, house } = await identityServer(database, clock, { dataFolder: folder })
await server.listen({ port: 0, host: "127.0.0.1" })
const port = (server.server.address() as AddressInfo).port

const number = residentNumberFor("990101", plainDate("1990-05-06"), 123)
const code = creditCodeFor("91", "990101", "MA0000001")
const sql = (text: string, values: readonly unknown[] = []) => database.system.transaction((tx: Bulk) => tx.sql(text, values))
await sql("insert into registers.persons (person_id, name, id_sealed, id_masked, region) values (501, '阿依古丽·买买提', $1, '9901**********1230', '990101001001')", [house.sealing.seal(number)])
await sql("insert into registers.person_id_numbers values ($1, 501)", [house.sealing.digest("id", number)])
await sql("insert into registers.employers (employer_id, uscc, name, region, contact_name) values (601, $1, '甲市示例机械有限公司', '990101001001', '何敏')", [code])
await sql("insert into registers.employer_codes values ($1, 601)", [code])

/** Follows redirects by hand and keeps cookies by path, like a browser. */
function visitor(origin: string) {
  const jar = new Map<string, { value: string; path: string }>()
  const visit = async (address: string, form?: Record<string, string>) => {
    const url = new URL(address, origin)
    const cookie = [...jar].filter(([, kept]) => url.pathname.startsWith(kept.path)).map(([name, kept]) => `${name}=${kept.value}`).join("; ")
    const response = await fetch(url, { redirect: "manual", headers: cookie ? { cookie } : {}, ...(form ? { method: "POST", body: new URLSearchParams(form) } : {}) })
    for (const line of response.headers.getSetCookie()) {
      const [pair = "", ...attributes] = line.split(/;\s*/)
      const cut = pair.indexOf("=")
      const path = attributes.find((one) => one.toLowerCase().startsWith("path="))?.slice(5) ?? "/"
      if (pair.slice(cut + 1) === "" || /expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(pair.slice(0, cut))
      else jar.set(pair.slice(0, cut), { value: pair.slice(cut + 1), path })
    }
    return { response, url, location: response.headers.get("location") }
  }
  const follow = async (address: string, form?: Record<string, string>) => {
    const seen: string[] = []
    let step = await visit(address, form)
    for (let hop = 0; step.location && hop < 10; hop++) {
      const next = new URL(step.location, step.url)
      seen.push(next.href)
      if (!next.pathname.startsWith("/api/") && !next.pathname.startsWith("/idp/")) break
      step = await visit(next.href)
    }
    return { status: step.response.status, text: await step.response.text(), url: step.url, seen, headers: step.response.headers }
  }
  return { jar, visit, follow, me: async () => (await (await visit("/api/identity/me")).response.json()) as Record<string, unknown> }
}

for (const host of ["127.0.0.1", "localhost"])
  test(`a person chooses a demonstration account at http://${host} and comes back signed in to where they were going`, async () => {
    const browser = visitor(`http://${host}:${port}`)
    const page = await browser.follow("/api/identity/oidc/start?as=citizen&back=/cases%3Fa%3D1")
    expect(page.status).toBe(200)
    expect(page.url.host).toBe(`${host}:${port}`)
    expect(page.text).toContain("演示统一身份认证")
    expect(page.text).toContain("阿依古丽·买买提")
    expect(page.text).not.toContain(number)
    expect(page.text).not.toContain("<script")
    expect(page.headers.get("content-security-policy")).toContain("frame-ancestors 'none'")
    const done = await browser.follow(page.url.href, { key: "501" })
    expect(done.seen.at(-1)).toBe(`http://${host}:${port}/cases?a=1`)
    expect(await browser.me()).toMatchObject({ kind: "citizen", id: "501", name: "阿依古丽·买买提" })
  })

test("a person types their number, spaces and full width included", async () => {
  const browser = visitor(`http://127.0.0.1:${port}`)
  const page = await browser.follow("/api/identity/oidc/start?as=citizen")
  await browser.follow(page.url.href, { number: ` ${number.slice(0, 6)} ${number.slice(6)} `, name: "" })
  expect(await browser.me()).toMatchObject({ kind: "citizen", id: "501" })
})

test("a wrong number is refused on the page, beside the field, and what was typed stays", async () => {
  const browser = visitor(`http://127.0.0.1:${port}`)
  const page = await browser.follow("/api/identity/oidc/start?as=citizen")
  const injected = await browser.follow(page.url.href, { number: '"><img src=x onerror=x>' })
  expect(injected.text).toContain("&#34;&#62;&#60;img")
  const wrong = await browser.follow(page.url.href, { number: `${number.slice(0, 17)}${number.endsWith("1") ? "2" : "1"}`, name: "" })
  expect(wrong.status).toBe(422)
  expect(wrong.text).toContain("身份证号码校验码错误")
  expect(wrong.text).toContain('aria-invalid="true"')
  expect(wrong.text).not.toContain("<img")
  expect(await browser.me()).toMatchObject({ kind: "public" })
})

test("somebody the registers do not know is told so on a page they can act on", async () => {
  const browser = visitor(`http://127.0.0.1:${port}`)
  const page = await browser.follow("/api/identity/oidc/start?as=citizen")
  const sorry = await browser.follow(page.url.href, { number: residentNumberFor("990101", plainDate("1971-01-01"), 777), name: "生人" })
  expect(sorry.text).toContain("没有找到您的参保或登记信息")
  expect(sorry.headers.get("content-type")).toContain("text/html")
  expect(await browser.me()).toMatchObject({ kind: "public" })
})

test("an employer signs in with the agent's name", async () => {
  const browser = visitor(`http://127.0.0.1:${port}`)
  const page = await browser.follow("/api/identity/oidc/start?as=employer&back=/employer")
  expect(page.text).toContain("甲市示例机械有限公司")
  await browser.follow(page.url.href, { key: "601" })
  expect(await browser.me()).toMatchObject({ kind: "employer", id: "601", name: "甲市示例机械有限公司", agent: "何敏" })
})

test("a callback with a wrong state, a used code, or without the cookie of the departure signs nobody in", async () => {
  const browser = visitor(`http://127.0.0.1:${port}`)
  const page = await browser.follow("/api/identity/oidc/start?as=citizen")
  let step = await browser.visit(page.url.href, { key: "501" })
  while (step.location && !step.location.includes("/oidc/callback")) step = await browser.visit(new URL(step.location, step.url).href)
  const back = new URL(step.location ?? "", step.url)
  const stranger = visitor(`http://127.0.0.1:${port}`)
  expect((await stranger.follow(back.href)).text).toContain("登录没有完成")
  expect(await stranger.me()).toMatchObject({ kind: "public" })
  const forged = new URL(back)
  forged.searchParams.set("state", "forged")
  expect((await browser.follow(forged.href)).text).toContain("登录没有完成")
  expect(await browser.me()).toMatchObject({ kind: "public" })
})

test("the provider sends nobody to another site", async () => {
  const browser = visitor(`http://127.0.0.1:${port}`)
  const start = await browser.visit("/api/identity/oidc/start?as=citizen")
  const away = new URL(start.location ?? "")
  for (const evil of ["https://evil.example/api/identity/oidc/callback", `http://127.0.0.1:${port}/elsewhere`, "http://localhost.evil.example/api/identity/oidc/callback"]) {
    away.searchParams.set("redirect_uri", evil)
    const answer = await browser.visit(away.href)
    expect(answer.location).toBeNull()
    expect(answer.response.status).toBe(400)
    expect(await answer.response.text()).toContain("统一身份认证没有接受这次请求")
  }
})

test("back is a path of this site and nothing else", () => {
  for (const good of ["/", "/cases/1?x=2#y", "/employer/import"]) expect(localPath(good)).toBe(good)
  for (const evil of ["", "https://evil.example", "//evil.example", "/\\evil.example", "/\t/evil.example", "/ /x", "javascript:alert(1)", "/api/identity/sign-out", "/idp/auth", "/x/..//evil.example", "\\\\evil"]) expect(localPath(evil)).toBe("/")
})

test("the provider's keys are made once, kept below the data folder and readable by the program only", async () => {
  const file = join(folder, "identity-provider.json")
  const before = await readFile(file, "utf8")
  expect((await stat(file)).mode & 0o077).toBe(0)
  const { providerKeys } = await import("./keys.ts")
  expect(await providerKeys(folder)).toEqual(JSON.parse(before))
})

test("an external provider is named by the environment, claims included, and must be reached over https", () => {
  expect(externalSettings({})).toBeUndefined()
  const settings = externalSettings({ OIDC_ISSUER: "https://sso.example.gov.cn", OIDC_CLIENT_ID: "jiuye", OIDC_CLIENT_SECRET: "s", OIDC_CLAIM_ID_NUMBER: "sfzh" })
  expect(settings).toEqual({ issuer: "https://sso.example.gov.cn", clientId: "jiuye", clientSecret: "s", claims: { idNumber: "sfzh" } })
  expect(() => externalSettings({ OIDC_ISSUER: "https://sso.example.gov.cn" })).toThrow(/OIDC_CLIENT_ID/)
  expect(() => externalProvider({ issuer: "http://sso.example.gov.cn", clientId: "a", clientSecret: "b" }, house)).toThrow(/https/)
})

test("when the provider cannot be reached the person is told on a page, not with a failure", async () => {
  const { roomOf } = await import("../identity.ts")
  const room = roomOf(house)
  const kept = room.provider
  room.provider = externalProvider({ issuer: "http://127.0.0.1:9", clientId: "a", clientSecret: "b" }, house)
  const sorry = await visitor(`http://127.0.0.1:${port}`).follow("/api/identity/oidc/start?as=citizen")
  room.provider = kept
  expect([sorry.status, sorry.text.includes("统一身份认证尚未接通")]).toEqual([200, true])
})
