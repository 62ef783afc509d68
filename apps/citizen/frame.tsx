// The frame of the citizen app: five places, the large-type mode within reach, a calm word when the connection is gone.
import { AppstoreOutlined, BellOutlined, FileTextOutlined, HomeOutlined, UserOutlined, WalletOutlined } from "@ant-design/icons"
import { useQuery } from "@tanstack/react-query"
import { Outlet } from "@tanstack/react-router"
import { AppFrame, CountedSign, ElderSwitch, FormSourcesProvider, Go, OfflineNotice, ReadAloud, usePreferences, useWho } from "#ui"
import { casesQuery, noticesQuery } from "./queries.ts"
import { useSay } from "./say.ts"
import { sources } from "./sources.ts"

export function Frame() {
  const say = useSay()
  const who = useWho()
  const { large } = usePreferences()
  const signedIn = who.kind === "citizen"
  const cases = useQuery({ ...casesQuery, enabled: signedIn })
  const waiting = cases.data?.filter((one) => one.state === "returned").length ?? 0
  const notices = useQuery({ ...noticesQuery, enabled: signedIn })
  const unread = notices.data?.unread ?? 0
  const nav = [
    { to: "/", label: say("nav.home"), icon: <HomeOutlined aria-hidden="true" /> },
    { to: "/services", label: say("nav.services"), icon: <AppstoreOutlined aria-hidden="true" /> },
    ...(signedIn
      ? [
          { to: "/cases", label: say("nav.cases"), icon: <FileTextOutlined aria-hidden="true" />, count: waiting },
          { to: "/benefits", label: say("nav.benefits"), icon: <WalletOutlined aria-hidden="true" /> },
          { to: "/me", label: say("nav.me"), icon: <UserOutlined aria-hidden="true" /> },
        ]
      : []),
  ]
  return (
    <FormSourcesProvider sources={sources}>
      <AppFrame name={say("app.name")} kind="public" home="/" nav={nav} tools={
          <>
            <ElderSwitch />
            {signedIn ? (
              <Go to="/notices" className="jy-bell" label={say("notices.open", { unread })}>
                <CountedSign count={unread}>
                  <BellOutlined aria-hidden="true" />
                </CountedSign>
              </Go>
            ) : null}
          </>
        } notice={<OfflineNotice />}>
        {large ? (
          <div className="jy-read-aloud jy-no-print">
            <ReadAloud />
          </div>
        ) : null}
        <Outlet />
      </AppFrame>
    </FormSourcesProvider>
  )
}
