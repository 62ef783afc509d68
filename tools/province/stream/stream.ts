// `npm run province -- stream`: plays the next days of a province against a running server, through its public doors, at a chosen speed.
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { asked } from "../../asked.ts"
import { dayText } from "../calendar.ts"
import { paceOf } from "../days/pace.ts"
import { Waiting } from "../days/waiting.ts"
import { type Happenings, World } from "../days/world.ts"
import { type KeptPlan, keptPlan } from "../kept-plan.ts"
import { type Act, actsOf, contributionsOf, datedBy, daysToDecide } from "./day-acts.ts"
import { type HttpDoors, httpDoors } from "./http-doors.ts"
import { Journal, type Outcome } from "./journal.ts"

const usage = `npm run province -- stream [options]      plays the next days of a province against a running server, through its public doors
  --server http://127.0.0.1:8080   whose doors
  --out var/province               the folder of the province; a stopped play goes on where it was
  --days 30 --speed 1440           how many days; how many of them in a day of the clock, or max
  --mistakes 100                   rows of ten thousand that departments type wrongly
  --feed-key social-insurance=…    a department's key; may be given more than once
`

const say = (text: string): void => console.error(text)
const millisecondsOfDay = 86_400_000

/** By kind of act: how many were done, refused by code, and rows of files by what became of them. */
type Totals = Record<string, { done: number; refused: Record<string, number>; rows?: Record<string, number> }>

interface Wished {
  readonly server: string
  readonly folder: string
  readonly days: number
  /** Days of the province in a day of the clock; Infinity plays as fast as the server answers. */
  readonly speed: number
  readonly mistakes: number
  readonly keys: Readonly<Record<string, string>>
}

function wishes(args: readonly string[]): Wished {
  const { values } = asked(
    usage,
    {
      server: { type: "string", default: "http://127.0.0.1:8080" }, out: { type: "string", default: "var/province" }, days: { type: "string", default: "30" }, speed: { type: "string", default: "1440" },
      mistakes: { type: "string", default: "100" }, "feed-key": { type: "string", multiple: true, default: [] },
    },
    0,
    args,
  )
  const [days, speed, mistakes] = [Number(values.days), values.speed === "max" ? Infinity : Number(values.speed), Number(values.mistakes)]
  if (!Number.isSafeInteger(days) || days < 1) throw new RangeError("--days is a whole number from 1")
  if (!(speed > 0)) throw new RangeError("--speed is a number above 0, or max")
  if (!Number.isSafeInteger(mistakes) || mistakes < 0 || mistakes > 10_000) throw new RangeError("--mistakes is a whole number of ten-thousandths")
  const keys = values["feed-key"].map((text) => [text.slice(0, text.indexOf("=")), text.slice(text.indexOf("=") + 1)] as const)
  return { server: values.server.replace(/\/$/, ""), folder: values.out, days, speed, mistakes, keys: Object.fromEntries(keys) }
}

/** Plays; stops in order when told to, and goes on there the next time. */
export async function stream(args: readonly string[]): Promise<void> {
  const wished = wishes(args)
  const kept = await keptPlan(wished.folder)
  const world = new World(kept.plan)
  const journal = new Journal(join(wished.folder, "stream.jsonl"))
  const doors = httpDoors(wished.server, world.economy, wished.keys)
  const stopping = new AbortController()
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopping.abort())
  const totals: Totals = {}
  const waiting = new Waiting()
  let played = 0
  try {
    const recent: Happenings[] = catchUp(world, journal, kept, waiting)
    while (played < wished.days && !stopping.signal.aborted) {
      const today = await doors.today()
      const next = nextDay(world, kept)
      const through = journal.of(contributionsOf(next.day))?.through ?? datedBy(today).lastMonth
      const now = waiting.toldOf(next, through)
      recent.push(now)
      if (recent.length > daysToDecide) recent.shift()
      const isWhole = await playDay({ doors, world, journal, recent, wished, today, through, stop: stopping.signal }, now, totals)
      if (isWhole) {
        journal.note({ act: dayEnd(now.day), code: null, through })
        played += 1
      }
    }
  } finally {
    await doors.close()
  }
  console.log(JSON.stringify({ days: played, stopped: stopping.signal.aborted, totals, waiting: waiting.count }))
}

