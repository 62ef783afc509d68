// Whom the comparison could not settle: people and months a person has to look at before anything is offered.
import { Link } from "@tanstack/react-router"
import { listByHand } from "#domains/subsidies"
import { useAsk } from "#ui"
import { Nothing } from "../../parts/empty.tsx"
import { ListCard } from "../../parts/list-card.tsx"
import { useSay } from "../../say.ts"

export function ByHand() {
  const say = useSay()
  const list = useAsk(listByHand)
  return (
    <ListCard
      label={say("subsidies.view.by-hand")} asked={list} rows={list.data} keyOf={(one) => `${one.item}-${one.personId}-${one.payeeId}`}
      nothing={<Nothing title={say("by-hand.none")}>{say("by-hand.none-more")}</Nothing>}
      columns={[
        { head: say("offer.person"), show: (one) => <Link to="/people/$person" params={{ person: one.personId }} className="row-link">{one.name}</Link> },
        { head: say("by-hand.item"), show: (one) => one.itemName },
        { head: say("offer.payee"), show: (one) => (one.payeeKind === "employer" ? <Link to="/employers/$employer" params={{ employer: one.payeeId }} className="row-link">{one.payeeName}</Link> : one.payeeName) },
        { head: say("offer.months"), className: "num", show: (one) => one.months.join(" ") },
        { head: say("by-hand.codes"), className: "code", show: (one) => one.codes.join(" ") },
      ]}
    />
  )
}
