// A list of things to decide: filter by state, rows walked by keyboard, the opened row's form below it, pages.
import { Button, Select, Skeleton } from "antd"
import { Fragment, type ReactNode, useEffect, useRef, useState } from "react"
import { useKeys } from "../../keyboard.ts"
import { Chip } from "../../parts/chips.tsx"
import { Nothing } from "../../parts/empty.tsx"
import { Failure } from "../../parts/failure.tsx"
import { Pager } from "../../parts/pager.tsx"
import { useSay } from "../../say.ts"

export interface Column<Row> {
  readonly title: string
  readonly show: (row: Row) => ReactNode
  readonly className?: string
}

interface DecisionListProps<Row, State extends string> {
  readonly label: string
  readonly states: readonly { readonly value: State; readonly label: string }[]
  readonly state: State
  readonly choose: (state: State) => void
  readonly read: { readonly isPending: boolean; readonly error: unknown; readonly refetch: () => unknown }
  readonly rows: readonly Row[] | undefined
  readonly keyOf: (row: Row) => string
  /** What a row is called aloud. */
  readonly nameOf: (row: Row) => string
  readonly columns: readonly Column<Row>[]
  readonly none: { readonly title: string; readonly more: string }
  /** Where the list comes by pages; left out where it comes whole. */
  readonly page?: { readonly at: number; readonly of: { readonly total: number; readonly pageSize: number } | undefined; readonly go: (page: number) => void }
  /** The form below an opened row. */
  readonly form: (row: Row, close: () => void, done: (says: string) => void) => ReactNode
}

export function DecisionList<Row, State extends string>({ label, states, state, choose, read, rows = [], keyOf, nameOf, columns, none, page, form }: DecisionListProps<Row, State>) {
  const say = useSay()
  const body = useRef<HTMLTableSectionElement>(null)
  const [at, setAt] = useState(0)
  const [opened, setOpened] = useState<string | null>(null)
  const [told, setTold] = useState<string | null>(null)
  const cursor = Math.min(at, Math.max(0, rows.length - 1))
  const under = rows[cursor]
  const buttons = () => body.current?.querySelectorAll<HTMLElement>("button[aria-expanded]")
  const step = (by: number) => (event: KeyboardEvent) => {
    event.preventDefault()
    const next = Math.max(0, Math.min(rows.length - 1, cursor + by))
    setAt(next)
    buttons()?.[next]?.focus()
  }
  const [down, up] = [step(1), step(-1)]
  useKeys({
    j: down, ArrowDown: down, k: up, ArrowUp: up,
    Enter: (event) => {
      if (under && !(event.target instanceof HTMLElement && event.target.closest("a, button"))) setOpened(keyOf(under))
    },
  })
  useEffect(() => {
    body.current?.querySelector(".under-cursor")?.scrollIntoView({ block: "nearest" })
  }, [cursor])
  useEffect(() => {
    if (opened !== null) body.current?.querySelector<HTMLElement>("td.below textarea")?.focus()
  }, [opened])
  const close = () => {
    body.current?.querySelector<HTMLElement>("button[aria-expanded=true]")?.focus()
    setOpened(null)
  }
  return (
    <>
      {told ? <p className="banner banner-success" role="status">{told}</p> : null}
      <div className="tools">
        <Select<State> className="tool-select" aria-label={say("recheck.filter")} value={state} onChange={choose} options={states.map((one) => ({ ...one }))} />
      </div>
      <Failure failure={read.error} again={() => void read.refetch()} />
      {read.isPending ? <div className="card pad" aria-busy="true"><Skeleton active paragraph={{ rows: 6 }} title={false} /></div> : null}
      {!read.isPending && !read.error && rows.length === 0 ? <Nothing title={none.title}>{none.more}</Nothing> : null}
      {rows.length > 0 ? (
        <div className="card table-card">
          <table className="rows" aria-label={label}>
            <thead><tr>{columns.map((one) => <th key={one.title} scope="col" className={one.className?.startsWith("right") ? "right" : undefined}>{one.title}</th>)}<th scope="col">{say("returns.do")}</th></tr></thead>
            <tbody ref={body}>
              {rows.map((row, index) => {
                const isOpen = opened === keyOf(row)
                return (
                  <Fragment key={keyOf(row)}>
                    <tr className={index === cursor ? "under-cursor" : undefined} onMouseDown={() => setAt(index)}>
                      {columns.map((one) => <td key={one.title} data-label={one.title} className={one.className}>{one.show(row)}</td>)}
                      <td data-label={say("returns.do")}><Button size="small" aria-expanded={isOpen} aria-label={say("text.named", { name: say("returns.open"), text: nameOf(row) })} onClick={() => (isOpen ? close() : setOpened(keyOf(row)))}>{say("returns.open")}</Button></td>
                    </tr>
                    {isOpen ? <tr><td className="below" colSpan={columns.length + 1}>{form(row, close, (says) => { close(); setTold(says) })}</td></tr> : null}
                  </Fragment>
                )
              })}
            </tbody>
          </table>
        </div>
      ) : null}
      {page ? <Pager page={page.at} of={page.of} go={page.go} /> : null}
    </>
  )
}

/** The last day, and that it is over where it is. */
export function Due({ on, late }: { readonly on: string; readonly late: boolean }) {
  const say = useSay()
  return <>{late ? <><Chip tone="error">{say("inbox.late")}</Chip> </> : null}{on}</>
}

/** What was decided before, or who decides, where nothing can be done here. */
export const Told = ({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) => (
  <div className="inline-form boxed">
    <h3>{title}</h3>
    {lines.map((line) => <p key={line} className="sub">{line}</p>)}
  </div>
)
