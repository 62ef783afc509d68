// 何敏 of 甲市示例机械有限公司 brings her staff roster as the Excel sheet she keeps: row by row what was taken or refused and why, nothing half imported.
import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import ExcelJS from "exceljs"
import type { Page } from "playwright-core"
import { expect, test } from "vitest"
import { addDays, addMonths, plainDate, residentNumberFor, todayInChina } from "#standards"
import { accessibilityOf, expectCalm, stage } from "./stage.ts"

const here = stage()
const today = todayInChina(new Date().toISOString())
const hired = addDays(today, -5)
const until = addMonths(hired, 24)
const firm = "甲市示例机械有限公司"

const someone = (name: string, born: string, sequence: number) => ({ name, number: residentNumberFor("990101", plainDate(born), sequence) })
const jin = someone("金秋实", "1990-03-05", 711)
const he = someone("何雨桐", "1988-07-12", 722)
const mu = someone("慕容清风", "1995-11-30", 733)
const child = someone("童小小", `${Number(today.slice(0, 4)) - 12}-06-01`, 741)
const wrongCheck = (number: string): string => number.slice(0, 17) + (number.endsWith("1") ? "2" : "1")

type Row = Readonly<Record<string, string>>
const hire = (who: { readonly name: string; readonly number: string }, more: Row = {}): Row => ({ 姓名: who.name, 证件号码: who.number, 录用日期: hired, 合同类别: "1 固定期限", 合同结束日期: until, "职业(工种)": "装配钳工", ...more })

const seat: { page?: Page; template?: string; columns: readonly string[] } = { columns: [] }
const pageOfHe = (): Page => seat.page ?? expect.fail("she has not signed in")

/** Fills the downloaded template as a person would, with text in text cells. */
async function sheet(name: string, rows: readonly Row[]): Promise<string> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(seat.template ?? "")
  const page = book.worksheets[0] ?? expect.fail("the template has no sheet")
  for (const [index, row] of rows.entries()) for (const [heading, value] of Object.entries(row)) page.getCell(index + 2, seat.columns.indexOf(heading) + 1).value = value
  const file = join(here.dataFolder, name)
  await book.xlsx.writeFile(file)
  return file
}

async function upload(page: Page, file: string): Promise<void> {
  await page.locator("input[type=file]").setInputFiles(file)
}

const rowOf = (page: Page, text: string) => page.getByRole("row").filter({ hasText: text })

test("何敏 signs in for her unit and downloads the template, which explains itself", async () => {
  const page = await here.employer(firm)
  seat.page = page
  await page.getByRole("heading", { name: firm }).first().waitFor()
  await here.picture(page, "employer-home")
  await page.getByRole("link", { name: "用工备案" }).first().click()
  await page.getByRole("heading", { level: 1, name: "用工备案：上传名册" }).waitFor()
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "下载名册模板" }).or(page.getByRole("button", { name: "下载名册模板" })).click()])
  seat.template = join(here.dataFolder, "template.xlsx")
  await file.saveAs(seat.template)
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(seat.template)
  seat.columns = (book.worksheets[0]?.getRow(1).values as (string | undefined)[]).slice(1).map((one) => String(one ?? ""))
  expect(seat.columns).toContain("证件号码")
  expect(seat.columns).toContain("离职原因")
  expect(book.worksheets.map((one) => one.name)).toContain("填写说明")
})

test("a roster with good and bad rows is answered row by row, and nothing is written before she confirms", async () => {
  const page = pageOfHe()
  await upload(
    page,
    await sheet("名册.xlsx", [
      hire(jin),
      hire(he),
      hire(mu, { 合同类别: "2 无固定期限", 合同结束日期: "" }),
      hire({ name: "错号码", number: wrongCheck(jin.number) }),
      hire({ name: "短号码", number: "99010119900305" }),
      hire(child),
      hire(jin),
      hire({ name: "<script>alert(1)</script>", number: residentNumberFor("990101", plainDate("1991-01-01"), 755) }),
    ]),
  )
  await page.getByRole("heading", { level: 2, name: "名册.xlsx" }).waitFor()
  for (const [who, verdict, why] of [
    ["金秋实", "新增", "录用"],
    ["何雨桐", "新增", "录用"],
    ["慕容清风", "新增", "录用"],
    ["错号码", "拒绝", "E-ID"],
    ["短号码", "拒绝", "E-ID"],
    ["童小小", "拒绝", "E-AGE-01"],
    ["与第2行重复", "拒绝", "E-ROW-DUP"],
    ["<script>", "拒绝", "E-"],
  ] as const) {
    const said = await rowOf(page, who).first().innerText()
    expect(said, who).toContain(verdict)
    expect(said, who).toContain(why)
  }
  await here.picture(page, "employer-preview")
  expect(await accessibilityOf(page)).toEqual([])
  const before = await page.request.get(`${here.url}/api/registration/roster`)
  expect(await before.text()).not.toContain("金秋实")
})

