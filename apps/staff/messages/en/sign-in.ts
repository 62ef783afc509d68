// Texts of signing in, English.
import type { signIn as chinese } from "../zh/sign-in.ts"

export const signIn: Readonly<Record<keyof typeof chinese, string>> = {
  "signin.title": "Officer sign-in",
  "signin.login": "User name",
  "signin.password": "Password",
  "signin.next": "Next",
  "signin.help": "Forgotten your password, or locked out? Ask your operator.",
  "signin.code": "One-time code",
  "signin.code-help": "Open the authenticator on your phone and type the 6 digits.",
  "signin.shown-code": "Present code of the demonstration account:",
  "signin.enter": "Sign in",
  "signin.back": "Back",
  "signin.enrol-title": "First sign-in: set up one-time codes",
  "signin.enrol-how": "Scan the picture with an authenticator app, then type the 6 digits it shows.",
  "signin.enrol-picture": "QR code for the authenticator",
  "signin.enrol-secret": "If you cannot scan, type this key:",
  "signin.temporary": "You used a temporary password. Set a new one first.",
  "signin.new-password": "New password",
  "signin.new-again": "New password again",
  "signin.differs": "The two new passwords differ",
  "signin.demo": "Demonstration accounts",
  "signin.demo-more": "Choose an account; its name and password are filled in.",
}
