// 我能不能领: the decision's own rule on the decision's own facts, today, before anything is applied for.
import { judge, judgementShown, referenceBook } from "#platform/casework"
import { statement, type Session } from "#platform/database"
import type { RequestContext } from "#platform/module"
import { type GatheredFacts, gathering } from "#platform/facts"
import type { PlainDate } from "#standards"
import { commonProblems, type InputOf, type OutputOf } from "#wire"
import { benefitProblems, type previewBenefit as contract } from "../contract/benefit.ts"
import { benefitClaimCode } from "../items/benefit-claim/item.ts"
import { benefitEligibility } from "../rules/index.ts"
import { settled, whatHelps } from "./claim-judges.ts"
import { eligibilityFacts, nameOnRecord } from "./fact-sources.ts"
import { law } from "./law.ts"
import { parameters } from "./parameters.ts"

const sources = [...eligibilityFacts(benefitClaimCode), nameOnRecord]

const gather = gathering("insurance.preview", sources)

/** The facts of one person on a day. */
export async function gatherFacts(db: Session, person: string, on: PlainDate): Promise<GatheredFacts> {
  const [rows] = await db.together([gather.one(person, on)])
  return gather.read(rows?.[0])
}

const visible = statement<{ person: string; scope: string }, { region: string }>({
  name: "insurance.find-visible-person",
  reach: "subject",
  sql: "select region from registers.persons where person_id = :person and (:scope = '' or starts_with(region, :scope) or starts_with(coalesce(live_region, ''), :scope))",
})

const eligibility = judge(benefitEligibility, { facts: sources, parameters, law })

export async function previewBenefitFor(request: RequestContext<unknown, unknown, InputOf<typeof contract>>): Promise<OutputOf<typeof contract>> {
  const { viewer, input, today, house } = request
  const person = viewer.kind === "citizen" ? viewer.personId : (input.subject ?? "0")
  if (viewer.kind === "citizen" && input.subject !== undefined && input.subject !== person) throw commonProblems.notAllowed()
  const [row, book] = await Promise.all([request.db.maybe(visible, { person, scope: viewer.kind === "staff" ? viewer.scope : "" }), referenceBook(house.database.system)])
  if (!row) throw commonProblems.notFound()
  if (!book.has(input.region) || !input.region.startsWith(house.province.slice(0, 2))) throw benefitProblems.cannotSayYet()
  const gathered = await gatherFacts(house.database.system, person, today)
  const { facts, assumed } = withAssumptions(gathered, input, today)
  const weighed = settled(facts)
  const judged = eligibility.judge(weighed, today, input.region)
  const judgement = judged.verdict === "fail" ? { ...judged, wouldChange: [...whatHelps(eligibility, weighed, today, input.region)] } : judged
  request.shows(person, row.region, "失业保险金试算")
  const { gives } = judgement
  const text = (value: unknown) => (typeof value === "string" ? value : null)
  const whole = (value: unknown) => (typeof value === "number" ? value : null)
  return {
    judgement: judgementShown(judgement) as OutputOf<typeof contract>["judgement"],
    assumed,
    months: whole(gives["payableMonths"]),
    monthlyFen: whole(gives["monthly"]),
    firstMonth: text(gives["firstMonth"]),
    lastMonth: text(gives["lastMonth"]),
  }
}

/** What the person says where nothing is filed, and the registration that a claim brings with it; each named in the answer. */
function withAssumptions(gathered: GatheredFacts, input: InputOf<typeof contract>, today: PlainDate): { facts: GatheredFacts; assumed: string[] } {
  const assumed: string[] = []
  const facts: Record<string, GatheredFacts[string]> = { ...gathered, "employer-fault-found": { value: false, source: "本人申报", asOf: null } }
  if (!gathered["end-reason"] && input.leaveReason) {
    facts["declared-end-reason"] = { value: input.leaveReason, source: "本人申报", asOf: null }
    assumed.push("单位还没有备案离职原因，按您填写的原因试算，办理时需要核实")
  }
  if (input.assumeRegistered && (gathered["registration-date"]?.value ?? null) === null) {
    facts["registration-date"] = { value: today, source: "按今天办理失业登记试算", asOf: today }
    facts["job-seeking-registered"] = { value: true, source: "按今天办理失业登记试算", asOf: today }
    assumed.push("您还没有失业登记，按今天一并办理试算")
  }
  return { facts, assumed }
}
