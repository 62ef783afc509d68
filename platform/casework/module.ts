// The case engine as a module: made from the catalogue of all items offered.
import { module, serve, type Module } from "#platform/module"
import type { Catalogue } from "./catalogue.ts"
import { actOnCase } from "./act-on-case.ts"
import * as contract from "./contract.ts"
import { endOverdueReturns } from "./overdue-returns.ts"
import { readCase } from "./read-case.ts"
import { myDrafts, saveDraft, startCase } from "./start-case.ts"
import { noPapers, type PaperRoom, submitCase } from "./submit-case.ts"
import { casesOf, colleaguesFor, workList } from "./work-list.ts"

/** The engine over the items of this catalogue. */
export function casework(catalogue: Catalogue, papers: PaperRoom = noPapers): Module {
  return module({
    name: "casework",
    title: "办件",
    migrations: new URL("./server/migrations/", import.meta.url),
    routes: [
      serve(contract.listItems, async () => [...catalogue.views]),
      serve(contract.readItem, async ({ params }) => catalogue.version(params.item, params.version)),
      serve(contract.startCase, (request) => startCase(catalogue, request)),
      serve(contract.myDrafts, (request) => myDrafts(catalogue, request)),
      serve(contract.saveDraft, (request) => saveDraft(catalogue, request), { trailed: true }),
      serve(contract.submitCase, (request) => submitCase(catalogue, papers, request), { trailed: true }),
      serve(contract.myCases, (request) => casesOf(catalogue, request, request.viewer.kind === "citizen" ? request.viewer.personId : request.viewer.kind === "employer" ? request.viewer.employerId : "0")),
      serve(contract.readCase, (request) => readCase(catalogue, request)),
      serve(contract.actOnCase, (request) => actOnCase(catalogue, request), { trailed: true }),
      serve(contract.workList, (request) => workList(catalogue, request)),
      serve(contract.colleagues, (request) => colleaguesFor(catalogue, request)),
      serve(contract.subjectCases, (request) => casesOf(catalogue, request, request.params.subject)),
    ],
    jobs: [endOverdueReturns(catalogue)],
  })
}
