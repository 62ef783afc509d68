// An installation begins with one operator, who appoints everybody else: made once, when there is no officer at all.
import { newId, statement, violatedConstraint } from "#platform/database"
import type { House } from "#platform/module"
import { insertOfficer } from "./staff/officers.ts"
import { digestPassword, temporaryPassword } from "./staff/password.ts"

const anyOfficer = statement<Record<string, never>, { known: boolean }>({ name: "identity.any-officer", reach: "reference", sql: "select exists (select 1 from identity.officers) as known" })

export interface FirstOperator {
  readonly login: string
  /** To be changed at the first sign-in, where the second factor is set up too. Shown once, kept nowhere. */
  readonly password: string
}

/** The operator `operator` of the whole province with a temporary password; undefined when there are officers already. */
export async function appointFirstOperator(house: House): Promise<FirstOperator | undefined> {
  const { system } = house.database
  if ((await system.one(anyOfficer, {})).known) return undefined
  const password = temporaryPassword()
  try {
    await system.run(insertOfficer, {
      officer: newId(), login: "operator", name: "系统运维员", person: null, roles: ["operator"], scope: house.province.slice(0, 2), office: null, digest: await digestPassword(password), mustChange: true,
      totp: null, now: house.clock(), by: "installation",
    })
  } catch (failure) {
    if (violatedConstraint(failure)) return undefined
    throw failure
  }
  return { login: "operator", password }
}
