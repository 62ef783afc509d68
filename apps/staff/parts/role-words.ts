// A role in words.
import { staffRoles } from "#wire"
import type { Say } from "../say.ts"

export function roleWords(say: Say, role: string): string {
  const known = staffRoles.find((one) => one === role)
  return known ? say(`role.${known}`) : role
}
