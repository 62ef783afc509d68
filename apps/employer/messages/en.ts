// Texts of this app, English.
import type { zh } from "./zh.ts"

export const en: Readonly<Record<keyof typeof zh, string>> = {
  "app.name": "Employer service",
}
