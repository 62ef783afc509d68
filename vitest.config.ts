// Tests run on a real PostgreSQL that the global set-up starts; journeys, each with a program and a browser of its own, come after the rooms, two at a time.
import { defineConfig } from "vitest/config"

const common = { testTimeout: 30_000, hookTimeout: 60_000 }

export default defineConfig({
  test: {
    globalSetup: ["./tools/test/global-setup.ts"],
    maxWorkers: 2,
    experimental: { fsModuleCache: true },
    projects: [
      { test: { ...common, name: "rooms", include: ["{packages,platform,domains,outreach,insight,oversight,nation,server,tools,bench,apps}/**/*.test.{ts,tsx}"] } },
      { test: { ...common, name: "journeys", globalSetup: ["./journeys/first-start.ts"], setupFiles: ["./journeys/live-by-clock.ts"], include: ["journeys/**/*.test.ts"], testTimeout: 400_000, hookTimeout: 240_000, maxConcurrency: 3, expect: { poll: { timeout: 20_000, interval: 100 } }, sequence: { groupOrder: 1 } } },
    ],
  },
})
