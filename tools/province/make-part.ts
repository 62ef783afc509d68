// Makes one part of the province: block by block into sheets, sheet by sheet to where they go. Memory holds one chunk, whatever the province's size.
import { forgetFirms } from "./firms.ts"
import { blockSize } from "./households.ts"
import { blockOf } from "./life.ts"
import { chunksOf, economyOfPlan, type Plan } from "./plan.ts"
import { sealingFrom } from "./sealing.ts"
import { writeBenefits } from "./tables/benefits.ts"
import { tableNames, type TableName } from "./tables/list.ts"
import { writePeople } from "./tables/people.ts"
import { Sheet } from "./tables/sheet.ts"
import { writeFirms, writeWork } from "./tables/work.ts"
import { tallyOf, type Tally } from "./tally.ts"
import { truthFiles, type TruthName, writeTruth } from "./truth/write.ts"

/** Where sheets go: a database, a folder, a digest. */
export interface Sink {
  table(name: TableName, pieces: readonly Buffer[]): Promise<void>
  truth(name: TruthName, pieces: readonly Buffer[]): Promise<void>
  /** The part is complete. */
  end(): Promise<void>
}

export interface Made {
  readonly rows: number
  readonly tally: Tally
}

const sheetsNamed = <Name extends string>(names: readonly Name[]): Record<Name, Sheet> => Object.fromEntries(names.map((name) => [name, new Sheet()])) as Record<Name, Sheet>

/** @param made is told the people and rows after every chunk. */
export async function makePart(plan: Plan, part: number, sink: Sink, made: (people: number, rows: number) => void): Promise<Made> {
  forgetFirms()
  const economy = economyOfPlan(plan)
  const sealing = sealingFrom(plan.secret, plan.seed)
  const sheets = sheetsNamed(tableNames)
  const truth = sheetsNamed(truthFiles)
  const tally = tallyOf(economy)
  let rows = 0
  for (const [at, chunk] of chunksOf(plan, part).entries()) {
    let people = 0
    for (const number of chunk) {
      const block = blockOf(economy, plan.people, number)
      const errors = writeTruth(truth, economy, block, at === 0 && number === 0)
      writeFirms(sheets, economy, block)
      writePeople(sheets, economy, block, sealing)
      writeWork(sheets, economy, block, errors.isLeftOpen)
      writeBenefits(sheets, economy, block)
      tally.count(block)
      people += Math.min(blockSize, block.lives.length)
    }
    for (const name of tableNames) await sink.table(name, sheets[name].take())
    for (const name of truthFiles) await sink.truth(name, truth[name].take())
    const now = tableNames.reduce((sum, name) => sum + sheets[name].rows, 0)
    made(people, now - rows)
    rows = now
  }
  await sink.end()
  return { rows, tally: tally.result }
}
