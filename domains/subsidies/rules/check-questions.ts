// What departments whose register is not connected are asked, by the name of the fact, with the kind of their answer. An officer looks it up and records it with source and ground.

export type CheckAnswer = "boolean" | "number" | "text" | "list"

export const checkQuestions = {
  "low-income-household": "boolean", "credit-listed": "boolean", "share-held": "number", "own-shop-alone": "boolean", "unit-abnormal": "boolean", "tax-normal": "boolean", "enterprise-size": "text", "account-is-payee": "boolean",
  // 高 high, 中 medium, 低 low (domain/05): about people and units
  "risk-level": "text",
  // About people
  "poverty-group": "boolean", "monitored-for-poverty": "boolean", "zero-employment-household": "boolean", "hardship-categories": "list", "study-form": "text", "founder-group": "text", "lessor-related": "boolean",
  "work-evidenced": "boolean", "training-group-valid": "boolean", "severely-disabled": "boolean", "contract-worker": "boolean", "other-business-loan": "boolean", "deduction-start": "text",
  // About units
  "tax-months": "number", "agency-licensed": "boolean", "unit-kind": "text", industry: "text", "zombie-enterprise": "boolean", "industry-policy-consistent": "boolean", "wages-or-premiums-owed": "boolean",
} as const satisfies Readonly<Record<string, CheckAnswer>>

export type CheckQuestion = keyof typeof checkQuestions
