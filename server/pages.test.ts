// Which address answers with which app's page, and that a page carries the nonce of its answer.
import Fastify from "fastify"
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { expect, test } from "vitest"
import { answerFailure } from "../platform/http/answers.ts"
import { addSafetyHeaders, safeHeaders } from "../platform/http/safety-headers.ts"
import { addPages, pageFor } from "./pages.ts"

test("each app answers for its own routes, and machines' addresses are never pages", () => {
  expect(pageFor("/")).toBe("citizen/index.html")
  expect(pageFor("/cases/12/34")).toBe("citizen/index.html")
  expect(pageFor("/services/registration.unemployment")).toBe("citizen/index.html")
  expect(pageFor("/employer")).toBe("employer/index.html")
  expect(pageFor("/employer/people")).toBe("employer/index.html")
  expect(pageFor("/employers")).toBe("citizen/index.html")
  expect(pageFor("/staff/case/1")).toBe("staff/index.html")
  for (const path of ["/api/cases", "/api", "/docs", "/openapi.json", "/idp/auth", "/assets/gone-1.js", "/favicon.ico", "/.env", "/.git/config", "/staff/.htaccess", "/server/start.ts", "/wp-login.php", "/backup.sql.gz"]) expect(pageFor(path), path).toBeNull()
})

async function builtSite(demonstration = false) {
  const folder = mkdtempSync(join(tmpdir(), "jiuye-pages-"))
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  for (const app of ["citizen", "employer", "staff"]) write(`${app}/index.html`, `<html lang="zh-CN"><script nonce="__NONCE__"></script>${app}`)
  write("assets/app-abc123.js", "export {}")
  write("assets/noto-sans-sc-78hkMXzE.css", "@font-face {}")
  write("sw.js", "self.skipWaiting()")
  const server = Fastify()
  addSafetyHeaders(server, safeHeaders("http://localhost"))
  server.setErrorHandler((failure, request, reply) => answerFailure(failure, request, reply, () => undefined))
  expect(await addPages(server, folder, demonstration)).toBe(true)
  return server
}

test("a page carries the nonce its security policy allows, a new one each time, and is not kept", async () => {
  const server = await builtSite()
  const first = await server.inject("/cases")
  const second = await server.inject("/cases")
  const nonce = /nonce="([^"]+)"/.exec(first.body)?.[1] ?? ""
  expect(nonce.length).toBeGreaterThan(20)
  expect(String(first.headers["content-security-policy"])).toContain(`'nonce-${nonce}'`)
  expect(second.body).not.toContain(nonce)
  expect(first.headers["cache-control"]).toBe("no-cache")
  await server.close()
})

test("a demonstration says so in the page itself, and a true service does not", async () => {
  for (const demonstration of [true, false]) {
    const server = await builtSite(demonstration)
    for (const path of ["/", "/employer/", "/staff/"]) expect((await server.inject(path)).body.includes("<html data-demonstration lang"), path).toBe(demonstration)
    await server.close()
  }
})

test("hashed files are kept for ever, the service worker is asked for each time, raw pages are not reachable", async () => {
  const server = await builtSite()
  expect((await server.inject("/assets/app-abc123.js")).headers["cache-control"]).toBe("public, max-age=31536000, immutable")
  expect((await server.inject("/sw.js")).headers["cache-control"]).toBe("no-cache")
  expect((await server.inject("/citizen/index.html")).statusCode).toBe(404)
  expect((await server.inject("/assets/missing.js")).statusCode).toBe(404)
  expect((await server.inject("/fonts.css")).headers.location).toBe("/assets/noto-sans-sc-78hkMXzE.css")
  await server.close()
})

test("without built pages the server says so instead of failing later", async () => {
  const server = Fastify()
  expect(await addPages(server, join(tmpdir(), "jiuye-nothing-here"), false)).toBe(false)
  await server.close()
})
