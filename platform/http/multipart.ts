// Reads a multipart body: fields as text, files as bytes up to the endpoint's limit.
import type { FastifyRequest } from "fastify"
import { commonProblems } from "#wire"
import type { UploadedFile } from "#platform/module"

export interface MultipartBody {
  readonly fields: Readonly<Record<string, string>>
  readonly files: Readonly<Record<string, UploadedFile>>
}

/** @throws input.too-large as soon as a file passes the limit, without reading the rest into memory. */
export async function readMultipart(request: FastifyRequest, limit: number): Promise<MultipartBody> {
  if (!request.isMultipart()) throw commonProblems.invalidInput({}, [{ path: "", code: "input.not-multipart", says: "请以表单文件方式上传" }])
  const fields: Record<string, string> = {}
  const files: Record<string, UploadedFile> = {}
  for await (const part of request.parts({ limits: { fileSize: limit, files: 10, fields: 50, fieldSize: 100_000 } })) {
    if (part.type === "field") fields[part.fieldname] = String(part.value)
    else files[part.fieldname] = { name: part.filename, declaredType: part.mimetype, bytes: await part.toBuffer() }
  }
  return { fields, files }
}
