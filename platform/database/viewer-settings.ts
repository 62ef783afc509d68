// What row security is told about the party behind a connection (second line of defence; the first is the predicate in the statement).
import type { Viewer } from "#wire"

/**
 * The value of `app.viewer`, read by every row policy:
 * `region:990201` sees rows whose region begins so, `person:5` and `employer:7` their own, `feed:` and the empty text nothing.
 */
export function viewerSetting(viewer: Viewer): string {
  switch (viewer.kind) {
    case "staff":
      return `region:${digits(viewer.scope)}`
    case "citizen":
      return `person:${digits(viewer.personId)}`
    case "employer":
      return `employer:${digits(viewer.employerId)}`
    case "feed":
    case "public":
      return "nobody"
  }
}

/** Only digits ever reach a SET statement, which takes no parameters. */
function digits(text: string): string {
  if (!/^\d{1,19}$/.test(text)) throw new Error("a scope or id is not digits")
  return text
}

/** The engine's own setting: rows of every region. */
export const everyRegion = "region:"
