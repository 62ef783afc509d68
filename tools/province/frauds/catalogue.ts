// The eighty patterns of domain/05 A2 and who plays them: four to a block in turn, so that twenty thousand people hold them all.
import type { Economy } from "../firms.ts"
import type { Block } from "../life.ts"
import type { FileSheets } from "../services/files.ts"
import type { Planted } from "../support/granted.ts"
import type { Sheets } from "../tables/people.ts"
import type { Sheet } from "../tables/sheet.ts"
import { employmentFrauds } from "./employment.ts"
import { identityFrauds } from "./identity.ts"
import { insiderFrauds, moneyFrauds } from "./insiders.ts"
import { applicationFrauds, payeeFrauds } from "./payees.ts"
import { NobodyLeft, Scene } from "./scene.ts"
import { trainingFrauds } from "./training.ts"

/** A rule of the catalogue and how somebody breaks it. */
export type Fraud = readonly [rule: string, play: (scene: Scene) => void]

export const frauds: readonly Fraud[] = [...identityFrauds, ...employmentFrauds, ...payeeFrauds, ...trainingFrauds, ...applicationFrauds, ...insiderFrauds, ...moneyFrauds]

const inABlock = 4

/** Plays this block's frauds. What they change of lives is changed before anybody writes them down. Returns what was granted to them. */
export function playFrauds(economy: Economy, block: Block, sheets: Sheets, files: FileSheets, labels: Sheet): readonly Planted[] {
  const scene = new Scene(economy, block, sheets, files, labels)
  const first = (block.number * inABlock) % frauds.length
  for (const [at, [rule, play]] of frauds.entries()) {
    const isIts = rare.has(rule) ? block.number % 5 === 0 : at >= first && at < first + inABlock
    if (!isIts) continue
    try {
      play(scene)
    } catch (error) {
      if (!(error instanceof NobodyLeft)) throw error
    }
  }
  return scene.planted
}

/** They need somebody who drew, retired or died at the right time, whom not every block has: tried in every fifth. */
const rare = new Set(["A01", "A02", "B09", "B11", "C01"])
