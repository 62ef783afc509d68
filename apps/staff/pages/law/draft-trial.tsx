// What a draft changes: old sentence beside new, and the worked examples with what becomes of each.
import type { readDraft, tryDraft } from "#platform/parameters/contract"
import type { OutputOf } from "#wire"
import { Chip, VerdictChip, type VerdictWord } from "../../parts/chips.tsx"
import { useSay } from "../../say.ts"

type Trial = OutputOf<typeof tryDraft> | Pick<OutputOf<typeof readDraft>, "problems" | "differences" | "examples">
type Example = Trial["examples"][number]

const nameOf = (one: Trial["differences"][number]): string => (one.what === "condition" || one.what === "title" || one.what === "law" ? "" : `${one.name}：`)

export function DraftTrial({ trial }: { readonly trial: Trial }) {
  const say = useSay()
  const moved = trial.examples.filter((one) => one.changed)
  return (
    <>
      {trial.problems.length > 0 ? (
        <div className="banner banner-warning" role="alert">
          <strong>{say("drafts.problems")}</strong>
          <ul className="law-sentences">{trial.problems.map((one, index) => <li key={index}>{say("drafts.problem", { at: one.at, says: one.says })}</li>)}</ul>
        </div>
      ) : null}
      <section className="card pad" aria-label={say("drafts.differences")}>
        <h2>{say("drafts.differences")}</h2>
        {trial.differences.length === 0 ? <p className="light">{say("drafts.no-differences")}</p> : null}
        <ul className="law-examples">
          {trial.differences.map((one, index) => (
            <li key={index}>
              <Chip tone={one.before === null ? "success" : one.after === null ? "error" : "info"}>{say(one.before === null ? "drafts.added" : one.after === null ? "drafts.gone" : "drafts.altered")}</Chip>
              {one.before === null ? null : <del>{`${say("drafts.old")}：${nameOf(one)}${one.before}`}</del>}
              {one.after === null ? null : <span>{`${say("drafts.new")}：${nameOf(one)}${one.after}`}</span>}
            </li>
          ))}
        </ul>
      </section>
      <section className="card pad" aria-label={say("law.examples")}>
        <h2>{say("law.examples")}</h2>
        <p>{moved.length === 0 ? say("drafts.examples-same", { count: trial.examples.length }) : say("drafts.examples-moved", { count: trial.examples.length, moved: moved.length })}</p>
        <ul className="law-examples">
          {moved.map((one, index) => (
            <li key={index}>
              <span className="law-example-head"><Chip tone="neutral">{one.id ?? say("law.own-example")}</Chip><span>{one.says}</span></span>
              <Side word={say("drafts.old")} side={one.before} />
              <Side word={say("drafts.new")} side={one.after} />
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

const Side = ({ word, side }: { readonly word: string; readonly side: Example["before"] }) => (
  <span className="law-example-head"><span className="light">{word}</span><VerdictChip verdict={side.result as VerdictWord} />{side.codes.map((code) => <span key={code} className="code">{code}</span>)}<span className="sub">{side.shown.join("；")}</span></span>
)
