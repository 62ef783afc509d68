// A failed read or action, said where it happened: what went wrong, that nothing typed is lost, and the number to quote.
import { Alert, Button } from "antd"
import { Offline, Refusal } from "#wire"
import { type Say, useSay } from "../say.ts"

/** The sentence of a failure. The trace to quote stands only at failures of ours: a refusal says all there is to say. */
export function failureWords(say: Say, failure: unknown): string {
  if (failure instanceof Refusal) {
    const trace = failure.detail["trace"]
    return typeof trace === "string" && failure.problem.status >= 500 ? say("failure.traced", { says: failure.message, trace }) : failure.message
  }
  if (failure instanceof Offline) return say("failure.offline")
  return say("failure.unknown")
}

export const Failure = ({ failure, again }: { readonly failure: unknown; readonly again?: () => void }) => {
  const say = useSay()
  if (!failure) return null
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      className="failure"
      title={failureWords(say, failure)}
      {...(again ? { action: <Button size="small" onClick={again}>{say("failure.again")}</Button> } : {})}
    />
  )
}
