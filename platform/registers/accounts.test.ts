// The digest of an account follows the account: at the making of a file, at a correction, and for files loaded in bulk by the night.
import { expect, test } from "vitest"
import { demonstrationRegions, luhnDigit, plainDate, residentNumberFor } from "#standards"
import { newId } from "#platform/database"
import { correctContact, loadRegions, registerPerson } from "#platform/registers"
import { testDatabase } from "../database/testing.ts"
import { testHouse } from "../http/testing.ts"
import { readAccounts } from "./server/accounts.ts"

const database = await testDatabase()
const house = testHouse(database)
const [now, today] = ["2026-03-02T02:00:00.000Z", plainDate("2026-03-02")]
await loadRegions(database.system, demonstrationRegions, "演示")
const sql = <R extends object>(text: string, ...values: unknown[]) => database.system.transaction((tx) => tx.sql<R>(text, values))
/** Who has the account of this person now, the person included; accounts changed since do not count. */
const sharers = async (person: string) =>
  (await sql<{ id: string }>(`select b.person_id as id from registers.person_accounts a join registers.person_accounts b using (digest) join registers.persons p on p.person_id = b.person_id and b.mark = md5(p.bank_sealed)
     where a.person_id = $1 order by b.person_id`, person)).map((row) => row.id)

let made = 0
async function person(bankAccount?: string): Promise<string> {
  made += 1
  const idNumber = residentNumberFor("990101", plainDate("1990-05-06"), made)
  return (await registerPerson(database.system, house.sealing, { name: "林晓梅", idNumber, region: "990101001001", source: "公安", ...(bankAccount ? { bankAccount } : {}) }, now, today)).personId
}

const account = (body: string): string => body + luhnDigit(body)
const [one, other] = [account("621700990000000001"), account("621700990000000002")]

test("two files with one account are found by its digest, however the number was written; nothing readable is kept", async () => {
  const [lin, hu, zhou] = [await person(one), await person(`${one.slice(0, 4)} ${one.slice(4, 8)} ${one.slice(8)}`), await person(other)]
  expect(await sharers(lin)).toEqual([lin, hu].sort())
  expect(await sharers(zhou)).toEqual([zhou])
  expect(JSON.stringify(await sql("select * from registers.person_accounts"))).not.toContain("62170099")
})

test("a corrected account moves its person away from the others", async () => {
  const [lin, hu] = [await person(account("622202000000000001")), await person(account("622202000000000001"))]
  expect(await sharers(lin)).toHaveLength(2)
  await correctContact(database.system, house.sealing, hu, { bankAccount: account("622202000000000002") }, { source: "本人填报", actor: "胡", now })
  expect([await sharers(lin), await sharers(hu)]).toEqual([[lin], [hu]])
})

test("files loaded without it are read by the night, in small steps, once; an account changed behind our back is read anew; what cannot be opened is passed by", async () => {
  await sql("truncate registers.person_accounts")
  const before = await readAccounts(database.system, house.sealing, 2)
  expect(before).toBeGreaterThan(2)
  expect(await readAccounts(database.system, house.sealing, 2)).toBe(0)
  const lin = await person(one)
  await sql("update registers.persons set bank_sealed = $2 where person_id = $1", lin, house.sealing.seal(other))
  expect(await sharers(lin)).not.toContain(lin)
  await sql("insert into registers.persons (person_id, name, region, bank_sealed) values ($1, '坏', '990101001001', 'v1.none')", newId())
  expect(await readAccounts(database.system, house.sealing)).toBe(1)
  expect(await sharers(lin)).toContain(lin)
  expect(await sql("select count(*)::int as n from registers.person_accounts where person_id = $1", lin)).toEqual([{ n: 1 }])
})
