// How a viewer is shown to themself.
import { roleLabels, rolesOf, type Viewer } from "#wire"
import type { z } from "zod"
import type { whoAmIShape } from "./contract.ts"

export function describe(viewer: Viewer, demonstration: boolean): z.input<typeof whoAmIShape> {
  const roles = rolesOf(viewer).map((role) => ({ role, label: roleLabels[role] }))
  const nobody = { id: null, name: "", agent: null, roles, scope: null, office: null, demonstration }
  switch (viewer.kind) {
    case "public":
      return { ...nobody, kind: "public" }
    case "citizen":
      return { ...nobody, kind: "citizen", id: viewer.personId, name: viewer.name }
    case "employer":
      return { ...nobody, kind: "employer", id: viewer.employerId, name: viewer.name, agent: viewer.agent }
    case "staff":
      return { ...nobody, kind: "staff", id: viewer.officerId, name: viewer.name, scope: viewer.scope, office: viewer.office }
    case "feed":
      return { ...nobody, kind: "feed", name: viewer.source, scope: viewer.scope }
  }
}
