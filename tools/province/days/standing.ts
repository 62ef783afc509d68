// How a grown-up of the province stands when its time ends, and how that changes with what the next days bring.
import { firstDay } from "../calendar.ts"
import { type Economy, firmOf } from "../firms.ts"
import type { Block, Life } from "../life.ts"
import { idNumberOf } from "../numbers.ts"
import { cityOfPlace, places } from "../places.ts"
import { retiresOn } from "../truth/law.ts"

/** A job with all insurances. */
export interface Post {
  readonly firm: number
  readonly from: number
  readonly baseFen: number
  /** The firm filed it itself and files its end; else only social insurance reports both (免申即办). */
  readonly isFiled: boolean
  /** Last month its contributions were reported for. */
  paidThrough: number
}

export interface Standing {
  readonly index: number
  readonly name: string
  readonly idNumber: string
  readonly born: number
  /** Twelve digits of the community. */
  readonly place: string
  readonly city: number
  /** First day of retirement. */
  readonly retires: number
  post: Post | null
  /** The last job, until what is owed for it is reported. */
  left: { readonly post: Post; readonly on: number } | null
  /** Looks for work: for whom a firm may be found. */
  seeks: boolean
  /** Last day of work and the reason it ended (domain/04 §2.2), "" when none. */
  lostOn: number
  reason: string
  /** Days on which they will register and claim if they are still without work, 0 for never. */
  registersOn: number
  claimsOn: number
  died: boolean
}

/** Everybody of a block who lives and is of working age or older. */
export const standingsOf = (economy: Economy, block: Block): Standing[] => block.lives.filter(({ person }) => person.died === 0 && person.age >= 16).map((life) => standingOf(economy, life))

function standingOf(economy: Economy, life: Life): Standing {
  const { person, work } = life
  const end = firstDay(economy.lastMonth + 1)
  const running = work.jobs.filter((job) => job.to === 0 && !job.isSecond && job.from < end)
  const own = running.find((job) => job.insured === "all" && job.firm >= 0 && firmOf(economy, job.firm).closed === 0)
  const last = work.jobs.filter((job) => job.to > 0 && job.firm >= 0 && !job.isSecond).at(-1)
  const isAway = life.custody[1] > end || life.service[1] > end
  return {
    index: person.index,
    name: person.name,
    idNumber: idNumberOf(person.index, person.sex, person.born),
    born: person.born,
    place: places[person.place]?.code ?? "",
    city: cityOfPlace(person.place),
    retires: retiresOn(person.born, work.retireKind),
    post: own ? { firm: own.firm, from: own.from, baseFen: own.baseFen, isFiled: true, paidThrough: economy.lastMonth } : null,
    left: null,
    seeks: running.length === 0 && last !== undefined && last.insured === "all" && work.pensionFrom === 0 && !isAway && life.markets.length === 0,
    lostOn: last?.to ?? 0,
    reason: last?.reason ?? "",
    registersOn: 0,
    claimsOn: 0,
    died: false,
  }
}
