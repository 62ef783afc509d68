// Signs of domain/05 that need a pattern: each is caught by its records, and what is nearly it is not.
import { randomUUID } from "node:crypto"
import { expect, test } from "vitest"
import { newId } from "#platform/database"
import type { Viewer } from "#wire"
import { testDatabase } from "../../../../platform/database/testing.ts"
import { awardWorld } from "../awards/testing.ts"
import { parameters, riskNetworkPersons } from "../parameters.ts"
import { cityB, staff } from "../testing.ts"

const database = await testDatabase()
const world = await awardWorld(database, "2025-10-09T02:00:00.000Z")
const { sql, flexible, claim, citizen, act, deliver, employer, graduate, unitOf, send, ask, enter, soundPerson } = world

type Seen = readonly { readonly code: string; readonly says: string; readonly evidence: readonly string[] }[]
const signsOf = async (subject: string, caseId: string): Promise<Seen> => ((await ask(staff.first, "GET", `/subsidies/risk/${subject}/${caseId}`)) as unknown as { body: { signs: Seen } }).body.signs
const sign = async (subject: string, caseId: string, code: string) => (await signsOf(subject, caseId)).find((one) => one.code === code)
/** Sent from a network, as the trail says. */
async function sent(viewer: Viewer, subject: string, item: string, from: string, until: string, address = "127.0.0.1"): Promise<string> {
  const made = await claim(viewer, item, from, until)
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  const { caseId } = made.body
  await sql("update audit.trail set address = $3 where subject_id = $1 and detail ->> 'case' = $2", subject, caseId, address)
  await deliver()
  return caseId
}
const flexibleClaim = async (address?: string, more: (person: string) => Promise<unknown> = () => Promise.resolve()): Promise<readonly [person: string, caseId: string]> => {
  const person = await flexible()
  await more(person)
  return [person, await sent(citizen(person), person, "subsidies.flexible-hardship", "2025-03", "2025-08", address)]
}
const graduateClaim = (unit: string) => sent(unitOf(unit), unit, "subsidies.graduate-hire", "2025-08", "2025-09")
const monthHad = (unit: string, person: string, ym: number) =>
  sql("insert into subsidies.grant_months (person_id, grant_id, ym, item, payee_id, payee_kind, region, amount_fen, facts, granted_on, recorded_at) values ($1, $2, $3, 'SI-EMP-HARD', $4, 'employer', $5, 100, '{}', '2025-01-10', now())", person, newId(), ym, unit, cityB)

test("A10: recognised three days before the first claim and received by who recognised is a sign; four days before, or by another officer, is none", async () => {
  const recognisedOn = (day: string, by: string) => (person: string) => sql("update assistance.hardships set recognised_on = $2, settled_by = $3 where person_id = $1", person, day, by)
  const seen = async (day: string, by: string) => {
    const [person, caseId] = await flexibleClaim(undefined, recognisedOn(day, by))
    await act(staff.receiver, person, caseId, "accept", 1)
    await deliver()
    return (await sign(person, caseId, "A10"))?.says
  }
  expect([await seen("2025-10-06", "201"), await seen("2025-10-05", "201"), await seen("2025-10-06", "999")]).toEqual(["1人认定不超过3天即首次申请，由同一工作人员经办", undefined, undefined])
})

test("B02: three people insured for the first time with the hire who left within a month of the last subsidised one; two are none, nor who stayed two months longer", async () => {
  const unit = await employer()
  const person = async (leftOn: string) => {
    const who = await graduate({ employer: unit, contractFrom: "2024-03-01", months: ["2024-03", "2024-04"] })
    await sql("update registration.employments set ended_on = $2, state = 'ended', end_reason = '014', end_recorded_at = now() where person_id = $1", who, leftOn)
    await monthHad(unit, who, 202404)
  }
  await person("2024-05-20")
  await person("2024-04-30")
  await person("2024-07-02")
  await graduate({ employer: unit, months: ["2025-08", "2025-09"] })
  const first = await graduateClaim(unit)
  expect(await sign(unit, first, "B02")).toBeUndefined()
  await act(unitOf(unit), unit, first, "withdraw", 1)
  await person("2024-05-31")
  expect((await sign(unit, await graduateClaim(unit), "B02"))?.says).toBe("3人首次参保即享受，停补后一个月内离开")
})

