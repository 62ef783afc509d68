// The language of the page: catalogues of interface texts, Chinese first, English one switch away and loaded when it is chosen, remembered.
import { useSyncExternalStore } from "react"

export type Language = "zh" | "en"
export const languages: readonly { readonly code: Language; readonly name: string; readonly tag: string }[] = [
  { code: "zh", name: "中文", tag: "zh-CN" },
  { code: "en", name: "English", tag: "en" },
]

export type Texts<Key extends string = string> = Readonly<Record<Key, string>>

/** All texts of one app or package, by flat key such as "home.title"; `{{name}}` is filled in. */
export interface Catalogue<Key extends string = string> {
  readonly name: string
  readonly zh: Texts<Key>
  readonly english: () => Promise<Texts<Key>>
}

/** Declares a catalogue; English must have exactly the keys of the Chinese. */
export const catalogue = <Key extends string>(name: string, zh: Texts<Key>, english: () => Promise<Texts<NoInfer<Key>>>): Catalogue<Key> => ({ name, zh, english })

const remembered = "jiuye.language"

interface Spoken {
  readonly language: Language
  /** English texts by the name of their catalogue; empty until English is chosen. */
  readonly english: ReadonlyMap<string, Texts>
}

let catalogues: readonly Catalogue[] = []
let spoken: Spoken = { language: "zh", english: new Map() }
const listeners = new Set<() => void>()
const listen = (told: () => void) => {
  listeners.add(told)
  return () => void listeners.delete(told)
}

/** Takes the catalogues and the remembered language. Call once, before the first page. */
export async function startLanguage(all: readonly Catalogue[]): Promise<void> {
  catalogues = all
  await speak(localStorage.getItem(remembered) === "en" ? "en" : "zh")
}

async function speak(language: Language): Promise<void> {
  const english = language === "en" && spoken.english.size === 0 ? new Map(await Promise.all(catalogues.map(async (one): Promise<[string, Texts]> => [one.name, await one.english()]))) : spoken.english
  spoken = { language, english }
  document.documentElement.lang = languages.find((one) => one.code === language)?.tag ?? "zh-CN"
  for (const told of listeners) told()
}

export type Say<Key extends string> = (key: Key, values?: Readonly<Record<string, string | number>>) => string

/** A sentence with its values filled in. */
export const fillIn = (text: string, values: Readonly<Record<string, string | number>> = {}): string => text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ""))

/** The texts of a catalogue in the present language; re-renders when the language changes. */
export function useTexts<Key extends string>(texts: Catalogue<Key>): Say<Key> {
  const { language, english } = useSyncExternalStore(listen, () => spoken)
  const words: Partial<Texts<Key>> = language === "en" ? ((english.get(texts.name) ?? {}) as Partial<Texts<Key>>) : texts.zh
  return (key, values) => fillIn(words[key] ?? texts.zh[key], values)
}

/** The present language and how to change it. */
export function useLanguage(): readonly [Language, (next: Language) => void] {
  const { language } = useSyncExternalStore(listen, () => spoken)
  const change = (next: Language) => {
    localStorage.setItem(remembered, next)
    void speak(next)
  }
  return [language, change]
}
