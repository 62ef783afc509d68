// Employment aid as the outside sees it: who is recognised as having difficulty in finding work 就业困难人员, by whom, until when.
import { z } from "zod"
import { commonProblems, endpoint, problem } from "#wire"

export * from "./contract/public-posts.ts"

export const assistanceProblems = {
  alreadyRecognised: problem("assistance.already-recognised", 409, "这个人已有有效的或正在审核的就业困难人员认定，不能重复认定"),
  notWorkingAge: problem("assistance.not-working-age", 422, "不在法定劳动年龄内，或已享受养老待遇，不能认定"),
  notOpen: problem("assistance.recognition-settled", 409, "这项认定已经处理，请刷新后查看"),
  samePerson: problem("assistance.same-person", 403, "提出和审核须由两位工作人员办理"),
  ownCase: problem("assistance.own-case", 403, "不能办理本人或亲属的认定"),
  unknownCode: problem("assistance.unknown-code", 422, "类别或退出原因不在代码表中"),
  futureDay: problem("assistance.future-day", 422, "日期不能晚于今天，也不能早于认定日期"),
} as const

const id = z.string().regex(/^[1-9]\d{0,18}$/)
const says = z.string().trim().min(2).max(500)

export const hardshipShape = z.object({
  personId: id, recognitionId: id, category: z.string(), categoryLabel: z.string(), recognisedOn: z.string(), endedOn: z.string().nullable(), exitLabel: z.string().nullable(), document: z.string(), region: z.string(),
  state: z.enum(["proposed", "valid", "refused", "ended"]), proposedBy: z.string(), settledBy: z.string().nullable(), settledSays: z.string(), endedSays: z.string(),
})
export type Hardship = z.output<typeof hardshipShape>

export const myHardships = endpoint({ name: "assistance.my-hardships", method: "GET", path: "/assistance/mine/hardships", who: ["citizen"], summary: "我的就业困难人员认定", output: z.array(hardshipShape) })

export const hardshipsOf = endpoint({
  name: "assistance.hardships-of", method: "GET", path: "/assistance/persons/:person/hardships", who: ["clerk", "reviewer", "head", "auditor"], summary: "某人的就业困难人员认定", personal: true,
  params: z.object({ person: id }), output: z.array(hardshipShape),
})

export const proposeHardship = endpoint({
  name: "assistance.propose-hardship", method: "POST", path: "/assistance/persons/:person/hardships", who: ["clerk"], summary: "提出就业困难人员认定：类别、认定日期和依据", success: 201,
  params: z.object({ person: id }),
  input: z.strictObject({ category: z.string().regex(/^\d{3}$/), recognisedOn: z.iso.date(), document: says }),
  output: z.object({ recognitionId: id }),
  problems: [assistanceProblems.alreadyRecognised, assistanceProblems.notWorkingAge, assistanceProblems.ownCase, assistanceProblems.unknownCode, assistanceProblems.futureDay, commonProblems.notFound],
})

export const settleHardship = endpoint({
  name: "assistance.settle-hardship", method: "POST", path: "/assistance/persons/:person/hardships/:recognition/settle", who: ["reviewer"], summary: "审核就业困难人员认定：同意或不同意",
  params: z.object({ person: id, recognition: id }),
  input: z.strictObject({ decision: z.enum(["confirm", "refuse"]), says }),
  output: z.object({ state: z.string() }),
  problems: [assistanceProblems.notOpen, assistanceProblems.samePerson, assistanceProblems.ownCase, commonProblems.notFound],
})

export const endHardship = endpoint({
  name: "assistance.end-hardship", method: "POST", path: "/assistance/persons/:person/hardships/:recognition/end", who: ["reviewer"], summary: "退出就业困难人员：退出日期和原因",
  params: z.object({ person: id, recognition: id }),
  input: z.strictObject({ endedOn: z.iso.date(), exit: z.string().regex(/^\d{3}$/), says }),
  output: z.object({ state: z.string() }),
  problems: [assistanceProblems.notOpen, assistanceProblems.ownCase, assistanceProblems.unknownCode, assistanceProblems.futureDay, commonProblems.notFound],
})
