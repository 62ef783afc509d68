// Texts of this app, English, page by page.
import { frame } from "./en/frame.ts"
import { signIn } from "./en/sign-in.ts"
import { account } from "./en/account.ts"
import { workList } from "./en/work-list.ts"
import { oneCase } from "./en/one-case.ts"
import { claimChecks } from "./en/claim-checks.ts"
import { corrections } from "./en/corrections.ts"
import { inbox } from "./en/inbox.ts"
import { rechecks } from "./en/rechecks.ts"
import { people } from "./en/people.ts"
import { employers } from "./en/employers.ts"
import { services } from "./en/services.ts"
import { records } from "./en/records.ts"
import { payments } from "./en/payments.ts"
import { transfers } from "./en/transfers.ts"
import { subsidies } from "./en/subsidies.ts"
import { statistics } from "./en/statistics.ts"
import { feeds } from "./en/feeds.ts"
import { oversight } from "./en/oversight.ts"
import { trailDetail } from "./en/trail-detail.ts"
import { law } from "./en/law.ts"
import type { StaffMessage } from "./zh.ts"

export const en: Readonly<Record<StaffMessage, string>> = {
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
}
