// The frame around every page: signing in first, then the places of an employer.
import { Outlet, useLocation } from "@tanstack/react-router"
import { Button } from "antd"
import { myOffers } from "#domains/subsidies"
import { listNotices } from "#platform/notices/contract"
import { AppFrame, FormSourcesProvider, Go, LoadingShape, OfflineNotice, useAsk, useSignIn } from "#ui"
import { useSay } from "./say.ts"
import { sources } from "./sources.ts"

/** Pages anybody may see. */
const openPlaces: readonly string[] = ["/calculator", "/publications"]

export function Frame() {
  const say = useSay()
  const { who, asking, signInAddress } = useSignIn()
  const isIn = who.kind === "employer"
  const { pathname } = useLocation()
  const isOpen = openPlaces.includes(pathname.replace(/\/$/, ""))
  const notices = useAsk(listNotices, { query: { limit: 1 } }, { enabled: isIn, every: 60_000 })
  const unread = notices.data?.unread ?? 0
  const offers = useAsk(myOffers, {}, { enabled: isIn, every: 300_000 })
  const waiting = offers.data?.filter((one) => one.state === "offered").length ?? 0
  return (
    <AppFrame
      name={say("app.name")}
      kind="office"
      home="/"
      notice={<OfflineNotice />}
      nav={
        isIn
          ? [
              { to: "/", label: say("nav.home") },
              { to: "/roster", label: say("nav.roster") },
              { to: "/import", label: say("nav.import") },
              { to: "/posts", label: say("nav.posts") },
              { to: "/services", label: say("nav.services") },
              { to: "/offers", label: say("nav.offers"), ...(waiting > 0 ? { count: waiting } : {}) },
              { to: "/publications", label: say("nav.publications") },
              { to: "/cases", label: say("nav.cases") },
              { to: "/notices", label: say("nav.notices"), ...(unread > 0 ? { count: unread } : {}) },
              { to: "/unit", label: say("nav.unit") },
            ]
          : []
      }
    >
      {asking ? (
        <LoadingShape kind="cards" />
      ) : isIn || isOpen ? (
        <FormSourcesProvider sources={sources}>
          <Outlet />
        </FormSourcesProvider>
      ) : (
        <div className="emp-door">
          <h1>{say("door.title")}</h1>
          <p>{say("door.what")}</p>
          <ul>
            <li>{say("door.import")}</li>
            <li>{say("door.staff")}</li>
            <li>{say("door.cases")}</li>
          </ul>
          <Button type="primary" size="large" href={signInAddress(location.pathname)}>{say("door.enter")}</Button>
          <Go to="/calculator" className="jy-target-link">{say("door.calculator")}</Go>
          <Go to="/publications" className="jy-target-link">{say("door.publications")}</Go>
          <p className="jy-secondary jy-small">{say("door.help")}</p>
        </div>
      )}
    </AppFrame>
  )
}
