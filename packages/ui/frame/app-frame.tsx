// The frame of every app: skip link, header with name and navigation, banner for invented data, landmarks, tabs on phones.
import { LogoutOutlined, UserOutlined } from "@ant-design/icons"
import { useRouterState } from "@tanstack/react-router"
import { Button } from "antd"
import { useEffect, useRef, type ReactNode } from "react"
import { useTexts } from "../language.ts"
import { uiTexts } from "../messages/texts.ts"
import { useIsPhone } from "../preferences.tsx"
import { useSignIn } from "../who.tsx"
import { FoldOut } from "./fold-out.tsx"
import { Go } from "./go.tsx"
import { LanguageSwitch } from "./language-switch.tsx"
import { Mark } from "./mark.tsx"
import { type NavPlace, NavPanel, NavRow } from "./nav.tsx"
import { usePageTitle } from "./page-title.ts"

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
  const arrived = usePageTitle(main, name)
  return (
    <div className={`jy-frame jy-frame-${kind}`}>
      <a className="jy-skip" href="#main">
        {say("frame.skip")}
      </a>
      <header className="jy-header">
        <div className="jy-header-row">
          {kind === "office" && phone ? <NavPanel nav={nav} /> : null}
          <Go to={home} className="jy-brand">
            <Mark />
            <span>{name}</span>
          </Go>
          {phone ? null : <NavRow nav={nav} />}
          <div className="jy-tools">
            {tools}
            <LanguageSwitch />
            <Account places={account} />
          </div>
        </div>
      </header>
      {kind === "public" && phone && nav.length > 0 ? <NavRow nav={nav} tabs /> : null}
      {who.demonstration ? <aside className="jy-demonstration" aria-label={say("frame.demonstrationLabel")}>{say("frame.demonstration")}</aside> : null}
      {notice}
      <p className="jy-visually-hidden" role="status">{arrived}</p>
      <main id="main" className="jy-main" tabIndex={-1} ref={main}>
        {children}
      </main>
    </div>
  )
}

function Account({ places }: { readonly places: readonly { readonly to: string; readonly label: string }[] }) {
  const say = useTexts(uiTexts)
  const { who, asking, signInAddress, signOut } = useSignIn()
  if (asking) return null
  if (who.kind === "public") return <Button href={signInAddress(location.pathname)}>{say("frame.signIn")}</Button>
  return (
    <FoldOut side="end" label={say("frame.account", { name: who.name })} icon={<UserOutlined aria-hidden="true" />} words={<span className="jy-account-name">{who.name}</span>}>
      {places.map((one) => (
        <Go key={one.to} to={one.to} className="jy-nav-place">{one.label}</Go>
      ))}
      <button type="button" className="jy-nav-place" onClick={() => void signOut()}><LogoutOutlined aria-hidden="true" /> {say("frame.signOut")}</button>
    </FoldOut>
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
