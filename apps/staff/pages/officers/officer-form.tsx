// Appointing an officer: name, roles that do not conflict, scope, and the officer's own ID number so that nobody handles their own case.
import { Button, Checkbox, Input, Select } from "antd"
import { useState } from "react"
import { changeOfficer, createOfficer, listOfficers } from "#platform/identity/contract"
import { listOffices } from "#platform/registers/contract"
import { useAsk, useSend } from "#ui"
import { Refusal, type StaffRole, staffRoles } from "#wire"
import { Failure } from "../../parts/failure.tsx"
import { Line } from "../../parts/line.tsx"
import { roleWords } from "../../parts/role-words.ts"
import { useTried } from "../../parts/tried.ts"
import { useSay } from "../../say.ts"
import type { Officer } from "./officers-page.tsx"

interface OfficerFormProps {
  readonly officer: Officer | null
  readonly close: () => void
  readonly made: (name: string, password: string) => void
}

export function OfficerForm({ officer, close, made }: OfficerFormProps) {
  const say = useSay()
  const offices = useAsk(listOffices)
  const create = useSend(createOfficer, [listOfficers.name])
  const change = useSend(changeOfficer, [listOfficers.name])
  const [login, setLogin] = useState(officer?.login ?? "")
  const [name, setName] = useState(officer?.name ?? "")
  const [roles, setRoles] = useState<readonly StaffRole[]>(() => staffRoles.filter((role) => officer?.roles.includes(role)))
  const [scope, setScope] = useState(officer?.scope ?? "")
  const [officeId, setOfficeId] = useState(officer?.officeId ?? null)
  const [idNumber, setIdNumber] = useState("")
  const [disabled, setDisabled] = useState(typeof officer?.disabledAt === "string")
  const failure = create.error ?? change.error
  const errors = failure instanceof Refusal ? failure.errors : []
  const at = (path: string) => errors.find((one) => one.path === path)?.says
  const input = { name, roles: [...roles], scope, officeId, ...(idNumber ? { idNumber } : {}) }
  const submit = () =>
    officer
      ? change.mutate({ params: { officer: officer.officerId }, input: { ...input, disabled } }, { onSuccess: close })
      : create.mutate({ input: { ...input, login } }, { onSuccess: (answer) => { if (answer.temporaryPassword) made(name, answer.temporaryPassword); close() } })
  const isMissing = { login: !officer && !login.trim(), name: !name.trim(), idNumber: false, scope: !scope.trim(), roles: roles.length === 0 }
  const { lacks, tried } = useTried()
  const saidAt = (path: keyof typeof isMissing) => lacks(isMissing[path]) ?? at(path) ?? null
  const line = (path: keyof typeof isMissing, id: string, label: string, value: string, set: (value: string) => void) => (
    <Line id={id} label={label} error={saidAt(path)}>{(aria) => <Input {...aria} value={value} autoComplete="off" onChange={(event) => set(event.target.value)} />}</Line>
  )
  return (
    <form
      className="card pad action-card"
      aria-label={say(officer ? "officers.change" : "officers.new")}
      noValidate
      onSubmit={(event) => tried(event, Object.values(isMissing).includes(true), submit)}
    >
      <h2>{officer ? say("officers.change-of", { name: officer.name }) : say("officers.new")}</h2>
      <Failure failure={failure} />
      <div className="split split-even">
        <div>
          {officer ? null : line("login", "officer-login", say("signin.login"), login, setLogin)}
          {line("name", "officer-name", say("people.name"), name, setName)}
          {line("idNumber", "officer-number", say("officers.id-number"), idNumber, setIdNumber)}
        </div>
        <div>
          {line("scope", "officer-scope", say("officers.scope-code"), scope, setScope)}
          <div className="field"><label htmlFor="officer-office">{say("officers.office")}</label><Select id="officer-office" className="wide" allowClear showSearch={{ optionFilterProp: "label" }} value={officeId} onChange={(value: string | undefined) => setOfficeId(value ?? null)} options={(offices.data ?? []).map((one) => ({ value: one.officeId, label: one.name }))} /></div>
          <fieldset className="field" tabIndex={-1} {...(saidAt("roles") ? { "aria-invalid": true, "aria-describedby": "officer-roles-error" } : {})}>
            <legend>{say("officers.roles")}</legend>
            <Checkbox.Group value={[...roles]} onChange={(values) => setRoles(staffRoles.filter((role) => values.includes(role)))} options={staffRoles.map((role) => ({ value: role, label: roleWords(say, role) }))} />
            {saidAt("roles") ? <p id="officer-roles-error" className="field-error" role="alert">{saidAt("roles")}</p> : null}
          </fieldset>
          {officer ? <Checkbox checked={disabled} onChange={(event) => setDisabled(event.target.checked)}>{say("officers.disable")}</Checkbox> : null}
        </div>
      </div>
      {officer ? <p className="hint">{say("officers.signed-out")}</p> : null}
      <div className="action-others">
        <Button type="primary" htmlType="submit" loading={create.isPending || change.isPending}>{say("officers.save")}</Button>
        <Button onClick={close}>{say("action.cancel")}</Button>
      </div>
    </form>
  )
}
