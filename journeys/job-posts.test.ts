// A firm publishes a post and closes it when it is filled; somebody finds it on a phone and reads whom to call; who was served says what they think, and officers see the count.
import type { Page } from "playwright-core"
import { expect, test } from "vitest"
import { accessibilityOf, expectCalm, stage } from "./stage.ts"

const here = stage()
const title = "数控车工（夜班）"

async function choose(page: Page, label: string, option: string): Promise<void> {
  const box = page.getByRole("combobox", { name: label, exact: true })
  await box.fill(option)
  await page.locator(".ant-select-dropdown:visible .ant-select-item-option").filter({ hasText: option }).first().click()
}

/** Fills the form of a post with these contents of work. */
async function fillPost(page: Page, duty: string): Promise<void> {
  await page.getByRole("button", { name: "发布岗位" }).first().click()
  await page.getByLabel("岗位名称").fill(title)
  await choose(page, "职业", "6-18")
  await choose(page, "工作地", "示例省")
  await page.getByLabel("工作地点").fill("机械路1号")
  await page.getByLabel("报酬下限（元）").fill("5000")
  await page.getByLabel("报酬上限（元）").fill("8000")
  await page.getByLabel("联系人").fill("何敏")
  await page.getByLabel("联系电话").fill("0990-6000001")
  await page.getByLabel("工作内容（至少20字）").fill(duty)
}

test("何敏 publishes a post; a sentence the law forbids is refused with its article, without it it is open", async () => {
  const page = await here.employer("甲市示例机械有限公司")
  await page.goto(`${here.url}/employer/posts`)
  await fillPost(page, "操作数控车床加工零件，限男性，入职前做好设备保养和交接班记录。")
  await here.picture(page, "employer-post-form")
  expect(await accessibilityOf(page)).toEqual([])
  await page.getByRole("button", { name: "发布", exact: true }).click()
  await page.getByRole("alert").filter({ hasText: "《就业促进法》第二十七条" }).waitFor()
  await page.getByLabel("工作内容（至少20字）").fill("操作数控车床按图纸加工零件，首件自检，做好设备日常保养和交接班记录。")
  await page.getByRole("button", { name: "发布", exact: true }).click()
  await page.getByRole("row").filter({ hasText: title }).getByText("正在招聘").waitFor()
  await here.picture(page, "employer-posts")
})

test("on a phone anybody finds it; whom to call is told after signing in", async () => {
  const page = await here.device("phone")
  await page.goto(`${here.url}/jobs`)
  await page.getByLabel("找岗位").fill(title)
  await page.keyboard.press("Enter")
  await page.getByRole("link", { name: new RegExp("数控车工（夜班）") }).click()
  await page.getByRole("heading", { level: 1, name: title }).waitFor()
  await page.getByText("登录后查看联系方式").waitFor()
  const address = new URL(page.url()).pathname
  const known = await here.citizen("周建国")
  await known.goto(`${here.url}${address}`)
  await known.getByText("0990-6000001").waitFor()
  await here.picture(known, "citizen-post")
  expect(await accessibilityOf(known)).toEqual([])
})

test("周建国 writes a résumé, and finds it again", async () => {
  const page = await here.citizen("周建国")
  await page.goto(`${here.url}/jobs/resume`)
  await page.getByLabel("想做的工作").fill("仓库管理员")
  await page.getByRole("button", { name: "保存" }).click()
  await page.getByRole("status").filter({ hasText: "已保存" }).waitFor()
  await page.reload()
  await expect.poll(() => page.getByLabel("想做的工作").inputValue(), { timeout: 20_000 }).toBe("仓库管理员")
  await here.picture(page, "citizen-resume")
})

test("何敏 closes the post, and nobody finds it any more", async () => {
  const page = await here.employer("甲市示例机械有限公司")
  await page.goto(`${here.url}/employer/posts`)
  await page.getByRole("button", { name: `结束招聘：${title}` }).click()
  await page.getByRole("button", { name: "确认结束" }).click()
  await page.getByRole("row").filter({ hasText: title }).getByText("已招满").waitFor()
  const other = await here.device("phone")
  await other.goto(`${here.url}/jobs?q=${encodeURIComponent(title)}`)
  await other.getByText("没有找到这样的岗位").waitFor()
})

test("阿依古丽 says what she thinks of her registration; 李强 of her county sees the poor rating and her words, without her name", async () => {
  const page = await here.citizen("阿依古丽·买买提")
  await page.goto(`${here.url}/cases`)
  await page.getByRole("link", { name: /失业登记/ }).first().click()
  await page.getByRole("radio", { name: "不满意", exact: true }).check()
  const send = page.getByRole("button", { name: "提交评价" })
  await send.click()
  await page.getByRole("alert").filter({ hasText: "请选一项，或写几句" }).waitFor()
  await page.getByRole("checkbox", { name: "办事效率" }).check()
  await page.getByLabel("想说的话（选填）").fill("填了两遍才交上")
  await here.picture(page, "citizen-rating")
  expect(await accessibilityOf(page)).toEqual([])
  await send.click()
  await page.getByText("您的评价：不满意，谢谢。").waitFor()
  const officer = await here.officer("li.qiang")
  await officer.goto(`${here.url}/staff/ratings`)
  await officer.getByText("填了两遍才交上").waitFor()
  expect(await officer.locator("main").innerText()).not.toContain("阿依古丽")
  await here.picture(officer, "staff-ratings")
  expect(await accessibilityOf(officer)).toEqual([])
})

test("王芳 looks at the posts of her street", async () => {
  const page = await here.officer("wang.fang")
  await page.goto(`${here.url}/staff/jobs`)
  await page.getByRole("table", { name: "招聘信息" }).waitFor()
  await here.picture(page, "staff-jobs")
})

test("no page complained while all this was done", () => expectCalm(here))
