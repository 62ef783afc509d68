// Answers of other departments where no register of theirs is connected: looked up by an officer and recorded with source and ground, never typed over.
import { bind, newId, statement } from "#platform/database"
import { publish } from "#platform/exchange"
import type { RequestContext } from "#platform/module"
import { commonProblems, type InputOf, type OutputOf } from "#wire"
import { type recordCheck as contract, subsidyProblems } from "../contract.ts"
import { checkQuestions } from "../rules/check-questions.ts"

const subjectIn = statement<{ subject: string; kind: string }, { region: string }>({
  name: "subsidies.check-subject", reach: "subject",
  sql: `
    select region from registers.persons where :kind = 'person' and person_id = :subject
    union all
    select region from registers.employers where :kind = 'employer' and employer_id = :subject`,
})

const insertCheck = statement<Record<"subject" | "check" | "kind" | "question" | "value" | "from" | "source" | "document" | "region" | "by" | "at", string> & { to: string | null }>({
  name: "subsidies.record-check", reach: "subject",
  sql: `
    insert into subsidies.checks (subject_id, check_id, subject_kind, question, value, from_on, to_on, source, document, region, recorded_by, recorded_at)
    values (:subject, :check, :kind, :question, :value::jsonb, :from, :to, :source, :document, :region, :by, :at)`,
})

const fits = (question: keyof typeof checkQuestions, value: unknown): boolean => {
  const type = checkQuestions[question]
  return type === "list" ? Array.isArray(value) : typeof value === (type === "text" ? "string" : type)
}

/** @throws not-found outside the officer's region; an officer records nothing about themselves. */
export async function recordCheckFor(request: RequestContext<{ subject: string }, unknown, InputOf<typeof contract>>): Promise<OutputOf<typeof contract>> {
  const { viewer, params, input, house, now } = request
  if (viewer.kind !== "staff" || viewer.personId === params.subject) throw commonProblems.notAllowed()
  const known = await request.db.maybe(subjectIn, { subject: params.subject, kind: input.kind })
  if (!known) throw commonProblems.notFound()
  if (!fits(input.question, input.value)) throw subsidyProblems.wrongAnswer({}, [{ path: "value", code: "subsidies.wrong-answer", says: "这个核查项目的结果类型不对" }])
  const check = newId()
  await house.database.engine.atomically([
    bind(insertCheck, {
      subject: params.subject, check, kind: input.kind, question: input.question, value: JSON.stringify(input.value), from: input.from, to: input.to, source: input.source, document: input.document, region: known.region, by: viewer.name, at: now,
    }),
    publish("subsidy.check-recorded", params.subject, { region: known.region, effectiveDate: input.from, subjectKind: input.kind, question: input.question }),
  ])
  request.concerns(params.subject, known.region, { question: input.question, value: input.value, source: input.source })
  return { checkId: check }
}
