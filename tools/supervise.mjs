// Keeps a process running: one that was killed, or asks for it, is started again; one that ends by itself ends us too.
import { spawn } from "node:child_process"
import { setTimeout as sleep } from "node:timers/promises"

/** The exit code by which a server asks to be started again (EX_TEMPFAIL; server/start.ts). */
export const startAgain = 75

/** Runs node with these arguments until it ends by itself or we are told to stop, which it is told too. Resolves with its exit code. */
export async function supervise(args, options) {
  let child
  let stopping = false
  for (const signal of ["SIGINT", "SIGTERM"])
    process.on(signal, () => {
      stopping = true
      child?.kill(signal)
    })
  for (;;) {
    child = spawn(process.execPath, args, options)
    const { code, signal } = await new Promise((done) => child.once("exit", (code, signal) => done({ code, signal })))
    if (stopping || (signal === null && code !== startAgain)) return code ?? 1
    console.error(`程序被中断（${signal ?? code}），正在重新启动 (the server was ended by ${signal ?? code} and is started again)`)
    await sleep(500)
    if (stopping) return 1
  }
}
