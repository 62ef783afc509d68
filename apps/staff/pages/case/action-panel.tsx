// The one next action with its consequence in words, the others unfolded below it, and the place where the words for it are written.
import { useQueryClient } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import { Button } from "antd"
import { useEffect, useRef, useState } from "react"
import type { CaseView, ItemView } from "#platform/casework/contract"
import { type Say, useSay } from "../../say.ts"
import { moment } from "../../parts/moments.ts"
import { nextInList } from "../work-list/leave-list.ts"
import { ActionForm } from "./action-form.tsx"
import { allowedNow, firstLook, nextAction, type OfficerAction, whyNot } from "./next-action.ts"

export function ActionPanel({ view, item }: { readonly view: CaseView; readonly item: ItemView | undefined }) {
  const say = useSay()
  const [chosen, setChosen] = useState<OfficerAction | null>(null)
  const may = allowedNow(view)
  const next = nextAction(view)
  const others = may.filter((kind) => kind !== next)
  const rest = others.filter((kind) => kind !== "return")
  const [isOpen, setOpen] = useState(false)
  const [told, setTold] = useState<string | null>(null)
  const client = useQueryClient()
  const following = told ? nextInList(client, view.caseId) : null
  const panel = useRef<HTMLDivElement>(null)
  /** Where the form was, the focus goes on: to the next case or what was done, or back to the actions after a cancel. */
  const [closed, setClosed] = useState(0)
  useEffect(() => {
    if (closed > 0) (panel.current?.querySelector<HTMLElement>("[role=status] a") ?? panel.current?.querySelector<HTMLElement>("[role=status], #next-action") ?? panel.current)?.focus()
  }, [closed])
  if (chosen)
    return (
      <ActionForm
        view={view}
        item={item}
        kind={chosen}
        done={(sentence) => {
          setChosen(null)
          setTold(sentence)
          setClosed(closed + 1)
        }}
        cancel={() => {
          setChosen(null)
          setClosed(closed + 1)
        }}
      />
    )
  const reason = whyNot(view)
  const looked = firstLook(view)
  return (
    <div className="card pad action-card no-print" tabIndex={-1} ref={panel}>
      <h2>{say("action.title")}</h2>
      {told ? (
        <div className="banner banner-success" role="status" tabIndex={-1}>
          {told}
          {following === null ? <p><Link to="/">{say("case.back")}</Link></p> : null}
          {following ? <p><Link to="/cases/$subject/$case" params={{ subject: following.subjectId, case: following.caseId }}>{say("action.next-case", { applicant: following.applicant, item: following.itemName })}</Link></p> : null}
        </div>
      ) : null}
      {looked ? <p className="banner banner-info jy-keep-lines">{say("text.named", { name: say("action.first-look", { who: looked.who, at: moment(looked.at) }), text: looked.says ?? "" })}</p> : null}
      {next ? (
        <>
          <p className="consequence">{consequence(say, next, view)}</p>
          <Button id="next-action" type="primary" size="large" block danger={next === "refuse" || next === "not-accept"} onClick={() => setChosen(next)}>
            {say(`action.${next}`)}
          </Button>
        </>
      ) : (
        <p className="consequence">{reason ?? say(view.endedAt ? "action.ended" : "action.nothing")}</p>
      )}
      <div className="action-others">
        {others.includes("return") ? <Button onClick={() => setChosen("return")}>{say("action.return")}</Button> : null}
        {rest.length > 0 ? <Button aria-expanded={isOpen} aria-controls="other-actions" onClick={() => setOpen(!isOpen)}>{say("action.more")} {isOpen ? "▴" : "▾"}</Button> : null}
      </div>
      {isOpen && rest.length > 0 ? (
        <div id="other-actions" className="action-others" role="group" aria-label={say("action.more")}>
          {rest.map((kind) => <Button key={kind} danger={kind === "refuse" || kind === "not-accept"} onClick={() => { setOpen(false); setChosen(kind) }}>{say(`action.${kind}`)}</Button>)}
        </div>
      ) : null}
      {next && reason ? <p className="sub">{reason}</p> : null}
      {next ? <p className="hint desk-only">{say("action.keys")}</p> : null}
    </div>
  )
}

/** What will happen, in words, before the button is pressed. */
export function consequence(say: Say, kind: OfficerAction, view: CaseView): string {
  const here = view.steps.findIndex((step) => step.status === "now")
  const following = view.steps[here + 1]
  switch (kind) {
    case "accept":
      if (view.steps[here]?.pair === "first") return say("consequence.accept-first")
      return following ? say("consequence.accept", { step: following.label, who: say(`role.${roleKey(following.by)}`) }) : say("consequence.accept-last")
    case "approve":
      return say("consequence.approve", { item: view.itemName })
    case "refuse":
    case "not-accept":
      return say(`consequence.${kind}`, { codes: view.judgement?.codes.join("、") || say("consequence.no-code") })
    case "return":
    case "take":
    case "send-back":
    case "transfer":
    case "ask-opinion":
    case "give-opinion":
    case "note":
      return say(`consequence.${kind}`)
  }
}

const roleKeys = ["clerk", "reviewer", "head", "finance", "statistician", "auditor", "operator"] as const

export const roleKey = (role: string): (typeof roleKeys)[number] => roleKeys.find((one) => one === role) ?? "clerk"
