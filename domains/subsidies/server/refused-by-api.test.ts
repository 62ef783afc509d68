// Every reason code of domain/03 §11 and every input of §10 that must be refused, as the outside meets them: asked over the API and answered with its code.
import { randomUUID } from "node:crypto"
import { expect, test } from "vitest"
import { payments, simulatedBank } from "#platform/payments"
import type { AskedCase, CaseFacts } from "#policy"
import type { Viewer } from "#wire"
import { testDatabase } from "../../../platform/database/testing.ts"
import { staff as payers } from "../../insurance/server/batch/testing.ts"
import { insuranceSubsidyCases } from "../rules/cases/insurance-subsidies.ts"
import { postAndTrainingCases } from "../rules/cases/posts-and-training.ts"
import { youngAndBusinessCases } from "../rules/cases/young-and-business.ts"
import { rulesOfItem, type SubsidyItem } from "../rules/index.ts"
import { workedExamples } from "../rules/worked-examples.ts"
import { awardWorld } from "./awards/testing.ts"
import { subsidyPayments } from "./payment.ts"
import { cityB, staff } from "./testing.ts"

const database = await testDatabase()
const bank = simulatedBank({ clock: () => world.clock.now })
const world = await awardWorld(database, "2025-10-09T02:00:00.000Z", [payments(subsidyPayments, () => bank)])
const { ask, sql, flexible, employer, citizen, unitOf, claim, act, reviewed, granted, deliver, judgementOf, clock } = world
const everybody: Viewer = { kind: "public" }
const at = (day: string) => {
  clock.now = `${day}T02:00:00.000Z`
}

interface Said { readonly status: number; readonly body: { readonly code: string; readonly caseId: string; readonly entryId: string; readonly reasons: readonly { readonly code: string }[]; readonly errors: readonly { readonly path: string; readonly code: string }[] } }
const asked = async (viewer: Viewer, method: "GET" | "POST" | "PUT", path: string, input?: object, headers?: Record<string, string>): Promise<Said> => ask(viewer, method, path, input, headers)
/** The code of a refusal, and those of its fields. */
const codesOf = ({ body }: Said): readonly string[] => [body.code, ...(body.errors ?? []).map((one) => one.code)]

/** The items whose first rule it is: what the calculator asks. */
const itemOf: ReadonlyMap<string, SubsidyItem> = new Map((Object.keys(rulesOfItem) as SubsidyItem[]).map((item) => [rulesOfItem[item][0].name, item]))

const cases: readonly AskedCase[] = [...insuranceSubsidyCases, ...postAndTrainingCases, ...youngAndBusinessCases]

/** A case names its rule, or the item. */
const itemNamed = (name: string): SubsidyItem | undefined => (Object.hasOwn(rulesOfItem, name) ? (name as SubsidyItem) : itemOf.get(name))

/** A worked example or case that answers with this code, as a question to the calculator: item, day, facts. */
function questionOf(code: string): readonly [item: SubsidyItem, on: string | undefined, facts: CaseFacts] {
  const example = workedExamples.find((one) => one.codes.includes(code) && itemOf.has(one.rule))
  const exampleItem = itemOf.get(example?.rule ?? "")
  if (example && exampleItem) return [exampleItem, example.input.on, Object.fromEntries(Object.entries(example.input.facts).map(([name, fact]) => [name, fact.value]))]
  const worked = cases.find((one) => one.answer.codes?.includes(code) && one.place.numbers === undefined && itemNamed(one.rule))
  const item = itemNamed(worked?.rule ?? "")
  if (!worked || !item) throw new Error(`nothing worked out answers ${code}`)
  return [item, worked.place.on, worked.facts]
}

const reasonCodes = [
  "R-BEFORE-CERT", "R-CAP36", "R-CAP24", "R-CAP12", "R-SELF-EMPLOY", "R-HAS-ENTITY", "R-EMPLOYED", "R-BACKPAY", "R-CONTRACT-LT1Y", "R-GRAD-GT2Y", "R-SIZE", "R-INDUSTRY", "R-PW-MAX2", "R-PW-RECAT", "R-ATTEND", "R-TR-MAX3", "R-HIGHER-HELD",
  "R-RETENTION", "R-IN-LEN", "R-DEAD", "R-PRISON", "R-RETIRED", "R-NOT-FIRST", "R-ABNORMAL", "R-RUN-LT12M", "R-STACK-SI", "R-STACK-PW", "R-STACK-EXPAND", "R-STACK-UISKILL", "R-STACK-IN", "R-STACK-ST", "R-STACK-LN", "R-STACK-HI", "R-DUP", "R-DOUBLE-FUND",
]

test.each(reasonCodes)("%s is answered to who asks the calculator with the facts of its worked example", async (code) => {
  const [item, place, given] = questionOf(code)
  const { body } = (await ask(everybody, "GET", `/subsidies/calculator/${item}`)) as { body: { questions: { name: string }[]; lists: { name: string }[] } }
  const names = new Set([...body.questions, ...body.lists].map((one) => one.name))
  const said = await asked(everybody, "POST", `/subsidies/calculator/${item}`, { region: cityB, on: place, facts: Object.fromEntries(Object.entries(given).filter(([name]) => names.has(name))) })
  expect(said.body.reasons?.map((one) => one.code), JSON.stringify(said.body).slice(0, 400)).toContain(code)
})

const upload = (viewer: Viewer, name: string, bytes: string): Promise<Said> =>
  asked(viewer, "POST", "/documents", Buffer.from(`--test\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n${bytes}\r\n--test--\r\n`), { "content-type": "multipart/form-data; boundary=test" })
