// One person at the counter: status, what departments told, registrations, benefits, cases; and every service, started on their behalf.
import { getRouteApi, Link } from "@tanstack/react-router"
import { Skeleton } from "antd"
import { listItems, subjectCases } from "#platform/casework/contract"
import { readPerson } from "#platform/registers/contract"
import { personRegistrations } from "#domains/registration"
import { useAsk, useWho } from "#ui"
import { Chip } from "../../parts/chips.tsx"
import { Failure } from "../../parts/failure.tsx"
import { dayOf } from "../../parts/moments.ts"
import { useSay } from "../../say.ts"
import { CaseTable } from "../work-list/case-table.tsx"
import { Benefits } from "./benefits.tsx"
import { Contacts } from "./contacts.tsx"
import { FullView } from "./full-view.tsx"
import { Registrations } from "./registrations.tsx"
import { Subsidies } from "./subsidies.tsx"

const route = getRouteApi("/people/$person")

export function PersonPage() {
  const say = useSay()
  const { person }: { person: string } = route.useParams()
  const { roles } = useWho()
  const read = useAsk(readPerson, { params: { person } })
  const cases = useAsk(subjectCases, { params: { subject: person } })
  const items = useAsk(listItems)
  if (read.isPending) return <div className="page" aria-busy="true"><Skeleton active paragraph={{ rows: 10 }} /></div>
  if (!read.data)
    return (
      <div className="page">
        <h1>{say("person.unreadable")}</h1>
        <Failure failure={read.error} again={() => void read.refetch()} />
        <p><Link to="/people">{say("person.back")}</Link></p>
      </div>
    )
  const card = read.data.person
  const maySubmit = roles.includes("clerk") || roles.includes("reviewer")
  const pairs: readonly (readonly [string, string | null])[] = [
    [card.idTypeName, card.idMasked],
    [say("person.birth"), card.birthDate && card.age !== null ? `${card.birthDate}（${say("people.age", { age: card.age })}）` : card.birthDate],
    [say("person.mobile"), card.mobileMasked],
    [say("person.bank"), card.bankMasked ? `${card.bankName ?? ""} ${card.bankMasked}${card.bankLine ? `（${card.bankLine}）` : ""}` : null],
    [say("person.hukou"), [card.hukouTypeName, card.hukou?.name].filter(Boolean).join(" · ") || null],
    [say("people.live"), card.live ? `${card.live.name}${card.liveAddress ? ` ${card.liveAddress}` : ""}` : null],
    [say("person.education"), card.educationName],
  ]
  return (
    <div className="page">
      <div className="case-title">
        <Link to="/people" className="back no-print" aria-label={say("person.back")}>←</Link>
        <h1>{card.name} <span className="light">{card.sexName ?? ""}</span></h1>
        <Status person={person} />
      </div>
      <div className="split">
        <div>
          <section className="card pad" aria-labelledby="who">
            <h2 id="who">{say("person.card")}</h2>
            <dl className="pairs">
              {pairs.map(([label, value]) => (
                <div key={label} style={{ display: "contents" }}>
                  <dt>{label}</dt>
                  <dd className={value ? "num" : "missing"}>{value ?? say("facts.unknown")}</dd>
                </div>
              ))}
            </dl>
            <p className="sub">{say("person.source", { source: card.source, day: dayOf(card.receivedAt) })}</p>
            <FullView person={person} />
          </section>
          <section className="card pad" aria-labelledby="contributions">
            <h2 id="contributions">{say("person.contributions")}</h2>
            {read.data.contributions.length === 0 ? <p className="sub">{say("person.no-contributions")}</p> : null}
            <dl className="facts">
              {read.data.contributions.map((one) => (
                <div key={one.kind} className="fact">
                  <dt>{one.kindName}</dt>
                  <dd>{say("person.months", { months: one.months })}</dd>
                  <dd className="fact-source">{[one.firstMonth && one.lastMonth ? `${one.firstMonth} — ${one.lastMonth}` : "", one.dueMonths > 0 ? say("person.due-months", { months: one.dueMonths }) : "", one.source, one.asOf?.slice(0, 10) ?? ""].filter(Boolean).join(" · ")}</dd>
                </div>
              ))}
            </dl>
          </section>
          <section className="card pad" aria-labelledby="received">
            <h2 id="received">{say("person.received")}</h2>
            {read.data.received.length === 0 ? <p className="sub">{say("person.no-received")}</p> : null}
            <ul className="earlier">
              {read.data.received.map((one) => (
                <li key={`${one.kind}-${one.from ?? ""}-${one.says}`}>
                  {one.says} {one.now ? <Chip tone="warning">{say("person.now")}</Chip> : null}
                  <span className="sub num">{one.source} · {dayOf(one.receivedAt)}</span>
                </li>
              ))}
            </ul>
          </section>
        </div>
        <div>
          {maySubmit ? (
            <section className="card pad no-print" aria-labelledby="serve">
              <h2 id="serve">{say("person.serve")}</h2>
              <div className="item-grid">
                {(items.data ?? []).filter((one) => one.subject === "person").map((one) => (
                  <Link key={one.code} to="/people/$person/apply/$item" params={{ person, item: one.code }}>{one.name}</Link>
                ))}
              </div>
            </section>
          ) : null}
          <Registrations person={person} />
          <Benefits person={person} />
          <Subsidies subject={person} />
          <Contacts person={person} />
          <section aria-labelledby="cases">
            <h2 id="cases">{say("person.cases")}</h2>
            <Failure failure={cases.error} />
            {cases.data && cases.data.length > 0 ? <CaseTable rows={cases.data} label={say("person.cases")} /> : cases.data ? <p className="sub">{say("earlier.none")}</p> : null}
          </section>
        </div>
      </div>
    </div>
  )
}

function Status({ person }: { readonly person: string }) {
  const read = useAsk(personRegistrations, { params: { person } })
  return read.data ? <Chip tone={read.data.status.status === "employed" ? "success" : "info"}>{`${read.data.status.label}${read.data.status.since ? ` · ${read.data.status.since}` : ""}`}</Chip> : null
}
