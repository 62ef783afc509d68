// Drafting a new version of a rule without writing data: its conditions as sentences that open, its formulas as places, and beside them always what changes and what becomes of the worked examples.
import { getRouteApi } from "@tanstack/react-router"
import { Button, Input, Skeleton } from "antd"
import { useEffect, useRef, useState, type ReactNode } from "react"
import { changeDraft, draftRule, listDrafts, readDraft, readDrafting, tryDraft } from "#platform/parameters/contract"
import { type Expression, read, readRule, type Rule, type RuleData, type Subject, type ValueType, type Vocabulary } from "#policy"
import { Go, useAsk, useGo, useSend } from "#ui"
import { call, type OutputOf } from "#wire"
import { Chip } from "../../parts/chips.tsx"
import { DayPicker } from "../../parts/day-picker.tsx"
import { Failure } from "../../parts/failure.tsx"
import { Views } from "../../parts/views.tsx"
import { useSay } from "../../say.ts"
import { ConditionEditor } from "./condition-editor.tsx"
import { DraftTrial } from "./draft-trial.tsx"
import { changed, type Editing, undone } from "./editing.ts"
import { Fold } from "./fold.tsx"
import { withoutUnused } from "./formula.ts"
import { FormulaEditor } from "./formula-editor.tsx"
import { NewConditionForm } from "./new-condition-form.tsx"
import { today } from "./numbers-table.tsx"

type Base = OutputOf<typeof readDrafting>
type Draft = OutputOf<typeof readDraft>

