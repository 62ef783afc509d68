// Every refused input of domain/04 §12 that is a rule, by its code, and its good neighbour.
import { expect, test } from "vitest"
import type { Known, Rule } from "#policy"
import { decide, reasonsOf } from "#policy"
import { claimInput, insuranceRules, jobRetentionInput, monthLineInput, priceIndexInput, reasonTable, refundInput, skillCertificateInput, stopInput, transferInput } from "./index.ts"
import { caseOf } from "./worked-case.ts"

type Given = Readonly<Record<string, Known>>

const goodClaim: Given = {
  "employment-end-date": "2025-03-14", "last-contribution-month": "2025-03", "end-reason-given": true, "months-typed-by-hand": false, "approved-months": 12,
  "contributed-months": 48, "unused-months": 0, "open-claims": 0, "account-is-own": true,
}
const goodLine: Given = { "line-month": "2025-07", "first-month": "2025-01", "last-month": "2025-12", "line-held": false, "line-amount": 180_000 }
const goodFirm: Given = { "premium-paid-last-year": 19_440_000, "benefit-drawers-last-year": 8, "average-insured-last-year": 180 }

const cases: readonly (readonly [situation: string, rule: Rule, good: Given, bad: Given, code: string])[] = [
  ["a claim with a future end date", claimInput, goodClaim, { "employment-end-date": "2025-03-29" }, "E-END-FUTURE"],
  ["an end date before the last paid month began", claimInput, goodClaim, { "employment-end-date": "2025-02-28" }, "E-END-BEFORE-PAID"],
  ["no reason code", claimInput, goodClaim, { "end-reason-given": false }, "E-REASON-EMPTY"],
  ["months typed by hand", claimInput, goodClaim, { "months-typed-by-hand": true }, "E-MONTHS-TYPED"],
  ["months above the national ceiling", claimInput, goodClaim, { "approved-months": 13 }, "E-MONTHS-CEILING"],
  ["two open claims", claimInput, goodClaim, { "open-claims": 1 }, "E-CLAIM-OPEN"],
  ["the account of another person", claimInput, goodClaim, { "account-is-own": false }, "E-ACCOUNT-OTHER"],
  ["a month line outside the entitlement", monthLineInput, goodLine, { "line-month": "2026-01" }, "E-LINE-OUTSIDE"],
  ["a batch with a held line", monthLineInput, goodLine, { "line-held": true }, "E-LINE-HELD"],
  ["a line without an amount", monthLineInput, goodLine, { "line-amount": 0 }, "E-LINE-AMOUNT"],
  ["a stop before the start", stopInput, { "stop-date": "2025-03-18", "benefit-start-date": "2025-03-18" }, { "stop-date": "2025-03-17" }, "E-STOP-BEFORE-START"],
  ["a transfer to the same place", transferInput, { "from-region": "990100", "to-region": "990200" }, { "to-region": "990100" }, "E-TRANSFER-SAME"],
  ["a certificate not found in full", skillCertificateInput, { "certificate-found": true }, { "certificate-found": false }, "E-CERT-NOT-FOUND"],
  ["a firm that paid no premium", jobRetentionInput, goodFirm, { "premium-paid-last-year": 0 }, "E-PREMIUM-ZERO"],
  ["drawers above twice the insured staff", jobRetentionInput, goodFirm, { "benefit-drawers-last-year": 361 }, "M-DRAWERS"],
  ["a price index without an official number", priceIndexInput, { "price-index-source-number": "国统发〔2025〕1号" }, { "price-index-source-number": null }, "E-INDEX-NO-SOURCE"],
  ["a refund larger than what is owed", refundInput, { refund: 180_000, receivable: 180_000 }, { refund: 180_001 }, "E-REFUND-TOO-LARGE"],
]

for (const [situation, rule, good, bad, code] of cases)
  test(`${situation} is refused with ${code}`, () => {
    expect(decide(rule, caseOf(good)).result).toBe("pass")
    const outcome = decide(rule, caseOf({ ...good, ...bad }))
    expect(outcome.result).toBe(code.startsWith("M-") ? "by-hand" : "fail")
    expect(outcome.reasons.map((reason) => reason.code)).toContain(code)
  })

test("every reason a rule can answer with has a Chinese sentence the person can read", () => {
  for (const rule of insuranceRules.rules) for (const reason of reasonsOf(rule)) expect(reason.says, `${rule.name} ${reason.code}`).toMatch(/[\u4e00-\u9fff]/)
  expect(reasonTable.find((reason) => reason.code === "R-RUNNING")).toMatchObject({ rule: "insurance.benefit-eligibility", law: "《社会保险法》第五十二条" })
})
