// A confirmed offer becomes a case of the offered item: judged on the records of the moment, with the whole trace of an application (channel 免申).
import { maskName, plainDate, todayInChina } from "#standards"
import type { Action, Judgement } from "#service"
import type { Viewer } from "#wire"
import { trailRows } from "#platform/audit"
import { openCase } from "#platform/casework"
import { type Bulk, statement, type Tx } from "#platform/database"
import { askAll, gathering } from "#platform/facts"
import { monthText, unitAccounts } from "#platform/payments"
import { offerProblems } from "../../contract/offers.ts"
import { offeredItems } from "../../items/offered.ts"
import { monthlySubsidies, type MonthlyItem } from "../monthly-items.ts"
import { offeredFacts, offeredJudge } from "./offered-judge.ts"
import { moveOffer, type OfferRow } from "./offer-statements.ts"

/** 免申即享 in the table of channels. */
export const offerChannel = "11"

/** Who answers: the viewer of a request, or the program when silence confirms. */
export interface Confirming {
  readonly viewer: Viewer | null
  readonly actor: string
  readonly name: string
  readonly address: string
  readonly now: string
}

const judges = Object.fromEntries(
  (Object.keys(monthlySubsidies) as MonthlyItem[]).map((item) => [item, { gather: gathering(`subsidies.offer.${item}`, offeredFacts(item)), judge: offeredJudge(item) }]),
) as Readonly<Record<MonthlyItem, { readonly gather: ReturnType<typeof gathering>; readonly judge: ReturnType<typeof offeredJudge> }>>

/** What the rule says of an offer now; the offer is still held. */
export async function judgeOffer(tx: Bulk, offer: OfferRow, now: string): Promise<Judgement> {
  const { gather, judge } = judges[offer.item]
  const today = todayInChina(now)
  const [row] = await askAll(tx, gather.one(offer.subject_id, today))
  return judge.judge(gather.read(row), today, offer.region)
}

const cardOf = statement<{ person: string }, { bank_name: string | null; bank_masked: string | null }>({ name: "subsidies.card-of-person", reach: "subject", sql: "select bank_name, bank_masked from registers.persons where person_id = :person" })

export interface PayeeAccount {
  readonly holderName: string
  readonly bankName: string
  readonly accountMasked: string
  readonly verified: boolean
}

/** Where the money of an offer would go: the unit's verified account, or the one that waits; the person's card. */
export async function accountOf(tx: Tx, offer: OfferRow): Promise<PayeeAccount | null> {
  if (offer.subject_kind === "employer") {
    const { verified, given } = await unitAccounts(tx, offer.subject_id)
    const account = verified ?? given
    return account ? { holderName: account.holderName, bankName: account.bankName, accountMasked: account.accountMasked, verified: verified !== null } : null
  }
  const card = await tx.maybe(cardOf, { person: offer.subject_id })
  return card?.bank_masked ? { holderName: maskName(offer.name), bankName: card.bank_name ?? "", accountMasked: card.bank_masked, verified: true } : null
}

const maskedOf = statement<{ subject: string }, { masked: string }>({
  name: "subsidies.masked-number", reach: "subject",
  sql: `
    select id_masked as masked from registers.persons where person_id = :subject
    union all
    select uscc from registers.employers where employer_id = :subject`,
})

/**
 * Confirms an offer that is held: the case, and the offer's step.
 * @throws subsidies.offer-no-account, subsidies.offer-changed when the records no longer say what was offered
 */
export async function confirmOffer(tx: Bulk, offer: OfferRow, by: Confirming, says: string): Promise<{ readonly caseId: string }> {
  const account = await accountOf(tx, offer)
  if (!account?.verified) throw offerProblems.noAccount()
  const judgement = await judgeOffer(tx, offer, by.now)
  if (judgement.verdict !== "pass" || judgement.gives["amount"] !== offer.amount || judgement.gives["months"] !== offer.months) throw offerProblems.changed()
  const { masked } = await tx.one(maskedOf, { subject: offer.subject_id })
  const submitted: Action = { seq: 1, kind: "submit", actor: by.actor, actorName: by.name, at: by.now, step: null }
  const today = todayInChina(by.now)
  const opened = openCase({
    item: offeredItems[offer.item], subjectId: offer.subject_id, applicant: { name: offer.name, masked }, region: offer.region, channel: offerChannel, judgement, key: `offer:${offer.offer_id}`, log: [submitted], now: by.now, today,
    answers: { periodFrom: monthText(offer.from_ym), periodUntil: monthText(offer.until_ym), offer: offer.offer_id, account: `${account.bankName} ${account.accountMasked}` },
    trail: (caseId, number) => (by.viewer ? trailRows({ kind: "write", action: "subsidies.confirm-offer", viewer: by.viewer, subjectId: offer.subject_id, region: offer.region, address: by.address, detail: { offer: offer.offer_id, case: caseId, number } }) : trailRows()),
  })
  for (const call of opened.calls) await tx.sql(call.statement.text, call.values)
  await tx.run(moveOffer, { subject: offer.subject_id, offer: offer.offer_id, state: "confirmed", kind: by.viewer ? "confirmed" : "auto-confirmed", actor: by.actor, actorName: by.name, at: by.now, says, case: opened.caseId, answerBy: null })
  return { caseId: opened.caseId }
}

/** The last day to answer has passed. */
export const isOver = (offer: OfferRow, now: string): boolean => plainDate(offer.answer_by) < todayInChina(now)
