// 公示: subsidies about to be approved, with part of names and numbers hidden; open to everybody. Who is signed in may object, with a reason.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { Button, Input } from "antd"
import { useState } from "react"
import { listPublications, object } from "#domains/subsidies"
import { dayInWords, EmptyState, Money, ProblemNotice, RegionPicker, shortDay, StatusTag, useGo, useLanguage, useSignIn } from "#ui"
import { call, type OutputOf } from "#wire"
import { Asked } from "../../parts/asked.tsx"
import { Helpline } from "../../parts/helpline.tsx"
import { useSay } from "../../say.ts"

type Publication = OutputOf<typeof listPublications>["publications"][number]

export function PublicationsPage({ region, page }: { readonly region: string; readonly page: number }) {
  const say = useSay()
  const go = useGo()
  const list = useQuery({ queryKey: ["publications", region, page], queryFn: () => call(listPublications, { query: { ...(region ? { region } : {}), page } }) })
  const to = (place: string, at: number) => go(`/publications?${new URLSearchParams({ ...(place ? { region: place } : {}), ...(at > 1 ? { page: String(at) } : {}) }).toString()}`)
  return (
    <div className="jy-stack">
      <h1>{say("publications.title")}</h1>
      <p className="jy-secondary">{say("publications.words")}</p>
      <section className="jy-card jy-stack-s jy-no-print" aria-label={say("publications.place")}>
        <label className="jy-field-label" htmlFor="publications-place">
          {say("publications.place")}
        </label>
        <RegionPicker id="publications-place" label={say("publications.place")} value={region || null} onChange={(code) => to(code ?? "", 1)} />
      </section>
      <Asked asked={list} rows={3}>
        {(found) =>
          found.publications.length === 0 ? (
            <div className="jy-card">
              <EmptyState title={say("publications.none")} why={say("publications.noneWhy")} />
            </div>
          ) : (
            <>
              <p role="status" className="jy-secondary">
                {say("publications.count", { count: found.total })}
              </p>
              <ul className="jy-found">
                {found.publications.map((one) => (
                  <Shown key={one.publicationId} one={one} />
                ))}
              </ul>
              <div className="jy-row jy-no-print">
                {page > 1 ? <Button onClick={() => to(region, page - 1)}>{say("publications.previous")}</Button> : null}
                {page * found.pageSize < found.total ? <Button onClick={() => to(region, page + 1)}>{say("publications.next")}</Button> : null}
              </div>
            </>
          )
        }
      </Asked>
      <Helpline />
    </div>
  )
}

function Shown({ one }: { readonly one: Publication }) {
  const say = useSay()
  const [language] = useLanguage()
  const [open, setOpen] = useState(false)
  return (
    <li className="jy-card jy-stack-s">
      <div className="jy-row jy-spread">
        <h2>{one.name}</h2>
        <StatusTag tone={one.open ? "info" : "neutral"}>{one.open ? say("publications.until", { day: shortDay(one.until, language) }) : say("publications.over")}</StatusTag>
      </div>
      <p className="jy-secondary">{one.number}</p>
      <p>
        {one.itemName} {one.period}
        <br />
        {say("publications.persons", { persons: one.persons })} <Money fen={one.amountFen} strong />
      </p>
      {one.open && !open ? (
        <div className="jy-no-print">
          <Button aria-label={say("publications.objectTo", { name: one.name })} onClick={() => setOpen(true)}>
            {say("publications.object")}
          </Button>
        </div>
      ) : null}
      {open ? <ObjectionForm one={one} close={() => setOpen(false)} /> : null}
    </li>
  )
}

/** An objection says why, and who objects is known to the office only. */
function ObjectionForm({ one, close }: { readonly one: Publication; readonly close: () => void }) {
  const say = useSay()
  const go = useGo()
  const [language] = useLanguage()
  const store = useQueryClient()
  const { who, signInAddress } = useSignIn()
  const [reason, setReason] = useState("")
  const [tried, setTried] = useState(false)
  const [key] = useState(() => crypto.randomUUID())
  const send = useMutation({ mutationFn: () => call(object, { params: { subject: one.subjectId, publication: one.publicationId }, input: { reason: reason.trim() }, idempotencyKey: key }), onSuccess: () => store.invalidateQueries({ queryKey: ["publications"] }) })
  if (who.kind !== "citizen")
    return (
      <div className="jy-notice jy-notice-info">
        <div className="jy-stack-s">
          <p>{say("publications.signIn")}</p>
          <div>
            <Button type="primary" onClick={() => go(signInAddress(location.pathname + location.search))}>{say("gate.action")}</Button>
          </div>
        </div>
      </div>
    )
  if (send.data) return <p className="jy-notice jy-notice-success" role="status">{say("publications.objected", { day: dayInWords(send.data.dueOn, language) })}</p>
  const wrong = tried && reason.trim() === ""
  return (
    <form
      noValidate
      className="jy-stack-s"
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (reason.trim() !== "") send.mutate()
      }}
    >
      <label className="jy-field-label" htmlFor={`reason-${one.publicationId}`}>
        {say("publications.reason")}
      </label>
      <p className="jy-field-help">{say("publications.reasonHelp")}</p>
      {wrong ? (
        <p className="jy-field-error" role="alert" id={`reason-${one.publicationId}-error`}>
          {say("publications.reasonMissing")}
        </p>
      ) : null}
      <Input.TextArea id={`reason-${one.publicationId}`} autoSize={{ minRows: 3, maxRows: 8 }} maxLength={1000} aria-invalid={wrong} {...(wrong ? { "aria-describedby": `reason-${one.publicationId}-error` } : {})} value={reason} onChange={(event) => setReason(event.target.value)} />
      <ProblemNotice failure={send.error} />
      <div className="jy-row">
        <Button type="primary" htmlType="submit" loading={send.isPending}>
          {say("publications.send")}
        </Button>
        <Button onClick={close}>{say("publications.cancel")}</Button>
      </div>
    </form>
  )
}