const editorViews = ["conditions", "figures"] as const

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
function useTrial(base: Base, data: RuleData, from: string | null): { readonly trial?: OutputOf<typeof tryDraft>; readonly failure?: unknown } {
  const [trial, setTrial] = useState<{ readonly trial?: OutputOf<typeof tryDraft>; readonly failure?: unknown }>({})
  useEffect(() => {
    let isOld = false
    const waiting = setTimeout(() => {
      void call(tryDraft, { params: { name: base.rule }, input: { from: from ?? today(), content: { ...data } } }).then((answer) => (isOld ? undefined : setTrial({ trial: answer })), (failure: unknown) => (isOld ? undefined : setTrial((before) => ({ ...before, failure }))))
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
  const [view, setView] = useState<(typeof editorViews)[number]>("conditions")
  const [told, setTold] = useState<string | null>(null)
  const [isTried, setTried] = useState(false)
  const data = editing.now
  const rule = useReadable(base, data)
  const { trial, failure } = useTrial(base, data, from)
  const create = useSend(draftRule, [listDrafts.name])
  const change = useSend(changeDraft, [listDrafts.name, readDraft.name])
  const roots = rootsOf(rule)
  const gives = Object.entries(rule?.gives ?? {}).filter(([, of]) => of.op !== "named")
  /** Money first: it is what most changes are about. */
  const figures = [...gives.map(([name, of]) => ({ kept: "gives" as const, name, of })), ...[...roots].map(([name, of]) => ({ kept: "parts" as const, name, of }))].toSorted((a, b) => Number(b.of.type === "fen") - Number(a.of.type === "fen"))
  const vocabulary = base.vocabulary as unknown as Vocabulary
  const isUnready = trial !== undefined && (trial.problems.length > 0 || trial.differences.length === 0)
  const edit = (next: RuleData) => {
    setTold(null)
    setEditing(changed(editing, withoutUnused(next)))
  }
  const markOf = (name: string): ReactNode => {
    const found = trial?.differences.find((one) => one.name === name)
    return found ? <Chip tone={found.before === null ? "success" : "info"}>{say(found.before === null ? "drafts.added" : "drafts.altered")}</Chip> : null
  }
  const remove = (index: number) => {
    setEditing(changed(editing, withoutUnused({ ...data, conditions: data.conditions.filter((_, at) => at !== index) })))
    setTold(say("drafts.removed", { says: data.conditions[index]?.says.replaceAll(/\{([^}]+)\}/g, "〔$1〕") ?? "" }))
  }
  const save = () => {
    setTried(true)
    const missing = title.trim().length < 2 ? "title" : from === null ? "from" : documentNumber.trim().length < 2 ? "document" : reason.trim().length < 4 ? "reason" : null
    if (missing !== null) document.getElementById(`draft-${missing}`)?.focus()
    if (missing !== null || from === null || isUnready) return
    const input = { title: title.trim(), documentNumber: documentNumber.trim(), reason: reason.trim(), from, content: { ...data } }
    const done = { onSuccess: ({ draftId }: { draftId: string }) => go(`/law/drafts/${draftId}`) }
    if (draft) change.mutate({ params: { draft: draft.draftId }, input: { ...input, step: draft.step } }, done)
    else create.mutate({ params: { name: base.rule }, input }, done)
  }
  const field = (id: string, label: string, isMissing: boolean, control: ReactNode) => <div className="field"><label htmlFor={`draft-${id}`}>{label}</label>{control}{isTried && isMissing ? <p className="field-error" role="alert">{say("form.required")}</p> : null}</div>
  return (
    <>
      <p className="hint">{say("drafts.about")}</p>
      <div className="law-desk">
        <div className="law-work">
          <Views>
            {editorViews.map((one) => (
              <button key={one} type="button" className="view" aria-current={one === view ? "page" : undefined} onClick={() => setView(one)}>{say(`drafts.view.${one}`)}<span className="count">{one === "conditions" ? data.conditions.length : figures.length}</span></button>
            ))}
          </Views>
          <div className="tools law-tools">
            <Button onClick={() => { setView("conditions"); setAdding(true) }}>{say("drafts.add")}</Button>
            <Button disabled={editing.past.length === 0} onClick={() => { setEditing(undone(editing)); setTold(say("drafts.undone")) }}>{say("drafts.undo")}</Button>
            {told ? <span role="status">{told}</span> : null}
          </div>
          {isAdding && view === "conditions" ? <NewConditionForm facts={vocabulary.facts} taken={data.conditions.map((one) => one.name)} close={() => setAdding(false)} add={(condition) => { setAdding(false); edit({ ...data, conditions: [...data.conditions, condition] }) }} /> : null}
          <div className="card">
            {view === "conditions"
              ? data.conditions.map((condition, index) => (
                  <ConditionEditor key={condition.name} number={index + 1} condition={condition} mark={markOf(condition.name)} expression={rule?.conditions.find((one) => one.name === condition.name)?.expr} change={(next) => edit({ ...data, conditions: data.conditions.map((one, at) => (at === index ? next : one)) })} remove={() => remove(index)} />
                ))
              : figures.map(({ kept, name, of }) => {
                  const held = data[kept][name]
                  return held ? (
                    <Fold key={`${kept}-${name}`} title={"fact" in of && kept === "gives" ? of.fact.label : name} says={read(of)} mark={markOf(name)}>
                      <FormulaEditor id={`${kept}-${name}`} of={of} data={held} words={{ vocabulary, parts: roots, own: name }} put={(next) => edit({ ...data, [kept]: { ...data[kept], [name]: next } })} />
                    </Fold>
                  ) : null
                })}
          </div>
          <section className="card pad" aria-label={say("drafts.head")}>
            <h2>{say("drafts.head")}</h2>
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
            <Failure failure={create.error ?? change.error} />
            {isTried && isUnready ? <p className="field-error" role="alert">{say(trial?.problems.length ? "drafts.problems" : "drafts.no-differences")}</p> : null}
            <div className="action-others"><Button type="primary" loading={create.isPending || change.isPending} onClick={save}>{say("drafts.save")}</Button></div>
          </section>
        </div>
        <aside className="law-side" aria-label={say("drafts.effect")} tabIndex={0}>
          <Failure failure={failure} />
          {trial ? <DraftTrial trial={trial} /> : failure ? null : <div className="card pad" aria-busy="true"><Skeleton active /></div>}
        </aside>
      </div>
    </>
  )
}
