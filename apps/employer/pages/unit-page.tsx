// What is registered about this employer, from where and since when; the contact can be corrected here.
import { Button, Input } from "antd"
import { useState } from "react"
import { correctEmployerContact, readMyEmployer } from "#platform/registers/contract"
import { Go, LoadingShape, ProblemNotice, useAsk, useSend } from "#ui"
import { moment } from "../parts/moments.ts"
import { useSay } from "../say.ts"

export function UnitPage() {
  const say = useSay()
  const read = useAsk(readMyEmployer)
  const send = useSend(correctEmployerContact, [readMyEmployer.name])
  const [isChanging, setChanging] = useState(false)
  const [name, setName] = useState("")
  const [mobile, setMobile] = useState("")
  if (read.isPending) return <LoadingShape kind="lines" rows={8} />
  if (!read.data) return <div className="emp-page"><h1>{say("nav.unit")}</h1><ProblemNotice failure={read.error} /></div>
  const one = read.data
  const pairs: readonly (readonly [string, string | null])[] = [
    [say("unit.uscc"), one.uscc], [say("unit.type"), one.unitTypeName], [say("unit.reg-type"), one.regTypeName], [say("unit.industry"), one.industryName], [say("unit.region"), one.regionName], [say("unit.founded"), one.foundedOn],
    [say("unit.legal"), one.legalPersonName], [say("unit.address"), one.address], [say("unit.insured"), String(one.insuredStaff)], [say("unit.contact"), [one.contactName, one.contactMobileMasked].filter(Boolean).join(" ") || null],
  ]
  return (
    <div className="emp-page emp-narrow">
      <h1>{one.name}</h1>
      <section className="jy-card jy-stack-s">
        <dl className="emp-pairs">{pairs.map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value ?? say("unit.unknown")}</dd></div>)}</dl>
        <p className="jy-small jy-secondary">{say("unit.source", { source: one.source, at: moment(one.receivedAt) })}</p>
      </section>
      {isChanging ? (
        <form
          className="jy-card jy-stack emp-form"
          aria-label={say("unit.change")}
          onSubmit={(event) => {
            event.preventDefault()
            send.mutate({ input: { contactName: name.trim(), contactMobile: mobile.trim() } }, { onSuccess: () => setChanging(false) })
          }}
        >
          <ProblemNotice failure={send.error} />
          <div className="emp-fields">
            <div><label htmlFor="contact-name">{say("unit.contact-name")}</label><Input id="contact-name" value={name} onChange={(event) => setName(event.target.value)} /></div>
            <div><label htmlFor="contact-mobile">{say("unit.contact-mobile")}</label><Input id="contact-mobile" inputMode="tel" value={mobile} onChange={(event) => setMobile(event.target.value)} /></div>
          </div>
          <div className="jy-row"><Button type="primary" htmlType="submit" loading={send.isPending} disabled={name.trim().length < 2 || !mobile.trim()}>{say("unit.save")}</Button><Button onClick={() => setChanging(false)}>{say("form.cancel")}</Button></div>
        </form>
      ) : (
        <div className="jy-row"><Button onClick={() => { setName(one.contactName ?? ""); setChanging(true) }}>{say("unit.change")}</Button><Go to="/services">{say("unit.other")}</Go></div>
      )}
    </div>
  )
}
