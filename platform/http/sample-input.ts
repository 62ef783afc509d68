// The least that a declared shape takes: made from its JSON Schema, so that a generated test can call every endpoint.
import { z } from "zod"

interface Schema {
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly minItems?: number
  readonly minLength?: number
  readonly minimum?: number
  readonly exclusiveMinimum?: number
  readonly pattern?: string
  readonly format?: string
}

/** Texts tried against a pattern; the first that fits is taken. */
const texts = ["1", "990101001001", "990101", "2026-03-02", "202603", "2026-03", "123456", "test.case", "test-case", "13900000000", "990101199001011234", "1.1", "a".repeat(64), "A1", "试", "测试文字"]

export const sampleOf = (shape: z.ZodType): unknown => made(z.toJSONSchema(shape, { io: "input", unrepresentable: "any" }) as Schema)

function made(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const first = schema.anyOf?.[0] ?? schema.oneOf?.[0] ?? schema.allOf?.[0]
  if (first) return made(first)
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case "object":
      return Object.fromEntries((schema.required ?? []).map((name) => [name, made(schema.properties?.[name] ?? {})]))
    case "array":
      return Array.from({ length: schema.minItems ?? 0 }, () => made(schema.items ?? {}))
    case "integer":
    case "number":
      return Math.max(schema.minimum ?? 1, (schema.exclusiveMinimum ?? 0) + 1)
    case "boolean":
      return true
    case "null":
      return null
    default:
      return text(schema)
  }
}

function text(schema: Schema): string {
  if (schema.format === "date") return "2026-03-02"
  if (schema.format === "date-time") return "2026-03-02T02:00:00.000Z"
  const pattern = schema.pattern ? new RegExp(schema.pattern, "u") : undefined
  return texts.find((one) => one.length >= (schema.minLength ?? 0) && (pattern?.test(one) ?? true)) ?? "测".repeat(schema.minLength ?? 4)
}
