// Answers to an offer: confirmed, another account, declined, objected; and what an officer says to an objection.
import { deadline } from "#standards"
import { commonProblems, type InputOf, type OutputOf, Refusal } from "#wire"
import type { Bulk } from "#platform/database"
import type { Happening } from "#platform/exchange"
import type { House, RequestContext } from "#platform/module"
import { giveUnitAccount } from "#platform/payments"
import { offerProblems, type replyToOffer, type settleOfferObjection } from "../../contract/offers.ts"
import { subsidyItems } from "../../rules/index.ts"
import { confirmDays, daysFor } from "../parameters.ts"
import { type Confirming, confirmOffer } from "./confirm-offer.ts"
import { tellAll } from "./make-offers.ts"
import { holdOffer, moveOffer, type OfferMove, type OfferRow, type OfferState } from "./offer-statements.ts"
import { touchPeopleOf } from "./touched.ts"

type Reply = InputOf<typeof replyToOffer>

async function held(tx: Bulk, subject: string, offer: string): Promise<OfferRow> {
  const row = await tx.maybe(holdOffer, { subject, offer })
  if (!row) throw commonProblems.notFound()
  return row
}

/** The event of a step of an offer. */
export const offerEvent = (topic: string, offer: OfferRow, on: string, says: string): Happening => ({
  topic, subjectId: offer.subject_id, payload: { offerId: offer.offer_id, item: offer.item, itemName: subsidyItems[offer.item], region: offer.region, effectiveDate: on, subjectKind: offer.subject_kind, name: offer.name, says },
})

export async function replyToOfferFor(request: RequestContext<{ offer: string }, unknown, Reply>): Promise<OutputOf<typeof replyToOffer>> {
  const { viewer, params, input, house, now, today, address } = request
  if (viewer.kind !== "citizen" && viewer.kind !== "employer") throw commonProblems.notAllowed()
  const subject = viewer.kind === "citizen" ? viewer.personId : viewer.employerId
  const by: Confirming = { viewer, actor: `${viewer.kind === "citizen" ? "person" : "employer"}:${subject}`, name: viewer.kind === "citizen" ? viewer.name : viewer.agent, address, now }
  const answered = await inTransaction(house, subject, params.offer, async (tx, offer) => {
    if (offer.state !== "offered" && !(offer.state === "account" && input.reply !== "confirm")) throw offerProblems.notWaiting()
    const step = (state: OfferState, kind: string, says: string): OfferMove => ({ subject, offer: offer.offer_id, state, kind, actor: by.actor, actorName: by.name, at: now, says, case: null, answerBy: null })
    switch (input.reply) {
      case "confirm":
        return { state: "confirmed" as const, caseId: (await confirmOffer(tx, offer, by, input.says)).caseId }
      case "correct-account": {
        if (offer.subject_kind === "person") throw offerProblems.cardOnly()
        if (!input.account) throw offerProblems.accountNeeded()
        await giveUnitAccount(tx, house.sealing, { ...input.account, employerId: subject, way: "unit", by: by.actor, byName: by.name, scope: "", at: now })
        await tx.run(moveOffer, step("account", "account-corrected", input.says))
        return { state: "account" as const, caseId: null }
      }
      case "decline":
        await tx.run(moveOffer, step("declined", "declined", input.says))
        return { state: "declined" as const, caseId: null }
      case "object":
        if (input.says === "") throw offerProblems.sayWhy({}, [{ path: "says", code: "subsidies.offer-say-why", says: "请写明异议理由" }])
        await tx.run(moveOffer, step("objected", "objected", input.says))
        await tellAll(tx, [offerEvent("subsidy.offer-objected", offer, today, input.says)])
        return { state: "objected" as const, caseId: null }
    }
  })
  request.concerns(subject, answered.region, { offer: params.offer, reply: input.reply })
  return { state: answered.state, caseId: answered.caseId }
}

/** Holds the offer, works, and when the records turned out to say something else marks its people to be looked at again. */
async function inTransaction<T extends object>(house: House, subject: string, offerId: string, work: (tx: Bulk, offer: OfferRow) => Promise<T>): Promise<T & { readonly region: string }> {
  const { system } = house.database
  try {
    return await system.transaction(async (tx) => {
      const offer = await held(tx, subject, offerId)
      return { ...(await work(tx, offer)), region: offer.region }
    })
  } catch (failure) {
    if (failure instanceof Refusal && failure.code === offerProblems.changed.problem.code) await system.transaction((tx) => touchPeopleOf(tx, subject, offerId, house.clock()))
    throw failure
  }
}

/** Upheld: the offer is withdrawn and its people are looked at again, after what was wrong has been corrected. Dismissed: it waits for an answer anew. */
export async function settleOfferObjectionFor(request: RequestContext<{ subject: string; offer: string }, unknown, InputOf<typeof settleOfferObjection>>): Promise<OutputOf<typeof settleOfferObjection>> {
  const { viewer, params, input, house, now, today } = request
  if (viewer.kind !== "staff" || viewer.personId === params.subject) throw commonProblems.notAllowed()
  const { subject, offer: offerId } = params
  const done = await inTransaction(house, subject, offerId, async (tx, offer) => {
    if (!offer.region.startsWith(viewer.scope)) throw commonProblems.notFound()
    if (offer.state !== "objected") throw offerProblems.objectionSettled()
    const upheld = input.decision === "upheld"
    const state: OfferState = upheld ? "withdrawn" : "offered"
    const answerBy = upheld ? null : deadline(today, daysFor(confirmDays, offer.region, today)).date
    await tx.run(moveOffer, { subject, offer: offerId, state, kind: upheld ? "objection-upheld" : "objection-dismissed", actor: viewer.officerId, actorName: viewer.name, at: now, says: input.says, case: null, answerBy })
    if (upheld) await touchPeopleOf(tx, subject, offerId, now)
    await tellAll(tx, [offerEvent(upheld ? "subsidy.offer-withdrawn" : "subsidy.offer-kept", offer, today, `您对${subsidyItems[offer.item]}免申即享告知的异议已经处理：${input.says}`)])
    return { state }
  })
  request.concerns(subject, done.region, { offer: offerId, decision: input.decision })
  return { state: done.state }
}
