// The description of every address holds: it is valid OpenAPI, and thousands of made-up requests get the answers it promises.
import { Validator } from "@seriousme/openapi-schema-validator"
import { Ajv2020 } from "ajv/dist/2020.js"
import fc from "fast-check"
import { beforeAll, describe, expect, test } from "vitest"
import { type Endpoint, mayCall, publicViewer, type Role, staffRoles, type Viewer } from "#wire"
import { firstPerson, insertPeople } from "../bench/people.ts"
import { testDatabase } from "../platform/database/testing.ts"
import { testServer } from "../platform/http/testing.ts"
import { synchroniseReferences } from "../platform/registers/index.ts"
import { provinceCatalogue, provinceModules } from "./roles.ts"

const seed = Number(process.env["FUZZ_SEED"] ?? 557_331)
const perEndpoint = Number(process.env["FUZZ_REQUESTS"] ?? 12)

type Schema = Readonly<Record<string, unknown>> & {
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: Schema | boolean
  readonly items?: Schema
  readonly pattern?: string
  readonly format?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly minLength?: number
  readonly maxLength?: number
}

interface Operation {
  readonly operationId: string
  readonly parameters: readonly { readonly name: string; readonly in: "path" | "query"; readonly schema: Schema }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
  readonly responses: Readonly<Record<string, { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }>>
}

interface Document {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

const database = await testDatabase()
const http = await testServer(database, provinceModules, { now: "2026-11-23T02:00:00.000Z" })
const document = JSON.parse((await http.server.inject({ method: "GET", url: "/openapi.json" })).body) as Document
const endpoints = new Map(provinceModules.flatMap((one) => one.routes ?? []).map((served): [string, Endpoint] => [served.endpoint.name, served.endpoint]))
const operations = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ name: operation.operationId, path, method: method.toUpperCase() as "GET" | "POST" | "PUT" | "DELETE", operation })))
const shapes = new Ajv2020({ strict: false, validateFormats: false, allErrors: true })
/** Shapes that refer to themselves are found below components of the document. */
const checkOf = (schema: Schema) => shapes.compile({ ...schema, components: document.components })
const isProblem = checkOf({ $ref: "#/components/schemas/Problem" })

const person = firstPerson.toString()
const viewers: Readonly<Record<Role, Viewer>> = {
  public: publicViewer,
  citizen: { kind: "citizen", personId: person, name: "测0", session: "1" },
  employer: { kind: "employer", employerId: "77", name: "测量用单位", agent: "何敏", session: "2" },
  feed: { kind: "feed", source: "social-insurance", scope: "99" },
  ...(Object.fromEntries(staffRoles.map((role): [string, Viewer] => [role, { kind: "staff", officerId: "43", personId: null, name: "王芳", roles: [role], scope: "9901", office: "甲市", session: "3" }])) as Record<(typeof staffRoles)[number], Viewer>),
}

/** Values that exist, so that more than refusals is seen. */
const known = [person, (firstPerson + 1n).toString(), "77", "1", "990101001001", "990101", "202611", "2026-11", "2026-11-23", ...provinceCatalogue.views.map((one) => one.code), "insurance.benefit-duration", "13900000000", "promise", "monthly"]

/** Values a form never sends, a mistake or an attacker does. */
const hostile: readonly unknown[] = [
  null, "", " ", "\u0000", "a\u0000b", "\ud83d\ude00 阿依古丽·买买提 ༀ 𠮷", "\u202egnp.exe", "字".repeat(5000), "' or 1=1 --", "%00%ff", "../../etc/passwd", "<script>alert(1)</script>", "0", "-1", "9223372036854775808", "99999999999999999999999",
  "2026-02-30", "0000-00-00", "9999-12-31", "+292278993-12-31", -1, 0, 1.5, 9_007_199_254_740_992, 1e308, true, [], [[]], {}, { toString: "x" }, ["a", null], { constructor: { prototype: { admin: true } } },
]

