// The officers' book: the statements over identity.officers.
import { statement } from "#platform/database"

export interface OfficerRow {
  officer_id: string
  login: string
  name: string
  person_id: string | null
  roles: string[]
  scope: string
  office_id: string | null
  office: string
  password_digest: string
  password_set_at: string
  must_change: boolean
  totp_sealed: string | null
  totp_last_step: string
  disabled_at: string | null
  created_at: string
}

const columns = `o.officer_id, o.login, o.name, o.person_id, o.roles, o.scope, o.office_id, coalesce(f.name, '') as office, o.password_digest, o.password_set_at,
  o.must_change, o.totp_sealed, o.totp_last_step, o.disabled_at, o.created_at`

export const officerByLogin = statement<{ login: string }, OfficerRow>({
  name: "identity.officer-by-login",
  reach: "reference",
  sql: `select ${columns} from identity.officers o left join registers.offices f using (office_id) where o.login = :login`,
})

export const officerById = statement<{ officer: string }, OfficerRow>({
  name: "identity.officer-by-id",
  reach: "reference",
  sql: `select ${columns} from identity.officers o left join registers.offices f using (office_id) where o.officer_id = :officer`,
})

export const officersBelow = statement<{ scope: string; q: string; after: string; limit: number }, OfficerRow>({
  name: "identity.officers-below",
  reach: "report",
  sql: `
    select ${columns} from identity.officers o left join registers.offices f using (office_id)
     where o.scope like :scope || '%' and o.login > :after
       and (:q = '' or strpos(o.login, lower(:q)) > 0 or strpos(o.name, :q) > 0)
     order by o.login limit :limit`,
})

export const insertOfficer = statement<{
  officer: string; login: string; name: string; person: string | null; roles: readonly string[]; scope: string; office: string | null
  digest: string; mustChange: boolean; totp: string | null; now: string; by: string
}>({
  name: "identity.insert-officer",
  reach: "reference",
  sql: `
    insert into identity.officers (officer_id, login, name, person_id, roles, scope, office_id, password_digest, password_set_at, must_change, totp_sealed, created_at, created_by, updated_at)
    values (:officer, :login, :name, :person, :roles, :scope, :office, :digest, :now::timestamptz, :mustChange, :totp, :now::timestamptz, :by, :now::timestamptz)`,
})

/** A person once linked stays linked when the operator gives no number. */
export const updateOfficer = statement<{ officer: string; name: string; person: string | null; roles: readonly string[]; scope: string; office: string | null; disabled: boolean; now: string }>({
  name: "identity.update-officer",
  reach: "reference",
  sql: `
    update identity.officers set name = :name, person_id = coalesce(:person, person_id), roles = :roles, scope = :scope, office_id = :office,
           disabled_at = case when :disabled then coalesce(disabled_at, :now::timestamptz) end, updated_at = :now::timestamptz
     where officer_id = :officer`,
})

export const setPassword = statement<{ officer: string; digest: string; mustChange: boolean; now: string }>({
  name: "identity.set-password",
  reach: "reference",
  sql: "update identity.officers set password_digest = :digest, password_set_at = :now, must_change = :mustChange, updated_at = :now where officer_id = :officer",
})

export const forgetSecondFactor = statement<{ officer: string; now: string }>({
  name: "identity.forget-second-factor",
  reach: "reference",
  sql: "update identity.officers set totp_sealed = null, totp_last_step = 0, updated_at = :now where officer_id = :officer",
})

/** Changes no row when another sign-in has enrolled meanwhile. */
export const enrolSecondFactor = statement<{ officer: string; sealed: string; step: number; now: string }>({
  name: "identity.enrol-second-factor",
  reach: "reference",
  sql: "update identity.officers set totp_sealed = :sealed, totp_last_step = :step, updated_at = :now where officer_id = :officer and totp_sealed is null",
})

/** Changes no row when the step, or a later one, was used: each code opens one door once. */
export const useStep = statement<{ officer: string; step: number }>({
  name: "identity.use-step",
  reach: "reference",
  sql: "update identity.officers set totp_last_step = :step where officer_id = :officer and totp_last_step < :step",
})

/** How many of the places and offices an appointment names exist; 2 when both do. */
export const placesKnown = statement<{ region: string; office: string | null }, { known: number }>({
  name: "identity.places-known",
  reach: "reference",
  sql: `select (exists (select 1 from registers.regions where code = :region))::int
             + (:office::bigint is null or exists (select 1 from registers.offices where office_id = :office::bigint))::int as known`,
})
