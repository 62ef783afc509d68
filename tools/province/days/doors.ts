// The doors of a running program as the province's people, firms and departments use them; whoever opens them says how (HTTP, or inside the program).
import type { Standing } from "./standing.ts"

/** Who stands before a door. */
export type Party =
  | { readonly kind: "citizen"; readonly who: Standing }
  | { readonly kind: "employer"; readonly firm: number }
  | { readonly kind: "feed"; readonly source: "social-insurance" | "police" }
  | { readonly kind: "officer"; readonly login: string }

/** What a door says: something, or no, with a code. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: string; readonly says: string }

export interface Doors {
  /** @param at the moment, for doors whose clock can be set. @param key makes a repetition harmless. */
  ask<T>(who: Party, at: string, method: "GET" | "POST", path: string, input?: object, key?: string): Promise<Answer<T>>
  /** Hands a file in. */
  hand<T>(who: Party, at: string, path: string, name: string, content: string): Promise<Answer<T>>
}
