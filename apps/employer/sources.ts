// Places for forms, from the registers.
import { listRegions, readRegion } from "#platform/registers/contract"
import type { FormSources } from "#ui"
import { call } from "#wire"

export const sources: FormSources = {
  regionsBelow: (parent) => call(listRegions, { query: { parent } }),
  regionPath: (code) => call(readRegion, { params: { code } }),
}
