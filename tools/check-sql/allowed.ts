// What `npm run check:sql` lets pass, each with its reason: tables without a person's or employer's key, statements that read many keys.

export interface AllowedTable {
  /** `schema.table`, or `schema.*`. */
  readonly name: string
  /**
   * `reference`: small and on every node. `local`: queues, schedules, sign-ins, on the coordinator. `lookup`: keyed by a value that must
   * be unique everywhere. `facts`: what a worker counts or keeps for reports, never asked by key on a request.
   */
  readonly kind: "reference" | "local" | "lookup" | "facts"
  readonly why: string
}

export interface AllowedStatement {
  /** Name, or a beginning that ends in `*`. */
  readonly name: string
  readonly why: string
}

export const tables: readonly AllowedTable[] = [
  { name: "registers.regions", kind: "reference", why: "administrative divisions, some tens of thousands, changed once a year" },
  { name: "registers.offices", kind: "reference", why: "offices of the province" },
  { name: "registers.code_sets", kind: "reference", why: "code tables, the same on every node" },
  { name: "registers.code_values", kind: "reference", why: "code tables, the same on every node" },
  { name: "identity.officers", kind: "reference", why: "officers, some thousands" },
  { name: "identity.feed_keys", kind: "reference", why: "keys of other departments' machines" },
  { name: "payments.signing_keys", kind: "reference", why: "public keys of this installation, one per renewal" },
  { name: "payments.batches", kind: "reference", why: "a few batches per county and month; lines refer to them from every node" },
  { name: "payments.batch_actions", kind: "reference", why: "the log of a batch, asked with it" },
  { name: "payments.files", kind: "reference", why: "bank files of a batch, asked with it" },
  { name: "payments.reconciliations", kind: "reference", why: "one per batch and check" },
  { name: "subsidies.budget_accounts", kind: "reference", why: "one row per place, fund and year" },
  { name: "subsidies.budget_entries", kind: "reference", why: "the book of a place's fund, some dozens of rows a year" },
  { name: "training.scarce_occupations", kind: "reference", why: "the occupations a place calls scarce, some hundreds" },
  { name: "payments.ledger", kind: "facts", why: "the fund's book by batch and category, no row of a person" },
  { name: "registers.person_id_numbers", kind: "lookup", why: "digest of an ID number → person" },
  { name: "registers.person_mobiles", kind: "lookup", why: "mobile digest → persons" },
  { name: "registers.person_accounts", kind: "lookup", why: "account digest → persons" },
  { name: "registers.employer_codes", kind: "lookup", why: "credit code → employer" },
  { name: "casework.case_numbers", kind: "lookup", why: "case number → case" },
  { name: "documents.paper_codes", kind: "lookup", why: "verification code → paper" },
  { name: "registration.certificate_numbers", kind: "lookup", why: "certificate number → person" },
  { name: "registration.certificate_counters", kind: "lookup", why: "the running number of a county and year, asked by that value" },
  { name: "exchange.outbox", kind: "local", why: "the queue of events, claimed on the coordinator; emptied into delivered" },
  { name: "exchange.delivered", kind: "local", why: "events done with, kept a while beside the queue" },
  { name: "exchange.handled", kind: "local", why: "marks of the queue" },
  { name: "exchange.stuck", kind: "local", why: "marks of the queue" },
  { name: "exchange.receipts", kind: "local", why: "one row per file received" },
  { name: "exchange.receipt_rows", kind: "local", why: "refused rows of a file" },
  { name: "exchange.simulated_ministry", kind: "local", why: "what the simulated ministry answers; demonstrations and tests only" },
  { name: "audit.chain", kind: "local", why: "the sealed chain has one writer and one order by its nature" },
  { name: "identity.sessions", kind: "local", why: "who is signed in, a row per sign-in, forgotten when it ends" },
  { name: "identity.attempts", kind: "local", why: "failed sign-ins by login, forgotten after a day" },
  { name: "registers.full_views", kind: "local", why: "how often an officer looked at whole values today" },
  { name: "notices.messages", kind: "local", why: "the queue of short messages" },
  { name: "notices.office_notices", kind: "local", why: "reminders of an office, keyed by its region" },
  { name: "parameters.rows", kind: "reference", why: "some hundreds of numbers, read by every process" },
  { name: "parameters.version", kind: "reference", why: "one row" },
  { name: "parameters.rehearsals", kind: "reference", why: "what officers asked before an approval" },
  { name: "parameters.rehearsal_counties", kind: "facts", why: "sums of a rehearsal by county, no person in them" },
  { name: "parameters.recalculations", kind: "reference", why: "one row per number that began in the past" },
  { name: "schedule.jobs", kind: "local", why: "one row per job" },
  { name: "indicators.kept", kind: "reference", why: "one row per indicator" },
  { name: "indicators.months", kind: "reference", why: "one row per month" },
  { name: "indicators.cells", kind: "facts", why: "counts by region and month, no person in them" },
  { name: "indicators.deltas", kind: "facts", why: "changes of counts waiting for the worker that folds them" },
  { name: "indicators.touched", kind: "local", why: "the queue of the worker that counts" },
  { name: "reports.*", kind: "facts", why: "closings of official tables: some hundreds of cells per region and period" },
]

