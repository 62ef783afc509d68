// What the migrated schema looks like to a distributed engine: the key of every table, and keys and references that leave it.
import type pg from "pg"

/** Columns a table can be distributed by (design §9.1). */
export const keyColumns = ["subject_id", "person_id", "employer_id"] as const

export interface Table {
  readonly name: string
  /** The first column of the primary key when it is a person's, an employer's or a subject's number. */
  readonly key: string | undefined
  readonly uniques: readonly { readonly name: string; readonly columns: readonly string[] }[]
  readonly references: readonly { readonly name: string; readonly to: string; readonly columns: readonly string[]; readonly theirs: readonly string[] }[]
  readonly partitions: readonly string[]
  readonly triggers: readonly string[]
}

interface Row {
  readonly name: string
  readonly primary_key: string[] | null
  readonly uniques: Table["uniques"] | null
  readonly references: Table["references"] | null
  readonly partitions: string[] | null
  readonly triggers: string[] | null
}

const columnsOf = (relation: string, numbers: string) =>
  `(select array_agg(a.attname::text order by n.place) from unnest(${numbers}::int[]) with ordinality as n(number, place) join pg_attribute a on a.attrelid = ${relation} and a.attnum = n.number)`

/** Every table of every module, partitions folded into theirs. */
export async function readTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Row>(`
    select n.nspname || '.' || c.relname as name,
           (select ${columnsOf("i.indrelid", "i.indkey")} from pg_index i where i.indrelid = c.oid and i.indisprimary) as primary_key,
           (select json_agg(json_build_object('name', x.relname, 'columns', ${columnsOf("i.indrelid", "i.indkey")}) order by x.relname)
              from pg_index i join pg_class x on x.oid = i.indexrelid where i.indrelid = c.oid and (i.indisunique or i.indisexclusion)) as uniques,
           (select json_agg(json_build_object('name', k.conname, 'to', k.confrelid::regclass::text, 'columns', ${columnsOf("k.conrelid", "k.conkey")}, 'theirs', ${columnsOf("k.confrelid", "k.confkey")}) order by k.conname)
              from pg_constraint k where k.conrelid = c.oid and k.contype = 'f') as references,
           (select array_agg(pn.nspname || '.' || p.relname) from pg_inherits h join pg_class p on p.oid = h.inhrelid join pg_namespace pn on pn.oid = p.relnamespace where h.inhparent = c.oid) as partitions,
           (select array_agg(t.tgname::text) from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal) as triggers
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and not c.relispartition and n.nspname not in ('pg_catalog', 'information_schema', 'public', 'jiuye') and n.nspname !~ '^pg_'
     order by 1`)
  return rows.map((row) => ({
    name: row.name,
    key: keyColumns.find((column) => row.primary_key?.[0] === column),
    uniques: row.uniques ?? [],
    references: row.references ?? [],
    partitions: row.partitions ?? [],
    triggers: row.triggers ?? [],
  }))
}

/** What in the schema would not survive distribution. `everywhere` says which tables are small and on every node. */
export function schemaFaults(tables: readonly Table[], everywhere: (table: string) => boolean): { readonly name: string; readonly says: string }[] {
  const keys = new Map(tables.map((table) => [table.name, table.key]))
  return tables.flatMap((table) => [
    ...table.triggers.map((name) => ({ name: `${table.name}.${name}`, says: "is a trigger; business lives in statements" })),
    ...(table.key === undefined && !everywhere(table.name) ? [{ name: table.name, says: `has no ${keyColumns.join("/")} first in its primary key and is not listed in tools/check-sql/allowed.ts` }] : []),
    ...(table.key === undefined ? [] : table.uniques.filter((unique) => !unique.columns.includes(table.key ?? "")).map((unique) => ({ name: `${table.name}.${unique.name}`, says: `is unique without ${table.key}: it would need a lock on every node` }))),
    ...table.references.flatMap((reference) => {
      const theirKey = keys.get(reference.to)
      if (theirKey === undefined) return everywhere(reference.to) ? [] : [{ name: `${table.name}.${reference.name}`, says: `refers to ${reference.to}, which is neither small nor keyed` }]
      const place = reference.columns.indexOf(table.key ?? "")
      return place >= 0 && reference.theirs[place] === theirKey ? [] : [{ name: `${table.name}.${reference.name}`, says: `refers to ${reference.to} outside the key` }]
    }),
  ])
}
