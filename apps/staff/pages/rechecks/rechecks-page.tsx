// What has to be looked at again: benefits whose grounds were taken back or corrected, months a number of the past makes otherwise, and filings a unit asks to take back.
import { getRouteApi, useNavigate } from "@tanstack/react-router"
import { listBenefitCorrections, listRechecks } from "#domains/insurance"
import { listWithdrawals } from "#domains/registration"
import { useAsk, useWho } from "#ui"
import { useKeys } from "../../keyboard.ts"
import { Views } from "../../parts/views.tsx"
import { useSay } from "../../say.ts"
import { BenefitCorrections, firstState } from "./benefit-corrections.tsx"
import { Rechecks } from "./rechecks.tsx"
import { type RecheckSearch, type RecheckView, recheckViews } from "./search.ts"
import { Withdrawals } from "./withdrawals.tsx"

/** Silent refresh, milliseconds. */
export const recheckFreshness = 60_000

const route = getRouteApi("/rechecks")
const open = { query: { state: "open", page: 1 } } as const

export function RechecksPage() {
  const say = useSay()
  const navigate = useNavigate()
  const { view = "benefits" }: RecheckSearch = route.useSearch()
  const { roles } = useWho()
  const rechecks = useAsk(listRechecks, open, { every: recheckFreshness })
  const months = useAsk(listBenefitCorrections, { query: { state: firstState(roles), page: 1 } }, { every: recheckFreshness })
  const withdrawals = useAsk(listWithdrawals, open, { every: recheckFreshness })
  const counts: Readonly<Record<RecheckView, number | undefined>> = { benefits: rechecks.data?.total, months: months.data?.total, filings: withdrawals.data?.total }
  const go = (to: RecheckView) => void navigate({ to: "/rechecks", search: to === "benefits" ? {} : { view: to }, replace: true })
  useKeys(Object.fromEntries(recheckViews.map((one, index) => [String(index + 1), () => go(one)])))
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say("recheck.title")}</h1>
        <p className="hint desk-only">{say("recheck.keys")}</p>
      </div>
      <Views>
        {recheckViews.map((one) => (
          <button key={one} type="button" className="view" aria-current={one === view ? "page" : undefined} onClick={() => go(one)}>
            {say(`recheck.view.${one}`)}
            <span className="count">{counts[one] ?? "–"}</span>
          </button>
        ))}
      </Views>
      {view === "benefits" ? <Rechecks key="benefits" /> : view === "months" ? <BenefitCorrections key="months" /> : <Withdrawals key="filings" />}
    </div>
  )
}
