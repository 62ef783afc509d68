// What needs us now, first; then how many staff are filed and the latest uploads.
import { listImports, roster } from "#domains/registration"
import { myClawbacks, myOffers } from "#domains/subsidies"
import { myCases } from "#platform/casework/contract"
import { listNotices } from "#platform/notices/contract"
import { fen, formatYuan } from "#standards"
import { EmptyState, Go, LoadingShape, ProblemNotice, StatusTag, useAsk, useWho } from "#ui"
import { importTone } from "../parts/import-words.ts"
import { moment } from "../parts/moments.ts"
import { useSay } from "../say.ts"

/** Offers, clawbacks and cases that wait have a card of their own; a message about one that was answered asks for nothing any more. */
const shownByThemselves = /^\/employer\/(offers|clawbacks|cases)\//

export function HomePage() {
  const say = useSay()
  const who = useWho()
  const cases = useAsk(myCases)
  const imports = useAsk(listImports)
  const staff = useAsk(roster, { query: { size: 1 } })
  const notices = useAsk(listNotices, { query: { limit: 5 } })
  const offers = useAsk(myOffers)
  const clawbacks = useAsk(myClawbacks)
  const askedBack = (clawbacks.data ?? []).filter((one) => (one.state === "notified" && !one.answered) || (one.state === "decided" && one.way !== "offset"))
  const offered = (offers.data ?? []).filter((one) => one.state === "offered")
  const toCorrect = (cases.data ?? []).filter((one) => one.state === "returned")
  const toConfirm = (imports.data ?? []).filter((one) => one.state === "previewed")
  const urgent = (notices.data?.notices ?? []).filter((one) => one.urgent && one.readAt === null && !shownByThemselves.test(one.link))
  const isCalm = toCorrect.length === 0 && toConfirm.length === 0 && offered.length === 0 && askedBack.length === 0 && urgent.length === 0 && (staff.data?.expiring ?? 0) === 0
  const failure = cases.error ?? imports.error ?? staff.error
  return (
    <div className="emp-page">
      <div>
        <h1>{who.name}</h1>
        {who.office ? <p className="jy-secondary">{say("home.agent", { name: who.office })}</p> : null}
      </div>
      <ProblemNotice failure={failure} />
      <section className="jy-stack-s" aria-labelledby="needs">
        <h2 id="needs">{say("home.needs")}</h2>
        {cases.isPending || imports.isPending ? <LoadingShape kind="lines" /> : null}
        {isCalm && !failure && cases.data && imports.data ? <div className="jy-card"><EmptyState title={say("home.calm")} why={say("home.calm-more")} action={<Go to="/import">{say("home.to-import")}</Go>} /></div> : null}
        <div className="emp-needs">
          {offered.map((one) => (
            <div key={one.offerId} className="jy-card emp-need">
              <StatusTag tone="warning">{say("home.offer")}</StatusTag>
              <strong>{one.itemName}</strong>
              <p className="jy-secondary">{say("home.offer-more", { persons: one.persons, amount: formatYuan(fen(one.amountFen)), day: one.answerBy })}</p>
              <Go to={`/offers/${one.offerId}`} className="emp-action">{say("home.offer-look")}</Go>
            </div>
          ))}
          {askedBack.map((one) => (
            <div key={one.clawbackId} className="jy-card emp-need">
              <StatusTag tone="error">{say(one.state === "notified" ? "home.asked-back" : "home.pay-back")}</StatusTag>
              <strong>{one.itemName}</strong>
              <p className="jy-secondary">{say("home.asked-back-more", { amount: formatYuan(fen(one.openFen)), day: one.dueOn ?? one.answerBy ?? "" })}</p>
              <Go to={`/clawbacks/${one.clawbackId}`} className="emp-action">{say("home.asked-back-look")}</Go>
            </div>
          ))}
          {toConfirm.map((one) => (
            <div key={one.importId} className="jy-card emp-need">
              <StatusTag tone="warning">{say("home.to-confirm")}</StatusTag>
              <strong>{one.fileName}</strong>
              <p className="jy-secondary">{say("import.counts", one.counts)}</p>
              <Go to="/import" className="emp-action">{say("home.confirm")}</Go>
            </div>
          ))}
          {toCorrect.map((one) => (
            <div key={one.caseId} className="jy-card emp-need">
              <StatusTag tone="warning">{say("home.to-correct")}</StatusTag>
              <strong>{one.itemName}</strong>
              <p className="jy-secondary">{say("cases.number-of")} {one.number}</p>
              <Go to={`/cases/${one.subjectId}/${one.caseId}`} className="emp-action">{say("home.correct")}</Go>
            </div>
          ))}
          {urgent.map((one) => (
            <div key={one.noticeId} className="jy-card emp-need">
              <StatusTag tone="error">{say("home.urgent")}</StatusTag>
              <strong>{one.title}</strong>
              <p className="jy-secondary">{one.body}</p>
              <Go to="/notices" className="emp-action">{say("home.read")}</Go>
            </div>
          ))}
          {staff.data && staff.data.expiring > 0 ? (
            <div className="jy-card emp-need">
              <StatusTag tone="warning">{say("home.expiring")}</StatusTag>
              <strong>{say("home.expiring-count", { count: staff.data.expiring })}</strong>
              <p className="jy-secondary">{say("home.expiring-more")}</p>
              <Go to="/roster" className="emp-action">{say("home.see-roster")}</Go>
            </div>
          ) : null}
        </div>
      </section>
      <div className="emp-two">
        <section className="jy-card" aria-labelledby="filed">
          <h2 id="filed">{say("home.roster")}</h2>
          <p className="emp-big">{staff.data ? staff.data.filed : "—"} <small>{say("unit.persons")}</small></p>
          <p className="jy-row"><Go to="/roster">{say("home.see-roster")}</Go><Go to="/import">{say("home.to-import")}</Go></p>
        </section>
        <section className="jy-card" aria-labelledby="latest">
          <h2 id="latest">{say("home.latest")}</h2>
          {imports.data && imports.data.length === 0 ? <p className="jy-secondary">{say("home.no-imports")}</p> : null}
          <ul className="emp-lines">
            {(imports.data ?? []).slice(0, 5).map((one) => (
              <li key={one.importId}>
                <span>{one.fileName}<span className="jy-secondary jy-small"> {moment(one.madeAt)}</span></span>
                <StatusTag tone={importTone(one.state)}>{say(`import.state.${one.state}`)}</StatusTag>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </div>
  )
}
