// The bank file and the bank's answer (domain/04 §9.2): what is written, and everything that is refused.
import fc from "fast-check"
import { expect, test } from "vitest"
import { Refusal } from "#wire"
import { type FileLine, mustPayExactly, readBankFile, referenceOf, writeBankFile } from "./bank-file.ts"
import { readResultFile } from "./result-file.ts"

const head = { number: "UI-202507-990200", region: "990200000000", month: "2025-07", madeAt: "2025-07-08T16:30:00.000Z" }
const line = (position: number, amountFen = 180_000): FileLine => ({
  name: "阿依古丽·买买提", idType: "01", idNumber: "990201199005200029", bankLine: "313651027012", account: "6217009900000000010", amountFen, category: "失业保险金", note: "202507", reference: referenceOf(head.number, position),
})
const codeOf = (work: () => unknown): string => {
  try {
    work()
  } catch (failure) {
    if (failure instanceof Refusal) return failure.code
    throw failure
  }
  return "accepted"
}

test("what is written is read back whole, whatever stands in names and notes", () => {
  fc.assert(
    fc.property(fc.array(fc.record({ name: fc.string({ minLength: 1 }), note: fc.string(), amountFen: fc.integer({ min: 1, max: 10_000_000 }) }), { maxLength: 30 }), (rows) => {
      const made = writeBankFile(head, rows.map((row, index) => ({ ...line(index + 1), ...row })))
      const read = readBankFile(made.content)
      expect(read.lines.map((one) => one.amountFen)).toEqual(rows.map((row) => row.amountFen))
      expect([read.totalFen, read.sha256]).toEqual([made.totalFen, made.sha256])
    }),
  )
})

test("a separator or a line end inside a name can not make a second field or line", () => {
  const made = writeBankFile(head, [{ ...line(1), name: "张|三\nD|9|盗" }])
  expect(made.content.split("\n")).toHaveLength(4)
})

const good = writeBankFile(head, [line(1), line(2, 90_000)]).content
const refused: readonly [string, string, string][] = [
  ["a header that is not the sum of the lines", good.replace("|2|270000|2025", "|2|270001|2025"), "payments.file-header-differs"],
  ["a trailer that differs", good.replace("T|2|270000", "T|2|270001"), "payments.file-trailer-differs"],
  ["a duplicate 行业务号", good.replace("0000002\n", "0000001\n"), "payments.file-duplicate-reference"],
  ["an amount of zero", good.replace("|180000|失", "|0|失"), "payments.file-amount-not-positive"],
  ["a negative amount", good.replace("|180000|失", "|-1|失"), "payments.file-amount-not-positive"],
  ["another account in a line", good.replace("6217009900000000010", "6217009900000000028"), "payments.file-hash-differs"],
  ["a file cut off in the middle", good.slice(0, -12), "payments.file-malformed"],
]
for (const [situation, content, code] of refused) test(`a file is refused with ${situation}`, () => expect(codeOf(() => readBankFile(content))).toBe(code))

test("writing refuses amounts of zero and the same reference twice", () => {
  expect(codeOf(() => writeBankFile(head, [line(1, 0)]))).toBe("payments.file-amount-not-positive")
  expect(codeOf(() => writeBankFile(head, [line(1), line(1)]))).toBe("payments.file-duplicate-reference")
})

test("a file with a HOLD line, a missing line, an extra line or one 分 of difference does not pay the batch", () => {
  const file = readBankFile(good)
  const lines = (states: readonly [number, string][]) => states.map(([amountFen, state], index) => ({ reference: referenceOf(head.number, index + 1), amountFen, state }))
  expect(codeOf(() => mustPayExactly(file, lines([[180_000, "ready"], [90_000, "ready"]])))).toBe("accepted")
  expect(codeOf(() => mustPayExactly(file, lines([[180_000, "ready"], [90_000, "hold"]])))).toBe("payments.hold-included")
  expect(codeOf(() => mustPayExactly(file, lines([[180_001, "ready"], [90_000, "ready"]])))).toBe("payments.file-differs-from-lines")
  expect(codeOf(() => mustPayExactly(file, lines([[180_000, "ready"]])))).toBe("payments.file-differs-from-lines")
  expect(codeOf(() => mustPayExactly(file, lines([[180_000, "ready"], [90_000, "ready"], [1, "ready"]])))).toBe("payments.file-differs-from-lines")
})

const answer = (text: string) => readResultFile(text, head.number, (position) => position <= 2)
const row = (position: number, rest: string) => `R|${referenceOf(head.number, position)}|${rest}`

test("an answer says of each line whether it arrived, when in China, and why not", () => {
  expect(answer(`${row(1, "0||2025-07-10 10:00:00|S1")}\n${row(2, "1|05|2025-07-10 10:00:01|S2")}\n`)).toEqual([
    { position: 1, paid: true, code: "", at: "2025-07-10T02:00:00.000Z", serial: "S1" },
    { position: 2, paid: false, code: "05", at: "2025-07-10T02:00:01.000Z", serial: "S2" },
  ])
})

const badAnswers: readonly [string, string, string][] = [
  ["a line of another batch", `${row(1, "0||2025-07-10 10:00:00|S1")}\nR|UI-202506-990200-0000001|0||2025-07-10 10:00:00|S`, "payments.result-unknown-line"],
  ["a position that was never sent", row(3, "0||2025-07-10 10:00:00|S1"), "payments.result-unknown-line"],
  ["the same line twice", `${row(1, "0||2025-07-10 10:00:00|S1")}\n${row(1, "0||2025-07-10 10:00:00|S1")}`, "payments.result-duplicate-line"],
  ["a failure without code", row(1, "1||2025-07-10 10:00:00|S1"), "payments.result-unknown-code"],
  ["a code nobody knows", row(1, "1|42|2025-07-10 10:00:00|S1"), "payments.result-unknown-code"],
  ["a success with a failure code", row(1, "0|05|2025-07-10 10:00:00|S1"), "payments.result-unknown-code"],
  ["a time that is none", row(1, "0||gestern|S1"), "payments.result-malformed"],
  ["nothing in it", "\n", "payments.result-empty"],
]
for (const [situation, text, code] of badAnswers) test(`an answer is refused whole with ${situation}`, () => expect(codeOf(() => answer(text))).toBe(code))
