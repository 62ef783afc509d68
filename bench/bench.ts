// `npm run bench -- <area>`: measures one area; progress on standard error, one JSON object of named figures as the last line.
import type { Figures } from "./figures.ts"

const areas: Readonly<Record<string, () => Promise<Figures>>> = {
  payments: async () => {
    const [{ benchPayments }, { stage }] = await Promise.all([import("./payments.ts"), import("./stage.ts")])
    const set = await stage({ server: false })
    return benchPayments(set.url).finally(() => set.close())
  },
  reports: async () => (await import("./reports.ts")).benchReports(),
  casework: async () => (await import("./casework.ts")).benchCasework(),
  scan: async () => (await import("./scan.ts")).benchScan(),
  province: async () => (await import("./province.ts")).benchProvince(),
}

const area = process.argv[2] ?? ""
const measure = areas[area]
if (!measure) {
  console.error(`npm run bench -- <area>; areas: ${Object.keys(areas).join(", ")}`)
  process.exitCode = 2
} else {
  const figures = await measure()
  for (const [name, value] of Object.entries(figures)) console.error(`${name.padEnd(46)} ${value}`)
  console.log(JSON.stringify(figures))
}
