// The province is the same everywhere, its numbers are nobody's, its rows are what the program would have written.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { sealingWith } from "#platform/database"
import { idDigest } from "#platform/registers"
import { checkBankCard, checkCreditCode, checkMobile, checkName, checkResidentNumber, plainDate } from "#standards"
import { verifyChains } from "../../domains/insurance/server/batch/month-chain.ts"
import { testDatabase } from "../../platform/database/testing.ts"
import { monthFrom } from "./calendar.ts"
import { makePartFor, makeProvince } from "./crew.ts"
import { firmOf } from "./firms.ts"
import { blockOf } from "./life.ts"
import { emptyFolder } from "./kept-plan.ts"
import { compare } from "./marginals.ts"
import { paperOf, paperPath, papersPlan } from "./marginals-paper.ts"
import { idNumberOf, mobileOf, oldIdNumberOf } from "./numbers.ts"
import { economyOfPlan, planOf } from "./plan.ts"
import { prepare } from "./prepare.ts"
import { demonstrationKey } from "./sealing.ts"
import { digestOfAll } from "./sinks.ts"
import { addUp } from "./tally.ts"

const database = await testDatabase()
const folder = await mkdtemp(join(tmpdir(), "jiuye-province-"))
const plan = planOf({ people: 4_000, seed: 4 })
const silent = () => undefined

