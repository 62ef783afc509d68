// A new post: the six things the law asks for, and until when it is good.
import { Button, Input, InputNumber, Select } from "antd"
import { type ReactNode, useState } from "react"
import { educationLabels, jobRecords, payUnitLabels, workTypeLabels } from "#domains/jobs"
import { activeCodes, addDays, isPlainDate, todayInChina } from "#standards"
import { focusFirstWrong, ProblemNotice, RegionPicker, SearchSelect, useSend } from "#ui"
import { useSay } from "../say.ts"

const { posts } = jobRecords
const usualDays = 30
const longestDays = 90
/** Characters the description of the work has at least. */
const leastDuty = 20
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
  const [isTried, setTried] = useState(false)
  const set = (change: Partial<Typed>) => setOne({ ...one, ...change })
  const missing = say("hire.missing")
  const isWithin = isPlainDate(one.validUntil) && one.validUntil >= today && one.validUntil <= addDays(today, longestDays)
  const wrong: Readonly<Partial<Record<keyof Typed, string | null>>> = {
    title: one.title.trim().length < 2 ? say("posts.form.title-wrong") : null,
    occupation: one.occupation === null ? missing : null,
    headcount: one.headcount === null ? missing : null,
    workRegion: one.workRegion === null ? missing : null,
    workPlace: one.workPlace.trim() === "" ? missing : null,
    payFrom: one.payFrom === null ? missing : null,
    payTo: one.payTo === null ? missing : one.payTo < (one.payFrom ?? 0) ? say("posts.form.pay-wrong") : null,
    contact: one.contact.trim() === "" ? missing : null,
    phone: one.phone.trim() === "" ? missing : null,
    validUntil: isWithin ? null : say("posts.form.until-wrong"),
    duty: one.duty.trim().length < leastDuty ? say("posts.form.duty-wrong", { count: one.duty.trim().length }) : null,
  }
  const wrongAt = (name: keyof Typed) => (isTried ? (wrong[name] ?? null) : null)
  const marks = (name: keyof Typed) => (wrongAt(name) === null ? {} : { status: "error" as const, "aria-invalid": true, "aria-describedby": `post-${name}-error` })
  const placed = (name: keyof Typed, control: ReactNode) => (
    <div>
      <label htmlFor={`post-${name}`}>{say(`posts.form.${name}`)}</label>
      {control}
      {wrongAt(name) === null ? null : <p className="emp-error" role="alert" id={`post-${name}-error`}>{wrongAt(name)}</p>}
    </div>
  )
  const written = (name: "title" | "workPlace" | "conditions" | "benefits" | "contact" | "phone", most: number) => placed(name, <Input id={`post-${name}`} maxLength={most} value={one[name]} {...marks(name)} onChange={(event) => set({ [name]: event.target.value })} />)
  const chosen = (name: "education" | "payUnit" | "workType", labels: Readonly<Record<string, string>>) => placed(name, <Select id={`post-${name}`} style={{ width: "100%" }} value={one[name]} onChange={(value) => set({ [name]: value })} options={options(labels)} />)
  const counted = (name: "headcount" | "payFrom" | "payTo") => placed(name, <InputNumber id={`post-${name}`} min={1} style={{ width: "100%" }} value={one[name]} {...marks(name)} onChange={(value) => set({ [name]: value })} />)
  return (
    <form
      noValidate
      className="jy-card jy-stack emp-form"
      aria-labelledby="post-title-of-form"
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (Object.values(wrong).some((says) => says !== null)) return focusFirstWrong(event.currentTarget)
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
        {placed("occupation", <SearchSelect id="post-occupation" value={one.occupation} placeholder={say("choose")} invalid={wrongAt("occupation") !== null} {...(wrongAt("occupation") === null ? {} : { describedBy: "post-occupation-error" })} onChange={(occupation) => set({ occupation })} options={activeCodes("occupation", today).map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))} />)}
        {counted("headcount")}
        {placed("workRegion", <RegionPicker id="post-workRegion" label={say("posts.form.workRegion")} value={one.workRegion} invalid={wrongAt("workRegion") !== null} onChange={(workRegion) => set({ workRegion })} />)}
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
        {placed("validUntil", <Input id="post-validUntil" type="date" value={one.validUntil} min={today} max={addDays(today, longestDays)} {...marks("validUntil")} onChange={(event) => set({ validUntil: event.target.value })} />)}
      </div>
      <div className="emp-fields emp-fields-wide">{placed("duty", <Input.TextArea id="post-duty" maxLength={500} autoSize={{ minRows: 3 }} value={one.duty} {...marks("duty")} onChange={(event) => set({ duty: event.target.value })} />)}</div>
      <div className="jy-row"><Button type="primary" htmlType="submit" loading={send.isPending}>{say("posts.form.send")}</Button><Button onClick={close}>{say("form.cancel")}</Button></div>
    </form>
  )
}
