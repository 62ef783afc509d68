// Serves the built web apps: hashed files for ever, each app's page for its routes with the nonce of the answer, nothing below /api.
import fastifyStatic from "@fastify/static"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import type { FastifyInstance } from "fastify"
import { commonProblems } from "#wire"

/** Where each app lives; the first that fits answers. */
const apps = [
  { prefix: "/employer", page: "employer/index.html" },
  { prefix: "/staff", page: "staff/index.html" },
  { prefix: "", page: "citizen/index.html" },
] as const

/** Where pages that are not built with the apps, such as the sign-in of the demonstration, find the Chinese font of the apps. */
const fontsAddress = "/fonts.css"

/** Never answered with a page: machines and other programs ask here. */
const notPages = ["/api", "/docs", "/openapi.json", "/idp", "/metrics", "/healthz", "/readyz", "/assets", "/icons"]

/** What a file is called, ours or what somebody looking for a weakness hopes to find: a page for each would look like a find. */
const files = /\.(js|css|map|json|webmanifest|png|svg|ico|woff2|txt|xml|html|br|ts|md|ya?ml|toml|ini|conf|cfg|log|sql|db|sqlite|bak|old|zip|gz|tgz|tar|rar|7z|key|pem|php|aspx?|jspx?|cgi|sh|py)$/i

const isBelow = (path: string, prefix: string): boolean => path === prefix || path.startsWith(`${prefix}/`)

/** The page file that answers an address, or null when the address is not a page. */
export function pageFor(path: string): (typeof apps)[number]["page"] | null {
  if (notPages.some((prefix) => isBelow(path, prefix)) || path.includes("/.") || files.test(path)) return null
  return apps.find((one) => one.prefix === "" || isBelow(path, one.prefix))?.page ?? null
}

/** A page that says of itself that all data is synthetic, so that its strip stands from the first picture on and nothing moves when the server has said who is signed in. */
const asDemonstration = (page: string): string => page.replace("<html ", "<html data-demonstration ")

/** Adds the pages built into `folder` (dist/web), marked when the program is a demonstration. Returns false when they have not been built, and then only the API answers. */
export async function addPages(server: FastifyInstance, folder: string, demonstration: boolean): Promise<boolean> {
  if (!apps.every((one) => existsSync(join(folder, one.page)))) return false
  const built = (page: string): string => readFileSync(join(folder, page), "utf8")
  const pages = new Map<string, string>(apps.map(({ page }) => [page, demonstration ? asDemonstration(built(page)) : built(page)]))
  await server.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    globIgnore: ["**/index.html", "**/*.br"],
    preCompressed: true,
    cacheControl: false,
    etag: true,
    setHeaders: (reply, path) => {
      const isHashed = path.includes("/assets/") || path.includes("\\assets\\")
      reply.header("cache-control", isHashed ? "public, max-age=31536000, immutable" : "no-cache")
    },
  })
  const fonts = readdirSync(join(folder, "assets")).find((name) => /^noto-sans-sc-[\w-]+\.css$/.test(name))
  if (fonts !== undefined) server.get(fontsAddress, (_, reply) => reply.header("cache-control", "no-cache").redirect(`/assets/${fonts}`))
  server.setNotFoundHandler((request, reply) => {
    const page = pages.get(pageFor(request.url.split("?")[0] ?? "/") ?? "")
    if (page === undefined) throw commonProblems.notFound()
    if (request.method !== "GET" && request.method !== "HEAD") {
      reply.header("allow", "GET, HEAD")
      throw commonProblems.wrongMethod()
    }
    return reply.code(200).header("cache-control", "no-cache").type("text/html; charset=utf-8").send(page.replaceAll("__NONCE__", reply.nonce))
  })
  return true
}