beforeAll(async () => {
  console.log(`openapi: FUZZ_SEED=${seed}, ${perEndpoint} requests for each of ${operations.length} operations`)
  await synchroniseReferences(http.house)
  await insertPeople(database, 3)
  const { sealing } = http.house
  await database.system.transaction((tx) => tx.sql("update registers.persons set id_sealed = $1, bank_sealed = $2, mobile_sealed = $3", [sealing.seal("990101199001011234"), sealing.seal("6217000000000000000"), sealing.seal("13900000000")]))
  await database.system.transaction((tx) => tx.sql("insert into registers.employers (employer_id, uscc, name, unit_type, reg_type, industry, region, source, received_at) values (77, '91990101MA00000077', '测量用单位', '10', '110', 'C', '990101001001', '演示', now())"))
})

function textOf(schema: Schema): fc.Arbitrary<string> {
  if (schema.format === "date") return fc.constantFrom("2026-11-23", "2024-02-29", "1990-01-01", "2030-12-31")
  if (schema.format === "date-time") return fc.constantFrom("2026-11-23T02:00:00.000Z", "1999-12-31T23:59:59Z")
  const fits = (text: string) => (schema.pattern === undefined || new RegExp(schema.pattern, "u").test(text)) && text.length >= (schema.minLength ?? 0) && text.length <= (schema.maxLength ?? 1e6)
  const knownFits = known.filter(fits)
  const made = schema.pattern === undefined ? fc.string({ unit: "grapheme", minLength: schema.minLength ?? 0, maxLength: Math.min(schema.maxLength ?? 40, 40 + (schema.minLength ?? 0)) }) : matching(schema.pattern)
  return knownFits.length > 0 ? fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...knownFits) }, { weight: 2, arbitrary: made }) : made
}

/** Texts of a pattern; patterns with look-around are left to the known and the hostile values. */
function matching(pattern: string): fc.Arbitrary<string> {
  try {
    return fc.stringMatching(new RegExp(pattern, "u"))
  } catch {
    return fc.constantFrom("1", "2026-11-23", "a")
  }
}

/** Values of a shape, one leaf in ten of them hostile, properties now and then missing or too many. */
function valueOf(schema: Schema): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 12, arbitrary: fitting(schema) }, { weight: 1, arbitrary: fc.constantFrom(...hostile) })
}

function fitting(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const branches = schema.anyOf ?? schema.oneOf ?? schema.allOf
  if (branches) return fc.oneof(...branches.map(valueOf))
  switch (Array.isArray(schema.type) ? (schema.type as readonly string[])[0] : schema.type) {
    case "object": {
      const properties = Object.entries(schema.properties ?? {})
      const own = fc.record(Object.fromEntries(properties.map(([name, property]) => [name, valueOf(property)])), { requiredKeys: [...(schema.required ?? [])] })
      const more = typeof schema.additionalProperties === "object" ? valueOf(schema.additionalProperties) : undefined
      const whole = more ? fc.tuple(own, fc.dictionary(fc.oneof(fc.constantFrom("mobile", "promise", "reasonDiffers", "accountConfirmed"), fc.string({ maxLength: 12 })), more, { maxKeys: 5 })).map(([fixed, free]) => ({ ...free, ...fixed })) : own
      return fc.oneof({ weight: 14, arbitrary: whole }, { weight: 1, arbitrary: own.map((one) => ({ ...one, unknownProperty: "x" })) }, { weight: 1, arbitrary: own.map((one) => Object.fromEntries(Object.entries(one).slice(1))) })
    }
    case "array":
      return fc.array(valueOf(schema.items ?? {}), { minLength: schema.minItems ?? 0, maxLength: Math.min(schema.maxItems ?? 4, 4 + (schema.minItems ?? 0)) })
    case "integer":
      return fc.integer({ min: Math.max(schema.minimum ?? -2_147_483_648, -2_147_483_648), max: Math.min(schema.maximum ?? 2_147_483_647, 2_147_483_647) })
    case "number":
      return fc.double({ min: schema.minimum ?? -1e9, max: schema.maximum ?? 1e9, noNaN: true })
    case "boolean":
      return fc.boolean()
    case "null":
      return fc.constant(null)
    case "string":
      return textOf(schema)
    default:
      return fc.constantFrom<unknown>("1", 1, true, null, {})
  }
}

