// 免申即享 for a person: each offer with its months, amount and card; confirm, decline or object. Nothing has to be applied for.
import { useQuery } from "@tanstack/react-query"
import { RightOutlined } from "@ant-design/icons"
import { EmptyState, Go, Money, StatusTag, offerTone } from "#ui"
import { Asked } from "../../parts/asked.tsx"
import { Helpline } from "../../parts/helpline.tsx"
import { offersQuery } from "../../own-queries.ts"
import { useSay } from "../../say.ts"

export function OffersPage() {
  const say = useSay()
  const offers = useQuery(offersQuery)
  return (
    <div className="jy-stack">
      <h1>{say("offers.title")}</h1>
      <p className="jy-secondary">{say("offers.words")}</p>
      <Asked asked={offers} rows={2}>
        {(all) =>
          all.length === 0 ? (
            <div className="jy-card">
              <EmptyState title={say("offers.none")} why={say("offers.noneWhy")} action={<Go to="/calculator" className="jy-target-link">{say("calculator.link")}</Go>} />
            </div>
          ) : (
            <ul className="jy-link-list">
              {all.map((one) => (
                <li key={one.offerId}>
                  <Go to={`/offers/${one.offerId}`} className="jy-link-row">
                    <span className="jy-link-words">
                      <strong>{one.itemName}</strong>
                      <span className="jy-secondary jy-small">{say("offers.months", { months: one.months, day: one.answerBy })}</span>
                    </span>
                    <span className="jy-link-side">
                      <Money fen={one.amountFen} strong />
                      <br />
                      <StatusTag tone={offerTone(one.state)}>{say(`offers.state.${one.state}`)}</StatusTag>
                    </span>
                    <RightOutlined aria-hidden="true" />
                  </Go>
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
      <Helpline />
    </div>
  )
}