beforeAll(async () => {
  await makeProvince(plan, { url: database.url, folder, withTables: true }, 1, silent)
}, 120_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

const rowsOf = <R extends object>(sql: string) => database.system.transaction((tx) => tx.sql<R>(sql))

test("the same seed gives the same bytes, another one gives others", async () => {
  const digest = async (seed: number) => digestOfAll((await makeProvince(planOf({ people: 3_000, seed }), { digest: true }, 1, silent)).map((part) => part.digests))
  const first = await digest(11)
  expect(await digest(11)).toBe(first)
  // Every machine and every run writes these bytes; a change of what is made changes this line too.
  expect(first).toBe("c27bd8bfec2753ac316790eb88cf93077356f1a642bcbd2aca18a19d847eb068")
  expect(await digest(12)).not.toBe(first)
})

test("a part made alone is the part of the whole, and a life is the same whoever lives elsewhere", async () => {
  const whole = planOf({ people: 51_000, seed: 3 })
  const alone = await makePartFor(whole, 1, { digest: true }, silent)
  const again = await makePartFor(whole, 1, { digest: true }, silent)
  expect(alone.digests).toEqual(again.digests)
  const economy = economyOfPlan(whole)
  const [block] = [blockOf(economy, whole.people, 50)]
  blockOf(economy, whole.people, 7)
  expect(blockOf(economy, whole.people, 50)).toEqual(block)
})

test("every number is well formed, issued once, and begins with 99, which no real one does", () => {
  const economy = economyOfPlan(plan)
  const seen = new Set<string>()
  for (const number of [0, 1, 2, 3])
    for (const { person } of blockOf(economy, plan.people, number).lives) {
      const id = idNumberOf(person.index, person.sex, person.born)
      const checked = checkResidentNumber(id, plainDate("2026-10-31"))
      expect(checked.ok && checked.warnings, id).toEqual([])
      expect(checked.ok && Number(checked.value.sex)).toBe(person.sex)
      expect(id.startsWith("99")).toBe(true)
      expect(checkName(person.name).ok, person.name).toBe(true)
      expect(checkMobile(mobileOf(person.index)).ok).toBe(true)
      expect(oldIdNumberOf(id)?.length ?? 15).toBe(15)
      seen.add(id)
    }
  expect(seen.size).toBe(plan.people)
  for (let index = 0; index < economy.firmCount; index++) expect(checkCreditCode(firmOf(economy, index).uscc).ok).toBe(true)
})

test("numbers stay unique where fifty million people share the codes", () => {
  const whole = planOf({ people: 50_000_000, seed: 9 })
  const economy = economyOfPlan(whole)
  const seen = new Set<string>()
  let people = 0
  // 8360 codes of 499 sequence numbers: blocks one such cycle apart hold the people who could collide.
  for (const number of Array.from({ length: 12 }, (_, cycle) => Math.floor((cycle * 8_360 * 499) / 1_000)).flatMap((first) => [first, first + 1]).filter((one) => one < 50_000))
    for (const { person } of blockOf(economy, whole.people, number).lives) {
      seen.add(idNumberOf(person.index, person.sex, person.born))
      people += 1
    }
  expect(seen.size).toBe(people)
})

test("what is sealed is opened, and found again, by the program under the same key", async () => {
  const sealing = sealingWith(demonstrationKey)
  const people = await rowsOf<{ person_id: string; id_sealed: string; mobile_sealed: string | null; digest: string }>(
    "select p.person_id, p.id_sealed, p.mobile_sealed, n.digest from registers.persons p join registers.person_id_numbers n using (person_id) order by 1 limit 300",
  )
  expect(people.length).toBe(300)
  for (const one of people) {
    const idNumber = sealing.open(one.id_sealed)
    expect(checkResidentNumber(idNumber, plainDate("2026-10-31")).ok).toBe(true)
    expect(idDigest(sealing, idNumber, plainDate("2026-10-31"))).toBe(one.digest)
    if (one.mobile_sealed !== null) expect(checkMobile(sealing.open(one.mobile_sealed)).ok).toBe(true)
  }
})

test("cards that fail their own check are those the truth calls mistyped", async () => {
  const sealing = sealingWith(demonstrationKey)
  const cards = await rowsOf<{ person_id: string; bank_sealed: string }>("select person_id, bank_sealed from registers.persons where bank_sealed is not null and person_id < 1050000000000 order by 1")
  const errors = (await readFile(join(folder, "truth/errors/00000.csv"), "utf8")).split("\n").map((line) => line.split(","))
  const wrong = cards.filter((card) => !checkBankCard(sealing.open(card.bank_sealed)).ok).map((card) => card.person_id)
  expect(wrong.length).toBeGreaterThan(3)
  expect(wrong).toEqual(errors.filter((cells) => cells[2] === "account-mistyped").map((cells) => cells[0]))
})

test("the chains of month lines are whole to the program that checks them", async () => {
  const [counted] = await rowsOf<{ lines: number }>("select count(*)::int as lines from insurance.month_lines")
  expect(counted?.lines).toBeGreaterThan(50)
  expect(await database.system.transaction((tx) => verifyChains(tx, { prefix: "" }))).toEqual([])
})

test("nobody works and is registered as unemployed at once, and drawn months stay within what was granted", async () => {
  expect(await rowsOf("select 1 from registration.employments e join registration.unemployments u using (person_id) where not e.part_time and daterange(e.started_on, e.ended_on) && daterange(u.registered_on, u.closed_on)")).toEqual([])
  expect(await rowsOf("select e.person_id from insurance.entitlements e join insurance.month_lines l using (person_id, entitlement_id) where l.kind = 'benefit' group by e.person_id, e.entitlement_id, e.months, e.drawn_months having count(*) <> e.drawn_months or count(*) > e.months")).toEqual([])
})

test("the same text goes to the database and to files", async () => {
  for (const table of (await readdir(join(folder, "tables"))).sort()) {
    const text = await readFile(join(folder, "tables", table, "00000.copy"), "utf8")
    const [counted] = await rowsOf<{ rows: number }>(`select count(*)::int as rows from ${table}`)
    expect(counted?.rows, table).toBe(text.split("\n").length - 1)
  }
})

test("what services left is in their tables as in the files, and is what the program would have let in", async () => {
  for (const [file, table] of [["posts", "jobs.posts"], ["resumes", "jobs.resumes"], ["contacts", "rating.contacts"], ["internships", "training.internships"], ["certificates", "training.certificates"], ["loans", "entrepreneurship.loans"], ["hardship", "assistance.hardships"]] as const) {
    const lines = (await readFile(join(folder, `files/${file}/00000.csv`), "utf8")).trimEnd().split("\n").length - 1
    const [counted] = await rowsOf<{ rows: number }>(`select count(*)::int as rows from ${table}`)
    expect(counted?.rows, table).toBeGreaterThan(0)
    // What frauds planted is in the files only.
    expect(counted?.rows, table).toBeLessThanOrEqual(lines)
  }
  expect(await rowsOf("select 1 from training.internships i where not exists (select 1 from training.internship_units u where u.employer_id = i.employer_id and i.starts_on between u.recognised_on and u.until_on)")).toEqual([])
  expect(await rowsOf("select 1 from training.attendance a where not exists (select 1 from training.enrolments e join training.classes c on c.employer_id = e.employer_id and c.number = e.class_number where e.person_id = a.person_id and a.held_on between c.starts_on and c.ends_on)")).toEqual([])
  expect(await rowsOf("select 1 from training.classes c where not exists (select 1 from training.institutions i where i.employer_id = c.employer_id and i.listed_from <= c.starts_on)")).toEqual([])
  expect(await rowsOf("select 1 from entrepreneurship.loans where repay_by > signed_on + interval '3 years' or amount_fen > 30000000")).toEqual([])
  expect(await rowsOf("select 1 from assistance.placements p where not exists (select 1 from assistance.hardships h where h.person_id = p.person_id and h.recognised_on < p.from_on and h.ended_on = p.from_on and h.exit = '010')")).toEqual([])
  expect(await rowsOf("select 1 from assistance.placement_months m join assistance.placements p using (person_id, employer_id, from_on) left join assistance.placement_ends e using (person_id, employer_id, from_on) where make_date(m.ym / 100, m.ym % 100, 1) > e.left_on")).toEqual([])
  expect(await rowsOf("select 1 from training.internship_months m join training.internship_ends e using (person_id, employer_id, starts_on) where make_date(m.ym / 100, m.ym % 100, 1) > e.ended_on")).toEqual([])
  expect(await rowsOf("select 1 from entrepreneurship.loan_segments s join entrepreneurship.loans l on l.subject_id = s.subject_id and l.number = s.loan_number where s.from_on < l.signed_on or s.until_on > l.repay_by")).toEqual([])
  const [graded] = await rowsOf<{ rated: number; contacts: number }>("select (select count(*)::int from rating.ratings) as rated, (select count(*)::int from rating.contacts) as contacts")
  expect((graded?.rated ?? 0) / (graded?.contacts ?? 1)).toBeGreaterThan(0.4)
  expect((graded?.rated ?? 0) / (graded?.contacts ?? 1)).toBeLessThan(0.9)
})

test("every grant is the sum of its months or lines, was published first, and no month is granted twice of one item", async () => {
  const [counted] = await rowsOf<{ grants: number }>("select count(*)::int as grants from subsidies.grants")
  expect(counted?.grants).toBeGreaterThan(100)
  expect(await rowsOf(`
    select g.grant_id from subsidies.grants g join subsidies.publications p using (subject_id, publication_id)
      left join lateral (select coalesce(sum(m.amount_fen), 0) as fen from subsidies.grant_months m where m.grant_id = g.grant_id) m on true left join lateral (select coalesce(sum(a.amount_fen), 0) as fen from subsidies.awards a where a.grant_id = g.grant_id) a on true
     where m.fen + a.fen not between g.amount_fen - 30 and g.amount_fen or p.until_on >= g.granted_on or p.amount_fen <> g.amount_fen`)).toEqual([])
  expect(await rowsOf("select person_id, item, ym from subsidies.grant_months group by 1, 2, 3 having count(*) > 1")).toEqual([])
  expect((await rowsOf("select distinct item from subsidies.grants")).length).toBeGreaterThan(8)
})

test("figures stay near the published ones, and docs/marginals.md says what they are", async () => {
  const tally = addUp((await makeProvince(papersPlan, {}, 1, silent)).map((part) => part.tally))
  expect(compare(tally).filter((one) => !one.holds).map((one) => `${one.target.name} ${one.made}`)).toEqual([])
  // After a change: npm run province -- marginals
  expect(await readFile(paperPath, "utf8")).toBe(paperOf(tally))
})

test("what cannot be made is refused", () => {
  for (const wrong of [{ people: 0 }, { people: 50_000_001 }, { people: 1.5 }, { seed: -1 }, { months: 11 }, { until: "2026-13" }, { until: "2031-01" }, { until: "2020-12", months: 60 }, { secret: "short" }]) expect(() => planOf(wrong), JSON.stringify(wrong)).toThrow(RangeError)
  expect(monthFrom("2026-10")).toBe(2026 * 12 + 9)
})

test("a folder that cannot be written is refused; what an interrupted or larger province left in one is gone when a new one begins", async () => {
  const old = join(folder, "old")
  await mkdir(join(old, "truth/decisions"), { recursive: true })
  await writeFile(join(old, "truth/decisions/00007.csv"), "left by a larger one\n")
  await writeFile(join(old, "stream.jsonl"), "{}\n")
  await emptyFolder(old)
  await makeProvince(planOf({ people: 10 }), { folder: old }, 1, silent)
  expect([await readdir(join(old, "truth/decisions")), (await readdir(old)).sort()]).toEqual([["00000.csv"], ["files", "truth"]])
  await expect(emptyFolder(join(old, "truth/decisions/00000.csv/below"))).rejects.toThrow("ENOTDIR")
})

test("a database that holds a province, whole or interrupted, takes no second one", async () => {
  await expect(prepare(database.url)).rejects.toThrow("already holds a province")
})
