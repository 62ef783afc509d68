// The catalogue of service items this installation offers, compiled when the program starts.
import type { ItemView } from "./contract.ts"
import { caseworkProblems } from "./contract.ts"
import { gathering, type Gathering } from "#platform/facts"
import type { Offer } from "#platform/module"

export interface Offered extends Offer {
  readonly view: ItemView
  /** Facts of admission, gate and what is shown as known, together. */
  readonly facts: Gathering
}

export interface Catalogue {
  /** What people can ask for; an item that is only offered (免申即享) is none of it. */
  readonly views: readonly ItemView[]
  /** The item as it is offered today. @throws casework.unknown-item */
  current(code: string): Offered
  /** One version as people read it. @throws casework.unknown-item */
  version(code: string, version: number): ItemView
  /** The version a case began with. @throws when the program no longer carries it: old versions stay in the code. */
  pinned(code: string, version: number): Offered
}

/** Compiles offers. Later versions of an item come beside the earlier ones, which keep running for cases begun under them. */
export function catalogueOf(offers: readonly Offer[]): Catalogue {
  const versions = new Map<string, Offered>()
  const newest = new Map<string, Offered>()
  for (const one of offers) {
    const compiled: Offered = { ...one, view: viewOf(one), facts: gathering(`${one.item.code}.${one.item.version}`, [...(one.known.facts ?? []), ...(one.admission?.facts ?? []), ...(one.gate?.facts ?? [])]) }
    const key = `${one.item.code}@${one.item.version}`
    if (versions.has(key)) throw new Error(`item ${key} is offered twice`)
    versions.set(key, compiled)
    const known = newest.get(one.item.code)
    if (!known || known.item.version < one.item.version) newest.set(one.item.code, compiled)
  }
  return {
    views: [...newest.values()].filter(({ item }) => item.channels.includes("web") || item.channels.includes("counter")).map((one) => one.view),
    current: (code) => newest.get(code) ?? refuseUnknown(),
    version: (code, version) => versions.get(`${code}@${version}`)?.view ?? refuseUnknown(),
    pinned: (code, version) => {
      const found = versions.get(`${code}@${version}`)
      if (!found) throw new Error(`cases refer to ${code} version ${version}, which this program does not carry`)
      return found
    },
  }
}

function refuseUnknown(): never {
  throw caseworkProblems.unknownItem()
}

function viewOf({ item }: Offer): ItemView {
  return {
    code: item.code,
    version: item.version,
    name: item.name,
    summary: item.summary,
    subject: item.subject,
    law: item.law.map(({ text, article }) => ({ text, article })),
    form: { groups: item.form.groups.map((group) => ({ ...group, fields: group.fields.map((field) => ({ ...field })) })) } as ItemView["form"],
    papers: item.papers.map((paper) => ({ ...paper })),
    steps: item.steps.filter((one) => one.when === undefined).map(({ name, label, by, level }) => ({ name, label, by, level })),
    within: item.within,
    decidedBySystem: item.decidedBySystem ?? false,
    correctWithin: item.correctWithin,
    standardReturns: [...(item.standardReturns ?? [])],
    standardRefusals: [...(item.standardRefusals ?? [])],
    guide: item.guide,
  }
}
