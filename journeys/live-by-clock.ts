// Before each file of journeys: the test and every process it starts live by the journeys' clock.
import { pathToFileURL } from "node:url"
import { byThisClock, clockScript } from "./clock.ts"

await import(pathToFileURL(clockScript()).href)
Object.assign(process.env, byThisClock())