interface Made {
  readonly viewer: Viewer
  readonly params: Readonly<Record<string, unknown>>
  readonly query: Readonly<Record<string, unknown>>
  readonly body: unknown
  readonly bytes: Uint8Array
  readonly key: string | undefined
}

function requestOf(operation: Operation, one: Endpoint): fc.Arbitrary<Made> {
  const parameters = (place: "path" | "query") => operation.parameters.filter((each) => each.in === place)
  const content = Object.values(operation.requestBody?.content ?? {})[0]?.schema
  const fit = Object.values(viewers).filter((viewer) => mayCall(viewer, one.who))
  return fc.record({
    viewer: fc.constantFrom(...fit),
    params: fc.record(Object.fromEntries(parameters("path").map((each) => [each.name, valueOf(each.schema)]))),
    query: fc.record(Object.fromEntries(parameters("query").map((each) => [each.name, valueOf(each.schema)])), { requiredKeys: [] }),
    body: content ? valueOf(content) : fc.constant(undefined),
    bytes: fc.uint8Array({ maxLength: 600 }),
    key: fc.option(fc.constantFrom("fuzz-key-1", "fuzz-key-2", "x", "\u00e9".repeat(9)), { nil: undefined }),
  })
}

let callers = 0
async function send(method: "GET" | "POST" | "PUT" | "DELETE", url: string, viewer: Viewer, rest: { readonly payload?: string | Buffer; readonly type?: string; readonly key?: string | undefined } = {}) {
  callers += 1
  return http.server.inject({
    method,
    url,
    remoteAddress: `10.${(callers >> 16) & 255}.${(callers >> 8) & 255}.${callers & 255}`,
    headers: { "x-test-viewer": encodeURIComponent(JSON.stringify(viewer)), "x-jiuye": "1", ...(rest.key === undefined ? {} : { "idempotency-key": rest.key }), ...(rest.type === undefined ? {} : { "content-type": rest.type }) },
    ...(rest.payload === undefined ? {} : { payload: rest.payload }),
  })
}

