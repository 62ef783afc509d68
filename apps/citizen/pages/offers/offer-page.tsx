// One offer to a person: months, amounts, the card it goes to, until when to answer; confirm, decline or object.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { Button } from "antd"
import { useState } from "react"
import { type OfferView, readOffer, replyToOffer } from "#domains/subsidies"
import { Confirm, Go, Money, monthInWords, OfferLog, offerTone, PrintButton, ProblemNotice, ReasonForm, shortDay, StatusTag, useLanguage, useWho } from "#ui"
import { call, type InputOf } from "#wire"
import { Asked } from "../../parts/asked.tsx"
import { Helpline } from "../../parts/helpline.tsx"
import { useSay } from "../../say.ts"

export function OfferPage({ offer }: { readonly offer: string }) {
  const say = useSay()
  const { id } = useWho()
  const read = useQuery({ queryKey: ["offers", offer], queryFn: () => call(readOffer, { params: { subject: id, offer } }) })
  return (
    <div className="jy-stack jy-narrow-page">
      <Asked asked={read} shape="lines" rows={4} title={say("offers.title")}>
        {(shown) => <OneOffer shown={shown} />}
      </Asked>
      <Helpline />
    </div>
  )
}

function OneOffer({ shown }: { readonly shown: OfferView }) {
  const say = useSay()
  const [language] = useLanguage()
  const months = shown.people.flatMap((one) => one.months)
  return (
    <>
      <section className="jy-card jy-stack">
        <div className="jy-row jy-spread">
          <h1>{shown.itemName}</h1>
          <StatusTag tone={offerTone(shown.state)}>{say(`offers.state.${shown.state}`)}</StatusTag>
        </div>
        <p className="jy-big-figure">
          <Money fen={shown.amountFen} />
        </p>
        {shown.replies.length > 0 ? (
          <>
            <p>{say("offers.what")}</p>
            <p>{say(`offers.silence.${shown.silence}`, { day: shortDay(shown.answerBy, language) })}</p>
          </>
        ) : null}
        <p>{shown.account ? say("offers.card", { bank: shown.account.bankName, account: shown.account.accountMasked }) : say("offers.noCard")}</p>
        {shown.caseId ? (
          <p className="jy-notice jy-notice-info">
            {say("offers.case")} <Go to={`/cases/${shown.subjectId}/${shown.caseId}`}>{say("offers.toCase")}</Go>
          </p>
        ) : null}
        {shown.replies.length > 0 ? <Replies shown={shown} /> : null}
      </section>
      <section className="jy-card jy-stack-s">
        <h2>{say("offers.monthList")}</h2>
        <ul className="jy-lines">
          {months.map((one) => (
            <li key={one.month}>
              <span>{monthInWords(one.month, language)}</span>
              <Money fen={one.amountFen} />
            </li>
          ))}
        </ul>
      </section>
      <OfferLog entries={shown.log} />
      <p className="jy-no-print">
        <PrintButton />
      </p>
    </>
  )
}

function Replies({ shown }: { readonly shown: OfferView }) {
  const say = useSay()
  const store = useQueryClient()
  const [objecting, setObjecting] = useState(false)
  const send = useMutation({
    mutationFn: (input: InputOf<typeof replyToOffer>) => call(replyToOffer, { params: { offer: shown.offerId }, input, idempotencyKey: crypto.randomUUID() }),
    onSuccess: () => Promise.all([store.invalidateQueries({ queryKey: ["offers"] }), store.invalidateQueries({ queryKey: ["cases"] })]),
  })
  const may = (reply: OfferView["replies"][number]) => shown.replies.includes(reply)
  const reply = (input: InputOf<typeof replyToOffer>) => send.mutateAsync(input).then(() => undefined, () => undefined)
  return (
    <div className="jy-stack-s jy-no-print">
      <ProblemNotice failure={send.variables?.reply === "object" ? null : send.error} />
      <div className="jy-row">
        {may("confirm") ? <Confirm primary label={say("offers.confirm")} question={say("offers.confirmQuestion")} consequence={say("offers.confirmMeans")} yes={say("offers.confirmYes")} onYes={() => reply({ reply: "confirm", says: "" })} /> : null}
        {may("object") ? <Button onClick={() => setObjecting(true)}>{say("offers.object")}</Button> : null}
        {may("decline") ? <Confirm danger label={say("offers.decline")} question={say("offers.declineQuestion")} consequence={say("offers.declineMeans")} yes={say("offers.declineYes")} onYes={() => reply({ reply: "decline", says: "" })} /> : null}
      </div>
      {objecting ? (
        <ReasonForm id="offer-says" label={say("offers.objectWhy")} least={2} missing={say("offers.objectMissing")} send={say("offers.objectSend")} close={() => setObjecting(false)} onSend={(says) => send.mutateAsync({ reply: "object", says })} />
      ) : null}
    </div>
  )
}
