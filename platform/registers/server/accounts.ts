// The digest of a person's bank account, kept beside the sealed number, so that a shared account is found without opening any.
import { tidyNumber } from "#standards"
import { bind, type Call, type Sealing, type Session, statement } from "#platform/database"
import type { Job } from "#platform/module"

const forget = statement<{ person: string }>({ name: "registers.forget-account", reach: "lookup", sql: "delete from registers.person_accounts where person_id = :person" })

const keep = statement<{ person: string; digest: string }>({
  name: "registers.keep-account",
  reach: "lookup",
  sql: "insert into registers.person_accounts (digest, person_id, mark) select :digest, p.person_id, md5(p.bank_sealed) from registers.persons p where p.person_id = :person and p.bank_sealed is not null",
})

const digestOf = (sealing: Sealing, account: string): string => sealing.digest("account", tidyNumber(account).replaceAll("-", ""))

/** After the sealed account of a person was written, in the same transaction. */
export const accountCalls = (sealing: Sealing, person: string, account: string): readonly Call[] => [
  bind(forget, { person }), bind(keep, { person, digest: digestOf(sealing, account) }),
]

const unread = statement<{ after: string; limit: number }, { person_id: string; bank_sealed: string }>({
  name: "registers.list-unread-accounts",
  reach: "bulk",
  sql: `
    select p.person_id, p.bank_sealed from registers.persons p
     where p.person_id > :after::bigint and p.bank_sealed is not null
       and not exists (select 1 from registers.person_accounts a where a.person_id = p.person_id and a.mark = md5(p.bank_sealed))
     order by p.person_id limit :limit`,
})

const keepMany = statement<{ rows: string }>({
  name: "registers.keep-accounts",
  reach: "bulk",
  sql: `
    with given as (select * from jsonb_to_recordset(:rows::jsonb) as g(person bigint, digest text, sealed text)),
    stale as (delete from registers.person_accounts a using given g where a.person_id = g.person and a.digest <> g.digest)
    insert into registers.person_accounts (digest, person_id, mark) select g.digest, g.person, md5(g.sealed) from given g
    on conflict (digest, person_id) do update set mark = excluded.mark`,
})

/** Accounts that came without their digest: files of people loaded in bulk. A number that cannot be opened is passed by. Answers how many were read. */
export async function readAccounts(system: Session, sealing: Sealing, limit = 5000): Promise<number> {
  let [read, after] = [0, "0"]
  for (;;) {
    const rows = await system.all(unread, { after, limit })
    const found = rows.flatMap((row) => {
      const account = opened(sealing, row.bank_sealed)
      return account === null ? [] : [{ person: row.person_id, digest: digestOf(sealing, account), sealed: row.bank_sealed }]
    })
    if (found.length > 0) await system.run(keepMany, { rows: JSON.stringify(found) })
    read += found.length
    after = rows.at(-1)?.person_id ?? after
    if (rows.length < limit) return read
  }
}

function opened(sealing: Sealing, sealed: string): string | null {
  try {
    return sealing.open(sealed)
  } catch {
    return null
  }
}

export const accountJob: Job = {
  name: "registers.read-accounts",
  title: "收款账户查重登记",
  dailyAt: "00:20",
  run: async (house) => `登记 ${await readAccounts(house.database.system, house.sealing)} 个账户`,
}
