// The title of the page is its heading: the tab, the history and the screen reader say where one is, also after a move inside the app.
import { useRouterState } from "@tanstack/react-router"
import { useEffect, useState, type RefObject } from "react"

/** Words of the first heading below a node, in one line. */
const headingOf = (main: HTMLElement | null): string => main?.querySelector("h1")?.textContent?.replace(/\s+/g, " ").trim() ?? ""

/** Makes the heading of the page its title, whenever it comes or changes. Gives what is to be said aloud: the heading, once the person has moved inside the app. */
export function usePageTitle(main: RefObject<HTMLElement | null>, app: string): string {
  const path = useRouterState({ select: (state) => state.location.pathname })
  const [first] = useState(path)
  const [hasMoved, setMoved] = useState(false)
  const [heading, setHeading] = useState("")
  if (!hasMoved && path !== first) setMoved(true)
  useEffect(() => {
    const follow = () => setHeading(headingOf(main.current))
    const watched = new MutationObserver(follow)
    if (main.current) watched.observe(main.current, { childList: true, subtree: true, characterData: true })
    follow()
    return () => watched.disconnect()
  }, [main])
  useEffect(() => {
    document.title = heading ? `${heading} - ${app}` : app
  }, [heading, app])
  return hasMoved ? heading : ""
}
