// Finding an employer: credit code or name; its data, and its staff as filed.
import { getRouteApi, Link } from "@tanstack/react-router"
import { Button, Input, Skeleton } from "antd"
import { useState } from "react"
import { roster } from "#domains/registration"
import { subjectCases } from "#platform/casework/contract"
import { readEmployer, searchEmployers } from "#platform/registers/contract"
import { ClearSign, useAsk, useWho } from "#ui"
import { Nothing } from "../../parts/empty.tsx"
import { Failure } from "../../parts/failure.tsx"
import { wrongIf } from "../../parts/line.tsx"
import { dayOf } from "../../parts/moments.ts"
import { useTried } from "../../parts/tried.ts"
import { useSay } from "../../say.ts"
import { Subsidies } from "../people/subsidies.tsx"
import { CaseTable } from "../work-list/case-table.tsx"

/** Characters of a name or code that are looked for. */
const least = 2

export function EmployersPage() {
  const say = useSay()
  const [typed, setTyped] = useState("")
  const [q, setQ] = useState("")
  const { lacks, tried } = useTried()
  const lack = lacks(typed.trim().length < least, say("form.at-least", { least }))
  const found = useAsk(searchEmployers, { query: { q } }, { enabled: q !== "", keep: true })
  return (
    <div className="page">
      <div className="page-head"><h1>{say("employers.title")}</h1></div>
      <form className="tools" role="search" onSubmit={(event) => tried(event, typed.trim().length < least, () => setQ(typed.trim()))}>
        <Input className="grow" size="large" autoFocus {...wrongIf(lack, "employers-lack")} allowClear={{ clearIcon: <ClearSign /> }} value={typed} aria-label={say("employers.search")} placeholder={say("employers.search")} onChange={(event) => setTyped(event.target.value)} />
        <Button type="primary" size="large" htmlType="submit">{say("people.find")}</Button>
      </form>
      {lack ? <p id="employers-lack" className="field-error" role="alert">{lack}</p> : null}
      <Failure failure={found.error} />
      {q !== "" && found.isPending ? <div className="card pad" aria-busy="true"><Skeleton active /></div> : null}
      {found.data && found.data.length === 0 ? <Nothing title={say("people.none", { q })}>{say("employers.none-more")}</Nothing> : null}
      {found.data && found.data.length > 0 ? (
        <div className="card"><ul className="results">
          {found.data.map((one) => <li key={one.employerId}><Link to="/employers/$employer" params={{ employer: one.employerId }} className="result"><strong>{one.name}</strong><span>{one.regionName}</span><span className="sub num">{one.uscc}</span></Link></li>)}
        </ul></div>
      ) : null}
    </div>
  )
}

const route = getRouteApi("/employers/$employer")

export function EmployerPage() {
  const say = useSay()
  const { employer }: { employer: string } = route.useParams()
  const { roles } = useWho()
  const mayRoster = roles.some((role) => role === "clerk" || role === "reviewer" || role === "auditor")
  const read = useAsk(readEmployer, { params: { employer } })
  const staff = useAsk(roster, { query: { employer, size: 100 } }, { enabled: mayRoster })
  const cases = useAsk(subjectCases, { params: { subject: employer } })
  if (read.isPending) return <div className="page" aria-busy="true"><Skeleton active /></div>
  if (!read.data) return <div className="page"><h1>{say("employers.unreadable")}</h1><Failure failure={read.error} again={() => void read.refetch()} /><p><Link to="/employers">{say("employers.back")}</Link></p></div>
  const one = read.data
  const pairs: readonly (readonly [string, string | null])[] = [
    [say("employers.uscc"), one.uscc], [say("employers.type"), one.unitTypeName], [say("employers.reg-type"), one.regTypeName], [say("employers.industry"), one.industryName], [say("worklist.column.region"), one.regionName],
    [say("employers.founded"), one.foundedOn], [say("employers.legal"), one.legalPersonName], [say("employers.contact"), [one.contactName, one.contactMobileMasked].filter(Boolean).join(" ") || null], [say("employers.address"), one.address],
    [say("employers.insured"), String(one.insuredStaff)],
  ]
  return (
    <div className="page">
      <div className="case-title"><Link to="/employers" className="back no-print" aria-label={say("employers.back")}>←</Link><h1>{one.name}</h1></div>
      <div className="split">
        <div>
          <section className="card pad" aria-labelledby="employer">
            <h2 id="employer">{say("employers.card")}</h2>
            <dl className="pairs">{pairs.map(([label, value]) => <div key={label} style={{ display: "contents" }}><dt>{label}</dt><dd className={value ? "num" : "missing"}>{value ?? say("facts.unknown")}</dd></div>)}</dl>
            <p className="sub">{say("person.source", { source: one.source, day: dayOf(one.receivedAt) })}</p>
          </section>
        </div>
        <div>
          {mayRoster ? (
            <section className="card" aria-labelledby="staff">
              <div className="pad"><h2 id="staff" style={{ marginBottom: 0 }}>{say("employers.roster")} {staff.data ? <span className="light">{say("employers.filed", { count: staff.data.filed })}</span> : null}</h2></div>
              <Failure failure={staff.error} />
              {staff.data && staff.data.rows.length === 0 ? <p className="sub pad">{say("employers.no-roster")}</p> : null}
              {staff.data && staff.data.rows.length > 0 ? (
                <table className="rows" aria-label={say("employers.roster")}>
                  <thead><tr><th scope="col">{say("people.name")}</th><th scope="col">{say("employers.hired")}</th><th scope="col">{say("employers.contract")}</th><th scope="col">{say("employers.post")}</th></tr></thead>
                  <tbody>{staff.data.rows.map((row) => <tr key={row.filingId}><td data-label={say("people.name")}>{row.name}<span className="sub num">{row.masked}</span></td><td data-label={say("employers.hired")} className="num">{row.hireOn}</td><td data-label={say("employers.contract")}>{row.contractName}<span className="sub num">{[row.contractFrom, row.contractTo].filter(Boolean).join(" — ")}</span></td><td data-label={say("employers.post")}>{row.postName ?? row.occupation}</td></tr>)}</tbody>
                </table>
              ) : null}
            </section>
          ) : null}
          <Subsidies subject={employer} />
          <section aria-labelledby="cases"><h2 id="cases">{say("person.cases")}</h2><Failure failure={cases.error} />{cases.data && cases.data.length > 0 ? <CaseTable rows={cases.data} label={say("person.cases")} /> : <p className="sub">{say("earlier.none")}</p>}</section>
        </div>
      </div>
    </div>
  )
}
