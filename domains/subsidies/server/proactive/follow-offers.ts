// What happens to offers by itself: candidates follow the records, silence is read, an account that was verified confirms, the decision of the case ends the offer.
import { todayInChina } from "#standards"
import { type Bulk, statement } from "#platform/database"
import type { EventHandler, House, Job } from "#platform/module"
import { Refusal } from "#wire"
import { subsidyItems, type SubsidyItem } from "../../rules/index.ts"
import { offeredCode, subsidyOfCode } from "../monthly-items.ts"
import { type NewlyByHand, refreshCandidates } from "./candidates.ts"
import { accountOf, type Confirming, confirmOffer } from "./confirm-offer.ts"
import { makeOffers, tellAll, withdrawStaleOffers } from "./make-offers.ts"
import { holdOffer, moveOffer, offerColumns, type OfferRow, type OfferState } from "./offer-statements.ts"
import { silenceConfirms } from "./offer-views.ts"
import { offerEvent } from "./reply.ts"
import { rescan } from "./rescan.ts"
import { lookThroughReceived, takeTouchedPersons, touchPeopleOf } from "./touched.ts"

/** Months that only a person can settle become a task of the office, once for each payee and item. */
const byHandEvents = (tx: Bulk, rows: readonly NewlyByHand[], now: string) =>
  tellAll(tx, rows.map((row) => ({
    topic: "subsidy.candidate-by-hand", subjectId: row.payee_id,
    payload: { item: row.item, itemName: subsidyItems[row.item as SubsidyItem], region: row.region, effectiveDate: todayInChina(now), subjectKind: row.payee_kind, says: `${subsidyItems[row.item as SubsidyItem]}的比对结果有月份需要人工核查` },
  })))

const atOnce = 1000

/** Works out anew whose records changed; answers how many people. */
export async function followRecords(house: House): Promise<number> {
  const now = house.clock()
  const { system } = house.database
  await system.transaction((tx) => lookThroughReceived(tx, now))
  for (let done = 0; ; ) {
    const people = await system.transaction(async (tx) => {
      const taken = await takeTouchedPersons(tx, atOnce)
      await byHandEvents(tx, await refreshCandidates(tx, taken, todayInChina(now), now), now)
      return taken.length
    })
    done += people
    if (people < atOnce) return done
  }
}

/** Withdraws what no longer stands and offers what is free. */
export async function renewOffers(house: House): Promise<{ readonly withdrawn: number; readonly made: number }> {
  const now = house.clock()
  return house.database.system.transaction(async (tx) => ({ withdrawn: await withdrawStaleOffers(tx, now), made: await makeOffers(tx, now) }))
}

export const followRecordsJob: Job = {
  name: "subsidies.follow-records",
  title: "免申即享：按变化的记录重新比对",
  every: 10,
  run: async (house) => {
    const people = await followRecords(house)
    const { withdrawn, made } = await renewOffers(house)
    return `比对 ${people} 人，撤回 ${withdrawn} 份，告知 ${made} 份`
  },
}

export const rescanJob: Job = {
  name: "subsidies.rescan-candidates",
  title: "免申即享：每月全面比对",
  dailyAt: "03:20",
  run: async (house) => {
    if (!todayInChina(house.clock()).endsWith("-01")) return "每月1日比对"
    const { people, byHand } = await rescan(house)
    await house.database.system.transaction((tx) => byHandEvents(tx, byHand, house.clock()))
    const { withdrawn, made } = await renewOffers(house)
    return `比对 ${people} 人，撤回 ${withdrawn} 份，告知 ${made} 份`
  },
}

const silent = statement<{ today: string }, OfferRow>({
  name: "subsidies.silent-offers", reach: "queue", sql: `select ${offerColumns} from subsidies.offers o where o.state = 'offered' and o.answer_by < :today::date order by o.answer_by, o.offer_id limit 5000`,
})

const program = (now: string): Confirming => ({ viewer: null, actor: "system", name: "系统", address: "", now })
const ended = (offer: OfferRow, state: OfferState, now: string, says: string) => ({ subject: offer.subject_id, offer: offer.offer_id, state, kind: state, actor: "system", actorName: "系统", at: now, says, case: null, answerBy: null })

