// Offers as they are read: by who is offered something, and by officers of the place.
import { statement } from "#platform/database"
import type { RequestContext } from "#platform/module"
import { monthText } from "#platform/payments"
import { todayInChina } from "#standards"
import { commonProblems, type OutputOf, type QueryOf, type Viewer } from "#wire"
import { type listByHand, type listOffers, type myOffers, type offerFilters, offerStates, type OfferView, openOfferStates } from "../../contract/offers.ts"
import { subsidyItems, type SubsidyItem } from "../../rules/index.ts"
import { parameters } from "../parameters.ts"
import { accountOf } from "./confirm-offer.ts"
import { offerColumns, type OfferRow, type OfferState, readOfferRow } from "./offer-statements.ts"
import { silenceMode } from "./proactive-items.ts"

type Shown = OutputOf<typeof myOffers>[number]

/** Whether silence confirms an offer at a place; never one to a person. */
export const silenceConfirms = (offer: Pick<OfferRow, "subject_kind" | "region">, on: string): boolean => offer.subject_kind === "employer" && parameters.find(silenceMode.parameter, offer.region, on)?.value === "confirms"

const shown = (row: OfferRow, today: string): Shown => ({
  subjectId: row.subject_id, offerId: row.offer_id, subjectKind: row.subject_kind, item: row.item, itemName: subsidyItems[row.item], name: row.name, region: row.region, state: row.state, persons: row.persons, months: row.months,
  amountFen: row.amount, from: monthText(row.from_ym), until: monthText(row.until_ym), madeOn: todayInChina(row.made_at), answerBy: row.answer_by, silence: silenceConfirms(row, today) ? "confirms" : "lapses", caseId: row.case_id,
})

const subjectOf = (viewer: Viewer): string | null => (viewer.kind === "citizen" ? viewer.personId : viewer.kind === "employer" ? viewer.employerId : null)

const offersOf = statement<{ subject: string }, OfferRow>({ name: "subsidies.offers-of", reach: "subject", hot: true, sql: `select ${offerColumns} from subsidies.offers o where o.subject_id = :subject order by o.made_at desc, o.offer_id desc` })

export async function myOffersFor(request: RequestContext): Promise<OutputOf<typeof myOffers>> {
  const subject = subjectOf(request.viewer)
  if (subject === null) throw commonProblems.notAllowed()
  return (await request.db.all(offersOf, { subject })).map((row) => shown(row, request.today))
}

interface LineRow {
  readonly person_id: string
  readonly name: string
  readonly id_masked: string
  readonly lines: readonly { readonly ym: number; readonly amount: number }[]
}

const linesOf = statement<{ subject: string; offer: string }, LineRow>({
  name: "subsidies.offer-lines", reach: "subject",
  sql: `
    select l.person_id, p.name, p.id_masked, jsonb_agg(jsonb_build_object('ym', l.ym, 'amount', l.amount_fen) order by l.ym) as lines
      from subsidies.offer_lines l join registers.persons p using (person_id) where l.subject_id = :subject and l.offer_id = :offer group by l.person_id, p.name, p.id_masked order by p.name, l.person_id`,
})

const logOf = statement<{ subject: string; offer: string }, { at: string; kind: string; actor_name: string; says: string }>({
  name: "subsidies.offer-log", reach: "subject", sql: "select at, kind, actor_name, says from subsidies.offer_actions where subject_id = :subject and offer_id = :offer order by seq",
})

const repliesIn = (state: OfferState): OfferView["replies"] => (state === "offered" ? ["confirm", "correct-account", "decline", "object"] : state === "account" ? ["correct-account", "decline", "object"] : [])

