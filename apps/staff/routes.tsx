// The addresses of the officers' app; each page is loaded when it is first opened.
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router"
import { workListViews } from "#platform/casework/contract"
import { LoadingShape, searchAsText, searchText } from "#ui"
import { Frame } from "./frame.tsx"
import { type PaymentSearch, paymentViews } from "./pages/payments/search.ts"
import { type LawSearch, lawViews } from "./pages/law/search.ts"
import { type RecheckSearch, recheckViews } from "./pages/rechecks/search.ts"
import type { RecordsSearch } from "./pages/records/search.ts"
import type { StatisticsSearch } from "./pages/statistics/statistics-page.tsx"
import type { WorkListSearch } from "./pages/work-list/work-list-page.tsx"
import { type SubsidySearch, subsidyViews } from "./pages/subsidies/search.ts"
import { NotFoundPage } from "./parts/not-found-page.tsx"

const root = createRootRoute({ component: Frame, notFoundComponent: NotFoundPage })

/** The search parameters of these names that say something. */
const asked = <Name extends string>(given: Record<string, unknown>, names: readonly Name[]): Partial<Record<Name, string>> => Object.fromEntries(names.flatMap((name) => (searchText(given, name) === "" ? [] : [[name, searchText(given, name)]]))) as Partial<Record<Name, string>>

const work = createRoute({
  getParentRoute: () => root,
  path: "/",
  component: lazyRouteComponent(() => import("./pages/work-list/work-list-page.tsx"), "WorkListPage"),
  validateSearch: (given: Record<string, unknown>): WorkListSearch => {
    const view = workListViews.find((one) => one === given["view"])
    return { ...(view ? { view } : {}), ...asked(given, ["item", "q"]) }
  },
})
const statistics = createRoute({
  getParentRoute: () => root,
  path: "/statistics",
  component: lazyRouteComponent(() => import("./pages/statistics/statistics-page.tsx"), "StatisticsPage"),
  validateSearch: (given: Record<string, unknown>): StatisticsSearch => asked(given, ["table", "region", "period"]),
})
const law = createRoute({
  getParentRoute: () => root,
  path: "/law",
  component: lazyRouteComponent(() => import("./pages/law/law-page.tsx"), "LawPage"),
  validateSearch: (given: Record<string, unknown>): LawSearch => {
    const view = lawViews.find((one) => one === given["view"])
    return { ...(view ? { view } : {}), ...asked(given, ["rehearsal"]) }
  },
})
const rechecks = createRoute({
  getParentRoute: () => root,
  path: "/rechecks",
  component: lazyRouteComponent(() => import("./pages/rechecks/rechecks-page.tsx"), "RechecksPage"),
  validateSearch: (given: Record<string, unknown>): RecheckSearch => {
    const view = recheckViews.find((one) => one === given["view"])
    return view ? { view } : {}
  },
})
const records = createRoute({
  getParentRoute: () => root,
  path: "/records",
  component: lazyRouteComponent(() => import("./pages/records/records-page.tsx"), "RecordsPage"),
  validateSearch: (given: Record<string, unknown>): RecordsSearch => ({ ...(given["state"] === "void" ? { state: "void" } : {}), ...asked(given, ["table", "q", "page"]) }),
})
const subsidies = createRoute({
  getParentRoute: () => root,
  path: "/subsidies",
  component: lazyRouteComponent(() => import("./pages/subsidies/subsidies-page.tsx"), "SubsidiesPage"),
  validateSearch: (given: Record<string, unknown>): SubsidySearch => {
    const view = subsidyViews.find((one) => one === given["view"])
    return view ? { view } : {}
  },
})
const payments = createRoute({
  getParentRoute: () => root,
  path: "/payments",
  component: lazyRouteComponent(() => import("./pages/payments/payments-page.tsx"), "PaymentsPage"),
  validateSearch: (given: Record<string, unknown>): PaymentSearch => {
    const view = paymentViews.find((one) => one === given["view"])
    return view ? { view } : {}
  },
})
const pages = [
  createRoute({ getParentRoute: () => root, path: "/cases/$subject/$case", component: lazyRouteComponent(() => import("./pages/case/case-page.tsx"), "CasePage") }),
  createRoute({ getParentRoute: () => root, path: "/inbox", component: lazyRouteComponent(() => import("./pages/inbox/inbox-page.tsx"), "InboxPage") }),
  createRoute({ getParentRoute: () => root, path: "/account", component: lazyRouteComponent(() => import("./pages/account/account-page.tsx"), "AccountPage") }),
  createRoute({ getParentRoute: () => root, path: "/people", component: lazyRouteComponent(() => import("./pages/people/people-page.tsx"), "PeoplePage") }),
  createRoute({ getParentRoute: () => root, path: "/people/$person", component: lazyRouteComponent(() => import("./pages/people/person-page.tsx"), "PersonPage") }),
  createRoute({ getParentRoute: () => root, path: "/people/$person/apply/$item", component: lazyRouteComponent(() => import("./pages/people/apply-page.tsx"), "ApplyPage") }),
  createRoute({ getParentRoute: () => root, path: "/employers", component: lazyRouteComponent(() => import("./pages/employers/employers-page.tsx"), "EmployersPage") }),
  createRoute({ getParentRoute: () => root, path: "/employers/$employer", component: lazyRouteComponent(() => import("./pages/employers/employers-page.tsx"), "EmployerPage") }),
  createRoute({ getParentRoute: () => root, path: "/jobs", component: lazyRouteComponent(() => import("./pages/jobs/jobs-page.tsx"), "JobsPage") }),
  createRoute({ getParentRoute: () => root, path: "/ratings", component: lazyRouteComponent(() => import("./pages/ratings/ratings-page.tsx"), "RatingsPage") }),
  createRoute({ getParentRoute: () => root, path: "/payments/$batch", component: lazyRouteComponent(() => import("./pages/payments/batch-page.tsx"), "BatchPage") }),
  createRoute({ getParentRoute: () => root, path: "/law/drafts/$draft", component: lazyRouteComponent(() => import("./pages/law/draft-page.tsx"), "DraftPage") }),
  createRoute({ getParentRoute: () => root, path: "/law/drafts/$draft/edit", component: lazyRouteComponent(() => import("./pages/law/rule-editor.tsx"), "EditDraftPage") }),
  createRoute({ getParentRoute: () => root, path: "/law/$rule/draft", component: lazyRouteComponent(() => import("./pages/law/rule-editor.tsx"), "NewDraftPage") }),
  createRoute({ getParentRoute: () => root, path: "/law/$rule", component: lazyRouteComponent(() => import("./pages/law/rule-page.tsx"), "RulePage") }),
  createRoute({ getParentRoute: () => root, path: "/feeds", component: lazyRouteComponent(() => import("./pages/feeds/feeds-page.tsx"), "FeedsPage") }),
  createRoute({ getParentRoute: () => root, path: "/trail", component: lazyRouteComponent(() => import("./pages/trail/trail-page.tsx"), "TrailPage") }),
  createRoute({ getParentRoute: () => root, path: "/officers", component: lazyRouteComponent(() => import("./pages/officers/officers-page.tsx"), "OfficersPage") }),
]

export const router = createRouter({ routeTree: root.addChildren([work, statistics, law, subsidies, records, rechecks, payments, ...pages]), basepath: "/staff", defaultPendingComponent: LoadingShape, defaultPendingMs: 200, defaultPendingMinMs: 0, ...searchAsText })
