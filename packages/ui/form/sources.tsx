// Where forms get their places from; each app gives the endpoints.
import { createContext, useContext, type ReactNode } from "react"

export interface PlaceRow {
  readonly code: string
  readonly name: string
}

export interface FormSources {
  /** Places directly below a 12-digit code; the provinces when it is empty. */
  readonly regionsBelow: (parent: string) => Promise<readonly PlaceRow[]>
  /** The place and all places above it, the largest first. */
  readonly regionPath: (code: string) => Promise<readonly PlaceRow[]>
}

const Context = createContext<FormSources>({ regionsBelow: async () => [], regionPath: async () => [] })

export function FormSourcesProvider({ sources, children }: { readonly sources: FormSources; readonly children: ReactNode }) {
  return <Context value={sources}>{children}</Context>
}

export const useFormSources = (): FormSources => useContext(Context)
