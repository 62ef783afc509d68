// How pages keep what the server said: fresh for half a minute, asked again on refusal only when asking again can help.
import { QueryClient } from "@tanstack/react-query"
import { Offline, Refusal } from "#wire"

/** The store of answers for one app. Refusals are not repeated; a lost connection is tried twice more. */
export function queryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        gcTime: 10 * 60_000,
        networkMode: "always",
        retry: (count, failure) => failure instanceof Offline && count < 2,
        retryDelay: (count) => 400 * 2 ** count,
        refetchOnWindowFocus: true,
      },
      mutations: { networkMode: "always", retry: false },
    },
  })
}

/** Whether a failure says that nobody is signed in any more. */
export const isSignedOut = (failure: unknown): boolean => failure instanceof Refusal && failure.problem.status === 401
