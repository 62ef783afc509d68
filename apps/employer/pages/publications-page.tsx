// 公示 of subsidies: open to everybody; signed in as an employer we may object.
import { useState } from "react"
import { listPublications, object } from "#domains/subsidies"
import { LoadingShape, ProblemNotice, Publications, PublicationsHead, useAsk, useSend, useSignIn } from "#ui"

export function PublicationsPage() {
  const { who, signInAddress } = useSignIn()
  const [region, setRegion] = useState("")
  const [page, setPage] = useState(1)
  const list = useAsk(listPublications, { query: { ...(region ? { region } : {}), page } }, { keep: true })
  const send = useSend(object)
  return (
    <div className="emp-page">
      <PublicationsHead region={region} onRegion={(code) => { setRegion(code); setPage(1) }} />
      <ProblemNotice failure={list.error} onRetry={() => void list.refetch()} />
      {list.isPending ? <LoadingShape rows={3} /> : null}
      {list.data ? (
        <Publications
          {...list.data}
          onPage={setPage}
          signIn={() => location.assign(signInAddress("/publications"))}
          {...(who.kind === "employer" ? { object: (one, reason) => send.mutateAsync({ params: { subject: one.subjectId, publication: one.publicationId }, input: { reason } }) } : {})}
        />
      ) : null}
    </div>
  )
}
