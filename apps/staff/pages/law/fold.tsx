// A line of a rule that opens to what may be changed in it: its sentence always, its controls only while it is open.
import { type ReactNode, useId, useState } from "react"

interface FoldProps {
  readonly title: string
  readonly says: string
  readonly mark?: ReactNode
  readonly act?: ReactNode
  readonly children: ReactNode
}

export function Fold({ title, says, mark, act, children }: FoldProps) {
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  return (
    <section className="law-fold" aria-label={`${title} ${says}`}>
      <div className="law-fold-head">
        <button type="button" className="law-fold-opener" aria-expanded={isOpen} aria-controls={isOpen ? id : undefined} onClick={() => setOpen(!isOpen)}>
          <span aria-hidden="true">{isOpen ? "▾" : "▸"}</span><strong>{title}</strong><span>{says}</span>
        </button>
        {mark}{act}
      </div>
      {isOpen ? <div id={id} className="law-fold-body">{children}</div> : null}
    </section>
  )
}
