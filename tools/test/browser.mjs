// Finds a Chromium for the journeys; on Debian as root installs the package when there is none.
import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "C:/Program Files/Google/Chrome/Application/chrome.exe"]

/** Path of a browser. @throws with what to do when there is none and none can be installed. */
export function findBrowser() {
  const given = process.env["CHROMIUM"]
  if (given) return given
  const found = places.find((path) => existsSync(path))
  if (found) return found
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.log("› 安装浏览器 installing Debian's chromium for the journeys …")
    spawnSync("apt-get", ["update", "-qq"], { stdio: "inherit" })
    spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], { stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } })
    const installed = places.find((path) => existsSync(path))
    if (installed) return installed
  }
  throw new Error("没有找到 Chromium。请安装 Chromium 或 Chrome（Debian: sudo apt install chromium），或用环境变量 CHROMIUM 指定路径 (no Chromium found: install one or set CHROMIUM)")
}
