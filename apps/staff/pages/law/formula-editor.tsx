// A formula as nested places: each shows what stands there, may be another number, fact or parameter, and may be bound, added to, shared or taken out.
import { Button, Dropdown, Select } from "antd"
import { type Expression, isNumberType, type NodeData, read, type Vocabulary } from "#policy"
import { useSay } from "../../say.ts"
import { Constants } from "./condition-editor.tsx"
import { ConstantControl } from "./constant-control.tsx"
import { putAt } from "./editing.ts"
import { changedPlace, formulaChanges, isShare, operandKey, operandsOf, roundings, withoutTerm, withTerm } from "./formula.ts"

/** What every place of one formula has in common. */
export interface FormulaWords {
  readonly vocabulary: Vocabulary
  readonly parts: ReadonlyMap<string, Expression>
  /** The part this formula is; it cannot lean on itself. */
  readonly own: string
}

interface PlaceProps {
  readonly id: string
  readonly of: Expression
  readonly data: NodeData
  readonly words: FormulaWords
  readonly put: (next: NodeData) => void
  readonly remove?: () => void
}

export function FormulaEditor(place: PlaceProps) {
  const { id, of, data, put } = place
  /* While an edit cannot be read, the tree shown is the last one that could; a place that moved meanwhile waits. */
  if (data.op !== of.op) return null
  if (!isNumberType(of.type)) return <Constants id={id} of={of} put={(path, value) => put(putAt(data, path, value))} />
  return (
    <div className="law-formula">
      <div className="law-formula-head"><What {...place} /><Acts {...place} /></div>
      <Inside {...place} />
    </div>
  )
}

/** What stands in the place: a choice where it is one thing, a word where it is worked out. */
function What({ id, of, data, words, put }: PlaceProps) {
  const say = useSay()
  const key = operandKey(of)
  if (!isNumberType(of.type)) return null
  if (key === undefined) return <strong>{isShare(of) ? say("formula.share") : wordOf(say, of) ?? read(of)}</strong>
  const operands = operandsOf(of.type, words.vocabulary, words.parts, words.own)
  const kinds = ["number", "part", "parameter", "fact"] as const
  return (
    <>
      <Select<string>
        id={id} className="law-operand" aria-label={say("formula.operand")} showSearch={{ optionFilterProp: "label" }} value={key}
        onChange={(next) => { const chosen = operands.find((one) => one.key === next); if (chosen) put(chosen.node) }}
        options={kinds.map((kind) => ({ label: say(`formula.kind.${kind}`), title: kind, options: operands.filter((one) => one.kind === kind).map((one) => ({ value: one.key, label: one.label || say("formula.a-number") })) })).filter((group) => group.options.length > 0)}
      />
      {of.op === "literal" ? <ConstantControl id={`${id}-value`} type={of.type} value={of.value} codes={of.codes} label={say("formula.number")} change={(value) => put({ ...data, value })} /> : null}
    </>
  )
}

function wordOf(say: ReturnType<typeof useSay>, { op }: Expression): string | undefined {
  return op === "add" || op === "least" || op === "greatest" || op === "multiply" || op === "subtract" || op === "divide" || op === "choose" ? say(`formula.${op}`) : undefined
}

function Acts({ of, data, put, remove }: PlaceProps) {
  const say = useSay()
  const { type } = of
  if (!isNumberType(type)) return null
  const may = formulaChanges.filter((one) => (one === "share" ? type === "fen" : one === "number" ? operandKey(of) === undefined : true))
  const items = [...may.map((key) => ({ key, label: say(`formula.change.${key}`) })), ...(remove ? [{ key: "remove", label: say("formula.remove"), danger: true }] : [])]
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        items,
        onClick: ({ key }) => {
          const change = may.find((one) => one === key)
          if (change) put(changedPlace(data, type, change))
          else remove?.()
        },
      }}
    >
      <Button size="small" aria-label={say("formula.change-of", { says: read(of) })}>{say("formula.change")}</Button>
    </Dropdown>
  )
}

function Inside({ id, of, data, words, put }: PlaceProps) {
  const say = useSay()
  const child = (part: string, expression: Expression, remove?: () => void, path: readonly (string | number)[] = [part]) => {
    const held = path.reduce<unknown>((whole, step) => (whole as Readonly<Record<string | number, unknown>> | undefined)?.[step], data) as NodeData | undefined
    return held ? <FormulaEditor key={path.join(".")} id={`${id}-${path.join("-")}`} of={expression} data={held} words={words} put={(next) => put(putAt(data, path, next))} {...(remove ? { remove } : {})} /> : null
  }
  switch (of.op) {
    case "add":
    case "least":
    case "greatest":
    case "multiply":
      return (
        <div className="law-formula-parts">
          {of.of.map((one, index) => child("of", one, of.op !== "multiply" && of.of.length > 1 ? () => put(withoutTerm(data, index)) : undefined, ["of", index]))}
          {of.op !== "multiply" && isNumberType(of.type) ? <Add label={say(`formula.more.${of.op}`)} add={() => isNumberType(of.type) && put(withTerm(data, of.type))} /> : null}
        </div>
      )
    case "subtract":
      return <div className="law-formula-parts">{child("left", of.left)}<span className="light">{say("formula.minus")}</span>{child("right", of.right)}</div>
    case "divide":
      return (
        <div className="law-formula-parts">
          {isShare(of) && of.numerator.op === "multiply" ? of.numerator.of.map((one, index) => child("numerator", one, undefined, ["numerator", "of", index])) : <>{child("numerator", of.numerator)}<span className="light">{say("formula.by")}</span>{child("denominator", of.denominator)}</>}
          <Select aria-label={say("formula.rounding")} className="law-rounding" value={of.rounding} onChange={(rounding) => put({ ...data, rounding })} options={roundings.map((one) => ({ value: one, label: say(`formula.rounding.${one}`) }))} />
        </div>
      )
    case "choose":
      return (
        <div className="law-formula-parts">
          {of.cases.map((one, index) => (
            <div key={index}><p>{say("formula.if", { says: read(one.when) })}</p><Constants id={`${id}-when-${index}`} of={one.when} put={(path, value) => put(putAt(data, ["cases", index, "when", ...path], value))} />{child("then", one.then, undefined, ["cases", index, "then"])}</div>
          ))}
          <p>{say("formula.otherwise")}</p>{child("otherwise", of.otherwise)}
        </div>
      )
    default:
      return operandKey(of) === undefined ? <Constants id={id} of={of} put={(path, value) => put(putAt(data, path, value))} /> : null
  }
}

const Add = ({ label, add }: { readonly label: string; readonly add: () => void }) => <div><Button size="small" onClick={add}>{label}</Button></div>
