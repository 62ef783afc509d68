// Feeds about what happens to people outside work: police, borders, justice, military service, schools, other provinces.
import { column, feed, was, whom } from "./feed.ts"

export const persons = feed({
  name: "persons",
  title: "人口基本信息",
  sender: "police",
  source: "公安",
  rhythm: "每日一次，首次全量",
  about: "person-file",
  columns: [
    ...whom,
    column("hukou_type", "户口性质", "code", { set: "AAC009", required: false }),
    column("hukou_region", "户籍地区划", "region"),
    column("live_region", "常住地区划", "region", { required: false, also: ["居住地区划"] }),
    column("ethnic_group", "民族", "code", { set: "AAC005", required: false }),
    column("birth_date", "出生日期", "date", { required: false }),
    column("sex", "性别", "code", { set: "AAC004", only: ["1", "2"], required: false }),
    column("former_number", "原证件号码", "former-number", { required: false, also: ["更正前证件号码"] }),
  ],
  events: [
    {
      on: "changed",
      topic: "person.corrected",
      effectiveDate: "v.today",
      payload: { birthDate: "s.birth", sex: "s.gender", birthDateBefore: was("birth_date"), sexBefore: was("sex") },
      only: `s.birth::text is distinct from ${was("birth_date")} or s.gender is distinct from ${was("sex")}`,
    },
  ],
})

export const deaths = feed({
  name: "deaths",
  title: "死亡人员",
  sender: "police",
  source: "公安",
  rhythm: "每日一次",
  about: "person",
  columns: [...whom, column("died_on", "死亡日期", "date")],
  target: { table: "registers.deaths", key: {}, values: { died_on: "s.died_on" } },
  events: [
    { on: "new", topic: "person.died", effectiveDate: "s.died_on" },
    { on: "changed", topic: "person.death-corrected", effectiveDate: "s.died_on", payload: { before: was("died_on") } },
    { on: "withdrawn", topic: "person.death-withdrawn", effectiveDate: was("died_on") },
  ],
})

export const emigrations = feed({
  name: "emigrations",
  title: "移居境外人员",
  sender: "police",
  source: "公安出入境",
  rhythm: "每月一次",
  about: "person",
  columns: [...whom, column("left_on", "移居日期", "date", { also: ["出境定居日期", "户籍注销日期"] }), column("returned_on", "恢复户籍日期", "date", { required: false })],
  target: { table: "registers.emigrations", key: { left_on: "s.left_on" }, values: { returned_on: "s.returned_on" } },
  events: [
    { on: "new", topic: "person.emigrated", effectiveDate: "s.left_on", payload: { until: "s.returned_on" } },
    { on: "withdrawn", topic: "person.emigration-withdrawn", effectiveDate: was("left_on") },
  ],
})

const span = [column("from_on", "起始日期", "date"), column("to_on", "结束日期", "date", { required: false, mayBeAhead: true })]

export const custodies = feed({
  name: "custodies",
  title: "服刑、羁押人员",
  sender: "justice",
  source: "司法行政",
  rhythm: "每周一次",
  about: "person",
  columns: [...whom, ...span],
  target: { table: "registers.custodies", key: { from_on: "s.from_on" }, values: { to_on: "s.to_on" } },
  events: [
    { on: "new", topic: "person.imprisoned", effectiveDate: "s.from_on", payload: { until: "s.to_on" } },
    { on: "changed", topic: "person.released", effectiveDate: "s.to_on", payload: { since: "s.from_on" }, only: `${was("to_on")} is null` },
    { on: "changed", topic: "person.custody-corrected", effectiveDate: "s.from_on", payload: { until: "s.to_on", before: was("to_on") } },
    { on: "withdrawn", topic: "person.custody-withdrawn", effectiveDate: was("from_on") },
  ],
})

export const militaryService = feed({
  name: "military-service",
  title: "服兵役人员",
  sender: "veterans",
  source: "退役军人事务",
  rhythm: "每年征兵、退役季",
  about: "person",
  columns: [...whom, column("from_on", "入伍日期", "date"), column("to_on", "退役日期", "date", { required: false, mayBeAhead: true })],
  target: { table: "registers.military_service", key: { from_on: "s.from_on" }, values: { to_on: "s.to_on" } },
  events: [
    { on: "new", topic: "person.enlisted", effectiveDate: "s.from_on", payload: { until: "s.to_on" } },
    { on: "withdrawn", topic: "person.enlistment-withdrawn", effectiveDate: was("from_on") },
  ],
})

export const studies = feed({
  name: "studies",
  title: "在校与毕业学籍",
  sender: "education",
  source: "教育",
  rhythm: "每学期一次",
  about: "person",
  columns: [
    ...whom,
    column("school", "学校", "text"),
    column("level", "学历层次", "code", { set: "AAC011" }),
    column("from_on", "入学日期", "date"),
    column("to_on", "预计毕业日期", "date", { required: false, mayBeAhead: true, also: ["离校日期"] }),
    column("graduated_on", "毕业日期", "date", { required: false }),
  ],
  target: {
    table: "registers.studies",
    key: { school: "s.school", from_on: "s.from_on" },
    values: { level: "s.level", to_on: "s.to_on", graduated_on: "s.graduated_on" },
  },
  events: [
    { on: "new", topic: "person.graduated", effectiveDate: "s.graduated_on", payload: { school: "s.school", level: "s.level" }, only: "s.graduated_on is not null" },
    { on: "new", topic: "person.enrolled-school", effectiveDate: "s.from_on", payload: { school: "s.school", level: "s.level", until: "coalesce(s.graduated_on, s.to_on)" } },
    { on: "changed", topic: "person.graduated", effectiveDate: "s.graduated_on", payload: { school: "s.school", level: "s.level" }, only: `s.graduated_on is not null and ${was("graduated_on")} is null` },
    { on: "withdrawn", topic: "person.enrolment-withdrawn", effectiveDate: was("from_on"), payload: { school: was("school") } },
  ],
})

export const entitlementsElsewhere = feed({
  name: "entitlements-elsewhere",
  title: "外省领取失业保险待遇人员",
  sender: "ministry",
  source: "人社部信息平台",
  rhythm: "每月一次",
  about: "person",
  columns: [...whom, column("province", "领取省份", "province"), column("from_on", "起领日期", "date"), column("to_on", "停领日期", "date", { required: false, mayBeAhead: true })],
  target: { table: "registers.entitlements_elsewhere", key: { province: "s.province", from_on: "s.from_on" }, values: { to_on: "s.to_on" } },
})
