// The first page of a signed-in person.
import { useQuery } from "@tanstack/react-query"
import { Button } from "antd"
import { todayInChina } from "#standards"
import { EmptyState, Go, keptItems, Money, useGo, useLanguage, useWho } from "#ui"
import { Asked } from "../../parts/asked.tsx"
import { Helpline } from "../../parts/helpline.tsx"
import { benefitQuery, clawbacksQuery, offersQuery, registrationsQuery, returnsQuery } from "../../own-queries.ts"
import { casesQuery, draftsQuery, itemsQuery } from "../../queries.ts"
import { useSay } from "../../say.ts"
import { CaseList } from "../cases/cases-page.tsx"
import { ServiceSearch } from "../services/services-page.tsx"
import { type Need, needsOf, type Situation, suggestionsOf } from "./needs.ts"

export function SignedInHome() {
  const say = useSay()
  const who = useWho()
  const [language] = useLanguage()
  const go = useGo()
  const cases = useQuery(casesQuery)
  const { situation, names } = useSituation(who.id)
  const today = todayInChina(new Date().toISOString())
  const needs = needsOf(situation, today, language)
  const suggested = suggestionsOf(situation, language)
  const first = suggested.find((one) => one.first)
  const suggestions = suggested.filter((one) => one !== first)
  return (
    <div className="jy-stack-l">
      <section className="jy-stack">
        <h1>{say("home.hello", { name: who.name })}</h1>
        <ServiceSearch asked="" />
      </section>
      {needs.length > 0 || !first ? <section className="jy-stack-s" aria-labelledby="needs">
        <h2 id="needs">{say("home.needs")}</h2>
        {needs.length === 0 ? <p className="jy-card jy-secondary">{say("home.noNeeds")}</p> : null}
        {needs.map((one) => (
          <NeedCard key={one.key} need={one} />
        ))}
      </section> : null}
      {first ? (
        <article className="jy-card jy-need jy-next">
          <div>
            <h2>{names.get(first.code)}</h2>
            <p className="jy-secondary">{say(first.why, first.values)}</p>
          </div>
          <Button type="primary" size="large" onClick={() => go(`/apply/${first.code}`)}>
            {say("suggest.lostDo", { name: names.get(first.code) ?? "" })}
          </Button>
        </article>
      ) : null}
      <div className="jy-home-columns">
        <section className="jy-stack-s">
          <div className="jy-row jy-spread">
            <h2>{say("cases.title")}</h2>
            <Go to="/cases" className="jy-target-link">{say("home.allCases")}</Go>
          </div>
          <Asked asked={cases} rows={2}>
            {(all) =>
              all.length === 0 ? (
                <div className="jy-card">
                  <EmptyState title={say("cases.none")} why={say("cases.noneWhy")} action={<Go to="/services" className="jy-target-link">{say("cases.noneAction")}</Go>} />
                </div>
              ) : (
                <CaseList cases={[...all].sort((a, b) => Number(a.endedAt !== null) - Number(b.endedAt !== null)).slice(0, 3)} />
              )
            }
          </Asked>
        </section>
        <div className="jy-stack">
          <MoneyCard />
          <Go to="/calculator" className="jy-target-link">{say("calculator.link")}</Go>
          {suggestions.length > 0 ? (
            <section className="jy-stack-s">
              <h2>{say("home.suggestions")}</h2>
              <ul className="jy-link-list">
                {suggestions.map((one) => (
                  <li key={one.code}>
                    <Go to={`/services/${one.code}`} className="jy-link-row">
                      <span className="jy-link-words">
                        <strong>{names.get(one.code)}</strong>
                        <span className="jy-secondary jy-small">{say(one.why, one.values)}</span>
                      </span>
                    </Go>
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
          <Helpline />
        </div>
      </div>
    </div>
  )
}

function useSituation(person: string): { readonly situation: Situation; readonly names: ReadonlyMap<string, string> } {
  const cases = useQuery(casesQuery)
  const items = useQuery(itemsQuery)
  const registrations = useQuery(registrationsQuery)
  const benefit = useQuery(benefitQuery)
  const returns = useQuery(returnsQuery)
  const drafts = useQuery(draftsQuery)
  const offers = useQuery(offersQuery)
  const clawbacks = useQuery(clawbacksQuery)
  const names = new Map(items.data?.map((one) => [one.code, one.name]) ?? [])
  const open = new Set(cases.data?.filter((one) => one.endedAt === null).map((one) => one.item))
  return {
    names,
    situation: {
      cases: cases.data ?? [],
      offers: offers.data ?? [],
      clawbacks: clawbacks.data ?? [],
      drafts: [...new Set([...(drafts.data ?? []).map((one) => one.item), ...keptItems(person)])].flatMap((code) => (names.has(code) && !open.has(code) ? [{ code, name: names.get(code) ?? code }] : [])),
      registrations: registrations.data ?? null,
      checkDue: benefit.data?.checkDue ?? null,
      returns: returns.data ?? [],
      drawing: benefit.data ? benefit.data.current?.state === "running" || benefit.data.current?.state === "held" : null,
      offered: [...names.keys()],
    },
  }
}

function NeedCard({ need: { title, why, action, values, to, urgent } }: { readonly need: Need }) {
  const say = useSay()
  const go = useGo()
  return (
    <article className={`jy-card jy-need${urgent ? " jy-need-urgent" : ""}`}>
      <div>
        <h3>{say(title, values)}</h3>
        <p className="jy-secondary">{say(why, values)}</p>
      </div>
      <Button type="primary" size="large" onClick={() => go(to)}>
        {say(action, values)}
      </Button>
    </article>
  )
}

function MoneyCard() {
  const say = useSay()
  const benefit = useQuery(benefitQuery)
  const current = benefit.data?.current
  return (
    <section className="jy-card jy-stack-s">
      <div className="jy-row jy-spread">
        <h2>{say("benefits.title")}</h2>
        <Go to="/benefits" className="jy-target-link">{say("home.details")}</Go>
      </div>
      {benefit.isError ? <p className="jy-secondary">{say("home.moneyLater")}</p> : null}
      {benefit.isSuccess && !current ? <p className="jy-secondary">{say("home.noMoney")}</p> : null}
      {current ? (
        <>
          <p>
            {current.monthlyFen === null ? null : (
              <span className="jy-big-figure">
                <Money fen={current.monthlyFen} />
              </span>
            )}{" "}
            <span className="jy-secondary">{say("benefits.perMonth")}</span>
          </p>
          <p>{say("benefits.left", { drawn: current.drawnMonths, left: current.monthsLeft })}</p>
        </>
      ) : null}
    </section>
  )
}
