// The language of the page: catalogues of interface texts, Chinese first, English one switch away, remembered.
import i18next from "i18next"
import { initReactI18next, useTranslation } from "react-i18next"

export type Language = "zh" | "en"
export const languages: readonly { readonly code: Language; readonly name: string; readonly tag: string }[] = [
  { code: "zh", name: "中文", tag: "zh-CN" },
  { code: "en", name: "English", tag: "en" },
]

/** All texts of one app or package in both languages, by flat key such as "home.title"; `{{name}}` is filled in. */
export interface Catalogue<Key extends string = string> {
  readonly name: string
  readonly zh: Readonly<Record<Key, string>>
  readonly en: Readonly<Record<Key, string>>
}

/** Declares a catalogue; English must have exactly the keys of the Chinese. */
export const catalogue = <Key extends string>(name: string, zh: Readonly<Record<Key, string>>, en: Readonly<Record<NoInfer<Key>, string>>): Catalogue<Key> => ({ name, zh, en })

const remembered = "jiuye.language"

/** Loads the catalogues and takes the remembered language. Call once, before the first page. */
export async function startLanguage(catalogues: readonly Catalogue[]): Promise<void> {
  const language = localStorage.getItem(remembered) === "en" ? "en" : "zh"
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: "zh",
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: {
      zh: Object.fromEntries(catalogues.map((one) => [one.name, one.zh])),
      en: Object.fromEntries(catalogues.map((one) => [one.name, one.en])),
    },
  })
  show(language)
}

export type Say<Key extends string> = (key: Key, values?: Readonly<Record<string, string | number>>) => string

/** The texts of a catalogue in the present language; re-renders when the language changes. */
export function useTexts<Key extends string>(texts: Catalogue<Key>): Say<Key> {
  const { t } = useTranslation(texts.name)
  return (key, values) => String(t(key as string, { ...values }))
}

/** The present language and how to change it. */
export function useLanguage(): readonly [Language, (next: Language) => void] {
  const { i18n } = useTranslation()
  const change = (next: Language) => {
    localStorage.setItem(remembered, next)
    show(next)
    void i18n.changeLanguage(next)
  }
  return [i18n.language === "en" ? "en" : "zh", change]
}

function show(language: Language): void {
  document.documentElement.lang = languages.find((one) => one.code === language)?.tag ?? "zh-CN"
}
