// Clients of the true program in tests that kill or stop it: an officer who signs in through its door, and the claims that are sent.
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { type Database, sealingWith } from "#platform/database"
import { demonstrationPassword } from "#platform/identity"
import { firstPerson } from "../bench/people.ts"
import { testHouse } from "../platform/http/testing.ts"
import { usableCode } from "../platform/identity/staff/second-factor.ts"
import type { KillableProgram } from "./killable-program.ts"

export const houseOn = async (program: KillableProgram, database: Database) =>
  ({ ...testHouse(database), clock: () => new Date().toISOString(), dataFolder: program.folder, sealing: sealingWith((await readFile(join(program.folder, "sealing-key"), "utf8")).trim()) })

export const cookieOf = (answer: Response): string | undefined => answer.headers.getSetCookie().map((one) => one.split(";")[0]).find((one) => one?.startsWith("jiuye="))

/** Through the program's own door, with the second factor read from its database. */
export async function signIn(program: KillableProgram, login: string, database: Database): Promise<string> {
  const { sealing } = await houseOn(program, database)
  const post = (path: string, body: object) => fetch(`${program.address}/api/identity/staff/${path}`, { method: "POST", headers: { "content-type": "application/json", "x-jiuye": "1" }, body: JSON.stringify(body) })
  const [officer] = await database.system.transaction((tx) => tx.sql<{ totp_sealed: string; totp_last_step: string }>("select totp_sealed, totp_last_step from identity.officers where login = $1", [login]))
  const { ticket } = (await (await post("sign-in", { login, password: demonstrationPassword })).json()) as { ticket: string }
  const { code } = usableCode(sealing.open(officer?.totp_sealed ?? ""), Number(officer?.totp_last_step ?? 0), new Date().toISOString())
  const given = cookieOf(await post("second-factor", { ticket, code }))
  if (!given) throw new Error("the officer of the storm could not sign in")
  return given
}

/** The benefit claim of one of the inserted people, as an officer sends it. */
export const claimBody = (subject: string, region: string): string =>
  JSON.stringify({ item: "insurance.benefit-claim", subject, region, answers: { reasonDiffers: false, accountHolder: `测${BigInt(subject) - firstPerson}`, accountConfirmed: true, mobile: "13900000000", promise: true }, papers: [] })
