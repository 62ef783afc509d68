// 我能领什么 as questions in plain words: which are asked, and what every benefit says to the answers. Nothing is kept, nobody signs in.
import { z } from "zod"
import { fieldShape } from "#platform/casework/contract"
import { commonProblems, endpoint } from "#wire"
import { calculatorProblems } from "./calculator.ts"

export const interviewees = ["person", "employer"] as const
export type Interviewee = (typeof interviewees)[number]

const params = z.object({ who: z.enum(interviewees) })
const questionShape = fieldShape.extend({ choices: z.array(z.object({ code: z.string(), label: z.string() })).optional() })

export const readInterview = endpoint({
  name: "subsidies.interview", method: "GET", path: "/subsidies/interview/:who", who: ["public"], summary: "我能领什么：要回答的问题", params,
  output: z.object({ groups: z.array(z.object({ name: z.string(), title: z.string(), help: z.string().optional(), fields: z.array(questionShape) })) }),
})

const answer = z.union([z.string().max(40), z.number(), z.boolean(), z.array(z.string().max(40)).max(20), z.null()])

export const interviewAnswer = z.object({
  item: z.string(), name: z.string(),
  /** Fits; a person has to look; does not; it is not about who answered; an answer is missing. */
  verdict: z.enum(["fits", "by-hand", "not", "not-about", "no-data"]),
  pays: z.enum(["month", "once", "quarter", "year"]), amountFen: z.number().nullable(), months: z.int().nullable(), since: z.string().nullable(), until: z.string().nullable(), totalFen: z.number().nullable(),
  /** The service that grants it, when it can be asked for here. */
  service: z.string().nullable(),
  /** For whom it is, said to who is not. */
  forWhom: z.string(), reasons: z.array(z.object({ code: z.string(), says: z.string(), article: z.string() })), missing: z.array(z.string()), wouldChange: z.array(z.string()),
  /** Names of others that fit too but cannot be had beside it. */
  notWith: z.array(z.string()),
})
export type InterviewAnswer = z.output<typeof interviewAnswer>

export const answerInterview = endpoint({
  name: "subsidies.answer-interview", method: "POST", path: "/subsidies/interview/:who", who: ["public"], summary: "我能领什么：按回答逐项核对，不保存", perMinute: 60, params,
  input: z.strictObject({ answers: z.record(z.string().max(40), answer) }),
  output: z.object({
    on: z.string(), items: z.array(interviewAnswer),
    /** Items of the book these questions do not answer, each with the reason. */
    notAsked: z.array(z.object({ item: z.string(), name: z.string(), why: z.string() })),
    /** What was taken as usual because nobody was asked, in words. */
    assumed: z.array(z.string()),
  }),
  problems: [calculatorProblems.unknownPlace, commonProblems.invalidInput],
})
