// Texts of the shared page parts, English.
import type { zh } from "./zh.ts"

export const en: Readonly<Record<keyof typeof zh, string>> = {
  "frame.skip": "Skip to content",
  "frame.nav": "Main navigation",
  "frame.menu": "Menu",
  "frame.signIn": "Sign in",
  "frame.signOut": "Sign out",
  "frame.account": "Account: {{name}}",
  "frame.demonstration": "Demonstration data: people, employers and amounts are invented",
  "frame.language": "Change language",
  "frame.help": "Questions? Call 12333",
}
