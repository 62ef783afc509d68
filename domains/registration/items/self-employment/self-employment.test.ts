// 个体经营、自主创业: at once when the market register knows the operator, by hand when not, never on a licence struck off.
import { beforeAll, expect, test } from "vitest"
import { creditCodeFor } from "#standards"
import { testDatabase } from "../../../../platform/database/testing.ts"
import { aProvince, community, lostJob } from "../../server/testing.ts"

const database = await testDatabase()
let province: Awaited<ReturnType<typeof aProvince>>
beforeAll(async () => {
  province = await aProvince(database)
})

const uscc = creditCodeFor("92", "990101", "MA999999")
const shop = (more: Record<string, unknown> = {}) => ({ form: "021", uscc, businessName: "望川区小吃店", startDate: "2026-03-01", workRegion: community, promise: true, ...more })
const owns = (person: string, status = "存续") =>
  province.sql("insert into registers.entity_roles (person_id, uscc, entity_name, role, status, from_on, source) values ($1, $2, '望川区小吃店', '经营者', $3, '2026-03-01', '市场监管')", person, uscc, status)

test("the operator of a shop is registered at once and the unemployment registration ends by U12", async () => {
  const lin = await province.person()
  await province.apply(lin.viewer, "registration.unemployment", lostJob({ lossDate: "2026-02-01" }))
  await owns(lin.id)
  const sent = await province.apply(lin.viewer, "registration.self-employment", shop())
  expect(sent.body, JSON.stringify(sent.body)).toMatchObject({ state: "approved" })
  expect(await province.employments(lin.id)).toMatchObject([{ form: "021", state: "valid", started_on: "2026-03-01" }])
  expect(await province.spells(lin.id)).toMatchObject([{ close_reason: "U12", closed_on: "2026-03-02" }])
})

test("a founder of a company keeps the flag that statistics need", async () => {
  const lin = await province.person()
  await owns(lin.id)
  await province.apply(lin.viewer, "registration.self-employment", shop({ form: "023", businessKind: "company-founder" }))
  expect(await province.sql("select form, flag from registration.employments where person_id = $1", lin.id)).toEqual([{ form: "023", flag: "company-founder" }])
})

test("an operator the market register does not know is looked at by a person", async () => {
  const lin = await province.person()
  expect((await province.apply(lin.viewer, "registration.self-employment", shop())).body).toMatchObject({ state: "submitted", verdict: "by-hand" })
})

test("a licence struck off cannot be approved by anybody, a wrong code not even sent", async () => {
  const lin = await province.person()
  await owns(lin.id, "注销")
  const sent = await province.apply<{ caseId: string; verdict: string }>(lin.viewer, "registration.self-employment", shop())
  expect(sent.body.verdict).toBe("fail")
  const stopped = await province.ask<{ code: string }>(province.officer("990101001"), "POST", `/cases/${lin.id}/${sent.body.caseId}/actions`, { kind: "approve", length: 1, says: "同意" })
  expect(stopped.body.code).toBe("casework.rule-says-no")
  const other = await province.person()
  const wrong = await province.apply<{ errors: { code: string }[] }>(other.viewer, "registration.self-employment", shop({ uscc: `${uscc.slice(0, 17)}${uscc.endsWith("0") ? "1" : "0"}` }))
  expect(wrong.body.errors.map(({ code }) => code)).toEqual(["E-USC-02"])
})
