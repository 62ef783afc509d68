// The number everybody may call, on every page that can leave a question.
import { PhoneOutlined } from "@ant-design/icons"
import { useSay } from "../say.ts"

export function Helpline() {
  const say = useSay()
  return (
    <a className="jy-helpline" href="tel:12333">
      <PhoneOutlined aria-hidden="true" />
      <span>
        <strong>12333</strong>
        <span className="jy-helpline-words">{say("help.words")}</span>
      </span>
    </a>
  )
}
