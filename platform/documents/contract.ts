// Papers: sending one, fetching one, and checking that a printed one is ours.
import { z } from "zod"
import { commonProblems, endpoint, problem } from "#wire"

export const documentProblems = {
  wrongType: problem("documents.wrong-type", 415, "只能上传 PDF、JPG 或 PNG 文件"),
  lyingType: problem("documents.lying-type", 415, "文件内容与扩展名不一致，请重新选择文件"),
  empty: problem("documents.empty", 422, "文件是空的，请重新选择"),
  badName: problem("documents.bad-name", 422, "文件名不能包含特殊字符，最长 100 个字"),
  infected: problem("documents.infected", 422, "文件未通过安全检查，已拒收"),
  notDecided: problem("documents.not-decided", 409, "这件业务还没有作出决定，暂时没有决定书"),
}

export const uploadLimit = 10 * 1024 * 1024

const id = z.string().regex(/^[1-9]\d{0,18}$/)

export const uploadDocument = endpoint({
  name: "documents.upload",
  method: "POST",
  path: "/documents",
  who: ["citizen", "employer", "clerk", "reviewer"],
  summary: "上传一份材料（PDF、JPG、PNG，不超过 10 MB）",
  input: z.object({ subject: id.optional() }).loose(),
  output: z.object({ documentId: z.string(), name: z.string(), type: z.string(), size: z.number(), digest: z.string() }),
  success: 201,
  uploadLimit,
  problems: [documentProblems.wrongType, documentProblems.lyingType, documentProblems.empty, documentProblems.badName, documentProblems.infected, commonProblems.tooLarge],
})

export const readDocument = endpoint({
  name: "documents.read",
  method: "GET",
  path: "/documents/:subject/:document",
  who: ["citizen", "employer", "clerk", "reviewer", "head", "auditor"],
  summary: "取回一份材料",
  params: z.object({ subject: id, document: id }),
  output: z.unknown(),
  produces: "application/octet-stream",
  personal: true,
})

export const decisionLetter = endpoint({
  name: "documents.decision-letter",
  method: "GET",
  path: "/cases/:subject/:case/letter",
  who: ["citizen", "employer", "clerk", "reviewer", "head", "auditor"],
  summary: "办理结果决定书（PDF）",
  params: z.object({ subject: id, case: id }),
  output: z.unknown(),
  produces: "application/pdf",
  personal: true,
  problems: [documentProblems.notDecided],
})

export const submissionReceipt = endpoint({
  name: "documents.submission-receipt",
  method: "GET",
  path: "/cases/:subject/:case/receipt",
  who: ["citizen", "employer", "clerk", "reviewer", "head", "auditor"],
  summary: "申请回执（PDF）",
  params: z.object({ subject: id, case: id }),
  output: z.unknown(),
  produces: "application/pdf",
  personal: true,
})

export const verifyPaper = endpoint({
  name: "documents.verify-paper",
  method: "GET",
  path: "/papers/verify/:code",
  who: ["public"],
  summary: "核验一份电子文书的真伪",
  params: z.object({ code: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{16}$/) }),
  output: z.object({ title: z.string(), number: z.string(), addressee: z.string(), office: z.string(), date: z.string(), digest: z.string(), demonstration: z.boolean() }),
  perMinute: 30,
})
