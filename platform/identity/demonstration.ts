// The officers of the demonstration province, with a printed password and second factors a tester can read off.
import { Secret } from "otpauth"
import { bind, type Call, newId, statement } from "#platform/database"
import type { House, RequestContext } from "#platform/module"
import { commonProblems, roleLabels, type StaffRole } from "#wire"
import { regionOf } from "./region-of.ts"
import { digestPassword } from "./staff/password.ts"
import { usableCode } from "./staff/second-factor.ts"

/** The one password of all demonstration officers. It opens nothing but synthetic data. */
export const demonstrationPassword = "Jiuye-Yanshi-2026"

interface DemonstrationOfficer {
  readonly login: string
  readonly name: string
  readonly roles: readonly StaffRole[]
  readonly scope: string
}

const officers: readonly DemonstrationOfficer[] = [
  { login: "wang.fang", name: "王芳", roles: ["clerk"], scope: "990101001" },
  { login: "li.qiang", name: "李强", roles: ["reviewer"], scope: "990101" },
  { login: "zhao.min", name: "赵敏", roles: ["head"], scope: "9901" },
  { login: "qian.wei", name: "钱伟", roles: ["finance"], scope: "9901" },
  { login: "sun.li", name: "孙丽", roles: ["statistician"], scope: "99" },
  { login: "wu.bin", name: "吴斌", roles: ["auditor"], scope: "99" },
  { login: "zheng.yu", name: "郑宇", roles: ["operator"], scope: "99" },
  { login: "feng.jie", name: "冯洁", roles: ["clerk"], scope: "990102" },
  { login: "chen.hao", name: "陈浩", roles: ["reviewer"], scope: "990102" },
  { login: "chu.yan", name: "褚燕", roles: ["clerk"], scope: "990201" },
  { login: "wei.dong", name: "卫东", roles: ["reviewer"], scope: "990201" },
  { login: "jiang.hua", name: "蒋华", roles: ["head"], scope: "9902" },
  { login: "shen.jun", name: "沈军", roles: ["finance"], scope: "9902" },
  { login: "tian.yu", name: "田雨", roles: ["clerk"], scope: "9901" },
  { login: "luo.min", name: "罗敏", roles: ["reviewer"], scope: "9901" },
  { login: "song.jia", name: "宋佳", roles: ["finance"], scope: "9901" },
  { login: "fang.lei", name: "方磊", roles: ["clerk"], scope: "9902" },
  { login: "gu.yan", name: "顾妍", roles: ["reviewer"], scope: "9902" },
  { login: "mo.li", name: "莫莉", roles: ["finance"], scope: "9902" },
  { login: "bai.xue", name: "白雪", roles: ["statistician"], scope: "99" },
  { login: "cao.rui", name: "曹睿", roles: ["head"], scope: "99" },
]

export interface DemonstrationAccount {
  readonly login: string
  readonly name: string
  /** Chinese labels. */
  readonly roles: readonly string[]
  readonly scope: string
  readonly password: string
}

/** Fixed, so that an authenticator set up once keeps working when the demonstration is loaded anew. */
const secretOf = (login: string) => Secret.fromUTF8(`jiuye-yanshi-${login}`).base32

/** Takes the nearest office at or above the officer's area, if the registers know one. Loading twice changes nothing. */
const insertDemonstrationOfficer = statement<{ officer: string; login: string; name: string; roles: readonly string[]; scope: string; region: string; digest: string; totp: string; now: string }>({
  name: "identity.insert-demonstration-officer",
  reach: "reference",
  sql: `
    insert into identity.officers (officer_id, login, name, roles, scope, office_id, password_digest, password_set_at, must_change, totp_sealed, created_at, created_by, updated_at)
    values (:officer, :login, :name, :roles, :scope, (select office_id from registers.offices where region = :region order by office_id limit 1),
            :digest, :now::timestamptz, false, :totp, :now::timestamptz, 'demonstration', :now::timestamptz)
    on conflict (login) do update set office_id = coalesce(identity.officers.office_id, excluded.office_id)`,
})

const demonstrationOfficers = statement<Record<never, never>, { login: string; name: string; roles: string[]; scope: string; totp_sealed: string; totp_last_step: string; place: string }>({
  name: "identity.demonstration-officers",
  reach: "report",
  sql: `
    select o.login, o.name, o.roles, o.scope, o.totp_sealed, o.totp_last_step, coalesce(nullif(r.full_name, ''), r.name, o.scope) as place
      from identity.officers o left join registers.regions r on r.code = rpad(o.scope, 12, '0')
     where o.created_by = 'demonstration' and o.disabled_at is null and o.totp_sealed is not null order by o.officer_id`,
})

/** Creates the officers once. @throws outside a demonstration. */
export async function createDemonstrationOfficers(house: House): Promise<readonly DemonstrationAccount[]> {
  if (!house.demonstration) throw new Error("demonstration officers belong into a demonstration only")
  const digest = await digestPassword(demonstrationPassword)
  const now = house.clock()
  await house.database.system.atomically(
    officers.map((one) => bind(insertDemonstrationOfficer, { officer: newId(), ...one, region: regionOf(one.scope), digest, totp: house.sealing.seal(secretOf(one.login)), now }) as Call),
  )
  return officers.map((one) => ({ ...one, roles: one.roles.map((role) => roleLabels[role]), password: demonstrationPassword }))
}

/** What a tester needs to sign in now: only where the data is synthetic. */
export async function showDemonstrationAccounts(request: RequestContext) {
  if (!request.house.demonstration) throw commonProblems.notFound()
  const rows = await request.house.database.system.all(demonstrationOfficers, {})
  return rows.map((row) => {
    const { code, from, until } = usableCode(request.house.sealing.open(row.totp_sealed), Number(row.totp_last_step), request.now)
    return { login: row.login, name: row.name, roles: row.roles.map((role) => roleLabels[role as StaffRole]), scope: row.scope, place: row.place, password: demonstrationPassword, code, codeFrom: from, codeUntil: until }
  })
}
