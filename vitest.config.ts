// Tests run on a real PostgreSQL that the global set-up starts; journeys need a browser and run one at a time.
import { defineConfig } from "vitest/config"

const common = { testTimeout: 30_000, hookTimeout: 60_000 }

export default defineConfig({
  test: {
    globalSetup: ["./tools/test/global-setup.ts"],
    maxWorkers: 2,
    experimental: { fsModuleCache: true },
    projects: [
      { test: { ...common, name: "rooms", include: ["{packages,platform,domains,outreach,insight,oversight,nation,server,tools,bench,apps}/**/*.test.{ts,tsx}"] } },
      { test: { ...common, name: "journeys", globalSetup: ["./journeys/first-start.ts"], setupFiles: ["./journeys/live-by-clock.ts"], include: ["journeys/**/*.test.ts"], testTimeout: 240_000, hookTimeout: 240_000, fileParallelism: false } },
    ],
  },
})
