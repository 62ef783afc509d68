// One rule: what it says in sentences, its conditions with article and code, its facts and numbers, worked examples, and where it is used.
import { getRouteApi } from "@tanstack/react-router"
import { Button, Skeleton } from "antd"
import type { ReactNode } from "react"
import { listParameters, readRule } from "#platform/parameters/contract"
import { Go, useAsk, useGo, useIsPhone, useWho } from "#ui"
import type { OutputOf } from "#wire"
import { Chip, VerdictChip, type VerdictWord } from "../../parts/chips.tsx"
import { Failure } from "../../parts/failure.tsx"
import { useSay } from "../../say.ts"
import { DraftList } from "./draft-list.tsx"
import { daysOf } from "./law-page.tsx"
import { NumbersTable } from "./numbers-table.tsx"

type RuleAnswer = OutputOf<typeof readRule>
type Version = RuleAnswer["versions"][number]

const route = getRouteApi("/law/$rule")

export function RulePage() {
  const say = useSay()
  const { rule: name }: { rule: string } = route.useParams()
  const rule = useAsk(readRule, { params: { name } })
  const newest = rule.data?.versions.at(-1)
  const { roles } = useWho()
  const go = useGo()
  const mayDraft = roles.some((role) => role === "clerk" || role === "reviewer" || role === "head")
  return (
    <div className="page">
      <div className="page-head">
        <Go to="/law" className="back">{`← ${say("law.back")}`}</Go>
        <h1>{newest?.title ?? name}</h1>
        <span className="light">{name}</span>
        {rule.data?.draftable && mayDraft ? <Button type="primary" onClick={() => go(`/law/${name}/draft`)}>{say("drafts.draft-it")}</Button> : null}
      </div>
      <Failure failure={rule.error} again={() => void rule.refetch()} />
      {rule.isPending ? <div className="card pad" aria-busy="true"><Skeleton active /></div> : null}
      {rule.data?.versions.toReversed().map((version) => <VersionCards key={version.since} version={version} isNewest={version === newest} />)}
      {rule.data?.draftable ? <section aria-label={say("drafts.of-rule")}><h2>{say("drafts.of-rule")}</h2><DraftList rule={name} /></section> : null}
      {rule.data ? <Examples examples={rule.data.examples} /> : null}
      {newest ? <RuleNumbers keys={newest.parameters} /> : null}
    </div>
  )
}

interface PartProps {
  readonly title: string
  /** How much stands in it, beside the title. */
  readonly note?: string
  readonly isOpen: boolean
  readonly children: ReactNode
}

/** A part of the page that can be folded; long parts begin folded on a phone. */
const Part = ({ title, note, isOpen, children }: PartProps) => (
  <details className="card pad law-part" open={isOpen}>
    <summary><h2>{title}</h2>{note ? <span className="light num">{note}</span> : null}</summary>
    {children}
  </details>
)

function VersionCards({ version, isNewest }: { readonly version: Version; readonly isNewest: boolean }) {
  const say = useSay()
  const isOpen = !useIsPhone() && isNewest
  return (
    <>
      <Part title={say("law.sentences")} note={daysOf(say, version.since, version.until)} isOpen={isOpen}>
        <p>{version.items.length > 0 ? say("text.named", { name: say("law.used"), text: version.items.map((one) => say("text.bracketed", { text: one.name, more: say(`law.used.${one.as}`) })).join(say("text.and")) }) : say("law.used.none")}</p>
        <ol className="law-sentences">{version.sentences.map((sentence) => <li key={sentence}>{sentence}</li>)}</ol>
      </Part>
      {isNewest && version.conditions.length > 0 ? (
        <section className="card table-card" aria-label={say("law.conditions")}>
          <table className="rows" aria-label={say("law.conditions")}>
            <thead><tr><th scope="col">{say("law.condition")}</th><th scope="col">{say("law.article")}</th><th scope="col">{say("law.otherwise")}</th></tr></thead>
            <tbody>
              {version.conditions.map((one) => (
                <tr key={one.name}>
                  <td data-label={say("law.condition")}>{one.says}</td>
                  <td data-label={say("law.article")}>{one.article}</td>
                  <td data-label={say("law.otherwise")}><span className="law-example-head"><VerdictChip verdict={one.verdict} /><span className="code">{one.code}</span></span><span className="sub">{one.reason}</span></td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ) : null}
      {isNewest && version.facts.length > 0 ? (
        <Part title={say("law.facts")} note={say("law.count", { count: version.facts.length })} isOpen={isOpen}>
          <ul className="law-facts">
            {version.facts.map((fact) => <li key={fact.name}>{fact.label}<span className="sub">{` ${fact.source}${fact.answered ? "" : `，${say("law.not-answered")}`}`}</span></li>)}
          </ul>
        </Part>
      ) : null}
    </>
  )
}

function Examples({ examples }: { readonly examples: RuleAnswer["examples"] }) {
  const say = useSay()
  const isPhone = useIsPhone()
  return (
    <Part title={say("law.examples")} note={say("law.count", { count: examples.length })} isOpen={!isPhone}>
      {examples.length === 0 ? <p className="light">{say("law.no-examples")}</p> : null}
      <ul className="law-examples">
        {examples.map((one, position) => (
          <li key={position}>
            <span className="law-example-head"><Chip tone="neutral">{one.id ?? say("law.own-example")}</Chip><VerdictChip verdict={one.result as VerdictWord} />{one.codes.map((code) => <span key={code} className="code">{code}</span>)}</span>
            <span>{one.says}</span>
            {one.shown.length > 0 ? <span className="sub">{one.shown.join(say("text.then"))}</span> : null}
          </li>
        ))}
      </ul>
    </Part>
  )
}

function RuleNumbers({ keys }: { readonly keys: readonly string[] }) {
  const say = useSay()
  const isPhone = useIsPhone()
  const numbers = useAsk(listParameters, { query: { key: keys.join(","), state: "approved", size: 200 } }, { enabled: keys.length > 0 })
  const rows = numbers.data?.rows ?? []
  return (
    <Part title={say("law.numbers")} {...(numbers.data ? { note: say("law.count", { count: rows.length }) } : {})} isOpen={!isPhone}>
      {keys.length === 0 ? <p className="light">{say("law.no-numbers")}</p> : null}
      <Failure failure={numbers.error} again={() => void numbers.refetch()} />
      {rows.length > 0 ? <NumbersTable rows={rows} label={say("law.numbers")} /> : null}
    </Part>
  )
}
