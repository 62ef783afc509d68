// An address that leads nowhere.
import { Go } from "#ui"
import { useSay } from "../say.ts"
import { Nothing } from "./empty.tsx"

export function NotFoundPage() {
  const say = useSay()
  return (
    <div className="page">
      <h1>{say("lost.title")}</h1>
      <Nothing title={say("lost.why")}><Go to="/">{say("lost.home")}</Go></Nothing>
    </div>
  )
}
