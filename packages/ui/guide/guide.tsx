// Shows a guide written in the Markdown subset, built from elements only, never from markup text.
import type { ReactNode } from "react"
import { Go } from "../frame/go.tsx"
import { type Block, type Inline, readMarkdown } from "./markdown.ts"

export function Guide({ text }: { readonly text: string }) {
  return <div className="jy-guide">{readMarkdown(text).map((block, index) => <BlockView key={index} block={block} />)}</div>
}

function BlockView({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case "heading":
      return block.level === 2 ? <h2>{inline(block.text)}</h2> : <h3>{inline(block.text)}</h3>
    case "paragraph":
      return <p>{inline(block.text)}</p>
    case "quote":
      return <blockquote>{inline(block.text)}</blockquote>
    case "list": {
      const entries = block.entries.map((entry, index) => <li key={index}>{inline(entry)}</li>)
      return block.ordered ? <ol>{entries}</ol> : <ul>{entries}</ul>
    }
  }
}

const inline = (parts: readonly Inline[]): ReactNode => parts.map((part, index) => <InlineView key={index} part={part} />)

function InlineView({ part }: { readonly part: Inline }) {
  if (part.kind === "bold") return <strong>{part.text}</strong>
  if (part.kind === "code") return <code>{part.text}</code>
  if (part.kind === "link") return part.to.startsWith("/") ? <Go to={part.to}>{part.text}</Go> : <a href={part.to} rel="noreferrer">{part.text}</a>
  return part.text
}
