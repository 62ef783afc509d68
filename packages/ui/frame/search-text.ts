// Search parameters of addresses stay text, as they stand in the address: a number of 18 digits is no number to JavaScript, and a code is no quoted text.

const text = (value: unknown): string => (typeof value === "string" ? value : typeof value === "number" ? String(value) : "")

/** How a router of an app reads and writes search parameters. Spread it into `createRouter`. */
export const searchAsText = {
  parseSearch: (search: string): Record<string, string> => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search: Record<string, unknown>): string => {
    const query = new URLSearchParams(Object.entries(search).flatMap(([name, value]) => (text(value) === "" ? [] : [[name, text(value)]]))).toString()
    return query === "" ? "" : `?${query}`
  },
}

/** One search parameter as text; empty when it is not there. */
export const searchText = (search: Readonly<Record<string, unknown>>, name: string): string => text(search[name])
