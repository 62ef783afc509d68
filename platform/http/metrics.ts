// Prometheus metrics of every request: how many, how long, with what status, by route.
import type { FastifyInstance } from "fastify"
import { collectDefaultMetrics, Histogram, Registry } from "prom-client"

/** Hooks the server and returns the function that writes the metrics page. */
export function metricsFor(server: FastifyInstance): () => Promise<string> {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: "jiuye_" })
  const duration = new Histogram({
    name: "jiuye_http_request_seconds",
    help: "Duration of requests by route, method and status",
    labelNames: ["route", "method", "status"],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers: [registry],
  })
  server.addHook("onResponse", async (request, reply) => {
    duration.observe({ route: request.routeOptions.url ?? "none", method: request.method, status: String(reply.statusCode) }, reply.elapsedTime / 1000)
  })
  return () => registry.metrics()
}
