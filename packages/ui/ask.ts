// Asking the server: an endpoint object in, a cached answer or a sent action out. Pages of offices and employers read and write through these two.
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useRef } from "react"
import type { z } from "zod"
import { call, type Endpoint } from "#wire"

/** What a call is given: path parameters, query, body. */
interface Given<P, Q, I> {
  readonly params?: P
  readonly query?: Q
  readonly input?: I
}

interface AskOptions<T> {
  readonly enabled?: boolean
  /** Milliseconds between silent refreshes of what is on the screen; may depend on what it says. False for none. */
  readonly every?: number | ((shown: T | undefined) => number | false)
  /** Keep showing the previous answer while the next one loads. */
  readonly keep?: boolean
}

/** An answer handed to a part of the page that shows it. */
export interface Asked<T> {
  readonly data: T | undefined
  readonly error: Error | null
  readonly refetch: () => unknown
}

/** The answer of a reading endpoint, cached under its name and arguments. */
export function useAsk<P extends z.ZodType, Q extends z.ZodType, I extends z.ZodType, O extends z.ZodType>(
  target: Endpoint<P, Q, I, O>,
  given: Given<z.input<P>, z.input<Q>, z.input<I>> = {},
  options: AskOptions<z.output<O>> = {},
) {
  const { every = false } = options
  return useQuery({
    queryKey: [target.name, given.params ?? null, given.query ?? null],
    queryFn: ({ signal }) => call(target, { ...given, signal }),
    enabled: options.enabled ?? true,
    refetchInterval: typeof every === "function" ? (query) => every(query.state.data) : every,
    ...(options.keep ? { placeholderData: keepPreviousData } : {}),
  })
}

/**
 * Sends an action. A failed attempt is repeated under the same idempotency key, so a slow network never does a thing twice;
 * after success the named answers are asked again.
 */
export function useSend<P extends z.ZodType, Q extends z.ZodType, I extends z.ZodType, O extends z.ZodType>(target: Endpoint<P, Q, I, O>, refresh: readonly string[] = []) {
  const client = useQueryClient()
  const key = useRef<string | null>(null)
  return useMutation({
    mutationFn: (given: Given<z.input<P>, z.input<Q>, z.input<I> | FormData>) => {
      key.current ??= crypto.randomUUID()
      return call(target, { ...given, idempotencyKey: key.current })
    },
    onSuccess: async () => {
      key.current = null
      await Promise.all(refresh.map((name) => client.invalidateQueries({ queryKey: [name] })))
    },
    onError: (failure) => {
      if (!(failure instanceof Error) || failure.name !== "Offline") key.current = null
    },
  })
}
