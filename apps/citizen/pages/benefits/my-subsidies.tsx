// The subsidies granted to me: how much, for which months, and whether the money is on its way.
import { myGrants } from "#domains/subsidies"
import { Money, StatusTag, type Tone, useAsk } from "#ui"
import type { OutputOf } from "#wire"
import { useSay } from "../../say.ts"

type Grant = OutputOf<typeof myGrants>[number]

const tones = { approved: "info", paying: "info", paid: "success", returned: "error", void: "neutral" } as const satisfies Readonly<Record<string, Tone>>
const isKnown = (state: string): state is keyof typeof tones => state in tones

export function MySubsidies() {
  const say = useSay()
  const grants = useAsk(myGrants)
  if (!grants.data || grants.data.length === 0) return null
  return (
    <section className="jy-card jy-stack-s" aria-labelledby="my-subsidies">
      <h2 id="my-subsidies">{say("grants.title")}</h2>
      <ul className="jy-months-paid">
        {grants.data.map((one) => <MyGrant key={one.grantId} grant={one} />)}
      </ul>
    </section>
  )
}

function MyGrant({ grant }: { readonly grant: Grant }) {
  const say = useSay()
  const months = grant.lines.map((one) => one.line).filter((line) => /^\d{4}-\d{2}$/.test(line)).toSorted()
  const [first, last] = [months[0], months.at(-1)]
  return (
    <li>
      <span className="jy-line-words">
        <strong>{grant.itemName}</strong>
        <span className="jy-secondary jy-small">{first && last ? say("grants.months", { first, last, count: months.length }) : say("grants.on", { day: grant.grantedOn })}</span>
      </span>
      <Money fen={grant.amountFen} />
      {isKnown(grant.state) ? <StatusTag tone={tones[grant.state]}>{say(`grants.state.${grant.state}`)}</StatusTag> : null}
    </li>
  )
}