test("B08: a person who came within six months from a unit of the same legal representative; seven months before, or from a stranger's unit, is none", async () => {
  const seen = async (owner: string, leftOn: string) => {
    const [unit, other] = [await employer(), await employer()]
    await sql("update registers.employers set legal_person_id = $2 where employer_id = $1", unit, "88001")
    await sql("update registers.employers set legal_person_id = $2 where employer_id = $1", other, owner)
    const who = await graduate({ employer: unit, months: ["2025-08", "2025-09"] })
    await sql(
      `insert into registration.employments (person_id, employment_id, form, employer_id, employer_name, uscc, started_on, ended_on, end_reason, region, work_region, evidence, state, source, recorded_at, end_recorded_at)
       values ($1, $2, '010', $3, '示例', $4, '2024-07-01', $5, '014', $6, $6, 'A', 'ended', 'filing', now(), now())`, who, newId(), other, `uscc-${other}`, leftOn, cityB)
    const caseId = await graduateClaim(unit)
    await sql("update casework.cases set judgement = jsonb_set(judgement::jsonb, '{gives,lines}', jsonb_build_array(jsonb_build_object('person', $3::text, 'month', '2025-08', 'verdict', 'pass')))::json where subject_id = $1 and case_id = $2", unit, caseId, who)
    await act(staff.receiver, unit, caseId, "accept", 1)
    await deliver()
    return (await sign(unit, caseId, "B08"))?.says
  }
  expect([await seen("88001", "2025-02-02"), await seen("88001", "2025-01-31"), await seen("88002", "2025-07-01")]).toEqual(["1人从同一法定代表人或同一地址的单位转来", undefined, undefined])
})

test("C07: the third who applies from one network within a day where three are too many; not from a network of a service hall (T7), not a day later, not from the next address", async () => {
  parameters.take([{ key: riskNetworkPersons.parameter.key, region: "990200", value: 3, unit: "人", from: "2025-06-01", to: null, documentNumber: "乙人社发〔2025〕9号", enteredBy: "甲", approvedBy: "乙" }])
  const from = async (address: string): Promise<string | undefined> => {
    const [person, caseId] = await flexibleClaim(address)
    return (await sign(person, caseId, "C07"))?.says
  }
  const says = "24小时内同一网络地址3名申请人"
  expect([await from("203.0.113.7"), await from("203.0.113.7"), await from("203.0.113.8"), await from("203.0.113.7")]).toEqual([undefined, undefined, undefined, says])
  expect([await from("2001:db8:1:2::1"), await from("2001:db8:1:2::2"), await from("2001:db8:1:2:ffff::3")]).toEqual([undefined, undefined, says])
  const operator: Viewer = { ...staff.first, roles: ["operator"] } as Viewer
  const hall = { network: "198.51.100.0/24", place: "乙市政务服务大厅", region: "990200000000", from: "2025-01-01" }
  const put = (input: object, as: Viewer = operator) => ask(as, "POST", "/subsidies/shared-networks", input) as unknown as Promise<{ status: number; body: { code: string; networkId: string } }>
  expect((await put({ ...hall, network: "198.0.0.0/8" })).body.code).toBe("subsidies.network-too-wide")
  expect((await put(hall, staff.first)).status).toBe(403)
  const { networkId } = (await put(hall)).body
  expect((await put(hall)).body.code).toBe("subsidies.network-known")
  expect([await from("198.51.100.4"), await from("198.51.100.4"), await from("198.51.100.4")]).toEqual([undefined, undefined, undefined])
  expect((await ask(operator, "POST", `/subsidies/shared-networks/${networkId}/end`, {})).status).toBe(200)
  world.clock.now = "2025-10-10T01:59:00.000Z"
  expect(await from("198.51.100.4")).toBe("24小时内同一网络地址4名申请人")
  world.clock.now = "2025-10-11T02:00:00.000Z"
  expect(await from("203.0.113.7")).toBeUndefined()
  world.clock.now = "2025-10-09T02:00:00.000Z"
  parameters.take([])
})

test("C10: another account entered at a window two days before is a sign; entered by the unit itself, or a week before, is none", async () => {
  const seen = async (way: "window" | "unit", on: string) => {
    const unit = await employer()
    await sql("update payments.unit_accounts set state = 'replaced', given_at = '2025-01-01' where employer_id = $1", unit)
    await world.verifiedAccount(unit)
    await sql("update payments.unit_accounts set way = $2, given_at = $3 where employer_id = $1 and state = 'verified'", unit, way, on)
    await graduate({ employer: unit, months: ["2025-08", "2025-09"] })
    return (await sign(unit, await graduateClaim(unit), "C10"))?.says
  }
  expect([await seen("window", "2025-10-07T03:00:00Z"), await seen("unit", "2025-10-07T03:00:00Z"), await seen("window", "2025-10-02T03:00:00Z")]).toEqual(["2025-10-07由窗口变更收款账户", undefined, undefined])
})

