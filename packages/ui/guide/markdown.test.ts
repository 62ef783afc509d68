// The reader of guides: what it understands, and that nothing in a guide can become script or a foreign address.
import { expect, test } from "vitest"
import { readInline, readMarkdown } from "./markdown.ts"

test("a guide is read as headings, paragraphs and lists in order", () => {
  expect(readMarkdown("## 谁可以办\n\n年满 16 周岁，\n有就业要求。\n\n- 身份证\n- 社保卡\n\n1. 填表\n2. 提交")).toEqual([
    { kind: "heading", level: 2, text: [{ kind: "text", text: "谁可以办" }] },
    { kind: "paragraph", text: [{ kind: "text", text: "年满 16 周岁，有就业要求。" }] },
    { kind: "list", ordered: false, entries: [[{ kind: "text", text: "身份证" }], [{ kind: "text", text: "社保卡" }]] },
    { kind: "list", ordered: true, entries: [[{ kind: "text", text: "填表" }], [{ kind: "text", text: "提交" }]] },
  ])
})

test("bold, code and links stand inside running text", () => {
  expect(readInline("请拨打 **12333** 或看[指南](/services)")).toEqual([
    { kind: "text", text: "请拨打 " },
    { kind: "bold", text: "12333" },
    { kind: "text", text: " 或看" },
    { kind: "link", text: "指南", to: "/services" },
  ])
})

test("a link that would run script or leave by a protocol-relative address stays plain text", () => {
  for (const to of ["javascript:alert", "//evil.example", "data:text/html,x"]) expect(readInline(`[点](${to})`)).toEqual([{ kind: "text", text: "点" }])
})

test("markup of another language is shown as it is written", () => {
  expect(readMarkdown("<script>alert(1)</script>")).toEqual([{ kind: "paragraph", text: [{ kind: "text", text: "<script>alert(1)</script>" }] }])
})

test("an empty guide has no blocks", () => {
  expect(readMarkdown("\n\n")).toEqual([])
})
