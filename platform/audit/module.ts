// What the audit room brings to the server: the auditor's reads, the sealer and the nightly verification.
import { module, serve } from "#platform/module"
import { readChain, readTrail } from "./contract.ts"
import { headsFile } from "./heads.ts"
import { readStanding, readTrailPage } from "./read-trail.ts"
import { type Sealed, sealTrail } from "./seal.ts"
import { verifyTrail } from "./verify.ts"

const said = (sealed: Sealed): string => (sealed.busy ? "另一进程正在封存" : `封存 ${sealed.rows} 条，链长 ${sealed.seq}`)

export const audit = module({
  name: "audit",
  title: "操作痕迹",
  migrations: new URL("./server/migrations/", import.meta.url),
  routes: [serve(readTrail, readTrailPage), serve(readChain, readStanding)],
  jobs: [
    {
      name: "audit.seal",
      title: "封存操作痕迹",
      every: 1,
      run: async (house) => said(await sealTrail(house, "near")),
    },
    {
      name: "audit.seal-late",
      title: "封存迟到的操作痕迹",
      every: 15,
      run: async (house) => said(await sealTrail(house)),
    },
    {
      name: "audit.verify",
      title: "核验操作痕迹链",
      dailyAt: "03:40",
      run: async (house) => {
        const { rows, findings } = await verifyTrail(house.database.system, headsFile(house.dataFolder))
        for (const finding of findings.slice(0, 20)) house.log("error", "the operation trail is not as it was written", { ...finding })
        if (findings.length > 0) throw new Error(`操作痕迹链有 ${findings.length} 处不符，请运行 npm run verify:audit`)
        return `核验 ${rows} 条，全部相符`
      },
    },
  ],
})
