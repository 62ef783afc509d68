// One press to the other language.
import { Button } from "antd"
import { languages, useLanguage, useTexts } from "../language.ts"
import { uiTexts } from "../messages/texts.ts"

export function LanguageSwitch() {
  const say = useTexts(uiTexts)
  const [language, change] = useLanguage()
  const other = languages.find((one) => one.code !== language)
  if (!other) return null
  return (
    <Button type="text" className="jy-language" lang={other.tag} title={say("frame.language")} onClick={() => change(other.code)}>
      {other.code === "en" ? "EN" : "中文"}
    </Button>
  )
}
