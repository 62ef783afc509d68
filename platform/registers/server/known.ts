// What the system already knows about a person, by the names forms use in `known`: nobody is asked twice, and each value says where it is from.
import { codeLabel, type PlainDate } from "#standards"
import { bind, type Call, type Tx } from "#platform/database"
import { cardById, type CardRow } from "./persons.ts"

export interface KnownValue {
  readonly name: string
  readonly label: string
  readonly value: string | number | boolean | null
  readonly shown: string
  readonly source: string
  readonly asOf: string | null
  readonly correctable: boolean
}

export interface KnownPlace {
  readonly region: string
  readonly name: string
  readonly why: string
}

export interface KnownPerson {
  readonly name: string
  readonly masked: string
  /** Values that are known; unknown ones are absent. Sealed values are masked. */
  readonly values: Readonly<Record<string, KnownValue>>
  /** Where the person may apply, best first: residence, file, household. */
  readonly places: readonly KnownPlace[]
}

/** The statement that finds a person's card. */
export const knownPersonCall = (personId: string): Call => bind(cardById, { person: personId })

/** Its rows as known data; undefined when there is no such person within what the session may see. */
export function knownPersonFrom(rows: readonly object[] | undefined, today: PlainDate): KnownPerson | undefined {
  const [row] = (rows ?? []) as readonly CardRow[]
  return row ? { name: row.name, masked: row.id_masked, values: valuesOf(row, today), places: placesOf(row) } : undefined
}

/** Known data of one person as this session may see it. */
export async function knownPerson(db: Tx, personId: string, today: PlainDate): Promise<KnownPerson | undefined> {
  const row = await db.maybe(cardById, { person: personId })
  return knownPersonFrom(row ? [row] : [], today)
}

function valuesOf(row: CardRow, today: PlainDate): Record<string, KnownValue> {
  const values: Record<string, KnownValue> = {}
  const add = (name: string, label: string, value: string | null, shown: string | null, correctable = false) => {
    if (value === null || value === "") return
    const origin = row.origins[name]
    values[name] = { name, label, value, shown: shown ?? value, source: origin?.source ?? row.source, asOf: (origin?.asOf ?? row.received_at).slice(0, 10), correctable }
  }
  const coded = (name: string, label: string, set: string, code: string | null) => add(name, label, code, code === null ? null : codeLabel(set, code))
  add("name", "姓名", row.name, null)
  coded("idType", "证件类型", "AAC058", row.id_type)
  add("idNumber", "证件号码", row.id_masked, null)
  coded("sex", "性别", "AAC004", row.sex)
  add("birthDate", "出生日期", row.birth_date, null)
  coded("hukouType", "户口性质", "AAC009", row.hukou_type)
  add("hukouRegion", "户籍地", row.hukou_region, row.hukou_name)
  coded("education", "文化程度", "AAC011", row.education)
  add("mobile", "手机号码", row.mobile_masked, null, true)
  add("liveRegion", "常住地", row.live_region, row.live_name, true)
  add("liveAddress", "常住地址", row.live_address, null, true)
  add("bankAccount", "银行账号", row.bank_masked, null, true)
  add("bankName", "开户银行", row.bank_name, null, true)
  add("bankLine", "联行号", row.bank_line, null, true)
  add("today", "今天", today, null)
  return values
}

function placesOf(row: CardRow): KnownPlace[] {
  const found: KnownPlace[] = []
  const add = (region: string | null, name: string | null, why: string) => {
    if (region !== null && !found.some((one) => one.region === region)) found.push({ region, name: name ?? region, why })
  }
  add(row.live_region, row.live_name, "常住地")
  add(row.region, row.region_name, "档案所在地")
  add(row.hukou_region, row.hukou_name, "户籍地")
  return found
}
