// What the rule worked out: each result first, how it was reached folded below it; of many alike the first few, the others folded.
import { useSay } from "../../say.ts"

export function Workings({ lines }: { readonly lines: readonly string[] }) {
  const say = useSay()
  if (lines.length === 0) return null
  return (
    <div className="workings">
      <ul aria-label={say("outcome.workings")}>{lines.slice(0, few).map((line) => <Working key={line} line={line} />)}</ul>
      {lines.length > few ? <details><summary>{say("outcome.more-workings", { count: lines.length - few })}</summary><ul aria-label={say("outcome.workings")}>{lines.slice(few).map((line) => <Working key={line} line={line} />)}</ul></details> : null}
    </div>
  )
}

/** What fits beside a form without pushing it off the screen. */
const few = 3

/** A result first, how it was worked out folded below it. */
function Working({ line }: { readonly line: string }) {
  const say = useSay()
  const end = line.indexOf("。") + 1
  const how = end > 0 ? line.slice(end) : ""
  return (
    <li>
      <strong>{end > 0 ? line.slice(0, end - 1) : line}</strong>
      {how ? <details><summary>{say("outcome.how")}</summary><p>{how}</p></details> : null}
    </li>
  )
}
