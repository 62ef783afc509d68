// Below a list that is longer than a page: where one stands, how much there is, and the way on and back. Nothing where one page holds all.
import { Button } from "antd"
import { useSay } from "../say.ts"

interface PagerProps {
  /** From 1. */
  readonly page: number
  /** What the list says of its length; undefined while it is read for the first time. */
  readonly of: { readonly total: number; readonly pageSize: number } | undefined
  readonly go: (page: number) => void
}

export function Pager({ page, of, go }: PagerProps) {
  const say = useSay()
  const last = of ? Math.max(1, Math.ceil(of.total / of.pageSize)) : 1
  if (!of || (last === 1 && page === 1)) return null
  return (
    <nav className="tools no-print" aria-label={say("list.pages")}>
      <Button disabled={page <= 1} onClick={() => go(page - 1)}>{say("list.previous")}</Button>
      <span className="num">{say("list.page", { page, last, total: of.total })}</span>
      <Button disabled={page >= last} onClick={() => go(page + 1)}>{say("list.next")}</Button>
    </nav>
  )
}
