// 公益性岗位 as the outside sees it: posts, placements and their months, each with its addresses.
import { entryEndpoints, type EntryTable } from "#platform/entries/contract"

const record = (table: EntryTable) => ({ table, endpoints: entryEndpoints(table) })
const unit = { withEmployer: true, employerHeading: "开发单位统一社会信用代码" } as const
const placedFrom = { name: "from_on", heading: "上岗日期", kind: "date" } as const

export const publicPostRecords = {
  posts: record({
    name: "assistance.public_posts", title: "公益性岗位", owner: "employer", natural: ["number"], enters: ["clerk"],
    columns: [
      { name: "number", heading: "岗位编号", kind: "text" }, { name: "name", heading: "岗位名称", kind: "text" }, { name: "approved_on", heading: "批准日期", kind: "date" }, { name: "until_on", heading: "最后一天", kind: "date", optional: true },
      { name: "places", heading: "人数", kind: "count" }, { name: "part_time", heading: "非全日制", kind: "yes-no" }, { name: "document", heading: "批准文号", kind: "text" },
    ],
  }),
  placements: record({
    name: "assistance.placements", title: "公益性岗位安置", owner: "person", ...unit, natural: ["from_on"], enters: ["clerk"],
    columns: [{ name: "post_number", heading: "岗位编号", kind: "text" }, { name: "agreement_on", heading: "协议日期", kind: "date" }, placedFrom],
  }),
  months: record({
    name: "assistance.placement_months", title: "公益性岗位考勤和报酬", owner: "person", ...unit, natural: ["from_on", "ym"], enters: ["clerk", "employer"],
    columns: [placedFrom, { name: "ym", heading: "月份", kind: "month" }, { name: "attended_days", heading: "考勤天数", kind: "count" }, { name: "wage_fen", heading: "银行代发报酬（元）", kind: "yuan" }],
  }),
  ends: record({
    name: "assistance.placement_ends", title: "公益性岗位离岗", owner: "person", ...unit, natural: ["from_on"], enters: ["clerk", "employer"],
    columns: [placedFrom, { name: "left_on", heading: "最后在岗日", kind: "date" }, { name: "says", heading: "原因", kind: "text" }],
  }),
} as const
