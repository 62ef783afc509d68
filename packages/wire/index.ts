// The door of the wire language: endpoints, problems, roles and the typed call.
export { staffRoles, roleLabels, rolesOf, mayCall, publicViewer } from "./roles.ts"
export type { Role, StaffRole, Viewer } from "./roles.ts"
export { problem, Refusal, sentenceOf, commonProblems } from "./problem.ts"
export type { Problem, ProblemBody, ProblemMaker, FieldError } from "./problem.ts"
export { endpoint } from "./endpoint.ts"
export type { Endpoint, EndpointSpec, ParamsOf, QueryOf, InputOf, OutputOf } from "./endpoint.ts"
export { call, addressOf, Offline } from "./call.ts"
