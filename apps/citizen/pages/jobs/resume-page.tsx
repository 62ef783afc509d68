// The person's own registration as a seeker with a short résumé.
import { Button, Input, InputNumber, Radio } from "antd"
import { useState } from "react"
import { myResume, shownToLabels, workTypeLabels, writeResume } from "#domains/jobs"
import { DateText, LoadingShape, ProblemNotice, useAsk, useSend } from "#ui"
import type { InputOf, OutputOf } from "#wire"
import { useSay } from "../../say.ts"

export function ResumePage() {
  const say = useSay()
  const read = useAsk(myResume)
  return (
    <div className="jy-stack">
      <h1>{say("jobs.resume")}</h1>
      {read.data ? <ResumeForm known={read.data.resume} /> : read.isPending ? <LoadingShape kind="form" rows={4} /> : <ProblemNotice failure={read.error} takeFocus={false} />}
    </div>
  )
}

type Shown = InputOf<typeof writeResume>

function ResumeForm({ known }: { readonly known: OutputOf<typeof myResume>["resume"] }) {
  const say = useSay()
  const send = useSend(writeResume, [myResume.name])
  const [occupation, setOccupation] = useState(known?.occupation ?? "")
  const [pay, setPay] = useState<number | null>(known?.wishedPayFen ? known.wishedPayFen / 100 : null)
  const [workType, setWorkType] = useState<Shown["workType"]>(known?.workType ?? "full-time")
  const [skills, setSkills] = useState(known?.skills ?? "")
  const [shownTo, setShownTo] = useState<Shown["shownTo"]>(known?.shownTo ?? "offices")
  const [isTried, setTried] = useState(false)
  const lacks = occupation.trim().length < 2
  return (
    <form
      className="jy-card jy-stack"
      aria-label={say("jobs.resume")}
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (lacks) return void document.getElementById("resume-occupation")?.focus()
        send.mutate({ input: { occupation: occupation.trim(), wishedPayFen: pay === null ? null : Math.round(pay * 100), workType, skills: skills.trim() || null, shownTo } })
      }}
    >
      {send.data ? <p className="jy-notice jy-notice-success" role="status">{say("jobs.saved")} <DateText day={send.data.validUntil} /></p> : known ? <p className="jy-secondary">{say("jobs.validUntil")} <DateText day={known.validUntil} /></p> : <p className="jy-secondary">{say("jobs.resumeWhy")}</p>}
      <ProblemNotice failure={send.error} />
      <div className={`jy-field${isTried && lacks ? " jy-field-wrong" : ""}`}><label className="jy-field-label" htmlFor="resume-occupation">{say("jobs.wish")}</label>{isTried && lacks ? <p className="jy-field-error" id="resume-occupation-error">{say("jobs.wishMissing")}</p> : null}<Input id="resume-occupation" aria-required {...(isTried && lacks ? { "aria-invalid": true, "aria-describedby": "resume-occupation-error", status: "error" as const } : {})} maxLength={60} value={occupation} onChange={(event) => setOccupation(event.target.value)} /></div>
      <div className="jy-field"><label className="jy-field-label" htmlFor="resume-pay">{say("jobs.wishPay")}</label><InputNumber id="resume-pay" min={1} max={1_000_000} style={{ width: "100%" }} value={pay} onChange={setPay} /></div>
      <div className="jy-field"><span className="jy-field-label" id="resume-type">{say("jobs.type")}</span><Radio.Group className="jy-choices" aria-labelledby="resume-type" value={workType} onChange={(event) => setWorkType(event.target.value as Shown["workType"])} options={Object.entries(workTypeLabels).map(([value, label]) => ({ value, label }))} /></div>
      <div className="jy-field"><label className="jy-field-label" htmlFor="resume-skills">{say("jobs.skills")}</label><Input.TextArea id="resume-skills" maxLength={500} autoSize={{ minRows: 3 }} value={skills} onChange={(event) => setSkills(event.target.value)} /></div>
      <div className="jy-field"><span className="jy-field-label" id="resume-shown">{say("jobs.shownTo")}</span><Radio.Group className="jy-choices" aria-labelledby="resume-shown" value={shownTo} onChange={(event) => setShownTo(event.target.value as Shown["shownTo"])} options={Object.entries(shownToLabels).map(([value, label]) => ({ value, label }))} /></div>
      <div className="jy-row"><Button type="primary" size="large" htmlType="submit" loading={send.isPending}>{say("jobs.save")}</Button></div>
    </form>
  )
}
