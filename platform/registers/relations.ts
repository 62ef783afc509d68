// What the registers of other departments say about a person or an employer, as relations: one row for each subject.
import { relation } from "#platform/facts"

/** Runs from its first day up to, not including, its last; an open end runs on. */
export const runsOn = (from: string, to: string): string => `${from} <= :on::date and (${to} is null or ${to} > :on::date)`

/** 公安人口信息. */
export const person = relation("person", (asked) => `select p.person_id as subject, p.name, p.sex, p.birth_date, p.women_retire_kind, p.updated_at from registers.persons p where ${asked("p.person_id")}`)

/** Pensions drawn on the day, of any kind and of employees (110, 120): 城乡居民 pensions (170) end neither work nor benefit. */
export const pension = relation(
  "pension",
  (asked) => `select x.person_id as subject, bool_or(x.kind in ('110', '120')) as of_employees from registers.pensions x where ${asked("x.person_id")} and ${runsOn("x.starts_on", "x.ends_on")} group by x.person_id`,
)

export const death = relation("death", (asked) => `select x.person_id as subject, x.died_on from registers.deaths x where ${asked("x.person_id")}`)

export const study = relation(
  "study",
  (asked) => `select distinct x.person_id as subject from registers.studies x
               where ${asked("x.person_id")} and ${runsOn("x.from_on", "x.to_on")} and (x.graduated_on is null or x.graduated_on > :on::date)`,
)

export const militaryService = relation("military_service", (asked) => `select distinct x.person_id as subject from registers.military_service x where ${asked("x.person_id")} and ${runsOn("x.from_on", "x.to_on")}`)

export const custody = relation("custody", (asked) => `select distinct x.person_id as subject from registers.custodies x where ${asked("x.person_id")} and ${runsOn("x.from_on", "x.to_on")}`)

/** 市场主体: whether the person runs one on the day (shareholders and supervisors do not), and all but supervision as lines. */
export const entityRole = relation(
  "entity_role",
  (asked) => `
    select x.person_id as subject, bool_or(${runsOn("x.from_on", "x.to_on")} and x.status not in ('注销', '吊销') and x.role not in ('股东', '监事')) as active,
           jsonb_agg(jsonb_build_object('uscc', x.uscc, 'active', x.status not in ('注销', '吊销') and (x.to_on is null or x.to_on > :on::date)) order by x.uscc, x.role, x.from_on)
             filter (where x.role <> '监事') as entities
      from registers.entity_roles x where ${asked("x.person_id")} group by x.person_id`,
)

/** 部级全国待遇查询: drawing unemployment benefit in another province on the day. */
export const entitlementElsewhere = relation(
  "entitlement_elsewhere",
  (asked) => `select distinct x.person_id as subject from registers.entitlements_elsewhere x where ${asked("x.person_id")} and ${runsOn("x.from_on", "x.to_on")}`,
)

/** 市场主体登记 of a unit. */
export const unit = relation("unit", (asked) => `select x.employer_id as subject, x.status, x.updated_at from registers.employers x where ${asked("x.employer_id")}`)

/** Who a rule about people, or about employers, can be put to. */
export const people = { table: "registers.persons", key: "person_id" } as const
export const employers = { table: "registers.employers", key: "employer_id" } as const
