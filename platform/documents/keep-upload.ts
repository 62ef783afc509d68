// Receives a file: looked at before it is believed, kept once per owner, refused with a code when it lies.
import { createHash } from "node:crypto"
import { bind, newId, statement } from "#platform/database"
import type { PaperRoom } from "#platform/casework"
import type { House, RequestContext, UploadedFile } from "#platform/module"
import { commonProblems } from "#wire"
import { documentProblems } from "./contract.ts"
import { nameFits, paperTypes, sniffType } from "./sniff-type.ts"

const keepFile = statement<{ subject: string; document: string; kind: string; region: string; name: string; type: string; size: number; digest: string; bytes: Buffer; by: string; now: string }, { document_id: string }>({
  name: "documents.keep-file",
  reach: "subject",
  sql: `insert into documents.files (subject_id, document_id, subject_kind, region, name, type, size, digest, bytes, uploaded_by, uploaded_at)
        values (:subject, :document, :kind, :region, :name, :type, :size, :digest, :bytes, :by, :now)
        on conflict on constraint files_same_file_once do update set name = files.name
        returning document_id`,
})

export const readFile = statement<{ subject: string; document: string }, { name: string; type: string; bytes: Buffer; region: string }>({
  name: "documents.read-file",
  reach: "subject",
  sql: "select name, type, bytes, region from documents.files where subject_id = :subject and document_id = :document",
})

/** Looks at a file for something harmful; the malware scanner of the installation, if there is one. */
export type Scanner = (bytes: Buffer) => Promise<boolean>

export interface Kept {
  readonly documentId: string
  readonly name: string
  readonly type: string
  readonly size: number
  readonly digest: string
}

/** Keeps the file named "file" of a multipart body for its owner. The same bytes of the same owner are one document. */
export async function keepUpload(request: RequestContext<unknown, unknown, { subject?: string | undefined }>, clean: Scanner): Promise<Kept> {
  const { viewer } = request
  const owner = ownerOf(request)
  const file = request.files["file"]
  if (!file || file.bytes.length === 0) throw documentProblems.empty()
  const type = checkedType(file)
  if (!(await clean(file.bytes))) throw documentProblems.infected()
  const digest = createHash("sha256").update(file.bytes).digest("hex")
  const { document_id: documentId } = await system(request.house).one(keepFile, {
    subject: owner.subject, document: newId(), kind: owner.kind, region: viewer.kind === "staff" ? viewer.scope.padEnd(12, "0") : "", name: file.name, type, size: file.bytes.length, digest,
    bytes: file.bytes, by: viewer.kind === "staff" ? viewer.officerId : owner.subject, now: request.now,
  })
  request.concerns(owner.subject, "", { document: documentId, digest })
  return { documentId, name: file.name, type, size: file.bytes.length, digest }
}

const system = (house: House) => house.database.system

function ownerOf(request: RequestContext<unknown, unknown, { subject?: string | undefined }>): { readonly subject: string; readonly kind: "person" | "employer" } {
  const { viewer } = request
  if (viewer.kind === "citizen") return { subject: viewer.personId, kind: "person" }
  if (viewer.kind === "employer") return { subject: viewer.employerId, kind: "employer" }
  if (viewer.kind === "staff" && request.input.subject) return { subject: request.input.subject, kind: "person" }
  throw commonProblems.notAllowed()
}

function checkedType(file: UploadedFile): string {
  if (file.name.length > 100 || [...file.name].some((sign) => sign < " " || '<>:"/\\|?*'.includes(sign))) throw documentProblems.badName()
  const type = sniffType(file.bytes)
  if (!type || !paperTypes.includes(type)) throw documentProblems.wrongType()
  if (!nameFits(file.name, type)) throw documentProblems.lyingType()
  return type
}

const filesOfSubject = statement<{ subject: string; documents: readonly string[] }, { document_id: string; name: string }>({
  name: "documents.files-of-subject",
  reach: "subject",
  sql: "select document_id, name from documents.files where subject_id = :subject and document_id = any(:documents::bigint[])",
})

const showFiles = statement<{ subject: string; documents: readonly string[]; region: string }>({
  name: "documents.show-files",
  reach: "subject",
  sql: "update documents.files set region = :region where subject_id = :subject and document_id = any(:documents::bigint[])",
})

/** The papers of applicants, for the case engine. */
export const paperRoom: PaperRoom = {
  find: async (system, subject, documents) => new Map((await system.all(filesOfSubject, { subject, documents })).map((row) => [row.document_id, row.name])),
  attach: (subject, documents, region) => bind(showFiles, { subject, documents, region }),
}
