// Texts of employers, English.
import type { employers as chinese } from "../zh/employers.ts"

export const employers: Readonly<Record<keyof typeof chinese, string>> = {
  "employers.title": "Employers",
  "employers.search": "Credit code or name",
  "employers.none-more": "Check the code. A new employer can register online first.",
  "employers.unreadable": "This employer cannot be shown",
  "employers.back": "Back to employers",
  "employers.card": "Registration",
  "employers.uscc": "Credit code",
  "employers.type": "Kind",
  "employers.reg-type": "Registered as",
  "employers.industry": "Industry",
  "employers.founded": "Founded",
  "employers.legal": "Legal representative",
  "employers.contact": "Contact",
  "employers.address": "Address",
  "employers.insured": "Insured staff",
  "employers.roster": "Roster",
  "employers.filed": "{{count}} persons",
  "employers.no-roster": "Nobody filed yet.",
  "employers.hired": "Hired",
  "employers.contract": "Contract",
  "employers.post": "Post",
}
