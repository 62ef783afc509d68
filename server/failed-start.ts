// What an operator reads when the program could not start: the sentence, and the setting it comes from.
import { isLost } from "#platform/database"

/** A database of theirs that does not answer, or a port somebody else has, is named by its setting. `hasOwnDatabase` when the program started its own PostgreSQL. */
export function reasonOf(failure: unknown, hasOwnDatabase: boolean): string {
  const says = failure instanceof Error ? failure.message : String(failure)
  if (isLost(failure) && !hasOwnDatabase) return `连不上 DATABASE_URL 的数据库，请确认它已启动、地址正确 (the database of DATABASE_URL does not answer): ${says}`
  const { code } = failure as { readonly code?: unknown }
  if (code === "EADDRINUSE" || code === "EACCES") return `不能使用这个端口，请换一个 PORT，或停掉占用它的程序 (the port cannot be had, choose another PORT): ${says}`
  return says
}
