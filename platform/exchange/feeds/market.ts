// Feeds of the market register: employers, and who stands behind them.
import { column, feed, was, whom } from "./feed.ts"

const status = column("status", "经营状态", "text", {
  words: { 存续: "存续", 在业: "存续", 开业: "存续", 正常: "存续", 停业: "停业", 歇业: "停业", 吊销: "吊销", 注销: "注销", 破产: "破产", 清算: "破产" },
  only: ["存续", "停业", "吊销", "注销", "破产"],
})

const dead = (expression: string): string => `${expression} in ('注销', '吊销')`

export const employers = feed({
  name: "employers",
  title: "市场主体登记",
  sender: "market",
  source: "市场监管",
  rhythm: "每日一次，首次全量",
  about: "employer-file",
  columns: [
    column("uscc", "统一社会信用代码", "credit-code"),
    column("employer_name", "单位名称", "text", { also: ["名称", "企业名称"] }),
    column("unit_type", "单位类型", "code", { set: "AAB019" }),
    column("reg_type", "登记注册类型", "code", { set: "AAB020", required: false }),
    column("industry", "行业", "code", { set: "AAB022", required: false }),
    status,
    column("place", "所在地区划", "region"),
    column("founded_on", "成立日期", "date", { required: false }),
    column("legal_person_name", "法定代表人", "name", { required: false }),
    column("address", "住所", "text", { required: false }),
    column("closed_on", "注销吊销日期", "date", { required: false, also: ["注销日期", "吊销日期"] }),
  ],
  events: [
    {
      on: "changed", topic: "employer.deregistered", effectiveDate: "coalesce(s.closed_on, v.today)", payload: { status: "s.status", before: was("status") },
      only: `${dead("s.status")} and not ${dead(was("status"))}`,
    },
    { on: "changed", topic: "employer.deregistration-withdrawn", effectiveDate: "v.today", payload: { status: "s.status", before: was("status"), closedOn: was("closed_on") }, only: `${dead(was("status"))} and not ${dead("s.status")}` },
  ],
})

export const entityRoles = feed({
  name: "entity-roles",
  title: "担任法定代表人、股东、经营者情况",
  sender: "market",
  source: "市场监管",
  rhythm: "每日一次",
  about: "person",
  columns: [
    ...whom,
    column("uscc", "统一社会信用代码", "credit-code"),
    column("entity_name", "单位名称", "text"),
    column("role", "职务", "text", { only: ["法定代表人", "负责人", "经营者", "股东", "合伙人", "董事", "监事", "高级管理人员"] }),
    status,
    column("from_on", "任职起始日期", "date"),
    column("to_on", "任职结束日期", "date", { required: false, mayBeAhead: true }),
  ],
  target: {
    table: "registers.entity_roles",
    key: { uscc: "s.uscc", role: "s.role", from_on: "s.from_on" },
    values: { entity_name: "s.entity_name", status: "s.status", to_on: "s.to_on" },
  },
  events: [{ on: "withdrawn", topic: "entity-role.withdrawn", effectiveDate: was("from_on"), payload: { uscc: was("uscc"), role: was("role") } }],
})
