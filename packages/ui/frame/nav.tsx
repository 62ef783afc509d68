// The places of an app: a row in the header, tabs on a phone of the public, a panel on a phone of an office.
import { MenuOutlined } from "@ant-design/icons"
import { useRouterState } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTexts } from "../language.ts"
import { uiTexts } from "../messages/texts.ts"
import { CountedSign } from "./counted-sign.tsx"
import { FoldOut } from "./fold-out.tsx"
import { Go } from "./go.tsx"

export interface NavPlace {
  readonly to: string
  readonly label: string
  readonly icon?: ReactNode
  /** How many things wait there. */
  readonly count?: number
}

interface NavParts {
  readonly nav: readonly NavPlace[]
}

export function NavRow({ nav, tabs = false }: NavParts & { readonly tabs?: boolean }) {
  const say = useTexts(uiTexts)
  return (
    <nav className={tabs ? "jy-tabs" : "jy-nav"} aria-label={say("frame.nav")}>
      <Places nav={nav} tabs={tabs} />
    </nav>
  )
}

export function NavPanel({ nav }: NavParts) {
  const say = useTexts(uiTexts)
  return (
    <nav aria-label={say("frame.nav")}>
      <FoldOut side="start" label={say("frame.menu")} icon={<MenuOutlined aria-hidden="true" />}>
        <Places nav={nav} />
      </FoldOut>
    </nav>
  )
}

function Places({ nav, tabs = false }: NavParts & { readonly tabs?: boolean }) {
  const path = useRouterState({ select: (state) => state.location.pathname })
  const isCurrent = (place: NavPlace) => (place.to === "/" ? path === "/" : path === place.to || path.startsWith(`${place.to}/`))
  return nav.map((place) => (
    <Go key={place.to} to={place.to} current={isCurrent(place)} className="jy-nav-place">
      {place.icon ? <CountedSign count={tabs ? (place.count ?? 0) : 0}>{place.icon}</CountedSign> : null}
      <span>{place.label}</span>
      {!tabs && place.count ? <span className="jy-count">{place.count}</span> : null}
    </Go>
  ))
}