test("confirmed, all that was accepted is written at once, and the refused rows can be taken home with their reasons", async () => {
  const page = pageOfHe()
  await page.getByRole("button", { name: "确认写入 3 人" }).click()
  await page.getByRole("status").filter({ hasText: "写入 3 人" }).waitFor()
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "下载被拒绝的 5 行" }).or(page.getByRole("button", { name: "下载被拒绝的 5 行" })).click()])
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(await file.path())
  expect(book.worksheets[0]?.rowCount).toBe(6)
  expect(JSON.stringify(book.worksheets[0]?.getRow(2).values)).toContain("E-ID")
  await page.getByRole("link", { name: "在册职工" }).first().click()
  await page.getByLabel("按姓名查找").fill("何雨桐")
  await page.keyboard.press("Enter")
  await rowOf(page, "何雨桐").first().waitFor()
  await page.getByLabel("按姓名查找").fill("童小小")
  await page.keyboard.press("Enter")
  await page.getByText("没有符合条件的职工").waitFor()
})

test("the next roster changes a contract, ends one employment by its legal reason, and says of the rest that nothing changes", async () => {
  const page = pageOfHe()
  await page.getByRole("link", { name: "用工备案" }).first().click()
  await upload(
    page,
    await sheet("名册二.xlsx", [
      hire(jin, { 合同结束日期: addMonths(until, 12) }),
      { 姓名: he.name, 证件号码: he.number, 离职日期: today, 离职原因: "06" },
      hire(mu, { 合同类别: "2 无固定期限", 合同结束日期: "" }),
      { 姓名: "林晓梅", 证件号码: residentNumberFor("990101", plainDate("1980-01-01"), 766), 离职日期: today, 离职原因: "06" },
    ]),
  )
  await page.getByRole("heading", { level: 2, name: "名册二.xlsx" }).waitFor()
  expect(await rowOf(page, "金秋实").first().innerText()).toMatch(/变化[\s\S]*合同结束日期/)
  expect(await rowOf(page, "何雨桐").first().innerText()).toMatch(/减员/)
  expect(await rowOf(page, "慕容清风").first().innerText()).toMatch(/无变化/)
  expect(await rowOf(page, "林晓梅").first().innerText()).toMatch(/拒绝[\s\S]*E-FIL-02/)
  await page.getByRole("button", { name: "确认写入 2 人" }).click()
  await page.getByRole("status").filter({ hasText: "写入 2 人" }).waitFor()
  await page.getByRole("link", { name: "在册职工" }).first().click()
  await page.getByText("已减员", { exact: true }).first().click()
  await page.getByLabel("按姓名查找").fill("何雨桐")
  await page.keyboard.press("Enter")
  await rowOf(page, "何雨桐").filter({ hasText: today }).first().waitFor()
  await here.picture(page, "employer-roster")
})

for (const [kind, name, bytes] of [
  ["a broken Excel file", "坏.xlsx", Buffer.concat([Buffer.from("PK\u0003\u0004"), Buffer.alloc(4000, 7)])],
  ["a picture that calls itself an Excel file", "照片.xlsx", Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(4000, 1)])],
  ["an empty file", "空.xlsx", Buffer.alloc(0)],
] as const)
  test(`${kind} is refused with a sentence, and no import is kept`, async () => {
    const page = pageOfHe()
    await page.getByRole("link", { name: "用工备案" }).first().click()
    await page.getByRole("heading", { level: 1, name: "用工备案：上传名册" }).waitFor()
    const file = join(here.dataFolder, name)
    await writeFile(file, bytes)
    await upload(page, file)
    const said = await page.getByRole("alert").first().innerText()
    expect(said).toMatch(/[\u4e00-\u9fff]{4,}/)
    expect(said).not.toMatch(/页面出了问题|系统/)
    expect(await page.getByText(name).count()).toBe(0)
  })

test("no page complained while all this was done", () => expectCalm(here))
