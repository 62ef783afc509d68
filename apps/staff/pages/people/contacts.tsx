// Keeping in touch with somebody out of work: what was said, what was offered, when to call again.
import { Button, Input, Radio, Select } from "antd"
import { useState } from "react"
import { personRegistrations, recordContact } from "#domains/registration"
import { useAsk, useSend, useWho } from "#ui"
import { DayPicker } from "../../parts/day-picker.tsx"
import { Failure } from "../../parts/failure.tsx"
import { moment } from "../../parts/moments.ts"
import { type Say, useSay } from "../../say.ts"

const ways = ["phone", "message", "visit", "counter", "system"] as const
/** What an officer chooses from, and what the person did alone. */
const shownWays = [...ways, "login"] as const
const results = ["reached", "no-answer", "wrong-number"] as const
const outcomes = ["accepted", "considering", "refused-with-reason", "refused"] as const

const wayWords = (say: Say, way: string) => { const known = shownWays.find((one) => one === way); return known ? say(`contacts.way.${known}`) : way }
const resultWords = (say: Say, result: string) => { const known = results.find((one) => one === result); return known ? say(`contacts.result.${known}`) : result }
const outcomeWords = (say: Say, outcome: string) => { const known = outcomes.find((one) => one === outcome); return known ? say(`contacts.outcome.${known}`) : outcome }

