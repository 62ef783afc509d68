// Reads the subset of Markdown that guides are written in: headings, paragraphs, lists, quotes, bold, code, links. Anything else is text.

export type Inline = { readonly kind: "text" | "bold" | "code"; readonly text: string } | { readonly kind: "link"; readonly text: string; readonly to: string }

export type Block =
  | { readonly kind: "heading"; readonly level: 2 | 3; readonly text: readonly Inline[] }
  | { readonly kind: "paragraph" | "quote"; readonly text: readonly Inline[] }
  | { readonly kind: "list"; readonly ordered: boolean; readonly entries: readonly (readonly Inline[])[] }

const inlinePattern = /\*\*([^*]+)\*\*|`([^`]+)`|\[([^\]]+)\]\(([^)\s]+)\)/g
const safeAddress = /^(https?:\/\/|\/(?!\/)|tel:|#)/

/** One line of running text. Links to other than http, tel or own addresses become plain text. */
export function readInline(line: string): readonly Inline[] {
  const found: Inline[] = []
  let last = 0
  for (const match of line.matchAll(inlinePattern)) {
    if (match.index > last) found.push({ kind: "text", text: line.slice(last, match.index) })
    const [whole, bold, code, text, to] = match
    if (bold !== undefined) found.push({ kind: "bold", text: bold })
    else if (code !== undefined) found.push({ kind: "code", text: code })
    else if (text !== undefined && to !== undefined) found.push(safeAddress.test(to) ? { kind: "link", text, to } : { kind: "text", text })
    last = match.index + whole.length
  }
  if (last < line.length) found.push({ kind: "text", text: line.slice(last) })
  return found
}

const listEntry = /^\s*(?:[-*]|(\d+)[.、])\s+(.*)$/

/** The blocks of a guide, in order. `#` and `##` are both headings of level 2: the page has its own first heading. */
export function readMarkdown(source: string): readonly Block[] {
  const blocks: Block[] = []
  let open: { kind: "paragraph" | "quote"; lines: string[] } | null = null
  const close = () => {
    if (open) blocks.push({ kind: open.kind, text: readInline(open.lines.join(open.kind === "paragraph" ? "" : " ")) })
    open = null
  }
  const add = (kind: "paragraph" | "quote", line: string) => {
    const going = open
    if (going?.kind === kind) going.lines.push(line)
    else {
      close()
      open = { kind, lines: [line] }
    }
  }
  for (const line of source.replace(/\r\n?/g, "\n").split("\n")) {
    const heading = /^(#{1,4})\s+(.*)$/.exec(line)
    const entry = listEntry.exec(line)
    if (line.trim() === "") close()
    else if (heading) {
      close()
      blocks.push({ kind: "heading", level: (heading[1]?.length ?? 1) > 2 ? 3 : 2, text: readInline(heading[2] ?? "") })
    } else if (entry) {
      close()
      const ordered = entry[1] !== undefined
      const text = readInline(entry[2] ?? "")
      const last = blocks.at(-1)
      if (last?.kind === "list" && last.ordered === ordered) blocks[blocks.length - 1] = { ...last, entries: [...last.entries, text] }
      else blocks.push({ kind: "list", ordered, entries: [text] })
    } else if (line.startsWith(">")) add("quote", line.replace(/^>\s?/, ""))
    else add("paragraph", line.trim())
  }
  close()
  return blocks
}
