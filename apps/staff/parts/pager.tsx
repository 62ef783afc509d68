// Below a list that is longer than a page: where one stands, how much there is, and the way on and back, to the top of the list. Nothing where one page holds all.
import { Button } from "antd"
import { useRef } from "react"
import { useSay } from "../say.ts"

interface PagerProps {
  /** From 1. */
  readonly page: number
  /** What the list says of its length, or only whether there is more; undefined while it is read for the first time. */
  readonly of: { readonly total: number; readonly pageSize: number } | { readonly more: boolean } | undefined
  readonly go: (page: number) => void
}

export function Pager({ page, of, go }: PagerProps) {
  const say = useSay()
  const nav = useRef<HTMLElement>(null)
  if (!of) return null
  const last = "more" in of ? (of.more ? page + 1 : page) : Math.max(1, Math.ceil(of.total / of.pageSize))
  if (last === 1 && page === 1) return null
  const turn = (next: number) => {
    go(next)
    const list = nav.current?.previousElementSibling
    if (list && list.getBoundingClientRect().top < 0) list.scrollIntoView({ block: "start" })
  }
  return (
    <nav ref={nav} className="tools no-print" aria-label={say("list.pages")}>
      <Button disabled={page <= 1} onClick={() => turn(page - 1)}>{say("list.previous")}</Button>
      <span className="num">{"more" in of ? say("list.page-alone", { page }) : say("list.page", { page, last, total: of.total })}</span>
      <Button disabled={page >= last} onClick={() => turn(page + 1)}>{say("list.next")}</Button>
    </nav>
  )
}
