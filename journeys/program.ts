// The true program as a child process: started on a free port with its own data, stopped in order.
import { spawn } from "node:child_process"
import { createServer } from "node:net"
import { join } from "node:path"

export interface Program {
  readonly url: string
  readonly stop: () => Promise<void>
}

const root = join(import.meta.dirname, "..")

/** Starts it and waits until it is ready. @throws with what it said when it ends or is not ready within three minutes. */
export async function startProgram(dataFolder: string, environment: Readonly<Record<string, string>> = {}): Promise<Program> {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const program = spawn(process.execPath, ["--import", "tsx", join(root, "server/start.ts")], {
    cwd: root,
    env: { ...process.env, PORT: String(port), HOST: "127.0.0.1", DATA_DIR: dataFolder, NODE_ENV: "production", VITEST: "", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  })
  let said = ""
  for (const out of [program.stdout, program.stderr]) out.on("data", (text: Buffer) => (said += text.toString()))
  const ended = new Promise<void>((resolve) => program.once("exit", () => resolve()))
  const stop = async () => {
    if (program.exitCode === null && program.signalCode === null) program.kill("SIGTERM")
    await ended
  }
  try {
    await until(async () => {
      if (program.exitCode !== null || program.signalCode !== null) throw new Error(`the program ended before it was ready:\n${said}`)
      return (await fetch(`${url}/readyz`).catch(() => undefined))?.ok === true
    }, 180_000, () => `the program is not ready:\n${said}`)
  } catch (failure) {
    await stop()
    throw failure
  }
  return { url, stop }
}

/** Asks until the answer is yes. @throws with `otherwise` after `milliseconds`. */
export async function until(asked: () => Promise<boolean>, milliseconds: number, otherwise: () => string): Promise<void> {
  const end = performance.now() + milliseconds
  while (!(await asked())) {
    if (performance.now() > end) throw new Error(otherwise())
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const listener = createServer()
    listener.once("error", reject)
    listener.listen(0, "127.0.0.1", () => {
      const address = listener.address()
      listener.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port"))))
    })
  })
