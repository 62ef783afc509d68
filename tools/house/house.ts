// `npm run house`: draws the map of the house and fails on a wrong arrow, a circle, or a room that hides its purpose.
import { readdirSync, readFileSync, statSync } from "node:fs"
import { dirname, join, relative } from "node:path"
import { insideModule, mayImport, moduleOrder } from "./rooms.ts"

const root = join(import.meta.dirname, "../..")
const floors = ["packages", "platform", "domains", "outreach", "insight", "oversight", "nation", "server", "apps"]
const businessFloors = ["domains", "outreach", "insight", "oversight", "nation"]
const hiding = /(^|\/)(utils?|helpers?|common|managers?)(\/|\.|$)/

interface Arrow {
  readonly from: string
  readonly to: string
}

const files = floors.flatMap((floor) => walk(join(root, floor)))
const arrows = files.flatMap(importsOf)
const wrong = [...arrows.flatMap(checkArrow), ...files.flatMap(checkFile), ...circles()]
draw()
for (const line of wrong) console.log(`✗ ${line}`)
console.log(wrong.length === 0 ? `${files.length} files, ${arrows.length} arrows, no wrong one` : `${wrong.length} wrong`)
process.exitCode = wrong.length === 0 ? 0 : 1

function walk(folder: string): string[] {
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch {
    return []
  }
  return names.flatMap((name) => {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) return walk(path)
    return /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name) ? [relative(root, path)] : []
  })
}

function importsOf(file: string): Arrow[] {
  const text = readFileSync(join(root, file), "utf8")
  return [...text.matchAll(/^\s*(?:import|export)\s[^"']*?from\s+["']([^"']+)["']|^\s*import\s+["']([^"']+)["']/gm)].flatMap((match) => {
    const target = resolve(file, match[1] ?? match[2] ?? "")
    return target ? [{ from: file, to: target }] : []
  })
}

function resolve(file: string, specifier: string): string | undefined {
  if (specifier.startsWith(".")) return relative(root, join(root, dirname(file), specifier))
  if (!specifier.startsWith("#")) return undefined
  const name = specifier.slice(1)
  if (/^(standards|policy|service|statistics|wire|ui)$/.test(name)) return `packages/${name}/index.ts`
  if (name.startsWith("platform/")) return name.endsWith("/contract") ? `${name}.ts` : `${name}/index.ts`
  return `${name}/contract.ts`
}

/** packages/wire, platform/casework, domains/insurance; "server" and "apps/staff" for the top. */
function roomOf(path: string): string {
  const [floor = "", room = ""] = path.split("/")
  return floor === "server" ? "server" : `${floor}/${room}`
}

function innerRoom(path: string): string {
  const inner = path.split("/")[2] ?? ""
  return inner.endsWith(".ts") ? inner.replace(/\.ts$/, "") : inner
}

function checkArrow({ from, to }: Arrow): string[] {
  const [source, target] = [roomOf(from), roomOf(to)]
  const refuse = (why: string) => [`${from} → ${to}: ${why}`]
  if (/\/testing\.tsx?$/.test(from)) return []
  if (source === target) return checkInside(from, to, source, refuse)
  if (source === "server") {
    if (target.startsWith("apps/")) return refuse("the server does not import pages")
    return target.startsWith("tools/") && to !== "tools/province/index.ts" ? refuse("of the tools the server knows the province, through its door") : []
  }
  if (source.startsWith("apps/")) {
    if (target.startsWith("packages/") || to.endsWith("/contract.ts")) return []
    return refuse("pages see packages and contracts only")
  }
  if (businessFloors.includes(source.split("/")[0] ?? "")) return checkModule(from, to, source, target, refuse)
  const allowed = mayImport[source]
  if (!allowed) return refuse(`room ${source} has no row in tools/house/rooms.ts`)
  if (!allowed.some((one) => one === target || (one === "packages/*" && target.startsWith("packages/") && target !== "packages/ui"))) return refuse("not in the table")
  return to.endsWith("index.ts") || to.endsWith("contract.ts") || /\/testing\.ts$/.test(to) ? [] : refuse("another room is entered through its door")
}

function checkModule(from: string, to: string, source: string, target: string, refuse: (why: string) => string[]): string[] {
  const inner = insideModule[innerRoom(from)]
  if (target.startsWith("packages/") || target.startsWith("platform/")) {
    if (target === "packages/ui") return refuse("a module knows no pages")
    if (!inner) return to.endsWith("index.ts") || to.endsWith("contract.ts") ? [] : refuse("another room is entered through its door")
    const allowed = inner.some((one) => one === target || (one === "packages/*" && target.startsWith("packages/")) || (one === "platform/*/contract" && to.endsWith("/contract.ts")))
    return allowed ? [] : refuse(`${innerRoom(from)} may not know it`)
  }
  if (!to.endsWith("/contract.ts")) return refuse("a module sees another one's contract only")
  return moduleOrder.indexOf(target) >= 0 && moduleOrder.indexOf(target) < moduleOrder.indexOf(source) ? [] : refuse("against the order of the stairs")
}

function checkInside(from: string, to: string, room: string, refuse: (why: string) => string[]): string[] {
  if (!businessFloors.includes(room.split("/")[0] ?? "")) return []
  const inner = insideModule[innerRoom(from)]
  return !inner || inner.includes(innerRoom(to)) ? [] : refuse(`${innerRoom(from)} does not look into ${innerRoom(to)}`)
}

/** Names that hide, and contracts that would drag the server into a browser. */
function checkFile(file: string): string[] {
  if (file.endsWith("/contract.ts") && /from "node:/.test(readFileSync(join(root, file), "utf8"))) return [`${file}: a contract is read by pages and imports nothing of the server's`]
  return hiding.test(file) ? [`${file}: a name like this is something that has not found its home`] : []
}

/** Circles between rooms, value and type imports alike. */
function circles(): string[] {
  const next = new Map<string, Set<string>>()
  for (const { from, to } of arrows) {
    const [source, target] = [roomOf(from), roomOf(to)]
    if (source !== target && !/\/testing\.tsx?$/.test(from)) next.set(source, (next.get(source) ?? new Set()).add(target))
  }
  const found = new Set<string>()
  const visit = (room: string, path: readonly string[]): void => {
    const at = path.indexOf(room)
    if (at >= 0) {
      const ring = path.slice(at)
      const start = ring.indexOf([...ring].sort()[0] ?? "")
      found.add([...ring.slice(start), ...ring.slice(0, start)].join(" → "))
      return
    }
    for (const one of next.get(room) ?? []) visit(one, [...path, room])
  }
  for (const room of next.keys()) visit(room, [])
  return [...found].map((ring) => `circle: ${ring}`)
}

function draw(): void {
  for (const floor of floors) {
    const rooms = [...new Set(files.filter((file) => file.startsWith(`${floor}/`)).map(roomOf))].sort()
    if (rooms.length === 0) continue
    console.log(`\n${floor}/`)
    for (const room of rooms) {
      const inside = files.filter((file) => roomOf(file) === room)
      const leans = [...new Set(arrows.filter((arrow) => roomOf(arrow.from) === room && roomOf(arrow.to) !== room).map((arrow) => roomOf(arrow.to).replace(/^packages\//, "")))].sort()
      console.log(`  ${room.split("/").at(-1)?.padEnd(14)} ${String(inside.length).padStart(3)} files  ${leans.length > 0 ? `→ ${leans.join(" ")}` : ""}`)
    }
  }
  console.log("")
}
