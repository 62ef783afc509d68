// An expression's constants and comparisons as lines an officer changes, and a condition with its sentence, its reason and its article.
import { Button, Input, Select } from "antd"
import type { ReactNode } from "react"
import { type Comparison, type ConditionData, type Expression, factsIn, parametersIn, read, type Steps, walk } from "#policy"
import { useSay } from "../../say.ts"
import { ConstantControl } from "./constant-control.tsx"
import { type Constant, constantsIn, type Path, putAt } from "./editing.ts"
import { Fold } from "./fold.tsx"

const ordered: readonly Comparison[] = ["ge", "gt", "le", "lt", "eq", "ne"]
const stepsText = (steps: Steps): string => steps.map(([from, value]) => `${from} ${value}`).join("\n")

/** "12 12\n60 18" → [[12, 12], [60, 18]]; undefined when a line is not two whole numbers. */
function stepsOf(text: string): Steps | undefined {
  const steps = text.split("\n").map((line) => line.trim()).filter((line) => line !== "").map((line) => line.split(/[\s,，→]+/).map(Number))
  return steps.length > 0 && steps.every((step) => step.length === 2 && step.every(Number.isSafeInteger)) ? (steps as unknown as Steps) : undefined
}

interface ConstantsProps {
  readonly id: string
  readonly of: Expression
  readonly put: (path: Path, value: unknown) => void
}

export function Constants({ id, of, put }: ConstantsProps) {
  const say = useSay()
  const all = constantsIn(of)
  if (all.length === 0) return null
  return <div className="law-constants">{all.map((one, index) => <Line key={`${one.path.join(".")} ${index}`} id={`${id}-${index}`} one={one} put={put} say={say} />)}</div>
}

function Line({ id, one, put, say }: { readonly id: string; readonly one: Constant; readonly put: ConstantsProps["put"]; readonly say: ReturnType<typeof useSay> }) {
  const { about, how, value, codes, steps } = one
  const label = about || say("drafts.constant")
  return (
    <div className="law-constant" role="group" aria-label={label}>
      <span>{label}</span>
      {how && value?.type !== "boolean" ? <Select id={`${id}-how`} aria-label={say("drafts.how-of", { label })} value={how.value} onChange={(next: Comparison) => put(how.path, next)} options={(how.isOrdered ? ordered : (["eq", "ne"] as const)).map((word) => ({ value: word, label: say(`drafts.how.${word}`) }))} /> : null}
      {how?.with ? <span>{how.with}</span> : null}
      {value ? <ConstantControl id={`${id}-value`} type={value.type} value={value.value} codes={value.codes} label={say("drafts.value-of", { label })} change={(next) => put(value.path, next)} /> : null}
      {codes ? <Select id={`${id}-codes`} className="wide" aria-label={say("drafts.value-of", { label })} mode={codes.codes ? "multiple" : "tags"} value={[...codes.value]} onChange={(next: string[]) => (next.length > 0 ? put(codes.path, next) : undefined)} options={Object.entries(codes.codes ?? {}).map(([code, words]) => ({ value: code, label: `${words}（${code}）` }))} /> : null}
      {steps ? <Input.TextArea id={`${id}-steps`} aria-label={say("drafts.value-of", { label })} autoSize={{ minRows: 2, maxRows: 10 }} defaultValue={stepsText(steps.value)} onChange={(event) => { const next = stepsOf(event.target.value); if (next) put(steps.path, next) }} /> : null}
    </div>
  )
}

interface ConditionEditorProps {
  readonly number: number
  readonly condition: ConditionData
  /** As it last could be read. */
  readonly expression: Expression | undefined
  /** That it was changed, where it was. */
  readonly mark: ReactNode
  readonly change: (next: ConditionData) => void
  readonly remove: () => void
}

export function ConditionEditor({ number, condition, expression, mark, change, remove }: ConditionEditorProps) {
  const say = useSay()
  const { name, says, otherwise, law } = condition
  const id = `condition-${name}`
  const title = say("drafts.condition", { number })
  return (
    <Fold title={title} says={labelled(says, expression)} mark={mark} act={<Button size="small" onClick={remove} aria-label={say("drafts.remove-one", { number })}>{say("drafts.remove")}</Button>}>
      {expression ? <p className="sub">{say("drafts.that-is", { says: read(expression) })}</p> : null}
      {expression ? <Constants id={id} of={expression} put={(path, value) => change({ ...condition, expr: putAt(condition.expr, path, value) })} /> : null}
      <p className="sub">{say(`drafts.otherwise.${otherwise.verdict}`)} <span className="code">{otherwise.code}</span> {otherwise.says}</p>
      <details>
        <summary>{say("drafts.words")}</summary>
        <div className="field"><label htmlFor={`${id}-says`}>{say("drafts.says")}</label><Input.TextArea id={`${id}-says`} maxLength={300} autoSize value={says} onChange={(event) => change({ ...condition, says: event.target.value })} /><p className="hint">{say("drafts.says-hint")}</p></div>
        <div className="split split-even">
          <div className="field"><label htmlFor={`${id}-verdict`}>{say("law.otherwise")}</label><Select id={`${id}-verdict`} className="wide" value={otherwise.verdict} onChange={(verdict: "fail" | "by-hand") => change({ ...condition, otherwise: { ...otherwise, verdict } })} options={(["fail", "by-hand"] as const).map((word) => ({ value: word, label: say(`drafts.otherwise.${word}`) }))} /></div>
          <div className="field"><label htmlFor={`${id}-code`}>{say("drafts.code")}</label><Input id={`${id}-code`} maxLength={40} value={otherwise.code} onChange={(event) => change({ ...condition, otherwise: { ...otherwise, code: event.target.value.toUpperCase() } })} /></div>
        </div>
        <div className="field"><label htmlFor={`${id}-reason`}>{say("drafts.reason-text")}</label><Input.TextArea id={`${id}-reason`} maxLength={300} autoSize value={otherwise.says} onChange={(event) => change({ ...condition, otherwise: { ...otherwise, says: event.target.value } })} /></div>
        <div className="split split-even">
          <div className="field"><label htmlFor={`${id}-law`}>{say("drafts.law")}</label><Input id={`${id}-law`} maxLength={100} value={law?.law ?? ""} onChange={(event) => change(lawed(condition, event.target.value, law?.article ?? ""))} /></div>
          <div className="field"><label htmlFor={`${id}-article`}>{say("drafts.article")}</label><Input id={`${id}-article`} maxLength={60} value={law?.article ?? ""} onChange={(event) => change(lawed(condition, law?.law ?? "", event.target.value))} /></div>
        </div>
      </details>
    </Fold>
  )
}

/** A sentence with the labels of what is filled in. */
const labelled = (says: string, of: Expression | undefined): string =>
  says.replaceAll(/\{([^}]+)\}/g, (_, name: string) => {
    const fact = of && factsIn(of).find((one) => one.name === name)
    const list = of && [...walk(of)].find((node) => node.op === "over-lines" && node.lines.name === name)
    const number = of && parametersIn(of).find((one) => one.key === name)
    return `〔${fact?.label ?? (list?.op === "over-lines" ? list.lines.label : undefined) ?? number?.label ?? name}〕`
  })

/** With an article of its own, or with the rule's. */
function lawed({ name, says, expr, otherwise }: ConditionData, law: string, article: string): ConditionData {
  return { name, says, expr, otherwise, ...(law === "" && article === "" ? {} : { law: { law, article } }) }
}
