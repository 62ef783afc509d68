// Which room may lean on which: the one table of arrows. Stairs go down; a wish the table refuses usually means the code lives in the wrong room.

/** Rooms of packages and platform with the rooms they may import. */
export const mayImport: Readonly<Record<string, readonly string[]>> = {
  "packages/standards": [],
  "packages/wire": [],
  "packages/policy": ["packages/standards"],
  "packages/service": ["packages/standards", "packages/wire"],
  "packages/statistics": ["packages/standards"],
  "packages/ui": ["packages/standards", "packages/wire", "packages/service"],
  "platform/database": ["packages/wire", "packages/standards"],
  "platform/audit": ["platform/database", "platform/module", "packages/wire", "packages/standards"],
  "platform/facts": ["platform/database", "packages/*"],
  "platform/module": ["platform/database", "platform/facts", "packages/*"],
  "platform/exchange": ["platform/database", "platform/module", "platform/audit", "platform/registers", "packages/*"],
  "platform/registers": ["platform/database", "platform/facts", "platform/module", "platform/audit", "packages/*"],
  "platform/schedule": ["platform/database", "platform/module", "packages/*"],
  "platform/identity": ["platform/database", "platform/module", "platform/audit", "platform/registers", "platform/http", "packages/*"],
  "platform/casework": ["platform/database", "platform/facts", "platform/module", "platform/audit", "platform/exchange", "platform/registers", "platform/notices", "packages/*"],
  "platform/parameters": ["platform/database", "platform/facts", "platform/module", "platform/casework", "platform/registers", "packages/*"],
  "platform/documents": ["platform/database", "platform/module", "platform/audit", "platform/exchange", "platform/registers", "platform/casework", "packages/*"],
  "platform/notices": ["platform/database", "platform/module", "platform/audit", "platform/exchange", "platform/registers", "packages/*"],
  "platform/payments": ["platform/database", "platform/module", "platform/audit", "platform/exchange", "platform/registers", "platform/notices", "packages/*"],
  "platform/entries": ["platform/database", "platform/module", "platform/registers", "packages/*"],
  "platform/indicators": ["platform/database", "platform/module", "platform/exchange", "packages/*"],
  "platform/http": ["platform/database", "platform/module", "platform/audit", "packages/*"],
}

/** Modules in the order of the stairs, top last: a module may read the contract of those before it. */
export const moduleOrder: readonly string[] = ["domains/registration", "domains/jobs", "domains/insurance", "domains/assistance", "domains/training", "domains/entrepreneurship", "domains/subsidies", "outreach/rating", "insight/reports"]

/** Rooms inside a module with what they may import besides the standard packages. */
export const insideModule: Readonly<Record<string, readonly string[]>> = {
  rules: ["packages/standards", "packages/policy", "rules"],
  items: ["packages/*", "items", "rules", "contract"],
  indicators: ["packages/*", "platform/indicators", "indicators", "contract"],
  contract: ["packages/*", "platform/*/contract", "rules", "contract"],
}
