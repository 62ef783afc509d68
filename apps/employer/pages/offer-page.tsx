// One offer: for whom, which months, how much and to which account; confirm, correct the account, decline or object.
import { getRouteApi } from "@tanstack/react-router"
import { Button } from "antd"
import { useState } from "react"
import { myOffers, type OfferView, readOffer, replyToOffer } from "#domains/subsidies"
import { fen, formatYuan } from "#standards"
import { Confirm, DataTable, Go, LoadingShape, Money, OfferLog, offerTone, PrintButton, ProblemNotice, ReasonForm, StatusTag, useAsk, useSend, useWho } from "#ui"
import { AccountForm } from "../parts/account-form.tsx"
import { useSay } from "../say.ts"

const route = getRouteApi("/offers/$offer")
type Person = OfferView["people"][number]

export function OfferPage() {
  const say = useSay()
  const { offer: offerId }: { offer: string } = route.useParams()
  const { id } = useWho()
  const read = useAsk(readOffer, { params: { subject: id, offer: offerId } })
  if (read.isPending) return <LoadingShape kind="lines" rows={8} />
  if (!read.data) return <div className="emp-page"><h1>{say("offers.title")}</h1><ProblemNotice failure={read.error} onRetry={() => void read.refetch()} /></div>
  const offer = read.data
  const waits = offer.replies.length > 0
  return (
    <div className="emp-page">
      <div className="jy-row jy-spread"><h1>{offer.itemName}</h1><StatusTag tone={offerTone(offer.state)}>{say(`offers.state.${offer.state}`)}</StatusTag></div>
      {waits ? <p>{say("offers.what")}</p> : null}
      <dl className="jy-key-facts jy-card">
        <div><dt>{say("offers.amount")}</dt><dd className="jy-big-figure"><Money fen={offer.amountFen} /></dd></div>
        <div><dt>{say("offers.persons")}</dt><dd>{say("offers.persons-months", { persons: offer.persons, months: offer.months })}</dd></div>
        <div><dt>{say("offers.period")}</dt><dd>{say("offers.from-until", { from: offer.from, until: offer.until })}</dd></div>
        {waits ? <div><dt>{say("offers.answer-by")}</dt><dd>{offer.answerBy}<span className="jy-secondary jy-small emp-under">{say(`offers.silence.${offer.silence}`)}</span></dd></div> : null}
        <div><dt>{say("offers.account")}</dt><dd>{offer.account ? <>{offer.account.bankName} {offer.account.accountMasked}<span className="jy-secondary jy-small emp-under">{offer.account.holderName}，{say(offer.account.verified ? "offers.verified" : "offers.unverified")}</span></> : say("offers.no-account")}</dd></div>
      </dl>
      {offer.caseId ? <p className="jy-notice jy-notice-info">{say("offers.case")} <Go to={`/cases/${offer.subjectId}/${offer.caseId}`}>{say("offers.to-case")}</Go></p> : null}
      {waits ? <Replies offer={offer} /> : null}
      <DataTable<Person>
        caption={say("offers.people")}
        rows={offer.people}
        keyOf={(row) => row.personId}
        exportable
        columns={[
          { name: "name", title: say("roster.name"), show: (row) => <><strong>{row.name}</strong> <span className="jy-secondary jy-small">{row.idMasked}</span></>, text: (row) => row.name },
          { name: "months", title: say("offers.months"), show: (row) => row.months.map((one) => one.month).join(" "), text: (row) => row.months.map((one) => one.month).join(" ") },
          { name: "count", title: say("offers.count"), figures: true, width: 90, show: (row) => row.months.length, text: (row) => String(row.months.length) },
          { name: "amount", title: say("offers.amount"), figures: true, width: 150, show: (row) => <Money fen={row.amountFen} />, text: (row) => (row.amountFen / 100).toFixed(2) },
        ]}
      />
      <OfferLog entries={offer.log} named />
      <p><PrintButton /></p>
    </div>
  )
}

/** The four answers; confirming is first, what cannot be taken back asks once more. */
function Replies({ offer }: { readonly offer: OfferView }) {
  const say = useSay()
  const [open, setOpen] = useState<"account" | "object" | null>(null)
  const send = useSend(replyToOffer, [readOffer.name, myOffers.name])
  const may = (reply: OfferView["replies"][number]) => offer.replies.includes(reply)
  const reply = (input: Parameters<typeof send.mutateAsync>[0]["input"]) => send.mutateAsync({ params: { offer: offer.offerId }, ...(input ? { input } : {}) }).then(() => setOpen(null), () => undefined)
  return (
    <section className="jy-card jy-stack-s" aria-labelledby="answer">
      <h2 id="answer">{say("offers.answer")}</h2>
      <ProblemNotice failure={send.error} />
      <div className="jy-row">
        {may("confirm") ? <Confirm primary label={say("offers.confirm")} question={say("offers.confirm-question")} consequence={say("offers.confirm-means", { persons: offer.persons, amount: formatYuan(fen(offer.amountFen)), account: offer.account?.accountMasked ?? "" })} yes={say("offers.confirm-yes")} onYes={() => reply({ reply: "confirm" })} /> : null}
        {may("correct-account") ? <Button onClick={() => setOpen("account")}>{say("offers.correct")}</Button> : null}
        {may("object") ? <Button onClick={() => setOpen("object")}>{say("offers.object")}</Button> : null}
        {may("decline") ? <Confirm danger label={say("offers.decline")} question={say("offers.decline-question")} consequence={say("offers.decline-means")} yes={say("offers.decline-yes")} onYes={() => reply({ reply: "decline" })} /> : null}
      </div>
      {open === "account" ? <AccountForm holderName={offer.name} busy={send.isPending} close={() => setOpen(null)} send={(account) => reply({ reply: "correct-account", account })} /> : null}
      {open === "object" ? <ReasonForm id="offer-says" label={say("offers.object-why")} least={2} missing={say("offers.object-missing")} send={say("offers.object-send")} close={() => setOpen(null)} onSend={(says) => reply({ reply: "object", says })} /> : null}
    </section>
  )
}
