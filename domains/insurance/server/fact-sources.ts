// How the facts of unemployment insurance are answered: values read from relations, the same for one person, a list or the whole province.
import type { FactSource, Relation } from "#platform/facts"
import { registerRelations } from "#platform/registers"
import { insuranceFacts as facts } from "../rules/index.ts"
import {
  averageOfBases, awarded, carried, contribution, contributionOfDeceased, deceased, lastContribution, lastDrawn, lastEnd, lined, monthText, movingIn, newContribution, newest, newestEnd, newWork, paidForDeceased, running, sentCase, spell, work,
} from "./fact-relations.ts"

type Declared = { readonly fact: { readonly name: string } } | string

const answer = (fact: Declared, from: Relation, value: string, source: FactSource["source"], more: Pick<FactSource, "answered" | "asOf" | "beside"> = {}): FactSource => ({
  fact: typeof fact === "string" ? fact : fact.fact.name, from, value, source, ...more,
})

const { person, pension, entityRole, entitlementElsewhere } = registerRelations
const isThere = (one: Relation): string => `${one.name}.subject is not null`

const insured = "社会保险登记"
const claims = "失业保险待遇记录"
const registration = "失业登记"
const population = "公安人口信息"
const fileUpdated = "person.updated_at"

export const contributedMonths = answer(facts.contributedMonths, contribution, "coalesce(contribution.months, 0)", insured)

export const unusedMonths = answer(
  facts.unusedMonths, lastDrawn,
  "(case when last_drawn.state = 'stopped' and not last_drawn.gone then coalesce(last_drawn.unused_months, last_drawn.months - last_drawn.drawn_months) else 0 end + coalesce(carried.months, 0))::int", claims, { beside: [carried] },
)

export const endReason = answer(facts.endReason, lastEnd, "last_end.legal_end_reason", { sql: "last_end.said" }, { answered: isThere(lastEnd), asOf: "last_end.ended_on" })

/** Not cut at the business date: an end in the future is what the input check looks for. */
export const employmentEndDate = answer("employment-end-date", newestEnd, "newest_end.ended_on", { sql: "newest_end.said" }, { answered: isThere(newestEnd), asOf: "newest_end.ended_on" })

export const lastContributionMonth = answer("last-contribution-month", lastContribution, monthText("last_contribution.last_ym"), insured)

export const registrationDate = answer(facts.registrationDate, spell, "spell.registered_on", registration, { asOf: "spell.registered_on" })

/** A registration as unemployed is a registration as looking for work (domain/02 §2.1). */
export const jobSeeking = answer(facts.jobSeeking, spell, isThere(spell), registration)

export const stillUnemployed = answer(facts.stillUnemployed, spell, isThere(spell), registration)

/** The day the running case was sent; before it is sent, today. */
export function claimDateOf(item: string): FactSource {
  const sent = sentCase(item)
  return answer(facts.claimDate, sent, `coalesce(${sent.name}.sent_on, :on::date)`, "办件记录")
}

export const birthDate = answer(facts.birthDate, person, "person.birth_date", population, { answered: "person.birth_date is not null", asOf: fileUpdated })

export const retirementKind = answer(
  facts.retirementKind, person, "case when person.sex = '1' then 'M60' else coalesce(nullif(person.women_retire_kind, ''), 'F50') end", insured, { answered: "person.sex is not null", asOf: fileUpdated },
)

export const retirementKindSourced = answer(
  facts.retirementKindSourced, person, "person.sex = '1' or coalesce(person.women_retire_kind, '') <> ''", insured, { answered: "person.sex is not null", asOf: fileUpdated },
)

/** 城乡居民 pensions (170) do not end the benefit. */
export const drawingPension = answer(facts.drawingPension, pension, "coalesce(pension.of_employees, false)", insured)

export const employed = answer(facts.employed, work, isThere(work), "社会保险登记、就业登记")

export const activeEntity = answer(facts.activeEntity, entityRole, "coalesce(entity_role.active, false)", "市场主体登记")

/** Drawing in another province (the ministry's answer), or already drawing somewhere in this one. */
export const runningEntitlement = answer(facts.runningEntitlement, running, "entitlement_elsewhere.subject is not null or coalesce(running.open, 0) > 0", "部级全国待遇查询、失业保险待遇记录", { beside: [entitlementElsewhere] })

export const openClaims = answer("open-claims", running, "coalesce(running.open, 0)", claims)

export const nameOnRecord = answer("name-on-record", person, "person.name", population, { answered: isThere(person), asOf: fileUpdated })

const ofNewest = (fact: Declared, value: string): FactSource => answer(fact, newest, value, claims, { answered: isThere(newest) })

export const firstMonth = ofNewest(facts.firstMonth, monthText("newest.first_month"))
export const lastMonth = ofNewest(facts.lastMonth, monthText("newest.last_month"))
export const lastPayableMonth = ofNewest(facts.lastMonth, monthText("newest.last_payable"))
export const paidMonths = ofNewest(facts.paidMonths, "newest.drawn_months::int")

/** Drawing in the month of the business date: an entitlement covers it and nothing has stopped it. */
export const drawsBenefit = answer(facts.drawsBenefit, running, "coalesce(running.drawing, false)", claims)

