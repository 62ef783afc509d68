// Who can speak to the system: the roles an endpoint may name and the viewer a request carries.

/** What an officer may be appointed as. One person may hold several, never two that must differ on one case or batch. */
export const staffRoles = ["clerk", "reviewer", "head", "finance", "statistician", "auditor", "operator"] as const
export type StaffRole = (typeof staffRoles)[number]

/** Everyone who may call an endpoint. `feed` is another department's machine with a key. */
export type Role = "public" | "citizen" | "employer" | "feed" | StaffRole

export const roleLabels: Record<Role, string> = {
  public: "公众",
  citizen: "劳动者",
  employer: "用人单位",
  feed: "部门数据接口",
  clerk: "经办人员",
  reviewer: "复核人员",
  head: "审批负责人",
  finance: "财务人员",
  statistician: "统计人员",
  auditor: "监督人员",
  operator: "运维人员",
}

/** The party behind a request, as its token says. `scope` is a region-code prefix such as "990201". */
export type Viewer =
  | { kind: "public" }
  | { kind: "citizen"; personId: string; name: string; session: string }
  | { kind: "employer"; employerId: string; name: string; agent: string; session: string }
  | { kind: "staff"; officerId: string; personId: string | null; name: string; roles: readonly StaffRole[]; scope: string; office: string; session: string }
  | { kind: "feed"; source: string; scope: string }

export const publicViewer: Viewer = { kind: "public" }

/** The roles a viewer acts with. */
export function rolesOf(viewer: Viewer): readonly Role[] {
  return viewer.kind === "staff" ? viewer.roles : [viewer.kind]
}

/** Whether a viewer may call an endpoint that is open to `who`. `public` in the list opens it to everybody. */
export function mayCall(viewer: Viewer, who: readonly Role[]): boolean {
  return who.includes("public") || rolesOf(viewer).some((role) => who.includes(role))
}
