// What a fresh machine needs before anything else: dependencies, and the pages built from the present sources.
import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

export const root = join(dirname(fileURLToPath(import.meta.url)), "..")
const stamps = join(root, "node_modules", ".jiuye")

/** Runs a command with our output; ends the program when it fails. */
export function run(command, args, options = {}) {
  const done = spawnSync(command, args, { cwd: root, stdio: "inherit", shell: process.platform === "win32", ...options })
  if (done.status !== 0) {
    console.error(`✗ ${command} ${args.join(" ")} 未成功 (failed)`)
    process.exit(done.status ?? 1)
  }
}

/** Installs the locked dependencies when they are missing or the lock has changed. */
export function installDependencies() {
  const lock = digest(readFileSync(join(root, "package-lock.json")))
  if (existsSync(join(root, "node_modules", "tsx")) && stamp("install") === lock) return
  if (existsSync(join(root, "node_modules", "tsx")) && stamp("install") === undefined && existsSync(join(root, "node_modules", ".package-lock.json"))) {
    setStamp("install", lock)
    return
  }
  console.log("› 安装依赖 installing dependencies (about a minute, once) …")
  run("npm", ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"])
  setStamp("install", lock)
}

/** Builds the pages when a source they are made of is newer than the last build. */
export function buildPages() {
  const sources = ["apps", "packages", "platform", "domains", "insight", "outreach", "oversight", "nation"].flatMap((folder) => listed(join(root, folder)))
  const state = digest(["vite.config.ts", "package-lock.json"].map((file) => join(root, file)).concat(sources).map((file) => `${file}:${statSync(file).size}:${Math.floor(statSync(file).mtimeMs)}`).join("\n"))
  if (existsSync(join(root, "dist/web/citizen/index.html")) && stamp("pages") === state) return
  console.log("› 构建页面 building the pages …")
  run(process.execPath, [join(root, "node_modules/vite/bin/vite.js"), "build", "--logLevel", "warn"])
  setStamp("pages", state)
}

function listed(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return ["server", "migrations"].includes(entry.name) ? [] : listed(path)
    return /\.(tsx?|css|html|json|svg|md)$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) ? [path] : []
  })
}

const digest = (text) => createHash("sha256").update(text).digest("hex")
const stamp = (name) => (existsSync(join(stamps, name)) ? readFileSync(join(stamps, name), "utf8") : undefined)
function setStamp(name, text) {
  mkdirSync(stamps, { recursive: true })
  writeFileSync(join(stamps, name), text)
}
