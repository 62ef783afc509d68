// What `npm start` does when the server ends.
import { spawn } from "node:child_process"
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { afterAll, expect, test } from "vitest"

const folder = await mkdtemp(join(tmpdir(), "jiuye-supervised-"))
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Supervises a script that appends a line to `runs` at each beginning; the exit code of the whole, and how often it began. */
async function supervised(name: string, script: string, meanwhile: (pid: number, runs: () => Promise<number>) => Promise<void> = async () => undefined): Promise<{ readonly code: number | null; readonly runs: number }> {
  const file = join(folder, `${name}.mjs`)
  const log = join(folder, `${name}.log`)
  await writeFile(file, `import { appendFileSync, readFileSync } from "node:fs"\nappendFileSync(${JSON.stringify(log)}, "began\\n")\nconst runs = readFileSync(${JSON.stringify(log)}, "utf8").trim().split("\\n").length\n${script}\n`)
  const runs = async () => (await readFile(log, "utf8").catch(() => "")).split("\n").length - 1
  const one = spawn(process.execPath, ["--input-type=module", "-e", `import { supervise } from ${JSON.stringify(join(import.meta.dirname, "supervise.mjs"))}\nprocess.exit(await supervise([${JSON.stringify(file)}], { stdio: "inherit" }))`], { stdio: "ignore" })
  const ended = new Promise<number | null>((done) => one.once("exit", done))
  await meanwhile(one.pid ?? 0, runs)
  return { code: await ended, runs: await runs() }
}

test("a server that was killed, or asks for it, is started again", async () => {
  expect(await supervised("killed", `if (runs === 1) process.kill(process.pid, "SIGKILL")\nelse process.exit(runs === 2 ? 75 : 0)`)).toEqual({ code: 0, runs: 3 })
})

test("a server that ends by itself ends the whole, with its code", async () => {
  expect(await supervised("refused", "process.exit(1)")).toEqual({ code: 1, runs: 1 })
})

test("told to stop, the server is told too and not started again", async () => {
  const stopped = await supervised("stopped", `process.on("SIGTERM", () => process.exit(0))\nsetInterval(() => undefined, 1000)`, async (pid, runs) => {
    for (let look = 0; look < 200 && (await runs()) === 0; look++) await sleep(50)
    await sleep(300)
    process.kill(pid, "SIGTERM")
  })
  expect(stopped).toEqual({ code: 0, runs: 1 })
})
