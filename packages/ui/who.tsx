// Who is signed in, asked once and shared by every page of an app.
import { useQuery, useQueryClient } from "@tanstack/react-query"
import { createContext, useContext, type ReactNode } from "react"
import type { StaffRole } from "#wire"
import { forgetAllAnswers } from "./form/kept-answers.ts"
import { isSignedOut } from "./query-client.ts"

/** The signed-in party as pages need it. */
export interface Who {
  readonly kind: "public" | "citizen" | "employer" | "staff"
  readonly name: string
  /** Person, employer or officer id; empty for the public. */
  readonly id: string
  readonly roles: readonly StaffRole[]
  /** Region-code prefix of an officer. */
  readonly scope: string
  readonly office: string
  /** True when all data is synthetic and every page must say so. */
  readonly demonstration: boolean
}

export const nobody: Who = { kind: "public", name: "", id: "", roles: [], scope: "", office: "", demonstration: false }

/** Nobody, on a page the server marked as a demonstration or not: known before anything was asked, so that the strip above a page never pushes it down. */
const unknown = (): Who => ({ ...nobody, demonstration: document.documentElement.dataset["demonstration"] !== undefined })

export interface SignIn {
  readonly who: Who
  /** Until the first answer came. */
  readonly asking: boolean
  /** True when the server could not be asked, so that nobody can say who is signed in. */
  readonly unreachable: boolean
  /** Where signing in begins; comes back to `returnTo`, a path of this site. */
  readonly signInAddress: (returnTo: string) => string
  /** Ends the session and forgets everything this page knew. */
  readonly signOut: () => Promise<void>
}

const Context = createContext<SignIn>({ who: nobody, asking: true, unreachable: false, signInAddress: () => "/", signOut: async () => undefined })

export interface WhoRooms {
  readonly askWho: () => Promise<Who>
  readonly signInAddress: (returnTo: string) => string
  readonly endSession: () => Promise<void>
  /** Address shown after signing out. */
  readonly afterSignOut: string
}

/** Asks who is signed in and shares it. A refusal 401 means nobody. */
export function WhoProvider({ rooms, children }: { readonly rooms: WhoRooms; readonly children: ReactNode }) {
  const store = useQueryClient()
  const asked = useQuery({
    queryKey: ["who-am-i"],
    queryFn: () =>
      rooms.askWho().catch((failure: unknown) => {
        if (isSignedOut(failure)) return unknown()
        throw failure
      }),
    staleTime: 5 * 60_000,
  })
  const signOut = async () => {
    await rooms.endSession()
    forgetAllAnswers()
    store.clear()
    location.assign(rooms.afterSignOut)
  }
  return <Context value={{ who: asked.data ?? unknown(), asking: asked.isPending, unreachable: asked.isError && asked.data === undefined, signInAddress: rooms.signInAddress, signOut }}>{children}</Context>
}

/** Who is signed in, how to sign in and out. */
export const useSignIn = (): SignIn => useContext(Context)
export const useWho = (): Who => useContext(Context).who
