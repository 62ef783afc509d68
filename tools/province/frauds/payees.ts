// Entity, payee, contact (C01–C11) and the behaviour of applications (E01–E07).
import { dayText } from "../calendar.ts"
import { firmOf } from "../firms.ts"
import { bankAccountOf, employerId, mobileOf } from "../numbers.ts"
import { personId } from "../tables/people.ts"
import type { Fraud } from "./catalogue.ts"
import { NobodyLeft, type Applied, type Scene } from "./scene.ts"

/** Several people whose applications share something. */
function together(scene: Scene, rule: string, count: number, shared: (at: number) => Applied): void {
  const people = scene.people(count)
  const ids = people.map((person, at) => scene.apply({ person, ...shared(at) }))
  scene.label(rule, { people }, "applications", ids.join(" "))
}

function closedFirm(scene: Scene): void {
  const firm = scene.block.firms.find((one) => firmOf(scene.economy, one).closed > 0)
  if (firm === undefined) throw new NobodyLeft()
  const closed = firmOf(scene.economy, firm).closed
  scene.label("C01", { firms: [firm] }, "applications", scene.apply({ item: "SI-EMP-HARD", person: scene.one(), firm, on: closed + 15, decided: closed + 25 }))
}

function listedFirm(scene: Scene): void {
  const firm = scene.firm()
  scene.fact(firm, "listed-dishonest", scene.day(9))
  scene.label("C02", { firms: [firm] }, "applications", scene.apply({ item: "UI-RETAIN", firm, amount: 900_000 }))
}

function emptyShell(scene: Scene): void {
  const firm = scene.firm()
  scene.fact(firm, "no-tax-declaration", scene.day(9, 1), 6)
  scene.fact(firm, "insured-headcount", scene.day(3, 1), 1)
  scene.label("C03", { firms: [firm] }, "applications", scene.apply({ item: "ST-ONCE", firm, person: scene.one(), amount: 500_000 }))
}

const oneAccount = (scene: Scene) => together(scene, "C04", 2, () => ({ account: bankAccountOf(900_000_000 + scene.block.number) }))

function othersAccount(scene: Scene): void {
  const [person, other] = scene.people(2)
  if (!person || !other) throw new NobodyLeft()
  scene.label("C05", { people: [person, other] }, "applications", scene.apply({ person, account: bankAccountOf(other.person.index), owner: other.person.name }))
}

const onePhone = (scene: Scene) => together(scene, "C06", 5, (at) => ({ phone: mobileOf(60_000_000 + scene.block.number), on: scene.day(2, 2 + at * 9) }))
/** One machine in one place: the device shows it to who knows devices, the network to the program. */
const oneDevice = (scene: Scene) => together(scene, "C07", 20, (at) => ({ device: `shared-${scene.block.number}`, ip: `198.51.${100 + (scene.block.number % 100)}.7`, on: scene.day(1, 12), minute: 540 + at * 12 }))

function oneRoom(scene: Scene): void {
  const firms = scene.block.firms.slice(0, 5)
  if (firms.length < 5) throw new NobodyLeft()
  const address = `示例省甲市望川区同一室${scene.block.number}`
  const ids = firms.map((firm) => scene.apply({ item: "ST-ONCE", firm, amount: 500_000, address }))
  scene.label("C08", { firms }, "applications", ids.join(" "))
}

const oneAgent = (scene: Scene) => together(scene, "C09", 12, (at) => ({ item: "TR-SKILL", agent: `agent-${scene.block.number}`, on: scene.day(1, 3 + at) }))

function accountChangedBefore(scene: Scene): void {
  const person = scene.one()
  const id = scene.apply({ person, on: scene.day(1, 2), state: "paid" })
  const [before, after] = [bankAccountOf(person.person.index), bankAccountOf(person.person.index, 7)]
  scene.step(id, "account-change", scene.officer(), scene.day(1, 12), 610, { field: "account", before, after })
  scene.pay(id, person, 336_000, scene.day(1, 15), after)
  scene.label("C10", { people: [person], officers: [scene.officer()] }, "steps", id)
}

function moneyFlowsBack(scene: Scene): void {
  const people = scene.people(5)
  const collector = bankAccountOf(910_000_000 + scene.block.number)
  const ids = people.map((person) => {
    const id = scene.apply({ item: "TR-SKILL", person, amount: 200_000 })
    scene.pay(id, person, 200_000, scene.day(1, 8))
    scene.write("flows", bankAccountOf(person.person.index), collector, 120_000, dayText(scene.day(1, 9)), "transfer")
    return id
  })
  scene.label("C11", { people }, "flows", ids.join(" "))
}

const sameFile = (scene: Scene) => together(scene, "E01", 3, () => ({ digest: `same-file-${scene.block.number}` }))

function withdrawnAndSentAgain(scene: Scene): void {
  const firm = scene.firm()
  const people = scene.people(3)
  const ids = people.map((person, at) => scene.apply({ item: "SI-EMP-HARD", firm, person, on: scene.day(2, 3 + at * 5), from: scene.month(8), to: scene.month(6), state: at === 2 ? "paid" : "withdrawn" }))
  const last = scene.apply({ item: "SI-EMP-HARD", firm, person: people[0], on: scene.day(2, 20), from: scene.month(8), to: scene.month(6), state: "withdrawn" })
  scene.label("E02", { people, firms: [firm] }, "applications", [...ids, last].join(" "))
}

/** Three amounts just below ten thousand yuan within thirty days, one payee. */
function justBelow(scene: Scene): void {
  const person = scene.one()
  const ids = [960_000, 970_000, 980_000].map((amount, at) => scene.apply({ person, amount, on: scene.day(2, 2 + at * 8) }))
  scene.label("E03", { people: [person] }, "applications", ids.join(" "))
}

function correctedThrice(scene: Scene): void {
  const person = scene.one()
  const id = scene.apply({ person })
  for (const date of [11, 14, 17]) scene.step(id, "return", scene.officer(), scene.day(2, date))
  scene.step(id, "approve", scene.officer(1), scene.day(2, 20))
  scene.label("E04", { people: [person], officers: [scene.officer(1)] }, "steps", id)
}

function objectionOpen(scene: Scene): void {
  const person = scene.one()
  const id = scene.apply({ person })
  scene.write("objections", id, dayText(scene.day(2, 12)), null)
  scene.step(id, "approve", scene.officer(), scene.day(2, 16))
  scene.label("E05", { people: [person], officers: [scene.officer()] }, "objections", id)
}

function reported(scene: Scene): void {
  const person = scene.one()
  scene.write("reports", scene.id(), personId(person.person.index), null, dayText(scene.day(3)), null)
  scene.label("E06", { people: [person] }, "applications", scene.apply({ person }))
}

function owesStill(scene: Scene): void {
  const person = scene.one()
  scene.write("firm_facts", employerId(0), "receivable-open", dayText(scene.day(20)), null, personId(person.person.index))
  scene.label("E07", { people: [person] }, "applications", scene.apply({ person }))
}

export const payeeFrauds: readonly Fraud[] = [
  ["C01", closedFirm], ["C02", listedFirm], ["C03", emptyShell], ["C04", oneAccount], ["C05", othersAccount], ["C06", onePhone], ["C07", oneDevice], ["C08", oneRoom], ["C09", oneAgent], ["C10", accountChangedBefore], ["C11", moneyFlowsBack],
]
export const applicationFrauds: readonly Fraud[] = [["E01", sameFile], ["E02", withdrawnAndSentAgain], ["E03", justBelow], ["E04", correctedThrice], ["E05", objectionOpen], ["E06", reported], ["E07", owesStill]]
