// 好差评 at the end of a case: five grades, what was not good, a few words; once.
import { Button, Checkbox, Input, Radio } from "antd"
import { useState } from "react"
import { caseRating, gradeLabels, indicatorLabels, rateCase } from "#outreach/rating"
import { focusFirstWrong, ProblemNotice, useAsk, useSend } from "#ui"
import type { InputOf } from "#wire"
import { useSay } from "../../say.ts"

type Indicators = NonNullable<InputOf<typeof rateCase>["indicators"]>

const grades = ["5", "4", "3", "2", "1"] as const

export function RatingPart({ id }: { readonly id: string }) {
  const say = useSay()
  const read = useAsk(caseRating, { params: { case: id } })
  const send = useSend(rateCase, [caseRating.name])
  const [grade, setGrade] = useState<string | null>(null)
  const [indicators, setIndicators] = useState<Indicators>([])
  const [says, setSays] = useState("")
  const [isTried, setTried] = useState(false)
  const [anonymous, setAnonymous] = useState(false)
  if (!read.data || (read.data.rating === null && read.data.until === null)) return null
  if (read.data.rating) return <section className="jy-card jy-stack-s"><h2>{say("rating.title")}</h2><p role="status">{say("rating.done", { grade: gradeLabels[String(read.data.rating.grade) as keyof typeof gradeLabels] })}</p></section>
  const isPoor = grade === "1" || grade === "2"
  const isMissing = isPoor && indicators.length === 0 && says.trim() === ""
  const wrong = grade === null ? "rating.gradeMissing" : isMissing ? "rating.poorMissing" : null
  const error = isTried && wrong ? <p className="jy-field-error" id="rating-error" role="alert">{say(wrong)}</p> : null
  const isWrong = error ? ({ "aria-invalid": true, "aria-describedby": "rating-error" } as const) : {}
  return (
    <form
      noValidate
      className="jy-card jy-stack jy-no-print"
      aria-labelledby="rating-title"
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (wrong) focusFirstWrong(event.currentTarget)
        else if (grade !== null) send.mutate({ params: { case: id }, input: { grade: Number(grade), indicators, says: says.trim(), anonymous } })
      }}
    >
      <h2 id="rating-title">{say("rating.title")}</h2>
      <ProblemNotice failure={send.error} />
      <div className="jy-field" role="group" tabIndex={-1} aria-labelledby="rating-title" {...(grade === null ? isWrong : {})}>
        {grade === null ? error : null}
        <Radio.Group className="jy-choices" value={grade} onChange={(event) => setGrade(String(event.target.value))} options={grades.map((value) => ({ value, label: gradeLabels[value] }))} />
      </div>
      {grade === null ? null : (
        <>
          <div className="jy-field" role="group" tabIndex={-1} aria-labelledby="rating-about" {...(isMissing ? isWrong : {})}><span className="jy-field-label" id="rating-about">{say(isPoor ? "rating.poor" : "rating.good")}</span>{isMissing ? error : null}<Checkbox.Group className="jy-choices" value={indicators} onChange={setIndicators} options={Object.entries(indicatorLabels).map(([value, label]) => ({ value: value as Indicators[number], label }))} /></div>
          <div className="jy-field"><label className="jy-field-label" htmlFor="rating-says">{say("rating.says")}</label><Input.TextArea id="rating-says" maxLength={500} autoSize={{ minRows: 2 }} value={says} onChange={(event) => setSays(event.target.value)} /></div>
          <Checkbox checked={anonymous} onChange={(event) => setAnonymous(event.target.checked)}>{say("rating.anonymous")}</Checkbox>
          <p className="jy-secondary jy-small">{say("rating.who")}</p>
        </>
      )}
      <div className="jy-row"><Button type="primary" size="large" htmlType="submit" loading={send.isPending}>{say("rating.send")}</Button></div>
    </form>
  )
}
