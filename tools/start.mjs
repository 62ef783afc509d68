// `npm start`: installs and builds what is missing, then runs the server until it is told to stop; one that was killed is started again.
import { spawn } from "node:child_process"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { buildPages, installDependencies, root } from "./prepare.mjs"

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`需要 Node 20.19 或更新版本，现在是 ${process.versions.node} (Node 20.19 or newer is needed)`)
  process.exit(1)
}
installDependencies()
buildPages()

/** The server's own word that it wants to be started again (server/start.ts). */
const startAgain = 75
let server
let stopping = false

function run() {
  server = spawn(process.execPath, ["--import", "tsx", join(root, "server/start.ts")], { cwd: root, stdio: "inherit", env: process.env })
  server.on("exit", async (code, signal) => {
    if (stopping || (signal === null && code !== startAgain)) process.exit(code ?? 1)
    console.error(`程序被中断（${signal ?? code}），正在重新启动 (the server was ended by ${signal ?? code} and is started again)`)
    await sleep(500)
    run()
  })
}

for (const signal of ["SIGINT", "SIGTERM"])
  process.on(signal, () => {
    stopping = true
    if (!server.kill(signal)) process.exit(1)
  })
run()
