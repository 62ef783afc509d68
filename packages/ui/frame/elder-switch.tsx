// The large-type mode 长辈版, one press on or off, and the button that reads the page aloud.
import { FontSizeOutlined, PauseOutlined, SoundOutlined } from "@ant-design/icons"
import { Button } from "antd"
import { useEffect, useState } from "react"
import { useLanguage, useTexts } from "../language.ts"
import { uiTexts } from "../messages/texts.ts"
import { usePreferences } from "../preferences.tsx"

/** Says what pressing does: 长辈版, or 标准版 when it is on. */
export function ElderSwitch() {
  const say = useTexts(uiTexts)
  const { large, setLarge } = usePreferences()
  return (
    <Button type={large ? "primary" : "default"} icon={<FontSizeOutlined aria-hidden="true" />} className="jy-elder" onClick={() => setLarge(!large)}>
      {large ? say("elder.off") : say("elder.on")}
    </Button>
  )
}

/** Reads the main part of the page in the present language. Nothing when the device cannot speak. */
export function ReadAloud() {
  const say = useTexts(uiTexts)
  const [language] = useLanguage()
  const [speaking, setSpeaking] = useState(false)
  useEffect(() => () => globalThis.speechSynthesis?.cancel(), [])
  if (!("speechSynthesis" in globalThis)) return null
  const start = () => {
    const words = document.getElementById("main")?.innerText ?? ""
    const speech = new SpeechSynthesisUtterance(words)
    speech.lang = language === "zh" ? "zh-CN" : "en-GB"
    speech.rate = 0.9
    speech.onend = () => setSpeaking(false)
    speech.onerror = () => setSpeaking(false)
    speechSynthesis.cancel()
    speechSynthesis.speak(speech)
    setSpeaking(true)
  }
  const stop = () => {
    speechSynthesis.cancel()
    setSpeaking(false)
  }
  return (
    <Button icon={speaking ? <PauseOutlined aria-hidden="true" /> : <SoundOutlined aria-hidden="true" />} aria-pressed={speaking} onClick={speaking ? stop : start}>
      {speaking ? say("elder.quiet") : say("elder.read")}
    </Button>
  )
}
