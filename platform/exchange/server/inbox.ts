// The inbox: files dropped into <data>/inbox/<feed>/ are taken when they are complete, then moved aside with a receipt beside them.
import { createWriteStream } from "node:fs"
import { mkdir, open, readdir, rename, rm, stat, writeFile } from "node:fs/promises"
import { basename, join } from "node:path"
import { pipeline } from "node:stream/promises"
import { newId } from "#platform/database"
import type { House, IncomingFile } from "#platform/module"
import type { Receipt } from "../contract.ts"
import { allFeeds } from "../feeds/all-feeds.ts"
import type { Feed } from "../feeds/feed.ts"
import { factsOfFile } from "./read-file.ts"
import { clearLeftovers, receive, unfinished } from "./receive.ts"

export const inboxFolder = (house: Pick<House, "dataFolder">, feed: Feed): string => join(house.dataFolder, "inbox", feed.name)
const arrivals = (house: Pick<House, "dataFolder">): string => join(house.dataFolder, "inbox", ".arriving")

/** Makes the folders and removes uploads that were never finished: their senders got no receipt. */
export async function prepareInbox(house: Pick<House, "dataFolder">): Promise<void> {
  await rm(arrivals(house), { recursive: true, force: true })
  for (const feed of allFeeds) for (const part of ["", "processed", "refused"]) await mkdir(join(inboxFolder(house, feed), part), { recursive: true })
  await mkdir(arrivals(house), { recursive: true })
}

const filesIn = (folder: string): Promise<string[]> => readdir(folder).catch((): string[] => [])

/** A file that came over the network and is being taken. */
const heldPrefix = ".held-"

/**
 * After a crash: a file from the network whose taking had begun is taken to its end for the sender and places it came with; one whose taking
 * had not begun is dropped, because its sender has no receipt and sends it again.
 */
export async function resumeHeld(house: House): Promise<Receipt[]> {
  const receipts: Receipt[] = []
  await clearLeftovers(house)
  for (const feed of allFeeds) {
    const folder = inboxFolder(house, feed)
    for (const name of (await filesIn(folder)).filter((one) => one.startsWith(heldPrefix))) {
      const path = join(folder, name)
      const { sha256 } = await factsOfFile(path)
      const begun = await house.database.system.maybe(unfinished, { feed: feed.name, sha256 })
      if (begun) {
        const receipt = await receive(house, { feed, path, fileName: begun.file_name, cameBy: begun.came_by, sender: begun.sender, scope: begun.scope })
        await moveAside(folder, name, receipt)
        receipts.push(receipt)
      } else await rm(path, { force: true })
    }
  }
  return receipts
}

const isFeedFile = (name: string): boolean => !name.startsWith(".") && /\.(csv|txt)$/i.test(name)

/** Sizes seen at the last look, so that a file still being copied is left alone. */
export type SizesSeen = Map<string, string>

/**
 * Looks into every folder once and takes what is complete: a file with a `.done` marker beside it at once, any other when its size and time
 * have not changed since the last look. Files of one feed go in the order of their names. Returns the receipts.
 */
export async function lookIntoInbox(house: House, seen: SizesSeen): Promise<Receipt[]> {
  const receipts: Receipt[] = []
  for (const feed of allFeeds) {
    const folder = inboxFolder(house, feed)
    const names = await filesIn(folder)
    for (const name of names.filter(isFeedFile).sort()) {
      const path = join(folder, name)
      if (!(await isComplete(path, names.includes(`${name}.done`), seen))) continue
      try {
        const receipt = await receive(house, { feed, path, fileName: name, cameBy: "folder", sender: feed.sender, scope: house.province.slice(0, 2) })
        await moveAside(folder, name, receipt)
        seen.delete(path)
        receipts.push(receipt)
      } catch (failure) {
        house.log("error", "a file in the inbox could not be taken, it stays there", { feed: feed.name, file: name, failure: failure instanceof Error ? failure.message : String(failure) })
      }
    }
  }
  return receipts
}

async function isComplete(path: string, marked: boolean, seen: SizesSeen): Promise<boolean> {
  const now = await stat(path).then((found) => `${found.size}:${found.mtimeMs}`, () => undefined)
  if (now === undefined) return false
  if (marked) return true
  const before = seen.get(path)
  seen.set(path, now)
  return before === now
}

