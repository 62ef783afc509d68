// The code tables of the standard, kept in the database for SQL and served to pages; renewed at every start, written only when they changed.
import { createHash } from "node:crypto"
import { codeSets, type CodeTable } from "#standards"
import { bind, type Call, type Session, statement } from "#platform/database"

const digestOf = (table: CodeTable): string => createHash("sha256").update(JSON.stringify([table.title, table.source, table.values])).digest("hex").slice(0, 32)

const digests = statement<Record<string, never>, { name: string; digest: string }>({ name: "registers.list-code-digests", reach: "reference", sql: "select name, digest from registers.code_sets" })

const upsertSet = statement<{ name: string; title: string; source: string; digest: string }>({
  name: "registers.upsert-code-set",
  reach: "reference",
  sql: `
    insert into registers.code_sets (name, title, source, digest) values (:name, :title, :source, :digest)
    on conflict (name) do update set title = excluded.title, source = excluded.source, digest = excluded.digest, loaded_at = now()`,
})

const upsertValues = statement<{ set: string; rows: string }>({
  name: "registers.upsert-code-values",
  reach: "reference",
  sql: `
    insert into registers.code_values (set_name, code, name, parent, sort, valid_from, valid_to, mark)
    select :set::text, v.code, v.name, v.parent, v.sort, v.since, v.until, v.mark
      from jsonb_to_recordset(:rows::jsonb) as v(code text, name text, parent text, sort int, since date, until date, mark text)
    on conflict (set_name, code) do update set name = excluded.name, parent = excluded.parent, sort = excluded.sort, valid_from = excluded.valid_from,
           valid_to = excluded.valid_to, mark = excluded.mark`,
})

/** A code the standard no longer lists stays, because old records carry it; nothing new may. */
const closeMissing = statement<{ set: string; codes: string[]; today: string }>({
  name: "registers.close-missing-codes",
  reach: "reference",
  sql: "update registers.code_values set valid_to = :today::date where set_name = :set and code <> all(:codes::text[]) and valid_to is null",
})

/** Brings the tables of `#standards` into the database. Returns how many tables were new or changed. */
export async function synchroniseCodes(system: Session, today: string, tables: readonly CodeTable[] = codeSets): Promise<number> {
  const known = new Map((await system.all(digests, {})).map((row) => [row.name, row.digest]))
  const changed = tables.filter((table) => known.get(table.name) !== digestOf(table))
  const calls = changed.flatMap((table): Call[] => {
    const rows = table.values.map((value, sort) => ({ code: value.code, name: value.name, parent: value.parent, sort, since: value.since, until: value.until, mark: value.mark }))
    return [
      bind(upsertSet, { name: table.name, title: table.title, source: table.source, digest: digestOf(table) }),
      bind(upsertValues, { set: table.name, rows: JSON.stringify(rows) }),
      bind(closeMissing, { set: table.name, codes: rows.map((row) => row.code), today }),
    ]
  })
  if (calls.length > 0) await system.atomically(calls)
  return changed.length
}

export const codeSetByName = statement<{ set: string }, { name: string; title: string; source: string; digest: string }>({
  name: "registers.read-code-set",
  reach: "reference",
  sql: "select name, title, source, digest from registers.code_sets where name = :set",
})

export const codeValuesOf = statement<{ set: string }, { code: string; name: string; parent: string | null; since: string | null; until: string | null }>({
  name: "registers.list-code-values",
  reach: "reference",
  sql: "select code, name, parent, valid_from as since, valid_to as until from registers.code_values where set_name = :set order by sort, code",
})

export const allCodeSets = statement<Record<string, never>, { name: string; title: string; source: string; values: string }>({
  name: "registers.list-code-sets",
  reach: "reference",
  sql: "select s.name, s.title, s.source, (select count(*) from registers.code_values v where v.set_name = s.name) as values from registers.code_sets s order by s.name",
})
