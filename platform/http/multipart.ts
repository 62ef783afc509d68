// Reads a multipart body: fields as text, files as bytes up to the endpoint's limit.
import { Readable, Transform } from "node:stream"
import type { MultipartFile } from "@fastify/multipart"
import type { FastifyRequest } from "fastify"
import { commonProblems, Refusal } from "#wire"
import type { IncomingFile, UploadedFile } from "#platform/module"

export interface MultipartBody {
  readonly fields: Readonly<Record<string, string>>
  readonly files: Readonly<Record<string, UploadedFile>>
}

const notAForm = { path: "", code: "input.not-multipart", says: "请以表单文件方式上传" }
const cutOff = { path: "", code: "input.form-cut-off", says: "上传的内容不完整，请重新上传" }

/** @throws input.too-large as soon as a file passes the limit: nothing beyond it is kept. A form that breaks off is invalid input. */
export async function readMultipart(request: FastifyRequest, limit: number): Promise<MultipartBody> {
  if (!request.isMultipart()) throw commonProblems.invalidInput({}, [notAForm])
  const fields: Record<string, string> = {}
  const files: Record<string, UploadedFile> = {}
  try {
    for await (const part of request.parts({ limits: { fileSize: limit, files: 10, fields: 50, fieldSize: 100_000 } })) {
      if (part.type === "field") fields[part.fieldname] = String(part.value)
      else files[part.fieldname] = { name: part.filename, declaredType: part.mimetype, bytes: await bytesOf(part) }
    }
  } catch (failure) {
    throw failure instanceof Refusal || (failure instanceof Error && "code" in failure) ? failure : commonProblems.invalidInput({}, [cutOff])
  }
  return { fields, files }
}

/** The whole file; refused at the byte after the limit, not at the end of what is still being sent. */
const bytesOf = (part: MultipartFile): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    part.file.once("limit", () => reject(commonProblems.tooLarge()))
    part.toBuffer().then(resolve, reject)
  })

/** The one file of a request as a stream: the body itself, or the first file of a multipart body. Ends with input.too-large at the limit. */
export async function openFile(request: FastifyRequest, limit: number): Promise<IncomingFile | undefined> {
  if (Number(request.headers["content-length"] ?? 0) > limit + 65_536) throw commonProblems.tooLarge()
  if (request.isMultipart()) {
    const file = await request.file({ limits: { fileSize: limit + 1, files: 1, fields: 10, fieldSize: 1000 } })
    return file ? { name: file.filename, bytes: upTo(limit, file.file) } : undefined
  }
  return request.body instanceof Readable ? { name: undefined, bytes: upTo(limit, request.body) } : undefined
}

function upTo(limit: number, source: Readable): Readable {
  let taken = 0
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      taken += chunk.length
      if (taken > limit) done(commonProblems.tooLarge())
      else done(null, chunk)
    },
  })
  source.on("error", (failure) => counted.destroy(failure))
  source.on("aborted", () => counted.destroy(new Error("the sender went away")))
  return source.pipe(counted)
}
