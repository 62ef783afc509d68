// What this device remembers about how to show pages: large type 长辈版; and what the system asks: reduced motion.
import { createContext, useContext, useEffect, useState, type ReactNode } from "react"

export interface Preferences {
  /** 长辈版: text at least 18 px, targets at least 60 px, read-aloud, no pop-ups. */
  readonly large: boolean
  readonly setLarge: (on: boolean) => void
  /** The person's system asks for no motion. */
  readonly still: boolean
}

const remembered = "jiuye.large-type"
const Context = createContext<Preferences>({ large: false, setLarge: () => undefined, still: false })

/** Gives pages the preferences and marks the document, so that styles follow. `allowLarge` is false in offices. */
export function PreferencesProvider({ allowLarge, children }: { readonly allowLarge: boolean; readonly children: ReactNode }) {
  const [large, setLarge] = useState(() => allowLarge && localStorage.getItem(remembered) === "1")
  const still = useMedia("(prefers-reduced-motion: reduce)")
  useEffect(() => {
    document.documentElement.dataset["type"] = large ? "large" : allowLarge ? "public" : "office"
  }, [large, allowLarge])
  const change = (on: boolean) => {
    localStorage.setItem(remembered, on ? "1" : "0")
    setLarge(on)
  }
  return <Context value={{ large, setLarge: change, still }}>{children}</Context>
}

export const usePreferences = (): Preferences => useContext(Context)

/** Whether a media query holds now. */
export function useMedia(query: string): boolean {
  const [holds, setHolds] = useState(() => matchMedia(query).matches)
  useEffect(() => {
    const list = matchMedia(query)
    const told = () => setHolds(list.matches)
    told()
    list.addEventListener("change", told)
    return () => list.removeEventListener("change", told)
  }, [query])
  return holds
}

/** True on a phone: narrower than 768 px. */
export const useIsPhone = (): boolean => useMedia("(max-width: 767px)")
