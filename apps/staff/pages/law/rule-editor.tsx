// Drafting a new version of a rule without writing data: its conditions as sentences with their constants, tried on its worked examples while it is edited.
import { getRouteApi } from "@tanstack/react-router"
import { Button, Input, Skeleton } from "antd"
import { useEffect, useRef, useState, type ReactNode } from "react"
import { changeDraft, draftRule, listDrafts, readDraft, readDrafting, tryDraft } from "#platform/parameters/contract"
import { type Expression, read, readRule, type Rule, type RuleData, type Subject, type ValueType, type Vocabulary } from "#policy"
import { Go, useAsk, useGo, useSend } from "#ui"
import { call, type OutputOf } from "#wire"
import { DayPicker } from "../../parts/day-picker.tsx"
import { Failure } from "../../parts/failure.tsx"
import { useSay } from "../../say.ts"
import { ConditionEditor, Constants } from "./condition-editor.tsx"
import { DraftTrial } from "./draft-trial.tsx"
import { changed, type Editing, type Path, putAt, undone } from "./editing.ts"
import { NewConditionForm } from "./new-condition-form.tsx"
import { today } from "./numbers-table.tsx"

type Base = OutputOf<typeof readDrafting>
type Draft = OutputOf<typeof readDraft>

const newRoute = getRouteApi("/law/$rule/draft")
const editRoute = getRouteApi("/law/drafts/$draft/edit")

/** From the version in force. */
export function NewDraftPage() {
  const { rule }: { rule: string } = newRoute.useParams()
  const base = useAsk(readDrafting, { params: { name: rule }, query: { on: today() } })
  return <Opened back={`/law/${rule}`} base={base.data} draft={undefined} failure={base.error} again={() => void base.refetch()} />
}

/** From what was saved before. */
export function EditDraftPage() {
  const { draft: id }: { draft: string } = editRoute.useParams()
  const draft = useAsk(readDraft, { params: { draft: id } })
  const base = useAsk(readDrafting, { params: { name: draft.data?.rule ?? "" }, query: { on: draft.data && draft.data.from > today() ? draft.data.from : today() } }, { enabled: draft.data !== undefined })
  return <Opened back={`/law/drafts/${id}`} base={base.data} draft={draft.data} failure={draft.error ?? base.error} again={() => void draft.refetch()} />
}

function Opened({ back, base, draft, failure, again }: { readonly back: string; readonly base: Base | undefined; readonly draft: Draft | undefined; readonly failure: unknown; readonly again: () => void }) {
  const say = useSay()
  return (
    <div className="page">
      <div className="page-head"><Go to={back} className="back">{`← ${say("drafts.back")}`}</Go><h1>{base ? say("drafts.editing", { title: base.title }) : say("drafts.draft-it")}</h1></div>
      <Failure failure={failure} again={again} />
      {base ? <Editor key={draft?.draftId ?? base.rule} base={base} draft={draft} /> : failure ? null : <div className="card pad" aria-busy="true"><Skeleton active /></div>}
    </div>
  )
}

/** The rule as edited, or as it last could be read. */
function useReadable(base: Base, data: RuleData): Rule | undefined {
  const last = useRef<Rule | undefined>(undefined)
  const read = readRule(data, { name: base.rule, subject: base.subject as Subject, since: "2000-01-01", gives: base.gives as Readonly<Record<string, ValueType>> }, base.vocabulary as unknown as Vocabulary)
  useEffect(() => {
    if (read.rule) last.current = read.rule
  })
  return read.rule ?? last.current
}

/** Asked a moment after the last edit; an answer to an older edit is dropped. */
function useTrial(base: Base, data: RuleData, from: string | null): OutputOf<typeof tryDraft> | undefined {
  const [trial, setTrial] = useState<OutputOf<typeof tryDraft> | undefined>(undefined)
  useEffect(() => {
    let isOld = false
    const waiting = setTimeout(() => {
      void call(tryDraft, { params: { name: base.rule }, input: { from: from ?? today(), content: { ...data } } }).then((answer) => (isOld ? undefined : setTrial(answer)), () => undefined)
    }, 500)
    return () => {
      isOld = true
      clearTimeout(waiting)
    }
  }, [base.rule, data, from])
  return trial
}

/** What a rule gives and its named parts: each with a sentence and its numbers. */
const rootsOf = (rule: Rule | undefined): ReadonlyMap<string, Expression> => {
  const roots = new Map<string, Expression>()
  const visit = (of: Expression): void => {
    if (of.op === "named" && !roots.has(of.name)) roots.set(of.name, of.of)
    for (const part of Object.values(of)) for (const one of Array.isArray(part) ? part : [part]) if (typeof one === "object" && one !== null) visit(one as Expression)
  }
  for (const condition of rule?.conditions ?? []) visit(condition.expr)
  for (const given of Object.values(rule?.gives ?? {})) visit(given)
  return roots
}

