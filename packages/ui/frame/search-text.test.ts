// Addresses carry codes and long numbers unchanged.
import { expect, test } from "vitest"
import { searchAsText, searchText } from "./search-text.ts"

test.each([
  ["a region of twelve digits stands bare", { region: "990101001000", period: "2026-10" }, "?region=990101001000&period=2026-10"],
  ["a case number of eighteen digits keeps its last digit", { q: "990101202611230001" }, "?q=990101202611230001"],
  ["what is empty is left out", { q: "", item: "insurance.benefit-claim" }, "?item=insurance.benefit-claim"],
  ["nothing asked leaves no mark", {}, ""],
])("%s", (_says, search, address) => {
  expect(searchAsText.stringifySearch(search)).toBe(address)
  const kept = Object.fromEntries(Object.entries(search).filter(([, value]) => value !== ""))
  expect(searchAsText.parseSearch(address)).toEqual(kept)
})

test("a parameter that is not there reads as empty", () => expect(searchText({ view: "late" }, "q")).toBe(""))
