// The addresses of the employers' app.
import { createRootRoute, createRoute, createRouter } from "@tanstack/react-router"
import { Frame } from "./frame.tsx"
import { ApplyPage } from "./pages/apply-page.tsx"
import { CasePage } from "./pages/case-page.tsx"
import { CasesPage } from "./pages/cases-page.tsx"
import { HomePage } from "./pages/home-page.tsx"
import { ImportPage } from "./pages/import-page.tsx"
import { LostPage } from "./pages/lost-page.tsx"
import { NoticesPage } from "./pages/notices-page.tsx"
import { RosterPage } from "./pages/roster-page.tsx"
import { ServicesPage } from "./pages/services-page.tsx"
import { UnitPage } from "./pages/unit-page.tsx"

const root = createRootRoute({ component: Frame, notFoundComponent: LostPage })

export const router = createRouter({
  basepath: "/employer",
  routeTree: root.addChildren([
    createRoute({ getParentRoute: () => root, path: "/", component: HomePage }),
    createRoute({ getParentRoute: () => root, path: "/roster", component: RosterPage }),
    createRoute({ getParentRoute: () => root, path: "/import", component: ImportPage }),
    createRoute({ getParentRoute: () => root, path: "/services", component: ServicesPage }),
    createRoute({ getParentRoute: () => root, path: "/services/$item", component: ApplyPage }),
    createRoute({ getParentRoute: () => root, path: "/cases", component: CasesPage }),
    createRoute({ getParentRoute: () => root, path: "/cases/$subject/$case", component: CasePage }),
    createRoute({ getParentRoute: () => root, path: "/notices", component: NoticesPage }),
    createRoute({ getParentRoute: () => root, path: "/unit", component: UnitPage }),
  ]),
})
