// The addresses of the employers' app; each page is loaded when it is first opened.
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router"
import { LoadingShape, searchAsText } from "#ui"
import { Frame } from "./frame.tsx"
import { LostPage } from "./pages/lost-page.tsx"

const root = createRootRoute({ component: Frame, notFoundComponent: LostPage })

export const router = createRouter({
  basepath: "/employer",
  defaultPendingComponent: LoadingShape,
  defaultPendingMs: 200,
  defaultPendingMinMs: 0,
  ...searchAsText,
  routeTree: root.addChildren([
    createRoute({ getParentRoute: () => root, path: "/", component: lazyRouteComponent(() => import("./pages/home-page.tsx"), "HomePage") }),
    createRoute({ getParentRoute: () => root, path: "/roster", component: lazyRouteComponent(() => import("./pages/roster-page.tsx"), "RosterPage") }),
    createRoute({ getParentRoute: () => root, path: "/import", component: lazyRouteComponent(() => import("./pages/import-page.tsx"), "ImportPage") }),
    createRoute({ getParentRoute: () => root, path: "/posts", component: lazyRouteComponent(() => import("./pages/posts-page.tsx"), "PostsPage") }),
    createRoute({ getParentRoute: () => root, path: "/services", component: lazyRouteComponent(() => import("./pages/services-page.tsx"), "ServicesPage") }),
    createRoute({ getParentRoute: () => root, path: "/services/$item", component: lazyRouteComponent(() => import("./pages/apply-page.tsx"), "ApplyPage") }),
    createRoute({ getParentRoute: () => root, path: "/offers", component: lazyRouteComponent(() => import("./pages/offers-page.tsx"), "OffersPage") }),
    createRoute({ getParentRoute: () => root, path: "/offers/$offer", component: lazyRouteComponent(() => import("./pages/offer-page.tsx"), "OfferPage") }),
    createRoute({ getParentRoute: () => root, path: "/publications", component: lazyRouteComponent(() => import("./pages/publications-page.tsx"), "PublicationsPage") }),
    createRoute({ getParentRoute: () => root, path: "/clawbacks/$clawback", component: lazyRouteComponent(() => import("./pages/clawback-page.tsx"), "ClawbackPage") }),
    createRoute({ getParentRoute: () => root, path: "/calculator", component: lazyRouteComponent(() => import("./pages/calculator-page.tsx"), "CalculatorPage") }),
    createRoute({ getParentRoute: () => root, path: "/cases", component: lazyRouteComponent(() => import("./pages/cases-page.tsx"), "CasesPage") }),
    createRoute({ getParentRoute: () => root, path: "/cases/$subject/$case", component: lazyRouteComponent(() => import("./pages/case-page.tsx"), "CasePage") }),
    createRoute({ getParentRoute: () => root, path: "/notices", component: lazyRouteComponent(() => import("./pages/notices-page.tsx"), "NoticesPage") }),
    createRoute({ getParentRoute: () => root, path: "/unit", component: lazyRouteComponent(() => import("./pages/unit-page.tsx"), "UnitPage") }),
  ]),
})
