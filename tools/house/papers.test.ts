// The papers of the project stay in order: the glossary, the numbers of the decisions, links that lead somewhere, commands that exist.
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { expect, test } from "vitest"

const root = join(import.meta.dirname, "../..")
const read = (path: string) => readFileSync(join(root, path), "utf8")

interface Manifest {
  readonly version: string
  readonly scripts: Readonly<Record<string, string>>
}
const manifest = JSON.parse(read("package.json")) as Manifest

/** Every Markdown file of the repository's own. */
function papers(folder = ""): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name
    if (entry.isDirectory()) return ["node_modules", "var", "dist", ".git", "coverage"].includes(entry.name) ? [] : papers(path)
    return entry.name.endsWith(".md") ? [path] : []
  })
}

const repeated = (words: readonly string[]) => words.filter((word, index) => words.indexOf(word) !== index)

test("the glossary has one English word per term, one term per word, sorted by pinyin", () => {
  const rows = read("docs/glossary.md").split("\n").filter((line) => line.startsWith("| ")).slice(2).map((line) => line.split("|").slice(1, -1).map((cell) => cell.trim()))
  const terms = rows.map(([term = ""]) => term)
  expect(rows.length).toBeGreaterThan(100)
  expect(rows.filter((row) => row.length !== 3)).toEqual([])
  expect(repeated(terms)).toEqual([])
  expect(repeated(rows.map(([, word = ""]) => word))).toEqual([])
  expect(terms).toEqual(terms.toSorted(new Intl.Collator("zh-Hans-CN-u-co-pinyin").compare))
})

test("decisions are numbered one after another, and each begins with its number", () => {
  const files = readdirSync(join(root, "docs/decisions")).toSorted()
  expect(files.map((file) => Number(file.slice(0, 4)))).toEqual(files.map((_, index) => index + 1))
  for (const file of files) expect(read(`docs/decisions/${file}`), file).toMatch(new RegExp(`^# ${file.slice(0, 4)} · `))
})

test("every link between papers leads to a file", () => {
  const lost = papers().flatMap((paper) =>
    [...read(paper).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)[^)]*\)/g)].map(([, target = ""]) => target).filter((target) => !target.startsWith("/") && !existsSync(join(root, dirname(paper), target))).map((target) => `${paper}: ${target}`),
  )
  expect(lost).toEqual([])
})

test("every command a paper names is a command of the project, and every file in backquotes below docs is there", () => {
  const named = papers().flatMap((paper) => [...read(paper).matchAll(/npm run (?:-s |--silent )?([\w:]+)/g)].map(([, name = ""]) => ({ paper, name })))
  expect(named.length).toBeGreaterThan(10)
  expect(named.filter(({ name }) => !(name in manifest.scripts))).toEqual([])
  const pointed = papers().flatMap((paper) => [...read(paper).matchAll(/`(docs\/[\w./-]+\.md)`/g)].map(([, target = ""]) => ({ paper, target })))
  expect(pointed.filter(({ target }) => !existsSync(join(root, target)))).toEqual([])
})

test("the change log knows this version", () => {
  expect(read("CHANGELOG.md")).toContain(`## [${manifest.version}]`)
})

test("the two READMEs have the same chapters, pictures and commands", () => {
  const parts = (path: string) => {
    const text = read(path)
    return { chapters: text.split("\n").filter((line) => line.startsWith("## ")).length, pictures: [...text.matchAll(/docs\/pictures\/[\w-]+\.png/g)].map(([picture]) => picture), commands: [...text.matchAll(/`npm (?:run )?[\w:]+/g)].map(([command]) => command) }
  }
  expect(parts("README.zh-CN.md")).toEqual(parts("README.md"))
})
