// Texts of this app, Chinese, page by page.
import { frame } from "./zh/frame.ts"
import { signIn } from "./zh/sign-in.ts"
import { account } from "./zh/account.ts"
import { workList } from "./zh/work-list.ts"
import { oneCase } from "./zh/one-case.ts"
import { claimChecks } from "./zh/claim-checks.ts"
import { corrections } from "./zh/corrections.ts"
import { inbox } from "./zh/inbox.ts"
import { rechecks } from "./zh/rechecks.ts"
import { people } from "./zh/people.ts"
import { employers } from "./zh/employers.ts"
import { services } from "./zh/services.ts"
import { records } from "./zh/records.ts"
import { payments } from "./zh/payments.ts"
import { transfers } from "./zh/transfers.ts"
import { subsidies } from "./zh/subsidies.ts"
import { statistics } from "./zh/statistics.ts"
import { feeds } from "./zh/feeds.ts"
import { oversight } from "./zh/oversight.ts"
import { trailDetail } from "./zh/trail-detail.ts"
import { law } from "./zh/law.ts"

export const zh = {
  ...frame,
  ...signIn,
  ...account,
  ...workList,
  ...oneCase,
  ...claimChecks,
  ...corrections,
  ...inbox,
  ...rechecks,
  ...people,
  ...employers,
  ...services,
  ...records,
  ...payments,
  ...transfers,
  ...subsidies,
  ...statistics,
  ...feeds,
  ...oversight,
  ...trailDetail,
  ...law,
} as const

export type StaffMessage = keyof typeof zh
