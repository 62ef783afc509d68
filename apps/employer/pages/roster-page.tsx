// 在册职工: the table first, search, export, and for one person hire and leave.
import { Button, Input, Segmented, Select } from "antd"
import { useState } from "react"
import { exportRosterCsv, exportRosterSheet, fileEnd, type FilingView, roster, withdrawFiling } from "#domains/registration"
import { activeCodes, codeValue, isPlainDate, todayInChina } from "#standards"
import { ClearSign, DataTable, EmptyState, focusFirstWrong, Go, ProblemNotice, ReasonForm, StatusTag, useAsk, useSend } from "#ui"
import { addressOf } from "#wire"
import { HireForm } from "../parts/hire-form.tsx"
import { useSay } from "../say.ts"

/** Employers may have written an occupation in their own words. */
const occupationName = (occupation: string): string => codeValue("occupation", occupation)?.name ?? occupation

type Doing = { readonly what: "hire" } | { readonly what: "end" | "withdraw"; readonly filing: FilingView }

const states = ["filed", "ended", "all"] as const

export function RosterPage() {
  const say = useSay()
  const [q, setQ] = useState("")
  const [state, setState] = useState<(typeof states)[number]>("filed")
  const [page, setPage] = useState(1)
  const [doing, setDoing] = useState<Doing | null>(null)
  const begin = (next: Doing) => {
    setDoing(next)
    scrollTo(0, 0)
  }
  const query = { state, ...(q.trim() ? { q: q.trim() } : {}) }
  const list = useAsk(roster, { query: { ...query, page, size: 50 } }, { keep: true })
  return (
    <div className="emp-page">
      <div className="jy-row jy-spread">
        <h1>{say("roster.title")} {list.data ? <span className="emp-light">{say("roster.filed", { count: list.data.filed })}</span> : null}</h1>
        <div className="jy-row">
          <Button type="primary" onClick={() => setDoing({ what: "hire" })}>{say("roster.hire")}</Button>
          <Go to="/import" className="emp-action">{say("home.to-import")}</Go>
        </div>
      </div>
      {doing?.what === "hire" ? <HireForm close={() => setDoing(null)} /> : null}
      {doing?.what === "end" ? <EndForm key={doing.filing.filingId} filing={doing.filing} close={() => setDoing(null)} /> : null}
      {doing?.what === "withdraw" ? <WithdrawForm key={doing.filing.filingId} filing={doing.filing} close={() => setDoing(null)} /> : null}
      <ProblemNotice failure={list.error} />
      <DataTable<FilingView>
        caption={say("roster.title")}
        rows={list.data?.rows ?? []}
        keyOf={(row) => row.filingId}
        loading={list.isPending}
        empty={<EmptyState title={say(q || state !== "filed" ? "roster.no-match" : "roster.none")} why={say(q || state !== "filed" ? "roster.no-match-more" : "roster.none-more")} />}
        tools={
          <>
            <Input.Search allowClear={{ clearIcon: <ClearSign /> }} style={{ maxWidth: 280 }} aria-label={say("roster.search")} placeholder={say("roster.search")} onSearch={(value) => { setQ(value); setPage(1) }} />
            <Segmented value={state} onChange={(value) => { setState(value); setPage(1) }} options={states.map((value) => ({ value, label: say(`roster.state.${value}`) }))} />
            <Button href={addressOf(exportRosterSheet, {}, query)}>{say("roster.xlsx")}</Button>
            <Button href={addressOf(exportRosterCsv, {}, query)}>{say("roster.csv")}</Button>
          </>
        }
        columns={[
          { name: "name", title: say("roster.name"), show: (row) => <><strong>{row.name}</strong> <span className="jy-secondary jy-small">{row.masked}</span>{row.overAge ? <> <StatusTag tone="warning">{say("roster.over-age")}</StatusTag></> : null}</> },
          { name: "hired", title: say("roster.hired"), width: 130, show: (row) => <>{row.hireOn}{row.lateHire ? <> <StatusTag tone="warning">{say("roster.late")}</StatusTag></> : null}</> },
          { name: "contract", title: say("roster.contract"), show: (row) => `${row.contractName}${row.contractTo ? ` ${say("roster.until", { day: row.contractTo })}` : ""}` },
          { name: "post", title: say("roster.post"), show: (row) => row.postName ?? occupationName(row.occupation) },
          { name: "place", title: say("roster.place"), show: (row) => row.workRegionName },
          { name: "state", title: say("roster.state"), width: 190, show: (row) => (row.withdrawalAsked ? <StatusTag tone="info">{say("roster.asked-back")}</StatusTag> : row.state === "filed" ? <StatusTag tone="success">{say("roster.state.filed")}</StatusTag> : <><StatusTag tone="neutral">{say(row.state === "ended" ? "roster.state.ended" : "roster.state.void")}</StatusTag> <span className="jy-secondary jy-small">{row.endedOn ?? ""} {row.legalEndName ?? ""}</span></>) },
          {
            name: "do", title: say("roster.do"), width: 150,
            show: (row) =>
              row.state === "void" || row.withdrawalAsked ? null : (
                <span className="jy-row">
                  {row.state === "filed" ? <Button size="small" aria-label={say("roster.end-of", { name: row.name })} onClick={() => begin({ what: "end", filing: row })}>{say("roster.end")}</Button> : null}
                  <Button size="small" aria-label={say("roster.withdraw-of", { name: row.name })} onClick={() => begin({ what: "withdraw", filing: row })}>{say("roster.withdraw")}</Button>
                </span>
              ),
          },
        ]}
      />
      {list.data && list.data.total > list.data.size ? (
        <div className="jy-row">
          <Button disabled={page <= 1} onClick={() => setPage(page - 1)}>{say("roster.previous")}</Button>
          <span>{say("roster.page", { page, total: list.data.total })}</span>
          <Button disabled={page * list.data.size >= list.data.total} onClick={() => setPage(page + 1)}>{say("roster.next")}</Button>
        </div>
      ) : null}
    </div>
  )
}

