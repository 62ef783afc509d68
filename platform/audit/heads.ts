// Heads of the chain, kept outside the database: a file in which every line also carries the digest of the line before.
import { open, readFile } from "node:fs/promises"
import { join } from "node:path"
import { z } from "zod"
import { lineDigest } from "./digest.ts"

const headShape = z.object({ seq: z.int().min(1), digest: z.string(), at: z.string(), previous: z.string() })
export type Head = z.output<typeof headShape>

export const headsFile = (dataFolder: string): string => join(dataFolder, "audit-heads.log")

export interface HeadLine {
  /** Line number in the file, from 1. */
  readonly line: number
  readonly text: string
  /** Undefined when the line cannot be read, e.g. torn by a power failure. */
  readonly head: Head | undefined
}

/** All lines, oldest first; none when the file does not exist. */
export async function readHeads(file: string): Promise<HeadLine[]> {
  const text = await readFile(file, "utf8").catch((failure: NodeJS.ErrnoException) => {
    if (failure.code === "ENOENT") return ""
    throw failure
  })
  return text
    .split("\n")
    .map((line, index) => ({ line: index + 1, text: line, head: parsed(line) }))
    .filter((line) => line.text !== "")
}

function parsed(line: string): Head | undefined {
  try {
    return headShape.parse(JSON.parse(line))
  } catch {
    return undefined
  }
}

const tailBytes = 65_536

interface Tail {
  readonly torn: boolean
  readonly last: HeadLine | undefined
}

/** The last readable line, read from the end: the file grows by a line a minute for years. */
async function tailOf(file: string): Promise<Tail> {
  const handle = await open(file, "r").catch((failure: NodeJS.ErrnoException) => {
    if (failure.code === "ENOENT") return undefined
    throw failure
  })
  if (!handle) return { torn: false, last: undefined }
  try {
    const { size } = await handle.stat()
    const bytes = Buffer.alloc(Math.min(size, tailBytes))
    await handle.read(bytes, 0, bytes.length, size - bytes.length)
    const text = bytes.toString("utf8")
    const lines = text.split("\n").map((line) => ({ line: 0, text: line, head: parsed(line) }))
    return { torn: size > 0 && !text.endsWith("\n"), last: lines.findLast((line) => line.head) }
  } finally {
    await handle.close()
  }
}

/** Writes a head to the end of the file and to the disk, unless it is there. A line torn by a power failure is closed first. */
export async function keepHead(file: string, head: Omit<Head, "previous">): Promise<void> {
  const tail = await tailOf(file)
  if (tail.last?.head && tail.last.head.seq >= head.seq) return
  const handle = await open(file, "a", 0o600)
  try {
    await handle.appendFile(`${tail.torn ? "\n" : ""}${JSON.stringify({ ...head, previous: tail.last ? lineDigest(tail.last.text) : "" })}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
