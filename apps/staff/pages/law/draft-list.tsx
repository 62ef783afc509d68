// Drafted versions with where each stands: of all rules, or of one.
import { listDrafts } from "#platform/parameters/contract"
import { Go, useAsk } from "#ui"
import type { OutputOf } from "#wire"
import { Chip, type Tone } from "../../parts/chips.tsx"
import { Nothing } from "../../parts/empty.tsx"
import { ListCard } from "../../parts/list-card.tsx"
import { moment } from "../../parts/moments.ts"
import { useSay } from "../../say.ts"

type State = OutputOf<typeof listDrafts>[number]["state"]

export const draftTones: Readonly<Record<State, Tone>> = { draft: "neutral", returned: "warning", sent: "info", approved: "success", withdrawn: "neutral" }

export function DraftList({ rule }: { readonly rule?: string }) {
  const say = useSay()
  const list = useAsk(listDrafts, { query: rule === undefined ? {} : { rule } })
  return (
    <ListCard
      label={say("law.view.drafts")} asked={list} rows={list.data} keyOf={(one) => one.draftId}
      nothing={rule === undefined ? <Nothing title={say("drafts.none")}>{say("drafts.none-more")}</Nothing> : <p className="light">{say("drafts.none")}</p>}
      columns={[
        { head: say("drafts.title"), show: (one) => <><Go to={`/law/drafts/${one.draftId}`} className="row-link">{one.title}</Go><span className="sub">{`${one.draftedBy} ${moment(one.changedAt)}`}</span></> },
        { head: say("law.rule"), show: (one) => one.ruleTitle },
        { head: say("numbers.from"), className: "num", show: (one) => one.from },
        { head: say("numbers.document"), show: (one) => one.documentNumber },
        { head: say("numbers.state"), show: (one) => <Chip tone={draftTones[one.state]}>{say(`drafts.state.${one.state}`)}</Chip> },
      ]}
    />
  )
}
