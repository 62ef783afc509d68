// Finds the person behind an ID number and the employer behind a credit code, through the global look-ups.
import { statement } from "#platform/database"
import type { House } from "#platform/module"
import { fromFifteenDigits, type PlainDate, tidyNumber } from "#standards"

export interface FoundPerson {
  person_id: string
  name: string
  id_masked: string
  region: string
}

const personByDigest = statement<{ digest: string }, FoundPerson>({
  name: "identity.person-by-digest",
  reach: "lookup",
  sql: "select p.person_id, p.name, p.id_masked, p.region from registers.person_id_numbers n join registers.persons p using (person_id) where n.digest = :digest",
})

const employerByCode = statement<{ uscc: string }, { employer_id: string; name: string; region: string }>({
  name: "identity.employer-by-code",
  reach: "lookup",
  sql: "select e.employer_id, e.name, e.region from registers.employer_codes c join registers.employers e using (employer_id) where c.uscc = :uscc",
})

/** The person with this ID number; an old number of fifteen digits finds the person of its eighteen. */
export async function findPerson(house: House, idNumber: string, today: PlainDate): Promise<FoundPerson | undefined> {
  const tidy = tidyNumber(idNumber)
  const modern = tidy.length === 15 ? fromFifteenDigits(tidy, today) : undefined
  const number = modern?.ok ? modern.value.number : tidy
  return house.database.system.maybe(personByDigest, { digest: house.sealing.digest("id", number) })
}

export const findEmployer = (house: House, creditCode: string) => house.database.system.maybe(employerByCode, { uscc: tidyNumber(creditCode) })
