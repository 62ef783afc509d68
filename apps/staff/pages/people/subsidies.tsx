// What a person or unit was granted in subsidies, line by line; from what was paid a suspicion can be entered.
import { Button, Checkbox, Select } from "antd"
import { useState } from "react"
import { clawbackKinds, grantsOf, listClawbacks, openClawback } from "#domains/subsidies"
import { useAsk, useSend, useWho } from "#ui"
import type { OutputOf } from "#wire"
import { Chip } from "../../parts/chips.tsx"
import { Failure } from "../../parts/failure.tsx"
import { yuanText } from "../../parts/money.tsx"
import { useSay } from "../../say.ts"
import { WordsForm } from "./words-form.tsx"

type Grant = OutputOf<typeof grantsOf>[number]

const states = ["approved", "paying", "paid", "returned", "void"] as const

export function Subsidies({ subject }: { readonly subject: string }) {
  const say = useSay()
  const { roles } = useWho()
  const may = roles.some((role) => role === "clerk" || role === "reviewer" || role === "head" || role === "finance" || role === "auditor")
  const mayOpen = roles.some((role) => role === "clerk" || role === "reviewer" || role === "auditor")
  const read = useAsk(grantsOf, { params: { subject } }, { enabled: may })
  const [open, setOpen] = useState<string | null>(null)
  const [told, setTold] = useState<string | null>(null)
  if (!may || (read.data && read.data.length === 0)) return null
  const stateOf = (grant: Grant) => {
    const known = states.find((one) => one === grant.state)
    return known ? say(`grant.state.${known}`) : grant.state
  }
  return (
    <section className="card pad" aria-labelledby="subsidies">
      <h2 id="subsidies">{say("grant.title")}</h2>
      <Failure failure={read.error} />
      {told ? <div className="banner banner-success" role="status">{told}</div> : null}
      <ul className="earlier">
        {(read.data ?? []).map((grant) => (
          <li key={grant.grantId}>
            {grant.itemName} <strong className="num">{yuanText(grant.amountFen)}</strong> {say("grant.yuan")} <Chip tone={grant.state === "paid" ? "success" : "info"}>{stateOf(grant)}</Chip>
            <span className="sub num">{say("grant.on", { day: grant.grantedOn, lines: grant.lines.length })}</span>
            {mayOpen && grant.state === "paid" ? <Button size="small" onClick={() => setOpen(open === grant.grantId ? null : grant.grantId)} aria-expanded={open === grant.grantId}>{say("grant.suspect")}</Button> : null}
            {open === grant.grantId ? <Suspicion grant={grant} close={() => setOpen(null)} done={() => { setOpen(null); setTold(say("grant.suspected", { item: grant.itemName })) }} /> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Which lines, why, and what was found; the sum is theirs and never typed. */
function Suspicion({ grant, close, done }: { readonly grant: Grant; readonly close: () => void; readonly done: () => void }) {
  const say = useSay()
  const send = useSend(openClawback, [listClawbacks.name])
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [kind, setKind] = useState<(typeof clawbackKinds)[number]>("lost-condition")
  const keyOf = (line: Grant["lines"][number]) => `${line.about} ${line.line}`
  const lines = grant.lines.filter((line) => chosen.includes(keyOf(line)))
  const amount = lines.reduce((sum, line) => sum + line.amountFen, 0)
  return (
    <WordsForm
      title={say("grant.suspect")}
      consequence={say("grant.suspect-how", { amount: yuanText(amount) })}
      words={say("clawback.says")}
      least={5}
      confirm={say("grant.suspect-send")}
      busy={send.isPending}
      failure={send.error}
      complete={lines.length > 0}
      send={(grounds) => send.mutate({ input: { subject: grant.subjectId, grant: grant.grantId, kind, grounds, lines: lines.map(({ about, line }) => ({ about, line })) } }, { onSuccess: done })}
      close={close}
    >
      <Select className="wide" aria-label={say("clawback.kind")} value={kind} onChange={setKind} options={clawbackKinds.map((value) => ({ value, label: say(`clawback.kind.${value}`) }))} />
      <fieldset className="field">
        <legend>{say("clawback.lines")}</legend>
        <Checkbox.Group className="stack" value={[...chosen]} onChange={setChosen} options={grant.lines.map((line) => ({ value: keyOf(line), label: `${line.name} ${line.line} ${yuanText(line.amountFen)}` }))} />
        {lines.length === 0 ? <p className="sub">{say("grant.choose-lines")}</p> : null}
      </fieldset>
    </WordsForm>
  )
}
