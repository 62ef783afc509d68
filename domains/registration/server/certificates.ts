// 就业创业证: one number per person, and the pages of its electronic copy on the social-security card (domain/01 §8).
import { codeLabel, longDate, maskName, type PlainDate, yearOf } from "#standards"
import { commonProblems } from "#wire"
import { bind, newId, type Session, statement, violatedConstraint } from "#platform/database"
import { issuePaper, type Paper } from "#platform/documents"
import { publish } from "#platform/exchange"
import type { RequestContext } from "#platform/module"
import { registrationProblems } from "../contract.ts"
import { registrationsOf } from "./registrations.ts"

interface HolderRow {
  name: string
  id_masked: string
  sex: string | null
  birth_date: string | null
  hukou_type: string | null
  region: string
  number: string | null
  state: string | null
  issued_on: string | null
  issuer: string | null
}
const readHolder = statement<{ person: string }, HolderRow>({
  name: "registration.read-certificate-holder",
  reach: "subject",
  sql: `
    select p.name, p.id_masked, p.sex, p.birth_date, p.hukou_type, p.region, c.number, c.state, c.issued_on, coalesce(nullif(r.full_name, ''), r.name) as issuer
      from registers.persons p
      left join lateral (select * from registration.certificates x where x.person_id = p.person_id order by (x.state = 'valid') desc, x.issued_on desc limit 1) c on true
      left join registers.regions r on r.code = rpad(left(c.region, 6), 12, '0')
     where p.person_id = :person::bigint`,
})
const readAnnotations = statement<{ person: string }, { kind: string; noted_on: string; office: string }>({
  name: "registration.read-annotations", reach: "subject", sql: "select kind, noted_on, office from registration.annotations where person_id = :person::bigint order by noted_on desc",
})

/** The certificate with its pages: state, employment, unemployment, annotations. */
export async function certificateOf(request: Pick<RequestContext, "today" | "shows">, db: Session, person: string) {
  const [holder, annotations, registrations] = await Promise.all([db.maybe(readHolder, { person }), db.all(readAnnotations, { person }), registrationsOf(db, person, request.today)])
  if (!holder) throw commonProblems.notFound()
  request.shows(person, holder.region, "就业创业证")
  return {
    number: holder.number, state: holder.state, issuedOn: holder.issued_on, issuer: holder.issuer, name: holder.name, masked: holder.id_masked,
    sexName: holder.sex === null ? null : codeLabel("AAC004", holder.sex), birthDate: holder.birth_date, status: registrations.status,
    employments: registrations.employments.filter(({ state }) => state !== "void"), unemployments: registrations.unemployments.filter(({ state }) => state !== "void"),
    annotations: annotations.map((one) => ({ kind: one.kind, notedOn: one.noted_on, office: one.office })),
  }
}

/**
 * Digits 1–6 the county, 7 the kind of household, 8 a check digit whose algorithm is not published (0), 9–10 the year, 11–16 a sequence.
 * The counter, the look-up and the certificate are one statement; who has a number keeps it.
 */
const issue = statement<{ person: string; certificate: string; on: string; year: number; at: string }, { number: string }>({
  name: "registration.issue-certificate",
  reach: "lookup",
  sql: `
    with holder as (
      select p.person_id, left(p.region, 6) as county, p.region, case when coalesce(p.hukou_type, '') like '2%' then '2' else '1' end as household
        from registers.persons p
       where p.person_id = :person::bigint and not exists (select 1 from registration.certificates c where c.person_id = p.person_id and c.state = 'valid')),
    counted as (
      insert into registration.certificate_counters (county, year, issued) select county, :year::int, 1 from holder
      on conflict (county, year) do update set issued = registration.certificate_counters.issued + 1
      returning county, issued),
    made as (
      select h.person_id, h.region, h.county || h.household || '0' || lpad((:year::int % 100)::text, 2, '0') || lpad(c.issued::text, 6, '0') as number from holder h join counted c using (county)),
    looked as (insert into registration.certificate_numbers (number, person_id) select number, person_id from made)
    insert into registration.certificates (person_id, certificate_id, number, issue_kind, issued_on, region, state, recorded_at)
    select person_id, :certificate::bigint, number, '01', :on::date, region, 'valid', :at::timestamptz from made
    returning number`,
})

