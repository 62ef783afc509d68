// The application: answers under the item's own labels, what was asked to be corrected, and the papers beside them.
import { useState } from "react"
import { Segmented } from "antd"
import type { CaseView, ItemView } from "#platform/casework/contract"
import { readDocument } from "#platform/documents/contract"
import { addressOf } from "#wire"
import { answerWords } from "../../parts/answer-words.ts"
import { useSay } from "../../say.ts"
import { correctedAnswers } from "./corrected-answers.ts"
import { ResubmissionNote } from "./resubmission.tsx"

type Field = ItemView["form"]["groups"][number]["fields"][number]

/** What the applicant sees masked and leaves as it is: the register holds it in full, and it is not sent again. */
const heldMasked: readonly string[] = ["mobile", "bankAccount"]

const isAsked = (field: Field, answers: CaseView["answers"]) => {
  if (!field.when) return true
  const value = answers[field.when.field]
  return (typeof value === "string" || typeof value === "boolean") && field.when.is.includes(value)
}

export function ApplicationPane({ view, item }: { readonly view: CaseView; readonly item: ItemView | undefined }) {
  const say = useSay()
  const asked = new Set(view.asked?.fields ?? [])
  const former = correctedAnswers(view)
  return (
    <>
      {view.asked ? (
        <div className="banner banner-warning" role="status">
          <strong>{view.asked.until ? say("asked.until", { day: view.asked.until }) : say("asked.title")}</strong>
          <p>{view.asked.says}</p>
        </div>
      ) : null}
      <ResubmissionNote view={view} />
      <div className={view.papers.length > 0 ? "application with-papers" : "application"}>
        <div className="card pad">
          <div className="card-head">
            <h2>{say("case.application")}</h2>
            <span className="sub">{item?.name}</span>
          </div>
          {item ? (
            item.form.groups.map((group) => {
              const shown = group.fields.filter((field) => isAsked(field, view.answers))
              return shown.length === 0 ? null : (
                <section key={group.name} className="answers">
                  <h3>{group.title}</h3>
                  <dl>
                    {shown.map((field) => (
                      <div key={field.name} className={asked.has(field.name) ? "answer answer-asked" : field.name in former ? "answer answer-changed" : "answer"}>
                        <dt>
                          {field.label}
                          {field.name in former ? <span className="chip chip-info">{say("resubmitted.field")}</span> : null}
                          {asked.has(field.name) ? <span className="chip chip-warning">{say("asked.field")}</span> : null}
                        </dt>
                        <dd className={field.kind === "money" || field.kind === "number" || field.kind === "date" ? "num" : undefined}>
                          {field.known && heldMasked.includes(field.known) && (view.answers[field.name] ?? "") === "" ? say("answer.as-registered") : answerWords(say, field, view.answers[field.name])}
                          {field.name in former ? <span className="sub">{say("resubmitted.before", { value: answerWords(say, field, former[field.name]) })}</span> : null}
                        </dd>
                      </div>
                    ))}
                  </dl>
                </section>
              )
            })
          ) : (
            <dl>
              {Object.entries(view.answers).map(([name, value]) => (
                <div key={name} className="answer">
                  <dt>{name}</dt>
                  <dd>{String(value ?? "")}</dd>
                </div>
              ))}
            </dl>
          )}
        </div>
        {view.papers.length > 0 ? <Papers papers={view.papers} subject={view.subjectId} /> : null}
      </div>
      {view.papers.length === 0 ? <p className="sub quiet">{say(item && item.papers.length === 0 ? "papers.none-needed" : "papers.none")}</p> : null}
    </>
  )
}

function Papers({ papers, subject }: { readonly papers: CaseView["papers"]; readonly subject: string }) {
  const say = useSay()
  const [at, setAt] = useState(0)
  const paper = papers[at] ?? papers[0]
  if (!paper) return null
  const address = addressOf(readDocument, { subject, document: paper.document })
  const isImage = /\.(png|jpe?g|gif|webp)$/i.test(paper.file)
  return (
    <div className="card pad papers">
      <div className="card-head">
        <h2>{say("papers.title")}</h2>
        <a href={address} target="_blank" rel="noreferrer">{say("papers.open")}</a>
      </div>
      {papers.length > 1 ? <Segmented block value={at} onChange={setAt} options={papers.map((one, index) => ({ value: index, label: one.label }))} /> : <p>{paper.label}</p>}
      {isImage ? <img src={address} alt={paper.label} className="paper" /> : <iframe src={address} title={paper.label} className="paper" sandbox="" />}
      <p className="sub">{paper.file}</p>
    </div>
  )
}
