// Places and offices: loading the administrative divisions, and asking for one, those below it, those above it.
import { Readable } from "node:stream"
import { type Session, statement } from "#platform/database"
import type { RegionView } from "../contract.ts"

/** One administrative division as it is loaded. Codes have twelve digits. */
export interface LoadedRegion {
  readonly code: string
  readonly name: string
  /** 1 province, 2 city, 3 county, 4 street, 5 community. */
  readonly level: number
  /** Null, or the nation's twelve zeros, for a province. */
  readonly parent: string | null
  /** 城乡分类代码, three digits, communities only. */
  readonly urbanRural?: string | null
  readonly validFrom?: string | null
  readonly validTo?: string | null
}

const copyText = (value: string | number | null | undefined): string => (value === null || value === undefined ? "\\N" : String(value).replace(/[\\\t\n\r]/g, (c) => `\\${c === "\t" ? "t" : c === "\n" ? "n" : c === "\r" ? "r" : "\\"}`))

function* lines(regions: Iterable<LoadedRegion>): Generator<string> {
  for (const one of regions) if (one.level > 0) yield `${[one.code, one.name, one.level, one.level === 1 ? "" : one.parent, one.urbanRural, one.validFrom ?? "1900-01-01", one.validTo].map(copyText).join("\t")}\n`
}

/**
 * Loads or renews places, any number at once (the whole country's communities are 600 000): unchanged ones are not touched, so it may run
 * at every start. A place that has gone is not deleted, it gets `validTo`. Returns how many were new or changed.
 */
export async function loadRegions(system: Session, regions: Iterable<LoadedRegion>, source: string): Promise<number> {
  return system.transaction(async (tx) => {
    await tx.sql("create temp table incoming_regions (code text, name text, level smallint, parent text, urban_rural text, valid_from date, valid_to date) on commit drop")
    await tx.copyIn("incoming_regions", Readable.from(lines(regions)))
    const touched = await tx.sql<{ code: string }>(
      `insert into registers.regions as r (code, name, level, parent, urban_rural, valid_from, valid_to, source)
       select code, name, level, parent, urban_rural, valid_from, valid_to, $1 from incoming_regions
       on conflict (code) do update set name = excluded.name, level = excluded.level, parent = excluded.parent, urban_rural = coalesce(excluded.urban_rural, r.urban_rural),
              valid_from = excluded.valid_from, valid_to = excluded.valid_to, source = excluded.source
        where (r.name, r.level, r.parent, r.urban_rural, r.valid_from, r.valid_to)
              is distinct from (excluded.name, excluded.level, excluded.parent, coalesce(excluded.urban_rural, r.urban_rural), excluded.valid_from, excluded.valid_to)
       returning code`,
      [source],
    )
    if (touched.length > 0)
      await tx.sql(
        `with recursive named as (
           select code, name, name as full_name from registers.regions where parent = ''
           union all
           select r.code, r.name, n.full_name || r.name from registers.regions r join named n on r.parent = n.code
         )
         update registers.regions r set full_name = n.full_name from named n where n.code = r.code and r.full_name <> n.full_name`,
      )
    return touched.length
  })
}

export interface OfficeRow {
  readonly officeId: string
  readonly name: string
  readonly region: string
  /** "community" | "street" | "county" | "city" | "province" */
  readonly level: string
  readonly phone?: string | null
  readonly address?: string | null
  readonly hours?: string | null
}

const upsertOffices = statement<{ rows: string; source: string }>({
  name: "registers.upsert-offices",
  reach: "bulk",
  sql: `
    insert into registers.offices (office_id, name, region, level, phone, address, hours, source)
    select o.office_id, o.name, o.region, o.level, o.phone, o.address, o.hours, :source
      from jsonb_to_recordset(:rows::jsonb) as o(office_id bigint, name text, region text, level text, phone text, address text, hours text)
    on conflict (office_id) do update set name = excluded.name, region = excluded.region, level = excluded.level, phone = excluded.phone, address = excluded.address,
           hours = excluded.hours, source = excluded.source, updated_at = now()`,
})

/** Loads or renews offices. */
export async function loadOffices(system: Session, offices: readonly OfficeRow[], source: string): Promise<void> {
  const rows = offices.map((one) => ({ office_id: one.officeId, name: one.name, region: one.region, level: one.level, phone: one.phone ?? null, address: one.address ?? null, hours: one.hours ?? null }))
  await system.run(upsertOffices, { rows: JSON.stringify(rows), source })
}

export interface RegionRecord {
  code: string
  name: string
  full_name: string
  level: number
  parent: string
  urban_rural: string | null
  valid_to: string | null
}

/** A place by its twelve digits; `valid_to` is set when it no longer is one. */
export const regionByCode = statement<{ code: string }, RegionRecord>({
  name: "registers.find-region",
  reach: "reference",
  hot: true,
  sql: "select code, name, full_name, level, parent, urban_rural, valid_to from registers.regions where code = :code",
})

export const regionsBelow = statement<{ parent: string }, RegionRecord & { leaf: boolean }>({
  name: "registers.list-regions-below",
  reach: "reference",
  sql: `
    select r.code, r.name, r.full_name, r.level, r.parent, r.urban_rural, r.valid_to, not exists (select 1 from registers.regions c where c.parent = r.code) as leaf
      from registers.regions r where r.parent = :parent and r.valid_to is null order by r.code`,
})

export const regionsAbove = statement<{ code: string }, RegionRecord & { leaf: boolean }>({
  name: "registers.list-regions-above",
  reach: "reference",
  sql: `
    with recursive up as (
      select r.* from registers.regions r where r.code = :code
      union all
      select r.* from registers.regions r join up on r.code = up.parent
    )
    select code, name, full_name, level, parent, urban_rural, valid_to, not exists (select 1 from registers.regions c where c.parent = up.code) as leaf from up order by level`,
})

export const regionView = (row: RegionRecord & { leaf: boolean }): RegionView => ({ code: row.code, name: row.name, fullName: row.full_name, level: row.level, parent: row.parent, urbanRural: row.urban_rural, leaf: row.leaf })

export const officesIn = statement<
  { prefix: string },
  { office_id: string; name: string; region: string; region_name: string | null; level: string; phone: string | null; address: string | null; hours: string | null }
>({
  name: "registers.list-offices",
  reach: "reference",
  sql: `
    select o.office_id, o.name, o.region, r.full_name as region_name, o.level, o.phone, o.address, o.hours
      from registers.offices o left join registers.regions r on r.code = o.region
     where o.region like :prefix || '%' order by o.region, o.office_id limit 500`,
})
