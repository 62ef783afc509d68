// The addresses of the officers' app.
import { createRootRoute, createRoute, createRouter } from "@tanstack/react-router"
import { workListViews } from "#platform/casework/contract"
import { Frame } from "./frame.tsx"
import { AccountPage } from "./pages/account/account-page.tsx"
import { CasePage } from "./pages/case/case-page.tsx"
import { EmployerPage, EmployersPage } from "./pages/employers/employers-page.tsx"
import { FeedsPage } from "./pages/feeds/feeds-page.tsx"
import { InboxPage } from "./pages/inbox/inbox-page.tsx"
import { OfficersPage } from "./pages/officers/officers-page.tsx"
import { BatchPage } from "./pages/payments/batch-page.tsx"
import { PaymentsPage } from "./pages/payments/payments-page.tsx"
import { ApplyPage } from "./pages/people/apply-page.tsx"
import { PeoplePage } from "./pages/people/people-page.tsx"
import { PersonPage } from "./pages/people/person-page.tsx"
import { StatisticsPage, type StatisticsSearch } from "./pages/statistics/statistics-page.tsx"
import { TrailPage } from "./pages/trail/trail-page.tsx"
import { WorkListPage, type WorkListSearch } from "./pages/work-list/work-list-page.tsx"
import { NotFoundPage } from "./parts/not-found-page.tsx"

const root = createRootRoute({ component: Frame, notFoundComponent: NotFoundPage })

/** Search values as text: the router reads figures such as a period "2026" as numbers. */
const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : typeof value === "number" ? String(value) : undefined)

const work = createRoute({
  getParentRoute: () => root,
  path: "/",
  component: WorkListPage,
  validateSearch: (given: Record<string, unknown>): WorkListSearch => {
    const view = workListViews.find((one) => one === given["view"])
    const item = text(given["item"])
    const q = text(given["q"])
    return { ...(view ? { view } : {}), ...(item ? { item } : {}), ...(q ? { q } : {}) }
  },
})
const statistics = createRoute({
  getParentRoute: () => root,
  path: "/statistics",
  component: StatisticsPage,
  validateSearch: (given: Record<string, unknown>): StatisticsSearch => {
    const table = text(given["table"])
    const region = text(given["region"])
    const period = text(given["period"])
    return { ...(table ? { table } : {}), ...(region ? { region } : {}), ...(period ? { period } : {}) }
  },
})
const pages = [
  createRoute({ getParentRoute: () => root, path: "/cases/$subject/$case", component: CasePage }),
  createRoute({ getParentRoute: () => root, path: "/inbox", component: InboxPage }),
  createRoute({ getParentRoute: () => root, path: "/account", component: AccountPage }),
  createRoute({ getParentRoute: () => root, path: "/people", component: PeoplePage }),
  createRoute({ getParentRoute: () => root, path: "/people/$person", component: PersonPage }),
  createRoute({ getParentRoute: () => root, path: "/people/$person/apply/$item", component: ApplyPage }),
  createRoute({ getParentRoute: () => root, path: "/employers", component: EmployersPage }),
  createRoute({ getParentRoute: () => root, path: "/employers/$employer", component: EmployerPage }),
  createRoute({ getParentRoute: () => root, path: "/payments", component: PaymentsPage }),
  createRoute({ getParentRoute: () => root, path: "/payments/$batch", component: BatchPage }),
  createRoute({ getParentRoute: () => root, path: "/feeds", component: FeedsPage }),
  createRoute({ getParentRoute: () => root, path: "/trail", component: TrailPage }),
  createRoute({ getParentRoute: () => root, path: "/officers", component: OfficersPage }),
]

export const router = createRouter({ routeTree: root.addChildren([work, statistics, ...pages]), basepath: "/staff" })