test("D13: a post held by a relative of the head of the unit; who is kin of somebody else is none", async () => {
  const seen = async (relativeOf: string) => {
    const unit = await employer()
    await sql("update registers.employers set legal_person_id = 88003 where employer_id = $1", unit)
    await enter("assistance.public_posts", [{ employer_id: unit, number: "G1", name: "保洁", approved_on: "2024-01-01", places: 20, part_time: false, document: "乙人社〔2024〕5号" }])
    const who = await soundPerson()
    await world.recognised(who, "2025-02-10")
    await enter("assistance.placements", [{ person_id: who, employer_id: unit, post_number: "G1", agreement_on: "2025-07-01", from_on: "2025-07-01" }])
    await enter("assistance.placement_months", [{ person_id: who, employer_id: unit, from_on: "2025-07-01", ym: 202507, attended_days: 21, wage_fen: 230_000 }])
    await sql("insert into registers.kin (person_id, relative_id, relation, source) values ($1, $2, '兄弟姐妹', '公安')", who, relativeOf)
    return sign(unit, await sent(unitOf(unit), unit, "subsidies.public-post", "2025-07", "2025-07"), "D13").then((one) => one?.evidence.length)
  }
  expect([await seen("88003"), await seen("88004")]).toEqual([1, undefined])
})

test("D16: three trainings of different occupations within a year; three of two occupations, or the oldest more than a year ago, is none", async () => {
  const seen = async (...trained: readonly (readonly [occupation: string, on: string])[]) => {
    const [person, caseId] = await flexibleClaim(undefined, async (who) => {
      for (const [occupation, on] of trained)
        await sql("insert into subsidies.awards (subject_id, grant_id, line, subject_kind, item, from_ym, occupation, level, fund, payee_id, payee_kind, region, amount_fen, facts, granted_on, recorded_at) values ($1, $2, 'x', 'person', 'TR-SKILL', 202501, $3, 5, 'employment-subsidy', $1, 'person', $4, 100, '{}', $5, now())", who, newId(), occupation, cityB, on)
    })
    return (await sign(person, caseId, "D16"))?.says
  }
  expect(await seen(["6-01", "2025-01-10"], ["6-02", "2025-04-10"], ["6-03", "2025-07-10"])).toBe("一年内3种职业的培训补贴")
  expect(await seen(["6-01", "2025-01-10"], ["6-01", "2025-04-10"], ["6-03", "2025-07-10"])).toBeUndefined()
  expect(await seen(["6-01", "2024-10-09"], ["6-02", "2025-04-10"], ["6-03", "2025-07-10"])).toBeUndefined()
})

test("E01: the lease another applicant sent with another claim; a lease of one's own is none", async () => {
  const who = async () => citizen(await flexible())
  const upload = async (viewer: Viewer, name: string, text: string) => {
    const body = Buffer.from(`--test\r\ncontent-disposition: form-data; name="file"; filename="${name}.pdf"\r\ncontent-type: application/pdf\r\n\r\n%PDF-1.7 ${text}\r\n--test--\r\n`)
    return { name, document: ((await ask(viewer, "POST", "/documents", body, { "content-type": "multipart/form-data; boundary=test" })) as unknown as { body: { documentId: string } }).body.documentId }
  }
  const seen = async (lease: string) => {
    const viewer = await who()
    const papers = [await upload(viewer, "lease", lease), await upload(viewer, "invoice", randomUUID()), await upload(viewer, "payment", randomUUID())]
    const made = await send(viewer, "subsidies.start-up-rent", { rentPaid: 480_000, rentMonths: 12, invoice: randomUUID() }, papers)
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    await deliver()
    return (await sign((viewer as { personId: string }).personId, made.body.caseId, "E01"))?.says
  }
  expect([await seen("租赁合同甲"), await seen("租赁合同乙"), await seen("租赁合同甲")]).toEqual([undefined, undefined, "与另外1名申请人的文件相同"])
})

