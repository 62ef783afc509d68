// Entered records as the outside sees them: the endpoints of a table, and why rows are refused.
import { z } from "zod"
import { commonProblems, endpoint, problem } from "#wire"
import type { EntryTable } from "./entry-table.ts"

export type { AskedCell, EntryColumn, EntryKind, EntryOwner, EntryRefusal, EntryTable } from "./entry-table.ts"
export { askedOf, wireName } from "./entry-table.ts"

export const entryProblems = {
  rowsRefused: problem("entries.rows-refused", 422, "有{rows}行不能登记，整份没有写入，请按提示改好后重新提交"),
  already: problem("entries.already-there", 409, "其中有记录刚刚被登记，没有写入任何内容，请重新核对"),
  settled: problem("entries.already-void", 409, "这条记录已经作废"),
  fileMissing: problem("entries.file-missing", 422, "请选择要上传的表"),
  fileBroken: problem("entries.file-broken", 422, "这不是能打开的Excel（.xlsx）或CSV文件，请用模板填写后再上传"),
  fileHeading: problem("entries.file-heading", 422, "表中缺少这些列：{missing}"),
  fileEmpty: problem("entries.file-empty", 422, "表中没有记录"),
  tooManyRows: problem("entries.too-many-rows", 422, "一次最多{most}行，请分成几份"),
} as const

/** `namedErrors`: what is wrong beyond these is not listed. */
export const entryLimits = { rows: 5000, bytes: 5 * 1024 * 1024, pageSize: 100, namedErrors: 200 } as const

const id = z.string().regex(/^[1-9]\d{0,18}$/)
const cell = z.union([z.string().max(500), z.number(), z.boolean(), z.null()])
const region = z.string().regex(/^\d{12}$/)
const done = z.object({ entered: z.int() })

/** The addresses of a table: list, enter, the template of a sheet, import one, take back one record. */
export function entryEndpoints(table: EntryTable) {
  const [module = "", name = ""] = table.name.split(".")
  const verb = name.replaceAll("_", "-")
  const path = `/${module}/${verb}`
  const refused = [entryProblems.rowsRefused, entryProblems.already, commonProblems.notAllowed]
  return {
    list: endpoint({
      name: `${module}.list-${verb}`, method: "GET", path, who: ["clerk", "reviewer", "head", "auditor", "employer", ...(table.owner === "person" || table.owner === "subject" ? (["citizen"] as const) : [])], summary: `${table.title}：查看`,
      ...(table.owner === "person" || table.owner === "subject" ? { personal: true } : {}),
      query: z.object({
        owner: id.optional(), state: z.enum(["valid", "void"]).default("valid"), page: z.coerce.number().int().min(1).max(10_000).default(1),
        /** Part of a name, of the masked number or the credit code, of the source or of any text of the record. */
        q: z.string().trim().max(60).default(""),
      }),
      output: z.object({
        columns: z.array(z.object({ name: z.string(), heading: z.string(), kind: z.string(), codes: z.record(z.string(), z.string()).nullable() })),
        rows: z.array(z.object({
          ownerId: z.string(), recordId: id, ownerName: z.string(), ownerNumber: z.string(), employerId: z.string().nullable(), employerName: z.string().nullable(), region: z.string(), source: z.string(), enteredBy: z.string(), enteredAt: z.string(), values: z.record(z.string(), cell),
          /** Why, by whom and when it was taken back; null while it is valid. */
          voided: z.object({ says: z.string(), by: z.string(), at: z.string() }).nullable(),
        })),
        total: z.int(), page: z.int(), pageSize: z.int(),
      }),
    }),
    enter: endpoint({
      name: `${module}.enter-${verb}`, method: "POST", path, who: table.enters, summary: `${table.title}：登记，全部写入或一行也不写`, success: 201,
      input: z.strictObject({ region: region.optional(), source: z.string().trim().min(2).max(100), rows: z.array(z.record(z.string().max(60), cell)).min(1).max(entryLimits.rows) }), output: done, problems: refused,
    }),
    template: endpoint({ name: `${module}.template-${verb}`, method: "GET", path: `${path}/template`, who: table.enters, summary: `${table.title}：下载导入模板（带下拉选项）`, produces: "application/octet-stream", output: z.unknown() }),
    importSheet: endpoint({
      name: `${module}.import-${verb}`, method: "POST", path: `${path}/import`, who: table.enters, summary: `${table.title}：上传Excel或CSV，全部写入或一行也不写，逐行说明原因`, success: 201, uploadLimit: entryLimits.bytes, perMinute: 60,
      query: z.object({ region: region.optional() }), output: done,
      problems: [...refused, entryProblems.fileMissing, entryProblems.fileBroken, entryProblems.fileHeading, entryProblems.fileEmpty, entryProblems.tooManyRows, commonProblems.tooLarge],
    }),
    withdraw: endpoint({
      name: `${module}.void-${verb}`, method: "POST", path: `${path}/:record/void`, who: ["reviewer"], summary: `${table.title}：作废一条错误的记录，写明原因`,
      params: z.object({ record: id }), input: z.strictObject({ says: z.string().trim().min(4).max(500) }), output: z.object({ state: z.string() }), problems: [entryProblems.settled, commonProblems.notFound],
    }),
  }
}

export type EntryEndpoints = ReturnType<typeof entryEndpoints>
