// Networks many people share: who applies there is not counted together (domain/05 M6). Entered and ended by operators, each act in the trail.
import { newId, statement, violatedConstraint } from "#platform/database"
import type { RequestContext } from "#platform/module"
import { commonProblems, type InputOf, type OutputOf } from "#wire"
import { type endSharedNetwork, type enterSharedNetwork, type listSharedNetworks, riskProblems } from "../../contract/risk.ts"

interface NetworkRow {
  readonly network_id: string
  readonly network: string
  readonly place: string
  readonly region: string
  readonly from_on: string
  readonly until_on: string | null
  readonly entered_name: string
}

const networksAt = statement<{ scope: string }, NetworkRow>({
  name: "subsidies.list-shared-networks", reach: "reference", sql: "select network_id, network::text, place, region, from_on, until_on, entered_name from subsidies.shared_networks where region like :scope::text || '%' order by until_on is not null, network_id desc limit 500",
})
const insertNetwork = statement<Record<"id" | "network" | "place" | "region" | "from" | "by" | "name" | "at", string>>({
  name: "subsidies.enter-shared-network", reach: "subject",
  sql: "insert into subsidies.shared_networks (network_id, network, place, region, from_on, entered_by, entered_name, entered_at) values (:id, network(:network::inet), :place, :region, :from::date, :by, :name, :at::timestamptz)",
})
const endNetwork = statement<{ network: string; scope: string; on: string }, { until_on: string; region: string }>({
  name: "subsidies.end-shared-network", reach: "subject",
  sql: "update subsidies.shared_networks set until_on = greatest(from_on, :on::date) where network_id = :network and starts_with(region, :scope) and until_on is null returning until_on, region",
})

const officerOf = ({ viewer }: RequestContext<unknown, unknown, unknown>) => {
  if (viewer.kind !== "staff") throw commonProblems.notAllowed()
  return viewer
}

export async function listSharedNetworksFor(request: RequestContext): Promise<OutputOf<typeof listSharedNetworks>> {
  const rows = await request.house.database.system.all(networksAt, { scope: officerOf(request).scope })
  return rows.map((row) => ({ networkId: row.network_id, network: row.network, place: row.place, region: row.region, from: row.from_on, until: row.until_on, enteredBy: row.entered_name }))
}

export async function enterSharedNetworkFor(request: RequestContext<unknown, unknown, InputOf<typeof enterSharedNetwork>>): Promise<OutputOf<typeof enterSharedNetwork>> {
  const officer = officerOf(request)
  const { input, now } = request
  if (!input.region.startsWith(officer.scope)) throw commonProblems.notAllowed()
  const id = newId()
  try {
    await request.house.database.system.run(insertNetwork, { id, network: input.network, place: input.place, region: input.region, from: input.from, by: officer.officerId, name: officer.name, at: now })
  } catch (failure) {
    const constraint = violatedConstraint(failure)
    if (constraint === "shared_networks_once") throw riskProblems.networkKnown()
    if (constraint === "shared_networks_network_check") throw riskProblems.networkTooWide()
    throw failure
  }
  request.concerns("0", input.region, { network: input.network, place: input.place })
  return { networkId: id }
}

export async function endSharedNetworkFor(request: RequestContext<{ network: string }>): Promise<OutputOf<typeof endSharedNetwork>> {
  const ended = await request.house.database.system.maybe(endNetwork, { network: request.params.network, scope: officerOf(request).scope, on: request.today })
  if (!ended) throw commonProblems.notFound()
  request.concerns("0", ended.region, { network: request.params.network, until: ended.until_on })
  return { until: ended.until_on }
}
