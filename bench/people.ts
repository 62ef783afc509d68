// People for a measurement, written set by set: each lost a job lately, paid fourteen months, and is registered as unemployed.
import type { Database } from "#platform/database"

/** First person id of the measured crowd; the n-th is this plus n. */
export const firstPerson = 900_000_000_000n

/** Inserts `count` people of street 990101001. Takes about a second per ten thousand. */
export async function insertPeople(database: Database, count: number): Promise<void> {
  await database.system.transaction(async (tx) => {
    await tx.sql(
      `insert into registers.persons (person_id, name, sex, birth_date, id_type, id_sealed, id_masked, mobile_masked, bank_sealed, bank_masked, bank_name, hukou_type, hukou_region, live_region, education, women_retire_kind, region, source)
       select $1::bigint + n, '测' || n, '2', date '1990-01-01' + n % 3000, '01', 'v1.none', '9901**********' || lpad((n % 10000)::text, 4, '0'), '139****0000', 'v1.none', '6217**********0000', '示例银行', '50',
              '990101001001', '990101001001', '31', 'F50', '990101001001', '演示'
         from generate_series(0, $2::int - 1) n`,
      [firstPerson.toString(), count],
    )
    await tx.sql(
      `insert into registers.contributions (person_id, kind, ym, employer_id, base_fen, employer_paid_fen, person_paid_fen, arrived_on, region, source)
       select $1::bigint + n, '210', to_char(m, 'YYYYMM')::int, 77, 500000, 2500, 2500, m::date + 19, '990101001001', '演示'
         from generate_series(0, $2::int - 1) n, generate_series(date_trunc('month', now()) - interval '16 months', date_trunc('month', now()) - interval '3 months', interval '1 month') m`,
      [firstPerson.toString(), count],
    )
    await tx.sql(
      `insert into registration.employments (person_id, employment_id, form, employer_id, employer_name, uscc, started_on, ended_on, end_reason, legal_end_reason, region, work_region, urban, occupation, evidence, state, source, recorded_at, end_recorded_at, end_source)
       select $1::bigint + n, $1::bigint + n, '010', 77, '测量用单位', '', (date_trunc('month', now()) - interval '16 months')::date, (date_trunc('month', now()) - interval '2 months')::date, '03', '06', '990101001000', '990101001000', true, '6990000', 'A', 'ended', 'filing', now(), now(), 'filing'
         from generate_series(0, $2::int - 1) n`,
      [firstPerson.toString(), count],
    )
    await tx.sql(
      `insert into registration.unemployments (person_id, spell_id, registered_on, loss_on, reason, place_kind, region, last_contact_on, next_contact_on, state, recorded_at)
       select $1::bigint + n, $1::bigint + n, (date_trunc('month', now()) - interval '1 month')::date, (date_trunc('month', now()) - interval '2 months')::date, '20', '2', '990101001001', current_date, current_date + 30, 'open', now()
         from generate_series(0, $2::int - 1) n`,
      [firstPerson.toString(), count],
    )
  })
  await database.system.transaction((tx) => tx.sql("analyze"))
}
