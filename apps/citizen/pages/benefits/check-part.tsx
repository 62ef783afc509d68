// The monthly check: what was done to find work, and the promise that nothing has changed.
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { Button, Checkbox, Input } from "antd"
import { useState } from "react"
import { doCheck } from "#domains/insurance"
import { monthInWords, ProblemNotice, shortDay, useLanguage } from "#ui"
import { call } from "#wire"
import { useSay } from "../../say.ts"

const ways = ["applied", "interview", "fair", "training", "start-up", "guidance", "other"] as const
type Way = (typeof ways)[number]

export function CheckPart({ check, onDone }: { readonly check: { readonly month: string; readonly dueOn: string }; readonly onDone: (month: string) => void }) {
  const say = useSay()
  const [language] = useLanguage()
  const store = useQueryClient()
  const [sought, setSought] = useState<readonly Way[]>([])
  const [statement, setStatement] = useState("")
  const [promise, setPromise] = useState(false)
  const [missing, setMissing] = useState(false)
  const send = useMutation({
    mutationFn: () => call(doCheck, { input: { month: check.month, sought: [...sought], statement, promise: true } }),
    onSuccess: () => {
      onDone(check.month)
      return store.invalidateQueries({ queryKey: ["benefits"] })
    },
  })
  const ready = sought.length > 0 && promise
  return (
    <section id="check" className="jy-card jy-stack">
      <h2>{say("check.title", { month: monthInWords(check.month, language) })}</h2>
      <p>{say("check.words", { day: shortDay(check.dueOn, language) })}</p>
      <ProblemNotice failure={send.error} />
      {missing && !ready ? (
        <p className="jy-field-error" role="alert">
          {sought.length === 0 ? say("check.soughtMissing") : say("check.promiseMissing")}
        </p>
      ) : null}
      <div className="jy-field" role="group" aria-labelledby="check-sought">
        <div className="jy-field-label" id="check-sought">
          {say("check.sought")}
        </div>
        <Checkbox.Group className="jy-choices" value={[...sought]} options={ways.map((value) => ({ value, label: say(`check.way.${value}`) }))} onChange={(values) => setSought(ways.filter((one) => values.includes(one)))} />
      </div>
      <div className="jy-field">
        <label className="jy-field-label" htmlFor="check-statement">
          {say("check.more")}
        </label>
        <Input.TextArea id="check-statement" autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} value={statement} onChange={(event) => setStatement(event.target.value)} />
      </div>
      <div className="jy-field jy-promise">
        <Checkbox checked={promise} onChange={(event) => setPromise(event.target.checked)}>
          {say("check.promise")}
        </Checkbox>
      </div>
      <div>
        <Button
          type="primary"
          size="large"
          loading={send.isPending}
          onClick={() => {
            setMissing(true)
            if (ready) send.mutate()
          }}
        >
          {say("check.send")}
        </Button>
      </div>
    </section>
  )
}
