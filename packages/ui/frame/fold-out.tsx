// A button that unfolds a small panel: places on a phone, the account. Closes by Escape, by a press elsewhere, when the focus leaves, and after a move.
import { useRouterState } from "@tanstack/react-router"
import { Button } from "antd"
import { useEffect, useId, useRef, useState, type ReactNode } from "react"

export interface FoldOutParts {
  /** Name of the button for those who cannot see its sign. */
  readonly label: string
  readonly icon: ReactNode
  /** Words beside the sign. */
  readonly words?: ReactNode
  readonly side: "start" | "end"
  readonly children: ReactNode
}

export function FoldOut({ label, icon, words, side, children }: FoldOutParts) {
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const path = useRouterState({ select: (state) => state.location.pathname })
  /** The address it was unfolded at: a move folds it. */
  const [openAt, setOpenAt] = useState<string | null>(null)
  const isOpen = openAt === path
  const close = () => setOpenAt(null)
  useEffect(() => {
    if (!isOpen) return
    const pressed = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpenAt(null)
    }
    document.addEventListener("pointerdown", pressed)
    return () => document.removeEventListener("pointerdown", pressed)
  }, [isOpen])
  return (
    <div
      className="jy-fold"
      ref={box}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !isOpen) return
        close()
        box.current?.querySelector("button")?.focus()
      }}
      onBlur={(event) => {
        if (event.relatedTarget instanceof Node && !event.currentTarget.contains(event.relatedTarget)) close()
      }}
    >
      <Button type="text" icon={icon} aria-label={label} aria-expanded={isOpen} {...(isOpen ? { "aria-controls": id } : {})} onClick={() => setOpenAt(isOpen ? null : path)}>
        {words}
      </Button>
      {isOpen ? <div id={id} className={`jy-fold-panel jy-fold-${side}`}>{children}</div> : null}
    </div>
  )
}
