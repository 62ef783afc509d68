// Days and moments as officers read them, always in China time whatever the machine is set to.
const parts = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hour12: false })

/** "2026-03-02 14:05" of an ISO UTC moment. */
export const moment = (iso: string): string => parts.format(new Date(iso)).replace("T", " ")

/** "2026-03-02" of an ISO UTC moment. */
export const dayOf = (iso: string): string => moment(iso).slice(0, 10)

/** "03-02 14:05", for lists where the year is plain. */
export const shortMoment = (iso: string): string => moment(iso).slice(5)