export async function issueCertificate(request: RequestContext) {
  if (request.viewer.kind !== "citizen") throw commonProblems.notAllowed()
  const person = request.viewer.personId
  const { system } = request.house.database
  try {
    const made = await system.maybe(issue, { person, certificate: newId(), on: request.today, year: yearOf(request.today), at: request.now })
    if (made) request.concerns(person, "", { number: made.number })
  } catch (failure) {
    if (violatedConstraint(failure) !== "certificates_one") throw failure
  }
  return certificateOf(request, request.db, person)
}

type Certificate = Awaited<ReturnType<typeof certificateOf>>

/** The certificate as a paper of today: as long as nothing in it changes, asking again gives the same one. @throws registration.no-certificate */
export async function certificatePaper(request: RequestContext): Promise<Buffer> {
  if (request.viewer.kind !== "citizen") throw commonProblems.notAllowed()
  const person = request.viewer.personId
  const holder = await request.db.maybe(readHolder, { person })
  if (!holder) throw commonProblems.notFound()
  const certificate = await certificateOf(request, request.db, person)
  if (certificate.number === null) throw registrationProblems.noCertificate()
  const paper = paperOf(certificate, request.today, request.house.demonstration)
  const content = request.house.sealing.digest("certificate", JSON.stringify(paper)).slice(0, 16)
  request.setHeader("content-disposition", `inline; filename="certificate-${certificate.number}.pdf"`)
  return issuePaper(request.house, { subjectId: person, subjectKind: "person", region: holder.region, paperId: `certificate:${content}`, paper: () => paper })
}

const period = (from: string, to: string | null): string => `${longDate(from as PlainDate)}至${to ? longDate(to as PlainDate) : "今"}`

function paperOf(one: Certificate, today: PlainDate, demonstration: boolean): Paper {
  return {
    title: "就业创业证（电子凭证）",
    number: one.number ?? "",
    addressee: one.name,
    addresseeMasked: maskName(one.name),
    paragraphs: [`截至${longDate(today)}，就业失业登记记录如下。`],
    rows: [
      { label: "证件号码", value: one.masked },
      { label: "性别、出生日期", value: [one.sexName, one.birthDate ? longDate(one.birthDate as PlainDate) : null].filter(Boolean).join("，") },
      { label: "现在的状态", value: [one.status.label, one.status.says].filter(Boolean).join("：") },
      { label: "发证", value: [one.issuer, one.issuedOn ? longDate(one.issuedOn as PlainDate) : null].filter(Boolean).join("，") },
      ...one.unemployments.map((spell) => ({ label: "失业登记", value: `${period(spell.registeredOn, spell.closedOn)}，${spell.regionName}${spell.closeReasonName ? `，${spell.closeReasonName}` : ""}` })),
      ...one.employments.map((work) => ({ label: "就业登记", value: `${period(work.startedOn, work.endedOn)}，${work.employerName || work.formName}` })),
      ...one.annotations.map((note) => ({ label: "政策标注", value: `${note.kind}（${longDate(note.notedOn as PlainDate)}，${note.office}）` })),
    ],
    closing: "本凭证由系统根据登记记录生成，可以扫描二维码核验。记录有误的，请向登记地公共就业服务机构提出。",
    office: one.issuer ?? "公共就业服务机构",
    date: longDate(today),
    demonstration,
  }
}

const addAnnotation = statement<{ person: string; annotation: string; kind: string; on: string; office: string; by: string; region: string; at: string }>({
  name: "registration.add-annotation",
  reach: "subject",
  sql: `
    insert into registration.annotations (person_id, annotation_id, kind, noted_on, office, noted_by, region, recorded_at)
    values (:person::bigint, :annotation::bigint, :kind, :on::date, :office, :by, :region, :at::timestamptz)`,
})

/** 标注 for the tax office; the reader's row security decides whether the person is theirs. */
export async function annotatePerson(request: RequestContext<{ person: string }, unknown, { kind: string }>) {
  const { viewer, params, db } = request
  if (viewer.kind !== "staff") throw commonProblems.notAllowed()
  const holder = await db.maybe(readHolder, { person: params.person })
  if (!holder) throw commonProblems.notFound()
  const annotation = newId()
  await db.atomically([
    bind(addAnnotation, { person: params.person, annotation, kind: request.input.kind, on: request.today, office: viewer.office, by: viewer.officerId, region: holder.region, at: request.now }),
    publish("certificate.annotated", params.person, { annotationId: annotation, kind: request.input.kind, region: holder.region, effectiveDate: request.today }),
  ])
  request.concerns(params.person, holder.region, { kind: request.input.kind })
  return { annotationId: annotation }
}