const monthly = async (from: string, until: string, more: object = {}, region = cityB): Promise<Said> =>
  asked(citizen(await flexible()), "POST", "/cases", { item: "subsidies.flexible-hardship", region, answers: { periodFrom: from, periodUntil: until, promise: true, accountConfirmed: true, ...more } }, { "idempotency-key": randomUUID() })
async function published(): Promise<readonly [person: string, caseId: string, publication: string]> {
  at("2025-10-09")
  const person = await flexible()
  const { caseId } = (await claim(citizen(person), "subsidies.flexible-hardship", "2025-03", "2025-08")).body
  await reviewed(person, caseId)
  const [row] = await sql<{ publication_id: string }>("select publication_id from subsidies.publications where subject_id = $1", person)
  return [person, caseId, row?.publication_id ?? ""]
}
const introduced = (rows: readonly object[]) => asked(staff.receiver, "POST", "/subsidies/introductions", { source: "职业介绍台账", rows })
const introduction = { idNumber: "990201198505200011", name: "林小海", uscc: "91990200MA00000001", hiredBy: "91350100M000100Y43", introducedOn: "2025-03-01", feeCharged: false }
const budget = (amountFen: number) => asked(payers.fin1, "POST", "/subsidies/budget", { region: "990200000000", fund: "employment-subsidy", year: 2025, kind: "income", amountFen, source: "province", document: "乙财社〔2025〕3号" })

const refusals: readonly (readonly [input: string, code: string, send: () => Promise<readonly string[]>])[] = [
  ["an identity number with a wrong check digit", "E-ID-02", async () => codesOf(await introduced([{ ...introduction, idNumber: "110105194912310021" }]))],
  ["a credit code with a wrong check digit", "E-USC-02", async () => codesOf(await introduced([{ ...introduction, uscc: "91350100M000100Y44" }]))],
  ["an account that is not in the unit's name", "E-ACCOUNT-OTHER", async () => codesOf(await asked(unitOf(await employer()), "PUT", "/employer/me/account", { holderName: "另一家公司", bankName: "示例银行", account: "99020000000000019" }))],
  ["a month in the future", "E-MONTH-FUTURE", async () => codesOf(await monthly("2025-03", "2025-11"))],
  ["an end before the start", "E-PERIOD", async () => codesOf(await monthly("2025-08", "2025-07"))],
  ["months that overlap a paid application", "R-STACK-SI", async () => {
    at("2025-10-09")
    const person = await flexible()
    const first = (await claim(citizen(person), "subsidies.flexible-hardship", "2025-03", "2025-08")).body.caseId
    expect((await granted(person, first, "2025-10-20")).body.state).toBe("approved")
    const again = (await claim(citizen(person), "subsidies.flexible-hardship", "2025-08", "2025-08")).body.caseId
    return (await judgementOf(person, again)).codes
  }],
  ["a place that does not exist", "casework.wrong-place", async () => codesOf(await monthly("2025-03", "2025-08", {}, "990299999999"))],
  ["a file of another type", "documents.wrong-type", async () => codesOf(await upload(citizen(await flexible()), "附件.exe", "MZ"))],
  ["a file above 10 MB", "input.too-large", async () => codesOf(await upload(citizen(await flexible()), "附件.pdf", `%PDF-1.7 ${"0".repeat(10 * 1024 * 1024)}`))],
  ["an objection without a reason", "E-OBJECTION-EMPTY", async () => {
    const [person, , publication] = await published()
    return codesOf(await asked(citizen(await flexible()), "POST", `/subsidies/publications/${person}/${publication}/objections`, { reason: "  " }))
  }],
  ["an approver who was the first reviewer", "casework.same-person", async () => {
    const [person, caseId] = await published()
    at("2025-10-20")
    return codesOf((await act({ ...staff.first, roles: ["head"] } as Viewer, person, caseId, "approve", 4)) as unknown as Said)
  }],
  ["an amount of zero", "input.invalid", async () => codesOf(await budget(0))],
  ["a negative amount", "input.invalid", async () => codesOf(await budget(-1))],
  ["a batch beyond the quota", "R-BUDGET", async () => {
    const [person, caseId] = await published()
    at("2025-10-20")
    expect((await act(staff.head, person, caseId, "approve", 4)).body.state).toBe("approved")
    await deliver()
    return codesOf(await asked(payers.a, "POST", "/payments/batches", { business: "subsidies.personal", region: "990200000000", month: "2025-10" }))
  }],
  ["a roster with a row twice", "E-IMPORT-ROWS", async () => codesOf(await introduced([introduction, introduction]))],
]

test.each(refusals)("%s is refused with %s", async (_, code, send) => {
  at("2025-10-09")
  await sql("insert into registers.employers (employer_id, uscc, name, region, source) values ($1, $2, '示例人力资源', $3, '市场监管') on conflict do nothing", 70_001, introduction.uscc, cityB)
  expect(await send()).toContain(code)
})

test("an amount typed by hand changes nothing: what is granted is what the records come to", async () => {
  const sent = await monthly("2025-03", "2025-08", { amount: 9_999_999, monthly: 9_999_999 })
  expect((await sql<{ amount: string; typed: boolean }>("select judgement -> 'gives' ->> 'amount' as amount, answers ? 'amount' as typed from casework.cases where case_id = $1", sent.body.caseId))[0]).toEqual({ amount: "470400", typed: false })
})
