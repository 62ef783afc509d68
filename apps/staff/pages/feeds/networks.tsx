// Networks many people share (halls, kiosks, schools, banks): claims sent from there are no sign of risk. Entered and ended by operators, seen by auditors.
import { Button, Input } from "antd"
import { useState } from "react"
import { endSharedNetwork, enterSharedNetwork, listSharedNetworks } from "#domains/subsidies"
import { Confirm, PlaceName, RegionPicker, useAsk, useSend, useWho } from "#ui"
import { Refusal } from "#wire"
import { todayInChina } from "#standards"
import { Chip } from "../../parts/chips.tsx"
import { DayPicker } from "../../parts/day-picker.tsx"
import { Nothing } from "../../parts/empty.tsx"
import { Failure } from "../../parts/failure.tsx"
import { Line } from "../../parts/line.tsx"
import { ListCard } from "../../parts/list-card.tsx"
import { useSay } from "../../say.ts"

/** Characters a place is named with at least. */
const least = 2

export function Networks() {
  const say = useSay()
  const isOperator = useWho().roles.includes("operator")
  const list = useAsk(listSharedNetworks)
  const end = useSend(endSharedNetwork, [listSharedNetworks.name])
  const [isOpen, setOpen] = useState(false)
  const [told, setTold] = useState<string | null>(null)
  return (
    <>
      <p className="hint">{say("networks.about")}</p>
      {told ? <p className="banner banner-success" role="status">{told}</p> : null}
      {isOperator && !isOpen ? <div className="tools"><Button type="primary" onClick={() => { setOpen(true); setTold(null) }}>{say("networks.enter")}</Button></div> : null}
      {isOpen ? <EnterForm close={() => setOpen(false)} done={(says) => { setOpen(false); setTold(says) }} /> : null}
      <ListCard
        label={say("feeds.view.networks")} asked={list} rows={list.data} failure={end.error} keyOf={(one) => one.networkId}
        nothing={<Nothing title={say("networks.none")}>{say("networks.none-more")}</Nothing>}
        columns={[
          { head: say("networks.place"), show: (one) => <>{one.place}<span className="sub"><PlaceName code={one.region} /></span></> },
          { head: say("networks.network"), className: "num", show: (one) => one.network },
          { head: say("networks.from"), className: "num", show: (one) => one.from },
          { head: say("payments.state"), show: (one) => (one.until ? <Chip tone="neutral">{say("networks.ended", { day: one.until })}</Chip> : <Chip tone="success">{say("keys.feed.active")}</Chip>) },
          { head: say("networks.by"), show: (one) => one.enteredBy },
          isOperator && { head: say("returns.do"), show: (one) => (one.until ? "—" : <Confirm label={say("networks.end")} question={say("networks.sure", { place: one.place })} consequence={say("networks.end-how")} yes={say("networks.end")} danger onYes={() => end.mutateAsync({ params: { network: one.networkId }, input: {} })} />) },
        ]}
      />
    </>
  )
}

function EnterForm({ close, done }: { readonly close: () => void; readonly done: (says: string) => void }) {
  const say = useSay()
  const { scope } = useWho()
  const send = useSend(enterSharedNetwork, [listSharedNetworks.name])
  const [network, setNetwork] = useState("")
  const [place, setPlace] = useState("")
  const [region, setRegion] = useState<string | null>(scope === "" ? null : scope.padEnd(12, "0"))
  const [from, setFrom] = useState<string | null>(todayInChina(new Date().toISOString()))
  const [isTried, setTried] = useState(false)
  const refused = send.error instanceof Refusal ? send.error : undefined
  /** A network that is too wide or known stands at its field, like one that is none. */
  const isOfNetwork = refused?.problem.code.startsWith("subsidies.network-") === true
  const saidOf = (path: string): string | null => refused?.errors.find((one) => one.path === path)?.says ?? (isOfNetwork && path === "network" ? refused.message : null)
  const missing = network.trim() === "" ? "network" : place.trim().length < least ? "place" : from === null ? "from" : region === null ? "region" : null
  return (
    <form
      noValidate
      className="card pad action-card"
      aria-label={say("networks.enter")}
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (missing !== null || region === null || from === null) document.getElementById(`network-${missing ?? "network"}`)?.focus()
        else send.mutate({ input: { network: network.trim(), place: place.trim(), region, from } }, { onSuccess: () => done(say("networks.entered", { place: place.trim() })), onError: () => document.getElementById("network-network")?.focus() })
      }}
    >
      <h2>{say("networks.enter")}</h2>
      <div className="split split-even">
        <div>
          <Line id="network-network" label={say("networks.network")} error={saidOf("network") ?? (isTried && network.trim() === "" ? say("form.required") : null)}>{(aria) => <Input {...aria} autoFocus autoComplete="off" maxLength={60} placeholder="203.0.113.0/28" value={network} onChange={(event) => setNetwork(event.target.value)} />}</Line>
          <p className="hint">{say("networks.network-hint")}</p>
          <Line id="network-place" label={say("networks.place")} error={saidOf("place") ?? (isTried && place.trim().length < least ? say("form.required") : null)}>{(aria) => <Input {...aria} maxLength={100} value={place} onChange={(event) => setPlace(event.target.value)} />}</Line>
        </div>
        <div>
          <Line id="network-from" label={say("networks.from")} error={isTried && from === null ? say("form.required") : null}>{(aria) => <DayPicker id={aria.id} value={from} change={setFrom} />}</Line>
          <Line id="network-region" label={say("entries.region")} error={isTried && region === null ? say("form.required") : null}>{() => <RegionPicker id="network-region" label={say("entries.region")} value={region} onChange={setRegion} />}</Line>
        </div>
      </div>
      <Failure failure={isOfNetwork ? null : send.error} />
      <div className="action-others"><Button type="primary" htmlType="submit" loading={send.isPending}>{say("networks.enter")}</Button><Button onClick={close}>{say("action.cancel")}</Button></div>
    </form>
  )
}
