// How a module says what happened: one function per topic, for the person concerned and for the offices that must know.
import type { StaffRole } from "#wire"
import type { DomainEvent } from "#platform/module"

export interface PersonalNotice {
  readonly title: string
  readonly body: string
  /** Page of the app to open, e.g. "/cases/5/7". */
  readonly link?: string
  /** Also as a short message; null sends none. */
  readonly text?: string
  readonly urgent?: boolean
}

export interface OfficeNotice {
  /** 12 digits: the office of this place, and its officers with `role`, are told. */
  readonly region: string
  readonly role: StaffRole
  readonly title: string
  readonly body: string
  readonly link?: string
}

/** What one event means to whom. */
export interface Told {
  readonly subject?: PersonalNotice & { readonly kind?: "person" | "employer" }
  readonly offices?: readonly OfficeNotice[]
}

export interface Wording {
  readonly topic: string
  /** Null when this event is nothing to tell about. */
  readonly tell: (event: DomainEvent) => Told | null
}

export const wording = (topic: string, tell: Wording["tell"]): Wording => ({ topic, tell })

/** A text field of an event's payload; empty when it is absent. */
export const said = (event: DomainEvent, name: string): string => (typeof event.payload[name] === "string" ? event.payload[name] : "")
