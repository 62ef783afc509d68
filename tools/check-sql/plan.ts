// Reads a query plan: which tables it scans, and whether each scan names the key its table would be distributed by.

/** A node of `explain (format json, verbose)`, as far as it is read here. */
export interface PlanNode {
  readonly "Node Type": string
  readonly "Relation Name"?: string
  readonly Schema?: string
  readonly Alias?: string
  readonly "Index Name"?: string
  readonly Plans?: readonly PlanNode[]
  readonly [other: string]: unknown
}

/** One reading of a table inside a plan. */
export interface Scan {
  readonly table: string
  readonly alias: string
  readonly node: string
  /** The scan's key column is fixed by a parameter, or joined to a scan of which the same holds. */
  readonly bound: boolean
  /** Inside a sub-select that was read whole because the table is small here. */
  readonly hashed: boolean
}

export interface PlanReading {
  /** The column a table is distributed by; a partition has its table's. */
  readonly keyOf: (table: string) => string | undefined
  /** A table asked by a value that is unique everywhere: what it answers counts as handed in. */
  readonly isLookup?: (table: string) => boolean
}

const conditions = ["Index Cond", "Recheck Cond", "Filter", "Hash Cond", "Merge Cond", "Join Filter", "One-Time Filter", "TID Cond"] as const

/** "c.subject_id = $1" and "(c.subject_id = ANY ($1))": the left and right side of every equality a condition names. */
function equalitiesIn(text: string): [string, string][] {
  const side = String.raw`(?:"?[a-z_]\w*"?\."?[a-z_]\w*"?|\(?\$\d+\)?(?:::[a-z ]+(?:\[\])?)?|ANY \((?:[^()]|\([^()]*\))*\)|\(InitPlan \d+\)\.\w+|'[^']*'::\w+)`
  return [...text.matchAll(new RegExp(String.raw`(${side}) = (?=(${side}))`, "g"))].map((match) => [plain(match[1] ?? ""), plain(match[2] ?? "")])
}

const plain = (side: string) => side.replaceAll('"', "")
const isColumn = (side: string) => /^[a-z_]\w*\.[a-z_]\w*$/.test(side)

function walk(node: PlanNode, visit: (one: PlanNode) => void): void {
  visit(node)
  for (const child of node.Plans ?? []) walk(child, visit)
}

/**
 * Every scan of a table in a plan. A scan is bound when its key equals a parameter, a column of rows that were handed in or gathered
 * before (a function, a common table expression), or the key of another bound scan; a join on any other column does not bind.
 */
export function scansOf(plan: PlanNode, reading: PlanReading): Scan[] {
  const nodes: PlanNode[] = []
  walk(plan, (one) => nodes.push(one))
  const scans = nodes.filter((one) => one["Relation Name"] !== undefined && one["Node Type"] !== "ModifyTable")
  const keyOfScan = (one: PlanNode) => {
    const key = reading.keyOf(tableOf(one))
    return key === undefined ? undefined : `${one.Alias ?? ""}.${key}`
  }
  const keys = new Set(scans.flatMap((one) => keyOfScan(one) ?? []))
  const ofTables = new Set(scans.filter((one) => !reading.isLookup?.(tableOf(one))).map((one) => one.Alias ?? ""))
  const isGathered = (side: string) => !isColumn(side) || !ofTables.has(side.split(".")[0] ?? "")
  const equal = nodes.flatMap((one) => conditions.flatMap((name) => (typeof one[name] === "string" ? equalitiesIn(one[name]) : [])))
  const hashed = hashedSubPlans(nodes)
  const bound = new Set(hashed.flatMap(outputsOf).filter((column) => keys.has(column)))
  for (let grew = true; grew; ) {
    grew = false
    for (const [left, right] of equal)
      for (const [mine, other] of [[left, right], [right, left]] as const)
        if (keys.has(mine) && !bound.has(mine) && (isGathered(other) || bound.has(other))) {
          bound.add(mine)
          grew = true
        }
  }
  const inHashed = new Set<PlanNode>()
  for (const one of hashed) walk(one, (inner) => inHashed.add(inner))
  return scans.map((one) => ({ table: tableOf(one), alias: one.Alias ?? "", node: one["Node Type"], bound: bound.has(keyOfScan(one) ?? ""), hashed: inHashed.has(one) }))
}

/** On a small table PostgreSQL reads a sub-select once and looks each key up in it; on a large one it asks by key. */
function hashedSubPlans(nodes: readonly PlanNode[]): PlanNode[] {
  const said = nodes.map((one) => JSON.stringify({ ...one, Plans: undefined })).join("\n")
  return nodes.filter((one) => typeof one["Subplan Name"] === "string" && said.includes(`hashed ${one["Subplan Name"]}`))
}

/** What a node gives, through the branches of a union. */
function outputsOf(node: PlanNode): string[] {
  const own = (Array.isArray(node["Output"]) ? (node["Output"] as unknown[]) : []).map((one) => plain(String(one)))
  return node["Node Type"] === "Append" || node["Node Type"] === "Result" ? [...own, ...(node.Plans ?? []).flatMap(outputsOf)] : own
}

const tableOf = (one: PlanNode) => `${one.Schema ?? ""}.${one["Relation Name"] ?? ""}`