function Editor({ base, draft }: { readonly base: Base; readonly draft: Draft | undefined }) {
  const say = useSay()
  const go = useGo()
  const [editing, setEditing] = useState<Editing>({ now: (draft?.content ?? base.content) as unknown as RuleData, past: [] })
  const [title, setTitle] = useState(draft?.title ?? "")
  const [from, setFrom] = useState<string | null>(draft?.from ?? null)
  const [documentNumber, setDocument] = useState(draft?.documentNumber ?? "")
  const [reason, setReason] = useState(draft?.reason ?? "")
  const [isAdding, setAdding] = useState(false)
  const [told, setTold] = useState<string | null>(null)
  const [isTried, setTried] = useState(false)
  const data = editing.now
  const rule = useReadable(base, data)
  const trial = useTrial(base, data, from)
  const create = useSend(draftRule, [listDrafts.name])
  const change = useSend(changeDraft, [listDrafts.name, readDraft.name])
  const roots = rootsOf(rule)
  const edit = (next: RuleData) => {
    setTold(null)
    setEditing(changed(editing, next))
  }
  const remove = (index: number) => {
    setEditing(changed(editing, { ...data, conditions: data.conditions.filter((_, at) => at !== index) }))
    setTold(say("drafts.removed", { says: data.conditions[index]?.says.replaceAll(/\{([^}]+)\}/g, "〔$1〕") ?? "" }))
  }
  const save = () => {
    setTried(true)
    if (from === null || title.trim().length < 2 || documentNumber.trim().length < 2 || reason.trim().length < 4) return
    const input = { title: title.trim(), documentNumber: documentNumber.trim(), reason: reason.trim(), from, content: { ...data } }
    const done = { onSuccess: ({ draftId }: { draftId: string }) => go(`/law/drafts/${draftId}`) }
    if (draft) change.mutate({ params: { draft: draft.draftId }, input: { ...input, step: draft.step } }, done)
    else create.mutate({ params: { name: base.rule }, input }, done)
  }
  const field = (id: string, label: string, isMissing: boolean, control: ReactNode) => <div className="field"><label htmlFor={`draft-${id}`}>{label}</label>{control}{isTried && isMissing ? <p className="field-error" role="alert">{say("form.required")}</p> : null}</div>
  return (
    <>
      <p className="hint">{say("drafts.about")}</p>
      <section className="card pad" aria-label={say("drafts.head")}>
        <div className="split split-even">
          <div>
            {field("title", say("drafts.title"), title.trim().length < 2, <Input id="draft-title" maxLength={80} value={title} onChange={(event) => setTitle(event.target.value)} />)}
            {field("from", say("numbers.from"), from === null, <DayPicker id="draft-from" value={from} change={setFrom} />)}
          </div>
          <div>
            {field("document", say("numbers.document"), documentNumber.trim().length < 2, <Input id="draft-document" maxLength={100} value={documentNumber} onChange={(event) => setDocument(event.target.value)} />)}
            {field("reason", say("drafts.why"), reason.trim().length < 4, <Input.TextArea id="draft-reason" maxLength={500} autoSize={{ minRows: 1, maxRows: 4 }} value={reason} onChange={(event) => setReason(event.target.value)} />)}
          </div>
        </div>
      </section>
      <div className="tools law-tools">
        <Button onClick={() => setAdding(true)}>{say("drafts.add")}</Button>
        <Button disabled={editing.past.length === 0} onClick={() => { setEditing(undone(editing)); setTold(say("drafts.undone")) }}>{say("drafts.undo")}</Button>
        {told ? <span role="status">{told}</span> : null}
      </div>
      {isAdding ? <NewConditionForm facts={base.vocabulary.facts.map((one) => one as unknown as Vocabulary["facts"][number])} taken={data.conditions.map((one) => one.name)} close={() => setAdding(false)} add={(condition) => { setAdding(false); edit({ ...data, conditions: [...data.conditions, condition] }) }} /> : null}
      <h2>{say("law.conditions")}</h2>
      {data.conditions.map((condition, index) => (
        <ConditionEditor key={condition.name} number={index + 1} condition={condition} expression={rule?.conditions.find((one) => one.name === condition.name)?.expr} change={(next) => edit({ ...data, conditions: data.conditions.map((one, at) => (at === index ? next : one)) })} remove={() => remove(index)} />
      ))}
      <h2>{say("drafts.figures")}</h2>
      <section className="card pad" aria-label={say("drafts.figures")}>
        {Object.entries(rule?.gives ?? {}).filter(([, of]) => of.op !== "named").map(([name, of]) => <Figure key={name} id={`gives-${name}`} label={"fact" in of ? of.fact.label : name} of={of} put={(path, value) => edit({ ...data, gives: { ...data.gives, [name]: putAt(data.gives[name] ?? { op: "" }, path, value) } })} />)}
        {[...roots].map(([name, of]) => <Figure key={name} id={`part-${name}`} label={name} of={of} put={(path, value) => edit({ ...data, parts: { ...data.parts, [name]: putAt(data.parts[name] ?? { op: "" }, path, value) } })} />)}
      </section>
      {trial ? <DraftTrial trial={trial} /> : <div className="card pad" aria-busy="true"><Skeleton active /></div>}
      <Failure failure={create.error ?? change.error} />
      <div className="action-others"><Button type="primary" loading={create.isPending || change.isPending} disabled={trial !== undefined && (trial.problems.length > 0 || trial.differences.length === 0)} onClick={save}>{say("drafts.save")}</Button></div>
    </>
  )
}

/** A figure or a part of the rule: how it is worked out, and the numbers in it. */
const Figure = ({ id, label, of, put }: { readonly id: string; readonly label: string; readonly of: Expression; readonly put: (path: Path, value: unknown) => void }) => (
  <div className="law-figure">
    <strong>{label}</strong>
    <p className="sub">{read(of)}</p>
    <Constants id={id} of={of} put={put} />
  </div>
)
