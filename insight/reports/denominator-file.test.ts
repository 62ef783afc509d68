// 城镇就业人员数 from a file: whole or not at all, and every wrong line is named with what is wrong.
import { writeXlsx } from "hucre/xlsx"
import iconv from "iconv-lite"
import { beforeAll, expect, test } from "vitest"
import { testDatabase } from "../../platform/database/testing.ts"
import { testServer } from "../../platform/http/testing.ts"
import type { Viewer } from "#wire"
import { reports } from "./module.ts"
import { loadPlaces, officer } from "./testing.ts"

const database = await testDatabase()
const server = await testServer(database, [reports], { now: "2026-11-23T02:00:00.000Z" })
const statistician = officer("701", ["statistician"], "9901")
beforeAll(() => loadPlaces(database))

interface Answer {
  readonly status: number
  readonly body: { code?: string; imported?: number; rows?: { row: number; regionName: string }[]; errors?: { path: string; code: string; says: string }[]; detail?: string }
}

async function send(bytes: Buffer, name = "数字.csv", viewer: Viewer = statistician): Promise<Answer> {
  const boundary = "figures-boundary"
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`
  const body = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)])
  return server.ask(viewer, "POST", "/reports/denominators/file", body, { "content-type": `multipart/form-data; boundary=${boundary}` })
}
const header = "地区代码,地区名称,报告期,城镇就业人员,来源,来源日期"
const csv = (...lines: string[]) => Buffer.from(`\uFEFF${header}\r\n${lines.join("\r\n")}\r\n`)
const kept = async () => (await server.ask(statistician, "GET", "/reports/denominators")).body as unknown as { region: string; period: string; value: number }[]

test("the template names the places of the officer; lines of it that are left empty are not meant", async () => {
  const template = String((await server.ask(statistician, "GET", "/reports/denominators/template.csv")).body)
  expect(template.split("\r\n")[0]).toBe(`\uFEFF${header}`)
  expect(template).toContain("990101000000,")
  expect(template).not.toContain("990201000000,")
  const filled = template.replace(/^(990102000000,[^,]*),,,,/m, "$1,2026-09,\"250,000\",示例统计局,2026/10/8")
  expect((await send(Buffer.from(filled))).body).toMatchObject({ imported: 1, rows: [{ period: "2026-09", value: 250_000 }] })
  expect(await kept()).toMatchObject([{ region: "990102000000", period: "2026-09", value: 250_000 }])
  expect((await send(Buffer.from(template))).body.code).toBe("reports.file-empty")
})

test("one wrong line refuses the file, each wrong line is named with its column, and nothing is written", async () => {
  const answer = await send(csv(
    "990101,,2026-09,300000,示例统计局,2026-10-08",
    "990103000000,,2026-13,300000,示例统计局,2026-10-08",
    "990103000000,,2026-09,三十万,示例统计局,2026-10-08",
    "990103000000,,2026-09,300000,示,昨天",
    "990201000000,,2026-09,300000,示例统计局,2026-10-08",
    "980101000000,,2026-09,300000,示例统计局,2026-10-08",
    "990101000000,,2026-09,300000,示例统计局,2026-10-08",
    "990102000000,,2026-09,260000,示例统计局,2026-10-08",
  ))
  expect([answer.status, answer.body.code, answer.body.detail ?? ""]).toEqual([422, "reports.file-rows-wrong", expect.anything()])
  expect(answer.body.errors?.map(({ path, code }) => `${path} ${code}`)).toEqual([
    "rows.3.period input.invalid", "rows.4.value input.invalid", "rows.5.source input.invalid", "rows.5.sourceDate input.invalid", "rows.6.region reports.not-your-place",
    "rows.7.region reports.unknown-place", "rows.8.period reports.denominator-twice", "rows.9.period reports.denominator-kept",
  ])
  expect(answer.body.errors?.[1]?.says).toBe("第 4 行：城镇就业人员 请填写整数")
  expect(await kept()).toHaveLength(1)
})

test("an Excel sheet and a file in GB 18030 are read alike", async () => {
  const sheet = await writeXlsx({ sheets: [{ name: "数字", rows: [header.split(","), ["990101000000", "", "2026-08", 310_000, "示例统计局", "2026-09-08"]] }] })
  expect((await send(Buffer.from(sheet), "数字.xlsx")).body).toMatchObject({ imported: 1 })
  expect((await send(iconv.encode(`${header}\r\n990101000000,,2026Q3,320000,示例统计局,20261008\r\n`, "gb18030"))).body).toMatchObject({ imported: 1 })
  expect((await kept()).map(({ period, value }) => [period, value])).toContainEqual(["2026Q3", 320_000])
})

test("what is no sheet, lacks a column, has too many lines or comes from somebody else is refused with its code", async () => {
  expect((await send(Buffer.from("PDF"), "数字.pdf")).body.code).toBe("reports.file-not-sheet")
  expect((await send(Buffer.from("地区代码,报告期\r\n990101,2026-09\r\n"))).body).toMatchObject({ code: "reports.file-heading" })
  expect((await send(csv(...Array.from({ length: 501 }, () => "990101,,2026-09,1,示例统计局,2026-10-08")))).body.code).toBe("reports.file-too-many-rows")
  expect((await send(csv("990101,,2026-07,1,示例统计局,2026-10-08"), "数字.csv", officer("704", ["auditor"], "99"))).status).toBe(403)
})
