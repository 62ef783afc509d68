// 免申即享: subsidies the records say we may have; nobody applied, we only answer.
import { myOffers } from "#domains/subsidies"
import { DataTable, EmptyState, Go, Money, ProblemNotice, StatusTag, useAsk, useGo, offerTone } from "#ui"
import type { OutputOf } from "#wire"
import { useSay } from "../say.ts"

type Offer = OutputOf<typeof myOffers>[number]

export function OffersPage() {
  const say = useSay()
  const go = useGo()
  const list = useAsk(myOffers)
  const to = (row: Offer) => `/offers/${row.offerId}`
  return (
    <div className="emp-page">
      <h1>{say("offers.title")}</h1>
      <p className="jy-secondary">{say("offers.words")}</p>
      <ProblemNotice failure={list.error} onRetry={() => void list.refetch()} />
      <DataTable<Offer>
        caption={say("offers.title")}
        rows={list.data ?? []}
        keyOf={(row) => row.offerId}
        loading={list.isPending}
        onOpen={(row) => go(to(row))}
        empty={<EmptyState title={say("offers.none")} why={say("offers.none-more")} action={<Go to="/calculator">{say("door.calculator")}</Go>} />}
        columns={[
          { name: "item", title: say("offers.item"), show: (row) => <Go to={to(row)} label={say("offers.open", { item: row.itemName })}>{row.itemName}</Go> },
          { name: "period", title: say("offers.period"), show: (row) => say("offers.from-until", { from: row.from, until: row.until }) },
          { name: "persons", title: say("offers.persons"), figures: true, width: 80, show: (row) => row.persons },
          { name: "amount", title: say("offers.amount"), figures: true, width: 150, show: (row) => <Money fen={row.amountFen} /> },
          { name: "by", title: say("offers.answer-by"), width: 130, show: (row) => row.answerBy },
          { name: "state", title: say("offers.state"), width: 150, show: (row) => <StatusTag tone={offerTone(row.state)}>{say(`offers.state.${row.state}`)}</StatusTag> },
        ]}
      />
    </div>
  )
}