export const averageBase = answer(facts.averageBase, averageOfBases, "average_of_bases.base", insured, { answered: isThere(averageOfBases) })

/** Paid by month lines or by awards that stand on the newest entitlement. */
const paidOnNewest = (fact: Declared, value: string): FactSource => answer(fact, newest, value, claims, { answered: isThere(newest), beside: [lined, awarded] })

export const jobSeekingMonthsPaid = paidOnNewest(facts.jobSeekingMonthsPaid, "greatest(coalesce(lined.job_seeking, 0), coalesce(awarded.job_seeking, 0))")
export const childbirthPaid = paidOnNewest(facts.childbirthPaid, "coalesce(lined.childbirth, false) or coalesce(awarded.childbirth, false)")
export const lumpSumPaid = paidOnNewest(facts.lumpSumPaid, "coalesce(lined.lump_sum, false) or coalesce(awarded.lump_sum, false)")

/** After the stop: months left of the entitlement that the new work ended. */
export const unusedAfterStop = ofNewest(facts.unusedMonths, "case when newest.state = 'stopped' and not newest.gone then coalesce(newest.unused_months, newest.months - newest.drawn_months)::int else 0 end")

const ofNewWork = (fact: Declared, value: string, answered = isThere(newWork)): FactSource => answer(fact, newWork, value, "就业登记", { answered, asOf: "new_work.started_on" })

export const route = ofNewWork(facts.route, "case when new_work.founded then 'founded' else 'employed' end")
export const contractStart = ofNewWork(facts.contractStart, "coalesce(new_work.contract_from, new_work.started_on)")
/** Open-ended contracts (无固定期限, kind 2) have no end; a fixed term without a known end stays unknown. */
export const contractEnd = ofNewWork(facts.contractEnd, "new_work.contract_to", "new_work.contract_to is not null or new_work.contract_kind = '2' or new_work.founded")
export const newInsuredMonths = answer(facts.newInsuredMonths, newWork, "coalesce(new_contribution.months, 0)", "就业登记", { answered: isThere(newWork), asOf: "new_work.started_on", beside: [newContribution] })

const outPlace = "转出地信息表"
const ofMove = (fact: string, column: string): FactSource => answer(fact, movingIn, `moving_in.${column}`, outPlace, { answered: "moving_in.information_on is not null", asOf: "moving_in.information_on" })

/** What taking a relation over from another province rests on: the figures that province gave. */
export const transferFacts: readonly FactSource[] = [
  ofMove("out-place-paid-months", "paid_months"), ofMove("out-place-approved-months", "approved_months"), ofMove("out-place-drawn-months", "drawn_months"), ofMove("out-place-standard", "standard_fen"),
  answer("drawing-now", running, "coalesce(running.open, 0) > 0 or entitlement_elsewhere.subject is not null or coalesce(moving_in.drawing, false)", "失业保险待遇记录、部级全国待遇查询", { beside: [entitlementElsewhere, movingIn] }),
]

/** What a decision on a claim rests on. */
export const eligibilityFacts = (item: string): readonly FactSource[] => [
  contributedMonths, unusedMonths, endReason, registrationDate, jobSeeking, claimDateOf(item), birthDate, retirementKind, retirementKindSourced, drawingPension, employed, activeEntity, runningEntitlement,
]

/** What is checked before a claim is received. */
export const claimInputFacts: readonly FactSource[] = [employmentEndDate, lastContributionMonth, endReason, openClaims, nameOnRecord, contributedMonths, unusedMonths]

/** Everything this module can answer, for other modules' rules and for scans. */
export const insuranceFactSources: readonly FactSource[] = [
  ...eligibilityFacts("insurance.benefit-claim"), employmentEndDate, lastContributionMonth, openClaims, stillUnemployed, firstMonth, lastMonth, paidMonths, drawsBenefit, averageBase,
  jobSeekingMonthsPaid, childbirthPaid, lumpSumPaid, route, contractStart, contractEnd, newInsuredMonths,
]

const ofDeceased = (fact: Declared, value: string, source: string, more: Pick<FactSource, "answered" | "beside"> = {}): FactSource => answer(fact, deceased, value, source, { answered: isThere(deceased), ...more })

/** What a decision on a death grant rests on; asked about the survivor, answered about the relative. */
export const deathGrantFacts: readonly FactSource[] = [
  ofDeceased("death-on-record", "deceased.died_on", population, { answered: "deceased.died_on is not null" }),
  ofDeceased(facts.firstMonth, monthText("deceased.first_month"), claims),
  ofDeceased(facts.lastMonth, monthText("deceased.last_month"), claims),
  ofDeceased(facts.contributedMonths, "coalesce(contribution_of_deceased.months, 0)", insured, { beside: [contributionOfDeceased] }),
  ofDeceased(facts.funeralGrantElsewhere, "paid_for_deceased.funeral_elsewhere", "养老、工伤保险待遇信息", { beside: [paidForDeceased] }),
  ofDeceased(facts.deathMonthPaid, "paid_for_deceased.death_month", claims, { beside: [paidForDeceased] }),
]
