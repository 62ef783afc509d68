// `npm run province -- marginals`: writes docs/marginals.md, published figures beside those of a province that is made for it.
import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { makeProvince } from "./crew.ts"
import { compare, tableOfFigures } from "./marginals.ts"
import { planOf } from "./plan.ts"
import { addUp, type Tally } from "./tally.ts"

/** The province the paper is about. */
export const papersPlan = planOf({ people: 30_000, seed: 5 })

export const paperPath = join(import.meta.dirname, "../../docs/marginals.md")

/** The paper as text. */
export const paperOf = (tally: Tally): string =>
  `# Marginals of the synthetic province

Written by \`npm run province -- marginals\` from ${papersPlan.people} people (seed ${papersPlan.seed}, ${papersPlan.months} months to ${papersPlan.until}); a test holds it against the generator. [V] was read in the published text, [P] is a proposal: no figure was found
or read. The tolerance is what is allowed plus what chance explains in a sample of this size (\`tools/province/marginals.ts\`); a run that leaves one fails.

${tableOfFigures(compare(tally)).join("\n")}

The middle province is 江西 where a figure of it was found, for schooling 河南, whose four figures were read in one bulletin, else the whole country. The benefit of years before 2025 is a proposal: domain/04 gives the monthly standard from 2025 on (90 % of the minimum wage of 甲市 and 乙市); to hold the amounts of earlier decisions
against the labels as well, the minimum wages in force from 2021 to 2024 and the ratio of those years are needed as parameters with their documents.
`

export async function writePaper(): Promise<void> {
  const parts = await makeProvince(papersPlan, {}, 1, () => undefined)
  await writeFile(paperPath, paperOf(addUp(parts.map((part) => part.tally))))
}
