// What the keys do, shown by "?".
import { Modal } from "antd"
import type { StaffMessage } from "../messages/zh.ts"
import { useSay } from "../say.ts"

const groups: readonly { readonly title: StaffMessage; readonly keys: readonly (readonly [readonly string[], StaffMessage])[] }[] = [
  { title: "keys.list", keys: [[["j", "k"], "keys.move"], [["Enter"], "keys.open"], [["/"], "keys.search"], [["1", "6"], "keys.views"]] },
  { title: "keys.case", keys: [[["a"], "keys.action"], [["Ctrl", "Enter"], "keys.send"], [["Esc"], "keys.leave"], [["u"], "keys.back"], [["p"], "keys.print"]] },
  { title: "keys.everywhere", keys: [[["?"], "keys.help"], [["Tab"], "keys.tab"]] },
]

export function KeyboardHelp({ open, close }: { readonly open: boolean; readonly close: () => void }) {
  const say = useSay()
  return (
    <Modal open={open} onCancel={close} footer={null} title={say("keys.title")} width={520}>
      {groups.map((group) => (
        <section key={group.title} className="keys">
          <h3>{say(group.title)}</h3>
          <dl>
            {group.keys.map(([keys, meaning]) => (
              <div key={meaning}>
                <dt>{keys.map((key) => <kbd key={key}>{key}</kbd>)}</dt>
                <dd>{say(meaning)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Modal>
  )
}