/** Statements that may read many keys, with what keeps them from hurting. Hot ones by name: a beginning lets no hot one pass. */
export const statements: readonly AllowedStatement[] = [
  { name: "casework.list-mine", why: "the work list of an officer: many people of one region by definition; partial index by region, 200 rows at most" },
  { name: "casework.list-open", why: "as list-mine" },
  { name: "casework.list-due", why: "as list-mine" },
  { name: "casework.list-late", why: "as list-mine" },
  { name: "casework.list-returned", why: "as list-mine" },
  { name: "casework.list-ended", why: "as list-mine" },
  { name: "casework.work-list-counts", why: "counts open cases of a region over the partial index of open cases" },
  { name: "audit.append-rows", why: "one insert for the rows of many requests; a node gets its own rows, nothing is read" },
  { name: "payments.list-batches", why: "batches are few and on every node" },
  { name: "payments.read-batch", why: "batches are few and on every node" },
  { name: "payments.read-log", why: "the log of one batch, on every node" },
  { name: "payments.list-lines", why: "a finance officer's page of one batch, by the index of its positions" },
  { name: "registration.add-employments", why: "a roster is written whole or not at all: one statement over the people of one employer" },
  { name: "registration.close-unemployments", why: "as add-employments" },
  { name: "registration.read-roster-standings", why: "as add-employments: the people named in one roster" },
  { name: "registers.list-received-facts", why: "names the employer of each insurance row: a join across keys for the display, by the employers' primary key; on several nodes employers' names become a reference table" },
  { name: "registers.read-employer-card", why: "counts the insured of one employer over an index by employer; on several nodes it asks all, once per card opened by an officer" },
  { name: "facts.insurance.death-grant.1", why: "a survivor's claim is about another person: the deceased relative's rows are read by primary key, of one or two persons" },
  { name: "facts.subsidies.graduate-hire.1", why: "a unit's claim is about the graduates it hired and their registers: its own people by the index of employers, each of them by primary key" },
  { name: "facts.subsidies.hardship-hire.1", why: "as facts.subsidies.graduate-hire.1, for the people in hardship it hired" },
  { name: "insurance.award-survivor", why: "as the facts of the death grant: the award belongs to the deceased, the payee is the applicant" },
  { name: "insurance.read-deceased-relative", why: "as the facts of the death grant" },
  { name: "registration.last-work-of", why: "what kind of unit the last employer is: one row by the employers' primary key, as list-received-facts" },
  { name: "registration.read-enrolments", why: "names the employer of each insurance row, as list-received-facts" },
  { name: "registration.read-filing-person", why: "a filing belongs to the employer, the person's sealed number to the person: two keys, one row each" },
  { name: "casework.kin-of-officer", why: "relatives are asked in both directions; an officer's own, once per action kept apart from relatives" },
  { name: "parameters.list-rehearsed", why: "two hundred people at most, kept as examples of one rehearsal" },
  { name: "parameters.list-recalculated", why: "the decisions a number that began in the past would change, for an officer; by its index, 500 at most" },
  { name: "identity.*", why: "sign-in and administration of officers: small tables; people offered in the demonstration only" },
  { name: "registers.search-*", why: "an officer's search by name: index by name, ten rows" },
  { name: "registers.upsert-offices", why: "loads the offices when the program starts" },
  { name: "reports.latest-closing", why: "one closed table of a region and period, by its unique key; no person in it" },
  { name: "reports.*", why: "statistics: read by statisticians, closed by them, a few times a month" },
  { name: "demonstration.*", why: "asked once at the start of a demonstration" },
  { name: "audit.*", why: "sealing, verifying and searching the trail: one worker and auditors, by the index of seals or a page at a time" },
  { name: "entries.list-*", why: "an officer's page of entered records, a hundred by region; a unit's or person's own by row security" },
  { name: "entries.void-*", why: "one wrong record taken back by its number, a few a year" },
  { name: "exchange.*", why: "the dispatcher, feeds and their operators: one worker, in batches" },
  { name: "casework.overdue-returns", why: "a daily job over the index of returned cases" },
  { name: "payments.*", why: "batches are prepared, sent and reconciled whole by finance officers, a few a month" },
  { name: "subsidies.grants-of", why: "the months of a unit's grants lie with its people: one payee's, by the index of payees; for a person they are its own" },
  { name: "subsidies.insert-grant-months", why: "the months of a unit's grant are written with it, one row for each of its people and months" },
  { name: "subsidies.list-publications", why: "what is shown to the public, a page of fifty by region" },
  { name: "subsidies.list-objections", why: "the office's page of objections, by region, 200 at most" },
  { name: "subsidies.budget-accounts", why: "one row per place, fund and year, for a finance officer" },
  { name: "insurance.list-receivables", why: "the office's page of what is owed, by region" },
  { name: "insurance.list-rechecks", why: "the office's page of what has to be looked at again, by region" },
  { name: "insurance.open-checks", why: "the monthly qualification run over a region" },
  { name: "insurance.mark-missed-checks", why: "as open-checks" },
  { name: "insurance.find-missed-twice", why: "as open-checks" },
  { name: "insurance.find-used-up", why: "as open-checks" },
  { name: "registers.keep-accounts", why: "as list-unread-accounts" },
  { name: "registers.list-unread-accounts", why: "a nightly run over people whose account came without its digest" },
  { name: "registration.read-open-tasks", why: "the office's page of tasks, by region" },
  { name: "registration.list-withdrawals", why: "the office's page of filings a unit asks to take back, by region" },
  { name: "registration.end-employments", why: "a roster written whole" },
  { name: "registration.draft-ends", why: "a roster written whole" },
  { name: "registration.list-workers-of-closing", why: "everybody of one employer that closes" },
  { name: "registration.end-filings-of-closing", why: "everybody of one employer that closes" },
  { name: "registration.count-ended-with-unit", why: "everybody of one employer that closed, when the register takes it back" },
  { name: "registration.file-hires", why: "a roster written whole" },
  { name: "registration.change-filings", why: "a roster written whole" },
  { name: "registration.end-filings", why: "a roster written whole" },
  { name: "registration.save-import", why: "a roster written whole" },
  { name: "registration.propose-for-business", why: "a daily job over business registrations received" },
  { name: "registration.list-unchecked-spells", why: "a timer: claims a batch by its due day" },
  { name: "registration.take-*", why: "timers: each claims a batch by its due day" },
  { name: "registration.remind-flexible", why: "a timer over the index of days to renew" },
  { name: "registration.warn-silent", why: "a timer over the index of days to be in contact" },
]

/** Keys and references outside the rules, by `table.constraint`. */
export const schemaExceptions: readonly AllowedStatement[] = [
  { name: "payments.lines.lines_in_order", why: "the bank file's line number of a batch: one node would need to see all lines of a batch. On one server it keeps two lines from having the same number; on several it has to become a plain index, the numbers are given by one statement anyway" },
]

export const matches = (pattern: string, name: string): boolean => (pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : pattern === name)
