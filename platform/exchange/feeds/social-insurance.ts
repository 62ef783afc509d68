// Feeds of the social insurance: months paid, staff on the rolls, pensions, funeral grants of its other branches.
import { column, feed, was, whom } from "./feed.ts"

const paidKinds = ["110", "120", "210", "310", "410", "510"]

export const contributions = feed({
  name: "contributions",
  title: "社会保险月缴费明细",
  sender: "social-insurance",
  source: "社会保险",
  rhythm: "每月一次，随时可补送",
  about: "person",
  columns: [
    ...whom,
    column("kind", "险种", "code", { set: "AAE140", only: paidKinds }),
    column("month", "费款所属期", "month", { also: ["缴费年月", "年月"] }),
    column("employer", "统一社会信用代码", "employer", { required: false, also: ["单位代码"] }),
    column("base", "缴费基数", "yuan"),
    column("employer_paid", "单位缴费", "yuan", { required: false }),
    column("person_paid", "个人缴费", "yuan", { required: false }),
    column("arrived_on", "到账日期", "date", { required: false }),
    column("back_paid", "补缴", "yes-no", { required: false }),
  ],
  target: {
    table: "registers.contributions",
    key: { kind: "s.kind", ym: "s.month", employer_id: "coalesce(s.employer_id, 0)" },
    values: {
      base_fen: "s.base",
      employer_paid_fen: "coalesce(s.employer_paid, 0)",
      person_paid_fen: "coalesce(s.person_paid, 0)",
      arrived_on: "s.arrived_on",
      back_paid: "coalesce(s.back_paid, false)",
    },
  },
  events: [{ on: "withdrawn", topic: "contribution.withdrawn", effectiveDate: "v.today", payload: { month: was("ym") }, only: `${was("kind")} = '210' and ${was("arrived_on")} is not null` }],
})

export const employeeRows = feed({
  name: "employee-rows",
  title: "单位参保人员增减",
  sender: "social-insurance",
  source: "社会保险",
  rhythm: "每日一次",
  about: "person",
  columns: [
    ...whom,
    column("employer", "统一社会信用代码", "employer", { also: ["单位代码"] }),
    column("kind", "险种", "code", { set: "AAE140", only: paidKinds }),
    column("from_on", "参保日期", "date", { also: ["增员日期"] }),
    column("to_on", "停保日期", "date", { required: false, mayBeAhead: true, also: ["减员日期"] }),
    column("end_reason", "停保原因", "text", { required: false, also: ["减员原因"] }),
  ],
  target: {
    table: "registers.employee_rows",
    key: { employer_id: "s.employer_id", kind: "s.kind", from_on: "s.from_on" },
    values: { to_on: "s.to_on", end_reason: "s.end_reason" },
    fresh: { row_id: "s.new_id" },
  },
  events: [
    { on: "new", topic: "employee-row.received", effectiveDate: "s.from_on", payload: { employerId: "s.employer_id::text", rowId: "s.new_id::text", kind: "s.kind", until: "s.to_on" } },
    { on: "changed", topic: "employee-row.received", effectiveDate: "s.from_on", payload: { employerId: "s.employer_id::text", rowId: was("row_id"), kind: "s.kind", until: "s.to_on" } },
    { on: "withdrawn", topic: "employee-row.withdrawn", effectiveDate: was("from_on"), payload: { employerId: was("employer_id"), rowId: was("row_id"), kind: was("kind") } },
  ],
})

export const pensions = feed({
  name: "pensions",
  title: "领取养老待遇人员",
  sender: "social-insurance",
  source: "社会保险",
  rhythm: "每日一次",
  about: "person",
  columns: [
    ...whom,
    column("kind", "养老待遇险种", "code", { set: "AAE140", only: ["110", "120", "170"], required: false }),
    column("starts_on", "待遇起始日期", "date", { mayBeAhead: true }),
    column("ends_on", "待遇终止日期", "date", { required: false, mayBeAhead: true }),
  ],
  target: {
    table: "registers.pensions",
    key: { kind: "coalesce(s.kind, '110')", starts_on: "s.starts_on" },
    values: { ends_on: "s.ends_on" },
  },
  events: [
    { on: "new", topic: "person.pension-started", effectiveDate: "s.starts_on", payload: { kind: "coalesce(s.kind, '110')", until: "s.ends_on" }, only: "s.ends_on is null or s.ends_on > s.starts_on" },
    {
      on: "changed", topic: "person.pension-ended", effectiveDate: "s.ends_on", payload: { kind: "coalesce(s.kind, '110')", since: "s.starts_on" },
      only: `s.ends_on is not null and (${was("ends_on")} is null or s.ends_on < ${was("ends_on")}::date)`,
    },
    { on: "changed", topic: "person.pension-started", effectiveDate: "s.starts_on", payload: { kind: "coalesce(s.kind, '110')", until: "s.ends_on" } },
    { on: "withdrawn", topic: "person.pension-withdrawn", effectiveDate: was("starts_on"), payload: { kind: was("kind") } },
  ],
})

export const allowancePayments = feed({
  name: "allowance-payments",
  title: "失业补助金历史发放",
  sender: "social-insurance",
  source: "社会保险",
  rhythm: "一次性移交，可补送",
  about: "person",
  columns: [...whom, column("month", "待遇所属月", "month"), column("amount", "金额", "yuan"), column("paid_on", "发放日期", "date", { required: false })],
  target: { table: "registers.allowance_payments", key: { ym: "s.month" }, values: { amount_fen: "s.amount", paid_on: "s.paid_on" } },
  events: [{ on: "new", topic: "allowance.received", effectiveDate: "v.today", payload: { month: "s.month" } }],
})

export const funeralGrants = feed({
  name: "funeral-grants",
  title: "养老、工伤保险发放丧葬补助金",
  sender: "social-insurance",
  source: "社会保险",
  rhythm: "每日一次",
  about: "person",
  columns: [...whom, column("kind", "发放险种", "code", { set: "AAE140", only: ["110", "120", "410"] }), column("granted_on", "核定日期", "date", { also: ["发放日期"] })],
  target: { table: "registers.funeral_grants", key: { kind: "s.kind" }, values: { granted_on: "s.granted_on" } },
  events: [
    { on: "new", topic: "funeral-grant.received", effectiveDate: "s.granted_on", payload: { insurance: "s.kind" } },
    { on: "withdrawn", topic: "funeral-grant.withdrawn", effectiveDate: was("granted_on"), payload: { insurance: was("kind") } },
  ],
})
