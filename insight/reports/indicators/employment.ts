// New urban employment, natural decrease and re-employment (domain/08 §3.1).
import { indicator, source } from "#platform/indicators"

const known = (name: string) => `case when ${name}.end_recorded_at is null or ${name}.end_recorded_at <= :asOf then ${name}.ended_on end`
/** Another employment of the person that began earlier and lasted to within the gap of a start: moving from job to job. */
const cameFromWork = (name: string) => `exists (
      select 1 from registration.published_employments b
       where b.person_id = ${name}.person_id and b.recorded_at <= :asOf and b.started_on < ${name}.started_on
         and coalesce(${known("b")}, 'infinity'::date) >= ${name}.started_on - :gapDays)`

/** Urban employments begun in the month by people who did not come from another job and were not counted earlier in the statistical year. */
const newStarts = source({
  name: "registration.new-urban-starts",
  sql: `
    select e.person_id, e.employment_id as record_id, e.region, e.sex, e.birth_date, e.started_on as age_on, e.education, 0::bigint as fen, '' as cause, e.evidence as way, e.started_on
      from registration.published_employments e
     where e.urban and e.recorded_at <= :asOf and e.started_on >= :start and e.started_on < :end and not ${cameFromWork("e")}
       and not exists (
         select 1 from registration.published_employments f
          where f.person_id = e.person_id and f.urban and f.recorded_at <= :asOf and f.started_on >= :yearStart
            and (f.started_on, f.employment_id) < (e.started_on, e.employment_id) and not ${cameFromWork("f")})`,
})

const shared = { every: "month", calendar: "statistical", shape: "flow", counts: "persons", unit: "人" } as const

export const newlyEmployed = indicator({
  ...shared,
  code: "employment.new",
  name: "城镇累计新就业人数",
  by: ["sex", "age", "education", "way"],
  of: newStarts,
  at: "started_on",
  oncePerYear: true,
  definition: "报告期内在城镇各类单位、私营个体、公益性岗位新就业和以各种形式灵活就业的人数，含首次就业和再就业；由其他工作转来（与上一份工作间隔不超过30天，参数）的不计；一人在一个统计年度只计一次，计在当年第一次符合的一笔。按证明材料分五级：A 单位参保缴费、B 劳动合同或用工备案、C 单位办理的就业登记、D 有参保的灵活就业登记、E 本人申报的灵活就业。",
  source: "劳社部发〔2004〕9号；间隔天数与一年一次为本系统参数",
})

export const naturalDecrease = indicator({
  ...shared,
  code: "employment.natural-decrease",
  name: "自然减员人数",
  by: ["sex", "age", "education", "way"],
  of: source({
    name: "registration.natural-decrease",
    sql: `
      select e.person_id, e.employment_id as record_id, e.region, e.sex, e.birth_date, e.ended_on as age_on, e.education, 0::bigint as fen, '' as cause,
             case e.end_reason when '09' then 'retired' else 'dead' end as way, e.ended_on
        from registration.published_employments e
       where e.urban and e.end_reason in ('09', '10') and e.recorded_at <= :asOf and (e.end_recorded_at is null or e.end_recorded_at <= :asOf)`,
  }),
  at: "ended_on",
  definition: "报告期内因退休或死亡退出城镇就业的人数；辞职、解除合同、换工作不计。",
  source: "通行口径，本系统参数",
})

export const reemployed = indicator({
  ...shared,
  code: "employment.reemployed",
  name: "失业人员再就业人数",
  by: ["sex", "age", "education", "way"],
  of: source({
    name: "registration.reemployment",
    sql: `
      select e.person_id, e.employment_id as record_id, e.region, e.sex, e.birth_date, e.started_on as age_on, e.education, 0::bigint as fen, '' as cause,
             case e.form when '010' then 'unit' when '021' then 'self' when '023' then 'self' when '020' then 'self' when '022' then 'flexible' when '030' then 'post' else 'other' end as way, e.started_on
        from registration.published_employments e
       where e.recorded_at <= :asOf and e.started_on >= :start and e.started_on < :end
         and exists (
           select 1 from registration.published_unemployments u
            where u.person_id = e.person_id and u.recorded_at <= :asOf and u.registered_on <= e.started_on
              and coalesce(case when u.close_recorded_at is null or u.close_recorded_at <= :asOf then u.closed_on end, 'infinity'::date) >= :start::date - :reemploymentDays)`,
  }),
  at: "started_on",
  definition: "失业登记在当月有效（或当月终止，或在月初前D天内终止，D为参数，现为0）并在当月开始就业的人数；登记须不晚于就业日。一人在一个报告期只计一次，季度、年度按人去重。",
  source: "通行口径，本系统参数",
})
