// Links and moves inside an app, by address.
import { Link, useNavigate } from "@tanstack/react-router"
import type { ReactNode } from "react"

interface Going {
  readonly to: string
  readonly children: ReactNode
  readonly className?: string
  readonly current?: boolean
  readonly label?: string
}

/** A link inside the app. */
export function Go({ to, children, className, current, label }: Going) {
  return (
    <Link to={to} {...(className ? { className } : {})} {...(current ? { "aria-current": "page" as const } : {})} {...(label ? { "aria-label": label } : {})}>
      {children}
    </Link>
  )
}

/** Moves to another address of the app. */
export function useGo(): (to: string, replace?: boolean) => void {
  const navigate = useNavigate()
  return (to, replace = false) => void navigate({ to, replace })
}
