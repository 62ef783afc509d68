// npm run verify:audit: recomputes the chain of the operation trail and names what was altered, removed, put in or moved. Exit code 1 then.
import { headsFile, verifyTrail } from "#platform/audit"
import { asked } from "../asked.ts"
import { openInstallation } from "../open-database.ts"

const usage = `用法: npm run verify:audit -- [--database 地址] [--heads 链头文件] [--json]
  默认读 DATABASE_URL；没有则用 DATA_DIR（默认 var）下自带的数据库，链头文件为 DATA_DIR/audit-heads.log
  退出码: 0 全部相符, 1 有不符, 2 无法核验\n`

async function main(): Promise<number> {
  const { values } = asked(usage, { database: { type: "string" }, heads: { type: "string" }, json: { type: "boolean", default: false } })
  const opened = await openInstallation(values.database)
  try {
    const verified = await verifyTrail(opened.database.system, values.heads ?? headsFile(opened.folder))
    if (values.json) process.stdout.write(`${JSON.stringify(verified)}\n`)
    else {
      for (const finding of verified.findings) process.stdout.write(`✗ ${finding.says}\n`)
      process.stdout.write(`核验 ${verified.rows} 条，链头 ${verified.heads} 个，待封存 ${verified.waiting} 条：${verified.findings.length === 0 ? "全部相符" : `${verified.findings.length} 处不符`}\n`)
    }
    return verified.findings.length === 0 ? 0 : 1
  } finally {
    await opened.close()
  }
}

main().then(
  (code) => {
    process.exitCode = code
  },
  (failure: unknown) => {
    process.stderr.write(`无法核验: ${failure instanceof Error ? failure.message : String(failure)}\n`)
    process.exitCode = 2
  },
)
