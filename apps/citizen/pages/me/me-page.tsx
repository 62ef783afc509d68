// My information: each value with its source; what I may correct myself; my registrations and what I can do about them.
import { useQuery } from "@tanstack/react-query"
import { Button } from "antd"
import { useState } from "react"
import type { readMe } from "#platform/registers/contract"
import { SourceNote } from "#ui"
import type { OutputOf } from "#wire"
import { Asked } from "../../parts/asked.tsx"
import { useComeToPlace } from "../../parts/come-to-place.ts"
import { Helpline } from "../../parts/helpline.tsx"
import { meQuery, registrationsQuery } from "../../own-queries.ts"
import { useSay } from "../../say.ts"
import { CertificatePart } from "./certificate-part.tsx"
import { ContactForm } from "./contact-form.tsx"
import { RegistrationsPart } from "./registrations-part.tsx"

type Me = OutputOf<typeof readMe>
type Value = Me["values"][number]

/** Values that only speak about this page or another value. */
const notShown = new Set(["today"])
const editors = { mobile: "mobile", liveRegion: "place", liveAddress: "place", bankAccount: "bank", bankName: "bank", bankLine: "bank" } as const
export type Editor = "mobile" | "place" | "bank"

const editorOf = (name: string): Editor | null => (name in editors ? editors[name as keyof typeof editors] : null)

export function MePage() {
  const say = useSay()
  const me = useQuery(meQuery)
  const registrations = useQuery(registrationsQuery)
  useComeToPlace(me.isFetched && registrations.isFetched)
  return (
    <div className="jy-stack">
      <h1>{say("me.title")}</h1>
      <Asked asked={me} shape="lines" rows={5}>
        {(mine) => <Values mine={mine} />}
      </Asked>
      <section id="registrations" className="jy-stack-s">
        <h2>{say("me.registrations")}</h2>
        <Asked asked={registrations} rows={1}>
          {(mine) => <RegistrationsPart mine={mine} />}
        </Asked>
      </section>
      <CertificatePart />
      {me.data && me.data.contributions.length > 0 ? <Contributions mine={me.data} /> : null}
      <Helpline />
    </div>
  )
}

function Values({ mine }: { readonly mine: Me }) {
  const say = useSay()
  const [editing, setEditing] = useState<Editor | null>(null)
  const [asking, setAsking] = useState<string | null>(null)
  const [done, setDone] = useState(false)
  const shown = mine.values.filter((one) => !notShown.has(one.name))
  const firstOf = (one: Value) => shown.find((each) => editorOf(each.name) === editorOf(one.name)) === one
  const absent = (["mobile", "bank"] as const).filter((editor) => !shown.some((one) => editorOf(one.name) === editor))
  return (
    <section className="jy-card jy-stack-s">
      {done ? (
        <p className="jy-notice jy-notice-success" role="status">
          {say("me.changed")}
        </p>
      ) : null}
      <dl className="jy-known">
        {shown.map((one) => {
          const editor = one.correctable ? editorOf(one.name) : null
          return (
            <div key={one.name}>
              <dt>{one.label}</dt>
              <dd>
                <span className="jy-known-value">{one.shown}</span>
                <SourceNote
                  source={one.source}
                  asOf={one.asOf}
                  label={one.label}
                  onWrong={() => {
                    setDone(false)
                    if (editor) setEditing(editor)
                    else setAsking(asking === one.name ? null : one.name)
                  }}
                />
                {asking === one.name ? <p className="jy-notice jy-notice-info">{say("me.wrongElsewhere", { source: one.source, label: one.label })}</p> : null}
                {editor !== null && editing === editor && firstOf(one) ? <ContactForm editor={editor} onDone={(changed) => {
                  setEditing(null)
                  setDone(changed)
                }} /> : null}
              </dd>
            </div>
          )
        })}
        {absent.map((editor) => (
          <div key={editor}>
            <dt>{say(`me.absent.${editor}`)}</dt>
            <dd>
              {editing === editor ? (
                <ContactForm editor={editor} onDone={(changed) => {
                  setEditing(null)
                  setDone(changed)
                }} />
              ) : (
                <Button onClick={() => setEditing(editor)}>{say("me.add")}</Button>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Contributions({ mine }: { readonly mine: Me }) {
  const say = useSay()
  return (
    <section className="jy-card jy-stack-s">
      <h2>{say("me.contributions")}</h2>
      <dl className="jy-known">
        {mine.contributions.map((one) => (
          <div key={one.kind}>
            <dt>{one.kindName}</dt>
            <dd>
              <span className="jy-known-value">{one.firstMonth && one.lastMonth ? say("me.monthsPaid", { months: one.months, first: one.firstMonth, last: one.lastMonth }) : say("me.noMonths")}</span>
              {one.dueMonths > 0 ? <span>{say("me.monthsDue", { months: one.dueMonths })}</span> : null}
              <SourceNote source={one.source} asOf={one.asOf} label={one.kindName} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
