// Filing one hire: what the law asks for, checked by the server like a row of the roster.
import { Button, Checkbox, Input, InputNumber, Select } from "antd"
import { useState } from "react"
import { fileHire, roster } from "#domains/registration"
import { activeCodes, todayInChina } from "#standards"
import { focusFirstWrong, ProblemNotice, RegionPicker, useSend } from "#ui"
import { Refusal } from "#wire"
import { useSay } from "../say.ts"

export function HireForm({ close }: { readonly close: () => void }) {
  const say = useSay()
  const send = useSend(fileHire, [roster.name])
  const today = todayInChina(new Date().toISOString())
  const [name, setName] = useState("")
  const [idNumber, setIdNumber] = useState("")
  const [mobile, setMobile] = useState("")
  const [hireOn, setHireOn] = useState<string>(today)
  const [contractKind, setContractKind] = useState<string | null>(null)
  const [from, setFrom] = useState("")
  const [to, setTo] = useState("")
  const [occupation, setOccupation] = useState<string | null>(null)
  const [postName, setPostName] = useState("")
  const [region, setRegion] = useState<string | null>(null)
  const [pay, setPay] = useState<number | null>(null)
  const [partTime, setPartTime] = useState(false)
  const [told, setTold] = useState<string | null>(null)
  const errors = send.error instanceof Refusal ? send.error.errors : []
  const [isTried, setTried] = useState(false)
  const needed: Readonly<Record<string, string>> = { name: name.trim(), idNumber: idNumber.trim(), hireOn, contractKind: contractKind ?? "", occupation: occupation ?? "" }
  const errorAt = (path: string) => (isTried && needed[path] === "" ? say("hire.missing") : errors.find((one) => one.path === path)?.says)
  const wrongAt = (id: string, path: string) => (errorAt(path) ? { status: "error" as const, "aria-invalid": true, "aria-describedby": `${id}-error` } : {})
  const errorLine = (id: string, path: string) => (errorAt(path) ? <p id={`${id}-error`} className="emp-error" role="alert">{errorAt(path)}</p> : null)
  if (told) return <div className="jy-card jy-stack-s" role="status"><strong>{told}</strong><div className="jy-row"><Button onClick={close}>{say("form.close")}</Button></div></div>
  const text = (id: string, label: string, value: string, set: (value: string) => void, path: string, type = "text") => (
    <div>
      <label htmlFor={id}>{label}</label>
      <Input id={id} type={type} value={value} autoComplete="off" {...wrongAt(id, path)} onChange={(event) => set(event.target.value)} />
      {errorLine(id, path)}
    </div>
  )
  return (
    <form
      className="jy-card jy-stack emp-form"
      aria-labelledby="hire-title"
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (!contractKind || !occupation || Object.values(needed).includes("")) return focusFirstWrong(event.currentTarget)
        send.mutate(
          {
            input: {
              name: name.trim(), idNumber: idNumber.trim(), hireOn, contractKind, occupation, partTime,
              ...(mobile.trim() ? { mobile: mobile.trim() } : {}), ...(from ? { contractFrom: from } : {}), ...(to ? { contractTo: to } : {}), ...(postName.trim() ? { postName: postName.trim() } : {}),
              ...(region ? { workRegion: region } : {}), ...(pay === null ? {} : { monthlyPayFen: Math.round(pay * 100) }),
            },
          },
          { onSuccess: (answer) => setTold(answer.says || say("hire.done", { name: name.trim() })) },
        )
      }}
    >
      <h2 id="hire-title">{say("roster.hire")}</h2>
      <p className="jy-secondary">{say("hire.how")}</p>
      <ProblemNotice failure={send.error} />
      <div className="emp-fields">
        {text("hire-name", say("roster.name"), name, setName, "name")}
        {text("hire-number", say("hire.id-number"), idNumber, setIdNumber, "idNumber")}
        {text("hire-on", say("roster.hired"), hireOn, setHireOn, "hireOn", "date")}
        <div><label htmlFor="hire-contract">{say("hire.contract-kind")}</label><Select id="hire-contract" style={{ width: "100%" }} placeholder={say("hire.choose")} {...wrongAt("hire-contract", "contractKind")} value={contractKind} onChange={setContractKind} options={activeCodes("contract-kind", today).map((one) => ({ value: one.code, label: one.name }))} />{errorLine("hire-contract", "contractKind")}</div>
        {text("hire-from", say("hire.contract-from"), from, setFrom, "contractFrom", "date")}
        {text("hire-to", say("hire.contract-to"), to, setTo, "contractTo", "date")}
        <div><label htmlFor="hire-occupation">{say("hire.occupation")}</label><Select id="hire-occupation" style={{ width: "100%" }} placeholder={say("choose")} {...wrongAt("hire-occupation", "occupation")} showSearch={{ optionFilterProp: "label" }} value={occupation} onChange={setOccupation} options={activeCodes("occupation", today).map((one) => ({ value: one.code, label: one.name }))} />{errorLine("hire-occupation", "occupation")}</div>
        {text("hire-post", say("hire.post"), postName, setPostName, "postName")}
        {text("hire-mobile", say("hire.mobile"), mobile, setMobile, "mobile", "tel")}
        <div><label htmlFor="hire-pay">{say("hire.pay")}</label><InputNumber id="hire-pay" style={{ width: "100%" }} min={0} precision={2} controls={false} value={pay} onChange={setPay} /></div>
        <div><label htmlFor="hire-place">{say("hire.place")}</label><RegionPicker id="hire-place" label={say("hire.place")} value={region} onChange={setRegion} /></div>
        <div className="emp-check"><Checkbox checked={partTime} onChange={(event) => setPartTime(event.target.checked)}>{say("hire.part-time")}</Checkbox></div>
      </div>
      <div className="jy-row"><Button type="primary" htmlType="submit" loading={send.isPending}>{say("hire.send")}</Button><Button onClick={close}>{say("form.cancel")}</Button></div>
    </form>
  )
}
