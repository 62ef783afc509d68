// What is said about numbers of accounts while they are typed is what the server says.
import { expect, test } from "vitest"
import { bankLineDigit, luhnDigit } from "#standards"
import { wrongBranch, wrongCard } from "./checked-input.tsx"

const card = `621700123456789012${luhnDigit("621700123456789012")}`
const branch = `10210000012${bankLineDigit("10210000012")}`

test("a card is right with its check digit, wrong with another, too short, or with letters", () => {
  expect(wrongCard(card)).toBeNull()
  expect(wrongCard(`${card.slice(0, 4)} ${card.slice(4)}`)).toBeNull()
  for (const one of [card.slice(0, -1) + String((Number(card.at(-1)) + 1) % 10), "62170012", `${card}a`, ""]) expect(wrongCard(one)).toContain("银行卡号不正确")
})

test("a branch number may be left out; given it has twelve digits and its check digit", () => {
  expect([wrongBranch(""), wrongBranch(branch)]).toEqual([null, null])
  for (const one of [branch.slice(0, -1) + String((Number(branch.at(-1)) + 1) % 10), "1021", "10210000012x"]) expect(wrongBranch(one)).toContain("联行号不正确")
})
