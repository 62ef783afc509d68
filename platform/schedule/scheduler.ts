// Runs the program's own jobs at their times, once in the whole installation, whichever process gets there first.
import { statement } from "#platform/database"
import type { House, Job } from "#platform/module"

const knowJobs = statement<{ names: readonly string[]; titles: readonly string[]; nexts: readonly string[] }>({
  name: "schedule.know-jobs",
  reach: "queue",
  sql: `insert into schedule.jobs (name, title, next_at) select * from unnest(:names::text[], :titles::text[], :nexts::timestamptz[])
        on conflict (name) do update set title = excluded.title`,
})

const claimJob = statement<{ now: string; names: readonly string[] }, { name: string }>({
  name: "schedule.claim-job",
  reach: "queue",
  sql: `update schedule.jobs set lease_until = :now::timestamptz + interval '1 hour'
         where name = (select name from schedule.jobs where next_at <= :now and name = any(:names::text[]) and (lease_until is null or lease_until < :now)
                        order by next_at limit 1 for update skip locked)
        returning name`,
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

/** Starts looking for due jobs every ten seconds. */
export async function startScheduler(house: House, jobs: readonly Job[], everySeconds = 10): Promise<Scheduler> {
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
  for (;;) {
    const now = house.clock()
    const claimed = await house.database.system.maybe(claimJob, { now, names: jobs.map((job) => job.name) })
    const job = jobs.find((one) => one.name === claimed?.name)
    if (!job) return ran
    const began = performance.now()
    const ended = await job.run(house).then((result) => ({ result, failed: false }), (failure: unknown) => ({ result: String(failure), failed: true }))
    if (ended.failed) house.log("error", `job ${job.name} failed`, { failure: ended.result })
    await house.database.system.run(finishJob, { name: job.name, next: nextRun(job, house.clock()), now, took: Math.round(performance.now() - began), result: ended.result.slice(0, 500), failed: ended.failed })
    ran++
  }
}
