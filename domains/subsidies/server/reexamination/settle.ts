// A reexamination in the hands of an officer who had no part in the decision: upheld; changed where the rule lets the claim pass on the records of now; or sent back to be handled from the beginning. Nobody types a sum.
import { beginAnew, judgedAnew, readCaseRow } from "#platform/casework"
import { trailRows } from "#platform/audit"
import { violatedConstraint } from "#platform/database"
import { publish } from "#platform/exchange"
import type { RequestContext } from "#platform/module"
import { commonProblems, type InputOf, type OutputOf } from "#wire"
import { reexaminationProblems, type settleReexamination } from "../../contract/reexaminations.ts"
import { decidingOf, notOwn } from "../clawback/open-clawback.ts"
import { subsidyCatalogue } from "./catalogue.ts"
import { holdReexamination, type One, settleOne } from "./statements.ts"

const words = { upheld: "维持原决定", changed: "变更原决定，按现有记录重新核定", "sent-back": "退回重新办理" } as const

export async function settleReexaminationFor(request: RequestContext<One, unknown, InputOf<typeof settleReexamination>>): Promise<OutputOf<typeof settleReexamination>> {
  const officer = decidingOf(request)
  const { params, input, house, now, today, viewer } = request
  const { system } = house.database
  try {
    const done = await system.transaction(async (tx) => {
      const held = await tx.maybe(holdReexamination, params)
      if (!held?.region.startsWith(officer.scope)) throw commonProblems.notFound()
      await notOwn(tx, officer, held.subject_id)
      if (held.state !== "open") throw reexaminationProblems.settled()
      if (held.barred.includes(officer.officerId)) throw reexaminationProblems.samePerson()
      let newCase: string | null = null
      if (input.decision !== "upheld") {
        const row = await readCaseRow(request, held.subject_id, held.case_id)
        const judgement = await judgedAnew(subsidyCatalogue, system, row, today)
        if (input.decision === "changed" && judgement?.verdict === "fail") throw reexaminationProblems.ruleSaysNo({ codes: judgement.codes.join("、") })
        const opened = await beginAnew(subsidyCatalogue, system, {
          row, judgement, from: input.decision === "changed" ? "end" : "first", officer: { id: officer.officerId, name: officer.name }, says: `${words[input.decision]}：${input.says}`, key: `reexamination:${held.reexamination_id}`, now, today,
          trail: (caseId, number) => trailRows({ kind: "write", action: "subsidies.begin-anew", viewer, subjectId: held.subject_id, region: held.region, address: request.address, detail: { reexamination: held.reexamination_id, before: held.case_id, case: caseId, number } }),
        })
        for (const call of opened.calls) await tx.sql(call.statement.text, call.values)
        newCase = opened.caseId
      }
      await tx.run(settleOne, { ...params, state: input.decision, by: officer.officerId, name: officer.name, says: input.says, on: today, newCase })
      const told = publish("subsidy.reexamined", held.subject_id, { reexaminationId: held.reexamination_id, caseId: newCase ?? held.case_id, region: held.region, effectiveDate: today, subjectKind: held.subject_kind, itemName: held.item_name, decision: words[input.decision], says: input.says })
      await tx.sql(told.statement.text, told.values)
      return { region: held.region, newCase }
    })
    request.concerns(params.subject, done.region, { reexamination: params.reexamination, decision: input.decision, case: done.newCase, says: input.says })
    return { state: input.decision, newCaseId: done.newCase }
  } catch (failure) {
    if (violatedConstraint(failure) === "cases_one_open") throw reexaminationProblems.openCase()
    throw failure
  }
}
