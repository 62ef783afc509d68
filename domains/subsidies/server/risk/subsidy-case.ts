// Which cases are claims of subsidies, in SQL.

/** The codes of services begin with it. */
export const subsidyCase = "item like 'subsidies.%'"
