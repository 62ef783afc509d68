// The door of the module room: what a module brings, and what it offers to the case engine.
export { module, serve } from "./module.ts"
export type { AskedRule, InTurn, Module, House, Served, RequestContext, BareAnswer, UploadedFile, IncomingFile, DomainEvent, EventHandler, Job } from "./module.ts"
export { liveTable } from "./live-table.ts"
export type { LiveTable } from "./live-table.ts"
export { liveRules } from "./live-rules.ts"
export type { LiveRules } from "./live-rules.ts"
export { offer } from "./offer.ts"
export type { Offer, Judge, Known, Knowing, Needing, KnownValue, Place, DecidedCase } from "./offer.ts"
