// One rule: what it says in sentences, its conditions with article and code, its facts and numbers, worked examples, and where it is used.
import { getRouteApi } from "@tanstack/react-router"
import { Skeleton } from "antd"
import { listParameters, readRule } from "#platform/parameters/contract"
import { Go, useAsk, useWho } from "#ui"
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
  const mayDraft = roles.some((role) => role === "clerk" || role === "reviewer" || role === "head")
  return (
    <div className="page">
      <div className="page-head">
        <Go to="/law" className="back">{`← ${say("law.back")}`}</Go>
        <h1>{newest?.title ?? name}</h1>
        <span className="light">{name}</span>
        {rule.data?.draftable && mayDraft ? <Go to={`/law/${name}/draft`} className="ant-btn ant-btn-primary">{say("drafts.draft-it")}</Go> : null}
      </div>
      <Failure failure={rule.error} again={() => void rule.refetch()} />
      {rule.isPending ? <div className="card pad" aria-busy="true"><Skeleton active /></div> : null}
      {rule.data?.versions.toReversed().map((version) => <VersionCards key={version.since} version={version} />)}
      {rule.data?.draftable ? <section aria-label={say("drafts.of-rule")}><h2>{say("drafts.of-rule")}</h2><DraftList rule={name} /></section> : null}
      {rule.data ? <Examples examples={rule.data.examples} /> : null}
      {newest ? <RuleNumbers keys={newest.parameters} /> : null}
    </div>
  )
}

function VersionCards({ version }: { readonly version: Version }) {
  const say = useSay()
  return (
    <>
      <section className="card pad" aria-label={say("law.sentences")}>
        <div className="card-head"><h2>{say("law.sentences")}</h2><span className="light num">{daysOf(say, version.since, version.until)}</span></div>
        <p>{version.items.length > 0 ? `${say("law.used")}：${version.items.map((one) => `${one.name}（${say(`law.used.${one.as}`)}）`).join("、")}` : say("law.used.none")}</p>
        <ol className="law-sentences">{version.sentences.map((sentence) => <li key={sentence}>{sentence}</li>)}</ol>
      </section>
      {version.conditions.length > 0 ? (
        <section className="card table-card" aria-label={say("law.conditions")}>
          <table className="rows" aria-label={say("law.conditions")}>
            <thead><tr><th scope="col">{say("law.condition")}</th><th scope="col">{say("law.article")}</th><th scope="col">{say("law.otherwise")}</th></tr></thead>
            <tbody>
              {version.conditions.map((one) => (
                <tr key={one.name}>
                  <td data-label={say("law.condition")}>{one.says}</td>
                  <td data-label={say("law.article")}>{one.article}</td>
                  <td data-label={say("law.otherwise")}><VerdictChip verdict={one.verdict} /><span className="code">{one.code}</span><span className="sub">{one.reason}</span></td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ) : null}
      {version.facts.length > 0 ? (
        <section className="card pad" aria-label={say("law.facts")}>
          <h2>{say("law.facts")}</h2>
          <ul className="law-facts">
            {version.facts.map((fact) => <li key={fact.name}>{fact.label}<span className="sub">{` ${fact.source}${fact.answered ? "" : `，${say("law.not-answered")}`}`}</span></li>)}
          </ul>
        </section>
      ) : null}
    </>
  )
}

function Examples({ examples }: { readonly examples: RuleAnswer["examples"] }) {
  const say = useSay()
  return (
    <section className="card pad" aria-label={say("law.examples")}>
      <h2>{say("law.examples")}</h2>
      {examples.length === 0 ? <p className="light">{say("law.no-examples")}</p> : null}
      <ul className="law-examples">
        {examples.map((one, position) => (
          <li key={position}>
            <span className="law-example-head"><Chip tone="neutral">{one.id ?? say("law.own-example")}</Chip><VerdictChip verdict={one.result as VerdictWord} />{one.codes.map((code) => <span key={code} className="code">{code}</span>)}</span>
            <span>{one.says}</span>
            {one.shown.length > 0 ? <span className="sub">{one.shown.join("；")}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

function RuleNumbers({ keys }: { readonly keys: readonly string[] }) {
  const say = useSay()
  const numbers = useAsk(listParameters, { query: { key: keys.join(","), state: "approved", size: 200 } }, { enabled: keys.length > 0 })
  const rows = numbers.data?.rows ?? []
  return (
    <section aria-label={say("law.numbers")}>
      <h2>{say("law.numbers")}</h2>
      {keys.length === 0 ? <p className="light">{say("law.no-numbers")}</p> : null}
      <Failure failure={numbers.error} again={() => void numbers.refetch()} />
      {rows.length > 0 ? <NumbersTable rows={rows} label={say("law.numbers")} /> : null}
    </section>
  )
}
