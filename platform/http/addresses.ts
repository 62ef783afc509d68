// Which methods an address knows, for requests that came with another one.
import type { FastifyInstance } from "fastify"
import { commonProblems, type Endpoint } from "#wire"

/** The methods of a path below /api, sorted; none when no endpoint has it. */
export function methodsAt(endpoints: readonly Pick<Endpoint, "method" | "path">[]): (path: string) => readonly string[] {
  const known = endpoints.map(({ method, path }) => ({ methods: method === "GET" ? ["GET", "HEAD"] : [method], shape: new RegExp(`^/api${path.replace(/[.+*?^$()[\]{}|\\]/g, "\\$&").replace(/:\w+/g, "[^/]+")}$`) }))
  return (path) => [...new Set(known.flatMap(({ methods, shape }) => (shape.test(path) ? methods : [])))].sort()
}

/** Below /api what is not an endpoint is not there; an endpoint asked with a method it does not have says which it has (RFC 9110 §15.5.6). */
export async function refuseUnknown(server: FastifyInstance, endpoints: readonly Endpoint[]): Promise<void> {
  const methods = methodsAt(endpoints)
  await server.register(
    async (api) => {
      api.setNotFoundHandler((request, reply) => {
        const here = methods(request.url.split("?")[0] ?? "")
        if (here.length === 0) throw commonProblems.notFound()
        reply.header("allow", here.join(", "))
        throw commonProblems.wrongMethod()
      })
    },
    { prefix: "/api" },
  )
}
