// The documents room as a module: uploads, letters, receipts, verification.
import { module, serve, type Module } from "#platform/module"
import { type Catalogue, readCaseRow, referenceBook } from "#platform/casework"
import { commonProblems } from "#wire"
import { letterOf, receiptOf } from "./case-papers.ts"
import { clamdScanner, noScanner } from "./clamav.ts"
import * as contract from "./contract.ts"
import { findPaper, issuePaper } from "./issue-paper.ts"
import { keepUpload, readFile } from "./keep-upload.ts"

/** Papers about the cases of this catalogue. */
export function documents(catalogue: Catalogue): Module {
  return module({
    name: "documents",
    title: "材料与文书",
    migrations: new URL("./server/migrations/", import.meta.url),
    routes: [
      serve(contract.uploadDocument, (request) => keepUpload(request, request.house.malwareScanner ? clamdScanner(request.house.malwareScanner) : noScanner)),
      serve(contract.readDocument, async (request) => {
        const file = await request.db.maybe(readFile, request.params)
        if (!file) throw commonProblems.notFound()
        request.shows(request.params.subject, file.region, "材料")
        request.setHeader("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
        request.setHeader("content-security-policy", "sandbox; default-src 'none'")
        return file.bytes
      }),
      serve(contract.decisionLetter, async (request) => {
        const row = await readCaseRow(request, request.params.subject, request.params.case)
        if (!row.decision) throw contract.documentProblems.notDecided()
        request.shows(row.subject_id, row.region, "决定书")
        request.setHeader("content-disposition", `inline; filename="letter-${row.number}.pdf"`)
        const book = await referenceBook(request.house.database.system)
        const { item } = catalogue.pinned(row.item, row.item_version)
        return issuePaper(request.house, { subjectId: row.subject_id, subjectKind: row.subject_kind, region: row.region, paperId: `letter:${row.case_id}`, paper: () => letterOf({ row, item, book, demonstration: request.house.demonstration }) })
      }),
      serve(contract.submissionReceipt, async (request) => {
        const row = await readCaseRow(request, request.params.subject, request.params.case)
        request.shows(row.subject_id, row.region, "回执")
        request.setHeader("content-disposition", `inline; filename="receipt-${row.number}.pdf"`)
        const book = await referenceBook(request.house.database.system)
        const { item } = catalogue.pinned(row.item, row.item_version)
        return issuePaper(request.house, { subjectId: row.subject_id, subjectKind: row.subject_kind, region: row.region, paperId: `receipt:${row.case_id}`, paper: () => receiptOf({ row, item, book, demonstration: request.house.demonstration }) })
      }),
      serve(contract.verifyPaper, async ({ house, params }) => {
        const found = await house.database.system.maybe(findPaper, params)
        if (!found) throw commonProblems.notFound()
        const { content } = found
        return { title: found.title, number: found.number, addressee: content.addresseeMasked, office: content.office, date: content.date, digest: found.digest, demonstration: content.demonstration }
      }),
    ],
  })
}
