// 公示, open to everybody; who is signed in may object.
import { listPublications, object } from "#domains/subsidies"
import { Publications, PublicationsHead, useAsk, useGo, useSend, useSignIn } from "#ui"
import { Asked } from "../../parts/asked.tsx"
import { Helpline } from "../../parts/helpline.tsx"

export function PublicationsPage({ region, page }: { readonly region: string; readonly page: number }) {
  const go = useGo()
  const { who, signInAddress } = useSignIn()
  const list = useAsk(listPublications, { query: { ...(region ? { region } : {}), page } })
  const send = useSend(object)
  const to = (place: string, at: number) => go(`/publications?${new URLSearchParams({ ...(place ? { region: place } : {}), ...(at > 1 ? { page: String(at) } : {}) }).toString()}`)
  return (
    <div className="jy-stack">
      <PublicationsHead region={region} onRegion={(code) => to(code, 1)} />
      <Asked asked={list} rows={3}>
        {(found) => (
          <Publications
            {...found}
            onPage={(at) => to(region, at)}
            signIn={() => go(signInAddress(location.pathname + location.search))}
            {...(who.kind === "citizen" ? { object: (one, reason) => send.mutateAsync({ params: { subject: one.subjectId, publication: one.publicationId }, input: { reason } }) } : {})}
          />
        )}
      </Asked>
      <Helpline />
    </div>
  )
}
