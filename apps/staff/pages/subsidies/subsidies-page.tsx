// Subsidies besides their cases: what was offered without an application, whom a person has to look at, objections to publications, decisions looked at again, what is asked back, and the money.
import { getRouteApi, useNavigate } from "@tanstack/react-router"
import { useWho } from "#ui"
import { useKeys } from "../../keyboard.ts"
import { Views } from "../../parts/views.tsx"
import { useSay } from "../../say.ts"
import { Accounts } from "./accounts.tsx"
import { Budget } from "./budget.tsx"
import { ByHand } from "./by-hand.tsx"
import { Clawbacks } from "./clawbacks.tsx"
import { Corrections } from "./corrections.tsx"
import { FundRequests } from "./fund-requests.tsx"
import { Objections } from "./objections.tsx"
import { Offers } from "./offers.tsx"
import { Reexaminations } from "./reexaminations.tsx"
import { type SubsidySearch, type SubsidyView, viewsOf } from "./search.ts"
import { TaxNotices } from "./tax-notices.tsx"

const route = getRouteApi("/subsidies")
const parts = { offers: Offers, "by-hand": ByHand, objections: Objections, reexaminations: Reexaminations, accounts: Accounts, clawbacks: Clawbacks, corrections: Corrections, tax: TaxNotices, "fund-requests": FundRequests, money: Budget } as const

export function SubsidiesPage() {
  const say = useSay()
  const navigate = useNavigate()
  const { roles } = useWho()
  const views = viewsOf(roles)
  const { view: asked }: SubsidySearch = route.useSearch()
  const view = asked && views.includes(asked) ? asked : views[0]
  const go = (to: SubsidyView) => void navigate({ to: "/subsidies", search: to === views[0] ? {} : { view: to }, replace: true })
  useKeys(Object.fromEntries(views.map((one, index) => [String(index + 1), () => go(one)])))
  const Part = view ? parts[view] : null
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say("subsidies.title")}</h1>
        <p className="hint desk-only">{say("subsidies.keys")}</p>
      </div>
      <Views>
        {views.map((one) => (
          <button key={one} type="button" className="view" aria-current={one === view ? "page" : undefined} onClick={() => go(one)}>{say(`subsidies.view.${one}`)}</button>
        ))}
      </Views>
      {Part ? <Part key={view} /> : null}
    </div>
  )
}
