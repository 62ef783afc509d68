// Comparing: every taken row against its register, and what became of it: new, changed, the same, or taken back.
import type { Feed, Target } from "../feeds/feed.ts"

export const columnsOf = (values: Readonly<Record<string, string>>, prefix = ""): string => Object.keys(values).map((name) => `${prefix}${name}`).join(", ")

export function targetOf(feed: Feed): Target {
  if (!feed.target) throw new Error(`feed ${feed.name} has no target`)
  return feed.target
}

/** Every taken row: new, changed, same, or taken back; with what the register said before where that differs. */
export const verdicts = (feed: Feed, today: string): string => `
      create temp table verdicts on commit drop as
      select line, verdict, what, '${today}'::date as today, case when verdict in ('changed', 'withdrawn') then ${feed.about === "person" ? "to_jsonb(before)" : "before"} end as was
        from (${comparison(feed)}) compared`

function comparison(feed: Feed): string {
  if (feed.about === "employer-file")
    return `
      select s.line, jsonb_build_object('status', e.status, 'closed_on', e.closed_on) as before, case when not s.known then 'new' when (e.name, e.unit_type, e.reg_type, e.industry, e.status, e.region, e.founded_on, e.legal_person_name, e.address, e.closed_on)
             is distinct from (s.employer_name, s.unit_type, coalesce(s.reg_type, e.reg_type), coalesce(s.industry, e.industry), s.status, s.place, coalesce(s.founded_on, e.founded_on),
                               coalesce(s.legal_person_name, e.legal_person_name), coalesce(s.address, e.address), case when s.status in ('注销', '吊销') then coalesce(s.closed_on, e.closed_on) end) then 'changed' else 'same' end as verdict,
             case when e.status is distinct from s.status and s.known then '经营状态 ' || e.status || ' → ' || s.status else '' end as what
        from matched s left join registers.employers e on e.employer_id = s.employer_id where s.outcome = 'take'`
  if (feed.about === "person-file")
    return `
      select s.line, jsonb_build_object('birth_date', p.birth_date, 'sex', p.sex, 'masked', p.id_masked) as before,
             case when not s.known then 'new' when s.renumbered or (p.name, p.sex, p.birth_date, p.hukou_type, p.hukou_region, p.ethnic_group)
             is distinct from (s.name, s.gender, s.birth, coalesce(s.hukou_type, p.hukou_type), s.hukou_region, coalesce(s.ethnic_group, p.ethnic_group)) then 'changed' else 'same' end as verdict,
             concat_ws('；', case when s.renumbered then '证件号码更正' end,
               case when s.known and p.birth_date is distinct from s.birth then '出生日期 ' || coalesce(p.birth_date::text, '无') || ' → ' || coalesce(s.birth::text, '无') end,
               case when s.known and p.sex is distinct from s.gender then '性别 ' || coalesce(p.sex, '无') || ' → ' || coalesce(s.gender, '无') end,
               case when p.hukou_region is distinct from s.hukou_region and s.known then '户籍地 ' || coalesce(p.hukou_region, '无') || ' → ' || s.hukou_region end) as what
        from matched s left join registers.persons p on p.person_id = s.person_id where s.outcome = 'take'`
  const target = targetOf(feed)
  const names = Object.keys(target.values)
  const expressions = Object.values(target.values)
  const differs = names.map((name, at) => `case when t.${name} is distinct from ${expressions[at] ?? "null"} then '${labelOf(feed, name)} ' || coalesce(t.${name}::text, '无') || ' → ' || coalesce((${expressions[at] ?? "null"})::text, '无') end`)
  return `
      select s.line, t as before,
             case when s.op = 'withdraw' then case when t.person_id is null then 'same' else 'withdrawn' end
                  when t.person_id is null then 'new'
                  when row(${columnsOf(target.values, "t.")}) is distinct from row(${expressions.join(", ")}) then 'changed'
                  else 'same' end as verdict,
             case when t.person_id is null then '' else concat_ws('；', ${differs.join(", ")}) end as what
        from matched s left join ${target.table} t on t.person_id = s.person_id ${Object.entries(target.key).map(([name, expression]) => `and t.${name} = ${expression}`).join(" ")}
       where s.outcome = 'take'`
}

const labelOf = (feed: Feed, name: string): string => (feed.columns.find((column) => column.name === name || `${column.name}_fen` === name)?.label ?? name).replaceAll("'", "''")
