// The article a thing rests on.
export interface Citation {
  /** Short name of the law or document, e.g. "社会保险法". */
  readonly text: string
  /** "第四十五条"; empty when the whole document is meant. */
  readonly article: string
  /** Why no rule says it: it orders how a case is handled, or repeats what another article says by which the rule decides. */
  readonly unruled?: string
}

export const cite = (text: string, article = "", unruled?: string): Citation => ({ text, article, ...(unruled === undefined ? {} : { unruled }) })

/** 《社会保险法》第四十五条 */
export const citationText = (citation: Citation): string => `《${citation.text}》${citation.article}`
