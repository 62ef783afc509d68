// The frame of every app: skip link, header with name and navigation, banner for invented data, landmarks, tabs on phones.
import { LogoutOutlined, MenuOutlined, UserOutlined } from "@ant-design/icons"
import { useRouterState } from "@tanstack/react-router"
import { Badge, Button, Drawer, Dropdown } from "antd"
import { useEffect, useRef, useState, type ReactNode } from "react"
import { useTexts } from "../language.ts"
import { uiTexts } from "../messages/texts.ts"
import { useIsPhone } from "../preferences.tsx"
import { useSignIn } from "../who.tsx"
import { Go, useGo } from "./go.tsx"
import { LanguageSwitch } from "./language-switch.tsx"
import { Mark } from "./mark.tsx"

export interface NavPlace {
  readonly to: string
  readonly label: string
  readonly icon?: ReactNode
  /** How many things wait there. */
  readonly count?: number
}

export interface AppFrameParts {
  /** Name of the app beside the mark. */
  readonly name: string
  readonly kind: "public" | "office"
  readonly nav: readonly NavPlace[]
  /** Address below which the app lives, for the mark's link, e.g. "/". */
  readonly home: string
  /** Switches and tools at the right of the header. */
  readonly tools?: ReactNode
  /** Places of the signed-in person's own account, in the account menu above signing out. */
  readonly account?: readonly { readonly to: string; readonly label: string }[]
  /** Line below the header, e.g. that the connection is lost. */
  readonly notice?: ReactNode
  readonly children: ReactNode
}

/** Wraps a page. The main landmark takes the focus after a move, so that screen readers begin at the new page. */
export function AppFrame({ name, kind, nav, home, tools, account = [], notice, children }: AppFrameParts) {
  const say = useTexts(uiTexts)
  const { who } = useSignIn()
  const phone = useIsPhone()
  const main = useFocusAfterMove()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const isCurrent = (place: NavPlace) => (place.to === "/" ? path === "/" : path === place.to || path.startsWith(`${place.to}/`))
  return (
    <div className={`jy-frame jy-frame-${kind}`}>
      <a className="jy-skip" href="#main">
        {say("frame.skip")}
      </a>
      <header className="jy-header">
        <div className="jy-header-row">
          {kind === "office" && phone ? <NavDrawer nav={nav} isCurrent={isCurrent} /> : null}
          <Go to={home} className="jy-brand">
            <Mark />
            <span>{name}</span>
          </Go>
          {phone ? null : <NavList nav={nav} isCurrent={isCurrent} />}
          <div className="jy-tools">
            {tools}
            <LanguageSwitch />
            <Account places={account} />
          </div>
        </div>
      </header>
      {kind === "public" && phone && nav.length > 0 ? <NavList nav={nav} isCurrent={isCurrent} tabs /> : null}
      {who.demonstration ? <aside className="jy-demonstration" aria-label={say("frame.demonstrationLabel")}>{say("frame.demonstration")}</aside> : null}
      {notice}
      <main id="main" className="jy-main" tabIndex={-1} ref={main}>
        {children}
      </main>
    </div>
  )
}

interface NavParts {
  readonly nav: readonly NavPlace[]
  readonly isCurrent: (place: NavPlace) => boolean
  readonly tabs?: boolean
}

function NavList({ nav, isCurrent, tabs = false }: NavParts) {
  const say = useTexts(uiTexts)
  return (
    <nav className={tabs ? "jy-tabs" : "jy-nav"} aria-label={say("frame.nav")}>
      {nav.map((place) => (
        <Go key={place.to} to={place.to} current={isCurrent(place)} className="jy-nav-place">
          {place.icon ? <Badge count={tabs ? (place.count ?? 0) : 0} size="small">{place.icon}</Badge> : null}
          <span>{place.label}</span>
          {!tabs && place.count ? <span className="jy-count">{place.count}</span> : null}
        </Go>
      ))}
    </nav>
  )
}

function NavDrawer({ nav, isCurrent }: NavParts) {
  const say = useTexts(uiTexts)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button type="text" icon={<MenuOutlined />} aria-label={say("frame.menu")} aria-expanded={open} onClick={() => setOpen(true)} />
      <Drawer open={open} placement="left" size={280} onClose={() => setOpen(false)} title={say("frame.menu")}>
        <div onClick={() => setOpen(false)}>
          <NavList nav={nav} isCurrent={isCurrent} />
        </div>
      </Drawer>
    </>
  )
}

function Account({ places }: { readonly places: readonly { readonly to: string; readonly label: string }[] }) {
  const say = useTexts(uiTexts)
  const { who, asking, signInAddress, signOut } = useSignIn()
  const go = useGo()
  if (asking) return null
  if (who.kind === "public") return <Button href={signInAddress(location.pathname)}>{say("frame.signIn")}</Button>
  return (
    <Dropdown trigger={["click"]} menu={{ items: [...places.map((one) => ({ key: one.to, label: one.label })), { key: "out", icon: <LogoutOutlined />, label: say("frame.signOut") }], onClick: ({ key }) => (key === "out" ? void signOut() : go(key)) }}>
      <Button type="text" icon={<UserOutlined />} aria-label={say("frame.account", { name: who.name })}>
        <span className="jy-account-name">{who.name}</span>
      </Button>
    </Dropdown>
  )
}

function useFocusAfterMove() {
  const main = useRef<HTMLElement>(null)
  const path = useRouterState({ select: (state) => state.location.pathname })
  const first = useRef(path)
  useEffect(() => {
    if (first.current === path) return
    first.current = ""
    scrollTo(0, 0)
    main.current?.focus({ preventScroll: true })
  }, [path])
  return main
}
