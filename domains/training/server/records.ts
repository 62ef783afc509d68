// The records of training with what they refuse: a class that is not there, a certificate from before its class, an internship of the wrong length (domain/02 §6, §7; domain/03 §10).
import { entryRoutes } from "#platform/entries"
import type { EntryRefusal } from "#platform/entries/contract"
import type { Served } from "#platform/module"
import { trainingRecords as kept } from "../contract.ts"

const classOfRow = "training.published_classes c where c.employer_id = r.employer_id and c.number = r.class_number"
const noClass: EntryRefusal = { code: "training.no-class", says: "这个机构没有登记这个班号", when: `not exists (select 1 from ${classOfRow})` }
const future = (column: string): EntryRefusal => ({ code: "training.future-day", says: "日期不能晚于今天", when: `r.${column} > (r.entered_at at time zone 'Asia/Shanghai')::date` })
const internshipOfRow = "training.published_internships i where i.person_id = r.person_id and i.employer_id = r.employer_id and i.starts_on = r.starts_on"
const noInternship: EntryRefusal = { code: "training.no-internship", says: "没有备案这份见习", when: `not exists (select 1 from ${internshipOfRow})` }

const classes: readonly EntryRefusal[] = [
  { code: "R-INSTITUTION", says: "开班日培训机构不在目录内", when: "r.training in ('skill', 'start', 'project') and not exists (select 1 from training.published_institutions i where i.employer_id = r.employer_id and i.listed_from <= r.starts_on and (i.listed_until is null or i.listed_until >= r.starts_on))" },
  { code: "training.class-days", says: "结业日期早于开班日期", when: "r.ends_on < r.starts_on" },
  { code: "training.class-hours", says: "理论学时多于总学时", when: "r.theory_hours > r.hours" },
  { code: "training.class-module", says: "创业培训须填课程，项目制培训须填每人补贴，其他培训都不填", when: "(r.training = 'start') <> (r.module is not null) or (r.training = 'project') <> (r.price_fen is not null)" },
  { code: "training.class-level", says: "等级为1至5", when: "r.level not between 1 and 5" },
]
const enrolments: readonly EntryRefusal[] = [
  noClass,
  { code: "R-TR-ENROL", says: "开班后才报名", when: `exists (select 1 from ${classOfRow} and r.enrolled_on > c.starts_on)` },
  {
    code: "training.classes-overlap", says: "同一时间已在别的班", when: `exists (select 1 from ${classOfRow} and exists (select 1 from training.published_enrolments e join training.published_classes o on o.employer_id = e.employer_id and o.number = e.class_number
      where e.person_id = r.person_id and o.starts_on <= c.ends_on and o.ends_on >= c.starts_on and (o.employer_id, o.number) <> (c.employer_id, c.number)))`,
  },
]
const attendance: readonly EntryRefusal[] = [
  { code: "training.not-enrolled", says: "不在这个班的名册里", when: "not exists (select 1 from training.published_enrolments e where e.person_id = r.person_id and e.employer_id = r.employer_id and e.class_number = r.class_number)" },
  { code: "training.outside-class", says: "不在开班至结业之间", when: `exists (select 1 from ${classOfRow} and r.held_on not between c.starts_on and c.ends_on)` },
  { code: "training.sessions", says: "一天的课次为1至8", when: "r.sessions not between 1 and 8" },
  future("held_on"),
]
const certificates: readonly EntryRefusal[] = [
  { code: "E-CERT-BEFORE-CLASS", says: "证书签发日期早于开班日期", when: `r.class_number is not null and exists (select 1 from training.published_enrolments e join training.published_classes c on c.employer_id = e.employer_id and c.number = e.class_number
      where e.person_id = r.person_id and e.class_number = r.class_number and r.issued_on < c.starts_on)` },
  { code: "training.certificate-other", says: "这个证书编号是别人的", when: "exists (select 1 from training.published_certificates x where x.number = r.number and x.person_id <> r.person_id)" },
  { code: "training.certificate-level", says: "职业资格和技能等级证书须填等级1至5，其他证书不填", when: "(r.kind in ('vocational', 'level')) <> (r.level is not null) or r.level not between 1 and 5" },
  future("issued_on"),
]
const internships: readonly EntryRefusal[] = [
  { code: "R-IN-UNIT", says: "开始日不是就业见习单位", when: "not exists (select 1 from training.published_internship_units u where u.employer_id = r.employer_id and r.starts_on between u.recognised_on and u.until_on)" },
  { code: "R-IN-LEN", says: "见习期限为3至12个月", when: "r.planned_end + 1 < r.starts_on + interval '3 months' or r.planned_end >= r.starts_on + interval '12 months'" },
  { code: "R-IN-INSURANCE", says: "意外伤害保险没有从开始日起覆盖", when: "r.accident_from > r.starts_on or r.accident_until <= r.accident_from" },
  { code: "training.internships-overlap", says: "同一时间已有别的见习", when: `exists (select 1 from training.published_internships i left join training.published_internship_ends e on e.person_id = i.person_id and e.employer_id = i.employer_id and e.starts_on = i.starts_on
      where i.person_id = r.person_id and i.starts_on <= r.planned_end and coalesce(e.ended_on, i.planned_end) >= r.starts_on and (i.employer_id, i.starts_on) <> (r.employer_id, r.starts_on))` },
]
const internshipMonths: readonly EntryRefusal[] = [
  noInternship,
  { code: "R-IN-MONTH", says: "该月份不在见习期间", when: `exists (select 1 from ${internshipOfRow} and r.ym not between to_char(i.starts_on, 'YYYYMM')::int and to_char(i.planned_end, 'YYYYMM')::int)` },
  { code: "training.days", says: "考勤天数为0至31", when: "r.attended_days not between 0 and 31" },
]
const internshipEnds: readonly EntryRefusal[] = [noInternship, { code: "training.end-before-start", says: "结束早于开始", when: "r.ended_on < r.starts_on" }, future("ended_on")]

export const trainingRoutes: readonly Served[] = [
  ...entryRoutes(kept.institutions.table, kept.institutions.endpoints, [{ code: "training.class-days", says: "移出日期早于列入日期", when: "r.listed_until < r.listed_from" }]),
  ...entryRoutes(kept.scarceOccupations.table, kept.scarceOccupations.endpoints, [{ code: "training.class-days", says: "最后一天早于起始日", when: "r.until_on < r.from_on" }]),
  ...entryRoutes(kept.classes.table, kept.classes.endpoints, classes),
  ...entryRoutes(kept.enrolments.table, kept.enrolments.endpoints, enrolments),
  ...entryRoutes(kept.attendance.table, kept.attendance.endpoints, attendance),
  ...entryRoutes(kept.certificates.table, kept.certificates.endpoints, certificates),
  ...entryRoutes(kept.internshipUnits.table, kept.internshipUnits.endpoints, [{ code: "training.class-days", says: "有效期早于认定日期", when: "r.until_on < r.recognised_on" }]),
  ...entryRoutes(kept.internships.table, kept.internships.endpoints, internships),
  ...entryRoutes(kept.internshipMonths.table, kept.internshipMonths.endpoints, internshipMonths),
  ...entryRoutes(kept.internshipEnds.table, kept.internshipEnds.endpoints, internshipEnds),
]
