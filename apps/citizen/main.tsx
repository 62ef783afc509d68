// Starts the app of citizen at /.
import { createRootRoute, createRoute, createRouter, Outlet } from "@tanstack/react-router"
import { AppFrame, startApp, useTexts } from "#ui"
import { texts } from "./messages/texts.ts"
import { who } from "./who.ts"

const root = createRootRoute({ component: Frame })
const home = createRoute({ getParentRoute: () => root, path: "/", component: Home })
const router = createRouter({ routeTree: root.addChildren([home]) })

function Frame() {
  const say = useTexts(texts)
  return (
    <AppFrame name={say("app.name")} kind="public" home="/" nav={[]}>
      <Outlet />
    </AppFrame>
  )
}

function Home() {
  const say = useTexts(texts)
  return <h1>{say("app.name")}</h1>
}

void startApp({ texts: [texts], density: "public", who: who(), router })
