// 公示: subsidies about to be approved, with part of names and numbers hidden. Who is signed in may object with a reason; who objects only the office knows.
import { Button } from "antd"
import { type ReactNode, useState } from "react"
import { RegionPicker } from "../form/region-picker.tsx"
import { useLanguage, useTexts } from "../language.ts"
import { uiTexts } from "../messages/texts.ts"
import { Money } from "../parts/figures.tsx"
import { EmptyState } from "../parts/quiet-states.tsx"
import { StatusTag } from "../parts/status-tag.tsx"
import { dayInWords, shortDay } from "../parts/words-of-time.ts"
import { ReasonForm } from "./reason-form.tsx"

export interface ShownPublication {
  readonly subjectId: string
  readonly publicationId: string
  readonly itemName: string
  readonly name: string
  readonly number: string
  /** The unit that applied for the person; empty where who is shown applied. */
  readonly appliedBy: string
  readonly period: string
  readonly persons: number
  readonly amountFen: number
  readonly from: string
  readonly until: string
  readonly open: boolean
}

export interface PublicationsParts {
  readonly publications: readonly ShownPublication[]
  readonly total: number
  readonly page: number
  readonly pageSize: number
  readonly onPage: (page: number) => void
  /** Sends an objection; answers until when it is decided. Left out where nobody is signed in. */
  readonly object?: (one: ShownPublication, reason: string) => Promise<{ readonly dueOn: string }>
  /** Begins signing in. */
  readonly signIn: () => void
}

/** Words of a publication and the place whose publications are shown. */
export function PublicationsHead({ region, onRegion }: { readonly region: string; readonly onRegion: (region: string) => void }) {
  const say = useTexts(uiTexts)
  return (
    <>
      <h1>{say("publications.title")}</h1>
      <p className="jy-secondary">{say("publications.words")}</p>
      <section className="jy-card jy-stack-s jy-no-print" aria-label={say("publications.place")}>
        <label className="jy-field-label" htmlFor="publications-place">{say("publications.place")}</label>
        <RegionPicker id="publications-place" label={say("publications.place")} value={region || null} onChange={(code) => onRegion(code ?? "")} />
      </section>
    </>
  )
}

export function Publications({ publications, total, page, pageSize, onPage, object, signIn }: PublicationsParts): ReactNode {
  const say = useTexts(uiTexts)
  const last = Math.max(1, Math.ceil(total / pageSize))
  const turn = (to: number) => {
    onPage(to)
    window.scrollTo({ top: 0 })
  }
  if (publications.length === 0) return <div className="jy-card"><EmptyState title={say("publications.none")} why={say("publications.noneWhy")} /></div>
  return (
    <>
      <p role="status" className="jy-secondary">{say("publications.count", { count: total })}</p>
      <ul className="jy-found jy-found-wide">{publications.map((one) => <Shown key={one.publicationId} one={one} signIn={signIn} {...(object ? { object } : {})} />)}</ul>
      {last > 1 ? (
        <nav className="jy-row jy-no-print" aria-label={say("publications.pages")}>
          {page > 1 ? <Button onClick={() => turn(page - 1)}>{say("publications.previous")}</Button> : null}
          <span>{say("publications.page", { page, last })}</span>
          {page < last ? <Button onClick={() => turn(page + 1)}>{say("publications.next")}</Button> : null}
        </nav>
      ) : null}
    </>
  )
}

function Shown({ one, object, signIn }: { readonly one: ShownPublication } & Pick<PublicationsParts, "object" | "signIn">) {
  const say = useTexts(uiTexts)
  const [language] = useLanguage()
  const [open, setOpen] = useState(false)
  const [dueOn, setDueOn] = useState<string | null>(null)
  const close = () => setOpen(false)
  return (
    <li className="jy-card jy-stack-s">
      <div className="jy-row jy-spread">
        <h2>{one.name}</h2>
        <StatusTag tone={one.open ? "info" : "neutral"}>{one.open ? say("publications.until", { day: shortDay(one.until, language) }) : say("publications.over")}</StatusTag>
      </div>
      <p className="jy-secondary jy-small">{one.number}{one.appliedBy ? <><br />{say("publications.appliedBy", { unit: one.appliedBy })}</> : null}</p>
      <p>{one.itemName}<br /><span className="jy-secondary">{one.period}</span></p>
      <p>{say("publications.persons", { persons: one.persons })} <Money fen={one.amountFen} strong /></p>
      {dueOn ? <p className="jy-notice jy-notice-success" role="status">{say("publications.objected", { day: dayInWords(dueOn, language) })}</p> : null}
      {one.open && !open && !dueOn ? <div className="jy-no-print"><Button aria-label={say("publications.objectTo", { name: one.name })} onClick={() => setOpen(true)}>{say("publications.object")}</Button></div> : null}
      {open && !object ? (
        <div className="jy-notice jy-notice-info">
          <div className="jy-stack-s"><p>{say("publications.signIn")}</p><div><Button type="primary" onClick={signIn}>{say("publications.toSignIn")}</Button></div></div>
        </div>
      ) : null}
      {open && object ? (
        <ReasonForm id={`reason-${one.publicationId}`} label={say("publications.reason")} help={say("publications.reasonHelp")} least={1} missing={say("publications.reasonMissing")} send={say("publications.send")} close={close}
          onSend={(reason) => object(one, reason).then((answer) => { setDueOn(answer.dueOn); close() })} />
      ) : null}
    </li>
  )
}
