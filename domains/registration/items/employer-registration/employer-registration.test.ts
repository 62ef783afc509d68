// 用人单位登记 and the certificate: registered once, not when struck off; one certificate number per person.
import { beforeAll, expect, test } from "vitest"
import { testDatabase } from "../../../../platform/database/testing.ts"
import { aProvince, community, lostJob } from "../../server/testing.ts"

const database = await testDatabase()
let province: Awaited<ReturnType<typeof aProvince>>
beforeAll(async () => {
  province = await aProvince(database)
})

const unit = { workRegion: community, contactName: "何敏", contactMobile: "13800000009", isDispatch: false }
const register = (employer: { viewer: Parameters<typeof province.apply>[0] }) => province.apply<{ state: string; code: string }>(employer.viewer, "registration.employer", unit)

test("an active employer is registered at once, and once", async () => {
  const works = await province.employer()
  const sent = await register(works)
  expect(sent.body, JSON.stringify(sent.body)).toMatchObject({ state: "approved" })
  expect(await province.sql("select name, contact_masked, state from registration.employer_registrations where employer_id = $1", works.id)).toEqual([{ name: works.name, contact_masked: "138****0009", state: "normal" }])
  expect((await register(works)).body.code).toBe("R-UNIT-REGISTERED")
})

test("an employer struck off is refused with E-USC-03", async () => {
  const works = await province.employer()
  await province.sql("update registers.employers set status = '吊销' where employer_id = $1", works.id)
  expect((await register(works)).body.code).toBe("E-USC-03")
})

test("one certificate per person, however often it is asked for, with the registrations on its pages", async () => {
  const [lin, zhou] = [await province.person(), await province.person({ name: "周建国" })]
  await province.apply(lin.viewer, "registration.unemployment", lostJob())
  interface Certificate { number: string | null; unemployments: { state: string }[]; annotations: { kind: string }[] }
  expect((await province.ask<Certificate>(lin.viewer, "GET", "/registration/mine/certificate")).body.number).toBeNull()
  const asked = await Promise.all([1, 2, 3].map(() => province.ask<Certificate>(lin.viewer, "POST", "/registration/mine/certificate")))
  expect(new Set(asked.map(({ body }) => body.number)).size).toBe(1)
  expect(asked[0]?.body.number).toMatch(/^990101[12]026\d{6}$/)
  expect(asked[0]?.body.unemployments).toMatchObject([{ state: "open" }])
  expect((await province.ask<Certificate>(zhou.viewer, "POST", "/registration/mine/certificate")).body.number).not.toBe(asked[0]?.body.number)
  expect((await province.ask(province.officer("990101", ["reviewer"]), "POST", `/registration/people/${lin.id}/annotations`, { kind: "自主创业税收政策" })).status).toBe(201)
  expect((await province.ask<Certificate>(province.officer("990101001"), "GET", `/registration/people/${lin.id}/certificate`)).body.annotations).toMatchObject([{ kind: "自主创业税收政策" }])
  expect((await province.ask(province.officer("990102", ["reviewer"]), "POST", `/registration/people/${lin.id}/annotations`, { kind: "自主创业税收政策" })).status).toBe(404)
})
