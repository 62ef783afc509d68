// Starts the app of people, and keeps it installable: the service worker holds the shell and the catalogue.
import { startApp } from "#ui"
import "./citizen.css"
import { texts } from "./messages/texts.ts"
import { router } from "./routes.tsx"
import { who } from "./who.ts"

void startApp({ texts: [texts], density: "public", who: who(), router })

if (import.meta.env.PROD && "serviceWorker" in navigator) navigator.serviceWorker.register("/sw.js", { scope: "/" }).catch(() => undefined)
