// A new post: the six things the law asks for, and until when it is good.
import { Button, Input, InputNumber, Select } from "antd"
import { useState } from "react"
import { educationLabels, jobRecords, payUnitLabels, workTypeLabels } from "#domains/jobs"
import { activeCodes, addDays, todayInChina } from "#standards"
import { ProblemNotice, RegionPicker, useSend } from "#ui"
import { useSay } from "../say.ts"

const { posts } = jobRecords
const usualDays = 30
const options = (labels: Readonly<Record<string, string>>) => Object.entries(labels).map(([value, label]) => ({ value, label }))

interface Typed {
  readonly title: string
  readonly occupation: string | null
  readonly headcount: number | null
  readonly workRegion: string | null
  readonly workPlace: string
  readonly duty: string
  readonly education: string
  readonly conditions: string
  readonly payFrom: number | null
  readonly payTo: number | null
  readonly payUnit: string
  readonly workType: string
  readonly benefits: string
  readonly contact: string
  readonly phone: string
  readonly validUntil: string
}

export function PostForm({ close }: { readonly close: () => void }) {
  const say = useSay()
  const today = todayInChina(new Date().toISOString())
  const send = useSend(posts.endpoints.enter, [posts.endpoints.list.name])
  const [one, setOne] = useState<Typed>({
    title: "", occupation: null, headcount: 1, workRegion: null, workPlace: "", duty: "", education: "any", conditions: "", payFrom: null, payTo: null, payUnit: "month", workType: "full-time", benefits: "", contact: "", phone: "", validUntil: addDays(today, usualDays),
  })
  const set = (change: Partial<Typed>) => setOne({ ...one, ...change })
  const isWhole = one.title.trim().length >= 2 && one.occupation !== null && one.headcount !== null && one.workRegion !== null && one.workPlace.trim() !== "" && one.duty.trim().length >= 20 && one.payFrom !== null && one.payTo !== null && one.contact.trim() !== "" && one.phone.trim() !== ""
  const written = (name: "title" | "workPlace" | "conditions" | "benefits" | "contact" | "phone", most: number) => <div><label htmlFor={`post-${name}`}>{say(`posts.form.${name}`)}</label><Input id={`post-${name}`} maxLength={most} value={one[name]} onChange={(event) => set({ [name]: event.target.value })} /></div>
  const chosen = (name: "education" | "payUnit" | "workType", labels: Readonly<Record<string, string>>) => <div><label htmlFor={`post-${name}`}>{say(`posts.form.${name}`)}</label><Select id={`post-${name}`} style={{ width: "100%" }} value={one[name]} onChange={(value) => set({ [name]: value })} options={options(labels)} /></div>
  const counted = (name: "headcount" | "payFrom" | "payTo") => <div><label htmlFor={`post-${name}`}>{say(`posts.form.${name}`)}</label><InputNumber id={`post-${name}`} min={1} style={{ width: "100%" }} value={one[name]} onChange={(value) => set({ [name]: value })} /></div>
  return (
    <form
      className="jy-card jy-stack emp-form"
      aria-labelledby="post-title-of-form"
      onSubmit={(event) => {
        event.preventDefault()
        const fen = (yuan: number | null) => Math.round((yuan ?? 0) * 100)
        const { payFrom, payTo, conditions, benefits, ...rest } = one
        send.mutate(
          { input: { source: say("posts.source"), rows: [{ ...rest, number: `${today.replaceAll("-", "")}-${String(Date.now() % 100_000).padStart(5, "0")}`, payFromFen: fen(payFrom), payToFen: fen(payTo), conditions: conditions.trim() || null, benefits: benefits.trim() || null, validFrom: today }] } },
          { onSuccess: close },
        )
      }}
    >
      <h2 id="post-title-of-form">{say("posts.new")}</h2>
      <p className="jy-secondary">{say("posts.form.how")}</p>
      <ProblemNotice failure={send.error} />
      <div className="emp-fields">
        {written("title", 40)}
        <div><label htmlFor="post-occupation">{say("posts.form.occupation")}</label><Select id="post-occupation" style={{ width: "100%" }} showSearch={{ optionFilterProp: "label" }} value={one.occupation} onChange={(occupation) => set({ occupation })} options={activeCodes("occupation", today).map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))} /></div>
        {counted("headcount")}
        <div><label htmlFor="post-region">{say("posts.form.workRegion")}</label><RegionPicker id="post-region" label={say("posts.form.workRegion")} value={one.workRegion} onChange={(workRegion) => set({ workRegion })} /></div>
        {written("workPlace", 100)}
        {chosen("workType", workTypeLabels)}
        {chosen("education", educationLabels)}
        {counted("payFrom")}
        {counted("payTo")}
        {chosen("payUnit", payUnitLabels)}
        {written("conditions", 300)}
        {written("benefits", 200)}
        {written("contact", 30)}
        {written("phone", 30)}
        <div><label htmlFor="post-until">{say("posts.form.validUntil")}</label><Input id="post-until" type="date" value={one.validUntil} min={today} max={addDays(today, 90)} onChange={(event) => set({ validUntil: event.target.value })} /></div>
      </div>
      <div className="jy-field"><label className="jy-field-label" htmlFor="post-duty">{say("posts.form.duty")}</label><Input.TextArea id="post-duty" maxLength={500} autoSize={{ minRows: 3 }} value={one.duty} onChange={(event) => set({ duty: event.target.value })} /></div>
      <div className="jy-row"><Button type="primary" htmlType="submit" loading={send.isPending} disabled={!isWhole}>{say("posts.form.send")}</Button><Button onClick={close}>{say("form.cancel")}</Button></div>
    </form>
  )
}
