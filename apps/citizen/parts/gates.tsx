// Who may see a page: the signed-in person only, and what is said when an address leads nowhere.
import { Button } from "antd"
import type { ReactNode } from "react"
import { EmptyState, LoadingShape, useGo, useSignIn } from "#ui"
import { useSay } from "../say.ts"

/** Shows the page to a signed-in person, and otherwise the way to sign in and come back. */
export function SignedInOnly({ children }: { readonly children: ReactNode }) {
  const say = useSay()
  const { who, asking, unreachable, signInAddress } = useSignIn()
  const go = useGo()
  if (asking) return <LoadingShape rows={2} />
  if (who.kind === "citizen") return children
  if (unreachable)
    return (
      <div className="jy-card">
        <EmptyState heading="h1" title={say("gate.unreachable")} why={say("gate.unreachableWhy")} action={<Button onClick={() => location.reload()}>{say("gate.again")}</Button>} />
      </div>
    )
  return (
    <div className="jy-card">
      <EmptyState
        heading="h1"
        title={say("gate.title")}
        why={say("gate.why")}
        action={
          <Button type="primary" size="large" onClick={() => go(signInAddress(location.pathname + location.search))}>
            {say("gate.action")}
          </Button>
        }
      />
    </div>
  )
}

export function NotFound() {
  const say = useSay()
  const go = useGo()
  return (
    <div className="jy-card">
      <EmptyState heading="h1" title={say("lost.title")} why={say("lost.why")} action={<Button onClick={() => go("/")}>{say("lost.action")}</Button>} />
    </div>
  )
}
