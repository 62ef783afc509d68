// Makes one part of the province: block by block into sheets, sheet by sheet to where they go. Memory holds one chunk, whatever the province's size.
import { writeDuplicates } from "./duplicates.ts"
import { forgetFirms } from "./firms.ts"
import { playFrauds } from "./frauds/catalogue.ts"
import { blockSize } from "./households.ts"
import { blockOf } from "./life.ts"
import { chunksOf, economyOfPlan, type Plan } from "./plan.ts"
import { sealingFrom, type SeedSealing } from "./sealing.ts"
import { fileColumns, fileNames } from "./services/files.ts"
import { writeServices } from "./services/ordinary.ts"
import { grantedIn, grantedToUnits } from "./support/granted.ts"
import { writeGrants } from "./support/grants.ts"
import { livedOf } from "./support/lived.ts"
import { writeSupport } from "./support/records.ts"
import { writeBenefits } from "./tables/benefits.ts"
import { tableNames, type TableName } from "./tables/list.ts"
import { writePeople } from "./tables/people.ts"
import { Sheet } from "./tables/sheet.ts"
import { writeFirms, writeWork } from "./tables/work.ts"
import { tallyOf, type Tally } from "./tally.ts"
import { retentionIn } from "./truth/of-interns.ts"
import { entitledIn } from "./truth/subsidies.ts"
import { writeSubsidyTruth } from "./truth/write-subsidies.ts"
import { truthColumns, truthFiles, writeTruth } from "./truth/write.ts"

/** Where sheets go: a database, a folder, a digest. */
export interface Sink {
  table(name: TableName, pieces: readonly Buffer[]): Promise<void>
  file(kind: "truth" | "files", name: string, pieces: readonly Buffer[]): Promise<void>
  /** The part is complete. */
  end(): Promise<void>
}

export interface Made {
  readonly rows: number
  readonly tally: Tally
}

const sheetsNamed = <Name extends string>(names: readonly Name[]): Record<Name, Sheet> => Object.fromEntries(names.map((name) => [name, new Sheet()])) as Record<Name, Sheet>

/**
 * @param made is told the people and rows after every chunk.
 * @param sealing that of the plan, whose bytes are always the same; a program that makes a province for itself gives its own.
 */
export async function makePart(plan: Plan, part: number, sink: Sink, made: (people: number, rows: number) => void, sealing: SeedSealing = sealingFrom(plan.secret, plan.seed)): Promise<Made> {
  forgetFirms()
  const economy = economyOfPlan(plan)
  const sheets = sheetsNamed(tableNames)
  const truth = sheetsNamed(truthFiles)
  const files = sheetsNamed(fileNames)
  if (part === 0) {
    for (const name of truthFiles) truth[name].add(`${truthColumns[name]}\n`, 0)
    for (const name of fileNames) files[name].add(`${fileColumns[name]}\n`, 0)
  }
  const tally = tallyOf(economy)
  let rows = 0
  for (const chunk of chunksOf(plan, part)) {
    let people = 0
    for (const number of chunk) {
      const block = blockOf(economy, plan.people, number)
      const planted = playFrauds(economy, block, sheets, files, truth.frauds)
      const lived = livedOf(economy, block)
      const entitled = entitledIn(economy, block, lived)
      const toPeople = grantedIn(economy, lived, entitled, planted)
      const units = retentionIn(economy, block, lived, toPeople.grants)
      const granted = grantedToUnits(economy, lived, units, toPeople)
      writeTruth(truth, economy, block)
      writeSubsidyTruth(truth.subsidies, economy, entitled, units, granted)
      writeFirms(sheets, economy, block)
      writePeople(sheets, economy, block, sealing)
      writeWork(sheets, economy, block)
      writeBenefits(sheets, economy, block)
      writeDuplicates(sheets, economy, block, sealing, truth.duplicates)
      writeSupport(sheets, economy, block, lived, sealing)
      writeGrants(sheets, files, economy, block, lived, granted)
      writeServices(files, sheets, economy, block, lived)
      tally.count(block)
      people += Math.min(blockSize, block.lives.length)
    }
    for (const name of tableNames) await sink.table(name, sheets[name].take())
    for (const name of truthFiles) await sink.file("truth", name, truth[name].take())
    for (const name of fileNames) await sink.file("files", name, files[name].take())
    const now = tableNames.reduce((sum, name) => sum + sheets[name].rows, 0)
    made(people, now - rows)
    rows = now
  }
  await sink.end()
  return { rows, tally: tally.result }
}
