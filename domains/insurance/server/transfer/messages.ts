// What two provinces say to each other about a move of 失业保险关系: seven kinds of message, each taken once, read strictly.
import { createHash } from "node:crypto"
import { z } from "zod"
import { isPlainDate, provincePrefixes } from "#standards"

/** A province by its code, as people call it. */
export const provinceName = (code: string): string => provincePrefixes.get(code.slice(0, 2)) ?? code

const day = z.string().refine(isPlainDate)
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
const province = z.string().regex(/^\d{6}$/)
const fen = z.int().min(0).max(100_000_000)

/** `id` is the sender's and never used twice; `number` is that of the 联系函, the same in all messages of one move. */
const envelope = { id: z.string().regex(/^[\w-]{6,60}$/), number: z.string().regex(/^[\w-]{6,60}$/), from: province, to: province, on: day }

/** 联系函: the in-place asks for the relation of a person. */
const contact = z.strictObject({ kind: z.literal("contact"), ...envelope, name: z.string().min(1).max(60), idNumber: z.string().min(15).max(18), purpose: z.enum(["moved", "claim", "re-employed"]) })
/** 转出信息表. `months` are all months paid there, `consumedThrough` the last of those already drawn upon; `unusedMonths` are left of what was drawn upon and merge with later ones. */
const sheet = z.strictObject({
  kind: z.literal("sheet"), ...envelope, drawing: z.boolean(), paidMonths: z.int().min(0).max(720), months: z.array(z.strictObject({ month, arrivedOn: day })).max(720), consumedThrough: month.nullable(),
  approvedMonths: z.int().min(0).max(24), drawnMonths: z.int().min(0).max(24), unusedMonths: z.int().min(0).max(24), standardFen: fen, feeFen: fen,
})
/** The out-place does not let the relation go, and why. */
const refusal = z.strictObject({ kind: z.literal("refusal"), ...envelope, code: z.string().min(1).max(30), says: z.string().min(1).max(300) })
/** The fee was paid. */
const remittance = z.strictObject({ kind: z.literal("remittance"), ...envelope, amountFen: fen, document: z.string().min(1).max(100) })
/** 催办. */
const reminder = z.strictObject({ kind: z.literal("reminder"), ...envelope, says: z.string().min(1).max(300) })
/** The person took the application back. */
const recall = z.strictObject({ kind: z.literal("recall"), ...envelope })
/** 接续: the months count in the in-place from now on. */
const accepted = z.strictObject({ kind: z.literal("accepted"), ...envelope, months: z.int().min(0).max(720) })

export const transferMessage = z.discriminatedUnion("kind", [contact, sheet, refusal, remittance, reminder, recall, accepted])
export type TransferMessage = z.output<typeof transferMessage>
export type Contact = z.output<typeof contact>
export type Sheet = z.output<typeof sheet>

/** The same message has the same digest, in whatever order its fields came. */
export const digestOf = (message: TransferMessage): string => createHash("sha256").update(JSON.stringify(transferMessage.parse(message))).digest("hex")

/** Why the figures of a sheet cannot be right, whoever says them; null when nothing speaks against them. */
export function sheetProblem(said: Sheet): string | null {
  const months = said.months.map((one) => one.month)
  if (new Set(months).size !== months.length) return "同一个月列了两次"
  if (said.paidMonths !== months.length) return `累计缴费${said.paidMonths}个月，明细${months.length}个月`
  if (months.some((one) => one > said.on.slice(0, 7))) return "明细中有未来的月份"
  if (said.months.some((one) => one.arrivedOn > said.on)) return "明细中有晚于信息表日期的到账日期"
  if (said.drawnMonths > said.approvedMonths) return "已领月数多于核定月数"
  if (said.unusedMonths > said.approvedMonths - said.drawnMonths) return "应领未领月数多于核定减去已领"
  if (said.drawnMonths > 0 && said.consumedThrough === null) return "已领取过待遇，没有写明已计算待遇的末月"
  return null
}
