// The sign on the button that empties a field, with a name people understand.
import { CloseCircleFilled } from "@ant-design/icons"
import { useTexts } from "../language.ts"
import { uiTexts } from "../messages/texts.ts"

export function ClearSign() {
  const say = useTexts(uiTexts)
  return <CloseCircleFilled aria-label={say("field.clear")} />
}
