// One build for the three web shells: people at "/", employers below "/employer/", officers below "/staff/".
import react from "@vitejs/plugin-react"
import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { brotliCompressSync, constants } from "node:zlib"
import { defineConfig, type Plugin } from "vite"
import { VitePWA } from "vite-plugin-pwa"

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const server = process.env["JIUYE_SERVER"] ?? "http://127.0.0.1:8080"
const handledByServer = ["/api", "/docs", "/openapi.json", "/idp"]

/** While developing, every route of an app answers with that app's page, as server/pages.ts does. */
const appPages: Plugin = {
  name: "jiuye-app-pages",
  configureServer(vite) {
    vite.middlewares.use((request, _response, next) => {
      const path = (request.url ?? "/").split("?")[0] ?? "/"
      const isPage = (request.headers.accept ?? "").includes("text/html") && !handledByServer.some((prefix) => path.startsWith(prefix))
      if (isPage) request.url = /^\/employer(\/|$)/.test(path) ? "/employer/index.html" : /^\/staff(\/|$)/.test(path) ? "/staff/index.html" : "/citizen/index.html"
      next()
    })
  },
}

/** Only the citizen app can be installed: the pages of offices and employers carry no manifest. */
const manifestOfCitizenOnly: Plugin = {
  name: "jiuye-manifest-of-citizen-only",
  enforce: "post",
  transformIndexHtml: { order: "post", handler: (html, { filename }) => (filename.includes("/citizen/") ? html : html.replace(/\s*<link rel="manifest"[^>]*>/, "")) },
}

/** Scripts the citizen app can come to need, so that the installed app keeps these and no others. */
const citizenScripts = new Set<string>()
const scriptsOfCitizen: Plugin = {
  name: "jiuye-scripts-of-citizen",
  apply: "build",
  generateBundle(_options, bundle) {
    const follow = (name: string): void => {
      const chunk = bundle[name]
      if (chunk?.type !== "chunk" || citizenScripts.has(name)) return
      citizenScripts.add(name)
      for (const next of [...chunk.imports, ...chunk.dynamicImports]) follow(next)
    }
    for (const chunk of Object.values(bundle)) if (chunk.type === "chunk" && chunk.isEntry && chunk.name === "citizen") follow(chunk.fileName)
  },
}

/** Writes a compressed twin beside each text file once, so that the server never compresses them again. */
const compressedTwins: Plugin = {
  name: "jiuye-compressed-twins",
  apply: "build",
  closeBundle: {
    order: "post",
    sequential: true,
    handler() {
      const folder = here("./dist/web/assets")
      for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !/\.(js|css)$/.test(entry.name)) continue
        const path = join(entry.parentPath, entry.name)
        const bytes = readFileSync(path)
        if (bytes.length > 2048) writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }))
      }
    },
  },
}

/** Which app a chunk is for, so that the installed citizen app keeps only what it needs. */
function folderOf(modules: readonly string[]): string {
  const only = (app: string) => modules.some((one) => one.includes(`/apps/${app}/`))
  if (only("staff")) return "staff/"
  if (only("employer")) return "employer/"
  return modules.some((one) => /node_modules\/(echarts|zrender)\//.test(one)) ? "charts/" : ""
}

export default defineConfig({
  root: here("./apps"),
  publicDir: here("./apps/citizen/public"),
  base: "/",
  html: { cspNonce: "__NONCE__" },
  plugins: [
    react(),
    appPages,
    scriptsOfCitizen,
    compressedTwins,
    VitePWA({
      registerType: "prompt",
      injectRegister: null,
      filename: "sw.js",
      manifest: {
        name: "就业服务",
        short_name: "就业服务",
        description: "失业登记、失业保险金申领、就业登记和办事进度查询",
        lang: "zh-CN",
        start_url: "/",
        scope: "/",
        display: "standalone",
        background_color: "#F5F7FA",
        theme_color: "#1558A8",
        icons: [
          { src: "/icons/icon-192.png", sizes: "192x192", type: "image/png" },
          { src: "/icons/icon-512.png", sizes: "512x512", type: "image/png" },
          { src: "/icons/icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
        ],
      },
      workbox: {
        globPatterns: ["assets/**/*.{js,css}", "icons/*.{png,svg}"],
        globIgnores: ["assets/staff/**", "assets/employer/**", "assets/charts/**", "assets/staff-*.css", "assets/employer-*.css"],
        manifestTransforms: [(entries) => ({ manifest: entries.filter((one) => !one.url.endsWith(".js") || citizenScripts.has(one.url)), warnings: [] })],
        additionalManifestEntries: [{ url: "/", revision: String(Date.now()) }],
        navigateFallback: null,
        cleanupOutdatedCaches: true,
        maximumFileSizeToCacheInBytes: 4_000_000,
        runtimeCaching: [
          {
            urlPattern: ({ request, url }) => request.mode === "navigate" && !/^\/(api|docs|idp|staff|employer|openapi\.json)(\/|$)/.test(url.pathname),
            handler: "NetworkFirst",
            options: { cacheName: "pages", networkTimeoutSeconds: 4, precacheFallback: { fallbackURL: "/" } },
          },
          { urlPattern: ({ url }) => url.pathname.endsWith(".woff2"), handler: "CacheFirst", options: { cacheName: "fonts", expiration: { maxEntries: 120 } } },
          { urlPattern: ({ url }) => url.pathname === "/api/items" || url.pathname.startsWith("/api/codes/") || url.pathname === "/api/regions", handler: "StaleWhileRevalidate", options: { cacheName: "catalogue" } },
        ],
      },
    }),
    manifestOfCitizenOnly,
  ],
  build: {
    outDir: here("./dist/web"),
    emptyOutDir: true,
    // The content policy takes fonts from this server only: none is written into a style sheet.
    assetsInlineLimit: (file) => (file.endsWith(".woff2") ? false : undefined),
    target: "es2022",
    rollupOptions: {
      treeshake: { moduleSideEffects: [{ test: /\/(packages|platform|domains|insight)\/.*\.tsx?$/, sideEffects: false }] },
      input: { citizen: here("./apps/citizen/index.html"), employer: here("./apps/employer/index.html"), staff: here("./apps/staff/index.html") },
      output: {
        entryFileNames: (chunk) => `assets/${chunk.name === "citizen" ? "" : `${chunk.name}/`}[name]-[hash].js`,
        chunkFileNames: (chunk) => `assets/${folderOf(chunk.moduleIds)}[name]-[hash].js`,
        assetFileNames: "assets/[name]-[hash][extname]",
      },
    },
  },
  server: { port: 5173, proxy: Object.fromEntries(handledByServer.map((prefix) => [prefix, { target: server, changeOrigin: false }])) },
})