test("E02: a unit that withdrew the same months three times and sends them again for other people; for the same people, or other months, is none", async () => {
  const seen = async (change: (unit: string, round: number) => Promise<unknown>, from: (round: number) => string = () => "2025-08") => {
    const unit = await employer()
    await graduate({ employer: unit, months: ["2025-08", "2025-09"] })
    let last = ""
    for (let round = 0; round < 4; round++) {
      await change(unit, round)
      last = await sent(unitOf(unit), unit, "subsidies.graduate-hire", from(round), "2025-09")
      if (round < 3) expect((await act(unitOf(unit), unit, last, "withdraw", 1)).status).toBe(200)
    }
    return (await sign(unit, last, "E02"))?.says
  }
  const same = () => Promise.resolve()
  expect(await seen((unit, round) => (round === 3 ? graduate({ employer: unit, months: ["2025-08", "2025-09"] }) : same()))).toBe("同一期间已撤回3次，人员有变动")
  expect(await seen(same)).toBeUndefined()
  expect(await seen((unit, round) => (round === 3 ? graduate({ employer: unit, months: ["2025-08", "2025-09"] }) : same()), (round) => (round === 0 ? "2025-09" : "2025-08"))).toBeUndefined()
})

test("E04: returned three times by one clerk and then passed on by another; passed on by the same clerk is none", async () => {
  const second: Viewer = { ...staff.receiver, officerId: "207" } as Viewer
  const seen = async (passes: Viewer) => {
    const [person, caseId] = await flexibleClaim()
    let length = 1
    for (let round = 0; round < 3; round++) {
      expect((await act(staff.receiver, person, caseId, "return", length++, { says: "请核对补贴所属期", fields: ["periodFrom"] })).status).toBe(200)
      const resubmitted = await act(citizen(person), person, caseId, "resubmit", length++, { answers: { periodFrom: "2025-03", periodUntil: "2025-08" } })
      expect(resubmitted.status, JSON.stringify(resubmitted.body)).toBe(200)
    }
    expect((await act(passes, person, caseId, "accept", length)).status).toBe(200)
    await deliver()
    return (await sign(person, caseId, "E04"))?.says
  }
  expect([await seen(second), await seen(staff.receiver)]).toEqual(["补正3次后由另一人通过", undefined])
})

test("E07: what should be back by now is red, and so is a block that runs; what is due tomorrow, and a block that ended today, are none", async () => {
  const seen = async (dueOn: string, blockedUntil?: string) => {
    const [person, caseId] = await flexibleClaim(undefined, async (who) => {
      const id = newId()
      await sql("insert into subsidies.publications (subject_id, publication_id, subject_kind, case_id, item, region, shown_name, shown_number, period, persons, amount_fen, from_on, until_on, made_at) values ($1, $2, 'person', $2, 'TV-MIG', $3, '示例', '', '', 1, 100, '2025-05-01', '2025-05-10', now())", who, id, cityB)
      await sql("insert into subsidies.grants (subject_id, grant_id, subject_kind, item, fund, region, case_id, channel, amount_fen, persons, months, rule, rule_version, publication_id, published_fen, granted_on, granted_by, recorded_at) values ($1, $2, 'person', 'TV-MIG', 'employment-subsidy', $3, $2, 'web', 100, 1, 1, 'r', '2025-01-01', $2, 100, '2025-06-01', '1', now())", who, id, cityB)
      await sql(
        `insert into subsidies.clawbacks (subject_id, clawback_id, subject_kind, name, region, grant_id, batch_id, item, fund, year, kind, amount_fen, grounds, state, opened_by, opened_name, opened_at, decided_by, decided_on, due_on)
         values ($1, $2, 'person', '示例', $3, $2, 1, 'TV-MIG', 'employment-subsidy', 2025, 'false-data', 100, '虚假信息', $4, '1', '甲', now(), '3', '2025-09-01', $5)`, who, id, cityB, blockedUntil === undefined ? "decided" : "dropped", dueOn)
      if (blockedUntil !== undefined) await sql("insert into subsidies.blocks (subject_id, clawback_id, from_on, until_on, region) values ($1, $2, '2025-09-01', $3, $4)", who, id, blockedUntil, cityB)
    })
    return (await sign(person, caseId, "E07"))?.evidence.length
  }
  expect([await seen("2025-10-08"), await seen("2025-10-09"), await seen("2025-10-08", "2025-10-10"), await seen("2025-10-08", "2025-10-09")]).toEqual([1, undefined, 1, undefined])
})
