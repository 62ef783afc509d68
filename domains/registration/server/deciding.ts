// Who decides about another person's registration: an officer, and never about their own.
import { commonProblems } from "#wire"
import type { RequestContext } from "#platform/module"

export function deciding({ viewer }: Pick<RequestContext, "viewer">, person: string): { readonly id: string; readonly name: string } {
  if (viewer.kind !== "staff" || viewer.personId === person) throw commonProblems.notAllowed()
  return { id: viewer.officerId, name: viewer.name }
}
