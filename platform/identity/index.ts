// The door of the identity room.
export { openIdentity, authentication } from "./identity.ts"
export type { Identity, IdentitySettings } from "./identity.ts"
export { externalSettings } from "./oidc/external-provider.ts"
export type { ExternalSettings } from "./oidc/external-provider.ts"
export { createDemonstrationOfficers, demonstrationPassword } from "./demonstration.ts"
export type { DemonstrationAccount } from "./demonstration.ts"
export { appointFirstOperator } from "./first-operator.ts"