function multipart(body: unknown, bytes: Uint8Array): { payload: Buffer; type: string } {
  const boundary = "fuzz-boundary"
  const fields = Object.entries(typeof body === "object" && body !== null ? body : {}).map(([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${encodeURIComponent(name)}"\r\n\r\n${typeof value === "string" ? value : JSON.stringify(value)}\r\n`)
  const file = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="证明 😀.pdf"\r\ncontent-type: application/pdf\r\n\r\n`
  return { payload: Buffer.concat([Buffer.from(fields.join("") + file), Buffer.from(bytes), Buffer.from(`\r\n--${boundary}--\r\n`)]), type: `multipart/form-data; boundary=${boundary}` }
}

const bodyOf = (one: Endpoint, made: Made): { payload?: string | Buffer; type?: string } => {
  if (one.streams) return { payload: Buffer.from(made.bytes), type: "text/csv" }
  if (one.uploadLimit) return multipart(made.body, made.bytes)
  return made.body === undefined ? {} : { payload: JSON.stringify(made.body), type: "application/json" }
}

const asText = (value: unknown): string => (typeof value === "string" ? value : String(JSON.stringify(value)))

/** encodeURIComponent knows no half characters. */
const wellFormed = (text: string) => Buffer.from(text).toString()

/** A code others may rely on: `room.what-is-wrong`, a code of the law, or the transport's own. */
const stable = /^(?:[a-z][a-z0-9-]*\.[a-zA-Z0-9-]+|[A-Z][A-Z0-9-]*(?:-[A-Z0-9]+)+)$/

/** Why an answer is not what the description promises; undefined when it is. */
function faultOf(response: { statusCode: number; headers: Record<string, unknown>; body: string }, operation: Operation | undefined): string | undefined {
  const type = String(response.headers["content-type"] ?? "")
  const said = `${response.statusCode} ${type} ${response.body.slice(0, 400)}`
  if (response.statusCode >= 500) return `a failure: ${said}`
  if (response.statusCode >= 400) {
    if (!type.startsWith("application/problem+json")) return `a refusal that is not problem+json: ${said}`
    const body = JSON.parse(response.body) as { code?: string; status?: number }
    if (!isProblem(body) || body.status !== response.statusCode) return `a refusal without its shape: ${said}`
    return stable.test(body.code ?? "") ? undefined : `a refusal without a stable code: ${said}`
  }
  const declared = operation?.responses[String(response.statusCode)]
  if (!declared) return response.statusCode === 304 || response.statusCode === 302 || operation === undefined ? undefined : `a status nobody declared: ${said}`
  const schema = declared.content["application/json"]?.schema
  if (!schema) return undefined
  const fits = checkOf(schema)
  return fits(JSON.parse(response.body)) ? undefined : `an answer outside its schema: ${shapes.errorsText(fits.errors)} in ${said}`
}

test("the document is valid OpenAPI and describes every endpoint", async () => {
  const result = await new Validator().validate(structuredClone(document) as unknown as Record<string, unknown>)
  expect(result.errors ?? []).toEqual([])
  expect(result.valid).toBe(true)
  expect(operations.map((one) => one.name).sort()).toEqual([...endpoints.keys()].sort())
})

const statuses = new Map<number, number>()

describe(`made-up requests (FUZZ_SEED=${seed})`, () => {
  test.each(operations)("$method $path: never a failure, every answer as described", async ({ name, path, method, operation }) => {
    const one = endpoints.get(name)
    if (!one) throw new Error(`no endpoint ${name}`)
    for (const made of fc.sample(requestOf(operation, one), { numRuns: perEndpoint, seed })) {
      const address = path.replace(/\{(\w+)\}/g, (_, parameter: string) => encodeURIComponent(wellFormed(asText(made.params[parameter]))))
      const query = new URLSearchParams(Object.entries(made.query).map(([parameter, value]) => [parameter, asText(value)])).toString()
      const response = await send(method, `/api${address}${query ? `?${query}` : ""}`, made.viewer, { ...bodyOf(one, made), key: made.key === undefined ? undefined : Buffer.from(made.key, "latin1").toString("latin1") })
      statuses.set(response.statusCode, (statuses.get(response.statusCode) ?? 0) + 1)
      expect(faultOf(response, operation), `${method} ${address}?${query} as ${JSON.stringify(made.viewer)} with ${JSON.stringify(made.body)?.slice(0, 1500)}`).toBeUndefined()
    }
  })

  test("they are not all refused: the tests above can see answers", () => {
    expect((statuses.get(200) ?? 0) + (statuses.get(201) ?? 0)).toBeGreaterThan(operations.length)
    expect(statuses.get(422) ?? 0).toBeGreaterThan(operations.length)
  })
})

describe("bad input by hand", () => {
  const officer = viewers.clerk
  const submit = (payload: string | Buffer, type = "application/json") => send("POST", "/api/cases", officer, { payload, type, key: "by-hand-key-1" })
  const codeOf = (response: { body: string }) => (JSON.parse(response.body) as { code: string }).code
  const valid = { item: "insurance.benefit-claim", subject: person, region: "990101001001", answers: {}, papers: [] }

  test("a body of more than a megabyte is too large", async () => {
    const response = await submit(JSON.stringify({ ...valid, answers: { says: "字".repeat(400_000) } }))
    expect([response.statusCode, codeOf(response)]).toEqual([413, "input.too-large"])
  })

  test("a content type nobody reads is refused", async () => {
    const response = await submit("<case/>", "application/xml")
    expect([response.statusCode, codeOf(response)]).toEqual([415, "http.415"])
  })

  test.each([
    ["no JSON", Buffer.from("{")],
    ["an empty body", Buffer.from("")],
    ["a number", Buffer.from("1")],
    ["null", Buffer.from("null")],
    ["invalid UTF-8", Buffer.concat([Buffer.from('{"item":"'), Buffer.from([0xc3, 0x28, 0xff, 0xfe]), Buffer.from('"}')])],
    ["a lone surrogate", Buffer.from('{"item":"\\ud800"}')],
    ["NUL characters", Buffer.from(JSON.stringify({ ...valid, answers: { mobile: "139\u00000000000", "na\u0000me": "x" } }))],
    ["a number too large for any column", Buffer.from('{"item":"insurance.benefit-claim","subject":1e400,"region":"990101001001","answers":{"amount":123456789012345678901234567890}}')],
    ["a hundred thousand brackets", Buffer.from(`{"answers":${"[".repeat(100_000)}${"]".repeat(100_000)}}`)],
    ["a hundred thousand objects, one in the other", Buffer.from(`{"answers":${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}}`)],
    ["a prototype", Buffer.from('{"__proto__":{"roles":["auditor"]},"item":"x"}')],
    ["the prototype of a constructor", Buffer.from('{"constructor":{"prototype":{"roles":["auditor"]}},"item":"x"}')],
    ["a prototype deep in the answers", Buffer.from('{"item":"insurance.benefit-claim","region":"990101001001","answers":{"__proto__":{"promise":true}}}')],
    ["the same key twice", Buffer.from('{"item":"insurance.benefit-claim","item":"registration.unemployment","answers":{}}')],
  ])("%s is refused with a sentence, not a failure", async (_, payload) => {
    const response = await submit(payload)
    expect(faultOf(response, undefined)).toBeUndefined()
    expect(response.statusCode).toBeGreaterThanOrEqual(400)
    expect(({} as { roles?: unknown }).roles).toBeUndefined()
  })

  test.each(["/api/cases/%ff/1", "/api/cases/%00/%00", `/api/cases/${"9".repeat(5000)}/1`, "/api/cases/9223372036854775808/9999999999999999999", "/api/cases/1.5/0x1", "/api/cases/-1/1", "/api/cases/%F0%9F%98%80/阿依古丽", "/api/../api/cases/1", "/api//cases", `/api/${"a/".repeat(3000)}`, "/api/cases/1/1?x[__proto__]=1&x=1&x=2", "/api/worklist?limit=1e9", "/api/worklist?limit=NaN", "/api/worklist?view[]=open", "/api/worklist?q=%00", "/api/worklist?q=%25%5F%5C", "/api/worklist?after=%00,%27"])("the address %s is answered in order", async (url) => {
    const response = await send("GET", url.replace(/[^\u0020-\u007e]+/g, encodeURIComponent), officer)
    expect(faultOf(response, undefined), url).toBeUndefined()
  })

  test("names of other scripts and rare characters are taken as they are", async () => {
    for (const q of ["阿依古丽·买买提", "དོན་གྲུབ།", "ᠪᠠᠶᠠᠷ", "𠮷野", "😀", "O’Brien", "ئالىم"]) {
      const response = await send("GET", `/api/worklist?q=${encodeURIComponent(q)}`, officer)
      expect([response.statusCode, q]).toEqual([200, q])
    }
  })

  test("a session header that lies is refused, not believed", async () => {
    const response = await http.server.inject({ method: "POST", url: "/api/cases", headers: { cookie: "jiuye=%00", "content-type": "application/json" }, payload: "{}" })
    expect(faultOf(response, undefined)).toBeUndefined()
    expect([401, 403]).toContain(response.statusCode)
  })
})
