// Every address of the citizen app; each page is loaded when it is first opened.
import { type AsyncRouteComponent, createRootRoute, createRoute, createRouter, lazyRouteComponent, useParams, useSearch } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { LoadingShape, searchAsText, searchText } from "#ui"
import { Frame } from "./frame.tsx"
import { NotFound, SignedInOnly } from "./parts/gates.tsx"

const root = createRootRoute({ component: Frame, notFoundComponent: NotFound })

/** What an address says, as text: its parameters and its search. */
interface Address {
  readonly param: (name: string) => string
  readonly search: (name: string) => string
}

/** A route's component around a page, which the router loads before it shows it. */
function page<P>(Page: AsyncRouteComponent<P>, show: (Page: AsyncRouteComponent<P>, address: Address) => ReactNode) {
  function Placed() {
    const params: Record<string, unknown> = useParams({ strict: false })
    const search: Record<string, unknown> = useSearch({ strict: false })
    return show(Page, { param: (name) => searchText(params, name), search: (name) => searchText(search, name) })
  }
  return Object.assign(Placed, Page.preload ? { preload: Page.preload } : {})
}

/** A page of the signed-in person. */
const own = <P,>(Page: AsyncRouteComponent<P>, show: (Page: AsyncRouteComponent<P>, address: Address) => ReactNode) => page(Page, (Shown, address) => <SignedInOnly>{show(Shown, address)}</SignedInOnly>)

const route = (path: string, component: ReturnType<typeof page>) => createRoute({ getParentRoute: () => root, path, component })

const pages = [
  route("/", page(lazyRouteComponent(() => import("./pages/home/home-page.tsx"), "HomePage"), (Page) => <Page />)),
  route("/sign-in", page(lazyRouteComponent(() => import("./pages/sign-in/sign-in-page.tsx"), "SignInPage"), (Page, { search }) => <Page back={search("back") || "/"} />)),
  route("/services", page(lazyRouteComponent(() => import("./pages/services/services-page.tsx"), "ServicesPage"), (Page, { search }) => <Page asked={search("q")} />)),
  route("/services/$code", page(lazyRouteComponent(() => import("./pages/services/service-page.tsx"), "ServicePage"), (Page, { param }) => <Page code={param("code")} />)),
  route("/apply/$code", own(lazyRouteComponent(() => import("./pages/apply/apply-page.tsx"), "ApplyPage"), (Page, { param, search }) => <Page key={param("code")} code={param("code")} page={search("page")} from={search("from")} />)),
  route("/sent/$subject/$id", own(lazyRouteComponent(() => import("./pages/apply/sent-page.tsx"), "SentPage"), (Page, { param }) => <Page key={param("id")} subject={param("subject")} id={param("id")} />)),
  route("/cases", own(lazyRouteComponent(() => import("./pages/cases/cases-page.tsx"), "CasesPage"), (Page) => <Page />)),
  route("/cases/$subject/$id", own(lazyRouteComponent(() => import("./pages/cases/case-page.tsx"), "CasePage"), (Page, { param }) => <Page key={param("id")} subject={param("subject")} id={param("id")} />)),
  route("/cases/$subject/$id/correct", own(lazyRouteComponent(() => import("./pages/cases/correct-page.tsx"), "CorrectPage"), (Page, { param, search }) => <Page key={param("id")} subject={param("subject")} id={param("id")} page={search("page")} />)),
  route("/jobs", page(lazyRouteComponent(() => import("./pages/jobs/jobs-page.tsx"), "JobsPage"), (Page, { search }) => <Page asked={search("q")} page={search("page")} />)),
  route("/jobs/resume", own(lazyRouteComponent(() => import("./pages/jobs/resume-page.tsx"), "ResumePage"), (Page) => <Page />)),
  route("/jobs/$employer/$post", page(lazyRouteComponent(() => import("./pages/jobs/job-page.tsx"), "JobPage"), (Page, { param }) => <Page employer={param("employer")} post={param("post")} />)),
  route("/benefits", own(lazyRouteComponent(() => import("./pages/benefits/benefits-page.tsx"), "BenefitsPage"), (Page) => <Page />)),
  route("/offers", own(lazyRouteComponent(() => import("./pages/offers/offers-page.tsx"), "OffersPage"), (Page) => <Page />)),
  route("/offers/$offer", own(lazyRouteComponent(() => import("./pages/offers/offer-page.tsx"), "OfferPage"), (Page, { param }) => <Page key={param("offer")} offer={param("offer")} />)),
  route("/publications", page(lazyRouteComponent(() => import("./pages/publications/publications-page.tsx"), "PublicationsPage"), (Page, { search }) => <Page region={search("region")} page={Number(search("page")) || 1} />)),
  route("/clawbacks/$clawback", own(lazyRouteComponent(() => import("./pages/clawbacks/clawback-page.tsx"), "ClawbackPage"), (Page, { param }) => <Page key={param("clawback")} clawback={param("clawback")} />)),
  route("/calculator", page(lazyRouteComponent(() => import("./pages/calculator/calculator-page.tsx"), "CalculatorPage"), (Page, { search }) => <Page page={search("page")} />)),
  route("/notices", own(lazyRouteComponent(() => import("./pages/notices/notices-page.tsx"), "NoticesPage"), (Page) => <Page />)),
  route("/me", own(lazyRouteComponent(() => import("./pages/me/me-page.tsx"), "MePage"), (Page) => <Page />)),
  route("/verify", page(lazyRouteComponent(() => import("./pages/verify/verify-page.tsx"), "VerifyPage"), (Page) => <Page code="" />)),
  route("/verify/$code", page(lazyRouteComponent(() => import("./pages/verify/verify-page.tsx"), "VerifyPage"), (Page, { param }) => <Page code={param("code")} />)),
]

export const router = createRouter({ routeTree: root.addChildren(pages), defaultPreload: false, scrollRestoration: true, defaultPendingComponent: LoadingShape, defaultPendingMs: 200, defaultPendingMinMs: 0, ...searchAsText })
