// The frame around every page: sign-in first, then navigation by role, and the keyboard help.
import { Navigate, Outlet, useRouterState } from "@tanstack/react-router"
import { Button, Skeleton } from "antd"
import { useState } from "react"
import { countOfficeNotices } from "#platform/notices/contract"
import { AppFrame, FormSourcesProvider, Go, useAsk, useSignIn } from "#ui"
import { useKeys } from "./keyboard.ts"
import { KeyboardHelp } from "./parts/keyboard-help.tsx"
import { Nothing } from "./parts/empty.tsx"
import { SignInPage } from "./pages/sign-in/sign-in-page.tsx"
import { places, placesOf } from "./places.ts"
import { useSay } from "./say.ts"
import { sources } from "./sources.ts"

/** Silent refresh of the count of notices, milliseconds. */
const noticeFreshness = 60_000

export function Frame() {
  const say = useSay()
  const { who, asking } = useSignIn()
  const [help, setHelp] = useState(false)
  /** The page that is shown, not the address that is being gone to: while a page loads, the one before it still stands. */
  const path = useRouterState({ select: (state) => (state.matches.length > 1 ? (state.matches.at(-1)?.pathname ?? "") : "") })
  useKeys({ "?": () => setHelp(true) })
  const mine = placesOf(who.roles)
  const place = places.find((one) => (one.to === "/" ? path === "/" : path.startsWith(one.to)))
  const isStrange = place !== undefined && !mine.includes(place)
  const signedIn = who.kind === "staff"
  const hasInbox = mine.some((one) => one.to === "/inbox")
  const notices = useAsk(countOfficeNotices, {}, { enabled: signedIn && hasInbox, every: noticeFreshness })
  const first = mine.find((one) => one.to !== "/inbox")
  return (
    <AppFrame
      name={say("app.name")}
      kind="office"
      home="/"
      nav={signedIn ? mine.map((one) => ({ to: one.to, label: say(one.label), ...(one.to === "/inbox" && notices.data ? { count: notices.data.open } : {}) })) : []}
      account={signedIn ? [{ to: "/account", label: say("nav.account") }] : []}
      tools={
        signedIn ? (
          <>
            <span className="office desk-only">{who.office}</span>
            <Button type="text" className="desk-only" aria-label={say("keys.title")} title={say("keys.title")} onClick={() => setHelp(true)}>
              <kbd>?</kbd>
            </Button>
          </>
        ) : null
      }
    >
      {asking ? (
        <div className="page" aria-busy="true">
          <Skeleton active />
        </div>
      ) : !signedIn ? (
        <SignInPage />
      ) : isStrange && path === "/" && first ? (
        <Navigate to={first.to} replace />
      ) : isStrange ? (
        <div className="page">
          <h1>{path === "/" ? say("home.hello", { name: who.name }) : say("home.not-yours")}</h1>
          {mine.length > 0 ? (
            <ul className="doors">
              {mine.map((one) => (
                <li key={one.to}>
                  <Go to={one.to} className="door">{say(one.label)}</Go>
                </li>
              ))}
            </ul>
          ) : (
            <Nothing title={say("home.no-roles")}>{say("home.no-roles-more")}</Nothing>
          )}
        </div>
      ) : (
        <FormSourcesProvider sources={sources}><Outlet /></FormSourcesProvider>
      )}
      <KeyboardHelp open={help} close={() => setHelp(false)} />
    </AppFrame>
  )
}