/** Whole, for who is offered it and for officers of the place; a unit sees the people it would be paid for. */
export async function readOfferFor(request: RequestContext<{ subject: string; offer: string }>): Promise<OfferView> {
  const { viewer, params, house, today } = request
  const own = subjectOf(viewer)
  const row = await request.db.maybe(readOfferRow, params)
  if (!row || (own !== null && own !== row.subject_id)) throw commonProblems.notFound()
  const { system } = house.database
  const [people, log, account] = await Promise.all([system.all(linesOf, params), system.all(logOf, params), accountOf(system, row)])
  for (const one of people) if (own !== one.person_id) request.shows(one.person_id, row.region, "免申即享告知")
  return {
    ...shown(row, today), account, replies: own === null ? [] : repliesIn(row.state), log: log.map((one) => ({ at: one.at, kind: one.kind, by: one.actor_name, says: one.says })),
    people: people.map((one) => ({
      personId: one.person_id, name: one.name, idMasked: one.id_masked, amountFen: one.lines.reduce((total, line) => total + line.amount, 0), months: one.lines.map((line) => ({ month: monthText(line.ym), amountFen: line.amount })),
    })),
  }
}

/** What waits comes first, an officer's own turn before the others', each by its last day; what is settled follows, the newest first. */
const offersAt = statement<{ scope: string; states: readonly string[]; open: readonly string[]; offset: number; limit: number }, OfferRow & { total: number }>({
  name: "subsidies.list-offers", reach: "report",
  sql: `
    select ${offerColumns}, count(*) over ()::int as total from subsidies.offers o where o.region like :scope::text || '%' and o.state = any(:states::text[])
     order by array_position(:open::text[], o.state), case when o.state = any(:open::text[]) then o.answer_by end, o.made_at desc, o.offer_id desc limit :limit::int offset :offset::int`,
})

const statesOf = (asked: (typeof offerFilters)[number] | undefined): readonly string[] =>
  asked === undefined ? offerStates : asked === "open" ? openOfferStates : asked === "settled" ? offerStates.filter((one) => !openOfferStates.some((open) => open === one)) : [asked]

export async function listOffersFor(request: RequestContext<unknown, QueryOf<typeof listOffers>>): Promise<OutputOf<typeof listOffers>> {
  if (request.viewer.kind !== "staff") throw commonProblems.notAllowed()
  const { state, page, size } = request.query
  const rows = await request.db.all(offersAt, { scope: request.viewer.scope, states: statesOf(state), open: openOfferStates, offset: (page - 1) * size, limit: size })
  for (const row of rows) request.shows(row.subject_id, row.region, "免申即享告知")
  return { offers: rows.map((row) => shown(row, request.today)), total: rows[0]?.total ?? 0, page, pageSize: size }
}

interface ByHandRow {
  readonly item: SubsidyItem
  readonly person_id: string
  readonly name: string
  readonly payee_id: string
  readonly payee_kind: "person" | "employer"
  readonly payee_name: string
  readonly region: string
  readonly months: readonly number[]
  readonly codes: readonly string[]
}

const byHand = statement<{ scope: string }, ByHandRow>({
  name: "subsidies.candidates-by-hand", reach: "report",
  sql: `
    select c.item, c.person_id, p.name, c.payee_id, c.payee_kind, coalesce(e.name, p.name) as payee_name, c.region, array_agg(distinct c.ym order by c.ym) as months, array_agg(distinct code order by code) as codes
      from subsidies.candidates c join registers.persons p using (person_id) left join registers.employer_names e on c.payee_kind = 'employer' and e.employer_id = c.payee_id cross join lateral unnest(c.codes) code
     where c.result = 'by-hand' and c.region like :scope::text || '%'
     group by c.item, c.person_id, p.name, c.payee_id, c.payee_kind, coalesce(e.name, p.name), c.region order by c.item, c.payee_id, c.person_id limit 500`,
})

export async function listByHandFor(request: RequestContext): Promise<OutputOf<typeof listByHand>> {
  if (request.viewer.kind !== "staff") throw commonProblems.notAllowed()
  const rows = await request.db.all(byHand, { scope: request.viewer.scope })
  for (const row of rows) request.shows(row.person_id, row.region, "需要人工核查的比对结果")
  return rows.map((row) => ({
    item: row.item, itemName: subsidyItems[row.item], personId: row.person_id, name: row.name, payeeId: row.payee_id, payeeKind: row.payee_kind, payeeName: row.payee_name, region: row.region, months: row.months.map(monthText), codes: [...row.codes],
  }))
}
