// What the operator sees of the program's own jobs.
import { z } from "zod"
import { commonProblems, endpoint } from "#wire"

export const listJobs = endpoint({
  name: "schedule.list-jobs",
  method: "GET",
  path: "/schedule/jobs",
  who: ["operator"],
  summary: "后台任务及最近一次运行结果",
  output: z.array(z.object({ name: z.string(), title: z.string(), nextAt: z.string(), lastAt: z.string().nullable(), lastTook: z.number().nullable(), lastResult: z.string().nullable(), lastFailed: z.boolean() })),
})

export const runJob = endpoint({
  name: "schedule.run-job",
  method: "POST",
  path: "/schedule/jobs/:job/run",
  who: ["operator"],
  summary: "后台任务提前到现在运行，十秒内开始",
  params: z.object({ job: z.string().max(80) }),
  input: z.strictObject({}),
  output: z.object({ nextAt: z.string() }),
  perMinute: 30,
  problems: [commonProblems.notFound],
})