function EndForm({ filing, close }: { readonly filing: FilingView; readonly close: () => void }) {
  const say = useSay()
  const send = useSend(fileEnd, [roster.name])
  const today = todayInChina(new Date().toISOString())
  const [endedOn, setEndedOn] = useState<string>(today)
  const [reason, setReason] = useState<string | null>(null)
  const [told, setTold] = useState<string | null>(null)
  const [isTried, setTried] = useState(false)
  const isDay = isPlainDate(endedOn) && endedOn <= today
  const wrong = (id: string, isRight: boolean) => (isTried && !isRight ? { status: "error" as const, "aria-invalid": true, "aria-describedby": `${id}-error` } : {})
  const error = (id: string, isRight: boolean, says: string) => (isTried && !isRight ? <p className="emp-error" role="alert" id={`${id}-error`}>{says}</p> : null)
  if (told) return <div className="jy-card jy-stack-s" role="status"><strong>{told}</strong><div><Button onClick={close}>{say("form.close")}</Button></div></div>
  return (
    <form
      noValidate
      className="jy-card jy-stack emp-form"
      aria-labelledby="end-title"
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (reason && isDay) send.mutate({ params: { filing: filing.filingId }, input: { endedOn, legalReason: reason } }, { onSuccess: (answer) => setTold(answer.says || say("end.done", { name: filing.name })) })
        else focusFirstWrong(event.currentTarget)
      }}
    >
      <h2 id="end-title">{say("roster.end-of", { name: filing.name })}</h2>
      <p className="jy-secondary">{say("end.how")}</p>
      <ProblemNotice failure={send.error} />
      <div className="emp-fields">
        <div><label htmlFor="end-on">{say("end.on")}</label><Input id="end-on" type="date" value={endedOn} max={today} aria-required {...wrong("end-on", isDay)} onChange={(event) => setEndedOn(event.target.value)} />{error("end-on", isDay, say("end.on-wrong"))}</div>
        <div><label htmlFor="end-why">{say("end.why")}</label><Select id="end-why" style={{ width: "100%" }} placeholder={say("choose")} aria-required {...wrong("end-why", reason !== null)} showSearch={{ optionFilterProp: "label" }} value={reason} onChange={setReason} options={activeCodes("employment-end-law", today).map((one) => ({ value: one.code, label: `${one.code} ${one.name}` }))} />{error("end-why", reason !== null, say("end.why-missing"))}</div>
      </div>
      <div className="jy-row"><Button type="primary" htmlType="submit" loading={send.isPending}>{say("end.send")}</Button><Button onClick={close}>{say("form.cancel")}</Button></div>
    </form>
  )
}

/** Characters a ground has at least. */
const least = 6

/** A filing made in error: it is the worker's registration too, so an officer looks at it first. */
function WithdrawForm({ filing, close }: { readonly filing: FilingView; readonly close: () => void }) {
  const say = useSay()
  const send = useSend(withdrawFiling, [roster.name])
  const [told, setTold] = useState<string | null>(null)
  if (told) return <div className="jy-card jy-stack-s" role="status"><strong>{told}</strong><div><Button onClick={close}>{say("form.close")}</Button></div></div>
  return (
    <section className="jy-card jy-stack-s emp-form" aria-labelledby="withdraw-title">
      <h2 id="withdraw-title">{say("withdraw.title", { name: filing.name, day: filing.hireOn })}</h2>
      <p className="jy-secondary">{say("withdraw.how")}</p>
      <ReasonForm id="withdraw-why" label={say("withdraw.why")} least={least} missing={say("withdraw.why-missing")} send={say("withdraw.send")} close={close}
        onSend={(why) => send.mutateAsync({ params: { filing: filing.filingId }, input: { why } }).then((answer) => setTold(say(answer.state === "void" ? "withdraw.done" : "withdraw.asked", { name: filing.name })))} />
    </section>
  )
}
