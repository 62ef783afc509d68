// Words that may not stand in SQL here: newer than PostgreSQL 15, or refused by a distributed engine (design §9).

interface Forbidden {
  readonly pattern: RegExp
  readonly says: string
}

const call = (...names: string[]) => new RegExp(String.raw`(?<![\w.])(?:${names.join("|")})\s*\(`, "i")

const everywhere: readonly Forbidden[] = [
  { pattern: /\bmerge\s+into\b/i, says: "MERGE is refused on distributed tables; use insert … on conflict" },
  { pattern: call("set_config"), says: "set_config does not reach the nodes; use SET LOCAL as its own statement" },
  { pattern: call("any_value", "random_normal", "array_shuffle", "array_sample", "date_add", "date_subtract", "pg_input_is_valid", "pg_input_error_info", "erf", "erfc"), says: "came with PostgreSQL 16" },
  { pattern: /\bis\s+(?:not\s+)?json\b|(?<![\w.])json_(?:array|object)agg\s*\(|\bsystem_user\b/i, says: "came with PostgreSQL 16" },
  { pattern: call("json_table", "json_exists", "json_query", "json_value", "json_scalar", "json_serialize", "to_bin", "to_oct", "xmltext", "unicode_assigned", "uuid_extract_timestamp", "uuid_extract_version"), says: "came with PostgreSQL 17" },
  { pattern: /\bon_error\s+ignore\b|(?<![\w.])random\s*\(\s*[^)\s]/i, says: "came with PostgreSQL 17" },
  { pattern: call("uuidv7", "uuidv4", "casefold", "crc32", "crc32c", "array_sort", "array_reverse", "reverse_bytea", "gamma", "lgamma"), says: "came with PostgreSQL 18" },
  { pattern: /\bwithout\s+overlaps\b|\breturning\s+with\s*\(|\)\s+virtual\b|\breturning\b[^;]*\b(?:old|new)\.\w/i, says: "came with PostgreSQL 18" },
]

const inMigrations: readonly Forbidden[] = [
  ...everywhere,
  { pattern: /\bcreate\s+(?:or\s+replace\s+)?(?:constraint\s+)?trigger\b/i, says: "triggers hold no business here" },
  { pattern: /\b(?:small|big)?serial\b/i, says: "numbers are made by the program, not by a sequence" },
]

const bare = (sql: string) => sql.replace(/--[^\n]*/g, "").replace(/'(?:[^']|'')*'/g, "''")

/** Why a statement's text may not stand. Comments and quoted texts do not count. */
export const wordsAgainst = (sql: string): string[] => everywhere.filter((one) => one.pattern.test(bare(sql))).map((one) => one.says)

/** Why a migration may not stand. */
export const migrationWordsAgainst = (sql: string): string[] => inMigrations.filter((one) => one.pattern.test(bare(sql))).map((one) => one.says)