/** Into `processed/` or `refused/`, the receipt first: whoever finds the file there also finds what became of it. */
async function moveAside(folder: string, name: string, receipt: Receipt): Promise<void> {
  const aside = join(folder, receipt.state === "accepted" ? "processed" : "refused")
  await mkdir(aside, { recursive: true })
  const kept = `${receipt.receiptId}-${receipt.fileName}`
  await writeFile(join(aside, `${kept}.receipt.json`), `${JSON.stringify(receipt, null, 2)}\n`)
  await rename(join(folder, name), join(aside, kept))
  await rm(join(folder, `${name}.done`), { force: true })
}

/** A file name as it may stand in our folders: its last part, without anything a path or a shell could stumble over. */
function safeName(name: string | undefined, fallback: string): string {
  const last = basename((name ?? "").replaceAll("\\", "/")).normalize("NFC").replace(/[^\p{L}\p{N}._()（）-]/gu, "_").replace(/^\.+/, "").slice(-100)
  return isFeedFile(last) ? last : `${last || fallback}.csv`
}

/**
 * Takes a file that comes over the network: written to disk as it arrives, made durable, then taken as if it had been dropped. When the
 * program dies while it is being taken, the next start takes it to its end.
 */
export async function receiveStream(house: House, feed: Feed, file: IncomingFile, fileName: string | undefined, sender: string, scope: string): Promise<Receipt> {
  const name = safeName(fileName ?? file.name, feed.name)
  await mkdir(arrivals(house), { recursive: true })
  const arriving = join(arrivals(house), newId())
  try {
    await pipeline(file.bytes, createWriteStream(arriving))
    const handle = await open(arriving, "r")
    await handle.sync().finally(() => handle.close())
    const folder = inboxFolder(house, feed)
    await mkdir(folder, { recursive: true })
    const held = `${heldPrefix}${newId()}-${name}`
    await rename(arriving, join(folder, held))
    const receipt = await receive(house, { feed, path: join(folder, held), fileName: name, cameBy: "endpoint", sender, scope })
    if (receipt.repeated) await rm(join(folder, held), { force: true })
    else await moveAside(folder, held, receipt)
    return receipt
  } finally {
    await rm(arriving, { force: true })
  }
}

/** Where the file of a receipt lies now. */
export async function fileOfReceipt(house: Pick<House, "dataFolder">, feed: Feed, receiptId: string): Promise<string | undefined> {
  for (const part of ["processed", "refused"]) {
    const folder = join(inboxFolder(house, feed), part)
    const name = (await filesIn(folder)).find((one) => one.startsWith(`${receiptId}-`) && !one.endsWith(".receipt.json"))
    if (name) return join(folder, name)
  }
  return undefined
}

export interface InboxWatch {
  stop(): Promise<void>
}

/** Looks into the inbox every few seconds for as long as the program runs. */
export function watchInbox(house: House, every = 2000): InboxWatch {
  const seen: SizesSeen = new Map()
  let stopped = false
  let wake: () => void = () => undefined
  const pause = () =>
    new Promise<void>((done) => {
      const timer = setTimeout(done, every)
      wake = () => {
        clearTimeout(timer)
        done()
      }
    })
  let isPrepared = false
  const look = async () => {
    if (!isPrepared) {
      await prepareInbox(house)
      for (const receipt of await resumeHeld(house)) house.log("info", "feed file taken up again", { feed: receipt.feed, file: receipt.fileName, state: receipt.state })
      isPrepared = true
    }
    for (const receipt of await lookIntoInbox(house, seen)) house.log("info", "feed file taken", { feed: receipt.feed, file: receipt.fileName, state: receipt.state, rows: receipt.rows, code: receipt.code })
  }
  const running = (async () => {
    for (; !stopped; await pause()) await look().catch((failure: unknown) => house.log("error", "the inbox could not be looked into, it is looked into again", { failure: failure instanceof Error ? failure.message : String(failure) }))
  })()
  return {
    stop: async () => {
      stopped = true
      wake()
      await running
    },
  }
}

