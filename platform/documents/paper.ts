// What an issued paper says, before it becomes a page: kept beside the bytes, so that it can be checked and made again.

export interface Paper {
  readonly title: string
  /** 文号 or case number. */
  readonly number: string
  readonly addressee: string
  /** Name as shown to the public when the paper is verified. */
  readonly addresseeMasked: string
  readonly paragraphs: readonly string[]
  readonly rows: readonly { readonly label: string; readonly value: string }[]
  /** Where to turn to who disagrees or asks. */
  readonly closing: string
  readonly office: string
  /** "2026年3月2日" */
  readonly date: string
  readonly demonstration: boolean
}
