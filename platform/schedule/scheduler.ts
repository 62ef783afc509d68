// Runs the program's own jobs at their times, once in the whole installation, whichever process gets there first.
import { isLost, statement } from "#platform/database"
import type { House, Job } from "#platform/module"

const knowJobs = statement<{ names: readonly string[]; titles: readonly string[]; nexts: readonly string[] }>({
  name: "schedule.know-jobs",
  reach: "queue",
  sql: `insert into schedule.jobs (name, title, next_at) select * from unnest(:names::text[], :titles::text[], :nexts::timestamptz[])
        on conflict (name) do update set title = excluded.title`,
})

/** How long a claim stands without being renewed: so soon a job of a process that was killed is run again. */
const leaseSeconds = 60

/** A running job's claim is renewed this often. */
const renewalSeconds = 15

const claimJob = statement<{ now: string; lease: number; names: readonly string[] }, { name: string }>({
  name: "schedule.claim-job",
  reach: "queue",
  sql: `update schedule.jobs set lease_until = :now::timestamptz + make_interval(secs => :lease)
         where name = (select name from schedule.jobs where next_at <= :now and name = any(:names::text[]) and (lease_until is null or lease_until < :now)
                        order by next_at limit 1 for update skip locked)
        returning name`,
})

const renewLease = statement<{ name: string; now: string; lease: number }>({
  name: "schedule.renew-lease",
  reach: "queue",
  sql: "update schedule.jobs set lease_until = :now::timestamptz + make_interval(secs => :lease) where name = :name and lease_until is not null",
})

const finishJob = statement<{ name: string; next: string; now: string; took: number; result: string; failed: boolean }>({
  name: "schedule.finish-job",
  reach: "queue",
  sql: `update schedule.jobs set lease_until = null, next_at = :next, last_at = :now, last_took = :took, last_result = :result, last_failed = :failed where name = :name`,
})

export const listJobs = statement<Record<string, never>, { name: string; title: string; next_at: string; last_at: string | null; last_took: number | null; last_result: string | null; last_failed: boolean }>({
  name: "schedule.list-jobs",
  reach: "queue",
  sql: "select name, title, next_at, last_at, last_took, last_result, last_failed from schedule.jobs order by next_at",
})

/** Makes a job due now; one that is running runs once more afterwards only if it is asked for again. */
export const hastenJob = statement<{ name: string; now: string }, { next_at: string }>({
  name: "schedule.hasten-job",
  reach: "queue",
  sql: "update schedule.jobs set next_at = least(next_at, :now::timestamptz) where name = :name returning next_at",
})

/** A job with something waiting for it rests this long between two runs, however much keeps coming. */
const restSeconds = 10

const bringForward = statement<{ name: string; now: string; rest: number }>({
  name: "schedule.bring-forward",
  reach: "queue",
  sql: "update schedule.jobs set next_at = :now::timestamptz where name = :name and next_at > :now::timestamptz and (last_at is null or last_at <= :now::timestamptz - make_interval(secs => :rest))",
})

/** The next moment a job is due after `now`: so many minutes later, or the next time the clock in China shows `dailyAt`. */
export function nextRun(job: Pick<Job, "every" | "dailyAt">, now: string): string {
  if (job.dailyAt === undefined) return new Date(Date.parse(now) + (job.every ?? 60) * 60_000).toISOString()
  const [hour = 0, minute = 0] = job.dailyAt.split(":").map(Number)
  const china = new Date(Date.parse(now) + 8 * 3_600_000)
  const today = Date.UTC(china.getUTCFullYear(), china.getUTCMonth(), china.getUTCDate(), hour - 8, minute)
  return new Date(today > Date.parse(now) ? today : today + 86_400_000).toISOString()
}

export interface Scheduler {
  /** Runs everything that is due now, one after the other. Returns how many ran. */
  runDue(): Promise<number>
  stop(): Promise<void>
}

/** Starts looking for due jobs every three seconds. */
export async function startScheduler(house: House, jobs: readonly Job[], everySeconds = 3): Promise<Scheduler> {
  const { system } = house.database
  const now = house.clock()
  await system.run(knowJobs, { names: jobs.map((job) => job.name), titles: jobs.map((job) => job.title), nexts: jobs.map((job) => nextRun(job, now)) })
  let running: Promise<number> = Promise.resolve(0)
  const runDue = () => (running = running.catch(() => 0).then(() => runAll(house, jobs)))
  const timer = setInterval(() => void runDue().catch((failure: unknown) => house.log("error", "scheduler failed", { failure: String(failure) })), everySeconds * 1000)
  timer.unref()
  return {
    runDue,
    stop: async () => {
      clearInterval(timer)
      await running.catch(() => 0)
    },
  }
}

async function runAll(house: House, jobs: readonly Job[]): Promise<number> {
  let ran = 0
  for (const job of jobs) if (await job.waiting?.(house)) await house.database.system.run(bringForward, { name: job.name, now: house.clock(), rest: restSeconds })
  for (;;) {
    const now = house.clock()
    const claimed = await house.database.system.maybe(claimJob, { now, lease: leaseSeconds, names: jobs.map((job) => job.name) })
    const job = jobs.find((one) => one.name === claimed?.name)
    if (!job) return ran
    await runOne(house, job, now)
    ran++
  }
}

/** Runs a claimed job and writes down how it went. One that lost the database is not a failed one: it keeps its claim until that runs out, and is run again then. */
async function runOne(house: House, job: Job, now: string): Promise<void> {
  const { system } = house.database
  const began = performance.now()
  const renewal = setInterval(() => void system.run(renewLease, { name: job.name, now: house.clock(), lease: leaseSeconds }).catch(() => undefined), renewalSeconds * 1000)
  try {
    const result = await job.run(house)
    await system.run(finishJob, { name: job.name, next: nextRun(job, house.clock()), now, took: Math.round(performance.now() - began), result: result.slice(0, 500), failed: false })
  } catch (failure) {
    if (isLost(failure)) throw failure
    house.log("error", `job ${job.name} failed`, { failure: String(failure) })
    await system.run(finishJob, { name: job.name, next: nextRun(job, house.clock()), now, took: Math.round(performance.now() - began), result: String(failure).slice(0, 500), failed: true })
  } finally {
    clearInterval(renewal)
  }
}
