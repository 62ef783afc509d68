// The province's people in the months that are lived through the doors: firms file who comes and goes, departments send their files, the unemployed register and claim.
import { plainDate } from "#standards"
import type { Viewer } from "#wire"
import { type Answer, asTheyAre, dayOf, dayText, type Doors as ProvinceDoors, employerId, fileEnd, fileHire, firmOf, type Happenings, paceOf, type Party, personId, type Plan, postJob, reportsOf, type Standing, World, writeResume } from "../../tools/province/index.ts"
import { Refused } from "./doors.ts"
import { claims, registers, type Someone, type Stage } from "./unemployed.ts"

export type ProvincePlan = Plan

/** Rows of ten thousand that departments send with a mistake. */
const mistakes = 30

/** 丙市 has no benefit parameters in the reference set: its people register and do not draw. */
const payingCities = ["9901", "9902"]

/** Puts what the days up to today brought among the deeds. */
export function provinceDeeds(stage: Stage, plan: ProvincePlan): void {
  const world = new World(plan)
  const doors = doorsOf(stage, world)
  let before: Happenings | null = null
  while (world.day < dayOf(stage.today)) {
    const now = world.next(paceOf("demonstration"))
    const on = plainDate(dayText(now.day))
    if (now.leaves.length + now.hires.length + now.openings.length > 0) stage.deeds.push({ on, hour: 9, act: (at) => fileAll(stage, doors, world, now, at) })
    for (const report of reportsOf(world.economy, now, before, asTheyAre, mistakes)) stage.deeds.push({ on, hour: 18, act: async (at) => count(stage, await doors.hand({ kind: "feed", source: report.source }, at, `/exchange/feeds/${report.feed}`, report.name, report.content)) })
    for (const { who, lostOn, writesResume } of now.registers) {
      registers(stage, someone(who, lostOn), on)
      if (writesResume) stage.deeds.push({ on, hour: 17, act: async (at) => count(stage, await writeResume(doors, at, who)) })
    }
    for (const who of now.claims) if (payingCities.includes(who.place.slice(0, 4))) claims(stage, someone(who, who.lostOn), on)
    before = now
  }
}

async function fileAll(stage: Stage, doors: ProvinceDoors, world: World, { day, leaves, hires, openings }: Happenings, at: string): Promise<void> {
  for (const leaving of leaves) if (leaving.post.isFiled) count(stage, await fileEnd(doors, at, leaving, day))
  for (const [number, opening] of openings.entries()) count(stage, await postJob(doors, world.economy, at, opening, day, `${dayText(day)}-${number + 1}`))
  for (const hire of hires) if (hire.post.isFiled) count(stage, await fileHire(doors, world.economy, at, hire, day))
}

function count(stage: Stage, answer: Answer<unknown>): void {
  if (!answer.ok) stage.refused[answer.code] = (stage.refused[answer.code] ?? 0) + 1
}

/** Seven in eight are reached by the first call. */
function someone(who: Standing, lostOn: number): Someone {
  const id = String(personId(who.index))
  return { id, name: who.name, community: who.place, viewer: { kind: "citizen", personId: id, name: who.name, session: "demonstration" }, lost: plainDate(dayText(lostOn)), isReached: who.index % 8 !== 0 }
}

/** The demonstration's doors, as the province's parties use them. */
function doorsOf({ doors }: Stage, world: World): ProvinceDoors {
  const viewerOf = (party: Party): Viewer => {
    switch (party.kind) {
      case "citizen":
        return { kind: "citizen", personId: String(personId(party.who.index)), name: party.who.name, session: "demonstration" }
      case "employer":
        return { kind: "employer", employerId: String(employerId(party.firm)), name: firmOf(world.economy, party.firm).name, agent: "经办人", session: "demonstration" }
      case "feed":
        return { kind: "feed", source: party.source, scope: "99" }
      case "officer":
        return doors.officer(party.login)
    }
  }
  const answerOf = async <T>(asked: Promise<T>): Promise<Answer<T>> => {
    try {
      return { ok: true, value: await asked }
    } catch (failure) {
      if (failure instanceof Refused) return { ok: false, code: failure.code, says: failure.message }
      throw failure
    }
  }
  return {
    ask: (party, at, method, path, input, key) => answerOf(doors.ask(viewerOf(party), at, method, path, input, key)),
    hand: (party, at, path, name, content) => answerOf(doors.hand(viewerOf(party), at, path, name, content)),
  }
}