export function Contacts({ person }: { readonly person: string }) {
  const say = useSay()
  const { roles } = useWho()
  const read = useAsk(personRegistrations, { params: { person } })
  const [open, setOpen] = useState(false)
  const [told, setTold] = useState<string | null>(null)
  const spell = read.data?.unemployments.find((one) => one.state === "open")
  const contacts = read.data?.contacts ?? []
  if (!spell && contacts.length === 0) return null
  const mayRecord = spell && (roles.includes("clerk") || roles.includes("reviewer"))
  return (
    <section className="card" aria-labelledby="contacts">
      <div className="pad card-head">
        <h2 id="contacts">{say("contacts.title")}</h2>
        {spell ? <span className="sub num">{say("contacts.next")} {spell.nextContactOn}</span> : null}
        {mayRecord && !open ? <Button size="small" className="no-print" onClick={() => { setOpen(true); setTold(null) }}>{say("contacts.new")}</Button> : null}
      </div>
      {told ? <p className="banner banner-success" role="status">{told}</p> : null}
      {open ? <ContactForm person={person} close={() => setOpen(false)} done={(day) => { setOpen(false); setTold(say("contacts.saved", { day })) }} /> : null}
      {contacts.length === 0 ? <p className="sub pad">{say("contacts.none")}</p> : (
        <table className="rows" aria-label={say("contacts.title")}>
          <thead><tr><th scope="col">{say("inbox.at")}</th><th scope="col">{say("contacts.way")}</th><th scope="col">{say("contacts.situation")}</th><th scope="col">{say("contacts.outcome")}</th><th scope="col">{say("contacts.next")}</th></tr></thead>
          <tbody>
            {contacts.map((one) => (
              <tr key={one.contactId}>
                <td data-label={say("inbox.at")} className="num">{moment(one.at)}<span className="sub">{one.officer}</span></td>
                <td data-label={say("contacts.way")}>{wayWords(say, one.way)}<span className="sub">{resultWords(say, one.result)}</span></td>
                <td data-label={say("contacts.situation")}>{one.situation || "—"}{one.needs ? <span className="sub">{say("contacts.needs")}：{one.needs}</span> : null}</td>
                <td data-label={say("contacts.outcome")}>{one.offered.length > 0 ? one.offered.join("、") : "—"}{one.offerOutcome ? <span className="sub">{outcomeWords(say, one.offerOutcome)}{one.refusalReason ? `：${one.refusalReason}` : ""}</span> : null}</td>
                <td data-label={say("contacts.next")} className="num">{one.nextOn ?? "—"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function ContactForm({ person, close, done }: { readonly person: string; readonly close: () => void; readonly done: (day: string) => void }) {
  const say = useSay()
  const send = useSend(recordContact, [personRegistrations.name, "registration.open-tasks"])
  const [way, setWay] = useState<(typeof ways)[number]>("phone")
  const [result, setResult] = useState<(typeof results)[number]>("reached")
  const [situation, setSituation] = useState("")
  const [needs, setNeeds] = useState("")
  const [offered, setOffered] = useState("")
  const [outcome, setOutcome] = useState<(typeof outcomes)[number] | "">("")
  const [refusal, setRefusal] = useState("")
  const [next, setNext] = useState<string | null>(null)
  const offers = offered.split("\n").map((one) => one.trim()).filter(Boolean)
  return (
    <form
      className="inline-form boxed no-print"
      aria-label={say("contacts.new")}
      onSubmit={(event) => {
        event.preventDefault()
        send.mutate(
          {
            params: { person },
            input: {
              way, result, situation: situation.trim(), needs: needs.trim(), offered: offers,
              ...(offers.length > 0 && outcome ? { offerOutcome: outcome } : {}),
              ...(refusal.trim() && outcome.startsWith("refused") ? { refusalReason: refusal.trim() } : {}),
              ...(next ? { nextOn: next } : {}),
            },
          },
          { onSuccess: (made) => done(made.nextContactOn) },
        )
      }}
    >
      <h3>{say("contacts.new")}</h3>
      <div className="tools">
        <div><label htmlFor="contact-way" className="field-label">{say("contacts.way")}</label><Select id="contact-way" style={{ width: 120 }} value={way} onChange={setWay} options={ways.map((value) => ({ value, label: say(`contacts.way.${value}`) }))} /></div>
        <fieldset className="field" style={{ margin: 0 }}><legend>{say("contacts.result")}</legend><Radio.Group value={result} onChange={(event) => setResult(results.find((one) => one === event.target.value) ?? "reached")} options={results.map((value) => ({ value, label: say(`contacts.result.${value}`) }))} /></fieldset>
      </div>
      {result === "reached" ? (
        <>
          <div className="split split-even">
            <div className="field"><label htmlFor="contact-situation">{say("contacts.situation")}</label><Input.TextArea id="contact-situation" autoSize={{ minRows: 2 }} maxLength={500} value={situation} onChange={(event) => setSituation(event.target.value)} /></div>
            <div className="field"><label htmlFor="contact-needs">{say("contacts.needs")}</label><Input.TextArea id="contact-needs" autoSize={{ minRows: 2 }} maxLength={500} value={needs} onChange={(event) => setNeeds(event.target.value)} /></div>
          </div>
          <div className="field"><label htmlFor="contact-offered">{say("contacts.offered")}</label><Input.TextArea id="contact-offered" autoSize={{ minRows: 1 }} value={offered} onChange={(event) => setOffered(event.target.value)} /></div>
          {offers.length > 0 ? (
            <div className="tools">
              <div><label htmlFor="contact-outcome" className="field-label">{say("contacts.outcome")}</label><Select id="contact-outcome" className="tool-select" value={outcome} onChange={setOutcome} options={outcomes.map((value) => ({ value, label: say(`contacts.outcome.${value}`) }))} /></div>
              {outcome.startsWith("refused") ? <div className="grow"><label htmlFor="contact-refusal" className="field-label">{say("contacts.refusal")}</label><Input id="contact-refusal" maxLength={500} value={refusal} onChange={(event) => setRefusal(event.target.value)} /></div> : null}
            </div>
          ) : null}
        </>
      ) : null}
      <div className="field"><label htmlFor="contact-next">{say("contacts.next-optional")}</label><DayPicker id="contact-next" value={next} change={setNext} /></div>
      <Failure failure={send.error} />
      <span className="action-others">
        <Button type="primary" htmlType="submit" loading={send.isPending}>{say("contacts.save")}</Button>
        <Button onClick={close}>{say("action.cancel")}</Button>
      </span>
    </form>
  )
}
