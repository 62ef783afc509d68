// The addresses of the registers and what each of them does.
import { regionCode, scopePrefix } from "#standards"
import { commonProblems, type Viewer } from "#wire"
import { type RequestContext, serve, type Served } from "#platform/module"
import {
  correctEmployerContact, correctMyContact, correctPersonContact, listCodeSets, listOffices, listRegions, readCodeSet, readEmployer, readMe, readMyContributions,
  readMyEmployer, readPerson, readPersonContributions, readPersonInFull, readRegion, registerPersonAtCounter, registersProblems, searchEmployers, searchPersons,
} from "../contract.ts"
import { allCodeSets, codeSetByName, codeValuesOf } from "./codes.ts"
import { correctContact, personChanges } from "./contact.ts"
import { correctEmployerContactOf, employerCard, searchEmployersBy } from "./employers.ts"
import { fullViewsPerDay, takeFullView } from "./full-views.ts"
import { knownPerson } from "./known.ts"
import { cardById, findPersonByIdNumber, isNameOf, personCalls, personCard, personInFull, readQuery, searchPersonsBy } from "./persons.ts"
import { officesIn, regionByCode, regionsAbove, regionsBelow, regionView } from "./places.ts"
import { contributionMonths, contributionsSummary, receivedFacts } from "./received.ts"

const staffOf = (viewer: Viewer) => {
  if (viewer.kind !== "staff") throw commonProblems.notAllowed()
  return viewer
}

const citizenOf = (viewer: Viewer) => {
  if (viewer.kind !== "citizen") throw commonProblems.notAllowed()
  return viewer
}

const employerOf = (viewer: Viewer) => {
  if (viewer.kind !== "employer") throw commonProblems.notAllowed()
  return viewer
}

/** The card, with the read put on the trail; not found when row security hides it. */
async function shownCard(request: RequestContext, personId: string) {
  const card = await personCard(request.db, personId, request.today)
  if (!card) throw commonProblems.notFound()
  request.shows(personId, card.region)
  return card
}

const fiveMinutes = "public, max-age=300"

