// The OpenAPI 3.1 description of every endpoint, made from the contracts when the server starts.
import { z } from "zod"
import { type Endpoint, roleLabels } from "#wire"

type Json = Record<string, unknown>

/** JSON Schema of a zod shape; shapes JSON cannot say (undefined, instances) become "anything". */
export const jsonSchema = (shape: z.ZodType, io: "input" | "output", target: "draft-7" | "draft-2020-12"): Json => {
  const made = z.toJSONSchema(shape, { io, target, unrepresentable: "any" }) as Json
  delete made["$schema"]
  return made
}

const problemSchema: Json = {
  type: "object",
  required: ["type", "title", "status", "code"],
  properties: {
    type: { type: "string" },
    title: { type: "string", description: "一句可照着做的话" },
    status: { type: "integer" },
    code: { type: "string", description: "稳定的问题代码" },
    errors: { type: "array", items: { type: "object", required: ["path", "code", "says"], properties: { path: { type: "string" }, code: { type: "string" }, says: { type: "string" } } } },
    detail: { type: "object" },
    trace: { type: "string" },
  },
}

/** The whole document. `servers` is /api of this installation. */
export function openApiDocument(endpoints: readonly Endpoint[], version: string): Json {
  const paths: Record<string, Json> = {}
  const named: Record<string, unknown> = {}
  for (const one of endpoints) {
    const path = one.path.replace(/:(\w+)/g, "{$1}")
    paths[path] = { ...paths[path], [one.method.toLowerCase()]: hoisted(operationOf(one), one.name, named) }
  }
  return {
    openapi: "3.1.0",
    info: { title: "就业 Jiuye", version, description: "省级公共就业服务系统接口。金额单位为分，日期为 YYYY-MM-DD，编号为文本。", license: { name: "Apache-2.0", identifier: "Apache-2.0" } },
    servers: [{ url: "/api" }],
    security: [{ session: [] }, { bearer: [] }],
    paths,
    components: {
      securitySchemes: { session: { type: "apiKey", in: "cookie", name: "jiuye" }, bearer: { type: "http", scheme: "bearer" } },
      schemas: { Problem: problemSchema, ...named },
    },
  }
}

/** Shapes that refer to themselves are named inside their schema; in a document a reference starts at the document, so they move to its components. */
function hoisted(value: unknown, owner: string, named: Record<string, unknown>): unknown {
  if (Array.isArray(value)) return value.map((one) => hoisted(one, owner, named))
  if (typeof value !== "object" || value === null) return value
  const { $defs, ...rest } = value as Json
  for (const [name, schema] of Object.entries(($defs ?? {}) as Json)) named[`${owner}.${name}`] = hoisted(schema, owner, named)
  return Object.fromEntries(Object.entries(rest).map(([name, one]) => [name, name === "$ref" && typeof one === "string" ? one.replace(/^#\/\$defs\//, `#/components/schemas/${owner}.`) : hoisted(one, owner, named)]))
}

function operationOf(one: Endpoint): Json {
  const refusal = { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } }
  const declared = (one.problems ?? []).map((maker) => maker.problem)
  const statuses = new Set([400, 401, 403, 404, 409, 413, 415, 422, 429, 500, 503, ...declared.map((problem) => problem.status)])
  const responses: Record<string, Json> = {
    [String(one.success ?? 200)]: one.produces
      ? { description: one.summary, content: { [one.produces]: { schema: { type: "string", ...(one.produces.startsWith("text") ? {} : { format: "binary" }) } } } }
      : { description: one.summary, content: { "application/json": { schema: jsonSchema(one.output, "output", "draft-2020-12") } } },
  }
  for (const status of statuses) {
    const codes = declared.filter((problem) => problem.status === status).map((problem) => `${problem.code}：${problem.says}`)
    responses[String(status)] = { description: codes.length > 0 ? codes.join("\n") : "见 code 与 title", content: refusal }
  }
  return {
    operationId: one.name,
    tags: [one.name.split(".")[0]],
    summary: one.summary,
    description: `可调用：${one.who.map((role) => roleLabels[role]).join("、")}`,
    parameters: [...parametersOf(one.params, "path"), ...parametersOf(one.query, "query")],
    ...(one.input || one.uploadLimit ? { requestBody: bodyOf(one) } : {}),
    ...(one.who.includes("public") ? { security: [{}, { session: [] }] } : {}),
    responses,
  }
}

function bodyOf(one: Endpoint): Json {
  const file = { type: "string", format: "binary" }
  if (one.streams) return { required: true, content: { "text/csv": { schema: file }, "multipart/form-data": { schema: { type: "object", properties: { file } } } } }
  const schema = one.input ? jsonSchema(one.input, "input", "draft-2020-12") : {}
  if (!one.uploadLimit) return { required: true, content: { "application/json": { schema } } }
  const fields = { ...schema, type: "object", properties: { ...(schema["properties"] as Json | undefined), file }, required: [...((schema["required"] as string[] | undefined) ?? []), "file"] }
  return { required: true, content: { "multipart/form-data": { schema: fields } } }
}

function parametersOf(shape: z.ZodType | undefined, place: "path" | "query"): Json[] {
  if (!shape) return []
  const schema = jsonSchema(shape, "input", "draft-2020-12") as { properties?: Record<string, Json>; required?: string[] }
  return Object.entries(schema.properties ?? {}).map(([name, property]) => ({ name, in: place, required: place === "path" || (schema.required ?? []).includes(name), schema: property }))
}
