// What has been acted on leaves the list at once, and the next case is offered.
import { QueryClient } from "@tanstack/react-query"
import { expect, test } from "vitest"
import { type CaseSummary, workList } from "#platform/casework/contract"
import { leaveLists, nextInList } from "./leave-list.ts"

const row = (caseId: string, endedAt: string | null = null) => ({ caseId, subjectId: "1", endedAt }) as CaseSummary

function held(...rows: readonly CaseSummary[]) {
  const client = new QueryClient()
  client.setQueryData([workList.name, "open", "", ""], { pages: [{ rows, next: null, counts: { mine: 0, open: rows.length, due: 0, late: 0, returned: 0 } }], pageParams: [""] })
  return client
}

test("an acted case is gone from the list before the server answers", () => {
  const client = held(row("11"), row("12"))
  leaveLists(client, "11")
  expect(JSON.stringify(client.getQueryData([workList.name, "open", "", ""]))).not.toContain("\"11\"")
  expect(nextInList(client, "11")?.caseId).toBe("12")
})

test("nothing is offered next when the list is empty or only holds ended cases", () => {
  expect(nextInList(held(row("11"), row("13", "2026-03-06T01:00:00.000Z")), "11")).toBeNull()
  expect(nextInList(new QueryClient(), "11")).toBeNull()
})
