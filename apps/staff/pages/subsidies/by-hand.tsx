// Whom the comparison could not settle: people and months a person has to look at before anything is offered.
import { Link } from "@tanstack/react-router"
import { Skeleton } from "antd"
import { listByHand } from "#domains/subsidies"
import { useAsk } from "#ui"
import { Nothing } from "../../parts/empty.tsx"
import { Failure } from "../../parts/failure.tsx"
import { useSay } from "../../say.ts"

export function ByHand() {
  const say = useSay()
  const list = useAsk(listByHand)
  return (
    <>
      <Failure failure={list.error} again={() => void list.refetch()} />
      {list.isPending ? <div className="card pad" aria-busy="true"><Skeleton active /></div> : null}
      {list.data && list.data.length === 0 ? <Nothing title={say("by-hand.none")}>{say("by-hand.none-more")}</Nothing> : null}
      {list.data && list.data.length > 0 ? (
        <div className="card table-card">
          <table className="rows" aria-label={say("subsidies.view.by-hand")}>
            <thead><tr><th scope="col">{say("offer.person")}</th><th scope="col">{say("by-hand.item")}</th><th scope="col">{say("offer.payee")}</th><th scope="col">{say("offer.months")}</th><th scope="col">{say("by-hand.codes")}</th></tr></thead>
            <tbody>
              {list.data.map((one) => (
                <tr key={`${one.item}-${one.personId}-${one.payeeId}`}>
                  <td data-label={say("offer.person")}><Link to="/people/$person" params={{ person: one.personId }} className="row-link">{one.name}</Link></td>
                  <td data-label={say("by-hand.item")}>{one.itemName}</td>
                  <td data-label={say("offer.payee")}>{one.payeeKind === "employer" ? <Link to="/employers/$employer" params={{ employer: one.payeeId }} className="row-link">{one.payeeName}</Link> : one.payeeName}</td>
                  <td data-label={say("offer.months")} className="num">{one.months.join(" ")}</td>
                  <td data-label={say("by-hand.codes")} className="code">{one.codes.join(" ")}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </>
  )
}
