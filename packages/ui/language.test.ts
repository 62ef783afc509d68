// Sentences with their values.
import { expect, test } from "vitest"
import { fillIn } from "./language.ts"

test.each([
  ["a value stands in its place", "还有 {{count}} 件", { count: 3 }, "还有 3 件"],
  ["the same value twice", "{{name}}，您好。{{name}}的办件", { name: "林晓梅" }, "林晓梅，您好。林晓梅的办件"],
  ["marks in a value stay as typed", "已告知：{{says}}", { says: "<b>$& {{x}}</b>" }, "已告知：<b>$& {{x}}</b>"],
  ["a value nobody gave leaves nothing behind", "到 {{day}} 为止", {}, "到  为止"],
])("%s", (_says, text, values, read) => expect(fillIn(text, values)).toBe(read))
