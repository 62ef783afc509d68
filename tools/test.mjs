// `npm test`: installs what is missing, runs every test, and ends with the line `N passed, N failed`.
import { spawnSync } from "node:child_process"
import { readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import { buildPages, installDependencies, root } from "./prepare.mjs"
import { findBrowser } from "./test/browser.mjs"

installDependencies()
let browser
try {
  browser = findBrowser()
} catch (failure) {
  console.error(failure.message)
  process.exit(1)
}
buildPages()
const report = join(root, "node_modules", ".jiuye", "test-report.json")
rmSync(report, { force: true })
const run = spawnSync(process.execPath, [join(root, "node_modules/vitest/vitest.mjs"), "run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`, ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, CHROMIUM: browser },
})
let passed = 0
let failed
try {
  const said = JSON.parse(readFileSync(report, "utf8"))
  passed = said.numPassedTests
  failed = said.numFailedTests + said.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0).length
} catch {
  failed = 1
}
if (run.status !== 0 && failed === 0) failed = 1
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed > 0 || passed === 0 ? 1 : 0)
