// After a grant: the next service of the same visit, with what was answered already filled in.
import { useQuery } from "@tanstack/react-query"
import { Button } from "antd"
import { useGo } from "#ui"
import { casesQuery, itemsQuery } from "../../queries.ts"
import { useSay } from "../../say.ts"
import { nextThings } from "./case-words.ts"

/** Nothing when nothing follows, the service is not offered, or it was already asked for since. */
export function NextThing({ after, caseId }: { readonly after: string; readonly caseId: string }) {
  const say = useSay()
  const go = useGo()
  const items = useQuery(itemsQuery)
  const cases = useQuery(casesQuery)
  const next = items.data?.find((one) => one.code === nextThings[after])
  const already = cases.data?.some((one) => one.item === next?.code && (one.endedAt === null || one.state === "approved"))
  if (!next || already !== false) return null
  return (
    <section className="jy-card jy-next">
      <div className="jy-stack-s">
        <h2>{say("next.title", { name: next.name })}</h2>
        <p>{say("next.why")}</p>
        <div>
          <Button type="primary" size="large" onClick={() => go(`/apply/${next.code}?from=${caseId}`)}>
            {say("next.go", { name: next.name })}
          </Button>
        </div>
      </div>
    </section>
  )
}
