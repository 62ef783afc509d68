// The article a thing rests on.
export interface Citation {
  /** Short name of the law or document, e.g. "社会保险法". */
  readonly text: string
  /** "第四十五条"; empty when the whole document is meant. */
  readonly article: string
}

export const cite = (text: string, article = ""): Citation => ({ text, article })

/** 《社会保险法》第四十五条 */
export const citationText = (citation: Citation): string => `《${citation.text}》${citation.article}`
