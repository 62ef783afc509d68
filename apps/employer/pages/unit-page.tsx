// What is registered about this employer, from where and since when; the contact can be corrected here.
import { Button } from "antd"
import { useState } from "react"
import { giveMyUnitAccount, myUnitAccount } from "#platform/payments/contract"
import { correctEmployerContact, readMyEmployer } from "#platform/registers/contract"
import { checkMobile } from "#standards"
import { CheckedInput, EmptyState, focusFirstWrong, Go, LoadingShape, ProblemNotice, StatusTag, useAsk, useSend } from "#ui"
import type { OutputOf } from "#wire"
import { AccountForm } from "../parts/account-form.tsx"
import { moment } from "../parts/moments.ts"
import { useSay } from "../say.ts"

export function UnitPage() {
  const say = useSay()
  const read = useAsk(readMyEmployer)
  const send = useSend(correctEmployerContact, [readMyEmployer.name])
  const [isChanging, setChanging] = useState(false)
  const [name, setName] = useState("")
  const [mobile, setMobile] = useState("")
  const [isTried, setTried] = useState(false)
  if (read.isPending) return <LoadingShape kind="lines" rows={8} />
  if (!read.data) return <div className="emp-page"><h1>{say("nav.unit")}</h1><ProblemNotice failure={read.error} /></div>
  const one = read.data
  const checkedMobile = checkMobile(mobile)
  const wrong = { name: name.trim().length < 2 ? say("unit.contact-name-missing") : null, mobile: checkedMobile.ok ? null : checkedMobile.sentence }
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
          noValidate
          className="jy-card jy-stack emp-form"
          aria-label={say("unit.change")}
          onSubmit={(event) => {
            event.preventDefault()
            setTried(true)
            if (wrong.name ?? wrong.mobile) focusFirstWrong(event.currentTarget)
            else send.mutate({ input: { contactName: name.trim(), contactMobile: mobile.trim() } }, { onSuccess: () => setChanging(false) })
          }}
        >
          <ProblemNotice failure={send.error} />
          <div className="emp-fields">
            <CheckedInput id="contact-name" label={say("unit.contact-name")} value={name} onChange={setName} wrong={wrong.name} tried={isTried} />
            <CheckedInput id="contact-mobile" label={say("unit.contact-mobile")} numeric value={mobile} onChange={setMobile} wrong={wrong.mobile} tried={isTried} />
          </div>
          <div className="jy-row"><Button type="primary" htmlType="submit" loading={send.isPending}>{say("unit.save")}</Button><Button onClick={() => setChanging(false)}>{say("form.cancel")}</Button></div>
        </form>
      ) : (
        <div className="jy-row"><Button onClick={() => { setName(one.contactName ?? ""); setChanging(true) }}>{say("unit.change")}</Button><Go to="/services">{say("unit.other")}</Go></div>
      )}
      <UnitAccount name={one.name} />
    </div>
  )
}

type Account = NonNullable<OutputOf<typeof myUnitAccount>["verified"]>

/** The account subsidies are paid to: given here, checked by an officer with the bank before it is used. */
function UnitAccount({ name }: { readonly name: string }) {
  const say = useSay()
  const read = useAsk(myUnitAccount)
  const send = useSend(giveMyUnitAccount, [myUnitAccount.name])
  const [isGiving, setGiving] = useState(false)
  const held = read.data
  const shown = (account: Account, isVerified: boolean) => (
    <dl className="emp-pairs">
      <div><dt>{say("account.holderName")}</dt><dd>{account.holderName} <StatusTag tone={isVerified ? "success" : "warning"}>{say(isVerified ? "offers.verified" : "account.waiting")}</StatusTag></dd></div>
      <div><dt>{say("account.bankName")}</dt><dd>{account.bankName}</dd></div>
      <div><dt>{say("account.account")}</dt><dd>{account.accountMasked}</dd></div>
      <div><dt>{say("account.given")}</dt><dd>{account.givenBy} {moment(account.givenAt)}</dd></div>
    </dl>
  )
  return (
    <section className="jy-card jy-stack-s" aria-labelledby="unit-account">
      <h2 id="unit-account">{say("account.title")}</h2>
      <ProblemNotice failure={read.error ?? send.error} />
      {held?.verified ? shown(held.verified, true) : null}
      {held?.given ? shown(held.given, false) : null}
      {held && !held.verified && !held.given && !isGiving ? <EmptyState title={say("account.none")} why={say("account.none-more")} /> : null}
      {isGiving ? (
        <AccountForm holderName={name} busy={send.isPending} close={() => setGiving(false)} send={(account) => send.mutate({ input: account }, { onSuccess: () => setGiving(false) })} />
      ) : held ? (
        <div><Button onClick={() => setGiving(true)}>{say(held.verified || held.given ? "offers.correct" : "account.give")}</Button></div>
      ) : null}
    </section>
  )
}