/** Confirms an offer for its payee, or says why not; what the records no longer say is looked at again. */
async function confirmFor(house: House, offer: OfferRow, expected: OfferState, says: string, topic: string): Promise<boolean> {
  const { system } = house.database
  const now = house.clock()
  try {
    return await system.transaction(async (tx) => {
      const held = await tx.maybe(holdOffer, { subject: offer.subject_id, offer: offer.offer_id })
      if (held?.state !== expected) return false
      await confirmOffer(tx, held, program(now), says)
      await tellAll(tx, [offerEvent(topic, held, todayInChina(now), says)])
      return true
    })
  } catch (failure) {
    if (!(failure instanceof Refusal)) throw failure
    await system.transaction((tx) => touchPeopleOf(tx, offer.subject_id, offer.offer_id, now))
    return false
  }
}

/** Reads silence: a unit with a verified account confirms by it where the place says so, everybody else's offer lapses. */
export async function readSilence(house: House): Promise<{ readonly confirmed: number; readonly lapsed: number }> {
  const now = house.clock()
  const today = todayInChina(now)
  let [confirmed, lapsed] = [0, 0]
  for (const offer of await house.database.system.all(silent, { today })) {
    if (silenceConfirms(offer, today) && (await accountOf(house.database.system, offer))?.verified) {
      if (await confirmFor(house, offer, "offered", "到期没有答复，按规定视为确认", "subsidy.offer-confirmed")) confirmed++
      continue
    }
    await house.database.system.transaction(async (tx) => {
      const says = `${subsidyItems[offer.item]}的免申即享告知到期没有答复。仍可自行申请`
      await tx.run(moveOffer, ended(offer, "lapsed", now, ""))
      await tellAll(tx, [offerEvent("subsidy.offer-lapsed", offer, today, says)])
    })
    lapsed++
  }
  return { confirmed, lapsed }
}

export const silenceJob: Job = {
  name: "subsidies.read-silence",
  title: "免申即享：到期没有答复的告知",
  dailyAt: "04:10",
  run: async (house) => {
    const { confirmed, lapsed } = await readSilence(house)
    return `视为确认 ${confirmed} 份，失效 ${lapsed} 份`
  },
}

const waitingFor = statement<{ employer: string }, OfferRow>({ name: "subsidies.offers-waiting-for-account", reach: "subject", sql: `select ${offerColumns} from subsidies.offers o where o.subject_id = :employer and o.state = 'account'` })

/** The unit had said yes with another account; when that is verified its offers are confirmed, when it is refused they wait for an answer again. */
export const accountHandler: EventHandler = {
  name: "subsidies.account-settled",
  topics: ["employer.account-verified", "employer.account-refused"],
  handle: async (tx, event, house) => {
    const now = house.clock()
    for (const offer of await tx.all(waitingFor, { employer: event.subjectId })) {
      if (event.topic === "employer.account-refused") {
        await tx.run(moveOffer, { ...ended(offer, "offered", now, "账户没有通过核验，请重新更正"), kind: "account-refused" })
        await tellAll(tx, [offerEvent("subsidy.offer-kept", offer, todayInChina(now), "更正的收款账户没有通过核验，请重新填写")])
      } else {
        await confirmOffer(tx, offer, program(now), "更正的账户已核验")
        await tellAll(tx, [offerEvent("subsidy.offer-confirmed", offer, todayInChina(now), "更正的账户已核验，已按确认办理")])
      }
    }
  },
}

const offerOfCase = statement<{ subject: string; case: string }, OfferRow>({ name: "subsidies.offer-of-case", reach: "subject", sql: `select ${offerColumns} from subsidies.offers o where o.subject_id = :subject and o.case_id = :case and o.state = 'confirmed'` })

/** The end of the case is the end of the offer. */
export const decisionHandler: EventHandler = {
  name: "subsidies.offer-decided",
  topics: ["case.decided", "case.withdrawn"],
  handle: async (tx, event, house) => {
    const { item, caseId, outcome } = event.payload
    const subsidy = typeof item === "string" ? subsidyOfCode(item) : undefined
    if (!subsidy || item !== offeredCode(subsidy.code) || typeof caseId !== "string") return
    const offer = await tx.maybe(offerOfCase, { subject: event.subjectId, case: caseId })
    if (!offer) return
    const state: OfferState = event.topic === "case.withdrawn" ? "declined" : outcome === "approved" ? "granted" : "refused"
    await tx.run(moveOffer, ended(offer, state, house.clock(), ""))
  },
}
