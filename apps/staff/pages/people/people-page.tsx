// Finding a person at the counter: ID number, mobile or name; the first visit opens a file.
import { Link } from "@tanstack/react-router"
import { Button, Input, Skeleton } from "antd"
import { useState } from "react"
import { searchPersons } from "#platform/registers/contract"
import { ClearSign, useAsk, useWho } from "#ui"
import { Nothing } from "../../parts/empty.tsx"
import { Failure } from "../../parts/failure.tsx"
import { wrongIf } from "../../parts/line.tsx"
import { useTried } from "../../parts/tried.ts"
import { useSay } from "../../say.ts"
import { NewPerson } from "./new-person.tsx"

export function PeoplePage() {
  const say = useSay()
  const { roles } = useWho()
  const [typed, setTyped] = useState("")
  const [q, setQ] = useState("")
  const [opening, setOpening] = useState(false)
  const { lacks, tried } = useTried()
  const lack = lacks(typed.trim() === "")
  const found = useAsk(searchPersons, { query: { q } }, { enabled: q !== "", keep: true })
  const mayOpen = roles.includes("clerk") || roles.includes("reviewer")
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say("people.title")}</h1>
        <p className="hint">{say("people.hint")}</p>
      </div>
      <form
        className="tools"
        role="search"
        onSubmit={(event) =>
          tried(event, typed.trim() === "", () => {
            setOpening(false)
            setQ(typed.trim())
          })
        }
      >
        <Input className="grow" size="large" autoFocus {...wrongIf(lack, "people-lack")} allowClear={{ clearIcon: <ClearSign /> }} value={typed} aria-label={say("people.search")} placeholder={say("people.search")} onChange={(event) => setTyped(event.target.value)} />
        <Button type="primary" size="large" htmlType="submit">{say("people.find")}</Button>
        {mayOpen ? <Button size="large" onClick={() => setOpening(true)}>{say("people.new")}</Button> : null}
      </form>
      {lack ? <p id="people-lack" className="field-error" role="alert">{lack}</p> : null}
      {opening ? <NewPerson begin={typed} close={() => setOpening(false)} /> : null}
      <Failure failure={found.error} />
      {q !== "" && found.isPending ? <div className="card pad" aria-busy="true"><Skeleton active /></div> : null}
      {found.data && found.data.length === 0 ? <Nothing title={say("people.none", { q })}>{say("people.none-more")}</Nothing> : null}
      {found.data && found.data.length > 0 ? (
        <div className="card">
          <ul className="results" aria-label={say("people.results")}>
            {found.data.map((one) => (
              <li key={one.personId}>
                <Link to="/people/$person" params={{ person: one.personId }} className="result">
                  <span><strong>{one.name}</strong> {one.sexName ?? ""} {one.age === null ? "" : say("people.age", { age: one.age })}</span>
                  <span>{one.regionName}</span>
                  <span className="sub num">{one.idTypeName} {one.idMasked}{one.mobileMasked ? ` · ${one.mobileMasked}` : ""}</span>
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  )
}
