// What an interview found: what fits with amount and months and the way to it, what a person has to look at, what does not and what would change that.
import { RightOutlined } from "@ant-design/icons"
import type { ReactNode } from "react"
import { Go } from "../frame/go.tsx"
import { useLanguage, useTexts } from "../language.ts"
import { uiTexts } from "../messages/texts.ts"
import { Money } from "../parts/figures.tsx"
import { StatusTag } from "../parts/status-tag.tsx"
import { monthInWords } from "../parts/words-of-time.ts"

export interface FoundBenefit {
  readonly item: string
  readonly name: string
  readonly verdict: "fits" | "by-hand" | "not" | "not-about" | "no-data"
  readonly pays: "month" | "once" | "quarter" | "year"
  readonly amountFen: number | null
  readonly months: number | null
  readonly since: string | null
  readonly until: string | null
  readonly totalFen: number | null
  readonly service: string | null
  readonly forWhom: string
  readonly reasons: readonly { readonly code: string; readonly says: string; readonly article: string }[]
  readonly missing: readonly string[]
  readonly wouldChange: readonly string[]
  /** Others that fit too but cannot be had beside it. */
  readonly notWith: readonly string[]
}

export interface NotAsked {
  readonly item: string
  readonly name: string
  readonly why: string
}

export interface FoundBenefitsParts {
  readonly items: readonly FoundBenefit[]
  readonly assumed: readonly string[]
  /** What these questions do not answer, with the reason. */
  readonly notAsked: readonly NotAsked[]
  /** Address of the service with this code. */
  readonly toService: (code: string) => string
}

export function FoundBenefits({ items, assumed, notAsked, toService }: FoundBenefitsParts) {
  const say = useTexts(uiTexts)
  const of = (...verdicts: readonly FoundBenefit["verdict"][]) => items.filter((one) => verdicts.includes(one.verdict))
  const [fits, open, not, elsewhere] = [of("fits"), of("by-hand", "no-data"), of("not"), of("not-about")]
  return (
    <div className="jy-stack">
      <section className="jy-stack" aria-labelledby="found-fits">
        <h2 id="found-fits">{fits.length > 0 ? say("found.fits", { count: fits.length }) : open.length > 0 ? say("found.noneYet", { count: open.length }) : say("found.none")}</h2>
        {fits.length === 0 ? <p>{say(open.length > 0 ? "found.noneYetWhy" : "found.noneWhy")}</p> : null}
        {fits.map((one) => (
          <Fits key={one.item} one={one} toService={toService} />
        ))}
      </section>
      {open.length > 0 ? (
        <Group title={say("found.open")}>
          {open.map((one) => (
            <li key={one.item} className="jy-card jy-stack-s">
              <div className="jy-row">
                <h3>{one.name}</h3>
                <StatusTag tone="warning">{say(one.verdict === "by-hand" ? "found.byHand" : "found.noData")}</StatusTag>
              </div>
              {one.reasons.map((reason) => (
                <Reason key={reason.code} reason={reason} />
              ))}
              {one.wouldChange.length > 0 ? <ul className="jy-plain-list">{one.wouldChange.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul> : null}
              {one.missing.length > 0 ? <p>{say("found.missing", { what: one.missing.join(say("list.comma")) })}</p> : null}
            </li>
          ))}
        </Group>
      ) : null}
      {not.length > 0 ? (
        <Group title={say("found.not")}>
          {not.map((one) => (
            <li key={one.item} className="jy-card jy-stack-s">
              <h3>{one.name}</h3>
              {one.reasons.map((reason) => (
                <Reason key={reason.code} reason={reason} />
              ))}
              {one.wouldChange.length > 0 ? (
                <div className="jy-notice jy-notice-info">
                  <div className="jy-stack-s">
                    <strong>{say(one.wouldChange.length > 1 ? "found.wouldChangeAll" : "found.wouldChange")}</strong>
                    <ul className="jy-plain-list">
                      {one.wouldChange.map((sentence) => (
                        <li key={sentence}>{sentence}</li>
                      ))}
                    </ul>
                  </div>
                </div>
              ) : (
                <p className="jy-secondary">{say("found.nothingChanges")}</p>
              )}
            </li>
          ))}
        </Group>
      ) : null}
      {elsewhere.length > 0 ? (
        <details className="jy-card jy-details">
          <summary>{say("found.elsewhere", { count: elsewhere.length })}</summary>
          <ul className="jy-plain-list">
            {elsewhere.map((one) => (
              <li key={one.item}>
                <strong>{one.name}</strong> {one.forWhom}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {notAsked.length > 0 ? (
        <details className="jy-card jy-details">
          <summary>{say("found.notAsked", { count: notAsked.length })}</summary>
          <ul className="jy-plain-list">
            {notAsked.map((one) => (
              <li key={one.item}>
                <strong>{one.name}</strong> {one.why}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {assumed.length > 0 ? (
        <section className="jy-card jy-stack-s">
          <h2>{say("found.assumed")}</h2>
          <p className="jy-secondary">{say("found.assumedWhy")}</p>
          <ul className="jy-plain-list">
            {assumed.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  )
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="jy-stack-s">
      <h2>{title}</h2>
      <ul className="jy-found">{children}</ul>
    </section>
  )
}

function Reason({ reason }: { readonly reason: FoundBenefit["reasons"][number] }) {
  return (
    <p>
      {reason.says}
      <br />
      <span className="jy-secondary jy-small">{reason.article}</span>
    </p>
  )
}

function Fits({ one, toService }: { readonly one: FoundBenefit; readonly toService: (code: string) => string }) {
  const say = useTexts(uiTexts)
  const [language] = useLanguage()
  return (
    <article className="jy-card jy-stack-s jy-found-fits">
      <h3>{one.name}</h3>
      {one.amountFen === null ? null : (
        <p>
          <span className="jy-big-figure">
            <Money fen={one.amountFen} />
          </span>{" "}
          {say(`found.pays.${one.pays}`)}
        </p>
      )}
      {one.months === null ? null : (
        <p>
          {say("found.months", { months: one.months, since: one.since ? monthInWords(one.since, language) : "", until: one.until ? monthInWords(one.until, language) : "" })}
          {one.totalFen === null ? null : (
            <>
              {" "}
              {say("found.total")} <Money fen={one.totalFen} />
            </>
          )}
        </p>
      )}
      {one.notWith.length > 0 ? <p className="jy-notice jy-notice-info">{say("found.notWith", { what: one.notWith.join(say("list.comma")) })}</p> : null}
      {one.service ? (
        <Go to={toService(one.service)} className="jy-target-link jy-no-print">
          {say("found.ask", { name: one.name })} <RightOutlined aria-hidden="true" />
        </Go>
      ) : (
        <p className="jy-secondary">{say("found.office")}</p>
      )}
    </article>
  )
}
