// 免申即享 as officers see it: what waits first, settled offers behind the filter, each with its people, months, account and answers; objections to it are settled here, a confirmed one goes on as a case.
import { Link } from "@tanstack/react-router"
import { useState } from "react"
import { listOffers, offerFilters, type OfferView, type offerStates, readOffer, settleOfferObjection } from "#domains/subsidies"
import { LoadingShape, useAsk, useSend, useWho } from "#ui"
import type { OutputOf } from "#wire"
import { Chip, type Tone } from "../../parts/chips.tsx"
import { Failure } from "../../parts/failure.tsx"
import { RowsTable, useRowsShown } from "../../parts/list-card.tsx"
import { yuanText } from "../../parts/money.tsx"
import { moment, monthSpans } from "../../parts/moments.ts"
import { Pager } from "../../parts/pager.tsx"
import { type Say, useSay } from "../../say.ts"
import { WordsForm } from "../people/words-form.tsx"
import { DecisionList } from "../rechecks/decision-list.tsx"

type Offer = OutputOf<typeof listOffers>["offers"][number]
type Filter = (typeof offerFilters)[number]

const tones: Readonly<Record<(typeof offerStates)[number], Tone>> = { offered: "warning", account: "warning", objected: "error", confirmed: "info", granted: "success", refused: "error", declined: "neutral", lapsed: "neutral", withdrawn: "neutral" }

export function Offers() {
  const say = useSay()
  const [state, setState] = useState<Filter>("open")
  const [page, setPage] = useState(1)
  const size = useRowsShown()
  const list = useAsk(listOffers, { query: { page, size, state } }, { keep: true, every: 60_000 })
  return (
    <DecisionList<Offer, Filter>
      label={say("subsidies.view.offers")}
      states={offerFilters.map((value) => ({ value, label: say(`offer.state.${value}`) }))}
      state={state}
      choose={(value) => { setState(value); setPage(1) }}
      read={list}
      rows={list.data?.offers}
      keyOf={(row) => row.offerId}
      nameOf={(row) => `${row.name} ${row.itemName}`}
      none={{ title: say(state === "open" ? "offer.none.open" : "offer.none"), more: say("offer.none-more") }}
      page={{ at: page, of: list.data, go: setPage }}
      columns={[
        { title: say("offer.payee"), show: (row) => <>{row.name}<span className="sub">{row.itemName}</span></> },
        { title: say("offer.period"), className: "num desk-only", show: (row) => `${row.from} – ${row.until}` },
        { title: say("offer.persons"), className: "right desk-only", show: (row) => row.persons },
        { title: say("offer.amount"), className: "right", show: (row) => yuanText(row.amountFen) },
        { title: say("offer.answer-by"), className: "num", show: (row) => <>{row.answerBy}<span className="sub">{say(`offer.silence.${row.silence}`)}</span></> },
        { title: say("offer.state"), show: (row) => <Chip tone={tones[row.state]}>{say(`offer.state.${row.state}`)}</Chip> },
      ]}
      form={(row, close, done) => <OneOffer key={row.offerId} row={row} close={close} done={done} />}
    />
  )
}

const happenings = ["offered", "confirmed", "auto-confirmed", "granted", "refused", "declined", "lapsed", "objected", "withdrawn", "account-corrected", "account-refused", "dismissed"] as const

function wordsOf(say: Say, kind: string): string {
  const known = happenings.find((one) => one === kind)
  return known ? say(`offer.log.${known}`) : ""
}

function OneOffer({ row, close, done }: { readonly row: Offer; readonly close: () => void; readonly done: (says: string) => void }) {
  const say = useSay()
  const { roles } = useWho()
  const read = useAsk(readOffer, { params: { subject: row.subjectId, offer: row.offerId } })
  const send = useSend(settleOfferObjection, [listOffers.name, readOffer.name])
  if (read.error) return <Failure failure={read.error} again={() => void read.refetch()} />
  if (!read.data) return <LoadingShape kind="lines" rows={3} />
  const offer = read.data
  const settle = (decision: "upheld" | "dismissed") => (says: string) =>
    send.mutate({ params: { subject: row.subjectId, offer: row.offerId }, input: { decision, says } }, { onSuccess: () => done(say(`objection.done.${decision}`, { name: row.name })) })
  return (
    <div className="inline-form boxed">
      <h3>{say("text.named", { name: row.name, text: row.itemName })}</h3>
      <p className="sub">{offer.account ? say("offer.account", { holder: offer.account.holderName, bank: offer.account.bankName, account: offer.account.accountMasked, verified: say(offer.account.verified ? "offer.verified" : "offer.unverified") }) : say("offer.no-account")}</p>
      <People offer={offer} />
      {offer.log.length > 0 ? <ol className="plain-list">{offer.log.map((one) => <li key={`${one.at}-${one.kind}`}><span className="num">{moment(one.at)}</span> {one.by} {wordsOf(say, one.kind)} {one.says}</li>)}</ol> : null}
      {offer.caseId ? <p><Link to="/cases/$subject/$case" params={{ subject: offer.subjectId, case: offer.caseId }} className="row-link">{say("offer.to-case")}</Link></p> : null}
      {offer.state === "objected" ? (
        roles.includes("reviewer") ? (
          <WordsForm
            title={say("objection.settle", { name: row.name })} consequence={say("offer.objection-how")} words={say("objection.answer")} least={5} confirm={say("objection.dismiss")} busy={send.isPending} failure={send.error}
            send={settle("dismissed")} others={[{ label: say("objection.uphold"), send: settle("upheld") }]} close={close}
          />
        ) : (
          <p className="sub">{say("objection.reviewer-settles")}</p>
        )
      ) : null}
    </div>
  )
}

/** Everybody an offer is for, by pages: a unit may have hundreds. */
function People({ offer }: { readonly offer: OfferView }) {
  const say = useSay()
  const size = useRowsShown()
  const [page, setPage] = useState(1)
  return (
    <>
      <RowsTable
        label={say("offer.people")} rows={offer.people.slice((page - 1) * size, page * size)} keyOf={(one) => one.personId}
        columns={[
          { head: say("offer.person"), show: (one) => <><Link to="/people/$person" params={{ person: one.personId }} className="row-link">{one.name}</Link><span className="sub num">{one.idMasked}</span></> },
          { head: say("offer.months"), className: "num", show: (one) => <>{monthSpans(one.months.map((each) => each.month)).map(([from, until]) => (from === until ? from : say("offer.span", { from, until }))).join(say("text.and"))}<span className="sub">{say("offer.months-count", { count: one.months.length })}</span></> },
          { head: say("offer.amount"), className: "right", show: (one) => yuanText(one.amountFen) },
        ]}
      />
      <Pager page={page} of={{ total: offer.people.length, pageSize: size }} go={setPage} />
    </>
  )
}
