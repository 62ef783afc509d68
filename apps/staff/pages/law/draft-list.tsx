// Drafted versions with where each stands: of all rules, or of one.
import { Skeleton } from "antd"
import { listDrafts } from "#platform/parameters/contract"
import { Go, useAsk } from "#ui"
import type { OutputOf } from "#wire"
import { Chip, type Tone } from "../../parts/chips.tsx"
import { Nothing } from "../../parts/empty.tsx"
import { Failure } from "../../parts/failure.tsx"
import { moment } from "../../parts/moments.ts"
import { useSay } from "../../say.ts"

type State = OutputOf<typeof listDrafts>[number]["state"]

export const draftTones: Readonly<Record<State, Tone>> = { draft: "neutral", returned: "warning", sent: "info", approved: "success", withdrawn: "neutral" }

export function DraftList({ rule }: { readonly rule?: string }) {
  const say = useSay()
  const list = useAsk(listDrafts, { query: rule === undefined ? {} : { rule } })
  return (
    <>
      <Failure failure={list.error} again={() => void list.refetch()} />
      {list.isPending ? <div className="card pad" aria-busy="true"><Skeleton active /></div> : null}
      {list.data?.length === 0 ? rule === undefined ? <Nothing title={say("drafts.none")}>{say("drafts.none-more")}</Nothing> : <p className="light">{say("drafts.none")}</p> : null}
      {list.data && list.data.length > 0 ? (
        <div className="card table-card">
          <table className="rows" aria-label={say("law.view.drafts")}>
            <thead><tr><th scope="col">{say("drafts.title")}</th><th scope="col">{say("law.rule")}</th><th scope="col">{say("numbers.from")}</th><th scope="col">{say("numbers.document")}</th><th scope="col">{say("numbers.state")}</th></tr></thead>
            <tbody>
              {list.data.map((one) => (
                <tr key={one.draftId}>
                  <td data-label={say("drafts.title")}><Go to={`/law/drafts/${one.draftId}`} className="row-link">{one.title}</Go><span className="sub">{`${one.draftedBy} ${moment(one.changedAt)}`}</span></td>
                  <td data-label={say("law.rule")}>{one.ruleTitle}</td>
                  <td data-label={say("numbers.from")} className="num">{one.from}</td>
                  <td data-label={say("numbers.document")}>{one.documentNumber}</td>
                  <td data-label={say("numbers.state")}><Chip tone={draftTones[one.state]}>{say(`drafts.state.${one.state}`)}</Chip></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </>
  )
}
