// The views of payments, as they stand in the address.
export const paymentViews = ["batches", "returns", "receivables", "prices", "transfers"] as const
export type PaymentView = (typeof paymentViews)[number]
export interface PaymentSearch {
  readonly view?: PaymentView
}
