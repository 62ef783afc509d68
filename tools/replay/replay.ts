// npm run replay: decides every stored decision again from its stored facts and versions; what differs is named, exit code 1 then; a fact asked for since is said and is no difference.
import { replayJudgement } from "#platform/casework"
import type { Database } from "#platform/database"
import { refreshParameters } from "#platform/parameters"
import type { Judgement } from "#service"
import { lawbook, parameters, rules } from "../law/rules.ts"
import { asked } from "../asked.ts"
import { openInstallation } from "../open-database.ts"

const usage = `用法: npm run replay -- [--limit N] [--database 地址] [--json]
  用留存的事实和当时的规则版本重算每件已作出的决定，说出哪一件、哪一处不同
  --limit N 只重算前 N 件；--json 输出 JSON
  默认读 DATABASE_URL；没有则用 DATA_DIR（默认 var）下自带的数据库
  退出码: 0 全部相同, 1 有不同, 2 无法执行\n`

interface StoredCase {
  readonly case_id: string
  readonly number: string
  readonly judgement: Judgement
}

/** Stored judgements, a batch after the other in the order of their cases. */
async function* storedCases(database: Database, limit: number): AsyncGenerator<StoredCase> {
  const batch = 2000
  let after = "0"
  for (let left = limit; left > 0; ) {
    const rows = await database.system.transaction((tx) =>
      tx.sql<StoredCase>("select case_id, number, judgement from casework.cases where judgement is not null and case_id > $1 order by case_id limit $2", [after, Math.min(batch, left)]))
    yield* rows
    if (rows.length < Math.min(batch, left)) return
    left -= rows.length
    after = rows.at(-1)?.case_id ?? after
  }
}

async function main(): Promise<number> {
  const { values } = asked(usage, { limit: { type: "string", default: "1000000000" }, database: { type: "string" }, json: { type: "boolean", default: false } })
  const limit = Number(values.limit)
  if (!Number.isSafeInteger(limit) || limit < 1) throw new Error(`--limit 应为正整数，收到 ${values.limit}`)
  const opened = await openInstallation(values.database)
  const began = performance.now()
  const counts = { equal: 0, "not-kept": 0, "not-asked": 0, "unknown-version": 0, differs: 0 }
  const notAsked = new Map<string, number>()
  const found: { readonly number: string; readonly differences: readonly string[] }[] = []
  try {
    await refreshParameters(opened.database.system, lawbook)
    for await (const one of storedCases(opened.database, limit)) {
      const replayed = replayJudgement(one.judgement, rules, parameters)
      counts[replayed.kind]++
      if (replayed.kind === "differs") found.push({ number: one.number, differences: replayed.differences })
      if (replayed.kind === "not-asked") notAsked.set(replayed.says, (notAsked.get(replayed.says) ?? 0) + 1)
      if (replayed.kind === "unknown-version") found.push({ number: one.number, differences: [replayed.says] })
    }
  } finally {
    await opened.close()
  }
  const seconds = Math.round(performance.now() - began) / 1000
  if (values.json) process.stdout.write(`${JSON.stringify({ counts, seconds, found, notAsked: Object.fromEntries(notAsked) })}\n`)
  else {
    for (const one of found) process.stdout.write(`✗ ${one.number}  ${one.differences.join("；")}\n`)
    for (const [says, count] of notAsked) process.stdout.write(`○ ${count} 件${says}\n`)
    process.stdout.write(`重算 ${counts.equal + counts.differs} 件：${counts.equal} 件相同，${counts.differs} 件不同；${counts["not-kept"]} 件当时没有留存事实，${counts["not-asked"]} 件规则后来又问了别的事实，${counts["unknown-version"]} 件没有当时的规则版本；用时 ${seconds} 秒\n`)
  }
  return found.length === 0 ? 0 : 1
}

main().then(
  (code) => {
    process.exitCode = code
  },
  (failure: unknown) => {
    process.stderr.write(`无法重算: ${failure instanceof Error ? failure.message : String(failure)}\n`)
    process.exitCode = 2
  },
)