const dayEnd = (day: number): string => `${dayText(day)} over`

/** The pace of the demonstration ends with the days it lived itself. */
const nextDay = (world: World, { playedTo, tempo }: KeptPlan): Happenings => world.next(paceOf(world.day < playedTo ? tempo : "usual"))

/** Lives again, without telling anybody, what was lived before. Returns the last days of it. */
function catchUp(world: World, journal: Journal, kept: KeptPlan, waiting: Waiting): Happenings[] {
  const recent: Happenings[] = []
  while (world.day < kept.playedTo || journal.of(dayEnd(world.day))) {
    const through = journal.of(dayEnd(world.day))?.through ?? Infinity
    const now = waiting.toldOf(nextDay(world, kept), through)
    // What the demonstration lived was decided by itself.
    if (now.day >= kept.playedTo) recent.push(now)
  }
  return recent.slice(-daysToDecide)
}

interface Playing {
  readonly doors: HttpDoors
  readonly world: World
  readonly journal: Journal
  readonly recent: readonly Happenings[]
  readonly wished: Wished
  /** The server's day, and the last month whose contributions it can be told. */
  readonly today: string
  readonly through: number
  readonly stop: AbortSignal
}

/** Plays the acts of a day spread over its length. Returns whether all of them were played. */
async function playDay({ doors, world, journal, recent, wished, today, through, stop }: Playing, now: Happenings, totals: Totals): Promise<boolean> {
  const acts = actsOf({ doors, world, journal, dated: datedBy(today), mistakes: wished.mistakes }, recent)
  const began = performance.now()
  const length = millisecondsOfDay / wished.speed
  const done: [Act, Outcome][] = []
  for (const [at, act] of acts.entries()) {
    if (stop.aborted) break
    if (journal.of(act.name)) continue
    const outcome: Outcome = { act: act.name, ...(await act.play()), ...(act.name === contributionsOf(now.day) ? { through } : {}) }
    journal.note(outcome)
    done.push([act, outcome])
    await pause(began + (length * (at + 1)) / acts.length - performance.now(), stop)
  }
  if (acts.length === 0) await pause(length, stop)
  for (const [act, outcome] of done) add(totals, act.kind, outcome)
  say(`${dayText(now.day)}${dayText(now.day) > today ? ` (told as ${today})` : ""}: ${done.length} acts${saidOf(done)}`)
  return acts.every((act) => journal.of(act.name) !== undefined)
}

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> => (milliseconds > 0 ? sleep(milliseconds, undefined, { signal }).catch(() => undefined) : Promise.resolve())

function add(totals: Totals, kind: string, { code, rows }: Outcome): void {
  const total = (totals[kind] ??= { done: 0, refused: {} })
  if (code === null) total.done += 1
  else total.refused[code] = (total.refused[code] ?? 0) + 1
  if (rows) for (const [name, count] of Object.entries(rows)) total.rows = { ...total.rows, [name]: (total.rows?.[name] ?? 0) + count }
}

/** ", 2 end, 1 hire, 3 refused (E-FIL-02)". */
function saidOf(done: readonly (readonly [Act, Outcome])[]): string {
  const kinds = [...new Set(done.map(([act]) => act.kind))].map((kind) => `, ${done.filter(([act, outcome]) => act.kind === kind && outcome.code === null).length} ${kind}`)
  const refused = done.flatMap(([, outcome]) => (outcome.code === null ? [] : [outcome.code]))
  return kinds.join("") + (refused.length > 0 ? `, ${refused.length} refused (${[...new Set(refused)].join("、")})` : "")
}
