// Brings the part of a page an address names ("/me#registrations") into view once what stands above it has come.
import { useRouterState } from "@tanstack/react-router"
import { useEffect } from "react"

/** @param isReady true when everything above the place is drawn. */
export function useComeToPlace(isReady: boolean): void {
  const hash = useRouterState({ select: (state) => state.location.hash })
  useEffect(() => {
    if (!isReady || hash === "") return
    const place = document.getElementById(hash)
    if (!place) return
    place.tabIndex = -1
    place.scrollIntoView({ block: "start" })
    place.focus({ preventScroll: true })
  }, [isReady, hash])
}
