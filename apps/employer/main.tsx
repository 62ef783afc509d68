// Starts the employers' app at /employer.
import "./employer.css"
import { startApp } from "#ui"
import { texts } from "./messages/texts.ts"
import { router } from "./routes.tsx"
import { who } from "./who.ts"

void startApp({ texts: [texts], density: "office", who: who(), router })
