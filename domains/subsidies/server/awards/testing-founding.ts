// Builders for tests of start-ups: somebody with a first business of their own.
import { newId } from "#platform/database"
import { cityB } from "../testing.ts"
import type { awardWorld } from "./testing.ts"

export interface Founding {
  readonly registered?: string
  readonly abnormal?: boolean
  readonly earlier?: boolean
  readonly group?: string
  readonly address?: string
}

export const founding = ({ soundPerson, sql, entity, check }: Awaited<ReturnType<typeof awardWorld>>) =>
  async function founder(given: Founding = {}): Promise<{ readonly who: string; readonly uscc: string; readonly unit: string }> {
    const who = await soundPerson()
    const [id, uscc] = [newId(), `U${newId()}`]
    const registered = given.registered ?? "2024-03-15"
    await sql("insert into registers.employers (employer_id, uscc, name, region, founded_on, legal_person_id, address, industry, source) values ($1, $2, '返乡小店', $3, $4, $5, $6, 'F', '市场监管')", id, uscc, cityB, registered, who, given.address ?? `示例路${id}号`)
    await entity(who, uscc, registered)
    if (given.earlier === true) await entity(who, `U${newId()}`, "2018-01-01", { status: "注销", to: "2019-06-01" })
    for (const [question, value] of Object.entries({ "enterprise-size": "micro", "unit-abnormal": given.abnormal ?? false, "tax-normal": true, "tax-months": 12 })) await check(id, "employer", question, value)
    await check(who, "person", "founder-group", given.group ?? "returned")
    return { who, uscc, unit: id }
  }
