// A form pressed before it is complete: each place says what it lacks, and the focus goes to the first of them.
import { useState } from "react"
import { focusFirstWrong } from "#ui"
import { useSay } from "../say.ts"

/** What a press of a button and the sending of a form have in common. */
interface Press {
  readonly preventDefault: () => void
  readonly currentTarget: HTMLElement
}

export function useTried() {
  const say = useSay()
  const [isTried, setTried] = useState(false)
  return {
    /** What stands at a place that lacks something, once the form was tried. */
    lacks: (isMissing: boolean, sentence: string = say("form.required")): string | null => (isTried && isMissing ? sentence : null),
    /** Acts when nothing is missing. */
    tried: (press: Press, isMissing: boolean, act: () => void): void => {
      press.preventDefault()
      setTried(isMissing)
      if (isMissing) focusFirstWrong(press.currentTarget.closest<HTMLElement>("form, .stack, section"))
      else act()
    },
  }
}
