// What the operator sees of the program's own jobs.
import { z } from "zod"
import { endpoint } from "#wire"

export const listJobs = endpoint({
  name: "schedule.list-jobs",
  method: "GET",
  path: "/schedule/jobs",
  who: ["operator"],
  summary: "后台任务及最近一次运行结果",
  output: z.array(z.object({ name: z.string(), title: z.string(), nextAt: z.string(), lastAt: z.string().nullable(), lastTook: z.number().nullable(), lastResult: z.string().nullable(), lastFailed: z.boolean() })),
})
