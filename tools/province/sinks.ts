// Where a part goes: into a database by COPY, into a folder as the same text, or into one digest.
import { createHash } from "node:crypto"
import { mkdir, open, type FileHandle } from "node:fs/promises"
import { join } from "node:path"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import type { Sink } from "./make-part.ts"
import { tables, type TableName } from "./tables/list.ts"

/** COPY on one connection. The province can be made again, so no commit waits for the disk. */
export async function databaseSink(url: string, files: Sink): Promise<Sink> {
  // Loaded only where there is a database: a province in files starts faster.
  const [{ default: pg }, { from: copyFrom }] = await Promise.all([import("pg"), import("pg-copy-streams")])
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query("set synchronous_commit = off")
  return {
    table: async (name, pieces) => {
      if (pieces.length > 0) await pipeline(Readable.from(pieces), client.query(copyFrom(`copy ${tables[name]} from stdin`)))
      await files.table(name, pieces)
    },
    file: (kind, name, pieces) => files.file(kind, name, pieces),
    end: async () => {
      await client.end()
      await files.end()
    },
  }
}

/** `tables/<name>/<part>.copy`, `truth/<name>/<part>.csv`, `files/<name>/<part>.csv`. */
export function folderSink(folder: string, part: number, withTables: boolean): Sink {
  const handles = new Map<string, FileHandle>()
  const append = async (kind: string, name: string, ending: string, pieces: readonly Buffer[]): Promise<void> => {
    if (pieces.length === 0) return
    const path = join(folder, kind, name)
    let handle = handles.get(path)
    if (!handle) {
      await mkdir(path, { recursive: true })
      handle = await open(join(path, `${String(part).padStart(5, "0")}.${ending}`), "w")
      handles.set(path, handle)
    }
    for (const piece of pieces) await handle.writeFile(piece)
  }
  return {
    table: async (name, pieces) => {
      if (withTables) await append("tables", tableOf(name), "copy", pieces)
    },
    file: (kind, name, pieces) => append(kind, name, "csv", pieces),
    end: async () => {
      for (const handle of handles.values()) await handle.close()
    },
  }
}

export const tableOf = (name: TableName): string => tables[name].slice(0, tables[name].indexOf(" "))

/** Nothing is kept but one digest for each table and file, told at the end. */
export function digestSink(part: number, tell: (lines: readonly string[]) => void): Sink {
  const hashes = new Map<string, ReturnType<typeof createHash>>()
  const add = async (name: string, pieces: readonly Buffer[]): Promise<void> => {
    const hash = hashes.get(name) ?? createHash("sha256")
    hashes.set(name, hash)
    for (const piece of pieces) hash.update(piece)
  }
  return {
    table: (name, pieces) => add(`table ${name}`, pieces),
    file: (kind, name, pieces) => add(`${kind} ${name}`, pieces),
    end: async () => tell([...hashes].map(([name, hash]) => `${part} ${name} ${hash.digest("hex")}`)),
  }
}

/** What a province is digested to: the digests of all its parts in order. */
export const digestOfAll = (parts: readonly (readonly string[])[]): string => createHash("sha256").update(parts.flat().join("\n")).digest("hex")
