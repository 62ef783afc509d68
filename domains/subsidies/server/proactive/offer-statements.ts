// The statements of one offer: held while it changes, its lines, its log.
import { statement } from "#platform/database"
import type { OfferView } from "../../contract/offers.ts"
import type { MonthlyItem } from "../monthly-items.ts"

export type OfferState = OfferView["state"]

export interface OfferRow {
  readonly subject_id: string
  readonly offer_id: string
  readonly subject_kind: "person" | "employer"
  readonly item: MonthlyItem
  readonly region: string
  readonly name: string
  readonly state: OfferState
  readonly persons: number
  readonly months: number
  readonly amount: number
  readonly from_ym: number
  readonly until_ym: number
  readonly made_at: string
  readonly answer_by: string
  readonly case_id: string | null
}

export const offerColumns = "o.subject_id, o.offer_id, o.subject_kind, o.item, o.region, o.name, o.state, o.persons, o.months, o.amount_fen::float8 as amount, o.from_ym, o.until_ym, o.made_at, o.answer_by, o.case_id"

export const readOfferRow = statement<{ subject: string; offer: string }, OfferRow>({
  name: "subsidies.read-offer-row", reach: "subject", sql: `select ${offerColumns} from subsidies.offers o where o.subject_id = :subject and o.offer_id = :offer`,
})

export const holdOffer = statement<{ subject: string; offer: string }, OfferRow>({
  name: "subsidies.hold-offer", reach: "subject", sql: `select ${offerColumns} from subsidies.offers o where o.subject_id = :subject and o.offer_id = :offer for update`,
})

export interface OfferMove {
  readonly subject: string
  readonly offer: string
  readonly state: OfferState
  readonly kind: string
  readonly actor: string
  readonly actorName: string
  readonly at: string
  readonly says: string
  readonly case: string | null
  readonly answerBy: string | null
}

/** One step of an offer, with its entry in the log. */
export const moveOffer = statement<OfferMove>({
  name: "subsidies.move-offer", reach: "subject",
  sql: `
    with logged as (
      insert into subsidies.offer_actions (subject_id, offer_id, seq, kind, actor, actor_name, at, says)
      select :subject::bigint, :offer::bigint, max(a.seq) + 1, :kind, :actor, :actorName, :at::timestamptz, :says from subsidies.offer_actions a where a.subject_id = :subject::bigint and a.offer_id = :offer::bigint
    )
    update subsidies.offers set state = :state, case_id = coalesce(:case::bigint, case_id), answer_by = coalesce(:answerBy::date, answer_by) where subject_id = :subject::bigint and offer_id = :offer::bigint`,
})
