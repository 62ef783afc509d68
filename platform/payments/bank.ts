// The bank as the program knows it: it takes a file once, and later has an answer. A simulator stands in for it in tests and demonstrations.

export interface SentFile {
  readonly number: string
  readonly sha256: string
  readonly content: string
}

export type BankReceipt = { readonly kind: "accepted"; readonly receipt: string } | { readonly kind: "refused"; readonly says: string }

/**
 * The adapter to a bank's batch payment service. Sending the same number with the same hash again must not pay twice; the same number with
 * another hash must be refused. A rejected promise means that nobody knows whether the file arrived.
 */
export interface Bank {
  send(file: SentFile): Promise<BankReceipt>
  /** The result file of a batch, or null while there is none. */
  result(number: string): Promise<string | null>
}

/** How long an answer is waited for, in milliseconds. */
export const bankPatience = 20_000

/** Lets a slow bank count as one that did not answer. */
export async function withPatience<T>(work: Promise<T>, milliseconds: number = bankPatience): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error("the bank did not answer in time")), milliseconds)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
