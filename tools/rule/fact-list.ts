// What a rule needs to know, for who has to write the file of facts: name, Chinese label, type, unit, how it is written, source, exact meaning, codes.
import type { CodeLabels, ColumnDefinition, FactDefinition, Rule } from "#policy"
import { factsOf, labelOf, linesIn, parametersOf, unitWords, writeCitation, writtenAs } from "#policy"
import { dayFactOf } from "./business-date.ts"
import type { Example } from "./example.ts"
import { itemOf } from "./find-rule.ts"

type Cell = Pick<ColumnDefinition, "label" | "type"> & { readonly codes?: CodeLabels; readonly orNone?: boolean } & Pick<FactDefinition, "between">

const cell = ({ label, type, codes, orNone, between }: Cell) => ({ label, type, unit: unitWords[type], write: `${writtenAs[type]}${between ? `，${between[0]}至${between[1]}` : ""}${orNone ? "；没有时填 null" : ""}`, ...(codes ? { codes } : {}) })

const scalar = (one: FactDefinition) => ({ name: one.name, ...cell(one), source: one.source.name, sourceKind: one.source.kind, ...(one.means ? { means: one.means } : {}) })

export const factList = (rule: Rule, example: Example): Readonly<Record<string, unknown>> => ({
  rule: rule.name,
  title: rule.title,
  item: itemOf(rule.name),
  law: writeCitation(rule.law),
  since: rule.since,
  until: rule.until ?? null,
  how: "事实文件是一个 JSON 对象：{\"事实名\": 值} 或 {\"事实名\": {\"value\": 值, \"source\": \"来源\", \"asOf\": \"截至日\"}}；不知道的事实不要写，写了就当作已知",
  businessDate: dayFactOf(rule) ?? "--on",
  facts: [
    ...factsOf(rule).map(scalar),
    ...linesIn(rule).map(({ name, label, source, means, columns }) => ({
      name, label, type: "lines", unit: "明细列表", write: "列表，每行一个对象；没有时写 []", source: source.name, sourceKind: source.kind, ...(means ? { means } : {}),
      columns: Object.entries(columns).map(([column, one]) => ({ name: column, ...cell(one) })),
    })),
  ],
  parameters: parametersOf(rule).map(({ key, label, type, unit }) => ({ key, label, type, unit })),
  example,
  gives: Object.entries(rule.gives).map(([name, of]) => ({ name, label: labelOf(name, of), type: of.type, unit: unitWords[of.type] })),
})
