// An address that leads nowhere says so, and leads back.
import { EmptyState, Go } from "#ui"
import { useSay } from "../say.ts"

export function LostPage() {
  const say = useSay()
  return (
    <div className="emp-page">
      <div className="jy-card">
        <EmptyState heading="h1" title={say("lost.title")} why={say("lost.why")} action={<Go to="/" className="emp-action">{say("lost.action")}</Go>} />
      </div>
    </div>
  )
}
