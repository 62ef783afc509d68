// What the checks inside and between tables say: what is violated first, what could not be checked last.
import { Chip } from "../../parts/chips.tsx"
import { useSay } from "../../say.ts"
import type { TableView } from "./official-table.tsx"

const rank = { violated: 0, holds: 1, "not-applicable": 2 } as const

export function Checks({ checks }: { readonly checks: TableView["checks"] }) {
  const say = useSay()
  return (
    <section className="card pad" aria-labelledby="checks">
      <h2 id="checks">{say("checks.title")}</h2>
      {checks.length === 0 ? <p className="sub">{say("checks.none")}</p> : null}
      <ul className="identities">
        {checks.toSorted((a, b) => rank[a.verdict] - rank[b.verdict]).map((one) => (
          <li key={one.id}>
            <span><strong className="num">{one.id}</strong> {one.says}</span>
            <Chip tone={one.verdict === "holds" ? "success" : one.verdict === "not-applicable" ? "neutral" : one.level === "block" ? "error" : "warning"}>{say(one.verdict === "violated" ? `checks.${one.level}` : `checks.${one.verdict}`)}</Chip>
            {one.findings.length > 0 ? <ul className="plain-list sides" style={{ display: "block" }}>{one.findings.map((line) => <li key={line}>{line}</li>)}</ul> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
