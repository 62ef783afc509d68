// Our cases, the newest first.
import { useNavigate } from "@tanstack/react-router"
import { type CaseSummary, myCases } from "#platform/casework/contract"
import { CaseStateTag, DataTable, EmptyState, Go, ProblemNotice, useAsk } from "#ui"
import { moment } from "../parts/moments.ts"
import { useSay } from "../say.ts"

export function CasesPage() {
  const say = useSay()
  const navigate = useNavigate()
  const cases = useAsk(myCases, {}, { every: 30_000 })
  return (
    <div className="emp-page">
      <h1>{say("cases.title")}</h1>
      <ProblemNotice failure={cases.error} />
      <DataTable<CaseSummary>
        caption={say("cases.title")}
        rows={cases.data ?? []}
        keyOf={(row) => row.caseId}
        loading={cases.isPending}
        exportable
        onOpen={(row) => void navigate({ to: "/cases/$subject/$case", params: { subject: row.subjectId, case: row.caseId } })}
        empty={<EmptyState heading="h2" title={say("cases.none")} why={say("cases.none-more")} action={<Go to="/services">{say("nav.services")}</Go>} />}
        columns={[
          { name: "item", title: say("cases.item"), show: (row) => <Go to={`/cases/${row.subjectId}/${row.caseId}`}>{row.itemName}</Go>, text: (row) => row.itemName },
          { name: "number", title: say("cases.number"), show: (row) => row.number, text: (row) => row.number },
          { name: "state", title: say("cases.state"), show: (row) => <CaseStateTag state={row.state} reader="applicant" />, text: (row) => row.state },
          { name: "due", title: say("cases.due"), show: (row) => row.dueOn ?? "—", text: (row) => row.dueOn ?? "" },
          { name: "at", title: say("cases.at"), show: (row) => moment(row.submittedAt), text: (row) => moment(row.submittedAt) },
        ]}
      />
    </div>
  )
}