export const registerRoutes: readonly Served[] = [
  serve(searchPersons, async (request) => {
    const query = readQuery(request.query.q)
    if (query.kind === "too-short") throw registersProblems.shortQuery()
    const found = await searchPersonsBy(request.db, request.house.sealing, query, staffOf(request.viewer).scope, request.today)
    for (const card of found) request.shows(card.personId, card.region, `查询（${query.kind === "number" ? "证件号码" : query.kind === "mobile" ? "手机号码" : "姓名"}）`)
    return found
  }),

  serve(registerPersonAtCounter, async (request) => {
    const { house, db, input, now, today } = request
    const officer = staffOf(request.viewer)
    for (const code of [input.liveRegion, input.hukouRegion]) {
      const place = code ? await db.maybe(regionByCode, { code }) : undefined
      if (code && (!place || place.valid_to !== null)) throw registersProblems.noSuchPlace()
    }
    if (!input.liveRegion.startsWith(officer.scope)) throw commonProblems.invalidInput({}, [{ path: "liveRegion", code: "registers.not-your-place", says: "常住地不在您的辖区内，请到常住地或户籍地的窗口建档" }])
    const found = await findPersonByIdNumber(db, house.sealing, input.idNumber, today)
    if (found) throw await alreadyRegistered(request, found, input.name)
    const { personId, calls } = personCalls(
      house.sealing,
      { ...input, mobile: input.mobile ?? null, liveAddress: input.liveAddress ?? null, hukouRegion: input.hukouRegion ?? null, hukouType: input.hukouType ?? null, education: input.education ?? null, region: input.liveRegion, source: "窗口建档" },
      now,
      today,
    )
    await db.atomically(calls)
    request.concerns(personId, input.liveRegion, { registered: "person" })
    return { personId }
  }),

  serve(readPerson, async (request) => {
    const card = await shownCard(request, request.params.person)
    const [contributions, received, changes] = await Promise.all([
      contributionsSummary(request.db, card.personId),
      receivedFacts(request.db, card.personId, request.today),
      personChanges(request.db, card.personId),
    ])
    return { person: card, contributions, received, changes }
  }),

  serve(readPersonContributions, async (request) => {
    const card = await shownCard(request, request.params.person)
    return contributionMonths(request.db, card.personId, request.query.kind)
  }),

  serve(readPersonInFull, async (request) => {
    const officer = staffOf(request.viewer)
    const person = await personInFull(request.db, request.house.sealing, request.params.person)
    if (!person) throw commonProblems.notFound()
    const views = await takeFullView(request.db, officer.officerId, request.today)
    if (views === undefined) throw registersProblems.viewsUsedUp({ limit: fullViewsPerDay })
    request.shows(request.params.person, person.region, request.query.purpose)
    return { idNumber: person.idNumber, mobile: person.mobile, bankAccount: person.bankAccount, viewsLeft: fullViewsPerDay - views }
  }),

  serve(correctPersonContact, async (request) => {
    const officer = staffOf(request.viewer)
    const done = await correctContact(request.db, request.house.sealing, request.params.person, request.input, { source: "窗口更正", actor: officer.name, now: request.now })
    request.concerns(request.params.person, done.region, { changed: done.changed })
    return { changed: [...done.changed] }
  }),

  serve(readMe, async (request) => {
    const { personId } = citizenOf(request.viewer)
    const known = await knownPerson(request.db, personId, request.today)
    if (!known) throw commonProblems.notFound()
    const [contributions, received] = await Promise.all([contributionsSummary(request.db, personId), receivedFacts(request.db, personId, request.today)])
    return { personId, name: known.name, values: Object.values(known.values).filter((one) => one.name !== "today"), contributions, received }
  }),

  serve(readMyContributions, async (request) => contributionMonths(request.db, citizenOf(request.viewer).personId, request.query.kind)),

  serve(correctMyContact, async (request) => {
    const citizen = citizenOf(request.viewer)
    const done = await correctContact(request.db, request.house.sealing, citizen.personId, request.input, { source: "本人填报", actor: citizen.name, now: request.now })
    request.concerns(citizen.personId, done.region, { changed: done.changed })
    return { changed: [...done.changed] }
  }),

  serve(searchEmployers, async (request) => searchEmployersBy(request.db, request.query.q)),

  serve(readEmployer, async (request) => {
    const card = await employerCard(request.db, request.params.employer, request.today)
    if (!card) throw commonProblems.notFound()
    request.shows(card.employerId, card.region)
    return card
  }),

  serve(readMyEmployer, async (request) => {
    const card = await employerCard(request.db, employerOf(request.viewer).employerId, request.today)
    if (!card) throw commonProblems.notFound()
    return card
  }),

  serve(correctEmployerContact, async (request) => {
    const { employerId } = employerOf(request.viewer)
    const done = await correctEmployerContactOf(request.db, request.house.sealing, employerId, request.input, request.now)
    request.concerns(employerId, done.region, { changed: ["contact"] })
    return { changed: ["contact"] }
  }),

  serve(listOffices, async (request) => {
    const rows = await request.db.all(officesIn, { prefix: scopePrefix(regionCode((request.query.region ?? request.house.province).padEnd(12, "0"))) })
    return rows.map((row) => ({ officeId: row.office_id, name: row.name, region: row.region, regionName: row.region_name ?? row.region, level: row.level, phone: row.phone, address: row.address, hours: row.hours }))
  }),

  serve(listRegions, async (request) => {
    request.setHeader("cache-control", fiveMinutes)
    return (await request.db.all(regionsBelow, { parent: request.query.parent })).map(regionView)
  }),

  serve(readRegion, async (request) => {
    const rows = await request.db.all(regionsAbove, { code: request.params.code })
    if (rows.length === 0) throw commonProblems.notFound()
    request.setHeader("cache-control", fiveMinutes)
    return rows.map(regionView)
  }),

  serve(listCodeSets, async (request) => {
    request.setHeader("cache-control", fiveMinutes)
    return (await request.db.all(allCodeSets, {})).map((row) => ({ ...row, values: Number(row.values) }))
  }),

  serve(readCodeSet, async (request) => {
    const set = await request.db.maybe(codeSetByName, { set: request.params.set })
    if (!set) throw commonProblems.notFound()
    request.setHeader("cache-control", fiveMinutes)
    request.setHeader("etag", `"${set.digest}"`)
    return { name: set.name, title: set.title, source: set.source, values: await request.db.all(codeValuesOf, { set: request.params.set }) }
  }),
]

/** Why a second file is not made: it is here already, it is elsewhere, or the name is not that person's. Elsewhere is only said to who knows the name. */
async function alreadyRegistered(request: RequestContext, personId: string, name: string) {
  const here = await request.db.maybe(cardById, { person: personId })
  const row = here ?? (await request.house.database.system.maybe(cardById, { person: personId }))
  if (!row || !isNameOf(name, row.name)) return registersProblems.nameDiffers()
  if (here) {
    request.shows(personId, here.region, "建档时发现已有档案")
    return registersProblems.personExists({ person: personId })
  }
  return registersProblems.personElsewhere({ place: row.region_name ?? "其他地区" })
}

