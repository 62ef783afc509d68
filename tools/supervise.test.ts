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

/** `npm start` on data in a folder: what it said, and how it ended. */
function starting(name: string, data: string, script: string) {
  const file = join(folder, `${name}.mjs`)
  const written = writeFile(file, `import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"\nimport { setTimeout as sleep } from "node:timers/promises"\nconst data = ${JSON.stringify(data)}\nmkdirSync(data + "/postgres", { recursive: true })\nappendFileSync(data + "/began", "${name} ")\nconst runs = readFileSync(data + "/began", "utf8").split("${name} ").length - 1\nconst own = () => writeFileSync(data + "/postgres/owner", String(process.pid))\n${script}\n`)
  const supervisor = join(import.meta.dirname, "supervise.mjs")
  let said = ""
  const one = written.then(() => {
    const child = spawn(process.execPath, ["--input-type=module", "-e", `import { supervise } from ${JSON.stringify(supervisor)}\nprocess.exit(await supervise([${JSON.stringify(file)}], { stdio: "inherit" }, ${JSON.stringify(data)}))`], { stdio: ["ignore", "ignore", "pipe"] })
    child.stderr.on("data", (text: Buffer) => (said += text.toString()))
    return { child, ended: new Promise<number | null>((done) => child.once("exit", done)) }
  })
  return { one, said: () => said }
}

const beganIn = async (data: string) => (await readFile(join(data, "began"), "utf8").catch(() => "")).trim().split(" ").filter(Boolean)
async function until(asked: () => Promise<boolean>): Promise<void> {
  for (let look = 0; look < 400; look++) {
    if (await asked()) return
    await sleep(25)
  }
  throw new Error("it did not come to that")
}
/** The first run is killed, the second takes a second and a half to come up, and then runs until told to stop. */
const slowAgain = `process.on("SIGTERM", () => process.exit(0))\nif (runs === 1) { own(); await sleep(300); process.kill(process.pid, "SIGKILL") }\nawait sleep(1500)\nown()\nsetInterval(() => undefined, 1000)`

test("a second npm start while the first starts its server again waits, says so, and leaves the data to it", async () => {
  const data = join(folder, "data-taken")
  const first = starting("first", data, slowAgain)
  const a = await first.one
  await until(async () => (await beganIn(data)).length === 2)
  const second = starting("second", data, `process.exit(1)`)
  const b = await second.one
  await until(async () => second.said().includes("waiting for it"))
  expect(await beganIn(data)).toEqual(["first", "first"])
  expect(await b.ended).toBe(1)
  expect(await beganIn(data)).toEqual(["first", "first", "second"])
  expect(a.child.exitCode).toBe(null)
  a.child.kill("SIGTERM")
  expect(await a.ended).toBe(0)
})

test("when the first ends for good meanwhile, the second takes the data and starts", async () => {
  const data = join(folder, "data-left")
  const a = await starting("first", data, `if (runs === 1) { own(); await sleep(300); process.kill(process.pid, "SIGKILL") }\nawait sleep(1500)\nprocess.exit(3)`).one
  await until(async () => (await beganIn(data)).length === 2)
  const second = starting("second", data, `own()\nprocess.exit(0)`)
  const b = await second.one
  expect([await a.ended, await b.ended]).toEqual([3, 0])
  expect(second.said()).toContain("waiting for it")
  expect(await beganIn(data)).toEqual(["first", "first", "second"])
})
