// The ministry's node as we see it: questions about one person, answered, not answered, or answered wrongly. Contract, real adapter, simulator.
import { z } from "zod"
import { isPlainDate } from "#standards"

/** Q2 失业登记查重, Q5 失业保险待遇 (cross-region verification). Name and number must both match. */
export type OutsideQuestion = "unemployment" | "entitlement"

export interface Asked {
  readonly question: OutsideQuestion
  readonly name: string
  readonly idNumber: string
  /** Why it is asked, and for which case: the other side keeps both. */
  readonly purpose: string
  readonly caseId: string
}

const day = z.string().refine(isPlainDate)

/** The least an answer must say. `matches` false: name and number are not the same person's there, and nothing else is told. */
export const outsideAnswer = z.union([
  z.strictObject({ matches: z.literal(false) }),
  z.strictObject({ matches: z.literal(true), open: z.array(z.strictObject({ province: z.string().regex(/^\d{6}$/), from: day, to: day.nullable() })) }),
])
export type OutsideAnswer = z.output<typeof outsideAnswer>

/** Q3 政策已享受: what one person has had elsewhere that may concern an item. Which rows matter is the asking business's to say. */
export interface AskedHeld extends Omit<Asked, "question"> {
  readonly item: string
  /** Groups of items that exclude each other, as both sides name them. */
  readonly groups: readonly string[]
  /** Natural months "2025-08" the item is about, both included; null: the whole life. */
  readonly from: string | null
  readonly until: string | null
}

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
const word = z.string().min(1).max(60)
const heldRow = z.strictObject({
  province: z.string().regex(/^\d{6}$/), item: z.string().min(1).max(20), from: month, until: month.nullable(), occupation: word.nullable(), level: z.int().min(1).max(5).nullable(), employer: word.nullable(), loan: word.nullable(), cost: word.nullable(), fund: z.string().min(1).max(40),
})
export type HeldRow = z.output<typeof heldRow>

/** `matches` false: name and number are not the same person's there, and nothing else is told. */
export const heldAnswer = z.union([z.strictObject({ matches: z.literal(false) }), z.strictObject({ matches: z.literal(true), held: z.array(heldRow).max(500) })])
export type HeldAnswer = z.output<typeof heldAnswer>

export interface Ministry {
  /** @throws OutsideUnavailable when it does not answer in time, fails, or answers what cannot be an answer. */
  ask(asked: Asked): Promise<OutsideAnswer>
  /** @throws OutsideUnavailable likewise. */
  held(asked: AskedHeld): Promise<HeldAnswer>
}

/** The other side did not give a usable answer; business goes on by its own rule and the question is asked again at night. */
export class OutsideUnavailable extends Error {
  constructor(why: string) {
    super(why)
    this.name = "OutsideUnavailable"
  }
}

/** Milliseconds after which an answer is not waited for any more (domain/09 §1, proposed value). */
export const outsidePatience = 3000

/** Waits for an answer for a while and reads it strictly, whatever adapter gives it. */
export async function within<A>(patience: number, answering: Promise<unknown>, shape: z.ZodType<A>): Promise<A> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new OutsideUnavailable(`${patience / 1000}秒内没有答复`)), patience)
  })
  try {
    const parsed = shape.safeParse(await Promise.race([answering, late]))
    if (!parsed.success) throw new OutsideUnavailable("答复的内容不合约定")
    return parsed.data
  } catch (failure) {
    if (failure instanceof OutsideUnavailable) throw failure
    throw new OutsideUnavailable(failure instanceof Error ? failure.message : "查询失败")
  } finally {
    clearTimeout(timer)
    answering.catch(() => undefined)
  }
}

/** A node that speaks our contract over HTTPS: POST the question, get the answer. On site the ministry's own interface is mapped behind it. */
export function ministryAt(address: string, key: string, patience = outsidePatience): Ministry {
  const put = async (asked: object): Promise<unknown> => {
    const response = await fetch(address, { method: "POST", headers: { "content-type": "application/json", authorization: `Bearer ${key}` }, body: JSON.stringify(asked), signal: AbortSignal.timeout(patience) })
    if (!response.ok) throw new OutsideUnavailable(`对方返回 ${response.status}`)
    return response.json()
  }
  return {
    ask: (asked) => within(patience, put(asked), outsideAnswer),
    held: (asked) => within(patience, put({ question: "awards", ...asked }), heldAnswer),
  }
}

const notThere = () => Promise.reject(new OutsideUnavailable("部级平台尚未接入"))

/** Nothing is connected: every question waits. */
export const noMinistry: Ministry = { ask: notThere, held: notThere }
