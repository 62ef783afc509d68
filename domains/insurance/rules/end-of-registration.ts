// What the end of a registration as unemployed means for the benefit (domain/01 §11); other ends are looked at by an officer.
import type { StopEventCode } from "./stop-events.ts"

export const endOfRegistration: Readonly<Record<string, StopEventCode>> = { U11: "re-employed", U12: "re-employed", U14: "re-employed", U21: "pension-started", U25: "imprisoned", U26: "died" }
