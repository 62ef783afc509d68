// Introductions by agencies and projects paid by stage, with what their rows must not be.
import { entryRoutes } from "#platform/entries"
import type { Served } from "#platform/module"
import { subsidyRecords as kept } from "../contract.ts"

export const recordRoutes: readonly Served[] = [
  ...entryRoutes(kept.introductions.table, kept.introductions.endpoints, [
    { code: "entries.unit-unknown", says: "没有查到这个用人单位", when: "not exists (select 1 from registers.employers u where u.uscc = r.hired_by)" },
    { code: "subsidies.future-day", says: "日期不能晚于今天", when: "r.introduced_on > (r.entered_at at time zone 'Asia/Shanghai')::date" },
  ]),
  ...entryRoutes(kept.projects.table, kept.projects.endpoints, [
    { code: "R-FORBIDDEN-USE", says: "就业补助资金不得用于这项支出", when: "r.spending_use in ('building', 'vehicle', 'salaries', 'office', 'travel', 'meetings')" },
    { code: "E-AMOUNT", says: "金额必须大于0", when: "r.due_fen <= 0 or r.sum_fen <= 0" },
  ]),
]
