// The door of the module room.
export { module, serve } from "./module.ts"
export type { Module, House, Served, RequestContext, BareAnswer, UploadedFile, DomainEvent, EventHandler, Job } from "./module.ts"
