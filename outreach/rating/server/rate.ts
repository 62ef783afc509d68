// Rating a case that is over, once, by the one it was about.
import { newId, statement, violatedConstraint } from "#platform/database"
import type { RequestContext } from "#platform/module"
import { addDays, plainDate, todayInChina } from "#standards"
import { commonProblems, type InputOf, type OutputOf } from "#wire"
import { type caseRating, indicatorSet, openDays, type rateCase, ratingProblems } from "../contract.ts"

const caseOf = statement<{ subject: string; case: string }, { item: string; region: string; channel: string; ended_at: string | null }>({
  name: "rating.case-to-rate",
  reach: "subject",
  sql: "select item, region, channel, ended_at from casework.cases where subject_id = :subject::bigint and case_id = :case::bigint",
})

type Indicator = InputOf<typeof rateCase>["indicators"][number]

const given = statement<{ subject: string; case: string }, { grade: number; indicators: Indicator[]; says: string; anonymous: boolean; rated_at: string }>({
  name: "rating.given-for-case",
  reach: "subject",
  sql: "select grade, indicators, says, anonymous, rated_at from rating.ratings where subject_id = :subject::bigint and about = 'case' and about_id = :case::bigint",
})

const insertRating = statement<{ subject: string; about: string; rating: string; grade: number; indicators: readonly string[]; says: string; anonymous: boolean; matter: string; channel: string; region: string; set: number; now: string }>({
  name: "rating.insert-rating",
  reach: "subject",
  sql: `
    insert into rating.ratings (subject_id, about, about_id, rating_id, grade, indicators, says, anonymous, matter, channel, region, indicator_set, source, rated_at)
    values (:subject::bigint, 'case', :about::bigint, :rating::bigint, :grade::smallint, :indicators::text[], :says, :anonymous::boolean, :matter, :channel, :region, :set::int, '本人', :now::timestamptz)`,
})

const subjectOf = ({ viewer }: Pick<RequestContext, "viewer">): string => {
  if (viewer.kind === "citizen") return viewer.personId
  if (viewer.kind === "employer") return viewer.employerId
  throw commonProblems.notAllowed()
}

const lastDay = (endedAt: string) => addDays(todayInChina(endedAt), openDays)

export async function readRating(request: RequestContext<{ case: string }>): Promise<OutputOf<typeof caseRating>> {
  const key = { subject: subjectOf(request), case: request.params.case }
  const [found, rating] = await Promise.all([request.db.maybe(caseOf, key), request.db.maybe(given, key)])
  if (!found) throw ratingProblems.noCase()
  const until = found.ended_at === null ? null : lastDay(found.ended_at)
  return {
    rating: rating ? { grade: rating.grade, indicators: rating.indicators, says: rating.says, anonymous: rating.anonymous, ratedAt: rating.rated_at } : null,
    until: until !== null && until >= plainDate(request.today) ? until : null,
  }
}

export async function giveRating(request: RequestContext<{ case: string }, unknown, InputOf<typeof rateCase>>): Promise<OutputOf<typeof rateCase>> {
  const { input, now, today, house, params } = request
  const subject = subjectOf(request)
  const found = await request.db.maybe(caseOf, { subject, case: params.case })
  if (!found) throw ratingProblems.noCase()
  if (found.ended_at === null) throw ratingProblems.notOver()
  if (lastDay(found.ended_at) < today) throw ratingProblems.closed({ days: openDays })
  if (input.grade <= 2 && input.indicators.length === 0 && input.says === "") throw ratingProblems.needsReason()
  const ratingId = newId()
  try {
    await house.database.system.run(insertRating, { subject, about: params.case, rating: ratingId, grade: input.grade, indicators: input.indicators, says: input.says, anonymous: input.anonymous, matter: found.item, channel: found.channel, region: found.region, set: indicatorSet, now })
  } catch (failure) {
    throw violatedConstraint(failure) === "ratings_pkey" ? ratingProblems.exists() : failure
  }
  return { ratingId }
}
