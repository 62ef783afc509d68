// Whom the demonstration provider offers to be: a few people and employers of the synthetic province.
import { statement } from "#platform/database"
import type { House } from "#platform/module"
import { checkCreditCode, checkResidentNumber, tidyName, tidyNumber, todayInChina } from "#standards"
import type { PartyKind, Vouched } from "./provider.ts"

/** One line of the list. `key` names it in the form. */
export interface Choice {
  readonly key: string
  readonly title: string
  readonly below: string
}

/** The people of the demonstration's stories; nobody else of it bears their names. */
const firstNames = ["林晓梅", "周建国", "阿依古丽·买买提", "孙桂兰", "何志强", "马秀兰", "冯长河", "高玉梅", "罗大勇", "王小强", "李娜", "陈国庆", "赵秀英", "欧阳玥", "小马"]
const firstAgents: Readonly<Record<string, string>> = { 甲市示例机械有限公司: "何敏", 乙市示例纺织有限公司: "吴桂芳" }

const peopleToOffer = statement<{ names: readonly string[] }, { person_id: string; name: string; id_masked: string; id_sealed: string; place: string }>({
  name: "identity.people-to-offer",
  reach: "report",
  sql: `
    select p.person_id, p.name, p.id_masked, p.id_sealed, coalesce(nullif(r.full_name, ''), r.name, '') as place
      from (select person_id from registers.persons where name = any(:names::text[]) and id_sealed is not null
            union (select person_id from registers.persons where id_sealed is not null order by person_id limit 12)) chosen
      join registers.persons p using (person_id) left join registers.regions r on r.code = p.region
     order by coalesce(array_position(:names::text[], p.name), 99), p.person_id limit 16`,
})

const employersToOffer = statement<{ names: readonly string[] }, { employer_id: string; name: string; uscc: string; contact_name: string | null }>({
  name: "identity.employers-to-offer",
  reach: "report",
  sql: `
    select e.employer_id, e.name, e.uscc, e.contact_name
      from (select employer_id from registers.employers where name = any(:names::text[])
            union (select employer_id from registers.employers order by employer_id limit 8)) chosen
      join registers.employers e using (employer_id)
     order by coalesce(array_position(:names::text[], e.name), 99), e.employer_id limit 8`,
})

const personToBe = statement<{ person: string }, { name: string; id_sealed: string | null }>({ name: "identity.person-to-be", reach: "subject", sql: "select name, id_sealed from registers.persons where person_id = :person" })
const employerToBe = statement<{ employer: string }, { name: string; uscc: string; contact_name: string | null }>({ name: "identity.employer-to-be", reach: "subject", sql: "select name, uscc, contact_name from registers.employers where employer_id = :employer" })

const agentOf = (row: { name: string; contact_name: string | null }) => row.contact_name ?? firstAgents[row.name] ?? "经办人"

export async function choices(house: House, as: PartyKind): Promise<readonly Choice[]> {
  const { system } = house.database
  if (as === "citizen") {
    const rows = await system.all(peopleToOffer, { names: firstNames })
    return rows.map((row) => ({ key: row.person_id, title: row.name, below: [row.id_masked, row.place].filter(Boolean).join(" · ") }))
  }
  const rows = await system.all(employersToOffer, { names: Object.keys(firstAgents) })
  return rows.map((row) => ({ key: row.employer_id, title: row.name, below: `${row.uscc} · 经办人 ${agentOf(row)}` }))
}

export type Chosen = { readonly ok: true; readonly vouched: Vouched } | { readonly ok: false; readonly field: "number" | "name"; readonly says: string }

/** What was chosen or typed on the page, checked as at a counter. */
export async function chosen(house: House, as: PartyKind, form: URLSearchParams): Promise<Chosen> {
  const key = form.get("key") ?? ""
  const typed = { number: tidyNumber(form.get("number") ?? ""), name: tidyName(form.get("name") ?? "") }
  if (/^[1-9]\d{0,18}$/.test(key)) return fromList(house, as, key)
  if (as === "citizen") {
    const checked = checkResidentNumber(typed.number, todayInChina(house.clock()), () => true)
    if (!checked.ok) return { ok: false, field: "number", says: checked.sentence }
    return { ok: true, vouched: { name: "", idNumber: checked.value.number, creditCode: "", agentName: "" } }
  }
  const checked = checkCreditCode(typed.number)
  if (!checked.ok) return { ok: false, field: "number", says: checked.sentence }
  if (typed.name === "") return { ok: false, field: "name", says: "请填写经办人姓名" }
  return { ok: true, vouched: { name: "", idNumber: "", creditCode: checked.value.code, agentName: typed.name } }
}

async function fromList(house: House, as: PartyKind, key: string): Promise<Chosen> {
  const { system } = house.database
  if (as === "citizen") {
    const row = await system.maybe(personToBe, { person: key })
    if (row?.id_sealed) return { ok: true, vouched: { name: row.name, idNumber: house.sealing.open(row.id_sealed), creditCode: "", agentName: "" } }
  } else {
    const row = await system.maybe(employerToBe, { employer: key })
    if (row) return { ok: true, vouched: { name: row.name, idNumber: "", creditCode: row.uscc, agentName: agentOf(row) } }
  }
  return { ok: false, field: "number", says: "没有这个演示账号，请重新选择" }
}
