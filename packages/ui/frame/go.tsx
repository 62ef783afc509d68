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
    <Link {...placeOf(to)} {...(className ? { className } : {})} {...(current ? { "aria-current": "page" as const } : {})} {...(label ? { "aria-label": label } : {})}>
      {children}
    </Link>
  )
}

/** Moves to another address of the app. */
export function useGo(): (to: string, replace?: boolean) => void {
  const navigate = useNavigate()
  return (to, replace = false) => void navigate({ ...placeOf(to), replace })
}

/** An address taken apart as the router wants it: path, search parameters, place on the page. */
function placeOf(address: string): { readonly to: string; readonly search: Record<string, string>; readonly hash?: string } {
  const { pathname, searchParams, hash } = new URL(address, "http://app")
  return { to: decodeURIComponent(pathname), search: Object.fromEntries(searchParams), ...(hash ? { hash: hash.slice(1) } : {}) }
}
