// 就业创业证电子凭证: a paper of today, the same one as long as nothing in it changes, with a code anybody can verify (domain/01 §8).
import { beforeAll, expect, test } from "vitest"
import { testDatabase } from "../../../platform/database/testing.ts"
import { aProvince, lostJob } from "./testing.ts"

const database = await testDatabase()
let province: Awaited<ReturnType<typeof aProvince>>
beforeAll(async () => {
  province = await aProvince(database)
})

type Someone = Awaited<ReturnType<typeof province.person>>
interface Paper {
  readonly title: string
  readonly number: string
  readonly addressee: string
  readonly addresseeMasked: string
  readonly rows: readonly { readonly label: string; readonly value: string }[]
}

const ask = (viewer: Someone["viewer"]) => province.http.ask(viewer, "GET", "/registration/mine/certificate.pdf") as Promise<{ status: number; body: unknown; headers: Record<string, unknown> }>
const papers = (person: Someone) => province.sql<{ paper_id: string; code: string; content: Paper }>("select paper_id, code, content from documents.papers where subject_id = $1 order by made_at, paper_id", person.id)

test("who has no number is told to collect one first, and no paper is made", async () => {
  const lin = await province.person()
  const answer = await ask(lin.viewer)
  expect([answer.status, (answer.body as { code: string }).code]).toEqual([409, "registration.no-certificate"])
  expect(await papers(lin)).toEqual([])
})

test("the paper carries number, person and registrations; the identity number only masked", async () => {
  const lin = await province.person({ name: "欧阳小北" })
  await province.apply(lin.viewer, "registration.unemployment", lostJob())
  const { body } = await province.ask<{ number: string }>(lin.viewer, "POST", "/registration/mine/certificate")
  const answer = await ask(lin.viewer)
  expect([answer.status, answer.headers["content-type"], String(answer.body).slice(0, 5)]).toEqual([200, "application/pdf", "%PDF-"])
  expect(answer.headers["content-disposition"]).toBe(`inline; filename="certificate-${body.number}.pdf"`)
  const [paper] = await papers(lin)
  expect(paper?.content).toMatchObject({ title: "就业创业证（电子凭证）", number: body.number, addressee: "欧阳小北" })
  expect(paper?.content.addresseeMasked).not.toContain("小北")
  const said = Object.fromEntries((paper?.content.rows ?? []).map((row) => [row.label, row.value]))
  expect(said["失业登记"]).toMatch(/^2026年3月2日至今，/)
  expect(said["现在的状态"]).toContain("失业")
  expect(JSON.stringify(paper?.content)).not.toContain(lin.idNumber)
})

test("asked again on the same day it is the same paper; when a registration ends there is a new one, and the old stays verifiable", async () => {
  const lin = await province.person()
  await province.apply(lin.viewer, "registration.unemployment", lostJob())
  await province.ask(lin.viewer, "POST", "/registration/mine/certificate")
  const [first, second] = [await ask(lin.viewer), await ask(lin.viewer)]
  expect(second.body).toBe(first.body)
  expect(await papers(lin)).toHaveLength(1)
  await province.happens("person.enlisted", lin.id, { effectiveDate: "2026-03-02" })
  await ask(lin.viewer)
  const both = await papers(lin)
  expect(both).toHaveLength(2)
  expect(new Set(both.map((one) => one.code)).size).toBe(2)
  expect(await province.sql("select count(*)::int as n from documents.paper_codes where subject_id = $1", lin.id)).toEqual([{ n: 2 }])
})

test("officers and employers have no such paper of their own", async () => {
  expect((await province.http.ask(province.officer("990101001"), "GET", "/registration/mine/certificate.pdf")).status).toBe(403)
})
