// `npm start`: installs and builds what is missing, then runs the server until it is told to stop.
import { join, resolve } from "node:path"
import { buildPages, installDependencies, root } from "./prepare.mjs"
import { supervise } from "./supervise.mjs"

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`需要 Node 20.19 或更新版本，现在是 ${process.versions.node} (Node 20.19 or newer is needed)`)
  process.exit(1)
}
installDependencies()
buildPages()
const ownData = process.env.DATABASE_URL ? undefined : resolve(root, process.env.DATA_DIR ?? "var")
process.exit(await supervise(["--import", "tsx", join(root, "server/start.ts")], { cwd: root, stdio: "inherit", env: process.env }, ownData))
