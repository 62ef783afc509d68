// What the identity room brings to the server: routes, tables, and the sweeping of old attempts and sessions.
import { statement } from "#platform/database"
import { module, serve } from "#platform/module"
import * as ask from "./contract.ts"
import { showDemonstrationAccounts } from "./demonstration.ts"
import { createKey, endKey, listKeys } from "./feed-keys.ts"
import { callback, sorry, start } from "./oidc/sign-in.ts"
import { changeOwnPassword, endOne, leave, leaveEverywhere, listOwn } from "./own-sessions.ts"
import { change, create, list, reset } from "./staff/administer.ts"
import { forgetOldAttempts } from "./staff/attempts.ts"
import { declare, listDeclared } from "./staff/relatives.ts"
import { checkPassword, checkSecondFactor } from "./staff/sign-in.ts"
import { describe } from "./who.ts"

const trailed = { trailed: true } as const

/** Who signed in stays in the trail; the sessions themselves are of no use after a quarter. */
const forgetSessions = statement<{ before: string }>({ name: "identity.forget-sessions", reach: "queue", sql: "delete from identity.sessions where ends_at < :before" })

export const identity = module({
  name: "identity",
  title: "身份与登录",
  migrations: new URL("./server/migrations/", import.meta.url),
  routes: [
    serve(ask.whoAmI, async (request) => describe(request.viewer, request.house.demonstration)),
    serve(ask.staffSignIn, checkPassword, trailed),
    serve(ask.staffSecondFactor, checkSecondFactor, trailed),
    serve(ask.signOut, leave),
    serve(ask.signOutEverywhere, leaveEverywhere),
    serve(ask.listSessions, listOwn),
    serve(ask.endSession, endOne),
    serve(ask.changePassword, changeOwnPassword, trailed),
    serve(ask.listOfficers, list),
    serve(ask.createOfficer, create, trailed),
    serve(ask.changeOfficer, change, trailed),
    serve(ask.resetOfficer, reset, trailed),
    serve(ask.listRelatives, listDeclared),
    serve(ask.declareRelative, declare, trailed),
    serve(ask.listFeedKeys, listKeys),
    serve(ask.createFeedKey, createKey, trailed),
    serve(ask.disableFeedKey, endKey, trailed),
    serve(ask.oidcStart, start),
    serve(ask.oidcCallback, callback),
    serve(ask.oidcSorry, sorry),
    serve(ask.demonstrationAccounts, showDemonstrationAccounts),
  ],
  jobs: [
    {
      name: "identity.sweep",
      title: "清理过期的登录尝试与会话",
      dailyAt: "03:10",
      run: async (house) => {
        const now = house.clock()
        const attempts = await forgetOldAttempts(house.database.system, now)
        const sessions = await house.database.system.run(forgetSessions, { before: new Date(Date.parse(now) - 90 * 86_400_000).toISOString() })
        return `清理登录尝试 ${attempts} 条、会话 ${sessions} 条`
      },
    },
  ],
})
