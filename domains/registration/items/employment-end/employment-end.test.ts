// 就业登记变更、终止 by the person, and 退工申诉 when the employer does not file the leaving.
import { beforeAll, expect, test } from "vitest"
import { testDatabase } from "../../../../platform/database/testing.ts"
import { aProvince, community, lostJob } from "../../server/testing.ts"

const database = await testDatabase()
let province: Awaited<ReturnType<typeof aProvince>>
beforeAll(async () => {
  province = await aProvince(database)
})

test("own work is changed and ended at once, and unemployment can be registered the same day", async () => {
  const lin = await province.person()
  await province.apply(lin.viewer, "registration.flexible-employment", { flexKind: "2", flexContent: "在望川区做家政保洁", workRegion: community, startDate: "2026-01-05", promise: true })
  expect((await province.apply(lin.viewer, "registration.employment-change", { content: "改做月嫂，住家照护" })).body).toMatchObject({ state: "approved" })
  expect((await province.apply(lin.viewer, "registration.employment-end", { endReason: "07", endedOn: "2026-03-01" })).body).toMatchObject({ state: "approved" })
  expect(await province.employments(lin.id)).toMatchObject([{ state: "ended", ended_on: "2026-03-01", content: "改做月嫂，住家照护" }])
  expect((await province.events("employment.ended", lin.id))[0]?.payload).toMatchObject({ effectiveDate: "2026-03-01", reason: "07" })
  expect((await province.apply(lin.viewer, "registration.unemployment", lostJob())).body).toMatchObject({ state: "approved" })
})

test("who works for an employer cannot end it alone, but may appeal; the county ends it after the street has asked the employer", async () => {
  const lin = await province.person()
  const works = await province.employer()
  await province.ask(works.viewer, "POST", "/registration/filings", { name: lin.name, idNumber: lin.idNumber, hireOn: "2024-03-01", contractKind: "2", occupation: "车工" })
  expect((await province.apply<{ code: string }>(lin.viewer, "registration.employment-end", { endReason: "90", endedOn: "2026-03-01" })).body.code).toBe("R-NO-EMPLOYMENT")
  const appeal = await province.apply<{ state: string; caseId: string }>(lin.viewer, "registration.leaving-appeal", { employerName: works.name, endedOn: "2026-02-15", legalReason: "05", account: "二月十五日被口头通知不用再来，单位一直不办减员", promise: true })
  expect(appeal.body, JSON.stringify(appeal.body)).toMatchObject({ state: "submitted" })
  const act = (officer: ReturnType<typeof province.officer>, input: object) => province.ask<{ state: string; code: string }>(officer, "POST", `/cases/${lin.id}/${appeal.body.caseId}/actions`, input)
  expect((await act(province.officer("990101001", ["clerk"], "7001"), { kind: "accept", length: 1, says: "已电话核实，单位确认已离职" })).body.state).toBe("in-review")
  expect((await act(province.officer("990101", ["clerk", "reviewer"], "7001"), { kind: "approve", length: 2, says: "同意" })).body.code).toBe("casework.same-person")
  expect((await act(province.officer("990101", ["reviewer"], "7002"), { kind: "approve", length: 2, says: "同意依职权终止" })).body.state).toBe("approved")
  expect(await province.employments(lin.id)).toMatchObject([{ state: "ended", ended_on: "2026-02-15", legal_end_reason: "05" }])
  expect(await province.events("filing.leaving-unfiled", lin.id)).toHaveLength(1)
})
