// Every address of the citizen app.
import { createRootRoute, createRoute, createRouter, useParams, useSearch } from "@tanstack/react-router"
import { Frame } from "./frame.tsx"
import { ApplyPage } from "./pages/apply/apply-page.tsx"
import { SentPage } from "./pages/apply/sent-page.tsx"
import { BenefitsPage } from "./pages/benefits/benefits-page.tsx"
import { CasePage } from "./pages/cases/case-page.tsx"
import { CasesPage } from "./pages/cases/cases-page.tsx"
import { CorrectPage } from "./pages/cases/correct-page.tsx"
import { HomePage } from "./pages/home/home-page.tsx"
import { MePage } from "./pages/me/me-page.tsx"
import { NoticesPage } from "./pages/notices/notices-page.tsx"
import { ServicePage } from "./pages/services/service-page.tsx"
import { ServicesPage } from "./pages/services/services-page.tsx"
import { SignInPage } from "./pages/sign-in/sign-in-page.tsx"
import { VerifyPage } from "./pages/verify/verify-page.tsx"
import { NotFound, SignedInOnly } from "./parts/gates.tsx"

const root = createRootRoute({ component: Frame, notFoundComponent: NotFound })
const text = (value: unknown): string => (typeof value === "string" ? value : typeof value === "number" ? String(value) : "")

/** One search parameter of the present address, as text. */
function useText(name: string): string {
  const search: Record<string, unknown> = useSearch({ strict: false })
  return text(search[name])
}
function useCode(): string {
  const params: Record<string, unknown> = useParams({ strict: false })
  return text(params["code"])
}

/** Search parameters stay text: a case number of 18 digits is no number to JavaScript. */
const plainSearch = (search: string): Record<string, string> => Object.fromEntries(new URLSearchParams(search))
const plainQuery = (search: Record<string, unknown>): string => {
  const query = new URLSearchParams(Object.entries(search).flatMap(([name, value]) => (text(value) === "" ? [] : [[name, text(value)]]))).toString()
  return query === "" ? "" : `?${query}`
}

const home = createRoute({ getParentRoute: () => root, path: "/", component: HomePage })
const signIn = createRoute({ getParentRoute: () => root, path: "/sign-in", component: function SignIn() { return <SignInPage back={useText("back") || "/"} /> } })
const services = createRoute({ getParentRoute: () => root, path: "/services", component: function Services() { return <ServicesPage asked={useText("q")} /> } })
const service = createRoute({ getParentRoute: () => root, path: "/services/$code", component: function Service() { return <ServicePage code={useCode()} /> } })
const apply = createRoute({
  getParentRoute: () => root,
  path: "/apply/$code",
  component: function Apply() {
    const code = useCode()
    const page = useText("page")
    const from = useText("from")
    return (
      <SignedInOnly>
        <ApplyPage key={code} code={code} page={page} from={from} />
      </SignedInOnly>
    )
  },
})

const withCase = (Page: (parts: { subject: string; id: string; page: string }) => React.ReactNode) =>
  function CaseRoute() {
    const params: Record<string, unknown> = useParams({ strict: false })
    const [subject, id] = [text(params["subject"]), text(params["id"])]
    const page = useText("page")
    return (
      <SignedInOnly>
        <Page key={id} subject={subject} id={id} page={page} />
      </SignedInOnly>
    )
  }
const sent = createRoute({ getParentRoute: () => root, path: "/sent/$subject/$id", component: withCase(SentPage) })
const cases = createRoute({ getParentRoute: () => root, path: "/cases", component: () => <SignedInOnly><CasesPage /></SignedInOnly> })
const oneCase = createRoute({ getParentRoute: () => root, path: "/cases/$subject/$id", component: withCase(CasePage) })
const correct = createRoute({ getParentRoute: () => root, path: "/cases/$subject/$id/correct", component: withCase(CorrectPage) })
const benefits = createRoute({ getParentRoute: () => root, path: "/benefits", component: () => <SignedInOnly><BenefitsPage /></SignedInOnly> })
const notices = createRoute({ getParentRoute: () => root, path: "/notices", component: () => <SignedInOnly><NoticesPage /></SignedInOnly> })
const verify = createRoute({ getParentRoute: () => root, path: "/verify", component: () => <VerifyPage code="" /> })
const verifyOne = createRoute({ getParentRoute: () => root, path: "/verify/$code", component: function VerifyOne() { return <VerifyPage code={useCode()} /> } })
const me = createRoute({ getParentRoute: () => root, path: "/me", component: () => <SignedInOnly><MePage /></SignedInOnly> })

export const router = createRouter({ routeTree: root.addChildren([home, signIn, services, service, apply, sent, cases, oneCase, correct, benefits, notices, me, verify, verifyOne]), defaultPreload: false, scrollRestoration: true, parseSearch: plainSearch, stringifySearch: plainQuery })
