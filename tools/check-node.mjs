// `npm run check:node [-- 22 24 path …]`: tests again under other versions of Node, whose binaries come from npm for the purpose.
import { spawnSync } from "node:child_process"
import { existsSync, mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { installDependencies, root, run } from "./prepare.mjs"

const given = process.argv.slice(2)
const isVersion = (one) => /^\d+(\.\d+){0,2}$/.test(one)
const versions = given.some(isVersion) ? given.filter(isVersion) : ["22", "24", "26"]
const named = given.filter((one) => !isVersion(one) && one !== "--")
const paths = named.length > 0 ? named : ["packages", "platform/database"]
installDependencies()
const failed = versions.filter((version) => {
  const node = binaryOf(version)
  const says = spawnSync(node, ["--version"], { encoding: "utf8" }).stdout.trim()
  console.log(`› Node ${says}`)
  return spawnSync(node, [join(root, "tools/test.mjs"), ...paths], { cwd: root, stdio: "inherit", env: process.env }).status !== 0
})
console.log(failed.length === 0 ? `passed under Node ${versions.join(", ")}` : `failed under Node ${failed.join(", ")}`)
process.exit(failed.length === 0 ? 0 : 1)

/** The binary of a version, fetched once into node_modules, where nothing of it reaches the lock file. */
function binaryOf(version) {
  const name = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`
  const folder = join(root, "node_modules", ".jiuye", `node-${version}`)
  const node = join(folder, "node_modules", name, "bin", process.platform === "win32" ? "node.exe" : "node")
  if (!existsSync(node)) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, "package.json"), '{ "private": true }\n')
    run("npm", ["install", "--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error", `${name}@${version}`], { cwd: folder })
  }
  return node
}
