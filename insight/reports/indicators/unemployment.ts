// Registered unemployment: the stock at both ends of a period, what came and what went, and the long-term unemployed (domain/08 §3.2).
import { indicator, source } from "#platform/indicators"

/** One row for each registration, with its end as far as it was recorded. The age is taken on the day of registration, so that nobody changes the row between two periods. */
const registrations = source({
  name: "registration.unemployments",
  sql: `
    select u.person_id, u.spell_id as record_id, u.region, u.sex, u.birth_date, u.registered_on as age_on, u.education, 0::bigint as fen,
           case when u.reason = '10' then 'first' when u.reason in ('20', '30', '80') then 'lost' else 'other' end as cause,
           case u.close_reason when 'U11' then 'unit' when 'U12' then 'self' when 'U13' then 'flexible' when 'U14' then 'post' when 'U21' then 'retired' when 'U22' then 'retired'
                when 'U24' then 'away' when 'U91' then 'moved' when 'U32' then 'silent' when 'U26' then 'dead' else 'other' end as way,
           u.registered_on, u.continuous_since, u.moved_from, case when u.close_recorded_at is null or u.close_recorded_at <= :asOf then u.closed_on end as closed_on
      from registration.published_unemployments u
     where u.recorded_at <= :asOf`,
})

const shared = { every: "month", calendar: "statistical", of: registrations, source: "就业统计报表制度口径；失业类型按失业登记原因归并" } as const
const cut = ["sex", "age", "education", "cause"] as const

/** People registered as unemployed on the last day of the period. Read with `over: "opening"` it is the 期初实有. */
export const unemployedAtEnd = indicator({
  ...shared,
  code: "unemployment.at-end",
  name: "期末实有登记失业人数",
  unit: "人",
  shape: "stock",
  counts: "persons",
  by: cut,
  from: "s.registered_on",
  to: "s.closed_on",
  definition: "报告期最后一天失业登记仍有效（含暂停）的人数；年龄按登记日计算，已撤销的登记不计。期初实有按报告期开始前一天计。",
})

export const newlyUnemployed = indicator({
  ...shared,
  code: "unemployment.new",
  name: "本期新登记失业",
  unit: "人次",
  shape: "flow",
  counts: "events",
  by: cut,
  at: "registered_on",
  definition: "登记日在报告期内的失业登记次数；按失业类型分新成长失业、就业转失业、其他。",
})

export const movedIn = indicator({
  ...shared,
  code: "unemployment.moved-in",
  name: "由其他地区迁入的失业登记",
  unit: "人次",
  shape: "flow",
  counts: "events",
  by: cut,
  at: "registered_on",
  when: "s.moved_from is not null",
  definition: "报告期内由其他地区转移登记地而来的失业登记次数，含在本期新登记内；原登记地同时记为迁出。",
})

export const leftUnemployment = indicator({
  ...shared,
  code: "unemployment.left",
  name: "本期减少登记失业",
  unit: "人次",
  shape: "flow",
  counts: "events",
  by: [...cut, "way"],
  at: "closed_on",
  definition: "失业登记在报告期内终止的次数；按终止原因分就业（单位、个体或创办企业、灵活就业、公益性岗位）和退出（退休、升学参军出境、迁出、失联、死亡、其他）。",
})

export const longTermUnemployed = indicator({
  ...shared,
  code: "unemployment.long-term",
  name: "长期登记失业人数",
  unit: "人",
  shape: "stock",
  counts: "persons",
  by: cut,
  from: "greatest(s.registered_on, (s.continuous_since + make_interval(months => :longTermMonths))::date)",
  to: "s.closed_on",
  definition: "报告期最后一天已连续登记失业满6个月（参数）的人数；转移登记地的，月数从原登记日连续计算。",
})
