// People find the service by the words they use.
import { expect, test } from "vitest"
import { findServices } from "./find-services.ts"

const services = [
  { code: "registration.flexible-employment", name: "灵活就业登记", summary: "以个人身份从事非全日制、新就业形态等工作", guide: "" },
  { code: "registration.unemployment", name: "失业登记", summary: "没有工作、想找工作的劳动者登记失业，享受就业服务和政策", guide: "## 谁可以办" },
  { code: "insurance.benefit-claim", name: "失业保险金申领", summary: "非因本人意愿中断就业、缴费满一年的失业人员按月领取", guide: "" },
  { code: "registration.unemployment-cancel", name: "失业登记注销", summary: "找到工作后注销失业登记", guide: "" },
]

const first = (asked: string) => findServices(services, asked)[0]?.code

test("what people say leads to what the office calls it", () => {
  expect(first("我没工作了")).toBe("registration.unemployment")
  expect(first("被裁员怎么办")).toBe("registration.unemployment")
  expect(first("怎么领失业金")).toBe("insurance.benefit-claim")
  expect(first("跑外卖")).toBe("registration.flexible-employment")
})

test("the office's own word finds its service", () => {
  expect(first("失业保险金申领")).toBe("insurance.benefit-claim")
  expect(first("灵活就业")).toBe("registration.flexible-employment")
})

test("nothing asked shows all, and what does not exist finds nothing", () => {
  expect(findServices(services, "  ")).toHaveLength(services.length)
  expect(findServices(services, "结婚证")).toHaveLength(0)
})
