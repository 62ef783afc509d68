// How the published lists become rows of the register.
import { expect, test } from "vitest"
import { copyLine, regionOfLine, regionRows } from "./region-rows.ts"

const lines = [
  "code,name", '44,"广东省"', '4401,"广州市",44', '4419,"东莞市",44', '440103,"荔湾区",4401,44', '441900,"东莞市",4419,44',
  '441900003,"东城街道",441900,44,4419', '440103001,"沙面街道",440103,44,4401', '440103001001,"翠洲社区居委会",440103001,44,4401,440103', '45,"广西壮族自治区"',
]
const wanted = lines.map((line) => regionOfLine(line, "44")).filter((row) => row !== null)

test("only the wanted province is read, and a city without counties keeps its towns", () => {
  const rows = regionRows(wanted)
  expect(rows.map(({ code, level, parent, fullName }) => [code, level, parent, fullName])).toEqual([
    ["440000000000", 1, "000000000000", "广东省"],
    ["440100000000", 2, "440000000000", "广东省广州市"],
    ["441900000000", 2, "440000000000", "广东省东莞市"],
    ["440103000000", 3, "440100000000", "广东省广州市荔湾区"],
    ["441900003000", 4, "441900000000", "广东省东莞市东城街道"],
    ["440103001000", 4, "440103000000", "广东省广州市荔湾区沙面街道"],
    ["440103001001", 5, "440103001000", "广东省广州市荔湾区沙面街道翠洲社区居委会"],
  ])
})

test("a placeholder level is left out of the full name", () => {
  const rows = regionRows(['11,"北京市"', '1101,"市辖区",11', '110101,"东城区",1101,11'].map((line) => regionOfLine(line, "11")).filter((row) => row !== null))
  expect(rows.at(-1)?.fullName).toBe("北京市东城区")
})

test("a region without a parent stops the import", () => {
  expect(() => regionRows([["110101000000", "东城区"]].map(([code, name]) => regionOfLine(`${code},"${name}"`, "11")).filter((row) => row !== null))).toThrow("no parent")
})

test("a line for COPY cannot break out of its field", () => {
  const [row] = regionRows([regionOfLine('11,"北\t京\\市"', "11")].filter((found) => found !== null))
  expect(row && copyLine(row)).toBe("110000000000\t北\\t京\\\\市\t1\t000000000000\t北\\t京\\\\市\n")
})
